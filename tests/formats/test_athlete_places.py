"""Places and iron of an athlete file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ironstride.formats.athlete_places import PlaceBook, encode_places, read_places
from ironstride.formats.fields import Field, Report
from ironstride.training.place import Inventory, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    Decoded = Callable[..., tuple[Any, list[str]]]


def test_all_iron_is_read(decoded: Decoded) -> None:
    found, problems = decoded(
        read_places,
        "gym:\n  equipment: [barbell, Trap bar]\n  bars_kg: 20\n  trap_bar_kg: 25\n"
        "  plates_kg: [20, 20]\n  dumbbells_kg: [8]\n  kettlebells_kg: [12]\n"
        "  machine_steps_kg: [5, 10]\n  bands: [light]\nhome:\n",
    )
    assert problems == []
    inventory = Inventory((20,), 25, (20, 20), (8,), (12,), (5, 10), ("light",))
    assert found == {
        "gym": Place("gym", frozenset({"barbell", "trap-bar"}), inventory),
        "home": Place("home"),
    }


def test_a_place_that_is_not_understood_still_exists_without_iron(decoded: Decoded) -> None:
    found, problems = decoded(read_places, "gym: a big one\n")
    assert found == {"gym": Place("gym")}
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("yaml", "path"),
    [
        ("gym: {equipment: [barbell, sofa]}", "top.gym.equipment[1]"),
        ("gym: {plates_kg: [20, -20]}", "top.gym.plates_kg[1]"),
        ("gym: {plates_kg: {20: 2}}", "top.gym.plates_kg"),
        ("gym: {dumbells_kg: [20]}", "top.gym.dumbells_kg"),
        ("'': {equipment: []}", "top.''"),
    ],
)
def test_a_wrong_part_is_located(decoded: Decoded, yaml: str, path: str) -> None:
    _, problems = decoded(read_places, yaml)
    assert [problem.split(":")[0] for problem in problems] == [path]


def test_a_name_that_is_not_listed_is_a_bare_place_and_a_problem() -> None:
    book, report = PlaceBook({"gym": Place("gym")}), Report("a.yaml")
    assert book.read_name(Field("hotel", "place", report)) == "hotel"
    assert book.places["hotel"] == Place("hotel")
    assert "use one of: gym" in report.problems[0].text


def test_the_first_place_is_meant_when_none_is_named() -> None:
    assert PlaceBook({"gym": Place("gym"), "home": Place("home")}).first == "gym"
    empty = PlaceBook({})
    assert empty.first == "home"
    assert empty.places == {"home": Place("home")}


def test_equipment_is_written_in_one_order() -> None:
    place = Place("gym", frozenset({"rack", "mat", "barbell"}))
    assert encode_places({"gym": place}, "kg") == {"gym": {"equipment": ["mat", "barbell", "rack"]}}
