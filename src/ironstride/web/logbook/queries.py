"""Reads of the logbook."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

from django.db.models import Q, Value

from ironstride.sheets.done_cards import DoneSet
from ironstride.web.logbook.models import ReportFact, SetFact
from ironstride.web.logbook.records import READ, from_columns

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from ironstride.training.sets import LoggedSet
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.logbook.records import Columns

_ROWS_A_READ: Final = 2000


def set_rows(athlete: AthleteRow) -> QuerySet[SetFact]:
    """Return the sets that count: those that no later fact corrects or takes back."""
    return _rows_that_count(athlete.pk)


def _rows_that_count(athlete: uuid.UUID) -> QuerySet[SetFact]:
    corrected = SetFact.objects.filter(athlete=athlete, replaces__isnull=False).values("replaces")
    return SetFact.objects.filter(athlete=athlete, void=False).exclude(id__in=corrected)


def read_log(athlete: AthleteRow) -> tuple[LoggedSet, ...]:
    """Return every set of the athlete in the order of time."""
    return _read_log(athlete.pk, athlete.log_number)


# A log of one number never changes; each process keeps those it used last.
@lru_cache(maxsize=8)
def _read_log(athlete: uuid.UUID, _log_number: int) -> tuple[LoggedSet, ...]:
    ordered = _rows_that_count(athlete).order_by(
        "performed_on", "performed_time", "received_at", "id"
    )
    return tuple(from_columns(one) for one in ordered.values_list(*READ).iterator(_ROWS_A_READ))


def count_facts_before(athlete: AthleteRow, day: dt.date) -> int:
    """Return a number that grows with every fact that may change the log before a day.

    Facts are only added. One that corrects or takes back counts whatever day it is of: what it
    replaces may be older.
    """
    old = Q(performed_on__lt=day) | Q(replaces__isnull=False)
    return SetFact.objects.filter(old, athlete=athlete).count()


def rows_of_day(athlete: AthleteRow, session: str, day: dt.date | None) -> list[SetFact]:
    """Return every fact of a session and of a day, corrected ones and corrections included."""
    # The athlete on both sides: so each has an index of its own.
    wanted = Q(athlete=athlete, session=session)
    if day is not None:
        wanted |= Q(athlete=athlete, performed_on=day)
    return list(
        SetFact.objects.filter(wanted).order_by(
            "received_at", "performed_on", "performed_time", "id"
        )
    )


def rows_of_reports(athlete: AthleteRow, session: str) -> list[ReportFact]:
    """Return the reports of one session, the newest last."""
    rows = ReportFact.objects.filter(athlete=athlete, session=session)
    return list(rows.order_by("received_at", "id"))


def reported_sessions(athlete: AthleteRow, sessions: list[str]) -> set[str]:
    """Return which of the sessions have a report."""
    rows = ReportFact.objects.filter(athlete=athlete, session__in=sessions)
    return set(rows.values_list("session", flat=True))


def begun_sessions(athlete: AthleteRow, sessions: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return which of the sessions have sets, and which have a report: one question for both."""
    names = list(sessions)
    logged = set_rows(athlete).filter(session__in=names).values_list("session", Value(value=False))
    reports = ReportFact.objects.filter(athlete=athlete, session__in=names)
    rows = logged.union(reports.values_list("session", Value(value=True)))
    found = [(session, bool(is_report)) for session, is_report in rows]
    return {one for one, is_report in found if not is_report}, {one for one, is_ in found if is_}


def read_session_sets(athlete: AthleteRow, sessions: Iterable[str]) -> dict[str, list[DoneSet]]:
    """Return the sets of each of the sessions in the order of time; those without any are missing.

    What is corrected or taken back is left out, as everywhere.
    """
    rows = set_rows(athlete).filter(session__in=list(sessions))
    ordered = rows.order_by("performed_on", "performed_time", "received_at", "id")
    found: dict[str, list[DoneSet]] = {}
    for item, *columns in ordered.values_list("item", *READ):
        logged = from_columns(cast("Columns", tuple(columns)))
        found.setdefault(logged.session, []).append(DoneSet(item, logged))
    return found
