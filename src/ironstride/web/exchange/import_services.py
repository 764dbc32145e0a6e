"""Writes of imports: each one whole, or not at all."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import F

from ironstride.web.accounts.models import AthleteRow
from ironstride.web.config.clock import now
from ironstride.web.exchange.intake import origin_of
from ironstride.web.exchange.models import NameDecisions, Upload
from ironstride.web.exchange.records import storable
from ironstride.web.jobs.services import ask_for
from ironstride.web.logbook.models import SetFact
from ironstride.web.logbook.queries import set_rows
from ironstride.web.logbook.records import to_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ironstride.formats.name_choices import Choices
    from ironstride.training.sets import LoggedSet
    from ironstride.web.exchange.intake import Intake

MAX_UPLOAD_BYTES: Final = 20_000_000
# Files of a runner that wait for a decision; the oldest makes room.
MOST_OPEN: Final = 5
# What nobody went on with is no use after a day, and is health data.
UPLOAD_LIFE: Final = dt.timedelta(days=1)
_BATCH: Final = 500
_ZIP_SIGN: Final = b"PK"
# Made once for this purpose: ids of the same name in other spaces differ.
_SPACE: Final = uuid.UUID("0e0a3c52-7d4e-5a36-9c0f-9a3d3b0d5e11")


class LogChangedError(Exception):
    """The log changed between the comparison and the writing: it has to be compared again."""


@transaction.atomic
def keep_upload(athlete: AthleteRow, name: str, content: bytes) -> Upload:
    """Keep a file and ask for a look at it; what was left lying goes."""
    forget_left_uploads()
    newest = Upload.objects.filter(athlete=athlete, state="open").order_by("-made_at")
    left = list(newest.values_list("pk", flat=True)[MOST_OPEN - 1 :])
    Upload.objects.filter(pk__in=left).delete()
    kind = "archive" if content.startswith(_ZIP_SIGN) else "log"
    shown = storable(name).replace("\\", "/").rpartition("/")[2][:200] or "file"
    upload = Upload.objects.create(
        athlete=athlete, name=shown, kind=kind, content=content, made_at=now()
    )
    return ask_for_work(upload, "look")


def forget_left_uploads() -> int:
    """Delete the files that nobody went on with; return how many rows went."""
    return Upload.objects.filter(state="open", made_at__lt=now() - UPLOAD_LIFE).delete()[0]


def ask_for_work(upload: Upload, do: str, **answers: Any) -> Upload:  # noqa: ANN401 - plain values
    """Let a worker look at an upload, import it or take it back."""
    upload.asked = storable({**upload.asked, **answers})
    upload.job = ask_for("import", upload.athlete, upload=str(upload.pk), do=do)
    upload.save(update_fields=("asked", "job"))
    return upload


@transaction.atomic
def take_in(
    upload: Upload,
    intake: Intake,
    app: str,
    choices: Choices,
    log_number: int,
    result: Any,  # noqa: ANN401 - plain values
) -> None:
    """Store an import in one piece: nothing of it is seen before all of it is there.

    Raises LogChangedError where the log is not the one that `intake` was compared with.
    """
    athlete = AthleteRow.objects.select_for_update().get(pk=upload.athlete_id)
    if athlete.log_number != log_number:
        raise LogChangedError
    at, origin = now(), origin_of(app, upload.pk)
    rows = [_row(one, athlete, at, origin) for one in _named(athlete, intake.new)]
    for old, new in intake.renamed:
        row = _row(_own_id(athlete, new, f"instead of {old.id}"), athlete, at, origin)
        row.replaces = uuid.UUID(old.id)
        rows.append(row)
    rows += voids(athlete, [uuid.UUID(one.id) for one in intake.gone], origin)
    add_rows(rows)
    if rows:
        AthleteRow.objects.filter(pk=athlete.pk).update(log_number=F("log_number") + 1)
    keep_choices(athlete, choices)
    end_upload(upload, "imported", result)
    if rows:
        ask_for("log", athlete, once=True)


def end_upload(upload: Upload, state: str, result: Any) -> None:  # noqa: ANN401 - plain values
    """Write down what became of an upload; its content is not kept."""
    upload.state, upload.result, upload.ended_at = state, storable(result), now()
    upload.content = b""
    upload.save(update_fields=("state", "result", "ended_at", "content"))


def keep_choices(athlete: AthleteRow, choices: Choices) -> None:
    """Remember what was decided about names, and the zone of their clocks."""
    names = {storable(name): str(choice) for name, choice in choices.names.items()}
    if names or choices.zone:
        fields = {"names": names, "zone": choices.zone or ""}
        NameDecisions.objects.update_or_create(athlete=athlete, defaults=fields)


@transaction.atomic
def take_back(upload: Upload) -> int:
    """Take back every set of an import that still counts; return how many."""
    athlete = AthleteRow.objects.select_for_update().get(pk=upload.athlete_id)
    upload = Upload.objects.select_for_update().get(pk=upload.pk)
    if upload.state != "imported" or upload.kind != "log":
        return 0
    app = upload.result.get("app", "")
    own = set_rows(athlete).filter(origin=origin_of(app, upload.pk))
    rows = voids(athlete, list(own.values_list("pk", flat=True)), f"taken back {upload.pk}")
    add_rows(rows)
    if rows:
        AthleteRow.objects.filter(pk=athlete.pk).update(log_number=F("log_number") + 1)
        ask_for("log", athlete, once=True)
    upload.state, upload.ended_at = "taken_back", now()
    upload.save(update_fields=("state", "ended_at"))
    return len(rows)


def voids(athlete: AthleteRow, ids: Sequence[uuid.UUID], origin: str) -> list[SetFact]:
    """Return the facts that take sets back, not saved yet."""
    at = now()
    return [
        SetFact(
            id=uuid.uuid5(_SPACE, f"{athlete.pk}|void|{row.pk}"),
            athlete=athlete,
            exercise=row.exercise,
            performed_on=row.performed_on,
            performed_time=row.performed_time,
            record={},
            session=row.session,
            item=row.item,
            replaces=row.pk,
            void=True,
            origin=origin,
            received_at=at,
        )
        for row in _in_batches(athlete, ids)
    ]


def _in_batches(athlete: AthleteRow, ids: Sequence[uuid.UUID]) -> Iterable[SetFact]:
    for start in range(0, len(ids), _BATCH):
        yield from SetFact.objects.filter(athlete=athlete, pk__in=ids[start : start + _BATCH])


def add_rows(rows: Sequence[Any]) -> None:
    """Add new facts; inside a transaction, so that all of them are seen at once."""
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        type(batch[0]).objects.bulk_create(batch)


def _row(one: LoggedSet, athlete: AthleteRow, at: dt.datetime, origin: str) -> SetFact:
    return to_row(one, athlete, at, origin)


def _own_id(athlete: AthleteRow, one: LoggedSet, name: str) -> LoggedSet:
    from dataclasses import replace

    return replace(one, id=str(uuid.uuid5(_SPACE, f"{athlete.pk}|{name}")))


def _named(athlete: AthleteRow, sets: Iterable[LoggedSet]) -> list[LoggedSet]:
    """Return sets with ids of the athlete's own: the same set of any file has the same one.

    An id that a set had which was taken back or corrected is not used again.
    """
    places: dict[tuple[dt.datetime, str], int] = {}
    named: list[LoggedSet] = []
    taken = {str(pk) for pk in SetFact.objects.filter(athlete=athlete).values_list("pk", flat=True)}
    for one in sets:
        place = (one.performed_at, one.exercise)
        while True:
            places[place] = places.get(place, 0) + 1
            name = f"{one.performed_at.isoformat()}|{one.exercise}|{places[place]}"
            found = _own_id(athlete, one, name)
            if found.id not in taken:
                break
        named.append(found)
    return named
