"""Logged sets and reports as rows."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, TypeVar, cast

from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.set_record import encode_logged_set, read_logged_set
from ironstride.web.logbook.models import SetFact

if TYPE_CHECKING:
    from ironstride.training.sets import LoggedSet
    from ironstride.web.accounts.models import AthleteRow

T = TypeVar("T")

# These have columns of their own.
_COLUMNS = ("id", "exercise", "performed_at", "session")


def to_row(one: LoggedSet, athlete: AthleteRow, received_at: dt.datetime, origin: str) -> SetFact:
    """Return the row of a set, not saved yet."""
    record = {key: _storable(value) for key, value in encode_logged_set(one).items()}
    return SetFact(
        id=uuid.UUID(one.id),
        athlete=athlete,
        exercise=_storable(one.exercise),
        performed_on=one.performed_on,
        performed_time=one.performed_at.time(),
        record={key: value for key, value in record.items() if key not in _COLUMNS},
        session=_storable(one.session),
        origin=origin,
        received_at=received_at,
    )


def _storable(value: T) -> T:
    """Return a value as every database can hold it: a text without the sign that ends texts."""
    return cast("T", value.replace("\x00", "")) if isinstance(value, str) else value


def from_row(row: SetFact) -> LoggedSet:
    """Return the set of a row; raises ValueError where the row is broken."""
    moment = dt.datetime.combine(row.performed_on, row.performed_time)
    tree = {
        **row.record,
        "id": str(row.id),
        "exercise": row.exercise,
        "performed_at": moment.isoformat(),
    }
    if row.session:
        tree["session"] = row.session
    report = Report("log")
    one = attempt(Field(tree, "", report), read_logged_set, None)
    if one is None:
        message = f"set {row.id}: {'; '.join(str(problem) for problem in report.problems)}"
        raise ValueError(message)
    return one
