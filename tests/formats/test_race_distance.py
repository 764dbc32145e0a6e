"""Distances of races in words."""

from __future__ import annotations

import pytest

from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.race_distance import read_race_distance


def read(text: str) -> tuple[float | None, list[str]]:
    report = Report("test")
    found = attempt(Field(text, "distance", report), read_race_distance, None)
    return found, [problem.text for problem in report.problems]


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("10km", 10_000),
        ("10 KM", 10_000),
        ("5k", 5000),
        ("1500m", 1500),
        ("1 mile", 1609.344),
        ("6,2 mi", 9977.933),
        ("100 miles", 160_934.4),
        ("half", 21_097.5),
        ("Half-Marathon", 21_097.5),
        ("HM", 21_097.5),
        ("marathon", 42_195),
    ],
)
def test_a_distance_is_read(text: str, metres: float) -> None:
    assert read(text) == (metres, [])


@pytest.mark.parametrize(
    "text", ["", "ten", "10", "10 yards", "-5km", "1e3km", "km", "half a mile"]
)
def test_what_is_no_distance_is_answered_with_what_is_right(text: str) -> None:
    found, (said,) = read(text)
    assert found is None
    assert "write 10km, 6mi, half or marathon" in said


@pytest.mark.parametrize("text", ["10m", "1001km", "999999km"])
def test_a_distance_that_no_race_has_is_refused(text: str) -> None:
    assert "50 m to 1000 km" in read(text)[1][0]
