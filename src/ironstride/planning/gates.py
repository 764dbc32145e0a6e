"""The comfort gate of D5: per movement pattern, whether sets of 1-6 are open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, cast

from ironstride.planning.gate_log import earned_again, find_lacks, find_losses, read_pattern_log
from ironstride.training.intake_words import comfort_word, least_comfort_word
from ironstride.training.plan import Gate

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.planning.gate_log import Lifts, Missing, PatternLog
    from ironstride.planning.screen import Screen
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.exercise import Exercise
    from ironstride.training.words import Pattern

Opening = Literal["closed", "simple", "open"]
TECHNICAL: Final = "technical lifts such as the barbell squat"


@dataclass(frozen=True, slots=True)
class GateState:
    """How far a gate is open today: for no lift, for simple and machine lifts, or for all.

    `sessions_left` is the number of sessions of the pattern until more opens; None when only
    health decides. `not_before` is the day before which it cannot be, if there is one.
    """

    pattern: Pattern
    opening: Opening
    sessions_left: int | None
    missing: tuple[str, ...]
    not_before: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Gates:
    """The gates of all gated patterns on the day `now`; others never use sets of 1-6."""

    states: Mapping[Pattern, GateState]
    simple_skill: int
    now: dt.date

    def allows(self, pattern: Pattern, exercise: Exercise) -> bool:
        """Whether `exercise` may be done in sets of 1-6 for `pattern`."""
        state = self.states.get(pattern)
        if state is None or state.opening == "closed" or "strength" not in exercise.rep_classes:
            return False
        return state.opening == "open" or exercise.skill <= self.simple_skill

    def any_open(self) -> bool:
        """Whether any pattern may be done heavy."""
        return any(state.opening != "closed" for state in self.states.values())


def judge_gates(
    athlete: Athlete,
    screen: Screen,
    catalogue: Catalogue,
    today: dt.date,
    policy: Policy,
    now: dt.date = dt.date.min,
) -> Gates:
    """Judge each gate from comfort, sessions done, health, and what was logged of the pattern.

    `today` is the first day of the plan, `now` that from which it is planned again, if ever: what
    was logged until then counts.
    """
    # Without a log, what was planned counts as done.
    now = max(today, now) if athlete.log else today
    states = {}
    for word in policy.words("gates.patterns"):
        pattern = cast("Pattern", word)
        log = read_pattern_log(pattern, athlete, catalogue, now, policy)
        days = frozenset(log.days) or _days_remembered(pattern, athlete, catalogue)
        case = _Case(pattern, athlete, log, days, now if log.days else today, policy)
        states[pattern] = _judge(case, _screen_missing(screen))
    return Gates(states, policy.whole("gates.simple_skill"), now)


@dataclass(frozen=True, slots=True)
class _Case:
    """A gate before its judge: what the runner said, remembers and logged of a pattern.

    `days` are all those on which it is known to have been done.
    """

    pattern: Pattern
    athlete: Athlete
    log: PatternLog
    days: frozenset[dt.date]
    now: dt.date
    policy: Policy

    @property
    def stated(self) -> int:
        """The sessions that the athlete file states."""
        return self.athlete.lifting.sessions.get(self.pattern, 0)

    def left(self, lifts: Lifts) -> int:
        """Return the sessions of the pattern that are left until such lifts open."""
        return max(0, self.need(lifts) - max(self.stated, len(self.days)))

    def need(self, lifts: Lifts) -> int:
        """Return the sessions of the pattern that open such lifts."""
        need = int(self.policy.table("gates.least_sessions")[self.pattern])
        simple_need = self.policy.whole("gates.simple_least_sessions")
        return need if lifts == "technical" else min(need, simple_need)

    def logged_missing(self, lifts: Lifts) -> list[Missing]:
        """Return what the log lacks for such lifts; what the runner states needs no earning."""
        is_advanced = self.athlete.lifting.experience == "advanced"
        found = find_losses(self.log, lifts, advanced=is_advanced, policy=self.policy)
        if self.stated >= self.need(lifts):
            return found
        return [*found, *find_lacks(self.log, lifts, self.athlete.age_on(self.now), self.policy)]


def _judge(case: _Case, health: tuple[str, ...]) -> GateState:
    said = (*_comfort_missing(case, "simple"), *health, *_absence_missing(case))
    if said or case.left("simple") or case.logged_missing("simple"):
        return _shut("simple", said, case, in_health=bool(health))
    said = _comfort_missing(case, "technical")
    if said or case.left("technical") or case.logged_missing("technical"):
        return _shut("technical", said, case)
    return GateState(case.pattern, "open", 0, ())


def _shut(
    lifts: Lifts, said: tuple[str, ...], case: _Case, *, in_health: bool = False
) -> GateState:
    """Return a gate that is shut for such lifts, and when it may open."""
    logged = case.logged_missing(lifts)
    left = case.left(lifts)
    start = "" if lifts == "simple" else f"for {TECHNICAL}: "
    missing = [f"{start}{text}" for text in (*said, *(one.text for one in logged))]
    if left:
        what = "this pattern" if lifts == "simple" else TECHNICAL
        missing.append(f"{left} more sessions of {what}")
    elif said:
        # Comfort comes with practice.
        left = case.need(lifts)
    days = [one.not_before for one in logged if one.not_before is not None]
    return GateState(
        case.pattern,
        "closed" if lifts == "simple" else "simple",
        None if in_health else max([left, *(one.sessions for one in logged)]),
        tuple(missing),
        max(days, default=None),
    )


def _days_remembered(
    pattern: Pattern, athlete: Athlete, catalogue: Catalogue
) -> frozenset[dt.date]:
    known = catalogue.exercises
    return frozenset(
        lift.on
        for lift in athlete.lifts
        if lift.exercise in known and pattern in known[lift.exercise].patterns
    )


def _comfort_missing(case: _Case, lifts: Lifts) -> tuple[str, ...]:
    """Return what is missing unless solid technique, noted in the log, stands for comfort."""
    need = case.policy.whole("gates.least_comfort")
    comfort = case.athlete.lifting.comfort.get(case.pattern)
    if (comfort or 0) >= need or case.log.is_solid(lifts, case.policy):
        return ()
    needed_word = least_comfort_word(need)
    if comfort is None:
        return (f'how it feels to you is not stated ("{needed_word}" opens it)',)
    said_word = comfort_word(comfort)
    return (f'it has to feel "{needed_word}" to you, you said "{said_word}"',)


def _screen_missing(screen: Screen) -> tuple[str, ...]:
    if screen.no_strength_class:
        return ("a health flag keeps heavy sets out",)
    legs = {"knee", "hip", "low_back", "hamstring", "quad", "groin"}
    if screen.spared_regions & legs:
        return ("no pain above 2 of 10 in back, hips, thighs and knees",)
    return ()


def _absence_missing(case: _Case) -> tuple[str, ...]:
    """Say when a pattern has to be earned again; advanced lifters keep it."""
    if not case.days or case.athlete.lifting.experience == "advanced":
        return ()
    away = (case.now - max(case.days)).days
    if away <= case.policy.whole("gates.closed_after_days"):
        return ()
    return (f"last lifted {away // 7} weeks ago: {earned_again(case.policy)}",)


def report_gates(
    gates: Gates,
    exposures: Mapping[Pattern, Sequence[dt.date]],
    heavy_days: Mapping[Pattern, Sequence[dt.date]],
    reachable: Collection[Pattern],
) -> tuple[Gate, ...]:
    """Return the gates as the plan prints them.

    `exposures` are the days on which the plan trains each pattern, `heavy_days` those of them in
    a phase of heavy sets. A closed gate is expected to open with the first heavy day after as many
    exposures as sessions are missing, or not within the plan (None). `reachable` patterns have
    something at one of the places that is heavy enough.
    """
    reported = []
    for pattern, state in gates.states.items():
        is_closed = state.opening == "closed"
        expected, missing = None, state.missing
        if pattern not in reachable:
            missing = (*missing, "nothing at your places is heavy enough for it")
        elif is_closed and state.sessions_left is not None:
            expected = _expect_opening(
                state, gates.now, exposures.get(pattern, ()), heavy_days.get(pattern, ())
            )
        reported.append(Gate(pattern, not is_closed, missing, expected))
    return tuple(reported)


def _expect_opening(
    state: GateState, now: dt.date, exposures: Sequence[dt.date], heavy_days: Sequence[dt.date]
) -> dt.date | None:
    """Return the first heavy day after the sessions and the days that a closed gate waits for."""
    coming = [day for day in exposures if day >= now]
    before = state.sessions_left or 0
    if len(coming) < before:
        return None
    first = max(coming[before - 1] if before else now, state.not_before or now)
    return next((day for day in heavy_days if day >= first), None)
