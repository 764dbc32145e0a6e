"""Typed events: each kind read right, and each mistake answered with what is right."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.event_text import EXAMPLES, day_of, read_event, read_events
from ironstride.formats.plan_history import EVENT_KINDS
from ironstride.training import events as ev
from ironstride.training.athlete import Pain
from ironstride.training.race import Race

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan

# A Wednesday.
TODAY = dt.date(2026, 11, 25)
TUE, WED, THU = (dt.date(2026, 11, day) for day in (24, 25, 26))


def read(text: str) -> ev.Event | None:
    event, problems = read_event(text, today=TODAY, where="--event 1")
    assert event is None or problems == ()
    return event


def refusal(text: str) -> str:
    event, problems = read_event(text, today=TODAY, where="--event 1")
    assert event is None
    (problem,) = problems
    return str(problem)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("done:2026-11-24-lift", ev.Done("2026-11-24-lift")),
        ("done:tue", ev.Done("2026-11-24")),
        ("done: 2026-11-4", ev.Done("2026-11-04")),
        ("missed:yesterday", ev.Missed(TUE)),
        ("Missed: Tuesday", ev.Missed(TUE)),
        ("moved:tue/thu", ev.Moved(TUE, THU)),
        ("moved:thu/tue", ev.Moved(THU, TUE)),
        ("ill:today", ev.Ill(WED, WED)),
        ("ill:tue/tomorrow", ev.Ill(TUE, THU)),
        ("travel:wed/thu@my inn", ev.Travel(WED, THU, "my inn")),
        ("travel:wed@hotel", ev.Travel(WED, WED, "hotel")),
        ("away:2026-12-18/2026-12-20", ev.Away(dt.date(2026, 12, 18), dt.date(2026, 12, 20))),
        ("pain:knee-left=4", ev.PainReported(Pain("knee", 4, "left"))),
        ("pain:low back=0", ev.PainReported(Pain("low_back", 0))),
        ("less-time:thu=25", ev.LessTime(THU, 25)),
        ("less_time:thu = 25 min", ev.LessTime(THU, 25)),
        ("race-added:City 10@thu=10km/b", ev.RaceAdded(Race("City 10", THU, 10_000, "B"))),
        ("race-added:A@B=C/D@thu=half/A", ev.RaceAdded(Race("A@B=C/D", THU, 21_097.5))),
        ("race-added:Mile@thu=1 mile/C", ev.RaceAdded(Race("Mile", THU, 1609.344, "C"))),
        ("race-added:T@thu=6,2mi/C", ev.RaceAdded(Race("T", THU, 9977.933, "C"))),
        ("race-added:M@thu=marathon/A", ev.RaceAdded(Race("M", THU, 42_195))),
        ("race-added:H@thu=Half-Marathon/A", ev.RaceAdded(Race("H", THU, 21_097.5))),
        ("race-added:P@thu=5k/C", ev.RaceAdded(Race("P", THU, 5000, "C"))),
        ("race-added:P@thu=5000m/C", ev.RaceAdded(Race("P", THU, 5000, "C"))),
        ("race-moved:City=10=thu", ev.RaceMoved("City=10", THU)),
        ("race-dropped:City: 10", ev.RaceDropped("City: 10")),
        ("pin:thu", ev.DayPinned(THU)),
        ("unpin:thu", ev.DayUnpinned(THU)),
        ("swap:squat-1=Goblet squat", ev.Swapped("squat-1", "goblet-squat")),
    ],
)
def test_an_event_is_read(text: str, event: ev.Event) -> None:
    assert read(text) == event


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mised:tue", "did you mean `missed`?"),
        ("sick:tue", "known: done, missed"),
        ("missed", "a kind, a colon"),
        ("", "empty: is no event"),
        ("missed:", "only the kind"),
        ("missed:soon", "(right: missed:2026-11-24)"),
        ("missed:2026-02-30", "not in the calendar"),
        ("moved:tue", "both days: FROM/TO"),
        ("moved:tue/tue", "same day"),
        ("ill:thu/tue", "before it starts on 2026-11-26"),
        ("ill:2026-12-01/2036-12-01", "check the years"),
        ("travel:tue/thu", "FROM/TO@place"),
        ("travel:tue@ ", "FROM/TO@place"),
        ("pain:knne=4", "did you mean `knee`?"),
        ("pain:knee=11", "0 to 10"),
        ("pain:knee=-1", "write a number"),
        ("pain:knee", "REGION=N"),
        ("less-time:thu=0", "1 to 1440"),
        ("less-time:thu=an hour", "write a number"),
        ("race-added:City=10km", "NAME@DATE=10km/B"),
        ("race-added:City@thu", "NAME@DATE=10km/B"),
        ("race-added:City@thu=ten", "write 10km, 6mi, half or marathon"),
        ("race-added:City@thu=10m/B", "50 m to 1000 km"),
        ("race-added:City@thu=10km/D", "known: A, B, C"),
        ("race-moved:City", "NAME=DATE"),
        ("swap:squat-1", "ITEM=exercise"),
        ("swap:squat-1=§", "an exercise id"),
        ("runs-changed:x", "--runs FILE"),
        ("sets-logged:x", "--log FILE"),
    ],
)
def test_a_mistake_is_answered_with_what_is_right(text: str, said: str) -> None:
    assert said in refusal(text)


def test_the_refusal_names_the_event() -> None:
    assert refusal("missed:32").startswith("--event 1: missed:32: ")
    assert len(refusal("missed:" + "9" * 5000)) < 400


def test_a_race_without_a_priority_is_asked_about() -> None:
    event, (remark,) = read_event("race-added:City@thu=10km", today=TODAY, where="--event 1")
    assert event == ev.RaceAdded(Race("City", THU, 10_000, "A"))
    assert "is that so?" in remark.text


def test_every_kind_has_an_example_that_is_read() -> None:
    assert set(EXAMPLES) == set(EVENT_KINDS) - {"runs-changed", "sets-logged"}
    for kind, example in EXAMPLES.items():
        assert type(read(example)) is EVENT_KINDS[kind]


@pytest.mark.parametrize(("word", "day"), [("mon", 23), ("Sunday", 29), ("today", 25)])
def test_days_are_those_of_the_week_of_today(word: str, day: int) -> None:
    assert day_of(word, TODAY) == dt.date(2026, 11, day)


@given(
    kind=st.sampled_from([*EXAMPLES, "x", ""]),
    rest=st.text(alphabet="0123456789-/@=:. abtue\x00\n\u0663\ud800", max_size=30) | st.text(),
)
def test_hostile_text_gives_an_event_or_a_sentence(kind: str, rest: str) -> None:
    event, problems = read_event(f"{kind}:{rest}", today=TODAY, where="--event 1")
    assert (event is None) == any("no priority" not in problem.text for problem in problems)


@given(st.text())
def test_any_text_gives_an_event_or_a_sentence(text: str) -> None:
    event, problems = read_event(text, today=TODAY, where="--event 1")
    assert event is not None or problems


def test_a_done_day_means_its_sessions(plans: Mapping[str, Plan]) -> None:
    session = next(plans["sample"].sessions())
    typed = read_events([f"done:{session.on}"], plans["sample"], session.on)
    assert ev.Done(session.id) in typed.events
    assert set(typed.texts) == {f"done:{session.on}"}
    assert (typed.problems, typed.is_whole) == ((), True)


def test_a_day_without_a_session_cannot_be_done(plans: Mapping[str, Plan]) -> None:
    empty = replace(plans["sample"], weeks=())
    for plan in (plans["sample"], empty):
        events, _, (problem,), is_whole = read_events(["done:2020-01-01"], plan, TODAY)
        assert (events, is_whole) == ((), False)
        assert "no session stands on Wednesday 2020-01-01" in problem.text


def test_one_wrong_event_does_not_hide_the_others(plans: Mapping[str, Plan]) -> None:
    typed = read_events(["mised:tue", "missed:tue", "ill:"], plans["sample"], TODAY)
    assert (typed.events, typed.texts) == ((ev.Missed(TUE),), ("missed:tue",))
    assert [problem.file for problem in typed.problems] == ["--event 1", "--event 3"]
    assert not typed.is_whole
