"""Primers that wake and mobility that heals."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ironstride.planning.openings import Opening
from ironstride.planning.picking import Known
from ironstride.planning.rules.facts import Facts
from ironstride.planning.special import compose_mobility, compose_primer

KNOWN = Known(used=frozenset({"back-squat", "pogo-hop"}), logged=frozenset({"back-squat"}))


def opening(make: Any, minutes: int = 40, place: str = "gym") -> Opening:
    return Opening(make.day(66), 9, place, dt.time(18), "given", minutes, Facts(0, 1), ())


def test_a_primer_is_one_known_lift_with_few_reps_far_from_the_limit(make: Any) -> None:
    primer = compose_primer(opening(make), make.week("taper", index=9), KNOWN, make.shop())
    assert primer is not None
    assert primer.kind == "primer"
    heavy = [item for _, item in primer.items() if item.rep_class == "strength"]
    assert [item.exercise for item in heavy] == ["back-squat"]
    for one in heavy[0].work_sets:
        assert one.reps == (2, 3)
        assert one.rir == (4, 5)
    assert primer.leg_grade <= 1
    assert primer.minutes <= 20
    assert "primer_before_race" in {why.rule for why in primer.why}


def test_a_primer_asks_for_nothing_new(make: Any) -> None:
    nothing = Known()
    week = make.week("taper", index=9)
    assert compose_primer(opening(make), week, nothing, make.shop(make.athlete(lifts=()))) is None


def test_behind_closed_gates_there_is_no_primer(make: Any) -> None:
    shop = make.shop(make.athlete("novice"))
    assert compose_primer(opening(make), make.week("taper", index=9), KNOWN, shop) is None


@pytest.mark.parametrize("minutes", [12, 15, 20, 60])
def test_a_primer_fits_its_slot(make: Any, minutes: int) -> None:
    week = make.week("taper", index=9)
    primer = compose_primer(opening(make, minutes), week, KNOWN, make.shop())
    if primer is not None:
        assert primer.minutes <= min(minutes, 20)


@pytest.mark.parametrize("place", ["gym", "floor"])
def test_a_mobility_session_is_only_that_and_costs_the_legs_nothing(make: Any, place: str) -> None:
    shop = make.shop(make.athlete(place=getattr(make, place)))
    session = compose_mobility(
        opening(make, 40, place), make.week("transition"), "Easy.", "mobility_only_after_race", shop
    )
    assert session is not None
    assert {block.quality for block in session.blocks} == {"mobility"}
    assert (session.kind, session.leg_grade) == ("mobility", 0)
    assert session.minutes <= make.policy.whole("dose.mobility_session_minutes")


def test_a_race_that_wants_a_primer_gets_one_in_its_window(make: Any) -> None:
    days = (0, 1, 2, 3, 4, 5, 6)
    plan = make.plan(make.athlete("advanced", days=days, races=(make.race(69, 10_000),)))
    primers = [one for one in plan.sessions() if one.kind == "primer"]
    assert [(make.day(69) - one.on).days for one in primers] == [4]
    lifted = {item.exercise for item in make.items(make.lifts(plan))}
    logged = {lift.exercise for lift in plan.athlete.lifts}
    for item in make.items(primers):
        if item.rep_class == "strength":
            assert item.exercise in lifted | logged


def test_an_ultra_has_no_primer(make: Any) -> None:
    days = (0, 1, 2, 3, 4, 5, 6)
    plan = make.plan(make.athlete("advanced", days=days, races=(make.race(69, 100_000),)))
    assert not [one for one in plan.sessions() if one.kind == "primer"]
