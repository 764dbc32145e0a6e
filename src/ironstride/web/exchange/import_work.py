"""Imports as long work: what a worker does with an upload."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ironstride.errors import UnreadableFileError
from ironstride.web.accounts.models import AthleteRow
from ironstride.web.exchange import restoring
from ironstride.web.exchange.import_services import (
    LogChangedError,
    take_back,
    take_in,
)
from ironstride.web.exchange.intake import (
    Answers,
    Intake,
    Tables,
    compare,
    look_at,
    read_log_file,
    tables_for,
)
from ironstride.web.exchange.models import Upload
from ironstride.web.exchange.queries import ids_logged_here, is_empty, kept_choices
from ironstride.web.exchange.records import storable
from ironstride.web.jobs.work import JobFailedError
from ironstride.web.logbook.queries import read_log

if TYPE_CHECKING:
    from ironstride.web.exchange.intake import ReadLog
    from ironstride.web.jobs.models import Job
    from ironstride.web.jobs.work import Progress

_TRIES: Final = 5


def import_work(job: Job, progress: Progress) -> dict[str, object]:
    """Look at an upload, import it, or take its import back."""
    upload = Upload.objects.filter(pk=job.payload.get("upload")).select_related("athlete").first()
    if upload is None:
        raise JobFailedError("The file is not kept any more. Please choose it again.")
    do = job.payload.get("do")
    if do == "take_back":
        progress(0.3, "Taking the sets back")
        return {"sets": take_back(upload)}
    if upload.state != "open":
        return {"done": "before"}
    work = _ARCHIVE[do] if upload.kind == "archive" else _LOG[do]
    try:
        work(upload, progress)
    except UnreadableFileError as error:
        # What is wrong with the file is shown on its page: trying again would find the same.
        _keep_look(upload, {"refused": [f"{one.where}: {one.text}" for one in error.problems]})
    return {"done": do}


def _look_at_log(upload: Upload, progress: Progress) -> None:
    read, intake, tables, _ = _compared(upload, progress)
    _keep_look(upload, look_at(read, intake, tables))


def _import_log(upload: Upload, progress: Progress) -> None:
    for _ in range(_TRIES):
        read, intake, tables, number = _compared(upload, progress)
        progress(0.8, "Writing them down")
        seen = look_at(read, intake, tables)
        if _asks_more(upload, seen):
            _keep_look(upload, seen)
            return
        try:
            take_in(upload, intake, read.log.app, tables.choices, number, seen)
        except LogChangedError:
            continue
        return
    raise LogChangedError


def _compared(upload: Upload, progress: Progress) -> tuple[ReadLog, Intake, Tables, int]:
    athlete = AthleteRow.objects.get(pk=upload.athlete_id)
    kept = kept_choices(athlete)
    content = bytes(upload.content)
    lines = content.count(b"\n") or 1
    answers = _answers(upload, kept.zone)

    def report(line: int) -> None:
        progress(min(0.5, 0.5 * line / lines), "Reading the file")

    read = read_log_file(content, upload.name, answers, _unit(athlete), report)
    progress(0.55, "Comparing it with your log")
    log = read_log(athlete)
    tables = tables_for(read, log, kept, answers)
    intake = compare(read.log, log, upload.name, tables, ids_logged_here(athlete))
    return read, intake, tables, athlete.log_number


def _asks_more(upload: Upload, seen: dict[str, Any]) -> bool:
    """Whether the unit of the weights is not said, or leads to a question that nobody saw yet."""
    if not seen["lacks_unit"]:
        return False
    asked = {one["name"] for one in upload.seen.get("names", ()) if one["certainty"] == "doubted"}
    doubted = {one["name"] for one in seen["names"] if one["certainty"] == "doubted"}
    return upload.asked.get("unit") not in ("kg", "lb") or not doubted <= asked


def _unit(athlete: AthleteRow) -> Any:  # noqa: ANN401 - one of two words
    return "lb" if athlete.units == "lb" else "kg"


def _answers(upload: Upload, kept_zone: str | None) -> Answers:
    asked = upload.asked
    unit = asked.get("unit")
    zone = kept_zone or asked.get("zone") or upload.athlete.zone
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = None
    return Answers(unit if unit in ("kg", "lb") else None, zone, asked.get("names") or {})


def _look_at_archive(upload: Upload, progress: Progress) -> None:
    progress(0.2, "Reading the archive")
    _keep_look(upload, restoring.look_at_archive(upload, is_empty=is_empty(upload.athlete)))


def _restore(upload: Upload, progress: Progress) -> None:
    progress(0.2, "Reading the archive")
    mode = "all" if is_empty(upload.athlete) else upload.asked.get("mode", "add")
    restoring.restore(upload, mode, progress)


def _keep_look(upload: Upload, seen: dict[str, Any]) -> None:
    upload.seen = storable(seen)
    upload.save(update_fields=("seen",))


_LOG: Final = {"look": _look_at_log, "import": _import_log}
_ARCHIVE: Final = {"look": _look_at_archive, "import": _restore}
