"""Cells of a table."""

from __future__ import annotations

import datetime as dt

import pytest

from ironstride.formats.csv_cells import (
    date_of,
    distance_m_of,
    duration_s_of,
    key_of,
    number_of,
    time_of,
    with_unit,
)


def test_numbers_with_point_or_comma() -> None:
    assert [number_of(cell) for cell in ("12", " 12,5 ", "0.75", "", "8 km", "-3", "1e9")] == [
        12, 12.5, 0.75, None, None, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "unit_m", "distance_m"),
    [
        ("8", 1000, 8000),
        ("8,000", 1, 8000),
        ("5 mi", 1, 8046.72),
        ("0", 1000, None),
        ("x", 1, None),
    ],
)
def test_distances(cell: str, unit_m: float, distance_m: float | None) -> None:
    found = distance_m_of(cell, unit_m)
    assert found == (None if distance_m is None else pytest.approx(distance_m))


@pytest.mark.parametrize(
    ("cell", "unit_s", "duration_s"),
    [
        ("45", 60, 2700),
        ("0,75", 3600, 2700),
        ("0:45", 60, 2700),
        ("45:00", 60, 2700),
        ("1:00:30", 60, 3630),
        ("45 min", 3600, 2700),
        ("999:00:00", 60, None),
        ("", 60, None),
    ],
)
def test_durations(cell: str, unit_s: float, duration_s: float | None) -> None:
    assert duration_s_of(cell, unit_s) == duration_s


def test_dates_times_and_answers() -> None:
    near = dt.date(2026, 11, 16)
    assert date_of("Thu 3/4/2027", near=near, order="day_first") == dt.date(2027, 4, 3)
    assert date_of("Thu 3/4/2027", near=near, order="month_first") == dt.date(2027, 3, 4)
    assert date_of("soon", near=near, order="unknown") == ()
    assert [time_of(cell) for cell in ("06:30:00", "6 pm", "early")] == [
        dt.time(6, 30), dt.time(18), None,
    ]  # fmt: skip
    assert [key_of(cell) for cell in ("Yes", "x", "nein", "", "maybe")] == [
        True, True, False, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "miles"),
    [
        ("2 WU, 3x1 mi @ T, 1 CD", "2 mi WU, 3x1 mi @ T, 1 mi CD"),
        ("1.5 warm-up, 4x800, 1 cool down", "1.5 mi warm-up, 4x800, 1 mi cool down"),
        ("2 w/u, 4x800, 1 c/d", "2 mi w/u, 4x800, 1 mi c/d"),
        ("2 mi WU, 1 mi CD", "2 mi WU, 1 mi CD"),
        # Nobody runs 15 miles to get warm: these are minutes, and not for us to say.
        ("15 WU, 6x400, 10 CD", "15 WU, 6x400, 10 CD"),
        ("5 easy", "5 mi easy"),
    ],
)
def test_the_way_out_and_home_takes_the_unit_of_the_table(text: str, miles: str) -> None:
    assert with_unit(text, "mi") == miles
    assert with_unit(text, None) == text
