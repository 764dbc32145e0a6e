"""Soft rules between two sessions, and of a session and its slot."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ironstride.planning.check.around_runs import HEAVY_GRADE, newcomer_extra_h
from ironstride.planning.check.case import STRENGTH_KINDS
from ironstride.planning.check.findings import Finding, price_at
from ironstride.planning.check.slots import minutes_offered
from ironstride.planning.check.times import end_h, shortage, start_h

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case


def heavy_leg_days_apart(case: Case) -> Iterator[Finding]:
    """Two sessions of heavy legs have enough hours between them, more for a newcomer at first."""
    price = case.policy.number("price.heavy_leg_days_apart")
    least = case.policy.number("clearance.leg_days_apart_h")
    heavy = [lift for lift in case.lifts if lift.leg_grade >= HEAVY_GRADE]
    for before, after in pairwise(heavy):
        need = least + newcomer_extra_h(case, after)
        hours = start_h(after) - end_h(before)
        text = f"{hours:.1f} h since the leg session before; {need:g} h are wanted"
        yield price_at(after, text, price * shortage(hours, need))


def lift_days_apart(case: Case) -> Iterator[Finding]:
    """Any two strength sessions have a day between them."""
    price = case.policy.number("price.lift_days_apart")
    need = case.policy.number("clearance.lifts_apart_h")
    strength = [session for session in case.sessions if session.kind in STRENGTH_KINDS]
    for before, after in pairwise(strength):
        hours = start_h(after) - end_h(before)
        text = f"{hours:.1f} h since the strength session before; {need:g} h are wanted"
        yield price_at(after, text, price * shortage(hours, need))


def session_has_its_minutes(case: Case) -> Iterator[Finding]:
    """A strength session is in a slot long enough for a whole one."""
    price = case.policy.number("price.short_slot")
    need = case.policy.number("demand.wanted_minutes")
    for session in case.sessions:
        if session.kind in STRENGTH_KINDS:
            have = minutes_offered(case, session)
            text = f"the slot has {have} min; a whole session wants {need:g}"
            yield price_at(session, text, price * shortage(have, need))
