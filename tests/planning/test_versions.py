"""Versions of 12, 25 and 40 minutes: shorter, and still whole."""

from __future__ import annotations

from typing import Any

import pytest

from ironstride.planning.minutes import read_minutes_model
from ironstride.planning.versions import plan_versions
from ironstride.training.words import EXPERIENCES


@pytest.fixture(scope="module")
def long_session(make: Any) -> list[Any]:
    return [
        make.item("cat-camel", "mobility", 1, rest_s=0),
        make.item("calf-pedal", "mobility", 1, rest_s=0),
        make.item("back-squat", "strength", 4, ramp=3, rest_s=180),
        make.item("romanian-deadlift", "strength", 3, ramp=2, rest_s=180),
        make.item("standing-calf-raise", "hypertrophy", 3, rest_s=90),
        make.item("push-up", "hypertrophy", 3, rest_s=90),
        make.item("dead-bug", "stability", 2, rest_s=30),
    ]


def version_s(clock: Any, items: Any, version: Any, length: int) -> Any:
    return clock.fixed_s(length) + sum(
        clock.item_s(item, version[item.id]) for item in items if item.id in version
    )


def test_a_long_session_has_all_three(make: Any, long_session: list[Any]) -> None:
    clock = read_minutes_model(make.policy)
    versions = plan_versions(long_session, 60, clock, make.policy)
    assert list(versions) == ["12", "25", "40"]
    for length, version in versions.items():
        assert version_s(clock, long_session, version, int(length)) <= 60 * int(length)


@pytest.mark.parametrize(("minutes", "lengths"), [(12, []), (13, ["12"]), (40, ["12", "25"])])
def test_only_shorter_ones(
    make: Any, long_session: list[Any], minutes: int, lengths: list[str]
) -> None:
    clock = read_minutes_model(make.policy)
    assert list(plan_versions(long_session, minutes, clock, make.policy)) == lengths


def test_the_12_minutes_are_a_lift_an_8_to_15_and_mobility(
    make: Any, long_session: list[Any]
) -> None:
    version = plan_versions(long_session, 60, read_minutes_model(make.policy), make.policy)["12"]
    kept = {item.id: item for item in long_session if item.id in version}
    classes = [item.rep_class for item in kept.values()]
    assert "strength" in classes
    assert "hypertrophy" in classes
    assert "mobility" in classes
    assert max(version.values()) <= 2


def test_no_version_rather_than_heavy_work_alone(make: Any) -> None:
    # Nothing in 8-15 fits beside: 12 minutes of heavy squats only would break D6.
    items = [
        make.item("cat-camel", "mobility", 1, rest_s=0),
        make.item("back-squat", "strength", 4, ramp=3, rest_s=180),
    ]
    assert plan_versions(items, 40, read_minutes_model(make.policy), make.policy) == {}


@pytest.mark.parametrize("level", EXPERIENCES)
def test_the_versions_of_a_plan_are_whole_and_within_their_minutes(make: Any, level: Any) -> None:
    clock = read_minutes_model(make.policy)
    seen = set()
    for session in make.lifts(make.plan_once(level)):
        items = {item.id: item for _, item in session.items()}
        for length, version in session.versions.items():
            seen.add(length)
            assert int(length) < session.minutes
            kept = [items[item_id] for item_id in version]
            assert all(1 <= version[item.id] <= len(item.work_sets) for item in kept)
            classes = {item.rep_class for item in kept}
            assert "strength" not in classes or "hypertrophy" in classes
            assert any(item.patterns[0] == "mobility" for item in kept)
            assert version_s(clock, items.values(), version, int(length)) <= 60 * int(length)
    assert "12" in seen
    assert "25" in seen
