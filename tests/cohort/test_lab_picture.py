from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from ironstride.cohort.lab_picture import WIDTH, draw_lab
from ironstride.cohort.plan_differences import PlanDifference

if TYPE_CHECKING:
    from ironstride.cohort.policy_lab import NumberChange

    Differences = tuple[PlanDifference, ...]

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own


def bars(svg: str, *, full: bool) -> list[ET.Element]:
    """Return the bars, full or hollow (with paper inside), without the signs of the legend."""
    rects = list(ET.fromstring(svg).iter(f"{SVG}rect"))  # noqa: S314 - our own
    after = [*(one.get("class") for one in rects[1:]), None]
    return [
        one
        for one, inside in zip(rects, after, strict=True)
        if one.get("class") == "lifts" and one.get("width") != "14" and (inside != "paper") is full
    ]


def test_the_picture_says_what_it_shows(change: NumberChange, differences: Differences) -> None:
    svg = draw_lab(change, differences, None)
    root = ET.fromstring(svg)  # noqa: S314 - our own
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text == "Policy lab: clearance.key_h.3: 48 -> 60 (h)"
    assert desc is not None
    assert "4 of 5 plans change" in str(desc.text)
    assert "5 generated runners (seeds 0 to 4), a whole season each." in texts(svg)


def test_each_kind_has_a_bar_with_its_count(change: NumberChange, differences: Differences) -> None:
    svg = draw_lab(change, differences, None)
    assert {"sessions on another day", "3 (60 %)", "4 (80 %)", "100 %"} <= set(texts(svg))
    moved = bars(svg, full=True)[0]
    breaches = bars(svg, full=False)[0]
    assert moved.get("width") == breaches.get("width") == "252"


def test_prices_before_and_after_stand_side_by_side(
    change: NumberChange, differences: Differences
) -> None:
    svg = draw_lab(change, differences, None)
    words = "points a plan; half of the plans cost up to 5 before and 7 after"
    assert words in texts(svg)
    # Bins by price: under 1, 5-10 and so on; before 0, 0, 5, 5, 5 and after 0, 5, 7, 25, 30.
    after = [float(bar.get("height") or 0) for bar in bars(svg, full=True)[1:]]
    before = [float(bar.get("height") or 0) for bar in bars(svg, full=False)[2:]]
    assert [height / 50 for height in before] == [2, 3]
    assert [height / 50 for height in after] == [1, 2, 2]


def test_no_change_is_said_in_the_picture(change: NumberChange, unchanged: Differences) -> None:
    svg = draw_lab(change, unchanged, 4)
    assert "no plan of these 3 changes" in texts(svg)
    assert "3 generated runners (seeds 7 to 9), 4 weeks each." in texts(svg)


def test_the_same_differences_are_the_same_picture_that_fetches_nothing(
    change: NumberChange, differences: Differences
) -> None:
    svg = draw_lab(change, differences, None)
    assert svg == draw_lab(change, differences, None)
    assert re.findall(r"https?://[^\"]*", svg) == ["http://www.w3.org/2000/svg"]
    assert "<script" not in svg


@pytest.mark.parametrize("price", [0, 0.4, 1, 99_999, 5e7])
def test_any_price_finds_its_bin(change: NumberChange, price: float) -> None:
    rules = {"lift_days_apart": 1}
    one = PlanDifference(0, 1, {"price": 1}, rules, rules, {"lift_days_apart": price}, {})
    svg = draw_lab(change, (one,), None)
    places = [float(bar.get("x") or 0) for bar in bars(svg, full=False) + bars(svg, full=True)]
    assert len(places) == 3
    assert all(0 < place < WIDTH for place in places)
