from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.policy.reader import read_policy
from ironstride.sheets.load_words import load_bars
from ironstride.training.place import Inventory, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan


def test_each_end_of_a_bar_range_is_built_from_plates(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    found = 0
    for session in plan.sessions():
        place = plan.athlete.places.get(session.place)
        for item in (item for block in session.blocks for item in block.items):
            bars = load_bars(item, place, plan.athlete, catalogue, read_policy())
            if item.implement == "barbell" and item.work_sets[0].load_kg:
                low, high = item.work_sets[0].load_kg
                assert (bars[0].load, bars[0].bar) == (f"{low:g} kg", "20 kg")
                assert (bars[-1].load, bars[-1].bar) == (f"{high:g} kg", "20 kg")
                found += 1
            if item.implement == "dumbbell":
                assert bars == ()
    assert found


def test_an_unknown_place_has_no_plates(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    plan = plans["sample"]
    items = [item for session in plan.sessions() for _, item in session.items()]
    bars = [item for item in items if item.implement == "barbell"]
    assert load_bars(bars[0], None, plan.athlete, catalogue, read_policy()) == ()


def test_a_weight_that_nothing_makes_is_said_and_has_no_plates(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    items = [item for session in plan.sessions() for _, item in session.items()]
    item = next(item for item in items if item.implement == "barbell" and item.work_sets[0].load_kg)
    place = Place("shed", plan.athlete.places["gym"].equipment, Inventory(bars_kg=(300.0,)))
    bar, *_ = load_bars(item, place, plan.athlete, catalogue, read_policy())
    assert (bar.bar, bar.plates, bar.size_fraction) == ("", (), ())
    assert bar.text.endswith("no bar and plates here make it")
