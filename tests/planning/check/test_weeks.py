"""What a week wants and holds, and the primer before a race."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build


from ironstride.planning.check.weeks import wanted_grades
from ironstride.training import events as ev
from ironstride.training.plan import Gate

HELD = "weekly_sessions_held"
DOSE = "leg_dose_held"
PRIMER = "primer_before_race"


def test_a_week_with_its_sessions_is_right(build: Build) -> None:
    plan = build.plan(build.lift(1), build.lift(4), phase="max_strength")
    assert build.broken(HELD, plan) == ()


def test_each_missing_session_has_its_price_on_the_monday(build: Build) -> None:
    (breach,) = build.broken(HELD, build.plan(phase="max_strength"))
    assert (breach.on, breach.cost) == (build.day(0), 200)


def test_the_first_week_is_priced_on_the_day_of_the_plan(build: Build) -> None:
    (breach,) = build.broken(HELD, build.plan(phase="max_strength", today=build.day(3)))
    # Four of seven days want one of two sessions.
    assert (breach.on, breach.cost) == (build.day(3), 100)


def test_a_wish_counts_up_to_the_most_that_is_planned(build: Build) -> None:
    keen = build.athlete(sessions_per_week=6)
    assert build.cost(HELD, build.plan(phase="hypertrophy", athlete=keen)) == 300
    assert build.cost(HELD, build.plan(phase="maintenance", athlete=keen)) == 100


def test_masters_hold_strength_with_two_sessions(build: Build) -> None:
    master = build.athlete(born=dt.date(1970, 1, 1))
    assert build.cost(HELD, build.plan(athlete=master)) == 200
    assert build.cost(HELD, build.plan(athlete=master, phase="taper")) == 100


def test_a_primer_counts_as_a_session(build: Build) -> None:
    assert build.broken(HELD, build.plan(build.lift(1, kind="primer"))) == ()
    assert build.broken(HELD, build.plan(build.lift(1, kind="mobility")))


def test_days_that_races_forbid_want_no_session(build: Build) -> None:
    races = (build.race(6, 42_195), build.race(2, 10_000, "C"))
    plan = build.plan(phase="taper", races=races)
    # Wednesday's race takes Monday to Thursday, Sunday's marathon all from Wednesday on.
    assert wanted_grades(build.case(plan), plan.weeks[0]) == ()


def test_days_after_a_race_want_light_work_only(build: Build) -> None:
    plan = build.plan(phase="max_strength", races=(build.race(-3, 42_195),))
    assert wanted_grades(build.case(plan), plan.weeks[0]) == (1, 1)


def test_a_health_stop_wants_nothing(build: Build) -> None:
    health = replace(build.athlete().health, flags=frozenset({"chest_pain"}))
    plan = build.plan(phase="max_strength", athlete=build.athlete(health=health))
    assert build.broken(HELD, plan) == ()


def test_the_wanted_leg_dose_is_held(build: Build) -> None:
    lifts = (build.lift(1, leg_grade=2), build.lift(4, leg_grade=3))
    assert build.broken(DOSE, build.plan(*lifts, phase="max_strength")) == ()


def test_each_missing_grade_has_its_price(build: Build) -> None:
    lifts = (build.lift(1, leg_grade=1), build.lift(4, leg_grade=1))
    assert build.cost(DOSE, build.plan(*lifts, phase="max_strength")) == 8 * 3


def test_a_missing_session_is_not_priced_as_a_missing_dose(build: Build) -> None:
    plan = build.plan(build.lift(1, leg_grade=2), phase="max_strength")
    assert build.cost(DOSE, plan) == 8
    assert build.broken(DOSE, build.plan(phase="max_strength")) == ()


def test_a_deload_wants_less(build: Build) -> None:
    lifts = (build.lift(1, leg_grade=2), build.lift(4, leg_grade=1))
    plan = build.plan(*lifts, phase="max_strength", deloads=(0,))
    assert build.broken(DOSE, plan) == ()


def test_a_race_without_its_primer_has_a_price(build: Build) -> None:
    plan = build.plan(phase="taper", races=(build.race(6),))
    (breach,) = build.broken(PRIMER, plan)
    assert (breach.on, breach.cost) == (build.day(6), 5)


def test_a_primer_in_its_window_keeps_the_rule(build: Build) -> None:
    races = (build.race(6),)
    primed = build.plan(build.lift(2, kind="primer"), phase="taper", races=races)
    late = build.plan(build.lift(3, kind="primer"), phase="taper", races=races)
    assert build.broken(PRIMER, primed) == ()
    assert build.broken(PRIMER, late)


@pytest.mark.parametrize(
    "change",
    [
        {"races": ("ultra",)},
        {"races": ("B",)},
        {"today": 3},
        {"gates": "closed"},
    ],
)
def test_no_primer_is_missed_where_none_is_due(build: Build, change: dict[str, Any]) -> None:
    races = {"ultra": build.race(6, 80_000), "B": build.race(6, priority="B")}
    plan = build.plan(phase="taper", races=(build.race(6),))
    if "races" in change:
        plan = replace(plan, races=tuple(races[name] for name in change["races"]))
    if "today" in change:
        plan = replace(plan, today=build.day(3))
    if "gates" in change:
        plan = replace(plan, gates=(Gate("squat", open=False, missing=("x",), expected_on=None),))
    assert build.broken(PRIMER, plan) == ()


def broken_week(build: Build, kind: Any, last: int, **changes: Any) -> tuple[int, ...]:
    plan = build.plan(phase="max_strength", **changes)
    told = ev.Reported(build.day(0), kind(build.day(0), build.day(last)))
    plan = build.told(plan, told)
    return wanted_grades(build.case(plan), plan.weeks[0])


@pytest.mark.parametrize(("last", "well", "ill"), [(2, 2, 1), (3, 1, 1), (5, 1, 0), (6, 0, 0)])
def test_absence_takes_nothing_from_the_other_days_and_illness_does(
    build: Build, last: int, well: int, ill: int
) -> None:
    assert len(broken_week(build, ev.Away, last)) == well
    assert len(broken_week(build, ev.Ill, last)) == ill


def test_absence_asks_for_no_more_than_the_week_would_have_held(build: Build) -> None:
    plan = build.plan(today=build.day(4))
    away = ev.Reported(build.day(4), ev.Away(build.day(5), build.day(5)))
    for one in (plan, build.told(plan, away)):
        assert wanted_grades(build.case(one), one.weeks[0]) == ()


def test_the_first_days_after_illness_want_light_legs(build: Build) -> None:
    assert broken_week(build, ev.Ill, 4) == (1,)
    assert broken_week(build, ev.Away, 4) == (3,)
