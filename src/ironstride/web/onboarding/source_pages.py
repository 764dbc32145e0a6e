"""What the pages of runs and lifts show beside their forms: calendars, their state, logs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.errors import UnreadableFileError
from ironstride.web.config.clock import today
from ironstride.web.jobs.models import Job
from ironstride.web.logbook.queries import set_rows
from ironstride.web.onboarding.calendars import (
    understand_calendar,
    understand_lines,
    understand_text,
)
from ironstride.web.onboarding.lift_logs import preview_upload
from ironstride.web.onboarding.models import LogUpload
from ironstride.web.onboarding.runs_step import RunsAnswers
from ironstride.web.plans.models import RunCalendar

if TYPE_CHECKING:
    from ironstride.formats.weights import Units
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.onboarding.calendars import UnderstoodCalendar
    from ironstride.web.onboarding.drafts import Draft
    from ironstride.web.onboarding.lift_logs import LogPreview
    from ironstride.web.onboarding.step_answers import StepAnswers

# Stands in a new feed until it is fetched.
NEVER: Final = "…"
# How far ahead a calendar is looked at when it is given.
AHEAD: Final = dt.timedelta(weeks=104)
_UNDER_WAY: Final = ("waiting", "running", "failed")


@dataclass(frozen=True, slots=True)
class Source:
    """A calendar and what it was read as; None while a feed was never fetched."""

    calendar: RunCalendar
    understood: UnderstoodCalendar | None


def source_words(
    step: str, row: AthleteRow, draft: Draft, answers: StepAnswers | None = None
) -> dict[str, object]:
    """Return what a step shows beside its forms; `answers` are those being typed."""
    if step == "runs":
        return _words_of_runs(row, draft, answers)
    if step == "lifts" and answers is None:
        return _words_of_lifts(row, draft.given.athlete.units)
    return {}


def _words_of_runs(row: AthleteRow, draft: Draft, answers: StepAnswers | None) -> dict[str, object]:
    day, units = today(row), draft.given.athlete.units
    lines, plan = draft.given.run_lines.week, None
    if isinstance(answers, RunsAnswers) and answers.is_valid():
        lines = answers.lines()
        plan = understand_text(answers.plan_text, day, units) if answers.plan_text else None
    words: dict[str, object] = {"lines": understand_lines(lines, day, units), "typed_plan": plan}
    if answers is None:
        sources = find_sources(row, draft)
        words |= {"sources": sources, "job": _find_fetch(row, sources)}
    return words


def _find_fetch(row: AthleteRow, sources: list[Source]) -> Job | None:
    """Return the fetch of a feed that is under way or failed, as long as the feed is there."""
    jobs = Job.objects.filter(athlete=row, kind="calendar", key="", state__in=_UNDER_WAY)
    job = jobs.order_by("-made_at").first()
    known = {one.calendar.pk for one in sources}
    return job if job is not None and job.payload.get("calendar") in known else None


def find_sources(row: AthleteRow, draft: Draft) -> list[Source]:
    """Return the calendars of an athlete with what each was read as."""
    day, units = today(row), draft.given.athlete.units
    calendars = RunCalendar.objects.filter(athlete=row).defer("content").order_by("pk")
    return [
        Source(
            one,
            understand_calendar(one, day, units) if one.kind != "feed" or is_fetched(one) else None,
        )
        for one in calendars
    ]


def is_fetched(calendar: RunCalendar) -> bool:
    """Whether a feed was fetched at least once: it is empty before."""
    return calendar.problem != NEVER


def _read_both_ways(log: LogPreview, own: Units) -> dict[str, list[str]]:
    """Return loads whose unit the file does not say, read in either one; nothing where it does."""
    both: tuple[Units, Units] = ("kg", "lb")
    return {unit: [one.read_as(unit, own) for one in log.bare] for unit in both if log.bare}


def _words_of_lifts(row: AthleteRow, own: Units) -> dict[str, object]:
    upload = LogUpload.objects.filter(athlete=row).defer("content").first()
    words: dict[str, object] = {"logged": set_rows(row).count(), "upload": upload}
    if upload is not None:
        try:
            log = words["log"] = preview_upload(upload, row.zone)
            words["readings"] = _read_both_ways(log, own)
        except UnreadableFileError as error:
            words["log_problems"] = [one.text for one in error.problems]
    return words
