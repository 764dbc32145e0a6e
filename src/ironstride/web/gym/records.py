"""Rows of the logbook as the facts that a phone holds: the inverse of what it sent."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ironstride.web.logbook.models import ReportFact, SetFact

Tree = dict[str, Any]


def set_fact(row: SetFact) -> Tree:
    """Return the fact of a set, or of taking one back."""
    moment = dt.datetime.combine(row.performed_on, row.performed_time)
    tree: Tree = {
        **row.record,
        "type": "void" if row.void else "set",
        "id": str(row.pk),
        "exercise": row.exercise,
        "performed_at": moment.isoformat(),
        "session": row.session,
        "item": row.item,
    }
    if row.replaces is not None:
        tree["replaces"] = str(row.replaces)
    return tree


def report_fact(row: ReportFact) -> Tree:
    """Return the fact of a report."""
    return {**row.record, "type": "report", "id": str(row.pk)}
