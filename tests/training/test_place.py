from __future__ import annotations

from typing import Any

import pytest

from ironstride.errors import InvalidValueError
from ironstride.training.place import Inventory, Place


@pytest.mark.parametrize(
    "field", ["bars_kg", "plates_kg", "dumbbells_kg", "kettlebells_kg", "machine_steps_kg"]
)
@pytest.mark.parametrize("weight", [0.0, -2.5, float("nan")])
def test_iron_weighs_something(field: str, weight: float) -> None:
    wrong: dict[str, Any] = {field: (10.0, weight)}
    with pytest.raises(InvalidValueError, match="above 0"):
        Inventory(**wrong)


def test_a_place_has_known_equipment_only() -> None:
    assert Place("home", frozenset({"mat", "bands"})).inventory == Inventory()
    with pytest.raises(InvalidValueError, match="equipment of home"):
        Place("home", frozenset({"sofa"}))  # type: ignore[arg-type]  # hostile on purpose
