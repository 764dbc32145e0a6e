"""Why a session changed: the event or the changed run behind it, as the end of a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from ironstride.training import events as ev

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ironstride.training.session import PlannedSession


def find_cause(
    old: PlannedSession | None, new: PlannedSession | None, events: Sequence[ev.Event]
) -> str:
    """Return `: you are away`, or nothing where no event explains the change.

    An event that names one of the days explains best, what the runner told before a run that
    changed beside it; then the only event there is.
    """
    days = [session.on for session in (old, new) if session is not None]
    for event in sorted(events, key=lambda one: isinstance(one, ev.RunsChanged)):
        if any(_names_day(event, day) for day in days):
            return f": {_say(event, days)}"
    if len(events) == 1:
        return f": {_say(events[0], days)}"
    return ""


def possible_causes(event: ev.Event) -> Iterator[str]:
    """Yield every end of a sentence that `event` may give."""
    if isinstance(event, ev.Ill):
        yield f": {_say(event, [event.first_on])}"
    if isinstance(event, ev.RunsChanged):
        yield from (f": {_start_small(text)}" for text in event.changes)
    yield f": {_say(event, ())}"


def _names_day(event: ev.Event, day: dt.date) -> bool:
    if isinstance(event, ev.Ill | ev.Away | ev.Travel):
        return event.holds(day)
    if isinstance(event, ev.Missed | ev.LessTime | ev.DayPinned | ev.DayUnpinned):
        return event.on == day
    if isinstance(event, ev.Moved):
        return day in (event.from_on, event.to_on)
    return isinstance(event, ev.RunsChanged) and any(_tells_of(day, one) for one in event.changes)


def _tells_of(day: dt.date, text: str) -> bool:
    """Whether a sentence about a run names `day`, with or without its month."""
    return re.search(rf"\b{day:%A} {day.day}(?! (?!{day:%B})[A-Z])\b", text) is not None


def _say(event: ev.Event, days: Sequence[dt.date]) -> str:
    return _SENTENCES[type(event)](event, days)


def _say_ill(event: ev.Ill, days: Sequence[dt.date]) -> str:
    return "you are ill" if any(event.holds(day) for day in days) else "after your illness"


def _say_pain(event: ev.PainReported, _days: Sequence[dt.date]) -> str:
    side = f"{event.pain.side} " if event.pain.side else ""
    where = f"your {side}{event.pain.region.replace('_', ' ')}"
    now = event.pain.now
    return f"{where} hurts {now} of 10" if now else f"{where} is free of pain"


def _say_less_time(event: ev.LessTime, _days: Sequence[dt.date]) -> str:
    return f"{event.minutes} minutes on {event.on:%A} {event.on.day} {event.on:%B}"


def _say_runs(event: ev.RunsChanged, days: Sequence[dt.date]) -> str:
    """Say the run that changed on one of `days`, else the first one and how many more."""
    for text in event.changes:
        if any(_tells_of(day, text) for day in days):
            return _start_small(text)
    more = len(event.changes) - 1
    change = "change" if more == 1 else "changes"
    return _start_small(event.changes[0]) + (f", and {more} more {change} of runs" if more else "")


def _start_small(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")


def _say_race_moved(event: ev.RaceMoved, _days: Sequence[dt.date]) -> str:
    return f"{event.name} is on {event.on.day} {event.on:%B} now"


def _as_decided(_event: ev.Event, _days: Sequence[dt.date]) -> str:
    return "as you decided"


_SENTENCES: Final[Mapping[type[ev.Event], Callable[[Any, Sequence[dt.date]], str]]] = {
    ev.Done: _as_decided,
    ev.Missed: lambda event, _: f"{event.on:%A} was missed",
    ev.Moved: _as_decided,
    ev.Ill: _say_ill,
    ev.Away: lambda _event, _: "you are away",
    ev.Travel: lambda event, _: f"you are at {event.place}",
    ev.PainReported: _say_pain,
    ev.LessTime: _say_less_time,
    ev.RaceAdded: lambda event, _: f"{event.race.name} is new",
    ev.RaceMoved: _say_race_moved,
    ev.RaceDropped: lambda event, _: f"{event.name} is off",
    ev.DayPinned: _as_decided,
    ev.DayUnpinned: _as_decided,
    ev.Swapped: lambda _event, _: "as you asked",
    ev.RunsChanged: _say_runs,
    ev.SetsLogged: lambda _event, _: "from what you logged",
}
