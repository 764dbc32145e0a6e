"""Planned runs from an iCalendar file: training planners' feeds and plain calendars."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ironstride.errors import Problem
from ironstride.formats.calendar_fields import one_line
from ironstride.formats.calendar_life import is_no_run, is_note, say_no_runs
from ironstride.formats.calendar_lines import (
    Moment,
    RawCalendar,
    RawEvent,
    read_calendar_lines,
    read_duration_s,
)
from ironstride.formats.calendar_recurrence import (
    MAX_REPEATING,
    Occurrence,
    expand,
    reason_not_to_expand,
    repeats,
)
from ironstride.formats.calendar_shapes import planner_of, read_event_workout
from ironstride.formats.calendar_versions import cancels_all, is_cancelled, newest_versions
from ironstride.formats.calendar_zones import in_zone, zone_of
from ironstride.formats.icalendar_feed import OWN_ENDING
from ironstride.formats.run_amounts import read_amounts
from ironstride.formats.run_collection import Runs, by_time
from ironstride.formats.run_weeks import say_outside
from ironstride.formats.run_workout import Workout, clean_text, workout_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.training.foreign_strength import ForeignStrength
    from ironstride.training.run import PlannedRun

MAX_BYTES: Final = 20_000_000
MAX_EVENTS: Final = 20_000
# A longer timed event is a holiday, not a run.
_MAX_EVENT_S: Final = 12 * 3600.0
# In these calendars "Lunch" is the name of a run, or of a race.
_TRAINING_ONLY: Final = ("trainingpeaks", "runna")


def read_icalendar_runs(content: bytes, *, file: str, starts_on: dt.date, ends_on: dt.date) -> Runs:
    """Read the runs in [`starts_on`, `ends_on`] of an iCalendar file.

    Times are wall times as the calendar shows them. Events that are done keep the distance that
    was run. Sessions of another strength plan are returned beside the runs; cancelled events, our
    own and what is no run by its title (a dentist) are left out, the latter two with a remark.
    """
    calendar = read_calendar_lines(content[:MAX_BYTES], max_events=MAX_EVENTS)
    reader = _Reader(calendar, file, starts_on, ends_on)
    runs = tuple(sorted(reader.runs(), key=by_time))
    reader.say_rest(too_big=len(content) > MAX_BYTES)
    return Runs(runs, tuple(reader.problems), tuple(reader.strength))


class _Reader:
    """The events of one calendar, turned into runs; collects problems on the way."""

    def __init__(
        self, calendar: RawCalendar, file: str, starts_on: dt.date, ends_on: dt.date
    ) -> None:
        self.calendar = calendar
        self.file = file
        self.starts_on = starts_on
        self.ends_on = ends_on
        self.problems: list[Problem] = []
        self.strength: list[ForeignStrength] = []
        self.outside = 0
        self.inside = 0
        self.own = 0
        self.no_runs: list[str] = []
        self.utc_without_zone = False
        names = " ".join(calendar.values.get(key, "") for key in ("PRODID", "X-WR-CALNAME"))
        self.planner = planner_of(calendar.events, names)
        self.zone = zone_of(calendar)

    def runs(self) -> Iterator[PlannedRun]:
        for occurrence in () if cancels_all(self.calendar) else self._occurrences():
            if is_cancelled(occurrence.event):
                continue
            if occurrence.event.values.get("UID", "").strip().endswith(OWN_ENDING):
                self.own += 1
                continue
            start = self._local(occurrence.start)
            if self.starts_on <= start.on <= self.ends_on:
                self.inside += 1
                yield from self._read(occurrence.event, start)
            else:
                self.outside += 1

    def _read(self, event: RawEvent, start: Moment) -> Iterator[PlannedRun]:
        summary = clean_text(event.text("SUMMARY"))
        if self._is_no_run(event, summary):
            self.no_runs.append(summary)
            return
        workout = read_event_workout(event, planner=self.planner)
        where = _where(event)
        known = {(problem.where, problem.text) for problem in self.problems[-50:]}
        self.problems.extend(
            problem
            for problem in workout_problems(workout, file=self.file, where=where)
            if (problem.where, problem.text) not in known
        )
        workout = _with_length(workout, event, start)
        uid = clean_text(event.text("UID")) or None
        self.strength.extend(workout.strength_on(start.on, at=start.at, source=self.file, uid=uid))
        if not workout.strength_only:
            yield workout.on(start.on, at=start.at, source=self.file, text=summary, uid=uid)

    def _is_no_run(self, event: RawEvent, summary: str) -> bool:
        if self.planner in _TRAINING_ONLY:
            return is_note(summary)
        return is_no_run(summary, days=_days_of(event))

    def _occurrences(self) -> Iterator[Occurrence]:
        groups: dict[str, list[RawEvent]] = {}
        for event in newest_versions(self.calendar.events):
            start = event.moment("DTSTART")
            if start is None:
                self._say(event, _SAY_NO_START)
            elif repeats(event):
                groups.setdefault(event.values.get("UID") or f"#{event.number}", []).append(event)
            else:
                yield Occurrence(event, start)
        for index, events in enumerate(groups.values()):
            yield from self._repeating(events, within_limit=index < MAX_REPEATING)

    def _repeating(self, events: list[RawEvent], *, within_limit: bool) -> Iterator[Occurrence]:
        reasons = [reason_not_to_expand(event, self.starts_on) for event in events]
        reason = next((reason for reason in reasons if reason), None)
        if not within_limit:
            reason = f"the file has more than {MAX_REPEATING} repeating events"
        found = None
        if reason is None:
            found = expand(self.calendar, events, starts_on=self.starts_on, ends_on=self.ends_on)
            reason = "its rule cannot be read"
        if found is not None:
            yield from found
            return
        self._say(events[0], f"only its first date was read, because {reason}; {_WRITE_DATES}")
        for event in events:
            start = event.moment("DTSTART")
            if start is not None:
                yield Occurrence(event, start)

    def _local(self, start: Moment) -> Moment:
        """Return the wall time: UTC times are turned to the calendar's zone, if it has one."""
        if not start.utc or start.at is None:
            return start
        moved = None if self.zone is None else in_zone(start, self.zone)
        self.utc_without_zone = self.utc_without_zone or moved is None
        return moved or start

    def _say(self, event: RawEvent, text: str) -> None:
        self.problems.append(Problem(self.file, _where(event), text))

    def say_rest(self, *, too_big: bool) -> None:
        """Say what concerns the whole file."""
        if self.calendar.truncated or too_big:
            self.problems.append(Problem(self.file, "end of file", _SAY_TRUNCATED))
        if not self.calendar.events:
            self.problems.append(Problem(self.file, "file", _SAY_EMPTY))
        if cancels_all(self.calendar):
            self.problems.append(Problem(self.file, "METHOD", _SAY_CANCELS))
        if self.own:
            self.problems.append(Problem(self.file, "events", f"{self.own} {_SAY_OWN}"))
        if self.no_runs:
            self.problems.append(Problem(self.file, "events", say_no_runs(self.no_runs)))
        if self.utc_without_zone:
            self.problems.append(Problem(self.file, "X-WR-TIMEZONE", _SAY_UTC))
        if self.outside and not self.inside:
            text = say_outside(self.outside, self.starts_on, self.ends_on)
            self.problems.append(Problem(self.file, "dates", text))


_WRITE_DATES: Final = "write the other dates as single events"
_SAY_NO_START: Final = (
    "the event has no date that can be read (DTSTART), so no run was read; correct it in the "
    "calendar and export again"
)
_SAY_TRUNCATED: Final = (
    "the file ends too early or is too big; what came before was read; export or download it again"
)
_SAY_EMPTY: Final = "the calendar holds no events; export the calendar that has the runs"
_SAY_CANCELS: Final = (
    "the file is a message that cancels its events, so no run was read; export the calendar itself"
)
_SAY_OWN: Final = "of the events are sessions that Ironstride planned, and no runs; left out"
_SAY_UTC: Final = (
    "times are in UTC and the calendar names no time zone; they were taken as written; export "
    "with local times, or write the times in the athlete file"
)


def _where(event: RawEvent) -> str:
    uid = clean_text(event.text("UID"))[:120]
    return f"event {uid}" if uid else f"event {event.number}"


def _days_of(event: RawEvent) -> int:
    """Return over how many days an all-day event goes; 1 for all others."""
    first, end = event.moment("DTSTART"), event.moment("DTEND")
    if first is None or end is None or first.at is not None or end.at is not None:
        return 1
    return (end.on - first.on).days


def _with_length(workout: Workout, event: RawEvent, start: Moment) -> Workout:
    """Take the length of a timed event where its text says none, or that of the repeats only."""
    seconds = None if start.at is None else _length_s(event)
    if seconds is None:
        return workout
    if workout.duration_s is not None:
        work_only = read_amounts(one_line(workout.title)).repeats
        if not (work_only and workout.duration_s < seconds):
            return workout
    return replace(workout, duration_s=seconds)


def _length_s(event: RawEvent) -> float | None:
    seconds = read_duration_s(event.values.get("DURATION", ""))
    own, end = event.moment("DTSTART"), event.moment("DTEND")
    if seconds is None and own is not None and end is not None and own.at and end.at:
        between = dt.datetime.combine(end.on, end.at) - dt.datetime.combine(own.on, own.at)
        seconds = between.total_seconds()
    return seconds if seconds is not None and 0 < seconds <= _MAX_EVENT_S else None
