"""The judge's rules of sessions of tests."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.training.athlete import BodyTest, Health, Injury, Pain, Pinned
from ironstride.training.availability import Availability, Slot

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import BodyTestName

CALF = "single-leg-calf-raise-test"


def battery_on(build: Build, day: int, **changes: Any) -> PlannedSession:
    """Return tests at 17:00 in the gym: calf raises and a side plank, 10 minutes."""
    items = changes.pop("items", None) or (
        build.item(CALF, "skill", 1, reps=(20, 35)),
        build.item("single-leg-bridge-test", "skill", 1, reps=(20, 35)),
    )
    session = build.lift(
        day,
        id=f"tests-{day}",
        kind="tests",
        at=dt.time(17),
        leg_grade=1,
        minutes=10,
        blocks=build.blocks(mobility=None, hypertrophy=None, stability=None, technique=items),
    )
    return replace(session, **changes)


def easy_week(build: Build, *sessions: PlannedSession, **changes: Any) -> Plan:
    """Return a plan of one easy week."""
    return build.plan(*sessions, **{"phase": "hypertrophy", "deloads": (0,), **changes})


def is_broken(build: Build, rule: str, plan: Plan) -> bool:
    return bool(build.broken(rule, plan))


@pytest.mark.parametrize(
    ("phases", "deloads", "day", "broken"),
    [
        (("hypertrophy", "hypertrophy"), (), 3, True),
        (("hypertrophy", "hypertrophy"), (0,), 3, False),
        (("hypertrophy", "power"), (), 3, False),
        (("hypertrophy", "power"), (), 10, True),
        (("taper", "transition"), (0,), 3, True),
    ],
)
def test_tests_stand_where_a_block_ends(
    build: Build, phases: Any, deloads: tuple[int, ...], day: int, *, broken: bool
) -> None:
    plan = build.plan(battery_on(build, day), phase=phases, deloads=deloads)
    assert is_broken(build, "tests_at_block_ends", plan) is broken


def test_a_newcomers_first_weeks_have_no_tests(build: Build) -> None:
    for day, broken in ((17, True), (24, False)):
        plan = build.plan(
            battery_on(build, day),
            phase=("hypertrophy",) * 4,
            deloads=(2, 3),
            athlete=build.newcomer(),
        )
        assert is_broken(build, "tests_at_block_ends", plan) is broken


@pytest.mark.parametrize(("days", "broken"), [(41, True), (42, False)])
def test_weeks_lie_between_tests(build: Build, days: int, *, broken: bool) -> None:
    two = build.plan(battery_on(build, 1), battery_on(build, 1 + days), weeks=7)
    assert is_broken(build, "tests_weeks_apart", two) is broken
    result = BodyTest("side-plank", build.day(3 - days), 50, 50)
    one = build.plan(battery_on(build, 3), athlete=build.athlete(tests=(result,)))
    assert is_broken(build, "tests_weeks_apart", one) is broken


def test_what_is_past_was_right_when_it_was_planned(build: Build) -> None:
    result = BodyTest("side-plank", build.day(1), 50, 50)
    plan = easy_week(build, battery_on(build, 1), athlete=build.athlete(tests=(result,)))
    assert is_broken(build, "tests_weeks_apart", plan)
    again = replace(plan, replanned_on=build.day(2))
    assert not is_broken(build, "tests_weeks_apart", again)


@pytest.mark.parametrize(
    ("run", "day", "broken"),
    [
        ("tempo", 3, True),
        ("long", 4, True),
        ("tempo", 2, False),
        ("long", 5, False),
        ("easy", 4, False),
        ("rest", 3, True),
    ],
)
def test_key_runs_are_kept_clear(build: Build, run: Any, day: int, *, broken: bool) -> None:
    plan = easy_week(build, battery_on(build, 3), runs=(build.run(day, run),))
    assert is_broken(build, "tests_clear_of_key_runs", plan) is broken


@pytest.mark.parametrize(
    ("days", "priority", "broken"),
    [(21, "A", True), (22, "A", False), (7, "B", True), (8, "C", False), (-2, "B", True)],
)
def test_races_are_kept_clear(build: Build, days: int, priority: Any, *, broken: bool) -> None:
    race = build.race(3 + days, priority=priority)
    plan = easy_week(build, battery_on(build, 3), races=(race,))
    assert is_broken(build, "tests_clear_of_races", plan) is broken


@pytest.mark.parametrize(
    ("change", "broken"), [({}, False), ({"minutes": 16}, True), ({"leg_grade": 2}, True)]
)
def test_tests_are_short_and_light(build: Build, change: dict[str, int], *, broken: bool) -> None:
    plan = easy_week(build, battery_on(build, 3, **change))
    assert is_broken(build, "tests_are_short", plan) is broken


def test_a_test_has_no_weight_and_an_end(build: Build) -> None:
    rule = "tests_without_a_maximum"
    assert not is_broken(build, rule, easy_week(build, battery_on(build, 3)))
    for wrong in (
        build.item(CALF, "skill", 1, reps=(20, 36)),
        build.item(CALF, "skill", 2, reps=(20, 35)),
        build.item(CALF, "skill", 1, reps=(20, 35), load_kg=(5.0, 5.0)),
        build.item(CALF, "skill", 1, reps=(20, 35), rir=(0, 1)),
        build.item("side-plank-test", "hold", 1, seconds=(45, 91)),
        build.item("single-leg-hop-test", "skill", 4, contacts=1),
        build.item("goblet-squat", "hypertrophy", 1),
    ):
        assert is_broken(build, rule, easy_week(build, battery_on(build, 3, items=(wrong,))))
    hidden = build.item(CALF, "skill", 1, reps=(20, 35))
    lift = build.lift(3, blocks=build.blocks(technique=hidden))
    assert is_broken(build, rule, easy_week(build, lift))


def test_tests_have_a_free_day_or_end_where_the_lift_begins(build: Build) -> None:
    rule = "tests_stand_before_other_work"
    alone = battery_on(build, 3, at_source="assumed")
    assert not is_broken(build, rule, easy_week(build, alone))
    short = build.athlete(availability=Availability({3: (Slot(9, "gym"),)}))
    assert is_broken(build, rule, easy_week(build, alone, athlete=short))
    pinned = build.athlete(pinned=(Pinned(build.day(3), off=True),))
    assert is_broken(build, rule, easy_week(build, alone, athlete=pinned))
    lift = build.lift(3)
    before = battery_on(build, 3, at=dt.time(17, 50))
    assert not is_broken(build, rule, easy_week(build, before, lift))
    for wrong in (
        replace(before, at=dt.time(17, 45)),
        replace(before, at=dt.time(18, 10)),
        replace(before, place="floor"),
    ):
        assert is_broken(build, rule, easy_week(build, wrong, lift))


@pytest.mark.parametrize(
    ("health", "broken"),
    [
        (Health(), False),
        (Health(pain=(Pain("shoulder", 2),)), False),
        (Health(pain=(Pain("shoulder", 3),)), True),
        (Health(flags=frozenset({"pregnant", "clinician_clearance"})), True),
        (Health(flags=frozenset({"no_such_flag"})), True),
        (Health(injuries=(Injury("achilles", dt.date(2026, 11, 1)),)), True),
        (Health(injuries=(Injury("achilles", dt.date(2020, 11, 1)),)), False),
        (Health(injuries=(Injury("shoulder"),)), False),
    ],
)
def test_whom_health_limits_is_not_tested(build: Build, health: Health, *, broken: bool) -> None:
    plan = easy_week(build, battery_on(build, 3), athlete=build.athlete(health=health))
    assert is_broken(build, "tests_leave_out_what_health_forbids", plan) is broken


@pytest.mark.parametrize(
    ("calf", "hop", "days", "jump", "broken"),
    [
        (None, None, 9, "pogo-hop", False),
        ((14, 20), None, 9, "pogo-hop", False),
        ((13, 30), None, 9, "pogo-hop", True),
        ((13, 30), None, 120, "pogo-hop", False),
        ((19, 30), None, 9, "box-jump", True),
        ((20, 30), None, 9, "box-jump", False),
        (None, (85, 100), 9, "hurdle-hop", True),
        (None, (95, 100), 9, "hurdle-hop", False),
    ],
)
def test_jumps_wait_for_strong_and_even_legs(
    build: Build, calf: Any, hop: Any, days: int, jump: str, *, broken: bool
) -> None:
    names: tuple[BodyTestName, ...] = ("single-leg-calf-raise", "single-leg-hop")
    tests = [
        BodyTest(name, build.day(-days), *sides)
        for name, sides in zip(names, (calf, hop), strict=True)
        if sides
    ]
    lift = build.lift(1, blocks=build.blocks(power=build.item(jump, "power", 2, contacts=5)))
    plan = build.plan(lift, athlete=build.athlete(tests=tuple(tests)))
    assert is_broken(build, "jumps_wait_for_strong_and_even_legs", plan) is broken
    past = replace(plan, replanned_on=build.day(3))
    assert not is_broken(build, "jumps_wait_for_strong_and_even_legs", past)


def test_tests_are_no_training_of_the_four_qualities(build: Build) -> None:
    hops = build.item("single-leg-hop-test", "skill", 3, contacts=1)
    plank = build.item("side-plank-test", "hold", 1, seconds=(45, 90))
    bare = build.lift(1, blocks=build.blocks(stability=None))
    tests = battery_on(build, 4, items=(hops, plank))
    plan = build.plan(bare, replace(bare, id="b", on=build.day(8)), tests, weeks=2)
    (found,) = build.broken("four_qualities_in_14_days", plan)
    assert "stability" in found.text
