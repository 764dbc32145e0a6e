"""From a placing to sessions: lifts, primers, what was written by hand, and mobility."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.planning.authored import write_authored
from ironstride.planning.blocks import group_visits
from ironstride.planning.expected import match_expected
from ironstride.planning.openings import PRIMER
from ironstride.planning.recovery import plan_recovery_mobility
from ironstride.planning.season import Primer, make_season
from ironstride.planning.session_ids import with_own_ids
from ironstride.planning.special import compose_mobility

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ironstride.planning.frame import Barren, Frame
    from ironstride.planning.placement import Placed
    from ironstride.training.session import PlannedSession


def fill_placing(placed: Sequence[Placed], frame: Frame) -> tuple[PlannedSession, ...]:
    """Fill the placed sessions with exercises and add what recovers from races."""
    shop, standing = frame.shop, frame.standing
    if shop.screen.sessions == "none":
        return _in_order(standing.fixed)
    if shop.screen.sessions == "mobility_only":
        return _in_order((*standing.fixed, *_turn_to_mobility(placed, frame)))
    authored = tuple(
        write_authored(one.opening, one.opening.pinned, one.grade, shop)
        for one in placed
        if one.opening.kept is None and one.opening.pinned is not None and one.opening.pinned.items
    )
    expected = match_expected(placed, frame.weeks, standing)
    blocks = group_visits(placed, frame.weeks, shop.limits, expected)
    primers = [
        Primer(frame.weeks[one.opening.week], one.opening)
        for one in placed
        if one.grade == PRIMER and one.opening.pinned is None
    ]
    lifts = make_season(blocks, primers, frame.runs, shop, standing)
    made = [one for one in (*authored, *lifts) if one not in standing.fixed]
    others = with_own_ids(standing.fixed, made, standing.used_ids)
    return _in_order((*others, *plan_recovery_mobility(frame.weeks, others, standing, shop)))


def _in_order(sessions: Iterable[PlannedSession]) -> tuple[PlannedSession, ...]:
    return tuple(sorted(sessions, key=lambda session: (session.on, session.at)))


def _turn_to_mobility(placed: Sequence[Placed], frame: Frame) -> list[PlannedSession]:
    rule, reason = "red_flag_stops_plan", "Mobility only until a clinician has agreed to more."
    stops = {one.rule for one in frame.shop.screen.notices if one.tier == "clinician_first"}
    if stops == {"pain_region_spared"}:
        rule, reason = "pain_region_spared", "Easy movement only until you report less pain."
    made = (
        compose_mobility(one.opening, frame.weeks[one.opening.week], reason, rule, frame.shop)
        for one in placed
        if one.opening.kept is None
    )
    return [session for session in made if session is not None]


def find_barren(placed: Sequence[Placed], sessions: Iterable[PlannedSession]) -> Barren:
    """Return where a session was placed that then found no exercises: its day, and if a primer."""
    days = {session.on for session in sessions}
    return frozenset(
        (one.opening.day, one.grade == PRIMER)
        for one in placed
        if not one.opening.forced and one.opening.day not in days
    )
