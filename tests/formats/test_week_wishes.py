"""Wishes in plain words, hostile ones too."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.week_wishes import MAX_LETTERS, WHAT_CAN_BE_SAID, read_wish
from ironstride.training import week_change as ask
from ironstride.training.week_change import WhichDay
from ironstride.training.words import RUN_TYPES

PLACES = ("gym", "home", "Hotel Post")
DAYS = st.integers(0, 6).map(WhichDay) | st.dates(dt.date(2000, 1, 1)).map(
    lambda on: WhichDay(on.weekday(), on)
)
TIMES = st.builds(dt.time, st.integers(0, 23), st.integers(0, 59))
TYPES = st.sampled_from(RUN_TYPES)
MINUTES = st.integers(1, 1440)
CHANGES = st.one_of(
    st.builds(ask.MoreMinutes, DAYS, MINUTES | MINUTES.map(lambda number: -number)),
    st.builds(ask.OtherPlace, DAYS, st.sampled_from(PLACES), st.none() | st.sampled_from(PLACES)),
    st.builds(ask.OtherTime, DAYS, TIMES, st.none() | TIMES),
    st.builds(
        ask.OneMoreSlot, DAYS, MINUTES, st.none() | st.sampled_from(PLACES), st.none() | TIMES
    ),
    st.builds(ask.DayOff, DAYS),
    st.builds(ask.NoRun, DAYS),
    st.builds(
        ask.MovedRun,
        TYPES,
        st.integers(0, 6).map(WhichDay),
        st.none() | st.integers(0, 6).map(WhichDay),
    ),
    st.builds(ask.OtherRun, DAYS, TYPES, st.none() | TYPES),
)


@given(CHANGES)
def test_what_a_change_says_is_read_as_that_change(change: ask.WeekChange) -> None:
    assert read_wish(change.say(), PLACES) == (change, ())


@pytest.mark.parametrize("words", WHAT_CAN_BE_SAID)
def test_every_example_is_understood(words: str) -> None:
    assert read_wish(words, PLACES)[1] == ()


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("Thursday +30 min", ask.MoreMinutes(WhichDay(3), 30)),
        ("thurs - 15m", ask.MoreMinutes(WhichDay(3), -15)),
        ("+15 min on Wednesdays", ask.MoreMinutes(WhichDay(2), 15)),
        ("  tue   GYM ", ask.OtherPlace(WhichDay(1), "gym")),
        ("hotel post on fri", ask.OtherPlace(WhichDay(4), "Hotel Post")),
        ("off on mon", ask.DayOff(WhichDay(0))),
        ("no lift on fri", ask.DayOff(WhichDay(4))),
        ("long run on saturday", ask.MovedRun("long", WhichDay(5))),
        ("long on sat", ask.OtherRun(WhichDay(5), "long")),
        ("easy run on thu", ask.OtherRun(WhichDay(3), "easy")),
        ("intervals from tue to wed", ask.MovedRun("intervals", WhichDay(2), WhichDay(1))),
        ("sat at 9:00", ask.OtherTime(WhichDay(5), dt.time(9))),
        (
            "+ day sat 40 minutes at gym at 9:30",
            ask.OneMoreSlot(WhichDay(5), 40, "gym", dt.time(9, 30)),
        ),
    ],
)
def test_other_ways_to_say_it(words: str, change: ask.WeekChange) -> None:
    assert read_wish(words, PLACES) == (change, ())


@pytest.mark.parametrize(
    "words",
    [
        "",
        "make me faster",
        "thu +0min",
        "thu +9999min",
        "mon 25:00",
        "2026-02-30 off",
        "pool on tue",
        "gym instead of pool on tue",
        "long run to moon",
        "monster +30min",
        "+1 day: sat 0min",
        "jog on tue",
        "\x1b[2J on tue",
    ],
)
def test_an_unclear_wish_is_answered_with_what_can_be_said(words: str) -> None:
    change, (problem,) = read_wish(words, PLACES)
    assert change is None
    assert '"thu +30min"' in problem.text
    assert "gym" in problem.text


def test_a_very_long_wish_is_refused_at_once() -> None:
    change, (problem,) = read_wish("gym " * 10**6, PLACES)
    assert change is None
    assert "too long" in problem.text
    assert len(str(problem)) < MAX_LETTERS


@given(st.text(max_size=60))
def test_no_words_are_an_error(words: str) -> None:
    change, problems = read_wish(words, PLACES)
    assert (change is None) == bool(problems)
