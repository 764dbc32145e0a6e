"""Weeks of the calendar: all of them, runs, plans and reports alike, begin on Monday."""

from __future__ import annotations

import datetime as dt
from typing import Final

DAYS_PER_WEEK: Final = 7
# Two years: plans are made again long before, and a slip in a date must not cost minutes.
MAX_WEEKS: Final = 104


def days_from(monday: dt.date) -> tuple[dt.date, ...]:
    """Return the seven days from `monday` on."""
    return tuple(monday + dt.timedelta(days=index) for index in range(DAYS_PER_WEEK))


def monday_of(day: dt.date) -> dt.date:
    """Return the Monday of the week of `day`."""
    return day - dt.timedelta(days=day.weekday())
