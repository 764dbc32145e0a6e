"""The comfort gate of D5: per movement pattern, whether sets of 1-6 are open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from ironstride.training.plan import Gate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.planning.screen import Screen
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.exercise import Exercise
    from ironstride.training.words import Pattern

Opening = Literal["closed", "simple", "open"]


@dataclass(frozen=True, slots=True)
class GateState:
    """How far a gate is open today: for no lift, for simple and machine lifts, or for all.

    `sessions_left` is the number of sessions of the pattern until more opens; None when only
    health decides.
    """

    pattern: Pattern
    opening: Opening
    sessions_left: int | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gates:
    """The gates of all gated patterns; patterns without a gate never use sets of 1-6."""

    states: Mapping[Pattern, GateState]
    simple_skill: int

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
    athlete: Athlete, screen: Screen, catalogue: Catalogue, today: dt.date, policy: Policy
) -> Gates:
    """Judge each gate from comfort, sessions done, pain and how lately the pattern was lifted."""
    states = {}
    for word in policy.words("gates.patterns"):
        pattern = cast("Pattern", word)
        states[pattern] = _judge(pattern, athlete, screen, catalogue, today, policy)
    return Gates(states, policy.whole("gates.simple_skill"))


def _judge(
    pattern: Pattern,
    athlete: Athlete,
    screen: Screen,
    catalogue: Catalogue,
    today: dt.date,
    policy: Policy,
) -> GateState:
    days = _days_lifted(pattern, athlete, catalogue)
    done = max(athlete.lifting.sessions.get(pattern, 0), len(days))
    need = int(policy.table("gates.least_sessions")[pattern])
    simple_need = min(need, policy.whole("gates.simple_least_sessions"))
    missing = [
        *_comfort_missing(pattern, athlete, policy),
        *_screen_missing(screen),
        *_absence_missing(days, athlete, today, policy),
    ]
    if missing or done < simple_need:
        opening: Opening = "closed"
    else:
        opening = "open" if done >= need else "simple"
    left = max(0, (need if opening == "simple" else simple_need) - done)
    if opening == "closed" and not left:
        left = simple_need
    elif left:
        what = (
            "technical lifts such as the barbell squat" if opening == "simple" else "this pattern"
        )
        missing.append(f"{left} more sessions of {what}")
    in_health = bool(_screen_missing(screen))
    return GateState(pattern, opening, None if in_health else left, tuple(missing))


def _days_lifted(pattern: Pattern, athlete: Athlete, catalogue: Catalogue) -> frozenset[dt.date]:
    known = catalogue.exercises
    return frozenset(
        lift.on
        for lift in athlete.lifts
        if lift.exercise in known and pattern in known[lift.exercise].patterns
    )


def _comfort_missing(pattern: Pattern, athlete: Athlete, policy: Policy) -> tuple[str, ...]:
    need = policy.whole("gates.least_comfort")
    comfort = athlete.lifting.comfort.get(pattern)
    if comfort is None:
        return (f"your comfort with it is not stated ({need} of 5 opens it)",)
    if comfort < need:
        return (f"comfort {need} of 5 is needed, you said {comfort}",)
    return ()


def _screen_missing(screen: Screen) -> tuple[str, ...]:
    if screen.no_strength_class:
        return ("a health flag keeps heavy sets out",)
    legs = {"knee", "hip", "low_back", "hamstring", "quad", "groin"}
    if screen.spared_regions & legs:
        return ("no pain above 2 of 10 in back, hips, thighs and knees",)
    return ()


def _absence_missing(
    days: frozenset[dt.date], athlete: Athlete, today: dt.date, policy: Policy
) -> tuple[str, ...]:
    """Say when a pattern has to be earned again; advanced lifters keep it."""
    if not days or athlete.lifting.experience == "advanced":
        return ()
    away = (today - max(days)).days
    if away <= policy.whole("gates.closed_after_days"):
        return ()
    return (f"last lifted {away // 7} weeks ago: two weeks of 8-10 first",)


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
        elif is_closed and state.sessions_left:
            ready = exposures.get(pattern, ())[state.sessions_left - 1 :]
            heavy = heavy_days.get(pattern, ())
            expected = next((day for day in heavy if ready and day >= ready[0]), None)
        reported.append(Gate(pattern, not is_closed, missing, expected))
    return tuple(reported)
