from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ironstride.errors import InvalidValueError
from ironstride.training.race import Race


def test_a_race_is_an_a_race_unless_said_otherwise() -> None:
    assert Race("City", dt.date(2027, 4, 11), 42195).priority == "A"


@pytest.mark.parametrize("changes", [{"distance_m": 0}, {"distance_m": -1}, {"priority": "D"}])
def test_an_impossible_race_is_refused(changes: dict[str, Any]) -> None:
    fields: dict[str, Any] = {"name": "City", "on": dt.date(2027, 4, 11), "distance_m": 10_000}
    with pytest.raises(InvalidValueError):
        Race(**fields | changes)
