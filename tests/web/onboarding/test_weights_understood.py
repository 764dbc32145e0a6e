"""The weights that were given are told back, and stand open on their page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from answers_for_tests import ABOUT, PLACE, answer_all, rows, url

if TYPE_CHECKING:
    from conftest import Cast

BAR = {
    "equipment": ["barbell", "rack", "trap-bar"],
    "dumbbells": [],
    "bars": ["20"],
    "plates": ["5", "10"],
    "plates_other": "10",
    "trap_bar": "24",
}


@pytest.mark.parametrize(
    ("units", "given", "said"),
    [
        ("kg", {}, "home: dumbbells 8, 12 kg; mat"),
        ("lb", {"dumbbells": ["10", "20", "30"]}, "home: dumbbells 10, 20, 30 lb; mat"),
        ("kg", {"dumbbells": []}, "home: dumbbells, mat"),
        ("kg", {"dumbbells": ["8"], "dumbbells_other": "7"}, "home: dumbbells 7, 8 kg; mat"),
        ("kg", {"equipment": ["mat"]}, "home: mat"),
        (
            "kg",
            {"equipment": ["bands"], "dumbbells": [], "bands": "light, heavy"},
            "home: bands light, heavy",
        ),
        ("kg", BAR, "home: barbell 20 kg; rack; trap bar 24 kg; plates 5, 10, 10 kg"),
    ],
)
def test_the_weights_of_a_place_are_told_back(
    cast: Cast, units: str, given: dict[str, Any], said: str
) -> None:
    about = ABOUT | {"units": units, "body_mass": "61" if units == "kg" else "134"}
    client = answer_all(cast, about=about, places=rows("places", PLACE | given))
    assert f"<li>{said}</li>" in client.get(url("answers", cast.athlete)).content.decode()


@pytest.mark.parametrize(("given", "is_open"), [({}, True), ({"dumbbells": []}, False)])
def test_the_fold_of_weights_is_open_where_some_are_given(
    cast: Cast, given: dict[str, Any], is_open: bool
) -> None:
    client = answer_all(cast, places=rows("places", PLACE | given))
    text = client.get(url("onboarding_step", cast.athlete, "places")).content.decode()
    fold = text.split("Which weights exactly")[0].rsplit("<details", 1)[1]
    assert ("open" in fold) is is_open
