"""Sizes in lines of a description, and HTML."""

from __future__ import annotations

import time

import pytest

from ironstride.formats.calendar_fields import Sizes, clock_s, read_fields, without_html
from ironstride.formats.calendar_steps import read_steps


@pytest.mark.parametrize(
    ("description", "sizes"),
    [
        ("Workout type: Run\nEasy\n\nPlanned Time: 1:30\nDistance Planned: 12000 m", (12000, 5400)),
        ("Planned: 7.00 mi, 1:02:00", (11265.408, 3720)),
        ("Planned: 0:50:00", (None, 3000)),
        ("Planned: 10.00 km\nCompleted: 9.80 km, 0:53:20", (9800, 3200)),
        ("Planned Time: 0:45\nActual Time: \nActual Distance: ", (None, 2700)),
        ("Distanz: 8 km\nDauer: 45 min", (8000, 2700)),
        ("Dur\u00e9e : 1h10", (None, 4200)),
        ("Pace: 5.30 min/km\nMeet at the time planned", (None, None)),
    ],
)
def test_fields_give_sizes(description: str, sizes: tuple[float | None, float | None]) -> None:
    found, _ = read_fields(description)
    assert (found.distance_m, found.duration_s) == sizes


def test_the_text_is_left_without_the_fields() -> None:
    _, prose = read_fields("Workout type: Run\n6 x 800 m\nPace: 4:00\nPlanned Time: 1:00")
    assert prose == "6 x 800 m"


def test_what_was_done_is_not_mixed_with_what_was_planned() -> None:
    found, _ = read_fields("Planned: 10 km, 0:55:00\nCompleted: 8 km")
    assert found == Sizes(8000, None)


def test_clocks_are_hours_and_minutes() -> None:
    assert [clock_s(text) for text in ("1:30", "0:47:30", "0:00", "soon", "12")] == [
        5400, 2850, None, None, None
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", [" " * 20_000, "\t" * 20_000 + "x", "planned: \n" * 2000, "<br" * 6000, "<a" * 10_000]
)
def test_hostile_descriptions_are_read_in_time(text: str) -> None:
    started = time.perf_counter()
    found, _ = read_fields(text)
    without_html(text)
    read_steps(text)
    assert time.perf_counter() - started < 5
    assert found.is_empty


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b>6 x 800</b><br>400 m&nbsp;jog", "6 x 800\n400 m\u00a0jog"),
        ("<ul><li>long run</li><li>22 km</li></ul>", "long run\n\n22 km"),
        ("pace < 5:00 and HR > 140", "pace < 5:00 and HR > 140"),
        ("R&D run", "R&D run"),
        ("<" * 5000, "<" * 5000),
    ],
)
def test_html_is_taken_out(html: str, text: str) -> None:
    assert without_html(html) == text
