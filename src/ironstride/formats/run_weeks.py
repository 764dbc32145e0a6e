"""Weekdays and week numbers of a plan that is written without dates."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from ironstride.training.calendar_weeks import monday_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.formats.run_anchors import Anchors
    from ironstride.formats.run_week_headings import WeekHeading

_WEEKS_BACK: Final = 26
_LAST_WEEK: Final = 52
# A plan names no week further on than this: a larger number is no week.
_MAX_WEEKS: Final = 500


class WeekCursor:
    """The week that a reader of an undated plan has got to, from the week of `starts_on` on.

    `anchored` is whether a date or a calendar week fixed it; `count` is how many weeks from
    `monday` on the days that follow stand for ("Weeks 5-8").
    """

    __slots__ = (
        "_first_heading",
        "_first_monday",
        "_first_to_go",
        "_last_weekday",
        "_race_on",
        "anchored",
        "count",
        "monday",
    )

    def __init__(self, starts_on: dt.date, anchors: Anchors | None = None) -> None:
        start = None if anchors is None else anchors.start
        self._first_heading = None if start is None else start[0]
        self._first_monday = monday_of(starts_on) if start is None else start[1]
        self._first_to_go: int | None = None
        self._race_on = None if anchors is None else anchors.race_on
        self._last_weekday = -1
        self.anchored = start is not None
        self.count = 1
        self.monday = self._first_monday

    def begin_week(self, heading: WeekHeading) -> None:
        """Go to the week that a heading names.

        The first number that is named is the first week; a number of the calendar is the ISO week
        nearest to the start, up to half a year back; weeks to go are counted from the race where
        its day is known, else from the first week.
        """
        self._last_weekday = -1
        last = heading.number if heading.last is None else heading.last
        self.count = min(_LAST_WEEK, _weeks_between(heading.number, last) + 1)
        if heading.counts == "calendar":
            self.anchored = True
            self.monday = self._calendar_week(heading.number)
        elif heading.counts == "to_go":
            self.monday = self._week_to_go(heading.number)
        else:
            if self._first_heading is None:
                self._first_heading = heading.number
            weeks = _weeks_between(self._first_heading, heading.number)
            self.monday = self._first_monday + dt.timedelta(weeks=weeks)

    def begin_next_week(self) -> None:
        """Go to the week after this one."""
        self._last_weekday = -1
        self.monday += dt.timedelta(weeks=self.count)
        self.count = 1

    def begin_week_of(self, day: dt.date) -> None:
        """Go to the week that holds `day`."""
        self._last_weekday = -1
        self.anchored = True
        self.count = 1
        self.monday = monday_of(day)

    def dates_of(self, weekdays: Sequence[int]) -> list[dt.date]:
        """Return the dates of `weekdays`, in each week that the heading names.

        A weekday before the last that was asked is in the week after.
        """
        if weekdays[0] < self._last_weekday:
            self.begin_next_week()
        self._last_weekday = weekdays[-1]
        return [
            monday + dt.timedelta(days=weekday) for monday in self.mondays for weekday in weekdays
        ]

    @property
    def mondays(self) -> list[dt.date]:
        """The Mondays of the weeks that the last heading names."""
        return [self.monday + dt.timedelta(weeks=week) for week in range(self.count)]

    def _week_to_go(self, number: int) -> dt.date:
        if self._race_on is not None:
            return monday_of(self._race_on) - dt.timedelta(weeks=min(number, _MAX_WEEKS))
        if self._first_to_go is None:
            self._first_to_go = number
        weeks = _weeks_between(number, self._first_to_go)
        return self._first_monday + dt.timedelta(weeks=weeks)

    def _calendar_week(self, number: int) -> dt.date:
        earliest = self._first_monday - dt.timedelta(weeks=_WEEKS_BACK)
        year = self._first_monday.year
        mondays = (
            dt.date.fromisocalendar(candidate, max(1, min(number, _LAST_WEEK)), 1)
            for candidate in (year - 1, year, year + 1)
        )
        return next((monday for monday in mondays if monday >= earliest), self._first_monday)


def _weeks_between(first: int, last: int) -> int:
    return max(-_MAX_WEEKS, min(_MAX_WEEKS, last - first))


def say_outside(count: int, starts_on: dt.date, ends_on: dt.date) -> str:
    """Say that runs outside the planned time were left out."""
    runs = "1 run lies" if count == 1 else f"{count} runs lie"
    return (
        f"{runs} outside {starts_on.isoformat()} to {ends_on.isoformat()} and did not enter the "
        "plan; nothing to do unless a date is wrong"
    )
