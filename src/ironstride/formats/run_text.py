"""Runs written as text: weekly lines, dated lines and pasted weeks, in five languages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from ironstride.errors import Problem
from ironstride.formats.run_heads import (
    Head,
    read_head,
    read_week_heading,
    split_day,
    split_heads,
)
from ironstride.formats.run_weeks import WeekCursor, say_outside
from ironstride.formats.run_workout import clean_text, read_workout, workout_problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ironstride.training.foreign_strength import ForeignStrength
    from ironstride.training.run import PlannedRun


MAX_LINES: Final = 5000


class Runs(NamedTuple):
    """What a calendar holds; `strength` are sessions of another strength plan, no runs."""

    runs: tuple[PlannedRun, ...]
    problems: tuple[Problem, ...]
    strength: tuple[ForeignStrength, ...] = ()


def read_run_lines(
    lines: Sequence[str], *, file: str, where: str, starts_on: dt.date, ends_on: dt.date
) -> Runs:
    """Read weekly and dated lines such as "tue 06:30: 6x800 m" or "2026-12-05 09:00: race 10 km".

    A weekly line stands on each of its weekdays in [`starts_on`, `ends_on`], a dated line on its
    date, also outside. Every line gives a run or a problem at `where[i]`.
    """
    runs: list[PlannedRun] = []
    problems: list[Problem] = []
    strength: list[ForeignStrength] = []
    for index, line in enumerate(lines[:MAX_LINES]):
        place = f"{where}[{index}]"
        text = clean_text(line)
        if not text:
            continue
        head = read_head(text, near=starts_on)
        if head is None:
            problems.append(Problem(file, place, _say_no_day(line)))
            continue
        days, unclear = _days_of(head, starts_on, ends_on)
        problems.extend(Problem(file, place, sentence) for sentence in unclear)
        if days:
            found, more, others = _read_day(head, days, file=file, where=place, text=text)
            runs.extend(found)
            problems.extend(more)
            strength.extend(others)
    problems.extend(_too_many(lines, file=file, where=where))
    return Runs(tuple(sorted(runs, key=by_time)), tuple(problems), tuple(strength))


def read_run_text(text: str, *, file: str, starts_on: dt.date, ends_on: dt.date) -> Runs:
    """Read pasted weeks: "Tue 6x800, Sun 26k", one or several days a line.

    Days run on from the week of `starts_on`: a day that comes before the last one in the week, or
    a heading such as "Week 3", begins the next week (the first heading names the first week; "KW
    48" is that calendar week). Nothing repeats. Runs outside [`starts_on`, `ends_on`] are left out
    and said.
    """
    lines = text[: MAX_LINES * 400].splitlines()
    pasted = _Pasted(file=file, starts_on=starts_on, weeks=WeekCursor(starts_on))
    for number, line in enumerate(lines[:MAX_LINES], start=1):
        pasted.read_line(clean_text(line), f"line {number}")
    pasted.finish()
    problems = [*pasted.problems, *_too_many(lines, file=file, where=f"line {MAX_LINES}")]
    inside = [run for run in pasted.runs if starts_on <= run.on <= ends_on]
    if len(inside) < len(pasted.runs):
        count = len(pasted.runs) - len(inside)
        problems.append(Problem(file, "dates", say_outside(count, starts_on, ends_on)))
    strength = (one for one in pasted.strength if starts_on <= one.on <= ends_on)
    return Runs(tuple(sorted(inside, key=by_time)), tuple(problems), tuple(strength))


def by_time(run: PlannedRun) -> tuple[dt.date, dt.time]:
    """Sort runs by day and time, those without a time last in their day."""
    return run.on, run.at or dt.time.max


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


def _read_day(head: Head, days: Sequence[dt.date], *, file: str, where: str, text: str) -> Runs:
    runs: list[PlannedRun] = []
    problems: list[Problem] = []
    strength: list[ForeignStrength] = []
    for part, at in split_day(head.body):
        workout = read_workout(part)
        problems.extend(workout_problems(workout, file=file, where=where))
        for day in days:
            if not workout.strength_only:
                runs.append(workout.on(day, at=at or head.at, source=file, text=text))
            strength.extend(workout.strength_on(day, at=at or head.at, source=file))
    return Runs(tuple(runs), tuple(problems), tuple(strength))


@dataclass(slots=True)
class _Pasted:
    """Where a pasted plan has got to: its week, and a day that still waits for its run."""

    file: str
    starts_on: dt.date
    weeks: WeekCursor
    runs: list[PlannedRun] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    strength: list[ForeignStrength] = field(default_factory=list)
    waiting: tuple[Head, str, str] | None = None

    def read_line(self, line: str, where: str) -> None:
        heading = read_week_heading(line)
        if heading is not None:
            self.finish()
            self.weeks.begin_week(heading.number, of_calendar=heading.of_calendar)
            line = heading.body
        for part in split_heads(line):
            self._read_part(part, where, said=heading is not None)

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
            self.problems.append(Problem(self.file, where, _say_no_day(part)))

    def _take(self, head: Head, text: str, where: str) -> None:
        if head.body:
            self._read(head, text, where)
        else:
            self.waiting = (head, text, where)

    def _read(self, head: Head, text: str, where: str) -> None:
        days, unclear = self._days(head)
        self.problems.extend(Problem(self.file, where, sentence) for sentence in unclear)
        if days:
            found = _read_day(head, days, file=self.file, where=where, text=text)
            self.runs.extend(found.runs)
            self.problems.extend(found.problems)
            self.strength.extend(found.strength)

    def _days(self, head: Head) -> tuple[list[dt.date], tuple[str, ...]]:
        if head.on is not None:
            return _days_of(head, self.starts_on, self.starts_on)
        return self.weeks.dates_of(head.weekdays), ()
