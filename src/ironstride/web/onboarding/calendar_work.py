"""Calendar feeds as long work: fetched when they are connected, and once a day from then on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from ironstride.formats.runs_file import read_runs
from ironstride.training.calendar_weeks import monday_of
from ironstride.web.config.clock import now, today
from ironstride.web.jobs.models import Job
from ironstride.web.jobs.work import JobFailedError, athlete_of
from ironstride.web.onboarding.feed_address import FeedRefusedError
from ironstride.web.onboarding.feed_fetch import fetch_feed
from ironstride.web.plans.models import RunCalendar, Season
from ironstride.web.plans.services import report_events

if TYPE_CHECKING:
    from ironstride.formats.run_collection import Runs
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.jobs.work import Progress

EVERY: Final = dt.timedelta(days=1)
_AHEAD: Final = dt.timedelta(weeks=104)
_REASON: Final = "Your running calendar"


def fetch_calendars_work(job: Job, progress: Progress) -> dict[str, object]:
    """Fetch the feed that the job names, or all of the athlete's, and plan on if runs changed."""
    row = athlete_of(job)
    feeds = RunCalendar.objects.filter(athlete=row, kind="feed")
    if feeds.exists():
        ask_for_tomorrow(row)
    wanted = job.payload.get("calendar")
    chosen = list(feeds if wanted is None else feeds.filter(pk=wanted))
    changed = 0
    for number, feed in enumerate(chosen):
        progress(number / len(chosen), _("Fetching %(name)s") % {"name": feed.name})
        changed += _refresh(feed, row, is_first=wanted is not None)
    if changed and Season.objects.filter(athlete=row).exists():
        progress(0.8, _("Placing strength around the new runs"))
        report_events(row, (), None, reason=_REASON, with_calendars=True)
    return {"calendars": len(chosen), "changed": changed}


def ask_for_tomorrow(row: AthleteRow) -> None:
    """Let the feeds be fetched again in a day; asked before the work, so that no fault ends it."""
    key, at = f"calendar:{row.pk}", now()
    with transaction.atomic():
        if not Job.objects.filter(key=key, state="waiting").exists():
            Job.objects.create(
                kind="calendar", key=key, athlete=row, made_at=at, not_before=at + EVERY
            )


def _refresh(feed: RunCalendar, row: AthleteRow, *, is_first: bool) -> bool:
    """Fetch one feed; return whether its runs are others than before. A fault keeps the old."""
    try:
        content, found = _fetch(feed, row)
    except FeedRefusedError as error:
        feed.problem = str(error)
        feed.save(update_fields=("problem",))
        if is_first:
            raise JobFailedError(feed.problem) from error
        return False
    before = _read(bytes(feed.content), feed, row)
    feed.content, feed.fetched_at, feed.problem = content, now(), ""
    feed.save(update_fields=("content", "fetched_at", "problem"))
    return (found.runs, found.strength) != (before.runs, before.strength)


def _fetch(feed: RunCalendar, row: AthleteRow) -> tuple[bytes, Runs]:
    content = fetch_feed(feed.url)
    found = _read(content, feed, row)
    if not (found.runs or found.strength):
        raise FeedRefusedError(_say_empty(content, found))
    return content, found


def _read(content: bytes, feed: RunCalendar, row: AthleteRow) -> Runs:
    first = monday_of(today(row))
    return read_runs(content, feed.name, starts_on=first, ends_on=first + _AHEAD)


def _say_empty(content: bytes, found: Runs) -> str:
    if content.lstrip()[:100].lower().startswith((b"<!doctype", b"<html")):
        return _("That address is a web page, no calendar. Look for the iCal or subscribe link.")
    problem = next((one.text for one in found.problems), "")
    return _("No run to come was found there. %(problem)s") % {"problem": problem}
