"""Why a session changed, as the end of a sentence."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from ironstride.planning.causes import find_cause, possible_causes
from ironstride.training import events as ev
from ironstride.training.athlete import Pain
from ironstride.training.race import Race

MON, THU, FRI, NEXT_MON = (dt.date(2026, 11, day) for day in (23, 26, 27, 30))
RACE = Race("City 10", dt.date(2027, 1, 17), 10_000, "A")
RUNS = ev.RunsChanged(
    (
        "The tempo run of Thursday 26 November moves to Friday 27",
        "The long run of Sunday 29 November changes from 15 km to 17 km.",
        "Easy run on Monday 30 November is new",
    )
)


@pytest.fixture(name="on")
def fixture_on(make: Any) -> Any:
    lift = make.on_day(make.season(), 0)
    return lambda day: replace(lift, on=day)


@pytest.mark.parametrize(
    ("event", "day", "cause"),
    [
        (ev.Done("x"), MON, ": as you decided"),
        (ev.Missed(MON), FRI, ": Monday was missed"),
        (ev.Moved(MON, FRI), FRI, ": as you decided"),
        (ev.Ill(MON, THU), THU, ": you are ill"),
        (ev.Ill(MON, THU), FRI, ": after your illness"),
        (ev.Away(MON, THU), THU, ": you are away"),
        (ev.Travel(MON, FRI, "hotel"), FRI, ": you are at hotel"),
        (ev.PainReported(Pain("low_back", 4)), FRI, ": your low back hurts 4 of 10"),
        (ev.PainReported(Pain("knee", 3, "left")), FRI, ": your left knee hurts 3 of 10"),
        (ev.PainReported(Pain("knee", 0, "left")), FRI, ": your left knee is free of pain"),
        (ev.LessTime(FRI, 25), FRI, ": 25 minutes on Friday 27 November"),
        (ev.RaceAdded(RACE), FRI, ": City 10 is new"),
        (ev.RaceMoved("City 10", FRI), FRI, ": City 10 is on 27 November now"),
        (ev.RaceDropped("City 10"), FRI, ": City 10 is off"),
        (ev.DayPinned(FRI), FRI, ": as you decided"),
        (ev.DayUnpinned(FRI), FRI, ": as you decided"),
        (ev.Swapped("x", "y"), FRI, ": as you asked"),
        (ev.SetsLogged(9, MON), FRI, ": from what you logged"),
        (RUNS, FRI, ": the tempo run of Thursday 26 November moves to Friday 27"),
        (
            RUNS,
            MON,
            (
                ": the tempo run of Thursday 26 November moves to Friday 27, and 2 more changes "
                "of runs"
            ),
        ),
    ],
)
def test_the_only_event_is_the_cause(on: Any, event: Any, day: dt.date, cause: str) -> None:
    assert find_cause(on(day), on(day), (event,)) == cause
    assert cause in list(possible_causes(event))


def test_every_kind_of_event_has_its_words() -> None:
    from typing import get_args

    from ironstride.planning.causes import _SENTENCES

    assert set(_SENTENCES) == set(get_args(ev.Event))


def test_of_several_events_the_one_that_names_the_day_is_the_cause(on: Any) -> None:
    events = (ev.PainReported(Pain("knee", 4)), ev.Away(FRI, FRI), ev.Missed(MON))
    assert find_cause(on(FRI), None, events) == ": you are away"
    assert find_cause(None, on(MON), events) == ": Monday was missed"
    assert find_cause(on(NEXT_MON), on(NEXT_MON), events) == ""


def test_the_old_day_counts_as_much_as_the_new_one(on: Any) -> None:
    events = (ev.Away(FRI, FRI), ev.Missed(MON))
    assert find_cause(on(FRI), on(THU), events) == ": you are away"


def test_what_the_runner_told_explains_before_a_run_that_changed_beside_it(on: Any) -> None:
    told = (RUNS, ev.Ill(THU, FRI))
    assert find_cause(on(THU), None, told) == ": you are ill"
    assert find_cause(on(FRI), None, (RUNS,)).startswith(": the tempo run")


def test_of_several_runs_the_one_of_that_day_is_the_cause(on: Any) -> None:
    sunday = dt.date(2026, 11, 29)
    said = find_cause(on(sunday), on(sunday), (RUNS, ev.Missed(MON)))
    assert said == ": the long run of Sunday 29 November changes from 15 km to 17 km"
    assert find_cause(None, on(NEXT_MON), (RUNS,)) == (": easy run on Monday 30 November is new")


def test_a_day_is_not_taken_for_another_with_the_same_beginning(on: Any) -> None:
    runs = ev.RunsChanged(("The hills of Friday 27 November move to Saturday 28",))
    other = (runs, ev.Missed(MON))
    assert find_cause(on(dt.date(2027, 1, 2)), None, other) == ""
    # Friday the 27th of another month.
    assert find_cause(on(dt.date(2027, 8, 27)), None, other) == ""


def test_without_an_event_there_is_no_cause(on: Any) -> None:
    assert find_cause(on(FRI), on(FRI), ()) == ""
