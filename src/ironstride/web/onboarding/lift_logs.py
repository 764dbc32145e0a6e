"""Lift logs of other apps: read, shown, and added to the logbook when the runner says so."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from uuid import uuid5
from zoneinfo import ZoneInfo

from django.db import transaction

from ironstride.catalogue.reader import read_catalogue
from ironstride.formats.lift_log import read_lift_log
from ironstride.formats.log_identity import in_order
from ironstride.formats.log_merge import without
from ironstride.formats.log_names import NameTable
from ironstride.formats.log_units import find_bare_loads, read_in_unit
from ironstride.web.config.clock import now
from ironstride.web.logbook.queries import read_log
from ironstride.web.logbook.services import add_sets
from ironstride.web.onboarding.models import LogUpload

if TYPE_CHECKING:
    from ironstride.formats.log_units import BareLoad
    from ironstride.formats.weights import Units
    from ironstride.web.accounts.models import AthleteRow

MAX_LOG_BYTES: Final = 5_000_000
_MOST_TOLD: Final = 12
# Answers may wait for days before somebody goes on with them; a log is health data all the while.
_UPLOAD_LIFE: Final = dt.timedelta(days=7)
# Of no account for what is shown: loads are shown as the file writes them.
_SHOWN_IN: Final = "kg"


@dataclass(frozen=True, slots=True)
class LogPreview:
    """What an upload holds: its app, how many sets of which days, and what is not sure.

    `bare` are loads whose unit the file does not say; none where it does.
    """

    app: str
    sets: int
    first_on: dt.date | None
    last_on: dt.date | None
    known: tuple[str, ...]
    unknown: tuple[str, ...]
    more_unknown: int
    problems: tuple[str, ...]
    more_problems: int
    bare: tuple[BareLoad, ...]


def preview_upload(upload: LogUpload, zone: str) -> LogPreview:
    """Return what is shown of a log before it is added; raises UnreadableFileError."""
    return _preview(upload.pk, upload.made_at, zone)


# Years of sets take a second to read: they are read once for each upload.
@lru_cache(maxsize=8)
def _preview(pk: int, _made_at: dt.datetime, zone: str) -> LogPreview:
    upload = LogUpload.objects.get(pk=pk)
    content, clock = bytes(upload.content), ZoneInfo(zone)
    log, lacks_unit = read_in_unit(content, upload.name, _SHOWN_IN, zone=clock)
    names = NameTable(read_catalogue(), {})
    count = Counter(one.exercise for one in log.sets)
    is_sure = {name: names.match(name).certainty == "sure" for name in count}
    unknown = [name for name, _n in count.most_common() if not is_sure[name]]
    known = [name for name, _n in count.most_common() if is_sure[name]]
    days = [one.performed_on for one in log.sets]
    problems = [f"{one.where}: {one.text}" for one in log.problems]
    return LogPreview(
        app=log.app,
        sets=len(log.sets),
        first_on=min(days, default=None),
        last_on=max(days, default=None),
        known=tuple(known[:_MOST_TOLD]),
        unknown=tuple(unknown[:_MOST_TOLD]),
        more_unknown=max(0, len(unknown) - _MOST_TOLD),
        problems=tuple(problems[:_MOST_TOLD]),
        more_problems=max(0, len(problems) - _MOST_TOLD),
        bare=find_bare_loads(log.sets, _SHOWN_IN) if lacks_unit else (),
    )


def keep_upload(row: AthleteRow, name: str, content: bytes) -> LogUpload:
    """Keep a file until the runner decides; an older one makes room."""
    with transaction.atomic():
        LogUpload.objects.filter(athlete=row).delete()
        return LogUpload.objects.create(
            athlete=row, name=name[:200], content=content, made_at=now()
        )


def forget_left_logs() -> int:
    """Delete the logs that nobody went on with; return how many."""
    return LogUpload.objects.filter(made_at__lt=now() - _UPLOAD_LIFE).delete()[0]


def add_upload(row: AthleteRow, upload: LogUpload, unit: Units | None) -> int:
    """Add the sets of an upload that are not logged yet; return how many were new.

    A name that is not surely an exercise of ours is kept as it is. Raises UnreadableFileError, also
    where the file does not say its unit and nobody chose one.
    """
    content, clock = bytes(upload.content), ZoneInfo(row.zone)
    log = read_lift_log(content, upload.name, load_unit=unit, zone=clock)
    named = NameTable(read_catalogue(), {}).settled(log.sets)
    new = in_order(without(named, read_log(row)))
    # The same set of two athletes is two sets.
    own = [replace(one, id=str(uuid5(row.pk, one.id))) for one in new]
    with transaction.atomic():
        added = add_sets(row, own, log.app)
        upload.delete()
    return added
