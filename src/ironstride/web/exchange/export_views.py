"""Files that go out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ironstride.catalogue.reader import read_catalogue
from ironstride.formats.log_csv import write_log
from ironstride.formats.plan_file import write_plan
from ironstride.sheets.season_picture import season_picture
from ironstride.web.accounts.access import for_athlete
from ironstride.web.exchange.export_services import begin_export, note_fetched, note_file
from ironstride.web.exchange.gathering import whole_plan
from ironstride.web.exchange.queries import find_export
from ironstride.web.exchange.records import storable
from ironstride.web.logbook.queries import read_log
from ironstride.web.plans.queries import read_plan, season_or_404

if TYPE_CHECKING:
    import uuid

    from ironstride.web.accounts.access import AthleteRequest

_KINDS: Final = ("archive", "sheet")


@require_POST
@for_athlete("own")
def ask_export(request: AthleteRequest) -> HttpResponse:
    """Ask for the whole archive or a sheet; a worker makes it."""
    what = request.POST.get("what", "")
    if what not in _KINDS:
        raise Http404
    if what == "archive" and request.athlete.file is None:
        messages.error(request, _("Answer the first questions; then there is something to pack."))
    else:
        begin_export(request.athlete, what, storable(request.POST.get("which", ""))[:200])
    return redirect("data", athlete_id=request.athlete.pk)


@require_GET
@never_cache
@for_athlete("own")
def fetch_export(request: AthleteRequest, export_id: uuid.UUID) -> HttpResponse:
    """Send a finished file, for an hour."""
    export = find_export(request.athlete, export_id)
    if export is None or export.content is None:
        raise Http404
    note_fetched(export)
    return _file(bytes(export.content), export.name, export.content_type)


@require_GET
@never_cache
@for_athlete("own")
def plan_file(request: AthleteRequest) -> HttpResponse:
    """Send the plan, with its history."""
    text = write_plan(whole_plan(season_or_404(request.athlete)))
    note_file(request.athlete, "plan", "plan.json")
    return _file(text.encode(), "plan.json", "application/json")


@require_GET
@never_cache
@for_athlete("own")
def log_file(request: AthleteRequest) -> HttpResponse:
    """Send the log as a table."""
    text = write_log(read_log(request.athlete))
    note_file(request.athlete, "log", "log.csv")
    return _file(text.encode("utf-8", "replace"), "log.csv", "text/csv; charset=utf-8")


@require_GET
@never_cache
@for_athlete("own")
def season_file(request: AthleteRequest) -> HttpResponse:
    """Send the season as a picture."""
    picture = season_picture(read_plan(season_or_404(request.athlete)), read_catalogue())
    note_file(request.athlete, "picture", "season.svg")
    return _file(f"{picture}\n".encode(), "season.svg", "image/svg+xml")


def _file(content: bytes, name: str, content_type: str) -> HttpResponse:
    """Return a file to keep, never to open in the page."""
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer
