"""Dates and clock times of five languages."""

from __future__ import annotations

import datetime as dt

import pytest

from ironstride.formats.run_dates import (
    CLOCK,
    DATE,
    MONTH_WORDS,
    clock_of,
    read_date,
    slash_order,
)

NEAR = dt.date(2026, 11, 16)


def date_of(text: str) -> dt.date | tuple[str, ...] | None:
    match = DATE.match(text)
    return None if match is None else read_date(match, near=NEAR)


@pytest.mark.parametrize(
    "text", ["2026-12-05", "5.12.2026", "05.12.26", "5.12.", "5 dec", "dec 5, 2026", "5 de dic"]
)
def test_one_date_in_many_forms(text: str) -> None:
    assert date_of(text) == dt.date(2026, 12, 5)


def test_a_date_without_a_year_is_the_next_one_unless_it_was_lately() -> None:
    assert date_of("1.10.") == dt.date(2026, 10, 1)
    assert date_of("1.3.") == dt.date(2027, 3, 1)
    assert date_of("29.2.") == dt.date(2028, 2, 29)


def test_every_month_word_is_read() -> None:
    for number, words in enumerate(MONTH_WORDS, start=1):
        for word in words.split():
            assert date_of(f"7 {word} 2027") == dt.date(2027, number, 7)


def test_slashes_that_can_be_two_dates_give_both_and_impossible_ones_none() -> None:
    assert date_of("3/4/2027") == ("2027-03-04", "2027-04-03")
    assert date_of("4/4/2027") == dt.date(2027, 4, 4)
    assert date_of("13/4/2027") == dt.date(2027, 4, 13)
    assert date_of("31/31/2027") == ()
    assert date_of("2027-02-30") == ()
    assert date_of("0000-01-01") == ()


def test_the_order_of_slashes_over_a_file() -> None:
    assert slash_order(["1/2/2027", "13/2/2027"]) == "day_first"
    assert slash_order(["1/2/2027", "2/13/2027"]) == "month_first"
    assert slash_order(["1/2/2027"]) == "unknown"
    assert slash_order(["13/2/2027", "2/13/2027"]) == "unknown"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("06:30", dt.time(6, 30)),
        ("18h30", dt.time(18, 30)),
        ("6am", dt.time(6)),
        ("12 am", dt.time(0)),
        ("12:15 pm", dt.time(12, 15)),
        ("18.30 uhr", dt.time(18, 30)),
        ("25:00", None),
        ("13 pm", None),
        ("6:75", None),
    ],
)
def test_clock_times(text: str, at: dt.time | None) -> None:
    match = CLOCK.match(text)
    clock = None if match is None else clock_of(match)
    assert (None if clock is None else clock.at) == at
