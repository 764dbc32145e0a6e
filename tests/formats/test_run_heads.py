"""The heads of lines: days, dates, times, and where a new day begins."""

from __future__ import annotations

import datetime as dt

import pytest

from ironstride.formats.run_heads import (
    read_head,
    split_day,
    split_heads,
    split_lettered,
    take_tail_clock,
    weekday_of,
)

NEAR = dt.date(2026, 11, 16)


@pytest.mark.parametrize(
    ("line", "weekdays", "body"),
    [
        ("Tue 6x800", (1,), "6x800"),
        ("- Mon/Wed & fri: easy", (0, 2, 4), "easy"),
        ("Fri-Mon: easy", (4, 5, 6, 0), "easy"),
        ("daily: easy", (0, 1, 2, 3, 4, 5, 6), "easy"),
        ("montags: locker", (0,), "locker"),
        ("So. 20 km", (6,), "20 km"),
        ("so 20 km", (6,), "20 km"),
    ],
)
def test_days_before_the_body(line: str, weekdays: tuple[int, ...], body: str) -> None:
    head = read_head(line, near=NEAR)
    assert head is not None
    assert (head.weekdays, head.body) == (weekdays, body)


@pytest.mark.parametrize("line", ["so tired", "do strides", "monotonous", "sunny 5 km", "6x800"])
def test_other_words_are_no_days(line: str) -> None:
    assert read_head(line, near=NEAR) is None


def test_a_short_duration_is_no_time_of_day() -> None:
    for line in ("thu 1h10 easy", "thu 1:30 easy", "thu: 2:00 long"):
        head = read_head(line, near=NEAR)
        assert head is not None
        assert head.at is None


def test_a_time_at_the_end_needs_no_doubt() -> None:
    assert take_tail_clock("6x800 at 18:30") == ("6x800", dt.time(18, 30))
    assert take_tail_clock("6x800 um 7 Uhr") == ("6x800", dt.time(7))
    assert take_tail_clock("tempo at 4:30") == ("tempo at 4:30", None)


def test_parts_of_a_day() -> None:
    assert list(split_day("am easy / pm 6x800")) == [("am easy", None), ("pm 6x800", None)]
    assert list(split_day("07:00 easy; 18:00: 6x800")) == [
        ("easy", dt.time(7)),
        ("6x800", dt.time(18)),
    ]
    assert list(split_day("6x800 / 400 jog")) == [("6x800 / 400 jog", None)]
    assert list(split_day("easy am Fluss")) == [("easy am Fluss", None)]


def test_new_days_in_a_line() -> None:
    assert split_heads("Tue WU 2k, 6x800, Sun 26k") == ["Tue WU 2k, 6x800", "Sun 26k"]
    assert split_heads("Mon, Wed, Fri: easy") == ["Mon, Wed, Fri: easy"]


def test_seven_letters_are_the_days_of_a_week() -> None:
    line = "M - off / T - 10k easy / W: 5x1k / Th - 8k rec / F - off / S - parkrun / S - 18k LSD"
    assert split_lettered(line) == [
        "off", "10k easy", "5x1k", "8k rec", "off", "parkrun", "18k LSD"
    ]  # fmt: skip
    assert split_lettered("M - off / T - 10k easy") == []
    assert split_lettered("A - a / B - b / C - c / D - d / E - e / F - f / G - g") == []


def test_single_words() -> None:
    assert [weekday_of(word) for word in ("Mon", "dimanche", "S\u00c1B.", "week", "")] == [
        0,
        6,
        5,
        None,
        None,
    ]
