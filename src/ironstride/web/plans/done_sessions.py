"""What was done in a session: the one place that pages, sheets and calendars ask.

It follows from the facts alone: a plan made again since changes nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ironstride.catalogue.reader import read_catalogue
from ironstride.sheets.done_cards import as_asked, count_sets, done_card, has_all_sets, is_complete
from ironstride.training.events import Done
from ironstride.web.logbook.queries import begun_sessions, read_session_sets, reported_sessions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.sheets.done_cards import DoneCard
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedSession
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.plans.models import SessionRow


@dataclass(frozen=True, slots=True)
class SessionWork:
    """What was done in a session that was begun, reported or told as done.

    `asked` is the session with the targets that its sets were done against.
    """

    card: DoneCard
    asked: PlannedSession
    is_over: bool


def read_work(
    athlete: AthleteRow, plan: Plan, sessions: Sequence[PlannedSession]
) -> dict[str, SessionWork]:
    """Return what was done in each of the sessions; those not begun are missing."""
    names = [one.id for one in sessions]
    logged, reported = begun_sessions(athlete, names) if names else (set(), set())
    own = read_session_sets(athlete, logged) if logged else {}
    work = {}
    for one in sessions:
        sets = own.get(one.id, [])
        is_told = plan.state_of(one) == "done" or one.id in reported
        if is_told or sets:
            work[one.id] = SessionWork(
                done_card(one, sets, read_catalogue(), plan.athlete.units),
                as_asked(one, sets),
                is_over=is_told or has_all_sets(one, sets),
            )
    return work


def tell_over(
    athlete: AthleteRow, plan: Plan, sessions: Sequence[PlannedSession]
) -> dict[str, DoneCard]:
    """Return what was done in those of the sessions that are over, by their ids."""
    work = read_work(athlete, plan, sessions)
    return {name: one.card for name, one in work.items() if one.is_over}


def find_over(
    athlete: AthleteRow, plan: Plan, sessions: Sequence[PlannedSession]
) -> frozenset[str]:
    """Return the ids of those of the sessions that are over."""
    return frozenset(tell_over(athlete, plan, sessions))


def is_over(athlete: AthleteRow, row: SessionRow) -> bool:
    """Return whether a session was reported, or has all its work sets."""
    if row.session in reported_sessions(athlete, [row.session]):
        return True
    items = [item for block in row.tree["blocks"] for item in block["items"]]
    asked = {one["id"]: sum(each["kind"] == "work" for each in one["sets"]) for one in items}
    sets = read_session_sets(athlete, [row.session]).get(row.session, [])
    return is_complete(asked, count_sets({one["id"]: one["exercise"] for one in items}, sets))


def find_done(athlete: AthleteRow, plan: Plan, day: dt.date) -> tuple[Done, ...]:
    """Return what to report: sessions up to `day` that were done and are not known as done.

    It follows from the facts alone, so asking again after reporting them finds nothing.
    """
    waiting = [one for one in plan.sessions() if one.on <= day and plan.state_of(one) != "done"]
    names = [one.id for one in waiting]
    reported, own = reported_sessions(athlete, names), read_session_sets(athlete, names)
    return tuple(
        Done(one.id)
        for one in waiting
        if one.id in reported or has_all_sets(one, own.get(one.id, []))
    )
