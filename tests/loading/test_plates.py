"""Plates: pairs only, fewest first, and every sum that can be built."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.loading.plates import as_built, bar_loads, plates_per_side
from ironstride.units import kg_from_lb

PLATES = st.lists(st.sampled_from([0.5, 1.25, 2.5, 5, 7.5, 10, 15, 20, 25]), max_size=12).map(tuple)


def every_load(bar_kg: float, plates_kg: tuple[float, ...]) -> set[float]:
    """Return all loads by trying every choice of pairs, the slow and certain way."""
    pairs = [kg for kg in set(plates_kg) for _ in range(plates_kg.count(kg) // 2)]
    choices = product(*((0.0, kg) for kg in pairs))
    return {round(bar_kg + 2 * sum(choice), 3) for choice in choices}


@given(st.sampled_from([7.5, 15, 20]), PLATES)
def test_every_load_that_can_be_built_is_there(bar_kg: float, plates_kg: tuple[float, ...]) -> None:
    loads = bar_loads(bar_kg, plates_kg)
    assert set(loads) == every_load(bar_kg, plates_kg)
    assert list(loads) == sorted(set(loads))


@given(st.sampled_from([7.5, 15, 20]), PLATES)
def test_every_load_has_plates_that_are_there_in_pairs(
    bar_kg: float, plates_kg: tuple[float, ...]
) -> None:
    for load_kg in bar_loads(bar_kg, plates_kg):
        side = plates_per_side(load_kg, bar_kg, plates_kg)
        assert side is not None
        assert bar_kg + 2 * sum(side) == pytest.approx(load_kg)
        assert list(side) == sorted(side, reverse=True)
        assert all(2 * side.count(plate) <= plates_kg.count(plate) for plate in side)


@pytest.mark.parametrize(
    ("plates_kg", "loads"),
    [
        ((), (20,)),
        ((10,), (20,)),
        ((20, 15, 10, 5), (20,)),
        ((10, 10, 10), (20, 40)),
        ((0.5, 0.5), (20, 21)),
        ((5, 5, 2.5, 2.5, 2.5, 2.5), (20, 25, 30, 35, 40)),
    ],
)
def test_a_plate_without_its_pair_stays_on_the_floor(
    plates_kg: tuple[float, ...], loads: tuple[float, ...]
) -> None:
    assert bar_loads(20, plates_kg) == loads


def test_the_fewest_plates_are_taken() -> None:
    plates = (10.0,) * 8 + (20.0,) * 2 + (15.0, 15.0, 5.0, 5.0)
    assert plates_per_side(60, 20, plates) == (20,)
    assert plates_per_side(80, 20, plates) == (20, 10)
    # Greedy would take 25 + 2.5 + 2.5: the best choice does not start with the heaviest plate.
    assert plates_per_side(80, 20, (25, 25, 15, 15, 15, 15, 2.5, 2.5, 2.5, 2.5)) == (15, 15)


@pytest.mark.parametrize("load_kg", [19, 20.5, 41, 1000])
def test_what_cannot_be_built_has_no_plates(load_kg: float) -> None:
    assert plates_per_side(load_kg, 20, (10, 10)) is None


def test_pounds_are_not_split_by_rounding() -> None:
    bar_kg = round(kg_from_lb(45), 3)
    plates = tuple(round(kg_from_lb(lb), 3) for lb in [45, 35, 25, 10, 10, 5, 5, 2.5] * 2)
    loads = bar_loads(bar_kg, plates)
    assert min(high - low for low, high in pairwise(loads)) > kg_from_lb(4.9)
    assert plates_per_side(loads[1], bar_kg, plates) == (round(kg_from_lb(2.5), 3),)


def test_no_bar_is_loaded_beyond_any_lift() -> None:
    assert max(bar_loads(20, (50.0,) * 40)) == 720


@pytest.mark.parametrize("step_kg", [0.13, 0.37])
def test_forty_odd_plates_are_all_counted(step_kg: float) -> None:
    pairs = [round(0.5 + step_kg * index, 2) for index in range(20)]
    loads = bar_loads(20, tuple(kg for kg in pairs for _ in range(2)))
    assert loads[-1] == pytest.approx(20 + 2 * sum(pairs))
    assert all(plates_per_side(load, 20, tuple(sorted(pairs * 2))) for load in loads[1::50])


@given(st.integers(5, 500))
def test_a_weight_in_pounds_is_the_one_on_the_bar_to_other_decimals(load_lb: int) -> None:
    written_kg = round(kg_from_lb(load_lb), 5)
    loads = tuple(round(kg_from_lb(load_lb + step), 3) for step in (-5, -2.5, 0, 2.5, 5))
    assert as_built(written_kg, loads) == loads[2]


def test_a_weight_that_is_not_there_stays_what_it_is() -> None:
    assert as_built(61, (60, 62.5)) == 61
    assert as_built(61, ()) == 61
