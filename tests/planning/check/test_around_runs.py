"""A lift among the runs: run before lift, lift before run, and the days around."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build


KEY = "heavy_legs_not_before_key_run"
EASY = "easy_run_clear_of_leg_work"
AFTER = "lift_hours_after_hard_run"
TIRED = "fresh_legs_for_heavy_work"
DURING = "lift_not_during_run"


def test_heavy_legs_two_days_before_a_key_run_are_kept_clear(build: Build) -> None:
    plan = build.plan(build.lift(1), runs=(build.run(3, "tempo", 7),))
    assert build.broken(KEY, plan) == ()


def test_heavy_legs_the_evening_before_a_key_run_cost_the_shortage_and_the_day_before(
    build: Build,
) -> None:
    plan = build.plan(build.lift(1), runs=(build.run(2, "tempo", 7),))
    # 18:09 to 07:00 are 12.85 of 36 hours: 60 x 23.15/36, and 120 for less than a day.
    assert build.cost(KEY, plan) == pytest.approx(60 * (36 - 12.85) / 36 + 120, abs=0.01)


def test_a_key_run_without_a_time_may_start_at_six(build: Build) -> None:
    plan = build.plan(build.lift(1), runs=(build.run(2, "intervals"),))
    assert build.cost(KEY, plan) == pytest.approx(60 * (36 - 11.85) / 36 + 120, abs=0.01)


def test_light_leg_work_needs_twelve_hours_only(build: Build) -> None:
    light = build.lift(1, leg_grade=1)
    assert build.broken(KEY, build.plan(light, runs=(build.run(2, "tempo", 7),))) == ()
    assert build.broken(KEY, build.plan(light, runs=(build.run(2, "tempo", 5),)))


def test_a_session_without_leg_work_needs_no_clearance(build: Build) -> None:
    plan = build.plan(build.lift(1, leg_grade=0), runs=(build.run(2, "tempo", 5),))
    assert build.broken(KEY, plan) == ()


def test_hours_before_a_long_run_come_from_its_own_row(build: Build) -> None:
    plan = build.plan(build.lift(1, leg_grade=3), runs=(build.run(3, "long", 7),))
    assert build.cost(KEY, plan) == pytest.approx(60 * (48 - 36.85) / 48, abs=0.01)


def test_a_key_run_before_the_lift_on_its_day_is_not_ahead(build: Build) -> None:
    plan = build.plan(build.lift(1), runs=(build.run(1, "intervals", 7),))
    assert build.broken(KEY, plan) == ()


def test_a_key_run_after_the_lift_on_its_day_is_ahead(build: Build) -> None:
    plan = build.plan(build.lift(1), runs=(build.run(1, "intervals", 20),))
    assert build.cost(KEY, plan) > 120
    assert build.broken(AFTER, plan) == ()


def test_a_newcomer_needs_a_day_more_in_the_first_weeks_only(build: Build) -> None:
    runs = (build.run(3, "tempo", 7), build.run(24, "tempo", 7))
    plan = build.plan(build.lift(1), build.lift(22), weeks=4, runs=runs, athlete=build.newcomer())
    assert [one.on for one in build.broken(KEY, plan)] == [build.day(1)]


def test_rest_and_cross_are_never_key(build: Build) -> None:
    runs = (build.run(2, "cross", 7, key=True), build.run(2, "rest", 7, key=True))
    assert build.broken(KEY, build.plan(build.lift(1), runs=runs)) == ()


def test_a_race_outside_the_calendar_is_a_key_run_at_six(build: Build) -> None:
    plan = build.plan(build.lift(1), races=(build.race(2, priority="C"),))
    assert build.cost(KEY, plan) == pytest.approx(60 * (36 - 11.85) / 36 + 120, abs=0.01)


def test_an_easy_run_at_a_given_time_is_kept_clear(build: Build) -> None:
    soon, late = build.run(1, "easy", 20), build.run(2, "easy", 7)
    assert build.cost(EASY, build.plan(build.lift(1), runs=(soon,))) == pytest.approx(
        6 * (6 - 1.85) / 6, abs=0.01
    )
    assert build.broken(EASY, build.plan(build.lift(1), runs=(late,))) == ()


def test_an_easy_run_without_a_time_can_be_moved(build: Build) -> None:
    runs = (build.run(1, "easy"), build.run(2, "easy"))
    assert build.broken(EASY, build.plan(build.lift(1, leg_grade=3), runs=runs)) == ()


def test_an_easy_run_before_the_lift_costs_nothing(build: Build) -> None:
    plan = build.plan(build.lift(1, leg_grade=3), runs=(build.run(1, "easy", 16),))
    assert build.broken(EASY, plan) == ()


def test_a_lift_six_hours_after_a_key_run_is_right(build: Build) -> None:
    plan = build.plan(build.lift(1), runs=(build.run(1, "tempo", 11),))
    assert build.broken(AFTER, plan) == ()


def test_a_lift_sooner_after_a_key_run_costs_the_missing_hours(build: Build) -> None:
    plan = build.plan(build.lift(1), runs=(build.run(1, "tempo", 14),))
    assert build.cost(AFTER, plan) == pytest.approx(14 * 3 / 6)


def test_a_key_run_without_a_time_gives_no_hours_before_the_lift(build: Build) -> None:
    plan = build.plan(build.lift(1), runs=(build.run(1, "tempo"),))
    assert build.cost(AFTER, plan) == 14
    assert build.broken(KEY, plan) == ()


def test_a_run_that_overlaps_the_lift_counts_as_before_it_without_hours(build: Build) -> None:
    # Decision: a run that starts first and ends inside the session leaves no hours at all.
    plan = build.plan(build.lift(1), runs=(build.run(1, "tempo", 17, duration_s=5400),))
    assert build.cost(AFTER, plan) == 14


def test_an_easy_run_before_the_lift_needs_no_hours(build: Build) -> None:
    assert build.broken(AFTER, build.plan(build.lift(1), runs=(build.run(1, "easy", 17),))) == ()


def test_heavy_work_the_day_after_the_hardest_runs_waits_a_day(build: Build) -> None:
    late, early = build.run(0, "hills", 19), build.run(0, "hills", 7)
    assert build.cost(TIRED, build.plan(build.lift(1), runs=(late,))) == pytest.approx(
        4 * (24 - 22) / 24, abs=0.01
    )
    assert build.broken(TIRED, build.plan(build.lift(1), runs=(early,))) == ()


def test_a_hard_run_without_a_time_may_end_late(build: Build) -> None:
    plan = build.plan(build.lift(1), runs=(build.run(0, "hills"),))
    assert build.cost(TIRED, plan) == pytest.approx(4 * (24 - 21) / 24, abs=0.01)


def test_light_work_and_easier_runs_need_no_day_between(build: Build) -> None:
    hard, tempo = build.run(0, "hills", 19), build.run(0, "tempo", 19)
    assert build.broken(TIRED, build.plan(build.lift(1, leg_grade=1), runs=(hard,))) == ()
    assert build.broken(TIRED, build.plan(build.lift(1), runs=(tempo,))) == ()


def test_a_lift_on_a_rest_day_has_its_price(build: Build) -> None:
    plan = build.plan(build.lift(1), runs=(build.run(1, "rest"),))
    assert build.cost("rest_day_kept", plan) == 6


@pytest.mark.parametrize("day", [0, 2])
def test_a_rest_day_without_a_lift_is_kept(build: Build, day: int) -> None:
    plan = build.plan(build.lift(1), runs=(build.run(day, "rest"),))
    assert build.broken("rest_day_kept", plan) == ()


def test_a_rest_day_with_a_run_is_no_rest_day(build: Build) -> None:
    # Decision: cross-training is no run, so a day of rest and cross is still a rest day.
    runs = (build.run(1, "rest"), build.run(1, "easy"))
    assert build.broken("rest_day_kept", build.plan(build.lift(1), runs=runs)) == ()
    runs = (build.run(1, "rest"), build.run(1, "cross"))
    assert build.cost("rest_day_kept", build.plan(build.lift(1), runs=runs)) == 6


def test_a_lift_on_the_day_of_the_long_run_has_its_price(build: Build) -> None:
    runs = (build.run(1, "long", 7),)
    assert build.cost("long_run_day_kept_free", build.plan(build.lift(1), runs=runs)) == 12
    assert build.broken("long_run_day_kept_free", build.plan(build.lift(2), runs=runs)) == ()


def test_a_primer_on_a_rest_or_long_day_counts_as_a_lift(build: Build) -> None:
    # Decision: rules 7, 8 and 12 are about lifts and primers, as rule 6 is.
    runs = (build.run(1, "long", 7),)
    plan = build.plan(build.lift(1, kind="primer"), runs=runs)
    assert build.cost("long_run_day_kept_free", plan) == 12


# The lift takes the nine minutes from 18:00.
@pytest.mark.parametrize(
    ("at", "minutes", "cost"),
    [
        ((17, 30), 60, 90),
        ((18, 5), 60, 90),
        ((17, 0), 120, 90),
        ((18, 2), 5, 90),
        ((17, 0), 60, 0),
        ((18, 9), 60, 0),
    ],
    ids=["run first", "lift first", "lift inside", "run inside", "right after", "right before"],
)
def test_a_lift_at_the_time_of_a_run_has_its_price(
    build: Build, at: tuple[int, int], minutes: int, cost: float
) -> None:
    easy = build.run(1, "easy", 7, at=dt.time(*at), duration_s=60 * minutes)
    assert build.cost(DURING, build.plan(build.lift(1), runs=(easy,))) == cost


def test_a_lift_at_the_time_of_two_runs_pays_once(build: Build) -> None:
    runs = (build.run(1, "easy", 18), build.run(1, "tempo", 18))
    assert build.cost(DURING, build.plan(build.lift(1), runs=runs)) == 90


def test_a_run_without_a_time_or_of_another_day_overlaps_nothing(build: Build) -> None:
    runs = (build.run(1, "easy", at=dt.time(18)), build.run(2, "easy", 18))
    assert build.broken(DURING, build.plan(build.lift(1), runs=runs)) == ()


def test_a_primer_may_not_stand_in_a_run_and_mobility_may(build: Build) -> None:
    runs = (build.run(1, "easy", 18),)
    for kind, cost in (("primer", 90), ("mobility", 0)):
        assert build.cost(DURING, build.plan(build.lift(1, kind=kind), runs=runs)) == cost
