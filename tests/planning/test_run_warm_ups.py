"""Drills and build-ups before quality runs: few, in their order, inside the budget of landings."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.planning.run_warm_ups import plan_run_warm_ups
from ironstride.planning.standing import NOTHING_STANDS, Span, Standing
from ironstride.running.dated_runs import date_runs
from ironstride.training.athlete import BodyTest, Health, Injury, Pain
from ironstride.training.run import PlannedRun

if TYPE_CHECKING:
    from ironstride.planning.weeks import WeekDemand
    from ironstride.training.athlete import Athlete
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Phase, RunType

QUICK: dict[int, RunType] = {1: "intervals"}
PHASES: tuple[Phase, ...] = ("hypertrophy", "power")
WEEK: dict[int, RunType] = {1: "intervals", 3: "tempo", 4: "strides", 6: "long"}


def warm_ups(
    make: Any,
    athlete: Athlete | None = None,
    *weeks: WeekDemand,
    runs: dict[int, RunType] | None = None,
    sessions: tuple[PlannedSession, ...] = (),
    standing: Standing = NOTHING_STANDS,
) -> tuple[PlannedSession, ...]:
    """Return the warm-ups of `weeks` where each week has the same `runs`."""
    weeks = weeks or (make.week(index=0),)
    planned = make.runs(WEEK if runs is None else runs, 40)
    dated = date_runs(planned, make.day(0), weeks[-1].last_day, make.policy)
    shop = make.shop(athlete or make.athlete())
    return plan_run_warm_ups(weeks, sessions, dated, shop, standing)


def exercises_in(session: PlannedSession) -> list[str]:
    return [item.exercise for _, item in session.items()]


def test_a_warm_up_ends_where_its_run_begins(make: Any) -> None:
    runs = {1: "intervals"}
    (found,) = warm_ups(make, runs=runs)  # type: ignore[arg-type] # a plain word
    (run,) = date_runs(make.runs(runs, 1), make.day(0), make.day(6), make.policy)
    ends = dt.datetime.combine(found.on, found.at) + dt.timedelta(minutes=found.minutes)
    assert ends == dt.datetime.combine(run.on, run.at)
    assert (found.run_id, found.kind, found.leg_grade) == (run.id, "run_warmup", 0)
    assert found.minutes <= make.policy.whole("warm_ups.most_minutes")
    assert found.why[0].rule == "drills_before_quality_runs"


@pytest.mark.parametrize("run_type", ["easy", "long", "recovery", "race", "rest", "unknown"])
def test_no_other_run_has_drills(make: Any, run_type: RunType) -> None:
    assert warm_ups(make, runs={1: run_type}) == ()


@pytest.mark.parametrize(
    ("level", "days"), [("none", [1, 4]), ("intermediate", [1, 4]), ("advanced", [1, 3, 4])]
)
def test_few_a_week_and_the_quickest_runs_first(make: Any, level: Any, days: list[int]) -> None:
    found = warm_ups(make, make.athlete(level))
    assert [(one.on - make.day(0)).days for one in found] == days


def test_two_quality_runs_of_a_day_share_one_warm_up(make: Any) -> None:
    both = [
        PlannedRun(make.day(1), "strides", "strides", "", at=dt.time(7)),
        PlannedRun(make.day(1), "intervals", "reps", "", at=dt.time(18)),
    ]
    dated = date_runs(both, make.day(0), make.day(6), make.policy)
    (found,) = plan_run_warm_ups((make.week(index=0),), (), dated, make.shop(), NOTHING_STANDS)
    assert found.at.hour == 17


@pytest.mark.parametrize(
    ("level", "index", "drills"),
    [
        ("none", 0, ["a-march"]),
        ("none", 4, ["a-march", "ankling"]),
        ("none", 20, ["a-march", "a-skip"]),
        ("intermediate", 0, ["a-march", "ankling", "a-skip"]),
        ("intermediate", 8, ["a-march", "a-skip", "b-skip"]),
        ("advanced", 0, ["a-march", "ankling", "a-skip", "b-skip"]),
    ],
)
def test_drills_are_learned_one_by_one(
    make: Any, level: Any, index: int, drills: list[str]
) -> None:
    week = make.week(index=index, block=5)
    (found,) = warm_ups(make, make.athlete(level), week, runs={1: "strides"})
    assert [name for name in exercises_in(found) if name != "build-up-run"] in (
        drills,
        # The others take turns from block to block.
        ["a-march", "ankling", "b-skip"],
        ["a-march", "ankling"],
    )
    assert exercises_in(found)[0] == "a-march"
    assert len(exercises_in(found)) == len(drills)


def test_a_block_keeps_its_drills_and_the_next_one_changes_them(make: Any) -> None:
    weeks = [make.week(index=index, block=index // 4) for index in range(12)]
    found = warm_ups(make, None, *weeks, runs={1: "intervals"})
    by_block = [{tuple(exercises_in(one)) for one in found[at : at + 4]} for at in (0, 4, 8)]
    assert [len(block) for block in by_block] == [1, 1, 1]
    assert len(set.union(*by_block)) == 3


def test_nothing_is_new_shortly_before_a_race(make: Any) -> None:
    weeks = [make.week(index=index, block=index) for index in range(8)]
    race = make.race(7 * 8 - 1)
    found = warm_ups(make, make.athlete(races=(race,)), *weeks, runs={1: "intervals"})
    near = [one for one in found if (race.on - one.on).days < 21]
    assert near
    assert len({tuple(exercises_in(one)) for one in near}) == 1


def test_build_ups_end_a_warm_up_but_not_before_strides(make: Any) -> None:
    quick, relaxed = warm_ups(make, runs={1: "intervals", 4: "strides"})
    assert exercises_in(quick)[-1] == "build-up-run"
    assert "build-up-run" not in exercises_in(relaxed)


def jumps(make: Any, day: int, contacts: int) -> PlannedSession:
    lift = make.lifts(make.plan_once("intermediate"))[0]
    item = make.item("pogo-hop", "power", contacts // 10, contacts=10)
    block = replace(lift.blocks[0], quality="power", items=(item,))
    session: PlannedSession = replace(lift, on=make.day(day), blocks=(block,))
    return session


def test_jumps_come_first_and_drills_get_the_landings_that_are_left(make: Any) -> None:
    def landings(*sessions: PlannedSession) -> list[float]:
        return [
            sum(
                make.catalogue.exercise(item.exercise).contacts_per_rep
                * sum(work.distance_m or 0 for work in item.work_sets)
                for _, item in one.items()
            )
            for one in warm_ups(make, sessions=sessions)
        ]

    budget = make.policy.table("plyometrics.contacts_per_week")["1"] - 20 - 10
    assert landings() == [40, 40]
    few, full = (jumps(make, 0, 80), jumps(make, 2, 30)), (jumps(make, 0, 80), jumps(make, 2, 80))
    assert 0 < sum(landings(*few)) <= budget - 110
    assert landings(*full) == [0, 0]
    for one in warm_ups(make, sessions=full):
        assert exercises_in(one)[0] == "a-march"


def test_the_drills_of_the_week_stay_few(make: Any) -> None:
    lift = make.lifts(make.plan_once("advanced"))[0]
    item = make.item("march-in-place", "skill", 24)
    block = replace(lift.blocks[0], quality="technique", items=(item,))
    crowded = replace(lift, on=make.day(0), blocks=(block,))
    found = warm_ups(make, make.athlete("advanced"), sessions=(crowded,))
    drills = [item for one in found for _, item in one.items() if item.exercise != "build-up-run"]
    assert sum(len(one.work_sets) for one in drills) <= 2


@pytest.mark.parametrize(
    "health",
    [
        Health(pain=(Pain("knee", 3),)),
        Health(pain=(Pain("foot", 8),)),
        Health(flags=frozenset({"pregnant", "clinician_clearance"})),
        Health(flags=frozenset({"focal_bone_pain"})),
    ],
)
def test_where_impact_is_out_there_are_no_drills(make: Any, health: Health) -> None:
    assert warm_ups(make, make.athlete(health=health)) == ()


def test_pain_of_the_arms_and_an_old_injury_leave_drills_in(make: Any) -> None:
    sore = make.athlete(health=Health(pain=(Pain("shoulder", 4),)))
    assert warm_ups(make, sore)
    injured = make.athlete(health=Health(injuries=(Injury("achilles", make.day(-30)),)))
    assert {name for one in warm_ups(make, injured) for name in exercises_in(one)} == {"a-march"}


def test_bounds_are_for_those_who_jump(make: Any) -> None:
    weeks = [make.week(phase, index=20, block=block) for phase in PHASES for block in range(4)]
    master = make.athlete(born=dt.date(1960, 5, 1))

    def bounds_in(athlete: Athlete, phase: str) -> bool:
        chosen = [week for week in weeks if week.phase == phase]
        found = [one for week in chosen for one in warm_ups(make, athlete, week, runs=QUICK)]
        assert found
        return any("straight-leg-bound" in exercises_in(one) for one in found)

    assert bounds_in(make.athlete(), "hypertrophy")
    assert not bounds_in(master, "hypertrophy")
    assert bounds_in(master, "power")


def test_weak_calves_march_and_build_up(make: Any) -> None:
    weak = (BodyTest("single-leg-calf-raise", make.day(-9), 9, 12),)
    (found,) = warm_ups(make, make.athlete(tests=weak), runs=QUICK)
    assert exercises_in(found) == ["a-march", "build-up-run"]


@pytest.mark.parametrize(
    ("race_day", "priority", "count"),
    [(6, "A", 0), (40, "A", 1), (20, "A", 0), (3, "B", 0), (-1, "A", 0)],
)
def test_races_are_kept_clear(make: Any, race_day: int, priority: Any, count: int) -> None:
    race = make.race(race_day, 42_195, priority)
    found = warm_ups(make, make.athlete(races=(race,)), runs={1: "intervals"})
    assert len(found) == count


def test_a_lift_that_stands_there_wins(make: Any) -> None:
    (free,) = warm_ups(make, runs={1: "intervals"})
    lift = replace(make.lifts(make.plan_once("novice"))[0], on=free.on, at=free.at)
    assert warm_ups(make, runs={1: "intervals"}, sessions=(lift,)) == ()


def test_a_plan_made_again_keeps_the_past_and_finds_the_same(make: Any) -> None:
    whole = warm_ups(make)
    past, ahead = whole[:1], whole[1:]
    now = Standing(make.day(2))
    assert warm_ups(make, sessions=past, standing=now) == ahead
    ill = Standing(make.day(2), breaks=(Span(make.day(2), make.day(6)),))
    assert warm_ups(make, sessions=past, standing=ill) == ()


def test_a_run_right_after_midnight_has_no_time_for_drills(make: Any) -> None:
    run = PlannedRun(make.day(1), "intervals", "night", "", at=dt.time(0, 5))
    dated = date_runs([run], make.day(0), make.day(6), make.policy)
    assert plan_run_warm_ups((make.week(index=0),), (), dated, make.shop(), NOTHING_STANDS) == ()
