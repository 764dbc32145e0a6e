"""The facts of an archive, under ids that are free in this installation."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ironstride.formats.fact_lines import Fact
from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.set_record import encode_logged_set, read_logged_set
from ironstride.web.exchange.records import fact_of_session_report
from ironstride.web.logbook.models import ReportFact, SetFact

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.formats.archive_files import Archive
    from ironstride.training.sets import LoggedSet
    from ironstride.web.accounts.models import AthleteRow

_BATCH: Final = 500
_ORIGIN: Final = "archive"
# These have a place of their own in a fact.
_OUTSIDE: Final = ("id", "exercise", "performed_at", "session")
# Made once for this purpose: ids of the same name in other spaces differ.
_SPACE: Final = uuid.UUID("7a1b8f0c-35f0-5f0e-8a55-6b1a2f0a9d42")


def facts_of(archive: Archive, row: AthleteRow, at: dt.datetime) -> list[Fact]:
    """Return the facts of an archive; one of the command line has a log and reports instead.

    Ids that another athlete of this installation has, as where somebody moves to another account,
    are made anew for all.
    """
    facts = list(archive.facts)
    if not facts:
        facts = [_fact_of(one, row, at) for one in archive.log]
        facts += [fact_of_session_report(one, at) for one in archive.reports]
    facts = [one for one in facts if _is_uuid(one.id) and _is_uuid(one.replaces or one.id)]
    facts = [replace(one, id=_plain(one.id), replaces=_plain(one.replaces)) for one in facts]
    if not _is_taken([one.id for one in facts], row):
        return facts
    return [
        replace(
            one,
            id=_moved(one.id, row),
            replaces=_moved(one.replaces, row) if one.replaces else "",
        )
        for one in facts
    ]


def _fact_of(one: LoggedSet, row: AthleteRow, at: dt.datetime) -> Fact:
    record = {key: part for key, part in encode_logged_set(one).items() if key not in _OUTSIDE}
    identity = one.id if _is_uuid(one.id) else _moved(one.id, row)
    return Fact(
        "set", identity, one.performed_at, at, one.exercise, one.session, "", _ORIGIN, "", record
    )


def superseded(facts: list[Fact]) -> set[str]:
    """Return the ids of sets that a later fact corrects or takes back."""
    return {one.replaces for one in facts if one.replaces}


def own_facts(facts: list[Fact], gone: set[str]) -> dict[str, LoggedSet]:
    """Return the sets that count, by the id of their fact."""
    found: dict[str, LoggedSet] = {}
    for one in facts:
        if one.kind != "set" or one.id in gone:
            continue
        moment = one.performed_at.isoformat()
        tree = {**one.record, "id": one.id, "exercise": one.exercise, "performed_at": moment}
        read = attempt(Field(tree, "", Report("facts")), read_logged_set, None)
        if read is not None:
            found[one.id] = read
    return found


def _is_taken(ids: list[str], row: AthleteRow) -> bool:
    for start in range(0, len(ids), _BATCH):
        part = [uuid.UUID(one) for one in ids[start : start + _BATCH]]
        for model in (SetFact, ReportFact):
            rows = model._default_manager.filter(pk__in=part)  # noqa: SLF001 - Django's own name
            if rows.exclude(athlete=row).exists():
                return True
    return False


def _moved(name: str, row: AthleteRow) -> str:
    return str(uuid.uuid5(_SPACE, f"{row.pk}|{name}"))


def _plain(name: str) -> str:
    return str(uuid.UUID(name)) if name else ""


def _is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
