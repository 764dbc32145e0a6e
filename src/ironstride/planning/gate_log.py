"""What logged sets say of a comfort gate: earned by practice, lost by pain, doubt and absence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from ironstride.training.calendar_weeks import DAYS_PER_WEEK
from ironstride.training.sets import CLASS_REPS, LoggedSet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.words import Pattern

# Machine and other simple lifts open sooner than technical ones such as the barbell squat.
Lifts = Literal["simple", "technical"]
HEAVY_REPS: Final = CLASS_REPS["strength"][1]
Days = dict[dt.date, tuple[LoggedSet, ...]]


@dataclass(frozen=True, slots=True)
class Missing:
    """What keeps a gate shut, in words; the sessions it still takes, and the day it waits for."""

    text: str
    sessions: int = 0
    not_before: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PatternLog:
    """What was done of a pattern up to a day, by the days; what was logged, by the kind of lift.

    `days` hold the remembered sets too, but are empty unless a set of the pattern was logged.
    """

    now: dt.date
    days: Days
    simple: Days
    technical: Days

    def is_solid(self, lifts: Lifts, policy: Policy) -> bool:
        """Whether solid technique was noted in each of the last sessions; technical lifts teach."""
        is_simple = lifts == "simple" and _is_solid(self.simple, policy)
        return is_simple or _is_solid(self.technical, policy)


def read_pattern_log(
    pattern: Pattern, athlete: Athlete, catalogue: Catalogue, now: dt.date, policy: Policy
) -> PatternLog:
    """Collect the work sets of `pattern` up to `now`, the remembered ones too."""
    of_pattern = {
        name: exercise
        for name, exercise in catalogue.exercises.items()
        if pattern in exercise.patterns
    }
    logged = [
        one
        for one in athlete.log
        if one.exercise in of_pattern and one.kind != "warmup" and one.performed_on <= now
    ]
    if not logged:
        return PatternLog(now, {}, {}, {})
    remembered = [
        one.as_logged() for one in athlete.lifts if one.exercise in of_pattern and one.on <= now
    ]
    sets = [*remembered, *logged]
    most = policy.whole("gates.simple_skill")
    simple = [one for one in logged if of_pattern[one.exercise].skill <= most]
    technical = [one for one in logged if of_pattern[one.exercise].skill > most]
    return PatternLog(now, _by_day(sets), _by_day(simple), _by_day(technical))


def _by_day(sets: list[LoggedSet]) -> Days:
    days: dict[dt.date, list[LoggedSet]] = {}
    for one in sorted(sets, key=lambda one: one.performed_at):
        days.setdefault(one.performed_on, []).append(one)
    return {day: tuple(done) for day, done in days.items()}


def find_losses(log: PatternLog, lifts: Lifts, *, advanced: bool, policy: Policy) -> list[Missing]:
    """Return what takes the gate of such lifts away, however it was earned."""
    losses = [_shaky(log.simple if lifts == "simple" else log.technical, policy)]
    if lifts == "simple":
        losses += [_painful(log, policy), None if advanced else _away(log, policy)]
    return [loss for loss in losses if loss is not None]


def find_lacks(log: PatternLog, lifts: Lifts, age_years: int, policy: Policy) -> list[Missing]:
    """Return what logged sessions still lack to open the gate of such lifts."""
    if not log.days:
        return []
    lacks = [_too_early(log, lifts, age_years, policy), _uncalibrated(log, lifts, policy)]
    return [lack for lack in lacks if lack is not None]


def _shaky(days: Days, policy: Policy) -> Missing | None:
    """Return the newest day whose technique was not solid, where it is one of the last."""
    count = policy.whole("gates.technique_sessions")
    last = tuple(days.items())[-count:]
    for place, (day, done) in enumerate(reversed(last)):
        chips = [one.technique for one in done if one.technique not in (None, "solid")]
        if chips:
            text = f"solid technique in the last {count} sessions (on {_say(day)}: {chips[-1]})"
            return Missing(text, count - place)
    return None


def _is_solid(days: Days, policy: Policy) -> bool:
    count = policy.whole("gates.technique_sessions")
    last = tuple(days.values())[-count:]
    chips = [{one.technique for one in done} - {None} for done in last]
    return len(last) == count and all(noted == {"solid"} for noted in chips)


def _painful(log: PatternLog, policy: Policy) -> Missing | None:
    limit = policy.whole("safety.pain_limit_from")
    free = policy.whole("gates.pain_free_days")
    hurt = [
        one
        for done in log.days.values()
        for one in done
        if one.pain is not None and one.pain >= limit
    ]
    if not hurt or (log.now - hurt[-1].performed_on).days > free:
        return None
    day = hurt[-1].performed_on
    weeks, on, pain = free // DAYS_PER_WEEK, _say(day), hurt[-1].pain
    text = f"{weeks} weeks of it without pain above {limit - 1} of 10 (on {on}: {pain})"
    return Missing(text, 0, day + dt.timedelta(days=free + 1))


def _away(log: PatternLog, policy: Policy) -> Missing | None:
    """Return what a long absence costs after the return; while it lasts the gate is shut anyway."""
    longest = policy.whole("gates.closed_after_days")
    again = policy.whole("gates.earn_again_days")
    for before, after in reversed(tuple(pairwise(log.days))):
        open_on = after + dt.timedelta(days=again)
        if log.now >= open_on:
            return None
        if (after - before).days > longest:
            weeks = (after - before).days // 7
            text = f"back since {_say(after)} after {weeks} weeks: {earned_again(policy)}"
            return Missing(text, 0, open_on)
    return None


def earned_again(policy: Policy) -> str:
    """Return in words how a gate opens again after a long absence."""
    days = policy.whole("gates.earn_again_days")
    span = (
        f"{days // DAYS_PER_WEEK} weeks"
        if days > DAYS_PER_WEEK and not days % DAYS_PER_WEEK
        else f"{days} days"
    )
    return f"{span} of 8-10 first"


def _too_early(log: PatternLog, lifts: Lifts, age_years: int, policy: Policy) -> Missing | None:
    weeks = int(policy.table("gates.least_weeks")[lifts])
    if age_years >= policy.whole("gates.older_from_years"):
        weeks += policy.whole("gates.older_extra_weeks")
    first = min(log.days)
    open_on = first + dt.timedelta(weeks=weeks)
    if log.now >= open_on:
        return None
    return Missing(f"{weeks} weeks of practice (since {_say(first)})", 0, open_on)


def _uncalibrated(log: PatternLog, lifts: Lifts, policy: Policy) -> Missing | None:
    need = int(policy.table("gates.calibrated_sets")[lifts])
    low, high = policy.pair("gates.calibrating_rir")
    sets = [one for done in log.days.values() for one in done]
    near = sum(one.rir is not None and low <= one.rir <= high for one in sets)
    heavy = sum(_was_heavy(done) for done in log.days.values())
    lack = need - max(near, heavy)
    if lack <= 0 or _checked_a_limit(log.days, policy):
        return None
    each = policy.whole("gates.calibrating_sets_a_session")
    text = f"{lack} more sets with {low:g} to {high:g} reps in reserve noted"
    return Missing(text, -(-lack // each))


def _was_heavy(done: tuple[LoggedSet, ...]) -> bool:
    """Whether the heaviest set of the day was one of 1-6: who trains so has passed the gate."""
    weighed = [one for one in done if one.load_kg and one.reps]
    if not weighed:
        return False
    top = max(weighed, key=lambda one: one.load_kg or 0)
    return (top.reps or 0) <= HEAVY_REPS


def _checked_a_limit(days: Mapping[dt.date, tuple[LoggedSet, ...]], policy: Policy) -> bool:
    within = policy.number("gates.calibrated_within_reps")
    return any(error <= within for done in days.values() for error in _limit_errors(done))


def _limit_errors(done: tuple[LoggedSet, ...]) -> Iterator[float]:
    """Yield how many reps a set to the limit ended from what the one before it promised."""
    for before, after in pairwise(done):
        same = (before.exercise, before.load_kg) == (after.exercise, after.load_kg)
        if same and before.reps and after.reps and before.rir and after.rir == 0:
            yield abs(before.reps + before.rir - after.reps)


def _say(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"
