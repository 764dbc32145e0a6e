from __future__ import annotations

import datetime as dt

from ironstride.formats.log_identity import in_order, set_id
from ironstride.training.sets import LoggedSet

MONDAY = dt.datetime(2026, 11, 23, 17, 30)


def logged(exercise: str, at: dt.datetime = MONDAY, **fields: float) -> LoggedSet:
    return LoggedSet("", exercise, at, "load_reps", **fields)  # type: ignore[arg-type]  # numbers


def test_an_id_never_changes() -> None:
    # Written into logs for good: another value would double every imported set.
    assert set_id(MONDAY, "back-squat", 1) == "eea1bc59-0f94-5707-a35e-d2ab49654786"


def test_each_set_of_a_session_has_its_own_id() -> None:
    log = in_order([logged("a"), logged("a"), logged("b")])
    assert [one.id for one in log] == [
        set_id(MONDAY, "a", 1),
        set_id(MONDAY, "a", 2),
        set_id(MONDAY, "b", 1),
    ]


def test_the_numbers_of_a_set_are_not_its_identity() -> None:
    assert in_order([logged("a", load_kg=80)])[0].id == in_order([logged("a", load_kg=90)])[0].id


def test_days_come_in_order_and_one_session_stays_as_it_came() -> None:
    sunday = MONDAY - dt.timedelta(days=1)
    log = in_order([logged("b"), logged("a"), logged("c", sunday)])
    assert [one.exercise for one in log] == ["c", "b", "a"]
