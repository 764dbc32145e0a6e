"""After illness or absence the first week back is an easier one, after long breaks adaptation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ironstride.training import events as ev

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.plan import Plan
    from ironstride.training.words import Phase


def after(
    build: Build,
    kind: type[ev.Ill | ev.Away],
    first: int,
    last: int,
    phases: tuple[Phase, ...] = ("max_strength",) * 8,
    deloads: tuple[int, ...] = (),
    lifts: tuple[int, ...] = (),
) -> Plan:
    """Return a plan in which the days `first` to `last` were told on the first of them."""
    told = ev.Reported(build.day(first), kind(build.day(first), build.day(last)))
    plan = build.plan(
        *(build.lift(day) for day in lifts), weeks=len(phases), phase=phases, deloads=deloads
    )
    return build.told(plan, told)


@pytest.mark.parametrize(
    ("kind", "days", "eases"),
    [(ev.Ill, 4, True), (ev.Ill, 3, False), (ev.Away, 8, True), (ev.Away, 7, False)],
)
def test_full_work_after_so_many_days_is_no_step(
    build: Build, kind: type[ev.Ill | ev.Away], days: int, *, eases: bool
) -> None:
    plan = after(build, kind, 7, 6 + days)
    assert bool(build.broken("return_in_steps", plan)) is eases


@pytest.mark.parametrize(("phases", "deloads"), [(("power",) * 4, (1,)), (("power", "taper"), ())])
def test_an_easier_week_or_a_taper_is_a_step(
    build: Build, phases: tuple[Phase, ...], deloads: tuple[int, ...]
) -> None:
    assert build.broken("return_in_steps", after(build, ev.Ill, 7, 11, phases, deloads)) == ()


def test_who_had_lifted_in_that_week_takes_the_step_in_the_next(build: Build) -> None:
    plan = after(build, ev.Ill, 8, 11, deloads=(2,), lifts=(7,))
    assert build.broken("return_in_steps", plan) == ()
    plan = after(build, ev.Ill, 8, 11, deloads=(1,), lifts=(7,))
    (found,) = build.broken("return_in_steps", plan)
    assert found.on == build.day(14)


def test_a_lift_that_was_still_to_come_when_it_was_told_does_not_count(build: Build) -> None:
    plan = after(build, ev.Ill, 8, 11, deloads=(2,), lifts=(7,))
    early = ev.Reported(build.day(6), plan.events[0].event)
    (found,) = build.broken("return_in_steps", build.told(plan, early))
    assert found.on == build.day(7)


def test_after_a_long_break_adaptation_comes_first(build: Build) -> None:
    strong: tuple[Phase, ...] = ("max_strength",) * 8
    (found,) = build.broken("return_in_steps", after(build, ev.Away, 7, 34, strong, (5,)))
    assert "adaptation comes first" in found.text
    gentle: tuple[Phase, ...] = ("max_strength",) * 5 + ("adaptation",) * 3
    assert build.broken("return_in_steps", after(build, ev.Away, 7, 34, gentle, (5,))) == ()


def test_days_that_touch_are_one_break_and_illness_in_it_counts(build: Build) -> None:
    plan = after(build, ev.Away, 7, 8)
    ill = ev.Reported(build.day(1), ev.Ill(build.day(9), build.day(10)))
    assert build.broken("return_in_steps", plan) == ()
    (found,) = build.broken("return_in_steps", build.told(plan, *plan.events, ill))
    assert "4 days of illness" in found.text


def test_a_break_to_the_end_of_the_plan_has_no_way_back(build: Build) -> None:
    assert build.broken("return_in_steps", after(build, ev.Ill, 7, 80)) == ()


def back_on(build: Build, day: int, last: int, **changes: Any) -> Plan:
    """Return a plan with an illness from day 7 to `last` and a lift on `day`."""
    lift = build.lift(day, **changes)
    plan = build.plan(lift, weeks=3)
    return build.told(plan, ev.Reported(build.day(7), ev.Ill(build.day(7), build.day(last))))


@pytest.mark.parametrize(
    ("day", "last", "grade", "kept"),
    [
        (9, 8, 2, False),
        (10, 8, 2, False),
        (9, 8, 1, True),
        (11, 8, 2, True),
        # One day of illness asks for nothing.
        (8, 7, 2, True),
    ],
)
def test_the_first_days_after_illness_are_light_on_the_legs(
    build: Build, day: int, last: int, grade: int, *, kept: bool
) -> None:
    found = build.broken("return_in_steps", back_on(build, day, last, leg_grade=grade))
    assert [one.text for one in found] == ([] if kept else ["leg grade 2 just after illness"])


def test_no_weight_is_searched_for_just_after_illness(build: Build) -> None:
    press = build.item("dumbbell-bench-press", "hypertrophy", find_load=True)
    searching = build.blocks(hypertrophy=(build.squat(), press))
    (found,) = build.broken("return_in_steps", back_on(build, 9, 8, leg_grade=1, blocks=searching))
    assert found.where == "dumbbell-bench-press"
    later = back_on(build, 11, 8, leg_grade=1, blocks=searching)
    assert build.broken("return_in_steps", later) == ()


def test_a_weight_that_was_found_before_may_be_used_just_after_illness(build: Build) -> None:
    press = build.item("dumbbell-bench-press", "hypertrophy", find_load=True)
    searching = build.blocks(hypertrophy=(build.squat(), press))
    before = build.lift(1, blocks=searching)
    after_it = build.lift(9, leg_grade=1, blocks=searching)
    told = ev.Reported(build.day(7), ev.Ill(build.day(7), build.day(8)))
    plan = build.told(build.plan(before, after_it, weeks=3), told)
    assert build.broken("return_in_steps", plan) == ()


def test_what_was_written_by_hand_may_be_anything_just_after_illness(build: Build) -> None:
    assert build.broken("return_in_steps", back_on(build, 9, 8, authored=True)) == ()
