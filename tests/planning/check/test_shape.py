"""The form of a plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build


from ironstride.training.plan import Notice, PlannedWeek
from ironstride.training.session import Why

WEEKS = "weeks_follow_each_other"
ORDER = "sessions_and_runs_in_order"


def test_weeks_follow_each_other_from_today(build: Build) -> None:
    plan = build.plan(build.lift(1), build.lift(8), weeks=2)
    assert build.broken(WEEKS, plan) == ()
    assert build.broken(WEEKS, replace(plan, today=build.day(6))) == ()
    for today in (build.day(-1), build.day(7)):
        assert build.broken(WEEKS, replace(plan, today=today))


def test_a_gap_or_no_week_at_all_is_found(build: Build) -> None:
    plan = build.plan(weeks=3)
    assert build.broken(WEEKS, replace(plan, weeks=(plan.weeks[0], plan.weeks[2])))
    assert build.broken(WEEKS, replace(plan, weeks=()))
    assert build.broken(WEEKS, replace(plan, weeks=(plan.weeks[0], plan.weeks[0])))


def test_a_session_stands_in_its_week(build: Build) -> None:
    week = PlannedWeek(build.day(0), "maintenance", deload=False, sessions=(build.lift(8),))
    assert build.broken(WEEKS, replace(build.plan(), weeks=(week,)))


def test_things_are_in_order(build: Build) -> None:
    lifts, runs = (build.lift(1), build.lift(3)), (build.run(1, "easy"), build.run(2, "easy"))
    assert build.broken(ORDER, build.plan(*lifts, runs=runs)) == ()
    assert build.broken(ORDER, build.plan(*lifts[::-1]))
    assert build.broken(ORDER, build.plan(runs=runs[::-1]))
    assert build.broken(ORDER, build.plan(runs=(build.run(7, "easy"),)))
    assert build.broken(ORDER, build.plan(runs=(build.run(-1, "easy"),)))


def test_ids_name_one_thing(build: Build) -> None:
    rule = "ids_are_unique"
    runs = (build.run(1, "easy"), build.run(1, "easy"))
    assert build.broken(rule, build.plan(build.lift(1), build.lift(3))) == ()
    assert build.broken(rule, build.plan(build.lift(1), build.lift(3, id=build.lift(1).id)))
    assert build.broken(rule, build.plan(runs=runs))
    twice = build.blocks(hypertrophy=(build.squat(), build.squat()))
    assert build.broken(rule, build.plan(build.lift(1, blocks=twice)))


def test_reasons_name_rules_that_exist(build: Build) -> None:
    rule, made_up = "every_choice_has_its_reason", (Why("moon_phase", "The moon.", "convention"),)
    assert build.broken(rule, build.plan(build.lift(1))) == ()
    assert build.broken(rule, build.plan(build.lift(1, why=made_up)))
    item = replace(build.squat(), why=made_up)
    assert build.broken(rule, build.plan(build.lift(1, blocks=build.blocks(hypertrophy=item))))
    assert build.broken(rule, build.plan(notices=(Notice("info", "Text", "moon_phase"),)))


def test_a_warm_up_names_the_run_of_its_day(build: Build) -> None:
    rule, run = "sessions_before_runs_have_theirs", build.run(1, "intervals")
    right = build.lift(1, kind="run_warmup", run_id=run.id)
    assert build.broken(rule, build.plan(right, runs=(run,))) == ()
    assert build.broken(rule, build.plan(right))
    assert build.broken(rule, build.plan(replace(right, run_id=None), runs=(run,)))
    assert build.broken(rule, build.plan(build.lift(2, run_id=run.id), runs=(run,)))
    assert build.broken(rule, build.plan(build.lift(1))) == ()


def test_a_newcomer_is_told_what_comes(build: Build) -> None:
    rule = "newcomers_see_what_comes"
    told = (
        Notice("info", "Your first heavy sets: about 1 March.", rule),
        Notice("info", "Your first power work: 14 December.", rule),
    )
    plan = build.plan(build.lift(1), athlete=build.newcomer(), gates=())
    assert build.broken(rule, replace(plan, notices=told)) == ()
    opened = replace(plan, gates=build.plan().gates, notices=told[1:])
    assert build.broken(rule, opened) == ()
    assert len(build.broken(rule, replace(plan, notices=told[:1]))) == 1
    assert len(build.broken(rule, plan)) == 2
    assert build.broken(rule, build.plan(build.lift(1))) == ()
