"""Why a session changed: the event or the changed run behind it, as the end of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ironstride.training import events as ev

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from ironstride.training.session import PlannedSession


def find_cause(
    old: PlannedSession | None, new: PlannedSession | None, events: Sequence[ev.Event]
) -> str:
    """Return `: you are away`, or nothing where no event explains the change.

    An event that names one of the days explains best, then the only event there is.
    """
    days = [session.on for session in (old, new) if session is not None]
    for event in events:
        if any(_names_day(event, day) for day in days):
            return f": {_say(event)}"
    if len(events) == 1:
        return f": {_say(events[0])}"
    return ""


def _names_day(event: ev.Event, day: dt.date) -> bool:
    if isinstance(event, ev.Ill | ev.Away | ev.Travel):
        return event.holds(day)
    if isinstance(event, ev.Missed | ev.LessTime | ev.DayPinned | ev.DayUnpinned):
        return event.on == day
    if isinstance(event, ev.Moved):
        return day in (event.from_on, event.to_on)
    return False


def _say(event: ev.Event) -> str:
    return _SENTENCES[type(event)](event)


def _say_pain(event: ev.PainReported) -> str:
    return f"to spare your {event.pain.region.replace('_', ' ')}"


def _say_less_time(event: ev.LessTime) -> str:
    return f"{event.minutes} minutes on {event.on:%A} {event.on.day} {event.on:%B}"


def _say_runs(event: ev.RunsChanged) -> str:
    text = event.changes[0].rstrip(".")
    more = len(event.changes) - 1
    return text[:1].lower() + text[1:] + (f", and {more} more changes of runs" if more else "")


def _say_race_moved(event: ev.RaceMoved) -> str:
    return f"{event.name} is on {event.on.day} {event.on:%B} now"


def _as_decided(_event: ev.Event) -> str:
    return "as you decided"


_SENTENCES: Final[Mapping[type[ev.Event], Callable[[Any], str]]] = {
    ev.Done: _as_decided,
    ev.Missed: lambda event: f"{event.on:%A} was missed",
    ev.Moved: _as_decided,
    ev.Ill: lambda _: "you were ill, and come back in steps",
    ev.Away: lambda _: "you are away",
    ev.Travel: lambda event: f"you are at {event.place}",
    ev.PainReported: _say_pain,
    ev.LessTime: _say_less_time,
    ev.RaceAdded: lambda event: f"{event.race.name} is new",
    ev.RaceMoved: _say_race_moved,
    ev.RaceDropped: lambda event: f"{event.name} is off",
    ev.DayPinned: _as_decided,
    ev.DayUnpinned: _as_decided,
    ev.Swapped: lambda _: "as you asked",
    ev.RunsChanged: _say_runs,
}
