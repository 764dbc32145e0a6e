"""The judge's own arithmetic of bars, plates and bells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build


from ironstride.planning.check.plates import buildable_grams, is_buildable, next_step_kg
from ironstride.training.place import Inventory, Place
from ironstride.training.words import EQUIPMENT


def loads(build: Build, exercise: str, iron: Inventory, **changes: Any) -> list[float]:
    item = replace(build.item(exercise, "hypertrophy"), **changes)
    units = changes.pop("units", "kg")
    case = build.case(build.plan(athlete=build.athlete(units=units)))
    grams = buildable_grams(case, item, Place("gym", frozenset(EQUIPMENT), iron))
    return sorted(gram / 1000 for gram in grams or ())


def test_a_bar_takes_pairs_of_plates(build: Build) -> None:
    iron = Inventory(bars_kg=(20.0,), plates_kg=(10.0, 10.0, 5.0, 5.0, 2.5))
    assert loads(build, "back-squat", iron) == [20, 30, 40, 50]


def test_two_pairs_of_a_plate_count_twice(build: Build) -> None:
    iron = Inventory(bars_kg=(15.0,), plates_kg=(10.0,) * 5)
    assert loads(build, "back-squat", iron) == [15, 35, 55]


def test_a_trap_bar_takes_the_same_plates(build: Build) -> None:
    iron = Inventory(trap_bar_kg=25.0, plates_kg=(20.0, 20.0))
    assert loads(build, "trap-bar-deadlift", iron) == [25, 65]


def test_two_bells_in_the_hands_have_to_be_two(build: Build) -> None:
    iron = Inventory(kettlebells_kg=(12.0, 16.0, 16.0))
    one = loads(build, "kettlebell-deadlift", iron)
    two = loads(build, "dumbbell-floor-press", iron, implement="kettlebell")
    assert (one, two) == ([12, 16], [16])


def test_what_is_not_stated_is_the_standard_gym(build: Build) -> None:
    assert loads(build, "goblet-squat", Inventory())[:3] == [2, 4, 6]
    assert loads(build, "leg-press", Inventory())[0] == 20
    assert loads(build, "leg-curl", Inventory())[0] == 5
    assert max(loads(build, "back-squat", Inventory())) > 200


def test_stated_steps_of_a_machine_stand_for_its_stack(build: Build) -> None:
    assert loads(build, "leg-press", Inventory(machine_steps_kg=(7.0, 14.0))) == [7, 14]


def test_bands_and_bodies_build_no_weight(build: Build) -> None:
    assert loads(build, "band-row", Inventory()) == []


def test_a_heap_of_plates_ends_at_what_a_bar_takes(build: Build) -> None:
    iron = Inventory(bars_kg=(20.0,), plates_kg=(25.0,) * 2000)
    assert max(loads(build, "back-squat", iron)) == 670


@pytest.mark.parametrize(("load_kg", "built"), [(20.41, True), (20.412, True), (20.5, False)])
def test_pounds_are_compared_with_what_rounding_leaves(load_kg: float, built: bool) -> None:
    assert is_buildable(load_kg, frozenset({20_412})) is built


def test_the_next_step_is_the_next_weight_up(build: Build) -> None:
    grams = frozenset({10_000, 12_000, 16_000})
    assert [next_step_kg(load, grams) for load in (9, 10, 11, 16)] == [10, 12, 12, 16]
