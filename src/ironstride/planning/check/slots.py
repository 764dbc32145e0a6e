"""Sessions stand in the slots of their days: place, time, length, one a day."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ironstride.planning.check.case import SLOT_KINDS, STRENGTH_KINDS
from ironstride.planning.check.findings import Finding, find_at
from ironstride.planning.check.safety import plan_is_halted
from ironstride.training.availability import Slot
from ironstride.units import MINUTES_PER_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case
    from ironstride.training.athlete import Pinned
    from ironstride.training.session import PlannedSession


def session_in_its_slot(case: Case) -> Iterator[Finding]:
    """A session is at the time and place of a slot of its day, and no longer than the slot."""
    for session in case.own_sessions:
        if session.kind in SLOT_KINDS and not _slots_for(case, session):
            offered = case.plan.athlete.availability.slots_on(session.on)
            slots = "; ".join(f"{slot.minutes} min at {slot.place}" for slot in offered)
            yield find_at(
                session,
                f"{session.minutes} min at {session.place} from {session.at:%H:%M} fit no slot of "
                f"the day ({slots or 'none'})",
            )


def session_not_before_today(case: Case) -> Iterator[Finding]:
    """Nothing is planned on a day that is over."""
    for session in case.sessions:
        if session.on < case.plan.today:
            yield find_at(session, f"is before {case.plan.today}, the day of the plan")


def one_session_a_day(case: Case) -> Iterator[Finding]:
    """A day holds one lift, primer or mobility session."""
    slotted = [session for session in case.sessions if session.kind in SLOT_KINDS]
    for day, group in groupby(slotted, key=lambda session: session.on):
        sessions = list(group)
        if len(sessions) > 1:
            kept = all(session.authored for session in sessions)
            names = ", ".join(session.id for session in sessions)
            yield find_at(sessions[-1], f"{day} holds {len(sessions)} sessions: {names}", kept=kept)


def session_within_its_longest(case: Case) -> Iterator[Finding]:
    """No session is longer than its kind allows, however long the slot."""
    longest = {
        "lift": case.policy.table("demand.session_minutes")[case.level],
        "primer": case.policy.number("dose.primer_minutes"),
        "mobility": case.policy.number("dose.mobility_session_minutes"),
    }
    for session in case.own_sessions:
        most = longest.get(session.kind)
        if most is not None and session.minutes > most:
            yield find_at(session, f"{session.minutes} min; a {session.kind} has at most {most:g}")


def pinned_kept(case: Case) -> Iterator[Finding]:
    """A pinned session stands on its day, and a day pinned as off stays free of strength work."""
    if plan_is_halted(case):
        return
    strength = {session.on for session in case.sessions if session.kind in STRENGTH_KINDS}
    authored = {session.on for session in case.sessions if session.authored}
    # Of two pins on a day the last one stands, as the plan's problems say.
    for pin in {pin.on: pin for pin in case.plan.athlete.pinned}.values():
        if not _in_horizon(case, pin):
            continue
        if pin.off and pin.on in strength:
            yield Finding(pin.on, "pinned", "is pinned as off and holds a strength session")
        if not pin.off and pin.on not in (authored if pin.items else strength):
            text = f"the pinned session {pin.title or ''} is missing"
            yield Finding(pin.on, "pinned", text, kept=_waits_for_pain(case, pin))


def _waits_for_pain(case: Case, pin: Pinned) -> bool:
    """Whether nothing may be left to train there: then it may be missing, and is named."""
    limit = case.policy.number("safety.pain_limit_from")
    return not pin.items and any(one.now >= limit for one in case.plan.athlete.health.pain)


def minutes_offered(case: Case, session: PlannedSession) -> int:
    """Return the minutes of the longest slot that `session` can stand in, or its own length."""
    slots = _slots_for(case, session)
    return max((slot.minutes for slot in slots), default=session.minutes)


def _in_horizon(case: Case, pin: Pinned) -> bool:
    return pin.on >= case.plan.today and 0 <= case.week_number(pin.on) < len(case.plan.weeks)


def _slots_for(case: Case, session: PlannedSession) -> list[Slot]:
    """Return the slots of the day that hold `session`; a pin stands for a slot of its own."""
    slots = case.plan.athlete.availability.slots_on(session.on)
    pins = [pin for pin in case.plan.athlete.pinned if pin.on == session.on and not pin.off]
    if pins:
        return [
            _slot_of(pin, slots, case, session) for pin in pins if _pin_fits(pin, session, case)
        ]
    # A given time comes from a slot that has it, an assumed one from a slot without.
    at = session.at if session.at_source == "given" else None
    return [
        slot
        for slot in slots
        if slot.place == session.place and slot.at == at and session.minutes <= slot.minutes
    ]


def _pin_fits(pin: Pinned, session: PlannedSession, case: Case) -> bool:
    """Whether a pin opens a slot for `session`; the shortest there is stands in any."""
    shortest = 0 if session.authored else case.policy.whole("demand.least_minutes")
    return (
        pin.place in (None, session.place)
        and pin.at in (None, session.at)
        and session.minutes <= max(pin.minutes or MINUTES_PER_DAY, shortest)
    )


def _slot_of(pin: Pinned, slots: tuple[Slot, ...], case: Case, session: PlannedSession) -> Slot:
    """Return the slot that a pin opens; what it leaves unsaid comes from the day's own slot.

    Without one there is time for the longest session of the runner.
    """
    longest = int(case.policy.table("demand.session_minutes")[case.level])
    own = next((slot.minutes for slot in slots if slot.place == session.place), longest)
    return Slot(max(pin.minutes or own, session.minutes), session.place, pin.at)
