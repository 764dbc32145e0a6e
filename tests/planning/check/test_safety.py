"""What health leaves of a plan."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.athlete import Athlete
    from ironstride.training.words import NoticeTier


from ironstride.training.athlete import Health, Pain
from ironstride.training.plan import Notice

STOP = "red_flag_stops_plan"
LIMIT = "clearance_lowers_to_limits"


def ill(build: Build, *flags: str, pain: tuple[Pain, ...] = (), **changes: Any) -> Athlete:
    return build.athlete(health=Health(frozenset(flags), pain), **changes)


def told(tier: NoticeTier) -> tuple[Notice, ...]:
    return (Notice(tier, "Ask first.", STOP),)


def test_an_emergency_leaves_nothing_and_is_said_first(build: Build) -> None:
    athlete = ill(build, "chest_pain")
    assert build.broken(STOP, build.plan(athlete=athlete, notices=told("emergency"))) == ()
    assert build.broken(STOP, build.plan(athlete=athlete))
    stretch = build.lift(1, kind="mobility")
    assert build.broken(STOP, build.plan(stretch, athlete=athlete, notices=told("emergency")))


@pytest.mark.parametrize("flag", ["focal_bone_pain", "pregnant", "no_such_flag"])
def test_a_clinician_first_leaves_mobility(build: Build, flag: str) -> None:
    athlete, notices = ill(build, flag), told("clinician_first")
    stretch, lift = build.lift(1, kind="mobility"), build.lift(1)
    assert build.broken(STOP, build.plan(stretch, athlete=athlete, notices=notices)) == ()
    assert build.broken(STOP, build.plan(lift, athlete=athlete, notices=notices))
    assert build.broken(STOP, build.plan(stretch, athlete=athlete))


def test_some_flags_leave_nothing_at_all(build: Build) -> None:
    stretch = build.lift(1, kind="mobility")
    plan = build.plan(
        stretch, athlete=ill(build, "recent_surgery"), notices=told("clinician_first")
    )
    assert build.broken(STOP, plan)


def test_a_clearance_lets_the_lifts_come_back(build: Build) -> None:
    cleared = ill(build, "pregnant", "clinician_clearance")
    assert build.broken(STOP, build.plan(build.lift(1), athlete=cleared)) == ()
    bone = ill(build, "focal_bone_pain", "clinician_clearance")
    assert build.broken(STOP, build.plan(build.lift(1), athlete=bone))


def test_two_signs_of_low_energy_refer(build: Build) -> None:
    one, two = ill(build, "low_libido"), ill(build, "low_libido", "eating_disorder_history")
    assert build.broken(STOP, build.plan(build.lift(1), athlete=one)) == ()
    assert build.broken(STOP, build.plan(build.lift(1), athlete=two))


def test_youth_and_strong_pain_stop_the_lifts(build: Build) -> None:
    child = build.athlete(born=dt.date(2011, 1, 1))
    assert build.broken(STOP, build.plan(build.lift(1), athlete=child))
    youth = build.athlete(born=dt.date(2010, 11, 23))
    assert build.broken(STOP, build.plan(build.lift(1), athlete=youth)) == ()
    for now, kept in ((5, True), (6, False)):
        athlete = ill(build, pain=(Pain("shoulder", now),))
        assert (build.broken(STOP, build.plan(build.lift(1), athlete=athlete)) == ()) is kept


def test_a_healthy_runner_is_not_stopped(build: Build) -> None:
    assert build.broken(STOP, build.plan(build.lift(1))) == ()


@pytest.mark.parametrize(
    ("flag", "kept"),
    [("unexplained_weight_loss", False), ("diabetes_on_medication", True)],
)
def test_a_flag_takes_power_out(build: Build, flag: str, kept: bool) -> None:
    blocks = build.blocks(power=build.item("box-jump", "power"), hypertrophy=None)
    plan = build.plan(build.lift(1, blocks=blocks), athlete=ill(build, flag))
    assert (build.broken(LIMIT, plan) == ()) is kept


def test_a_flag_takes_heavy_and_hard_sets_out(build: Build) -> None:
    athlete = ill(build, "pregnant", "clinician_clearance")
    easy = build.blocks(hypertrophy=build.squat(rir=(3, 4)))
    assert build.broken(LIMIT, build.plan(build.lift(1, blocks=easy), athlete=athlete)) == ()
    assert build.broken(LIMIT, build.plan(build.lift(1), athlete=athlete))
    heavy = build.blocks(strength=build.heavy_squat(rir=(3, 4)), hypertrophy=None)
    assert build.broken(LIMIT, build.plan(build.lift(1, blocks=heavy), athlete=athlete))


@pytest.mark.parametrize(("now", "kept"), [(2, True), (3, False), (5, False)])
def test_a_sore_region_is_spared(build: Build, now: int, kept: bool) -> None:
    plan = build.plan(build.lift(1), athlete=ill(build, pain=(Pain("knee", now),)))
    assert (build.broken("pain_region_spared", plan) == ()) is kept


def test_pain_elsewhere_spares_nothing(build: Build) -> None:
    plan = build.plan(build.lift(1), athlete=ill(build, pain=(Pain("shin", 4),)))
    assert build.broken("pain_region_spared", plan) == ()
