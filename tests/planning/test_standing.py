"""What stands when a plan is made again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ironstride.planning.phases import Season
from ironstride.planning.standing import (
    PLACED_KINDS,
    Span,
    Standing,
    Swap,
    decided_deloads,
    stand_on,
)
from ironstride.training.plan import PlannedWeek


def mondays(make: Any, count: int) -> tuple[Any, ...]:
    return tuple(make.day(7 * index) for index in range(count))


def week(make: Any, index: int, phase: Any = "hypertrophy", *, deload: bool = False) -> PlannedWeek:
    return PlannedWeek(make.day(7 * index), phase, deload=deload, sessions=())


def by_monday(*weeks: PlannedWeek) -> dict[Any, PlannedWeek]:
    return {one.starts_on: one for one in weeks}


def test_a_span_counts_both_its_ends(make: Any) -> None:
    assert Span(make.day(0), make.day(0)).days == 1
    assert Span(make.day(0), make.day(4)).days == 5


def test_days_before_now_missed_ones_and_breaks_are_not_open(make: Any) -> None:
    standing = Standing(
        make.day(2), breaks=(Span(make.day(4), make.day(5)),), missed=frozenset({make.day(3)})
    )
    assert [number for number in range(8) if standing.is_open(make.day(number))] == [2, 6, 7]
    assert [number for number in range(8) if standing.is_excused(make.day(number))] == [4, 5]
    assert standing.has_begun(make.day(0))
    assert not standing.has_begun(make.day(2))


def test_only_what_placing_decides_is_fixed_on_a_day(make: Any) -> None:
    lift = make.on_day(make.season(), 0)
    drills = replace(lift, id="drills", on=make.day(1), kind="run_warmup")
    mobility = replace(lift, id="mobility", on=make.day(2), kind="mobility")
    standing = Standing(make.day(5), fixed=(lift, drills, mobility))
    assert standing.fixed_on(make.day(0)) is lift
    assert standing.fixed_on(make.day(1)) is None
    assert standing.fixed_on(make.day(2)) is None
    assert [standing.is_taken(make.day(number)) for number in range(3)] == [False, False, True]
    halted = replace(standing, placed_kinds=PLACED_KINDS | {"mobility"})
    assert halted.fixed_on(make.day(2)) is mobility


def test_a_week_is_the_same_with_the_phase_it_had_and_no_less_work(make: Any) -> None:
    easy = week(make, 1, deload=True)
    standing = Standing(make.day(0), weeks=by_monday(week(make, 0), easy))
    assert standing.was_same(make.day(0), "hypertrophy", deload=False)
    assert standing.was_same(make.day(0), "hypertrophy", deload=True)
    assert not standing.was_same(make.day(7), "hypertrophy", deload=False)
    assert not standing.was_same(make.day(0), "power", deload=False)
    assert not standing.was_same(make.day(14), "hypertrophy", deload=False)


def test_a_swap_holds_from_its_first_week_to_its_last(make: Any) -> None:
    swap = Swap("back-squat", "goblet-squat", make.day(7), make.day(14))
    standing = Standing(make.day(0), swaps=(swap,))
    held = [standing.swap_of("back-squat", monday) for monday in mondays(make, 4)]
    assert held == [None, "goblet-squat", "goblet-squat", None]
    assert standing.swap_of("deadlift", make.day(7)) is None


@pytest.mark.parametrize(
    ("grades", "missing", "placed"),
    [
        # The legs were less loaded than they might have been: nothing was missing.
        ((2, 1), 0, (3, 2)),
        # One grade had no room: the lighter session gave way.
        ((2, 1), 1, (3, 1)),
        ((2, 1), 2, (2, 1)),
        # More is said to be missing than these sessions show.
        ((3, 2), 4, (3, 2)),
    ],
)
def test_a_session_that_stays_was_placed_for_what_its_week_wanted(
    make: Any, grades: tuple[int, int], missing: int, placed: tuple[int, int]
) -> None:
    plan = make.season()
    first, second = (
        replace(make.on_day(plan, day), leg_grade=grade)
        for day, grade in zip((0, 4), grades, strict=True)
    )
    known = replace(plan.weeks[0], sessions=(first, second))
    standing = Standing(make.day(7), weeks=by_monday(known), missing_grades={make.day(0): missing})
    assert tuple(standing.placed_grade(one, (3, 2)) for one in (first, second)) == placed


def test_what_was_written_by_hand_was_placed_for_its_own_grade(make: Any) -> None:
    plan = make.season()
    lift = replace(make.on_day(plan, 0), authored=True)
    primer = replace(make.on_day(plan, 0), kind="primer")
    standing = Standing(make.day(7), weeks=by_monday(plan.weeks[0]))
    assert standing.placed_grade(lift, (3, 2)) == lift.leg_grade == 1
    assert standing.placed_grade(primer, (3, 2)) == 1


def test_weeks_that_have_begun_keep_their_phase_and_restarts_go_back(make: Any) -> None:
    season = Season(mondays(make, 5), ("power", "power", "max_strength", "taper", "transition"))
    standing = Standing(
        make.day(2),
        weeks=by_monday(week(make, 0), week(make, 1)),
        restarted=frozenset(mondays(make, 5)[1:]),
    )
    assert stand_on(season, standing).phases == (
        *("hypertrophy", "adaptation", "adaptation"),
        *("taper", "transition"),
    )


def test_deloads_are_decided_where_they_have_begun_in_breaks_and_after_them(make: Any) -> None:
    standing = Standing(
        make.day(9),
        weeks=by_monday(week(make, 0, deload=True), week(make, 1), week(make, 4, deload=True)),
        breaks=(Span(make.day(12), make.day(21)),),
        eased=frozenset({make.day(21)}),
    )
    assert decided_deloads(mondays(make, 5), standing) == {0: True, 1: False, 2: False, 3: True}
