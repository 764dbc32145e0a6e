"""Events told together that cannot all be true."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from ironstride.planning.happenings import MOST_DAYS
from ironstride.training import events as ev

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ironstride.training.plan import Plan

# What an event speaks of, and what it says of that.
Claim = tuple[tuple[object, ...], object]
WHY: Final[Mapping[object, str]] = {
    "session": "on one day there is a session or none",
    "pin": "a session is kept on its day or not",
    "pain": "a pain has one number",
    "minutes": "a day has one number of minutes",
    "race": "a race is moved to one day, or dropped",
}


def find_contradictions(events: Sequence[ev.Event], plan: Plan) -> Iterator[tuple[int, str]]:
    """Yield the place of each event that an earlier one in the list speaks against, and why."""
    days = {one.id: one.on for one in plan.sessions()}
    told: dict[tuple[object, ...], tuple[int, object]] = {}
    for index, event in enumerate(events):
        for topic, said in _claims(event, days):
            first, before = told.setdefault(topic, (index, said))
            if before != said:
                yield index, f"event {first + 1} says otherwise: {WHY[topic[0]]}; keep one of them"
                break


def _claims(event: ev.Event, days: Mapping[str, dt.date]) -> Iterator[Claim]:
    """Yield what `event` says; `days` are those of the sessions by their ids."""
    if isinstance(event, ev.Done):
        yield ("session", days.get(event.session, event.session)), True
    elif isinstance(event, ev.Ill | ev.Away):
        count = (event.last_on - event.first_on).days + 1
        for number in range(min(count, MOST_DAYS)):
            yield ("session", event.first_on + dt.timedelta(days=number)), False
    elif type(event) in _CLAIMS:
        yield _CLAIMS[type(event)](event)


_CLAIMS: Final[Mapping[type[ev.Event], Callable[[Any], Claim]]] = {
    ev.Missed: lambda event: (("session", event.on), False),
    ev.Moved: lambda event: (("session", event.to_on), True),
    ev.DayPinned: lambda event: (("pin", event.on), True),
    ev.DayUnpinned: lambda event: (("pin", event.on), False),
    ev.PainReported: lambda event: (("pain", event.pain.region, event.pain.side), event.pain.now),
    ev.LessTime: lambda event: (("minutes", event.on), event.minutes),
    ev.RaceMoved: lambda event: (("race", event.name), event.on),
    ev.RaceDropped: lambda event: (("race", event.name), None),
}
