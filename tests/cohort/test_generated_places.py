from __future__ import annotations

from random import Random

from ironstride.cohort.generated_places import PLACE_SETS, generate_places


def test_every_named_place_is_there_in_some_order() -> None:
    names = ("gym", "two dumbbells", "hotel")
    orders = {tuple(generate_places(names, Random(seed))) for seed in range(20)}
    assert len(orders) > 1
    assert {frozenset(order) for order in orders} == {frozenset(names)}


def test_every_set_of_places_can_be_made() -> None:
    for names in PLACE_SETS:
        assert all(place.name == name for name, place in generate_places(names, Random(0)).items())
