"""Which month or week a page shows; whatever cannot be read is today's."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from ironstride.training.calendar_weeks import DAYS_PER_WEEK, days_from, monday_of

_MONTH: Final = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_WEEK: Final = dt.timedelta(weeks=1)
_AHEAD: Final = dt.timedelta(weeks=2)
# Plans reach two years ahead at most; nobody needs to leaf further.
REACH: Final = dt.timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class Span:
    """Whole weeks from Monday: those of a month (its first day in `month_on`), or one."""

    mondays: tuple[dt.date, ...]
    month_on: dt.date | None = None

    @property
    def first(self) -> dt.date:
        """The first Monday."""
        return self.mondays[0]

    @property
    def last(self) -> dt.date:
        """The last Sunday."""
        return days_from(self.mondays[-1])[-1]


def month_span(text: str, today: dt.date) -> Span:
    """Return the weeks of the month `year-month`, today's where that cannot be.

    The month of today reaches into the next one where it would show too little of what comes.
    """
    first = _read_month(text) or today
    first = (first if _is_near(first, today) else today).replace(day=1)
    end = next_month(first)
    if first <= today < end:
        end = max(end, today + _AHEAD)
    count = -(-(end - monday_of(first)).days // DAYS_PER_WEEK)
    return Span(tuple(monday_of(first) + _WEEK * index for index in range(count)), first)


def week_span(text: str, today: dt.date) -> Span:
    """Return the week that holds the day `year-month-day`, today's where that cannot be."""
    day = read_day(text)
    return Span((monday_of(day if day and _is_near(day, today) else today),))


def next_month(first: dt.date) -> dt.date:
    """Return the first day of the month after."""
    return (first + dt.timedelta(days=31)).replace(day=1)


def month_before(first: dt.date) -> dt.date:
    """Return the first day of the month before."""
    return (first - dt.timedelta(days=1)).replace(day=1)


def read_day(text: str) -> dt.date | None:
    """Return a date written `year-month-day`, None for any other text."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _read_month(text: str) -> dt.date | None:
    match = _MONTH.fullmatch(text)
    return read_day(f"{text}-01") if match else None


def _is_near(day: dt.date, today: dt.date) -> bool:
    return abs(day - today) <= REACH
