"""Runs written as text: weekly lines, dated lines and pasted weeks, in several languages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ironstride.errors import Problem
from ironstride.formats.run_anchors import Anchors, find_anchors
from ironstride.formats.run_collection import Collection, Runs, by_time
from ironstride.formats.run_heads import (
    Head,
    read_head,
    split_day,
    split_heads,
    split_lettered,
)
from ironstride.formats.run_week_headings import read_week_heading
from ironstride.formats.run_weeks import WeekCursor
from ironstride.formats.run_workout import clean_text, read_workout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_LINES: Final = 5000
# Behind the number of a week stands a remark ("taper", "45 km"); more words are a run.
_FEW_WORDS: Final = 6


def read_run_lines(
    lines: Sequence[str], *, file: str, where: str, starts_on: dt.date, ends_on: dt.date
) -> Runs:
    """Read weekly and dated lines such as "tue 06:30: 6x800 m" or "2026-12-05 09:00: race 10 km".

    A weekly line stands on each of its weekdays in [`starts_on`, `ends_on`], a dated line on its
    date, also outside. Every line gives a run or a problem at `where[i]`.
    """
    found = Collection(file)
    for index, line in enumerate(lines[:MAX_LINES]):
        place = f"{where}[{index}]"
        text = clean_text(line)
        if not text:
            continue
        head = read_head(text, near=starts_on)
        if head is None:
            found.say(place, _say_no_day(line))
            continue
        days, unclear = _days_of(head, starts_on, ends_on)
        found.say(place, *unclear)
        _keep_day(found, head, days, place, text)
    found.problems.extend(_too_many(lines, file=file, where=where))
    runs = tuple(sorted(found.runs, key=by_time))
    return Runs(runs, tuple(found.problems), tuple(found.strength))


def read_run_text(text: str, *, file: str, starts_on: dt.date, ends_on: dt.date) -> Runs:
    """Read pasted weeks: "Tue 6x800, Sun 26k", one or several days a line.

    Days run on from the week of `starts_on`: a day that comes before the last one in the week, or
    a heading such as "Week 3", begins the next week (the first heading names the first week; "KW
    48" is that calendar week, "18 weeks to go" counts down). A line such as "Week 1 starts
    2026-12-07" or "Race day: 4 May 2027" fixes the plan to the calendar. Nothing repeats but what
    stands under "Weeks 5-8". Runs outside [`starts_on`, `ends_on`] are left out and said.
    """
    cut = text[: MAX_LINES * 400]
    lines = cut.splitlines()
    anchors = find_anchors(cut, near=starts_on)
    weeks = WeekCursor(starts_on, anchors)
    pasted = _Pasted(Collection(file), starts_on, weeks, anchors)
    for number, line in enumerate(lines[:MAX_LINES], start=1):
        pasted.read_line(clean_text(line), f"line {number}")
    pasted.finish()
    found = pasted.found
    if not weeks.anchored:
        found.move_to_race(anchors.race_on)
    found.problems.extend(_too_many(lines, file=file, where=f"line {MAX_LINES}"))
    return found.inside(starts_on, ends_on)


def _say_no_day(line: str) -> str:
    return (
        f"{clean_text(line)[:80]!r} names no day, so no run was read from it; begin the line with "
        "a weekday or a date, such as 'tue 06:30: 6x800 m' or '2026-12-05: race 10 km'"
    )


def _too_many(lines: Sequence[str], *, file: str, where: str) -> Iterator[Problem]:
    if len(lines) > MAX_LINES:
        text = f"only the first {MAX_LINES} lines were read; split the file"
        yield Problem(file, where, text)


def _days_of(
    head: Head, starts_on: dt.date, ends_on: dt.date
) -> tuple[list[dt.date], tuple[str, ...]]:
    if isinstance(head.on, dt.date):
        return [head.on], _wrong_weekday(head, head.on)
    if head.on is not None:
        return [], (_say_bad_date(head.on),)
    span = range((ends_on - starts_on).days + 1)
    days = (starts_on + dt.timedelta(days=offset) for offset in span)
    return [day for day in days if day.weekday() in head.weekdays], ()


def _wrong_weekday(head: Head, day: dt.date) -> tuple[str, ...]:
    if not head.weekdays or day.weekday() == head.weekdays[0]:
        return ()
    name = day.strftime("%A")
    return (f"{day.isoformat()} is a {name}; the date was taken, correct the weekday or the date",)


def _say_bad_date(dates: tuple[str, ...]) -> str:
    if not dates:
        return "there is no such date, so no run was read; write it as 2026-12-05"
    choice = " or ".join(dates)
    return f"the date can be {choice}, so no run was read; write it as {dates[0]}"


def _keep_day(
    found: Collection, head: Head, days: Sequence[dt.date], where: str, text: str
) -> None:
    """Keep each run that the text behind a head names, on each of its days."""
    for part, at in split_day(head.body) if days else ():
        found.keep(read_workout(part), days, at=at or head.at, where=where, text=text)


@dataclass(slots=True)
class _Pasted:
    """Where a pasted plan has got to: its week, and a day that still waits for its run."""

    found: Collection
    starts_on: dt.date
    weeks: WeekCursor
    anchors: Anchors
    waiting: tuple[Head, str, str] | None = None

    def read_line(self, line: str, where: str) -> None:
        if self._says_no_run(line):
            return
        heading = read_week_heading(line)
        if heading is not None:
            self.finish()
            self.weeks.begin_week(heading)
            line = heading.body
            lettered = split_lettered(line)
            if lettered:
                for weekday, part in enumerate(lettered):
                    self._read(Head((weekday,), None, None, part), part, where)
                return
        for part in split_heads(line):
            short = len(part.split()) <= _FEW_WORDS
            self._read_part(part, where, said=heading is not None and short)

    def _says_no_run(self, line: str) -> bool:
        """Whether a line only fixes the plan to the calendar or is a title in Markdown."""
        if line not in self.anchors.lines and not line.startswith("#"):
            return False
        names_a_day = any(read_head(part, near=self.starts_on) for part in split_heads(line))
        is_week = line.startswith("#") and read_week_heading(line) is not None
        return not names_a_day and not is_week

    def finish(self) -> None:
        """Read the day that still waits: nothing came after its name."""
        if self.waiting is not None:
            head, text, where = self.waiting
            self.waiting = None
            self._read(head, text, where)

    def _read_part(self, part: str, where: str, *, said: bool) -> None:
        head = read_head(part, near=self.starts_on)
        if head is not None:
            self.finish()
            self._take(head, part, where)
        elif self.waiting is not None:
            waiting, text, place = self.waiting
            self.waiting = None
            self._read(replace(waiting, body=part), f"{text} {part}", place)
        elif not said:
            self.found.say(where, _say_no_day(part))

    def _take(self, head: Head, text: str, where: str) -> None:
        if head.body:
            self._read(head, text, where)
        else:
            self.waiting = (head, text, where)

    def _read(self, head: Head, text: str, where: str) -> None:
        days, unclear = self._days(head)
        self.found.say(where, *unclear)
        _keep_day(self.found, head, days, where, text)

    def _days(self, head: Head) -> tuple[list[dt.date], tuple[str, ...]]:
        if head.on is not None:
            self.weeks.anchored = True
            return _days_of(head, self.starts_on, self.starts_on)
        return self.weeks.dates_of(head.weekdays), ()
