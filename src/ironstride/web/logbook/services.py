"""Writes of the logbook: facts are added, each once, however often they are sent."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F

from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.set_record import read_logged_set
from ironstride.training.athlete import MAX_LOAD_KG
from ironstride.web.accounts.models import AthleteRow
from ironstride.web.config.clock import now
from ironstride.web.logbook.models import ReportFact, SetFact
from ironstride.web.logbook.records import to_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ironstride.training.sets import LoggedSet

MAX_FACTS = 500
_MAX_REPORT_KEYS = 20


@dataclass(slots=True)
class Synced:
    """What became of facts that a phone sent.

    `saved` are the ids that the table holds now; `refused` maps an id to what is wrong with its
    fact, which stays on the phone.
    """

    saved: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def sync_facts(athlete: AthleteRow, facts: Sequence[Any], origin: str) -> Synced:
    """Store the facts of a phone; a fact that is there already is saved too.

    A fact is a mapping with `type` (set, void or report) and `id`, a UUID that the phone made. They
    stand in the order in which they were said, and each is received a microsecond after the last.
    """
    synced, at = Synced(), now()
    sets: dict[uuid.UUID, SetFact] = {}
    reports: dict[uuid.UUID, ReportFact] = {}
    for number, fact in enumerate(facts[:MAX_FACTS]):
        name = fact.get("id") if isinstance(fact, dict) else None
        try:
            row = _read_fact(fact, athlete, at + dt.timedelta(microseconds=number), origin)
        except _RefusedFactError as error:
            synced.refused[str(name or number)] = str(error)
            continue
        if isinstance(row, SetFact):
            sets[row.pk] = row
        else:
            reports[row.pk] = row
    with transaction.atomic():
        added = _add(SetFact, athlete, sets, synced)
        _add(ReportFact, athlete, reports, synced)
        if added:
            _count_change(athlete)
    return synced


def add_sets(athlete: AthleteRow, sets: Iterable[LoggedSet], origin: str) -> int:
    """Store sets that were logged elsewhere, each with its id; return how many were new."""
    at = now()
    rows = {row.pk: row for row in (to_row(one, athlete, at, origin) for one in sets)}
    with transaction.atomic():
        added = _add(SetFact, athlete, rows, Synced())
        if added:
            _count_change(athlete)
    return added


def _count_change(athlete: AthleteRow) -> None:
    AthleteRow.objects.filter(pk=athlete.pk).update(log_number=F("log_number") + 1)


def _add(
    model: type[SetFact | ReportFact],
    athlete: AthleteRow,
    rows: dict[uuid.UUID, Any],
    synced: Synced,
) -> int:
    """Add the rows that are new, and name those that the table holds for this athlete."""
    if not rows:
        return 0
    known = set(model.objects.filter(pk__in=rows).values_list("pk", flat=True))
    new = [row for key, row in rows.items() if key not in known]
    # Two phones may send the same fact at once: of two alike one is enough.
    model.objects.bulk_create(new, ignore_conflicts=True)
    own = model.objects.filter(pk__in=rows, athlete=athlete).values_list("pk", flat=True)
    held = set(own)
    synced.saved += [str(key) for key in held]
    for key in rows.keys() - held:
        synced.refused[str(key)] = "It could not be stored under this id."
    return sum(row.pk in held for row in new)


class _RefusedFactError(Exception):
    """A fact that cannot be stored; the text says what is wrong."""


def _read_fact(
    fact: Any,  # noqa: ANN401 - anything that JSON can hold
    athlete: AthleteRow,
    at: dt.datetime,
    origin: str,
) -> SetFact | ReportFact:
    if not isinstance(fact, dict):
        raise _RefusedFactError("It is no fact.")
    kind = fact.get("type")
    if kind == "set":
        return _read_set(fact, athlete, at, origin)
    if kind == "void":
        return _read_void(fact, athlete, at, origin)
    if kind == "report":
        return _read_report(fact, athlete, at)
    raise _RefusedFactError("Its type is not known; load the page anew.")


def _read_set(fact: dict[str, Any], athlete: AthleteRow, at: dt.datetime, origin: str) -> SetFact:
    record = {key: value for key, value in fact.items() if key not in _ENVELOPE}
    report = Report("set")
    one = attempt(Field(record, "", report), read_logged_set, None)
    # A key that is not known may hold what matters: such a fact waits for the newer app.
    if one is None or report.problems:
        raise _RefusedFactError("; ".join(f"{one.where} {one.text}" for one in report.problems))
    _read_id(fact.get("id"))
    implausible = find_implausible(one)
    if implausible:
        raise _RefusedFactError(implausible)
    row = to_row(one, athlete, at, origin)
    row.item = str(fact.get("item") or "")[:200]
    row.replaces = _read_id(fact["replaces"]) if fact.get("replaces") else None
    return row


# Far more than anybody does: beyond these a number of a phone is a slip of the finger.
_MOST = {
    "load_kg": MAX_LOAD_KG,
    "reps": 1000,
    "rir": 100,
    "seconds": 86_400,
    "distance_m": 500_000,
    "contacts": 1000,
    "rest_s": 86_400,
}
_MOST_TEXT = 2000


def find_implausible(one: LoggedSet) -> str:
    """Return what nobody can have done or written in a set, "" where all of it is possible."""
    for name, most in _MOST.items():
        if (getattr(one, name) or 0) > most:
            return f"{name} is above {most}; correct it"
    if max(len(one.note), len(one.exercise), len(one.session)) > _MOST_TEXT:
        return f"a text is longer than {_MOST_TEXT} signs; shorten it"
    return ""


_ENVELOPE = frozenset({"type", "item", "replaces"})


def _read_void(fact: dict[str, Any], athlete: AthleteRow, at: dt.datetime, origin: str) -> SetFact:
    """Return the fact that takes a set back."""
    return SetFact(
        id=_read_id(fact.get("id")),
        athlete=athlete,
        exercise=str(fact.get("exercise") or "")[:200],
        performed_on=_read_moment(fact).date(),
        performed_time=_read_moment(fact).time(),
        record={},
        session=str(fact.get("session") or "")[:200],
        item=str(fact.get("item") or "")[:200],
        replaces=_read_id(fact.get("replaces")),
        void=True,
        origin=origin,
        received_at=at,
    )


def _read_report(fact: dict[str, Any], athlete: AthleteRow, at: dt.datetime) -> ReportFact:
    record = {key: value for key, value in fact.items() if key not in ("type", "id")}
    if len(record) > _MAX_REPORT_KEYS or not fact.get("session"):
        raise _RefusedFactError("A report names its session.")
    return ReportFact(
        id=_read_id(fact.get("id")),
        athlete=athlete,
        session=str(fact["session"])[:200],
        performed_on=_read_moment(fact).date(),
        record=record,
        received_at=at,
    )


def _read_id(value: object) -> uuid.UUID:
    try:
        return uuid.UUID(str(value))
    except ValueError:
        raise _RefusedFactError("Its id is no UUID.") from None


def _read_moment(fact: dict[str, Any]) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(str(fact.get("performed_at")))
    except ValueError:
        raise _RefusedFactError("performed_at is no local time.") from None
    return moment.replace(tzinfo=None)
