"""Which sessions were done: those that were reported, and those with all their sets logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.training.events import Done
from ironstride.web.logbook.queries import count_work_sets, reported_sessions

if TYPE_CHECKING:
    import datetime as dt
    from collections import Counter
    from collections.abc import Mapping

    from ironstride.training.plan import Plan
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.plans.models import SessionRow


def is_over(athlete: AthleteRow, row: SessionRow) -> bool:
    """Return whether a session was reported, or has all its work sets."""
    if row.session in reported_sessions(athlete, [row.session]):
        return True
    planned = {
        item["id"]: sum(one["kind"] == "work" for one in item["sets"])
        for block in row.tree["blocks"]
        for item in block["items"]
    }
    return _has_all(planned, count_work_sets(athlete, [row.session]), row.session)


def find_done(athlete: AthleteRow, plan: Plan, day: dt.date) -> tuple[Done, ...]:
    """Return what to report: sessions up to `day` that were done and are not known as done.

    It follows from the facts alone, so asking again after reporting them finds nothing.
    """
    waiting = [one for one in plan.sessions() if one.on <= day and plan.state_of(one) != "done"]
    names = [one.id for one in waiting]
    reported, counted = reported_sessions(athlete, names), count_work_sets(athlete, names)
    return tuple(
        Done(one.id)
        for one in waiting
        if one.id in reported
        or _has_all({item.id: len(item.work_sets) for _, item in one.items()}, counted, one.id)
    )


def _has_all(planned: Mapping[str, int], counted: Counter[tuple[str, str]], session: str) -> bool:
    return bool(planned) and all(counted[session, item] >= count for item, count in planned.items())
