"""Files that come in: chosen, looked at, decided about, imported, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ironstride.web.accounts.access import for_athlete
from ironstride.web.exchange.answers import exercise_titles, read_answers, show_names
from ironstride.web.exchange.forms import UploadForm, known_zones
from ironstride.web.exchange.import_services import MAX_UPLOAD_BYTES, ask_for_work, keep_upload
from ironstride.web.exchange.models import Upload
from ironstride.web.exchange.queries import find_upload
from ironstride.web.exchange.uploads import bounded_upload
from ironstride.web.exchange.views import data_page

if TYPE_CHECKING:
    import uuid

    from django.core.files.uploadedfile import UploadedFile
    from django.http import HttpResponse

    from ironstride.web.accounts.access import AthleteRequest

_BUSY = ("waiting", "running")


@bounded_upload
@require_POST
@for_athlete("own")
def upload_file(request: AthleteRequest) -> HttpResponse:
    """Take a file and look at it; nothing of it counts before the runner says so."""
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refuse(request, form)
    given = cast("UploadedFile[bytes]", form.cleaned_data["file"])
    if (given.size or 0) > MAX_UPLOAD_BYTES:
        return render(request, "exchange/too_big.html", {"athlete": request.athlete}, status=413)
    upload = keep_upload(request.athlete, given.name or "", given.read())
    return redirect("show_import", athlete_id=request.athlete.pk, upload_id=upload.pk)


def _refuse(request: AthleteRequest, form: UploadForm) -> HttpResponse:
    context = data_page(request.athlete, upload_form=form)
    return render(request, "exchange/data.html", context, status=422)


@require_GET
@never_cache
@for_athlete("own")
def show_import(request: AthleteRequest, upload_id: uuid.UUID) -> HttpResponse:
    """Show how far the work on a file is, what is in it, or what the import did."""
    upload = _find(request, upload_id)
    context = {"athlete": request.athlete, "page": "more", "upload": upload, "job": upload.job}
    if upload.job is not None and upload.job.state in (*_BUSY, "failed"):
        return render(request, "exchange/working.html", context)
    if upload.state != "open":
        return render(request, "exchange/imported.html", context)
    seen = upload.seen
    context["seen"] = seen
    if "refused" in seen:
        return render(request, "exchange/refused.html", context)
    if upload.kind == "archive":
        return render(request, "exchange/archive.html", context)
    return _preview(request, upload, asks_unit=False)


def _preview(request: AthleteRequest, upload: Upload, *, asks_unit: bool) -> HttpResponse:
    """Show what is in a log; with `asks_unit` it was to be imported before its unit was said."""
    seen, names = upload.seen, show_names(upload.seen, request.POST)
    context = {
        "athlete": request.athlete,
        "page": "more",
        "upload": upload,
        "seen": seen,
        "questions": [one for one in names if one["certainty"] in ("unsure", "doubted")],
        "sure": [one for one in names if one["certainty"] == "sure"],
        "own": [one for one in names if one["certainty"] == "none"],
        "titles": exercise_titles(),
        "zones": known_zones() if seen.get("greenwich") else (),
        "zone": request.POST.get("zone") or seen.get("zone"),
        "unit": upload.asked.get("unit"),
        "asks_unit": asks_unit,
    }
    return render(request, "exchange/preview.html", context, status=422 if asks_unit else 200)


@require_POST
@for_athlete("own")
def decide_import(request: AthleteRequest, upload_id: uuid.UUID) -> HttpResponse:
    """Take the runner's answers and look again, or import."""
    upload = _find(request, upload_id)
    if upload.state == "open" and upload.seen and "refused" not in upload.seen:
        answers, unknown = read_answers(request.POST, upload.seen)
        unit = answers.get("unit") or upload.asked.get("unit")
        is_final = request.POST.get("do") == "import"
        if is_final and upload.seen.get("lacks_unit") and not unit:
            return _preview(request, upload, asks_unit=True)
        names = {**upload.asked.get("names", {}), **answers.pop("names")}
        for one in unknown[:3]:
            text = _("No exercise is called “%(name)s”. Choose one of the list.")
            messages.error(request, text % {"name": one[:80]})
        if not (upload.job and upload.job.state in _BUSY):
            do = "import" if is_final and not unknown else "look"
            ask_for_work(upload, do, names=names, **answers)
    return redirect("show_import", athlete_id=request.athlete.pk, upload_id=upload.pk)


@require_POST
@for_athlete("own")
def take_import_back(request: AthleteRequest, upload_id: uuid.UUID) -> HttpResponse:
    """Let every set of an import count no more."""
    upload = _find(request, upload_id)
    if upload.state == "imported" and upload.kind == "log":
        ask_for_work(upload, "take_back")
    return redirect("show_import", athlete_id=request.athlete.pk, upload_id=upload.pk)


@require_POST
@for_athlete("own")
def drop_import(request: AthleteRequest, upload_id: uuid.UUID) -> HttpResponse:
    """Forget a file that was not imported."""
    Upload.objects.filter(athlete=request.athlete, pk=upload_id, state="open").delete()
    messages.success(request, _("The file is forgotten. Nothing was changed."))
    return redirect("data", athlete_id=request.athlete.pk)


def _find(request: AthleteRequest, upload_id: uuid.UUID) -> Upload:
    upload = find_upload(request.athlete, upload_id)
    if upload is None:
        raise Http404
    return upload
