"""Each item lies in the block of its class; mobility wherever it is held."""

from __future__ import annotations

from typing import Any

from ironstride.planning.qualities import QUALITY_OF_CLASS, quality_of
from ironstride.training.words import REP_CLASSES


def test_each_item_lies_in_the_block_of_its_class(make: Any) -> None:
    assert quality_of(make.item("wall-sit", "hold", 1, seconds=(20, 30))) == "stability"
    assert quality_of(make.item("pogo-hop", "power", 1, contacts=10)) == "power"
    assert quality_of(make.item("back-squat", "strength", 1)) == "strength"
    assert quality_of(make.item("back-squat", "hypertrophy", 1)) == "hypertrophy"


def test_held_or_moved_mobility_is_mobility(make: Any) -> None:
    assert quality_of(make.item("cat-camel", "mobility", 1)) == "mobility"
    assert quality_of(make.item("couch-stretch", "hold", 1, seconds=(20, 30))) == "mobility"


def test_every_class_has_its_block() -> None:
    assert set(QUALITY_OF_CLASS) == set(REP_CLASSES)
