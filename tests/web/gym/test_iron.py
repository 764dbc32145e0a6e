"""The loads of a place: each list once, and what to put on the bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.planning.kits import Option
from ironstride.planning.workshop import reopen_workshop
from ironstride.web.gym.iron import IronRack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gym.conftest import Case


@pytest.fixture(scope="module")
def racks(cases: Sequence[Case]) -> dict[str, IronRack]:
    found = {}
    for case in cases:
        on, athlete = case.session.on, case.plan.athlete
        shop = reopen_workshop(athlete, case.plan.today, case.catalogue, case.policy, on=on, now=on)
        found[case.name] = IronRack(athlete.places[case.session.place], shop)
    return found


@pytest.mark.parametrize("name", ["sample 0", "pounds 0"])
def test_the_plates_make_the_load(racks: dict[str, IronRack], name: str) -> None:
    rack = racks[name]
    exercise = rack.shop.catalogue.exercise("back-squat")
    tree = rack.lists[rack.find(Option(exercise, exercise.setups[0]))]
    assert len(tree["built"]) == len(tree["loads_kg"]) > 10
    for load_kg, (bar, *plates) in zip(tree["loads_kg"], tree["built"], strict=True):
        side_kg = [tree["plates_kg"][plate] for plate in plates]
        assert tree["bars_kg"][bar] + 2 * sum(side_kg) == pytest.approx(load_kg, abs=0.01)
        assert side_kg == sorted(side_kg, reverse=True)


def test_the_same_loads_are_told_once(racks: dict[str, IronRack]) -> None:
    rack = racks["sample 1"]
    squat, press = (rack.shop.catalogue.exercise(name) for name in ("back-squat", "bench-press"))
    goblet = rack.shop.catalogue.exercise("goblet-squat")
    first = rack.find(Option(squat, squat.setups[0]))
    assert rack.find(Option(press, press.setups[0])) == first
    other = rack.find(Option(goblet, goblet.setups[0]))
    assert other != first
    assert "built" not in rack.lists[other]
