"""What a log says for or against sets of 1-6 of a pattern (D5), read without the planner."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ironstride.planning.check.times import days_between

if TYPE_CHECKING:
    from ironstride.planning.check.case import Case
    from ironstride.training.words import Pattern

MOST_HEAVY_REPS: Final = 6
DAYS_PER_WEEK: Final = 7
SOLID: Final = frozenset({"solid"})


@dataclass(frozen=True, slots=True)
class DoneSet:
    """A set of the pattern: how many days ago, with what, and what the runner noted of it."""

    days_ago: int
    exercise: str
    skill: int
    load_kg: float | None
    reps: int | None
    rir: float | None
    technique: str | None = None
    pain: int | None = None
    is_logged: bool = True


def done_sets(case: Case, pattern: Pattern) -> tuple[DoneSet, ...]:
    """Return the work sets of `pattern` by day, remembered ones first; () where none was logged."""
    athlete, now = case.plan.athlete, case.plan.open_from
    of_pattern = {
        exercise.id: exercise.skill
        for exercise in case.catalogue.exercises.values()
        if pattern in exercise.patterns
    }
    found = [
        DoneSet(
            days_between(one.performed_on, now),
            one.exercise,
            of_pattern[one.exercise],
            *(one.load_kg, one.reps, one.rir, one.technique, one.pain),
        )
        for one in athlete.log
        if one.exercise in of_pattern and one.kind != "warmup" and one.performed_on <= now
    ]
    remembered = [
        DoneSet(
            days_between(lift.on, now),
            lift.exercise,
            of_pattern[lift.exercise],
            *(lift.load_kg, lift.reps, lift.rir),
            is_logged=False,
        )
        for lift in athlete.lifts
        if found and lift.exercise in of_pattern and lift.on <= now
    ]
    return tuple(sorted((*remembered, *found), key=lambda done: -done.days_ago))


def is_solid(case: Case, sets: tuple[DoneSet, ...], *, is_simple: bool) -> bool:
    """Whether the last sessions of technical lifts, or of simple ones for those, were all solid."""
    most = case.policy.number("gates.simple_skill")
    kinds = [[one for one in sets if one.skill > most]]
    if is_simple:
        kinds.append([one for one in sets if one.skill <= most])
    least = case.policy.whole("gates.technique_sessions")
    return any(
        len(chips) == least and all(noted == SOLID for noted in chips)
        for chips in (_last_chips(case, kind) for kind in kinds)
    )


def taken_away(case: Case, sets: tuple[DoneSet, ...], *, is_simple: bool) -> str:
    """Return what in the log takes sets of 1-6 away, "" where nothing does."""
    policy = case.policy
    most = policy.number("gates.simple_skill")
    kinds = [[one for one in sets if one.skill <= most]]
    if not is_simple:
        kinds.append([one for one in sets if one.skill > most])
    if any(noted - SOLID for kind in kinds for noted in _last_chips(case, kind)):
        return "technique that was not solid in one of the last sessions"
    sore = [
        one.days_ago for one in sets if (one.pain or 0) >= policy.number("safety.pain_limit_from")
    ]
    if min(sore, default=float("inf")) <= policy.number("gates.pain_free_days"):
        return f"pain noted {min(sore)} days ago"
    if case.level != "advanced" and _came_back_lately(case, sets):
        return "less than two weeks since a long absence"
    return ""


def not_yet_earned(case: Case, sets: tuple[DoneSet, ...], *, is_simple: bool) -> str:
    """Return what logged sessions still lack for sets of 1-6, "" where nothing does."""
    policy, word = case.policy, "simple" if is_simple else "technical"
    weeks = policy.table("gates.least_weeks")[word]
    if case.plan.athlete.age_on(case.plan.open_from) >= policy.number("gates.older_from_years"):
        weeks += policy.number("gates.older_extra_weeks")
    if max(one.days_ago for one in sets) < weeks * DAYS_PER_WEEK:
        return f"less than {weeks:g} weeks of practice"
    low, high = policy.pair("gates.calibrating_rir")
    near = [one for one in sets if one.rir is not None and low <= one.rir <= high]
    heavy = {one.days_ago for one in sets} - _light_days(sets)
    enough = max(len(near), len(heavy)) >= policy.table("gates.calibrated_sets")[word]
    return "" if enough or _limit_checked(case, sets) else f"{len(near)} sets near the limit"


def _last_chips(case: Case, sets: list[DoneSet]) -> list[frozenset[str]]:
    """Return what was noted of the technique on each of the last days, nothing included."""
    most = case.policy.whole("gates.technique_sessions")
    last = sorted({one.days_ago for one in sets if one.is_logged})[:most]
    return [
        frozenset(one.technique for one in sets if one.days_ago == ago and one.technique)
        for ago in last
    ]


def _came_back_lately(case: Case, sets: tuple[DoneSet, ...]) -> bool:
    longest = case.policy.number("gates.closed_after_days")
    lately = case.policy.number("gates.earn_again_days")
    days = sorted({one.days_ago for one in sets})
    return any(back < lately and before - back > longest for back, before in pairwise(days))


def _light_days(sets: tuple[DoneSet, ...]) -> set[int]:
    """Return the days whose heaviest set was longer than 6 reps, or that have no weight."""
    light = set()
    for ago in {one.days_ago for one in sets}:
        weighed = [one for one in sets if one.days_ago == ago and one.load_kg and one.reps]
        top_kg = max((one.load_kg or 0 for one in weighed), default=0)
        first = next((one.reps or 0 for one in weighed if one.load_kg == top_kg), None)
        if first is None or first > MOST_HEAVY_REPS:
            light.add(ago)
    return light


def _limit_checked(case: Case, sets: tuple[DoneSet, ...]) -> bool:
    """Whether a set to the limit once ended where the set right before it had promised."""
    within = case.policy.number("gates.calibrated_within_reps")
    return any(
        abs(before.reps + before.rir - limit.reps) <= within
        for before, limit in pairwise(sets)
        if before.days_ago == limit.days_ago
        and (before.exercise, before.load_kg) == (limit.exercise, limit.load_kg)
        and limit.rir == 0
        and before.reps
        and limit.reps
        and before.rir
    )
