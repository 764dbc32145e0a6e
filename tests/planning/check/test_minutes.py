"""The minutes of a session."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.words import RepClass


from ironstride.planning.check.minutes import estimate_minutes


def test_a_session_is_the_sum_of_its_parts(build: Build) -> None:
    session = build.lift(1)
    items = [(item, len(item.work_sets)) for _, item in session.items()]
    # 180 s to begin; 10+32 mobility; 25+36+90+36 squat; 10+40+30+40 trunk.
    assert estimate_minutes(items, 9, build.policy) == pytest.approx((180 + 42 + 187 + 120) / 60)


@pytest.mark.parametrize(
    ("length", "fixed_s"), [(12, 180), (19, 180), (20, 240), (34, 240), (35, 300), (60, 300)]
)
def test_longer_sessions_warm_up_longer(build: Build, length: int, fixed_s: int) -> None:
    assert estimate_minutes([], length, build.policy) == pytest.approx(fixed_s / 60)


def test_both_sides_a_pair_and_a_ramp_take_their_time(build: Build) -> None:
    split = build.item("split-squat", "hypertrophy", 1)
    base = estimate_minutes([], 9, build.policy)
    alone = estimate_minutes([(split, 1)], 9, build.policy)
    assert (alone - base) * 60 == pytest.approx(25 + 2 * 36 + 8)
    paired = estimate_minutes([(replace(split, pair_group="A"), 1)], 9, build.policy)
    assert (paired - alone) * 60 == pytest.approx(90)
    ramp = replace(split.sets[0], kind="warmup")
    ramped = estimate_minutes([(replace(split, sets=(ramp, *split.sets)), 1)], 9, build.policy)
    assert (ramped - alone) * 60 == pytest.approx(45)


def test_holds_carries_and_hops_are_timed_by_their_own_measure(build: Build) -> None:
    base = estimate_minutes([], 9, build.policy)
    timed: tuple[tuple[str, RepClass, dict[str, Any], float], ...] = (
        ("wall-sit", "hold", {"seconds": (20, 40)}, 10 + 30),
        ("a-march", "skill", {"distance_m": 20}, 10 + 20),
        ("pogo-hop", "power", {"contacts": 10}, 10 + 10),
    )
    for exercise, rep_class, each, seconds in timed:
        item = build.item(exercise, rep_class, 1, **each)
        assert (estimate_minutes([(item, 1)], 9, build.policy) - base) * 60 == pytest.approx(
            seconds
        )


@pytest.mark.parametrize(
    ("minutes", "kept"), [(8, False), (9, True), (11, True), (12, True), (13, False)]
)
def test_the_printed_minutes_are_those_of_the_sets(build: Build, minutes: int, kept: bool) -> None:
    # 10.8 minutes, with the general warm-up of a slot of an hour.
    plan = build.plan(build.lift(1, minutes=minutes))
    assert (build.broken("session_fits_minutes", plan) == ()) is kept


def test_a_mobility_session_may_be_done_sooner(build: Build) -> None:
    plan = build.plan(build.lift(1, kind="mobility", minutes=15))
    assert build.broken("session_fits_minutes", plan) == ()
