"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
from typing import Final

import click

FIRST_YEAR: Final = 1950
LAST_YEAR: Final = 2150
# Two years: plans are made again long before, and a slip in a date must not cost minutes.
MAX_WEEKS: Final = 104


def read_day(text: str) -> dt.date:
    """Return the date written as `year-month-day`; raises click.BadParameter otherwise."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        example = f"{text!r} is no date; write year-month-day, like 2026-11-23"
        raise click.BadParameter(example) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise click.BadParameter(f"{day} is not of our time; write year-month-day, like 2026-11-23")
    return day


def ask_the_clock() -> dt.date:
    """Return the day on this machine: the only place where Ironstride looks at a clock."""
    return dt.date.today()
