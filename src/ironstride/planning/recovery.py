"""The days after races: mobility only, where there is time for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.planning.openings import Opening, choose_time
from ironstride.planning.rules.facts import Facts, day_start_h
from ironstride.planning.special import compose_mobility

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.planning.standing import Standing
    from ironstride.planning.weeks import WeekDemand
    from ironstride.planning.workshop import Workshop
    from ironstride.training.availability import Slot
    from ironstride.training.session import PlannedSession


def plan_recovery_mobility(
    weeks: Sequence[WeekDemand],
    others: Sequence[PlannedSession],
    standing: Standing,
    shop: Workshop,
) -> tuple[PlannedSession, ...]:
    """Return a mobility session for the first free day after each race that allows nothing else.

    Free is a coming day without one of the `others`; a race that has its mobility among them needs
    no more.
    """
    closed = {one.on for one in others} | {pin.on for pin in shop.athlete.pinned}
    made = []
    done_for = {shop.limits.recovers_from(one.on) for one in others if one.kind == "mobility"}
    for week in weeks:
        for day in week.days():
            race_on = shop.limits.recovers_from(day)
            slots = shop.athlete.availability.slots_on(day)
            is_open = standing.is_open(day) and day not in closed and bool(slots)
            if race_on is None or race_on in done_for or not is_open:
                continue
            session = _session(day, _nearest_home(slots, shop), week, shop)
            if session is not None:
                made.append(session)
                done_for.add(race_on)
    return tuple(made)


def _nearest_home(slots: Sequence[Slot], shop: Workshop) -> Slot:
    """Return the slot where the least iron is: nobody goes to a gym for easy movement."""
    return min(slots, key=lambda slot: len(shop.kits[slot.place].place.equipment))


def _session(day: dt.date, slot: Slot, week: WeekDemand, shop: Workshop) -> PlannedSession | None:
    at = slot.at or choose_time((), slot.minutes, day, shop.policy)
    start_h = day_start_h(day) + at.hour + at.minute / 60
    opening = Opening(
        day=day,
        week=week.index,
        place=slot.place,
        at=at,
        at_source="given" if slot.at else "assumed",
        minutes=slot.minutes,
        facts=Facts(start_h, start_h + slot.minutes / 60),
        choices=(),
    )
    reason = "The day after a race: only easy movement, so that the legs come back."
    return compose_mobility(opening, week, reason, "mobility_only_after_race", shop)
