from __future__ import annotations

import datetime as dt

import click
import pytest

from ironstride.cli.options import ask_the_clock, read_day


def test_a_day_is_read() -> None:
    assert read_day("2026-11-23") == dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    "text", ["", "23.11.2026", "2026-02-30", "2026-11", "today", "9999-12-30", "0001-01-01"]
)
def test_other_words_are_no_day(text: str) -> None:
    with pytest.raises(click.BadParameter, match="year-month-day"):
        read_day(text)


def test_the_clock_tells_a_date() -> None:
    assert isinstance(ask_the_clock(), dt.date)
