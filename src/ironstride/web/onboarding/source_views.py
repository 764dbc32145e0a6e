"""What is given beside the forms: usual places, calendars by file or feed, logs of other apps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ironstride.errors import UnreadableFileError
from ironstride.formats.runs_file import read_runs
from ironstride.training.calendar_weeks import monday_of
from ironstride.training.usual_places import USUAL_PLACES
from ironstride.web.accounts.access import for_athlete
from ironstride.web.config.clock import today
from ironstride.web.jobs.services import ask_for
from ironstride.web.onboarding.calendars import MAX_UPLOAD_BYTES, MOST_CALENDARS, add_calendar
from ironstride.web.onboarding.drafts import mark_changed
from ironstride.web.onboarding.feed_address import FeedRefusedError, read_feed_address
from ironstride.web.onboarding.fields import NameField
from ironstride.web.onboarding.lift_logs import (
    MAX_LOG_BYTES,
    add_upload,
    keep_upload,
    preview_upload,
)
from ironstride.web.onboarding.models import LogUpload
from ironstride.web.onboarding.services import answer_step, take_place
from ironstride.web.onboarding.source_pages import AHEAD, NEVER
from ironstride.web.plans.models import RunCalendar

if TYPE_CHECKING:
    from django.http import HttpResponse

    from ironstride.formats.weights import Units
    from ironstride.web.accounts.access import AthleteRequest

_MOST_TOLD: Final = 3
_UNITS: Final[dict[str, Units]] = {"kg": "kg", "lb": "lb"}


class _RefusedUploadError(Exception):
    """A file or address that cannot be used; the text is for the runner."""


@require_POST
@for_athlete("own")
def add_usual_place(request: AthleteRequest) -> HttpResponse:
    """Add a usual place; what was typed into the places so far is kept."""
    preset = request.POST.get("add", "")
    if "places-TOTAL_FORMS" in request.POST and request.athlete.draft:
        answer_step(request.athlete, "places", request.POST)
    if preset in USUAL_PLACES:
        take_place(request.athlete, preset)
    return redirect("onboarding_step", athlete_id=request.athlete.pk, step="places")


@require_POST
@for_athlete("own")
def add_runs(request: AthleteRequest) -> HttpResponse:
    """Keep an uploaded calendar, or connect a feed, which is fetched at once by a worker."""
    row, way = request.athlete, request.POST.get("way", "file")
    try:
        _check_room(request)
        if way == "feed":
            _connect(request)
        else:
            _keep_file(request)
    except _RefusedUploadError as error:
        messages.error(request, str(error))
    url = reverse("onboarding_step", kwargs={"athlete_id": row.pk, "step": "runs"})
    return redirect(f"{url}?way={'feed' if way == 'feed' else 'file'}")


def _check_room(request: AthleteRequest) -> None:
    if RunCalendar.objects.filter(athlete=request.athlete).count() >= MOST_CALENDARS:
        raise _RefusedUploadError(_("Please remove one of your calendars first."))


def _keep_file(request: AthleteRequest) -> None:
    """Keep a calendar whose content is one, whatever its name says."""
    row, (name, content) = request.athlete, _read_file(request, MAX_UPLOAD_BYTES)
    first = monday_of(today(row))
    found = read_runs(content, name, starts_on=first, ends_on=first + AHEAD)
    if not (found.runs or found.strength):
        texts = [one.text for one in found.problems[:_MOST_TOLD]]
        raise _RefusedUploadError(
            _("No run to come was found in %(name)s: %(problems)s")
            % {"name": name, "problems": "; ".join(texts) or _("it names no days")}
        )
    add_calendar(row, "file", name, content)
    mark_changed(row, "runs")


def _connect(request: AthleteRequest) -> None:
    row = request.athlete
    try:
        address = read_feed_address(request.POST.get("url", ""))
    except FeedRefusedError as error:
        raise _RefusedUploadError(str(error)) from error
    feed = add_calendar(row, "feed", address.host, b"", address.url)
    feed.problem = NEVER
    feed.save(update_fields=("problem",))
    ask_for("calendar", row, calendar=feed.pk)
    mark_changed(row, "runs")


def _read_file(request: AthleteRequest, most: int) -> tuple[str, bytes]:
    upload: Any = request.FILES.get("file")
    if upload is None:
        raise _RefusedUploadError(_("Please choose a file first."))
    if (upload.size or 0) > most:
        size = {"size": most // 1_000_000}
        raise _RefusedUploadError(_("The file is too big: more than %(size)s MB.") % size)
    return NameField().to_python(upload.name)[:200] or _("file"), upload.read(most)


@require_POST
@for_athlete("own")
def remove_runs(request: AthleteRequest, calendar: int) -> HttpResponse:
    """Remove a calendar; one that is gone already is no fault."""
    row = request.athlete
    RunCalendar.objects.filter(athlete=row, pk=calendar).delete()
    mark_changed(row, "runs")
    return redirect("onboarding_step", athlete_id=row.pk, step="runs")


@require_POST
@for_athlete("own")
def upload_log(request: AthleteRequest) -> HttpResponse:
    """Keep the log of another app and show what is in it; nothing is added yet."""
    row = request.athlete
    try:
        name, content = _read_file(request, MAX_LOG_BYTES)
        upload = keep_upload(row, name, content)
        preview_upload(upload, row.zone)
    except _RefusedUploadError as error:
        messages.error(request, str(error))
    except UnreadableFileError as error:
        LogUpload.objects.filter(athlete=row).delete()
        messages.error(request, f"{name}: {error.problems[0].text}")
    return redirect("onboarding_step", athlete_id=row.pk, step="lifts")


@require_POST
@for_athlete("own")
def use_log(request: AthleteRequest) -> HttpResponse:
    """Add the sets of the uploaded log, or put it away; a unit that nobody says is asked for."""
    row = request.athlete
    upload = LogUpload.objects.filter(athlete=row).first()
    if upload is not None and request.POST.get("do") == "drop":
        upload.delete()
    elif upload is not None:
        try:
            unit = _UNITS.get(request.POST.get("unit", ""))
            if unit is None and preview_upload(upload, row.zone).bare:
                return _ask_for_unit(request)
            added = add_upload(row, upload, unit)
            messages.success(request, _("%(count)s sets are in your log now.") % {"count": added})
            mark_changed(row, "lifts")
        except UnreadableFileError as error:
            messages.error(request, error.problems[0].text)
    return redirect("onboarding_step", athlete_id=row.pk, step="lifts")


def _ask_for_unit(request: AthleteRequest) -> HttpResponse:
    url = reverse("onboarding_step", kwargs={"athlete_id": request.athlete.pk, "step": "lifts"})
    return redirect(f"{url}?unit=missing#unit")
