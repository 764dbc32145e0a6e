"""What happened, said in a few words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from ironstride.formats.plan_history import EVENT_KINDS
from ironstride.sheets.event_words import say_event
from ironstride.training import events as ev
from ironstride.training.athlete import Pain
from ironstride.training.race import Race

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan

TUE, THU = dt.date(2026, 11, 24), dt.date(2026, 11, 26)
SAID = {
    ev.Done("x"): "done: x",
    ev.Missed(TUE): "missed on Tue 24 Nov",
    ev.Moved(TUE, THU): "moved from Tue 24 Nov to Thu 26 Nov",
    ev.Ill(TUE, THU): "ill, Tue 24 Nov to Thu 26 Nov",
    ev.Away(TUE, TUE): "away, Tue 24 Nov",
    ev.Travel(TUE, THU, "hotel"): "at hotel, Tue 24 Nov to Thu 26 Nov",
    ev.PainReported(Pain("low_back", 3, "left")): "pain in the left low back: 3 of 10",
    ev.LessTime(TUE, 25): "25 minutes on Tue 24 Nov",
    ev.RaceAdded(Race("City", THU, 10_000, "B")): "new B race: City, 10 km, Thu 26 Nov",
    ev.RaceMoved("City", THU): "City moved to Thu 26 Nov",
    ev.RaceDropped("City\x1b"): "City  is not run",
    ev.DayPinned(TUE): "kept in its place: Tue 24 Nov",
    ev.DayUnpinned(TUE): "free to move again: Tue 24 Nov",
    ev.Swapped("squat-1", "leg-press"): "Leg press instead of squat-1",
    ev.RunsChanged(("a", "b")): "running calendar: 2 changes",
    ev.SetsLogged(812, TUE): "812 logged sets until Tue 24 Nov",
}


@pytest.mark.parametrize(("event", "text"), SAID.items())
def test_an_event_is_said(event: ev.Event, text: str, plans: Mapping[str, Plan]) -> None:
    assert say_event(event, plans["sample"]) == text


def test_every_kind_is_said() -> None:
    assert [type(event) for event in SAID] == list(EVENT_KINDS.values())


def test_a_done_session_is_said_by_its_day(plans: Mapping[str, Plan]) -> None:
    session = next(plans["sample"].sessions())
    assert say_event(ev.Done(session.id), plans["sample"]) == "done on Tue 24 Nov"


def test_a_race_is_said_in_the_runners_units(plans: Mapping[str, Plan]) -> None:
    race = ev.RaceAdded(Race("City", THU, 10_000, "B"))
    assert "6.21 mi" in say_event(race, plans["pounds"])


def test_a_swapped_item_is_said_by_its_name(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    lift = next(one for one in plan.sessions() if one.kind == "lift")
    _, item = next(iter(lift.items()))
    assert (
        say_event(ev.Swapped(item.id, "hip-thrust"), plan) == f"Hip thrust instead of {item.name}"
    )
