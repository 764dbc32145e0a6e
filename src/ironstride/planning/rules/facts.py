"""What the runs around a session are: hours before and after it, in the worst case."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.running.dated_runs import HOURS_PER_DAY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.running.dated_runs import RunWindow
    from ironstride.training.run import DatedRun

FAR_H: Final = 1000.0
REACH_DAYS: Final = 5
HARD_LEG_COST: Final = 3


@dataclass(frozen=True, slots=True)
class Facts:
    """A session among the runs; hours are FAR_H where there is no such run near.

    `to_key_h`, `to_long_h`, `to_easy_h`: from its end to the next run of the kind.
    `since_hard_same_day_h`: from the end of a key run on the same day; 0 where the time of that
    run is unknown. `since_tiring_h`: from the end of a run of leg cost 3 on an earlier day.
    """

    start_h: float
    end_h: float
    to_key_h: float = FAR_H
    to_long_h: float = FAR_H
    to_easy_h: float = FAR_H
    since_hard_same_day_h: float = FAR_H
    since_tiring_h: float = FAR_H
    minutes: int = 60
    on_rest_day: bool = False
    on_long_run_day: bool = False
    during_run: bool = False
    newcomer_weeks: bool = False


class RunCalendar:
    """The runs in order of time, for quick looks around a session."""

    __slots__ = ("_days", "_long_days", "_rest_days", "_windows")

    def __init__(self, runs: Sequence[DatedRun], windows: Sequence[RunWindow]) -> None:
        self._windows = sorted(windows, key=lambda window: (window.run.on, window.earliest_start_h))
        self._days = [window.run.on.toordinal() for window in self._windows]
        running = {window.run.on for window in windows}
        self._rest_days = {run.on for run in runs if run.type == "rest"} - running
        self._long_days = {window.run.on for window in windows if window.run.type == "long"}

    def facts_of(
        self, day: dt.date, start_h: float, minutes: int, *, newcomer_weeks: bool
    ) -> Facts:
        """Return the facts of a session on `day` from `start_h` [h since day 0] for `minutes`."""
        ordinal = day.toordinal()
        end_h = start_h + minutes / 60
        hours = {"key": FAR_H, "long": FAR_H, "easy": FAR_H, "same": FAR_H, "tiring": FAR_H}
        low = bisect_left(self._days, ordinal - REACH_DAYS)
        high = bisect_right(self._days, ordinal + REACH_DAYS)
        for window in self._windows[low:high]:
            name, gap = _relate(window, ordinal, start_h, end_h)
            if name is not None and gap < hours[name]:
                hours[name] = gap
        return Facts(
            start_h=start_h,
            end_h=end_h,
            to_key_h=hours["key"],
            to_long_h=hours["long"],
            to_easy_h=hours["easy"],
            since_hard_same_day_h=hours["same"],
            since_tiring_h=hours["tiring"],
            minutes=minutes,
            on_rest_day=day in self._rest_days,
            on_long_run_day=day in self._long_days,
            during_run=any(
                begins < end_h and ends > start_h for begins, ends in self.times_on(day)
            ),
            newcomer_weeks=newcomer_weeks,
        )

    def lacks_times(self, first: dt.date, last: dt.date) -> bool:
        """Return whether the time of day of a key run from `first` to `last` is not known."""
        low = bisect_left(self._days, first.toordinal())
        high = bisect_right(self._days, last.toordinal())
        return any(one.run.key and not one.time_given for one in self._windows[low:high])

    def times_on(self, day: dt.date) -> tuple[tuple[float, float], ...]:
        """Return (start, end) [h since day 0] of the runs on `day` whose time is given."""
        ordinal = day.toordinal()
        low, high = bisect_left(self._days, ordinal), bisect_right(self._days, ordinal)
        return tuple(
            (window.earliest_start_h, window.latest_end_h)
            for window in self._windows[low:high]
            if window.time_given
        )


def _relate(
    window: RunWindow, ordinal: int, start_h: float, end_h: float
) -> tuple[str | None, float]:
    """Return which of the hours this run decides, and its hours; (None, ...) where none."""
    same_day = window.run.on.toordinal() == ordinal
    if same_day and not window.time_given:
        # The sheet says: run first. How long before is unknown, so no hours are counted.
        return ("same", 0.0) if window.run.key else (None, FAR_H)
    if window.earliest_start_h >= start_h:
        return _ahead_kind(window), max(0.0, window.earliest_start_h - end_h)
    since = max(0.0, start_h - window.latest_end_h)
    if same_day:
        return ("same", since) if window.run.key else (None, FAR_H)
    return ("tiring", since) if window.run.leg_cost >= HARD_LEG_COST else (None, FAR_H)


def _ahead_kind(window: RunWindow) -> str | None:
    if window.run.key:
        return "long" if window.run.type == "long" else "key"
    return "easy" if window.time_given and window.run.leg_cost else None


def day_start_h(day: dt.date) -> float:
    """Return midnight of `day` in hours since day 0 of the calendar."""
    return day.toordinal() * float(HOURS_PER_DAY)
