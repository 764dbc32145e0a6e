"""Options that several commands share."""

from __future__ import annotations

import datetime as dt

import click


def read_day(text: str) -> dt.date:
    """Return the date written as `year-month-day`; raises click.BadParameter otherwise."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        example = f"{text!r} is no date; write year-month-day, like 2026-11-23"
        raise click.BadParameter(example) from None


def ask_the_clock() -> dt.date:
    """Return the day on this machine: the only place where Ironstride looks at a clock."""
    return dt.date.today()
