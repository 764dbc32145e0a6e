from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ironstride.insight.weekly_sets import count_weekly_sets, patterns_of, weeks_around
from ironstride.training.events import Away, Reported

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan, PlannedWeek


def counted(plan: Plan, log: list[Any], catalogue: Catalogue, week: PlannedWeek, today: Any) -> Any:
    mondays = [week.starts_on, week.starts_on + dt.timedelta(weeks=1)]
    targets: Any = {week.starts_on: {"squat": 5.0}}
    return count_weekly_sets(plan, log, catalogue.exercises, targets, mondays, today)


def test_a_week_holds_done_planned_and_target(
    plan: Plan, week: PlannedWeek, catalogue: Catalogue, log: Any
) -> None:
    today = week.last_day
    sets = [
        *(log.one("back-squat", week.starts_on) for _ in range(3)),
        log.one("back-squat", week.starts_on, kind="warmup"),
        log.one("back-squat", today + dt.timedelta(days=1)),
        log.one("Own lift", today),
        log.one("single-leg-calf-raise", today, side="left"),
        log.one("single-leg-calf-raise", today, side="right"),
        log.one("single-leg-calf-raise", today, side="left"),
    ]
    first, second = counted(plan, sets, catalogue, week, today)
    planned = Counter(
        item.patterns[0] for one in week.sessions for _, item in one.items() for _ in item.work_sets
    )
    assert first.sets["squat"].done_sets == 3
    assert first.sets["squat"].planned_sets == planned["squat"]
    assert first.sets["squat"].target_sets == 5
    assert first.sets["calf_straight"].done_sets == 1.5
    assert not first.over
    assert second.sets == {}
    assert "mobility" not in first.sets


def test_outside_the_plan_only_what_was_done_is_known(
    plan: Plan, week: PlannedWeek, catalogue: Catalogue, log: Any
) -> None:
    day = week.starts_on + dt.timedelta(days=7)
    _, second = counted(plan, [log.one("back-squat", day)], catalogue, week, day)
    assert second.sets["squat"].done_sets == 1
    assert (second.sets["squat"].planned_sets, second.sets["squat"].target_sets) == (None, None)
    assert patterns_of([second]) == ("squat",)


def test_excused_sessions_are_not_planned_any_more(
    plan: Plan, week: PlannedWeek, catalogue: Catalogue
) -> None:
    away = Reported(week.starts_on, Away(week.starts_on, week.last_day))
    ill = replace(plan, events=(away,))
    first, _ = counted(ill, [], catalogue, week, week.last_day)
    assert not any(one.planned_sets for one in first.sets.values())


def test_the_weeks_around_a_day_are_mondays() -> None:
    mondays = weeks_around(dt.date(2026, 1, 8), 1, 2)
    assert mondays == tuple(dt.date(2025, 12, 29) + dt.timedelta(weeks=one) for one in range(4))
