"""Weekdays and week numbers of a plan that is written without dates."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_WEEKS_BACK: Final = 26
_LAST_WEEK: Final = 52
# A plan names no week further on than this: a larger number is no week.
_MAX_WEEKS: Final = 500


class WeekCursor:
    """The week that a reader of an undated plan has got to, from the week of `starts_on` on."""

    __slots__ = ("_first_heading", "_first_monday", "_last_weekday", "monday")

    def __init__(self, starts_on: dt.date) -> None:
        self._first_monday = starts_on - dt.timedelta(days=starts_on.weekday())
        self._first_heading: int | None = None
        self._last_weekday = -1
        self.monday = self._first_monday

    def begin_week(self, number: int, *, of_calendar: bool) -> None:
        """Go to week `number`: the first number that is named is the first week.

        A number `of_calendar` is the ISO week nearest to the start, up to half a year back.
        """
        self._last_weekday = -1
        if of_calendar:
            self.monday = self._calendar_week(number)
            return
        if self._first_heading is None:
            self._first_heading = number
        weeks = max(-_MAX_WEEKS, min(_MAX_WEEKS, number - self._first_heading))
        self.monday = self._first_monday + dt.timedelta(weeks=weeks)

    def begin_next_week(self) -> None:
        """Go to the week after this one."""
        self._last_weekday = -1
        self.monday += dt.timedelta(weeks=1)

    def begin_week_of(self, day: dt.date) -> None:
        """Go to the week that holds `day`."""
        self._last_weekday = -1
        self.monday = day - dt.timedelta(days=day.weekday())

    def dates_of(self, weekdays: Sequence[int]) -> list[dt.date]:
        """Return the dates of `weekdays`; one before the last that was asked is a week later."""
        if weekdays[0] < self._last_weekday:
            self.monday += dt.timedelta(weeks=1)
        self._last_weekday = weekdays[-1]
        return [self.monday + dt.timedelta(days=weekday) for weekday in weekdays]

    def _calendar_week(self, number: int) -> dt.date:
        earliest = self._first_monday - dt.timedelta(weeks=_WEEKS_BACK)
        year = self._first_monday.year
        mondays = (
            dt.date.fromisocalendar(candidate, max(1, min(number, _LAST_WEEK)), 1)
            for candidate in (year - 1, year, year + 1)
        )
        return next((monday for monday in mondays if monday >= earliest), self._first_monday)


def say_outside(count: int, starts_on: dt.date, ends_on: dt.date) -> str:
    """Say that runs outside the planned time were left out."""
    runs = "1 run lies" if count == 1 else f"{count} runs lie"
    return (
        f"{runs} outside {starts_on.isoformat()} to {ends_on.isoformat()} and did not enter the "
        "plan; nothing to do unless a date is wrong"
    )
