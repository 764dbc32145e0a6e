"""What an event does: the runner's situation after it, or why it cannot be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ironstride.planning.race_happenings import add_race, drop_race, move_race
from ironstride.planning.session_ids import renamed_to
from ironstride.planning.situation import Answer, CannotBe, Situation, say_coming, say_day
from ironstride.planning.swaps import swap_exercise
from ironstride.training import events as ev
from ironstride.training.athlete import Pinned
from ironstride.training.calendar_weeks import monday_of
from ironstride.training.place import Place

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.athlete import Athlete
    from ironstride.training.availability import Slot
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedSession


# More is a slip of the pen, or a season to plan anew.
MOST_DAYS: Final = 366
TOO_LONG: Final = "that is more than a year; check the dates, or plan a new season after it"


def apply_event(event: ev.Event, at: Situation, catalogue: Catalogue) -> Answer:
    """Return the situation after `event`, or why it cannot be."""
    if isinstance(event, ev.Swapped):
        return swap_exercise(event, at, catalogue)
    return _EFFECTS[type(event)](event, at)


def _done(event: ev.Done, at: Situation) -> Answer:
    session = next((one for one in at.plan.sessions() if one.id == event.session), None)
    if session is None:
        return CannotBe(f"no session has the id {event.session!r}{say_coming(at)}")
    if session.on > at.now:
        return CannotBe(f"{say_day(session.on)} is still ahead; report it when it is done")
    return at


def _missed(event: ev.Missed, at: Situation) -> Answer:
    if event.on > at.now:
        return CannotBe(
            f"{say_day(event.on)} is still ahead; use away or less-time for coming days"
        )
    if not _session_on(event.on, at.plan):
        return CannotBe(f"nothing was planned on {say_day(event.on)}; check the date")
    pinned = tuple(pin for pin in at.athlete.pinned if pin.on != event.on)
    athlete = replace(at.athlete, pinned=pinned)
    return replace(at, athlete=athlete, expected=_without(at.expected, event.on))


def _move(event: ev.Moved, at: Situation) -> Answer:
    session = at.expected.get(event.from_on) or _past_session(event.from_on, at)
    if session is None or session.authored:
        return CannotBe(
            f"no session of the plan stands on {say_day(event.from_on)}{say_coming(at)}"
        )
    if session.kind != "lift":
        return CannotBe("only lifts are moved by hand; this session hangs on its race")
    if _is_replaced(session, at.plan):
        return CannotBe(
            f"{say_day(event.from_on)} was missed, and its week holds all it wants without it; "
            f"move a session that stands instead{say_coming(at)}"
        )
    against = _speaks_against(event, at)
    if against is not None:
        return CannotBe(f"{say_day(event.to_on)} {against}")
    pin = _pin_at(session, event.to_on, at.athlete)
    pinned = (*(pin for pin in at.athlete.pinned if pin.on != event.from_on), pin)
    if event.from_on < at.now:
        # The old ids stay with the session that was missed.
        session = renamed_to(session, event.to_on, session.on)
    expected = {**_without(at.expected, event.from_on), event.to_on: session}
    return replace(at, athlete=replace(at.athlete, pinned=pinned), expected=expected)


def _speaks_against(event: ev.Moved, at: Situation) -> str | None:
    """Return why a session cannot move to a day, or None."""
    day = event.to_on
    pins = [pin for pin in at.athlete.pinned if pin.on == day]
    taken = (day in at.expected or bool(pins)) and day != event.from_on
    missed = any(
        isinstance(told.event, ev.Missed) and told.event.on == day for told in at.plan.events
    )
    reasons = (
        (day < at.now, "is over; move it to today or later"),
        (at.plan.week_of(day) is None, "lies outside the plan; choose a day inside it"),
        (missed, "was told as missed; choose another day"),
        (
            day in at.athlete.availability.blocked,
            "is blocked, so you are not there; choose another day",
        ),
        (any(pin.off for pin in pins), "is your day off; unpin it first"),
        (taken, "holds a session already; move that one first"),
    )
    return next((text for holds, text in reasons if holds), None)


def _past_session(day: dt.date, at: Situation) -> PlannedSession | None:
    """Return a lift of the past that was not done and may be made up for."""
    return next(
        (
            one
            for one in at.plan.sessions()
            if one.on == day
            and day < at.now
            and one.kind == "lift"
            and at.plan.state_of(one) != "done"
        ),
        None,
    )


def _is_replaced(session: PlannedSession, plan: Plan) -> bool:
    """Whether a missed session has its place taken: its week was filled again."""
    lacks = {monday_of(one.on) for one in plan.broken_rules if one.rule == "weekly_sessions_held"}
    return plan.state_of(session) == "missed" and monday_of(session.on) not in lacks


def _pin_at(session: PlannedSession, day: dt.date, athlete: Athlete) -> Pinned:
    """Return the pin of `session` on `day`: at its place where that is open, else where it is."""
    slots = athlete.availability.slots_on(day)
    slot = next((one for one in slots if one.place == session.place), next(iter(slots), None))
    if slot is None:
        return Pinned(day, session.at, session.place, session.minutes, leg_grade=session.leg_grade)
    return Pinned(day, slot.at, slot.place, leg_grade=session.leg_grade)


def _rest(event: ev.Ill | ev.Away, at: Situation) -> Answer:
    """Take the days out of the plan: what is pinned there goes as well."""
    if _is_too_long(event):
        return CannotBe(TOO_LONG)
    if at.plan.week_of(event.last_on) is None and at.plan.week_of(event.first_on) is None:
        return CannotBe("these days lie outside the plan; check the dates")
    days = frozenset(_days_from(event, at.now))
    athlete = at.athlete
    free = replace(athlete.availability, blocked=athlete.availability.blocked | days)
    pinned = tuple(pin for pin in athlete.pinned if pin.on not in days)
    others = tuple(one for one in athlete.other_strength if one.on not in days)
    expected = {day: one for day, one in at.expected.items() if day not in days}
    rested = replace(athlete, availability=free, pinned=pinned, other_strength=others)
    return replace(at, athlete=rested, expected=expected)


def _is_too_long(event: ev.Ill | ev.Away | ev.Travel) -> bool:
    return (event.last_on - event.first_on).days >= MOST_DAYS


def _travel(event: ev.Travel, at: Situation) -> Answer:
    if event.last_on < at.now:
        return CannotBe("these days are over; a journey is told before or during it")
    if _is_too_long(event):
        return CannotBe(TOO_LONG)
    athlete = at.athlete
    places = dict(athlete.places)
    # A place of which nothing is known has a floor.
    places.setdefault(event.place, Place(event.place))
    dated = dict(athlete.availability.dated)
    for day in _days_from(event, at.now):
        slots = athlete.availability.slots_on(day)
        dated[day] = tuple(replace(slot, place=event.place) for slot in slots)
    free = replace(athlete.availability, dated=dated)
    pinned = tuple(
        replace(pin, place=event.place) if event.holds(pin.on) and pin.on >= at.now else pin
        for pin in athlete.pinned
    )
    away = replace(athlete, availability=free, places=places, pinned=pinned)
    return replace(at, athlete=away)


def _hurt(event: ev.PainReported, at: Situation) -> Answer:
    health = at.athlete.health
    same = (event.pain.region, event.pain.side)
    kept = tuple(pain for pain in health.pain if (pain.region, pain.side) != same)
    pain = (*kept, event.pain) if event.pain.now else kept
    return replace(at, athlete=replace(at.athlete, health=replace(health, pain=pain)))


def _shorten(event: ev.LessTime, at: Situation) -> Answer:
    if event.on < at.now:
        return CannotBe(f"{say_day(event.on)} is over")
    athlete = at.athlete
    slots = athlete.availability.slots_on(event.on)
    if not slots:
        return CannotBe(f"no time to train was given for {say_day(event.on)}; nothing gets shorter")
    dated = {**athlete.availability.dated, event.on: tuple(_shorter(slots, event.minutes))}
    pinned = tuple(
        replace(pin, minutes=min(pin.minutes or event.minutes, event.minutes))
        if pin.on == event.on and not pin.off
        else pin
        for pin in athlete.pinned
    )
    free = replace(athlete.availability, dated=dated)
    return replace(at, athlete=replace(athlete, availability=free, pinned=pinned))


def _shorter(slots: tuple[Slot, ...], minutes: int) -> Iterator[Slot]:
    for slot in slots:
        yield replace(slot, minutes=min(slot.minutes, minutes))


def _pin(event: ev.DayPinned, at: Situation) -> Answer:
    session = at.expected.get(event.on)
    if session is None or session.kind != "lift":
        return CannotBe(f"there is no lift to keep on {say_day(event.on)}{say_coming(at)}")
    if any(pin.on == event.on for pin in at.athlete.pinned):
        return CannotBe(f"{say_day(event.on)} is kept where you put it already")
    given = session.at if session.at_source == "given" else None
    pin = Pinned(event.on, given, session.place, leg_grade=session.leg_grade)
    return replace(at, athlete=replace(at.athlete, pinned=(*at.athlete.pinned, pin)))


def _unpin(event: ev.DayUnpinned, at: Situation) -> Answer:
    pinned = tuple(pin for pin in at.athlete.pinned if pin.on != event.on)
    if len(pinned) == len(at.athlete.pinned):
        return CannotBe(f"nothing on {say_day(event.on)} is kept in its place by you")
    if event.on < at.now:
        return CannotBe(f"{say_day(event.on)} is over; the past stays")
    return replace(at, athlete=replace(at.athlete, pinned=pinned))


def _session_on(day: dt.date, plan: Plan) -> bool:
    return any(one.on == day for one in plan.sessions())


def _without(
    expected: Mapping[dt.date, PlannedSession], day: dt.date
) -> dict[dt.date, PlannedSession]:
    return {on: session for on, session in expected.items() if on != day}


def _days_from(event: ev.Ill | ev.Away | ev.Travel, now: dt.date) -> Iterator[dt.date]:
    first = max(event.first_on, now).toordinal()
    for ordinal in range(first, event.last_on.toordinal() + 1):
        yield now.fromordinal(ordinal)


def _as_told(_event: ev.RunsChanged | ev.SetsLogged, at: Situation) -> Answer:
    """Change nothing: the new runs came with the calendar, the sets with the log."""
    return at


_EFFECTS: Final[Mapping[type[ev.Event], Callable[[Any, Situation], Answer]]] = {
    ev.Done: _done,
    ev.Missed: _missed,
    ev.Moved: _move,
    ev.Ill: _rest,
    ev.Away: _rest,
    ev.Travel: _travel,
    ev.PainReported: _hurt,
    ev.LessTime: _shorten,
    ev.RaceAdded: add_race,
    ev.RaceMoved: move_race,
    ev.RaceDropped: drop_race,
    ev.DayPinned: _pin,
    ev.DayUnpinned: _unpin,
    ev.RunsChanged: _as_told,
    ev.SetsLogged: _as_told,
}
