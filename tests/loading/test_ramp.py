"""The ramp rises over loads that can be built and stays clear of the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.loading.conftest import BARBELL, build_exercise

from ironstride.loading.ramp import plan_ramp
from ironstride.policy.reader import read_policy

if TYPE_CHECKING:
    from ironstride.training.exercise import Exercise, Setup
    from ironstride.training.sets import IntRange, KgRange, PlannedSet
    from ironstride.training.words import RepClass

BAR = tuple(20 + 2.5 * step for step in range(60))
LOADS = st.lists(st.integers(1, 400).map(lambda half: half / 2), min_size=1, max_size=40).map(
    lambda loads: tuple(sorted(set(loads)))
)


def ramp(
    load_kg: KgRange | None,
    loads: tuple[float, ...] = BAR,
    *,
    rep_class: RepClass = "strength",
    reps: IntRange = (4, 6),
    exercise: Exercise | None = None,
    setup: Setup = BARBELL,
) -> tuple[PlannedSet, ...]:
    return plan_ramp(
        exercise or build_exercise(),
        setup,
        loads,
        load_kg=load_kg,
        rep_class=rep_class,
        reps=reps,
        body_mass_kg=60,
        policy=read_policy(),
    )


def shown(sets: tuple[PlannedSet, ...]) -> list[tuple[float, int]]:
    return [(one.load_kg[0], one.reps[0]) for one in sets if one.load_kg and one.reps]


def test_a_hundred_kilograms_take_eight_five_and_three() -> None:
    assert shown(ramp((100, 100))) == [(40, 8), (60, 5), (75, 3)]


def test_heavy_triples_get_a_last_single() -> None:
    assert shown(ramp((100, 100), reps=(2, 4)))[-1] == (87.5, 1)
    assert len(ramp((100, 100), reps=(2, 4), rep_class="hypertrophy")) == 3


def test_sets_that_would_be_too_heavy_or_too_close_are_left_out() -> None:
    assert shown(ramp((40, 40))) == [(20, 8), (25, 5), (30, 3)]
    assert shown(ramp((30, 30))) == [(20, 5)]


def test_a_light_load_gets_one_set_at_most() -> None:
    loads = (2.0, 4.0, 6.0, 8.0, 10.0)
    assert shown(ramp((10, 10), loads)) == [(4, 8)]


@pytest.mark.parametrize("load_kg", [(20.0, 20.0), (22.5, 22.5), (0.0, 0.0), None])
def test_no_room_or_no_load_means_no_ramp(load_kg: KgRange | None) -> None:
    assert ramp(load_kg) == ()


def test_help_and_missing_iron_have_no_ramp() -> None:
    assert ramp((20, 20), exercise=build_exercise(set_kind="assisted", body=0.9)) == ()
    assert ramp((100, 100), ()) == ()


@given(
    LOADS,
    st.data(),
    st.sampled_from(["strength", "hypertrophy"]),
    st.integers(1, 6),
)
def test_a_ramp_rises_over_what_can_be_built_to_below_the_work(
    loads: tuple[float, ...], data: st.DataObject, rep_class: RepClass, reps: int
) -> None:
    low = data.draw(st.sampled_from(loads))
    high = data.draw(st.sampled_from([load for load in loads if load >= low]))
    sets = ramp((low, high), loads, rep_class=rep_class, reps=(reps, reps))
    warm = [load for load, _ in shown(sets)]
    assert set(warm) <= set(loads)
    assert warm == sorted(set(warm))
    assert all(load < low for load in warm)
    assert all(one.kind == "warmup" and one.rir is None for one in sets)
    assert len(sets) <= 4
