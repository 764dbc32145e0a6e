"""Only what is there is built; what is assumed is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.loading.inventory import (
    build_bar,
    buildable_loads,
    explain_load,
    in_units,
    loads_from,
    stock_for,
)
from ironstride.training.exercise import Setup
from ironstride.training.place import Inventory, Place
from ironstride.training.words import IMPLEMENTS
from ironstride.units import lb_from_kg

if TYPE_CHECKING:
    from ironstride.loading.inventory import Units
    from ironstride.policy.reader import Policy
    from ironstride.training.words import Equipment, Implement

WEIGHTS = st.lists(st.sampled_from([0.5, 1, 1.25, 2.5, 5, 10, 12, 16, 20]), max_size=12).map(tuple)
INVENTORIES = st.builds(
    Inventory,
    bars_kg=WEIGHTS,
    trap_bar_kg=st.none() | st.just(25.0),
    plates_kg=WEIGHTS,
    dumbbells_kg=WEIGHTS,
    kettlebells_kg=WEIGHTS,
    machine_steps_kg=WEIGHTS,
)
BELLS = Setup(frozenset({"kettlebells"}), "kettlebell")
TWO_BELLS = Setup(frozenset({"kettlebells"}), "kettlebell", "per_hand")
DUMBBELL = Setup(frozenset({"dumbbells"}), "dumbbell")
TRAP_BAR = Setup(frozenset({"trap-bar"}), "trap_bar")


def place(**iron: tuple[float, ...] | float) -> Place:
    return Place("home", inventory=Inventory(**iron))  # type: ignore[arg-type] # fields by name


def test_two_bells_are_needed_for_two_hands(policy: Policy) -> None:
    home = place(kettlebells_kg=(16.0, 12.0, 16.0, 24.0))
    assert buildable_loads(home, BELLS, policy) == (12, 16, 24)
    assert buildable_loads(home, TWO_BELLS, policy) == (16,)
    assert buildable_loads(place(kettlebells_kg=(16.0, 24.0)), TWO_BELLS, policy) == ()


def test_each_dumbbell_number_is_a_pair(policy: Policy, dumbbells: Setup) -> None:
    home = place(dumbbells_kg=(10.0, 5.0, 10.0))
    assert buildable_loads(home, dumbbells, policy) == (5, 10)
    assert buildable_loads(home, DUMBBELL, policy) == (5, 10)


def test_several_bars_give_the_loads_of_each_once(policy: Policy, barbell: Setup) -> None:
    home = place(bars_kg=(20.0, 15.0), plates_kg=(2.5, 2.5, 5.0))
    assert buildable_loads(home, barbell, policy) == (15, 20, 25)


def test_a_trap_bar_is_loaded_on_its_own(policy: Policy) -> None:
    home = place(bars_kg=(20.0,), trap_bar_kg=24.0, plates_kg=(10.0, 10.0))
    assert buildable_loads(home, TRAP_BAR, policy) == (24, 44)


@given(INVENTORIES, st.sampled_from(IMPLEMENTS), st.sampled_from(["total", "per_hand"]))
def test_loads_are_ascending_and_come_from_the_iron(
    inventory: Inventory, implement: Implement, counts: str
) -> None:
    loads = loads_from(inventory, implement, counts)
    assert list(loads) == sorted(set(loads))
    assert all(load > 0 for load in loads)
    lone = {"dumbbell": inventory.dumbbells_kg, "machine": inventory.machine_steps_kg}
    if implement in lone:
        assert set(loads) == set(lone[implement])


@given(INVENTORIES, st.sampled_from(["barbell", "trap_bar"]))
def test_every_load_of_a_bar_can_be_explained(inventory: Inventory, implement: Implement) -> None:
    setup = Setup(frozenset(), implement)
    for load in loads_from(inventory, implement, "total"):
        assert "no bar" not in explain_load(load, inventory, setup)


@pytest.mark.parametrize("implement", ["band", "bodyweight", "other"])
def test_what_is_not_weighed_has_no_loads(policy: Policy, implement: Implement) -> None:
    assert buildable_loads(place(), Setup(frozenset(), implement), policy) == ()


def test_standard_iron_is_assumed_and_said(policy: Policy, barbell: Setup) -> None:
    stock, assumed = stock_for(place(), barbell, policy)
    assert assumed == ("bars_kg", "plates_kg")
    assert stock.bars_kg == (20, 15)
    loads = buildable_loads(place(), barbell, policy)
    assert loads[0] == 15
    assert {20, 22.5, 60, 100, 140} <= set(loads)
    _, with_bar = stock_for(place(bars_kg=(10.0,)), barbell, policy)
    assert with_bar == ("plates_kg",)


def test_nothing_is_assumed_for_what_is_stated(policy: Policy, dumbbells: Setup) -> None:
    stated = place(dumbbells_kg=(7.0,))
    assert stock_for(stated, dumbbells, policy) == (stated.inventory, ())


@pytest.mark.parametrize(
    ("needs", "implement"),
    [
        ("leg-press", "machine"),
        ("leg-curl", "machine"),
        ("calf-raise-machine", "machine"),
        ("cable", "cable"),
        ("kettlebells", "kettlebell"),
        ("dumbbells", "dumbbell"),
        ("trap-bar", "trap_bar"),
    ],
)
@pytest.mark.parametrize("units", ["kg", "lb"])
def test_every_equipment_word_has_a_standard(
    policy: Policy, needs: Equipment, implement: Implement, units: Units
) -> None:
    setup = Setup(frozenset({needs}), implement)
    assert len(buildable_loads(place(), setup, policy, units)) > 5


def test_a_leg_press_is_heavier_than_a_cable(policy: Policy) -> None:
    press = Setup(frozenset({"leg-press"}), "machine")
    cable = Setup(frozenset({"cable"}), "cable")
    assert buildable_loads(place(), press, policy)[-1] > buildable_loads(place(), cable, policy)[-1]


def test_a_pound_gym_has_whole_pounds(policy: Policy, barbell: Setup, dumbbells: Setup) -> None:
    pounds = [lb_from_kg(load) for load in buildable_loads(place(), barbell, policy, "lb")]
    assert pounds == pytest.approx([5 * round(pound / 5) for pound in pounds], abs=0.05)
    assert [round(pound) for pound in pounds[:5]] == [35, 40, 45, 50, 55]
    pairs = [lb_from_kg(load) for load in buildable_loads(place(), dumbbells, policy, "lb")]
    assert [round(pound) for pound in pairs] == list(range(5, 101, 5))


@pytest.mark.parametrize(
    ("load_kg", "setup", "text"),
    [
        (65, "barbell", "20 kg bar, each side 20 + 2.5 kg"),
        (20, "barbell", "20 kg bar alone"),
        (15, "barbell", "15 kg bar alone"),
        (21, "barbell", "21 kg: no bar and plates here make it"),
        (27, "trap_bar", "22 kg trap bar, each side 2.5 kg"),
        (12, "dumbbell", "one dumbbell of 12 kg"),
        (16, "kettlebell", "one kettlebell of 16 kg"),
        (40, "machine", "40 kg on the machine"),
    ],
)
def test_how_to_build_it_is_said(load_kg: float, setup: Implement, text: str) -> None:
    inventory = Inventory(
        bars_kg=(15, 20), trap_bar_kg=22, plates_kg=(20, 20, 2.5, 2.5), dumbbells_kg=(12,)
    )
    assert explain_load(load_kg, inventory, Setup(frozenset(), setup)) == text


def test_two_dumbbells_and_pounds_are_said(dumbbells: Setup) -> None:
    assert explain_load(12, Inventory(), dumbbells) == "two dumbbells of 12 kg"
    assert explain_load(20.412, Inventory(), dumbbells, "lb") == "two dumbbells of 45 lb"


@pytest.mark.parametrize(
    ("load_kg", "units", "text"),
    [(20.0, "kg", "20"), (1.25, "kg", "1.25"), (20.412, "lb", "45"), (1.134, "lb", "2.5")],
)
def test_weights_are_written_without_needless_decimals(
    load_kg: float, units: Units, text: str
) -> None:
    assert in_units(load_kg, units) == text


def test_the_heaviest_bar_that_makes_a_load_is_taken() -> None:
    inventory = Inventory(bars_kg=(10, 20), plates_kg=(5, 5, 2.5, 2.5))
    assert build_bar(30, inventory, "barbell") == (20, (5,))
    assert build_bar(15, inventory, "barbell") == (10, (2.5,))
    assert build_bar(31, inventory, "barbell") is None
    assert build_bar(30, inventory, "trap_bar") is None
