"""One amount: its unit, and what a bare letter can mean."""

from __future__ import annotations

import re

import pytest

from ironstride.formats.run_measures import bare_metres, measure, measure_pattern, number_value
from ironstride.formats.run_size import Size, metres, seconds

PATTERN = re.compile(measure_pattern("a_"))


def read(text: str, *, repeat: bool = False) -> Size:
    match = PATTERN.fullmatch(text)
    assert match is not None
    return measure(match, "a_", repeat=repeat)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("8 km", metres(8000)),
        ("10,5 km", metres(10_500)),
        ("10-12 km", metres(12_000)),
        ("2 mi", metres(3218.688)),
        ("45m", seconds(2700)),
        ("400m", metres(400)),
        ("400s", metres(400)),
        ("90s", seconds(90)),
        ("1h10", seconds(4200)),
        ("1:30", seconds(5400)),
        ("45:00", seconds(2700)),
        ("1:02:03", seconds(3723)),
        ("1'30", seconds(90)),
        ("2 uur", seconds(7200)),
        ("5 quilometros", metres(5000)),
    ],
)
def test_one_amount(text: str, size: Size) -> None:
    assert read(text) == size


@pytest.mark.parametrize(("text", "size"), [("1:30", seconds(90)), ("60m", metres(60))])
def test_a_repeat_is_short(text: str, size: Size) -> None:
    assert read(text, repeat=True) == size


def test_a_bare_number_is_metres_from_a_hundred_on() -> None:
    assert bare_metres("400") == metres(400)
    assert bare_metres("30") is None
    assert number_value("1,5") == 1.5
