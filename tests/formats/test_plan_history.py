"""Events and replaced plans in a plan file: each kind there and back."""

from __future__ import annotations

import datetime as dt

import pytest

from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.plan_history import (
    EVENT_KINDS,
    encode_events,
    encode_replaced,
    read_event,
    read_replaced,
)
from ironstride.training import events as ev
from ironstride.training.athlete import Pain
from ironstride.training.plan import Change, Replaced
from ironstride.training.race import Race

DAY = dt.date(2026, 11, 24)
EVENTS: tuple[ev.Event, ...] = (
    ev.Done("2026-11-24-lift"),
    ev.Missed(DAY),
    ev.Moved(DAY, DAY),
    ev.Ill(DAY, DAY),
    ev.Away(DAY, DAY),
    ev.Travel(DAY, DAY, "hotel"),
    ev.PainReported(Pain("knee", 3, "left")),
    ev.LessTime(DAY, 25),
    ev.RaceAdded(Race("City", DAY, 10_000)),
    ev.RaceMoved("City", DAY),
    ev.RaceDropped("City"),
    ev.DayPinned(DAY),
    ev.DayUnpinned(DAY),
    ev.Swapped("2026-11-24-back-squat", "goblet-squat"),
    ev.RunsChanged(("The long run moves to Saturday.",)),
    ev.SetsLogged(812, DAY),
)


def test_every_kind_of_event_is_tried_here() -> None:
    assert [type(event) for event in EVENTS] == list(EVENT_KINDS.values())


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_comes_back(event: ev.Event) -> None:
    reported = ev.Reported(DAY, event)
    report = Report("plan.json")
    (tree,) = encode_events([reported])
    assert attempt(Field(tree, "events[0]", report), read_event, None) == reported
    assert report.problems == []


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_without_one_of_its_fields_is_refused(event: ev.Event) -> None:
    (tree,) = encode_events([ev.Reported(DAY, event)])
    tree.popitem()
    report = Report("plan.json")
    assert attempt(Field(tree, "events[0]", report), read_event, None) is None
    assert report.problems


def test_a_replaced_plan_comes_back_with_those_before_it() -> None:
    before = Replaced("one", (), {"today": "2026-11-23"})
    changes = (Change("moved", DAY, "To Friday.", "s"), Change("week", DAY, "A deload."))
    replaced = Replaced("two", changes, {"weeks": {"x": None}}, (before,))
    report = Report("plan.json")
    assert attempt(Field(encode_replaced(replaced), "", report), read_replaced, None) == replaced
    assert encode_replaced(None) is None
