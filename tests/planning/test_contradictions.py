"""Events that cannot all be true are refused, the later one by name; all others go together."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.planning.contradictions import find_contradictions
from ironstride.planning.replan import Replanned, replan_season
from ironstride.training import events as ev
from ironstride.training.athlete import Pain

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY, NEXT = dt.date(2026, 11, 27), dt.date(2026, 11, 28)
LIFT = ev.Done("2026-11-27-lift")
KNEE = ev.PainReported(Pain("knee", 4, "left"))


@pytest.mark.parametrize(
    ("events", "why"),
    [
        ((LIFT, ev.Missed(DAY)), "on one day there is a session or none"),
        ((ev.Ill(DAY, NEXT), LIFT), "on one day there is a session or none"),
        ((ev.Moved(DAY, NEXT), ev.Away(NEXT, NEXT)), "on one day there is a session or none"),
        ((ev.DayPinned(DAY), ev.DayUnpinned(DAY)), "a session is kept on its day or not"),
        ((KNEE, ev.PainReported(Pain("knee", 0, "left"))), "a pain has one number"),
        ((ev.LessTime(DAY, 20), ev.LessTime(DAY, 30)), "a day has one number of minutes"),
        ((ev.RaceMoved("10k", DAY), ev.RaceDropped("10k")), "a race is moved to one day"),
        ((ev.RaceMoved("10k", DAY), ev.RaceMoved("10k", NEXT)), "a race is moved to one day"),
    ],
)
def test_two_that_cannot_both_be_true_are_found(
    make: Any, events: Sequence[ev.Event], why: str
) -> None:
    ((index, text),) = find_contradictions(
        (ev.Missed(DAY - dt.timedelta(3)), *events), make.season()
    )
    assert index == 2
    assert text.startswith("event 2 says otherwise: ")
    assert why in text


@pytest.mark.parametrize(
    "events",
    [
        (ev.Missed(DAY), ev.Ill(DAY, DAY)),
        (ev.Missed(DAY), ev.Moved(DAY, NEXT)),
        (ev.Ill(DAY, DAY), ev.Moved(DAY, NEXT)),
        (LIFT, LIFT),
        (KNEE, ev.PainReported(Pain("knee", 6, "right"))),
        (ev.LessTime(DAY, 20), ev.LessTime(NEXT, 30)),
        (ev.RaceMoved("10k", DAY), ev.RaceDropped("marathon")),
        (ev.Done("unknown"), ev.Missed(DAY)),
    ],
)
def test_two_that_go_together_are_left_alone(make: Any, events: Sequence[ev.Event]) -> None:
    assert list(find_contradictions(events, make.season())) == []


def test_an_absence_of_centuries_takes_no_time(make: Any) -> None:
    long = ev.Away(dt.date(1900, 1, 1), dt.date(2199, 1, 1))
    assert list(find_contradictions((long,) * 50, make.season())) == []


def test_a_replan_refuses_them(make: Any) -> None:
    plan, today = make.season(), make.day(4)
    answer = replan_season(
        plan, (LIFT, ev.Missed(today)), today, policy=make.policy, catalogue=make.catalogue
    )
    assert not isinstance(answer, Replanned)
    assert [one.event_index for one in answer] == [1]
