"""Facts and plain trees between rows and files."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

from ironstride.formats.fact_lines import Fact
from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.report_lines import decode_report
from ironstride.formats.set_record import read_logged_set
from ironstride.web.logbook.models import ReportFact, SetFact

if TYPE_CHECKING:
    from ironstride.training.session_report import SessionReport
    from ironstride.web.accounts.models import AthleteRow

_MAX_WORD = 80
_REPORT_KEYS = ("weights", "effort", "minutes", "readiness", "note")


def storable(value: Any) -> Any:  # noqa: ANN401 - any plain tree
    """Return a tree that every database holds: no sign that ends texts, no half characters."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {storable(key): storable(part) for key, part in value.items()}
    return [storable(part) for part in value] if isinstance(value, list | tuple) else value


def fact_of_set(row: SetFact) -> Fact:
    """Return a set, or what takes one back, as an archive has it."""
    return Fact(
        kind="void" if row.void else "set",
        id=str(row.pk),
        performed_at=dt.datetime.combine(row.performed_on, row.performed_time),
        received_at=row.received_at,
        exercise=row.exercise,
        session=row.session,
        item=row.item,
        origin=row.origin,
        replaces=str(row.replaces) if row.replaces else "",
        record=row.record,
    )


def fact_of_report(row: ReportFact) -> Fact:
    """Return a report of a session as an archive has it."""
    return Fact(
        kind="report",
        id=str(row.pk),
        performed_at=dt.datetime.combine(row.performed_on, dt.time()),
        received_at=row.received_at,
        session=row.session,
        record=row.record,
    )


def row_of(fact: Fact, athlete: AthleteRow) -> SetFact | ReportFact | None:
    """Return the row of a fact, not saved yet; None where it is no set that can be read."""
    if fact.kind == "report":
        return ReportFact(
            id=uuid.UUID(fact.id),
            athlete=athlete,
            session=storable(fact.session),
            performed_on=fact.performed_at.date(),
            record=storable(fact.record),
            received_at=fact.received_at,
        )
    record = storable(fact.record)
    if fact.kind == "set" and not _is_set(fact, record):
        return None
    return SetFact(
        id=uuid.UUID(fact.id),
        athlete=athlete,
        exercise=storable(fact.exercise),
        performed_on=fact.performed_at.date(),
        performed_time=fact.performed_at.time(),
        record=record,
        session=storable(fact.session),
        item=storable(fact.item),
        replaces=uuid.UUID(fact.replaces) if fact.replaces else None,
        void=fact.kind == "void",
        origin=storable(fact.origin)[:_MAX_WORD],
        received_at=fact.received_at,
    )


def _is_set(fact: Fact, record: dict[str, Any]) -> bool:
    moment = fact.performed_at.isoformat()
    tree = record | {"id": fact.id, "exercise": fact.exercise, "performed_at": moment}
    return attempt(Field(tree, "", Report("facts")), read_logged_set, None) is not None


def report_of(row: ReportFact) -> SessionReport | None:
    """Return a report as its file has it; None where it says something else than a report does."""
    said = {key: row.record[key] for key in _REPORT_KEYS if row.record.get(key) not in (None, "")}
    at = row.record.get("performed_at") or dt.datetime.combine(row.performed_on, dt.time())
    tree = said | {"id": str(row.pk), "session": row.session}
    tree["reported_at"] = at.isoformat() if isinstance(at, dt.datetime) else at
    return attempt(Field(tree, "", Report("reports")), decode_report, None)


def fact_of_session_report(one: SessionReport, received_at: dt.datetime) -> Fact:
    """Return the fact of a report that came without one."""
    said = {key: getattr(one, key) for key in _REPORT_KEYS}
    record = {key: value for key, value in said.items() if value not in (None, "")}
    at = one.reported_at
    record |= {"session": one.session, "performed_at": at.isoformat()}
    return Fact("report", one.id, at, received_at, session=one.session, record=record)
