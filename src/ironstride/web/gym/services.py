"""Writes of the gym app: packets that are kept, and facts that come from phones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ironstride.catalogue.reader import read_catalogue
from ironstride.planning.next_session import NextSession
from ironstride.web.gym.packet import PACKET_FORMAT, gym_packet
from ironstride.web.gym.queries import best_sets, facts_unknown_to
from ironstride.web.jobs.services import ask_for
from ironstride.web.logbook.services import sync_facts
from ironstride.web.plans.done_sessions import is_over
from ironstride.web.plans.models import PreparedSession
from ironstride.web.plans.planning import policy_of
from ironstride.web.plans.prepared import decode_prepared, known_before, prepare_session
from ironstride.web.plans.queries import find_session_row, read_days, read_plan

if TYPE_CHECKING:
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedSession
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.gym.parcel import Parcel

Tree = dict[str, Any]
ORIGIN: Final = "Ironstride"
# Drills before a run belong to the run; there is nothing to log.
_NOT_LOGGED: Final = "run_warmup"


def find_gym_session(athlete: AthleteRow, session: str) -> Tree | None:
    """Return what the page of a session needs, None where there is no such session to log.

    The packet is kept with the prepared session, and made anew when that one is, and when an
    earlier version of the app made it.
    """
    row = find_session_row(athlete, session)
    if row is None or row.tree["kind"] == _NOT_LOGGED:
        return None
    # The whole plan is read only where something has to be made.
    day = read_days(row.season, row.on, row.on)
    planned = next(one for one in day.sessions() if one.id == session)
    prepared = prepare_session(athlete, row.season, planned)
    kept = prepared.packet.get("gym")
    if kept is None or kept["packet"]["format"] != PACKET_FORMAT:
        _keep(prepared, _make(athlete, read_plan(row.season), planned, prepared))
    return {"athlete": str(athlete.pk), **prepared.packet["gym"]}


def _make(
    athlete: AthleteRow, plan: Plan, planned: PlannedSession, prepared: PreparedSession
) -> Tree:
    found = decode_prepared(prepared.packet)
    known = known_before(athlete, plan, planned.on)
    packet = gym_packet(
        known,
        NextSession(found.session),
        policy_of(plan.athlete),
        read_catalogue(),
        planned=planned,
    )
    week = plan.week_of(planned.on)
    return {
        "packet": packet,
        "lowered": [*found.lowered, *found.noticed],
        "deload": bool(week and week.deload),
        "bests": best_sets(known.athlete.log, _exercises(packet)),
    }


def _exercises(packet: Tree) -> set[str]:
    items = [*packet["items"], *(one for item in packet["items"] for one in item["substitutes"])]
    return {one["exercise"] for one in items}


def _keep(prepared: PreparedSession, made: Tree) -> None:
    """Keep the packet, unless the session was prepared anew for another state meanwhile."""
    prepared.packet["gym"] = made
    same = PreparedSession.objects.filter(
        pk=prepared.pk,
        season_number=prepared.season_number,
        sets_before=prepared.sets_before,
        made_at=prepared.made_at,
    )
    same.update(packet=prepared.packet)


def sync_session(athlete: AthleteRow, session: str, parcel: Parcel) -> Tree:
    """Store facts, each once, and return what the table holds now and the phone does not.

    When the session is over the plan goes on from its sets, as work for later; asking for it
    twice is asking once.
    """
    synced = sync_facts(athlete, parcel.facts, ORIGIN)
    row = find_session_row(athlete, session)
    if synced.saved and row is not None and is_over(athlete, row):
        ask_for("log", athlete, once=True)
    known = parcel.known | frozenset(synced.saved)
    return {
        "saved": synced.saved,
        "refused": {**synced.refused, **parcel.unfit},
        "facts": facts_unknown_to(athlete, session, row.on if row else None, known),
    }
