"""The runner after a wish: what changes, and what cannot."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ironstride.planning.week_changes import CannotChange, change_week, main_place
from ironstride.training import week_change as ask
from ironstride.training.athlete import Athlete, Pinned
from ironstride.training.availability import Availability, Slot
from ironstride.training.place import Place
from ironstride.training.race import Race
from ironstride.training.run import PlannedRun
from ironstride.training.week_change import WhichDay

if TYPE_CHECKING:
    from ironstride.training.words import RunType

MONDAY = dt.date(2026, 11, 23)
LAST = MONDAY + dt.timedelta(days=13)
MON, TUE, WED, SAT, SUN = (WhichDay(number) for number in (0, 1, 2, 5, 6))
SIX, EVENING = dt.time(6), dt.time(18)


def run(day: int, kind: RunType) -> PlannedRun:
    return PlannedRun(MONDAY + dt.timedelta(days=day), kind, kind, "test", at=dt.time(7, day % 7))


WEEK: dict[int, RunType] = {1: "intervals", 5: "easy", 6: "long"}
RUNS = tuple(run(week + day, kind) for week in (0, 7) for day, kind in WEEK.items())
RUNNER = Athlete(
    name="Kim",
    born=dt.date(1990, 5, 1),
    body_mass_kg=65,
    availability=Availability({1: (Slot(30, "home", SIX), Slot(60, "gym", EVENING))}),
    places={"home": Place("home"), "gym": Place("gym")},
    runs=RUNS,
)


def changed(*changes: ask.WeekChange, athlete: Athlete = RUNNER) -> Athlete:
    answer = change_week(athlete, changes, MONDAY, LAST)
    assert isinstance(answer, Athlete), answer
    return answer


def refused(change: ask.WeekChange, athlete: Athlete = RUNNER) -> str:
    answer = change_week(athlete, [change], MONDAY, LAST)
    assert isinstance(answer, CannotChange)
    return answer.text


def slots(athlete: Athlete, weekday: int = 1) -> tuple[Slot, ...]:
    return athlete.availability.week.get(weekday, ())


def days_of(athlete: Athlete, kind: str) -> list[int]:
    return [(one.on - MONDAY).days for one in athlete.runs if one.type == kind]


def test_no_wish_changes_nothing() -> None:
    assert changed() == RUNNER


def test_minutes_are_added_to_every_slot_of_the_day() -> None:
    assert [slot.minutes for slot in slots(changed(ask.MoreMinutes(TUE, 15)))] == [45, 75]


def test_a_slot_without_minutes_left_is_gone() -> None:
    assert slots(changed(ask.MoreMinutes(TUE, -30))) == (Slot(30, "gym", EVENING),)


def test_a_day_has_no_more_minutes_than_it_has() -> None:
    assert {slot.minutes for slot in slots(changed(ask.MoreMinutes(TUE, 1440)))} == {1440}


def test_one_date_alone_is_changed() -> None:
    on = MONDAY + dt.timedelta(days=1)
    answer = changed(ask.MoreMinutes(WhichDay(1, on), 15))
    assert slots(answer) == slots(RUNNER)
    assert [slot.minutes for slot in answer.availability.slots_on(on)] == [45, 75]


def test_a_blocked_date_opens_for_a_slot_on_it() -> None:
    on = MONDAY + dt.timedelta(days=1)
    away = replace(RUNNER, availability=replace(RUNNER.availability, blocked=frozenset({on})))
    answer = changed(ask.OneMoreSlot(WhichDay(1, on), 30, "gym"), athlete=away)
    assert answer.availability.slots_on(on) == (Slot(30, "gym"),)


def test_another_place_and_another_time() -> None:
    moved = changed(ask.OtherPlace(TUE, "gym", "home"), ask.OtherTime(TUE, EVENING, SIX))
    assert slots(moved) == (Slot(30, "gym", EVENING), Slot(60, "gym", EVENING))
    assert {slot.place for slot in slots(changed(ask.OtherPlace(TUE, "home")))} == {"home"}
    assert {slot.at for slot in slots(changed(ask.OtherTime(TUE, SIX)))} == {SIX}


def test_one_more_day_is_at_the_main_place() -> None:
    assert slots(changed(ask.OneMoreSlot(SAT, 40)), 5) == (Slot(40, main_place(RUNNER)),)
    assert slots(changed(ask.OneMoreSlot(SAT, 40, "gym", SIX)), 5) == (Slot(40, "gym", SIX),)


def test_a_day_off_is_pinned_on_every_date_of_the_plan() -> None:
    answer = changed(ask.DayOff(TUE))
    assert [(pin.on, pin.off) for pin in answer.pinned] == [
        (MONDAY + dt.timedelta(days=number), True) for number in (1, 8)
    ]


def test_a_day_off_takes_the_place_of_a_pin() -> None:
    pinned = replace(RUNNER, pinned=(Pinned(MONDAY),))
    assert changed(ask.DayOff(MON), athlete=pinned).pinned[0].off


def test_runs_are_left_out_or_of_another_type() -> None:
    assert days_of(changed(ask.NoRun(TUE)), "intervals") == []
    easier = changed(ask.OtherRun(TUE, "easy", "intervals"))
    assert days_of(easier, "easy") == [1, 5, 8, 12]
    assert not any(one.is_key for one in easier.runs if one.on.weekday() == 1)


def test_a_moved_run_changes_places_with_what_is_there() -> None:
    moved = changed(ask.MovedRun("long", SAT))
    assert days_of(moved, "long") == [5, 12]
    assert days_of(moved, "easy") == [6, 13]
    assert len(moved.runs) == len(RUNS)


def test_a_run_from_another_day_is_not_asked_for() -> None:
    assert "on mon" in refused(ask.MovedRun("long", SAT, MON))


def test_weeks_with_a_race_there_stay() -> None:
    race = Race("Park", MONDAY + dt.timedelta(days=5), 5000)
    moved = changed(ask.MovedRun("long", SAT), athlete=replace(RUNNER, races=(race,)))
    assert days_of(moved, "long") == [6, 12]


def test_the_past_does_not_change() -> None:
    later = MONDAY + dt.timedelta(days=7)
    answer = change_week(RUNNER, [ask.MovedRun("long", SAT), ask.NoRun(TUE)], later, LAST)
    assert isinstance(answer, Athlete)
    assert days_of(answer, "long") == [6, 12]
    assert days_of(answer, "intervals") == [1]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (ask.MoreMinutes(WED, 30), "no time to train"),
        (ask.OtherPlace(TUE, "pool"), "no place is called pool"),
        (
            ask.OtherPlace(TUE, "gym", "pool"),
            "no slot at pool on that day, which has home 06:00, 30 min",
        ),
        (ask.OtherTime(TUE, SIX, dt.time(9)), "no slot at 09:00"),
        (ask.OneMoreSlot(SAT, 40, "pool"), "no place is called pool"),
        (ask.DayOff(WhichDay(0, dt.date(2030, 1, 7))), "not in the plan"),
        (ask.NoRun(WED), "no run on wed"),
        (ask.OtherRun(TUE, "easy", "tempo"), "no tempo run on tue"),
        (ask.OtherRun(TUE, "race"), "ironstride replan"),
        (ask.MovedRun("race", SAT), "ironstride replan"),
        (ask.MovedRun("tempo", SAT), "no tempo run"),
        (ask.MovedRun("long", SUN), "no long run"),
    ],
)
def test_what_cannot_be_says_why(change: ask.WeekChange, words: str) -> None:
    assert words in refused(change)
    assert change.say() in refused(change)
