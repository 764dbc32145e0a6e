"""When an athlete can train: slots, blocked days, pinned days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.formats.athlete_calendar import (
    encode_blocked,
    every_day,
    pinned_reader,
    read_availability,
    read_blocked,
)
from ironstride.formats.athlete_places import PlaceBook
from ironstride.training.athlete import AuthoredItem, Pinned
from ironstride.training.availability import Slot
from ironstride.training.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from ironstride.formats.fields import Field
    from ironstride.training.availability import Availability

    Decoded = Callable[..., tuple[Any, list[str]]]

XMAS = dt.date(2026, 12, 24)


def slots_reader() -> Callable[[Field], Availability]:
    book = PlaceBook({"gym": Place("gym"), "home": Place("home")})
    return read_availability(book, frozenset({dt.date(2026, 12, 25)}))


def pins_reader() -> Callable[[Field], Pinned]:
    return pinned_reader(PlaceBook({"gym": Place("gym")}))


def test_a_day_has_one_slot_or_more_in_long_or_short_form(decoded: Decoded) -> None:
    found, problems = decoded(
        slots_reader(),
        "mon: {minutes: 40, place: home, at: 18:30}\ntue: 25\nwed: []\nthu:\n"
        "fri: [{minutes: 12}, 25]\n",
    )
    assert problems == []
    assert found.week == {
        0: (Slot(40, "home", dt.time(18, 30)),),
        1: (Slot(25, "gym"),),
        2: (),
        4: (Slot(12, "gym"), Slot(25, "gym")),
    }


def test_dates_and_intervals_replace_their_week(decoded: Decoded) -> None:
    found, problems = decoded(
        slots_reader(), "mon: 40\ndated: {2026-12-24: [], 2026-12-25/2026-12-28: 60}\n"
    )
    assert problems == []
    assert found.slots_on(XMAS) == ()
    assert found.slots_on(dt.date(2026, 12, 25)) == ()
    assert found.slots_on(dt.date(2026, 12, 28)) == (Slot(60, "gym"),)
    assert found.slots_on(dt.date(2027, 1, 4)) == (Slot(40, "gym"),)


def test_one_bad_slot_leaves_the_others_of_its_day(decoded: Decoded) -> None:
    found, problems = decoded(slots_reader(), "mon: [40, {minutes: -1}, 25]\n")
    assert found.week[0] == (Slot(40, "gym"), Slot(25, "gym"))
    assert [problem.split(":")[0] for problem in problems] == ["top.mon[1].minutes"]


def test_a_bad_dated_day_keeps_its_week(decoded: Decoded) -> None:
    found, problems = decoded(slots_reader(), "thu: 40\ndated: {2026-12-24: never}\n")
    assert found.slots_on(XMAS) == (Slot(40, "gym"),)
    assert len(problems) == 1


def test_without_availability_each_day_has_a_slot_without_a_time() -> None:
    availability = every_day(PlaceBook({}), frozenset({XMAS}))
    assert availability.slots_on(XMAS) == ()
    assert availability.slots_on(dt.date(2026, 12, 26)) == (Slot(40, "home"),)


def test_blocked_days_are_read_and_written_as_dates_and_intervals(decoded: Decoded) -> None:
    found, problems = decoded(read_blocked, "[2026-12-31, 2026-12-21/2026-12-23, 2026-12-24]")
    assert problems == []
    assert len(found) == 5
    assert encode_blocked(found) == ["2026-12-21/2026-12-24", "2026-12-31"]
    assert decoded(read_blocked, "2026-12-24") == (frozenset({XMAS}), [])


def test_a_pinned_session_keeps_its_authors_items(decoded: Decoded) -> None:
    found, problems = decoded(
        pins_reader(),
        "on: 2026-12-24\nat: 10:00\nplace: gym\nminutes: 45\ntitle: Heavy\nleg_grade: 0\n"
        "items:\n  - {exercise: Back squat, sets: 3, reps: [5, 6], load_kg: 70, rir: 0}\n"
        "  - {exercise: side-plank, sets: 2, seconds: 30}\n",
    )
    assert problems == []
    assert found == Pinned(
        XMAS,
        dt.time(10),
        "gym",
        45,
        "Heavy",
        (
            AuthoredItem("back-squat", 3, (5, 6), load_kg=70, rir=0),
            AuthoredItem("side-plank", 2, seconds=(30, 30)),
        ),
        leg_grade=0,
    )


@pytest.mark.parametrize(
    ("yaml", "path"),
    [
        ("items: [{sets: 3, reps: 5}]", "top.items[0].exercise"),
        ("items: [{exercise: a, reps: 5}]", "top.items[0].sets"),
        ("items: [{exercise: a, sets: 3}]", "top.items[0]"),
        ("items: [{exercise: a, sets: 3, reps: 5, seconds: 5}]", "top.items[0]"),
        ("items: [{exercise: a, sets: 3, reps: many}]", "top.items[0].reps"),
        ("leg_grade: 5", "top.leg_grade"),
        ("minutes: 0", "top.minutes"),
        ("title: 5", "top.title"),
    ],
)
def test_a_wrong_part_of_a_pinned_day_is_located(decoded: Decoded, yaml: str, path: str) -> None:
    found, problems = decoded(pins_reader(), f"on: 2026-12-24\n{yaml}\n")
    assert found == Pinned(XMAS)
    assert [problem.split(":")[0] for problem in problems] == [path]


def test_an_item_with_an_impossible_load_is_kept_without_it(decoded: Decoded) -> None:
    found, problems = decoded(
        pins_reader(),
        "{on: 2026-12-24, items: [{exercise: a, sets: 3, reps: 5, load_kg: 5000}]}",
    )
    assert found.items == (AuthoredItem("a", 3, (5, 5)),)
    assert [problem.split(":")[0] for problem in problems] == ["top.items[0].load_kg"]


def test_a_day_off_with_items_is_refused(decoded: Decoded) -> None:
    found, problems = decoded(
        pins_reader(), "{on: 2026-12-24, off: yes, items: [{exercise: a, sets: 1, reps: 5}]}"
    )
    assert found is None
    assert "remove" in problems[0]
