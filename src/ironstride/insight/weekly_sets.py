"""Work sets of each movement pattern by week: done, planned, and what a week should come near."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.training.calendar_weeks import monday_of
from ironstride.training.words import PATTERNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ironstride.training.exercise import Exercise
    from ironstride.training.plan import Plan, PlannedWeek
    from ironstride.training.sets import LoggedSet
    from ironstride.training.words import Pattern

    Targets = Mapping[dt.date, Mapping[Pattern, float]]

# Counted as landings or as practice, not as sets.
NOT_SETS: Final[frozenset[Pattern]] = frozenset({"plyometric", "drill", "mobility"})


@dataclass(frozen=True, slots=True)
class SetCount:
    """Work sets of a pattern in a week; planned and target are None outside the plan."""

    done_sets: float
    planned_sets: int | None
    target_sets: float | None


@dataclass(frozen=True, slots=True)
class WeekSets:
    """A week from Monday by pattern; `over` says whether it lies behind."""

    starts_on: dt.date
    over: bool
    deload: bool
    sets: Mapping[Pattern, SetCount]


def count_weekly_sets(
    plan: Plan,
    log: Sequence[LoggedSet],
    exercises: Mapping[str, Exercise],
    targets: Targets,
    mondays: Sequence[dt.date],
    today: dt.date,
) -> tuple[WeekSets, ...]:
    """Return the weeks that begin on `mondays`.

    A set counts for the first pattern of its exercise; one of one side alone counts half. Planned
    are the sets of all sessions but those excused and tests; `targets` are sets by the Monday of a
    week (planning.weekly_targets.plan_targets).
    """
    done = _done_by_week(log, exercises, today)
    weeks = {week.starts_on: week for week in plan.weeks}
    return tuple(
        _week(plan, weeks.get(monday), monday, done[monday], targets.get(monday, {}), today)
        for monday in mondays
    )


def weeks_around(today: dt.date, before: int, after: int) -> tuple[dt.date, ...]:
    """Return the Mondays of so many weeks before and after the week of `today`, and its own."""
    monday = monday_of(today)
    return tuple(monday + dt.timedelta(weeks=step) for step in range(-before, after + 1))


def patterns_of(weeks: Iterable[WeekSets]) -> tuple[Pattern, ...]:
    """Return the patterns that were done or are planned in any week, in the order of the words."""
    found = {
        pattern
        for week in weeks
        for pattern, count in week.sets.items()
        if count.done_sets or count.planned_sets
    }
    return tuple(pattern for pattern in PATTERNS if pattern in found)


def _done_by_week(
    log: Iterable[LoggedSet], exercises: Mapping[str, Exercise], today: dt.date
) -> Mapping[dt.date, Counter[Pattern]]:
    done: dict[dt.date, Counter[Pattern]] = defaultdict(Counter)
    for one in log:
        exercise = exercises.get(one.exercise)
        if exercise is None or one.kind != "work" or one.performed_on > today:
            continue
        if exercise.main_pattern not in NOT_SETS and not exercise.is_test:
            # Left and right apart are one set in two rows.
            halves = 2 if one.side == "both" else 1
            done[monday_of(one.performed_on)][exercise.main_pattern] += halves
    return done


def _week(
    plan: Plan,
    week: PlannedWeek | None,
    monday: dt.date,
    done: Mapping[Pattern, int],
    targets: Mapping[Pattern, float],
    today: dt.date,
) -> WeekSets:
    planned = Counter(_planned(plan, week)) if week is not None else None
    patterns = dict.fromkeys((*done, *(planned or ()), *targets))
    return WeekSets(
        starts_on=monday,
        over=monday + dt.timedelta(weeks=1) <= today,
        deload=week is not None and week.deload,
        sets={
            pattern: SetCount(
                done.get(pattern, 0) / 2,
                None if planned is None else planned[pattern],
                targets.get(pattern),
            )
            for pattern in patterns
        },
    )


def _planned(plan: Plan, week: PlannedWeek) -> Iterator[Pattern]:
    for session in week.sessions:
        if session.kind == "tests" or plan.state_of(session) == "excused":
            continue
        for _, item in session.items():  # noqa: PERF102 - pairs of a quality and an item
            if item.patterns and item.patterns[0] not in NOT_SETS:
                yield from item.patterns[:1] * len(item.work_sets)
