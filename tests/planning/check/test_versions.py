"""The 12, 25 and 40 minute versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.plan import Plan


FULL = {"cat-camel": 1, "goblet-squat": 2, "dead-bug": 1}


def long(build: Build, **versions: dict[str, int]) -> Plan:
    named = {name.removeprefix("v"): sets for name, sets in versions.items()}
    return build.plan(build.lift(1, minutes=25, versions=named))


def test_a_lift_has_every_shorter_version(build: Build) -> None:
    rule = "versions_are_shorter"
    assert build.broken(rule, long(build, v12=FULL)) == ()
    assert build.broken(rule, long(build))
    assert build.broken(rule, long(build, v12=FULL, v25=FULL))
    assert build.broken(rule, long(build, v12=FULL, v15=FULL))
    assert build.broken(rule, build.plan(build.lift(1, minutes=12))) == ()


def test_other_kinds_need_no_version(build: Build) -> None:
    plan = build.plan(build.lift(1, minutes=15, kind="mobility"))
    assert build.broken("versions_are_shorter", plan) == ()


@pytest.mark.parametrize("change", [{"goblet-squat": 3}, {"goblet-squat": 0}, {"back-squat": 1}])
def test_a_version_is_made_of_its_session(build: Build, change: dict[str, int]) -> None:
    rule = "versions_keep_the_session"
    assert build.broken(rule, long(build, v12=FULL)) == ()
    assert build.broken(rule, long(build, v12={**FULL, **change}))


def test_a_version_keeps_hypertrophy_beside_strength(build: Build) -> None:
    rule = "versions_keep_hypertrophy"
    push = build.item("push-up", "hypertrophy")
    blocks = build.blocks(strength=build.heavy_squat(), hypertrophy=push)
    for sets, kept in (
        ({"cat-camel": 1, "goblet-squat": 2, "push-up": 1}, True),
        ({"cat-camel": 1, "goblet-squat": 2}, False),
        ({"cat-camel": 1, "push-up": 1}, True),
    ):
        session = build.lift(1, minutes=25, blocks=blocks, versions={"12": sets})
        assert (build.broken(rule, build.plan(session)) == ()) is kept, sets


def test_a_version_keeps_some_mobility(build: Build) -> None:
    rule = "versions_keep_hypertrophy"
    assert build.broken(rule, long(build, v12=FULL)) == ()
    assert build.broken(rule, long(build, v12={"goblet-squat": 2}))


@pytest.mark.parametrize(("sets", "kept"), [(3, True), (6, False)])
def test_a_version_fits_its_minutes(build: Build, sets: int, kept: bool) -> None:
    blocks = build.blocks(hypertrophy=build.squat(6))
    versions = {"12": {"cat-camel": 1, "goblet-squat": sets}}
    plan = build.plan(build.lift(1, minutes=25, blocks=blocks, versions=versions))
    assert (build.broken("versions_fit_their_minutes", plan) == ()) is kept
