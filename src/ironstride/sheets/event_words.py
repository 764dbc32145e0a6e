"""What happened to a plan, in a runner's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ironstride.sheets.plain_text import counted, printable
from ironstride.sheets.plan_words import say_day, say_distance
from ironstride.training import events as ev

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ironstride.formats.weights import Units
    from ironstride.training.plan import Plan


def say_event(event: ev.Event, plan: Plan) -> str:
    """Return an event in a few words: "missed on Tue 24 Nov", "ill, Tue 1 Dec to Fri 4 Dec"."""
    if isinstance(event, ev.Done):
        return _say_done(event, plan)
    if isinstance(event, ev.Swapped):
        return _say_swapped(event, plan)
    if isinstance(event, ev.RaceAdded):
        return _say_race_added(event, plan.athlete.units)
    return printable(_SENTENCES[type(event)](event))


def _say_done(event: ev.Done, plan: Plan) -> str:
    session = next((one for one in plan.sessions() if one.id == event.session), None)
    return (
        f"done: {printable(event.session)}" if session is None else f"done on {say_day(session.on)}"
    )


def _say_swapped(event: ev.Swapped, plan: Plan) -> str:
    items = (item for session in plan.sessions() for _, item in session.items())
    name = next((item.name for item in items if item.id == event.item), event.item)
    other = event.exercise.replace("-", " ").capitalize()
    return printable(f"{other} instead of {name}")


def _say_race_added(event: ev.RaceAdded, units: Units) -> str:
    race = event.race
    distance = say_distance(race.distance_m, units)
    return printable(f"new {race.priority} race: {race.name}, {distance}, {say_day(race.on)}")


def _days(event: ev.Ill | ev.Away | ev.Travel) -> str:
    first, last = say_day(event.first_on), say_day(event.last_on)
    return first if first == last else f"{first} to {last}"


def _say_pain(event: ev.PainReported) -> str:
    pain = event.pain
    side = f"{pain.side} " if pain.side else ""
    return f"pain in the {side}{pain.region.replace('_', ' ')}: {pain.now} of 10"


def _say_runs(event: ev.RunsChanged) -> str:
    return f"running calendar: {counted(len(event.changes), 'change')}"


def _say_logged(event: ev.SetsLogged) -> str:
    return f"{counted(event.sets, 'logged set')} until {say_day(event.last_on)}"


_SENTENCES: Final[Mapping[type[ev.Event], Callable[[Any], str]]] = {
    ev.Missed: lambda event: f"missed on {say_day(event.on)}",
    ev.Moved: lambda event: f"moved from {say_day(event.from_on)} to {say_day(event.to_on)}",
    ev.Ill: lambda event: f"ill, {_days(event)}",
    ev.Away: lambda event: f"away, {_days(event)}",
    ev.Travel: lambda event: f"at {event.place}, {_days(event)}",
    ev.PainReported: _say_pain,
    ev.LessTime: lambda event: f"{event.minutes} minutes on {say_day(event.on)}",
    ev.RaceMoved: lambda event: f"{event.name} moved to {say_day(event.on)}",
    ev.RaceDropped: lambda event: f"{event.name} is not run",
    ev.DayPinned: lambda event: f"kept in its place: {say_day(event.on)}",
    ev.DayUnpinned: lambda event: f"free to move again: {say_day(event.on)}",
    ev.RunsChanged: _say_runs,
    ev.SetsLogged: _say_logged,
}
