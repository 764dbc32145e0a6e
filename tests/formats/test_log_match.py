from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.log_match import FoundSets, find_new_sets, find_same
from ironstride.training.sets import LoggedSet

SESSION = dt.datetime(2026, 11, 23, 17, 30)
SETS = st.lists(
    st.builds(
        LoggedSet,
        id=st.just(""),
        exercise=st.sampled_from("ab"),
        performed_at=st.integers(0, 50).map(lambda hours: SESSION + dt.timedelta(hours=hours)),
        set_kind=st.just("load_reps"),
        load_kg=st.sampled_from([60.0, 80.0]),
        reps=st.sampled_from([5, 6]),
    ),
    max_size=12,
)


def done(minute: float, load_kg: float = 80, reps: int = 5) -> LoggedSet:
    at = SESSION + dt.timedelta(minutes=minute)
    return LoggedSet("", "back-squat", at, "load_reps", load_kg=load_kg, reps=reps)


def compare(logged: list[LoggedSet], read: list[LoggedSet], *, own: bool = True) -> FoundSets:
    return find_new_sets(logged, read, "a.csv", is_own=lambda _: own)


@given(SETS)
@pytest.mark.parametrize("own", [True, False])
def test_a_file_that_was_read_holds_nothing_new(own: bool, sets: list[LoggedSet]) -> None:
    assert compare(sets, sets, own=own) == FoundSets((), len(sets), ())


@given(SETS, SETS)
def test_every_set_of_a_file_is_new_known_or_said(
    logged: list[LoggedSet], read: list[LoggedSet]
) -> None:
    found = compare(logged, read)
    assert len(found.new) + found.known + len(found.problems) == len(read)
    assert found.known <= len(logged)


def test_a_session_that_the_phone_logged_set_by_set_is_the_same_as_that_of_another_app() -> None:
    phone = [done(4), done(8), done(12)]
    assert compare(phone, [done(0), done(0), done(0)]) == FoundSets((), 3, ())


def test_sets_that_another_app_alone_has_are_added_to_the_session() -> None:
    found = compare([done(4)], [done(0), done(0), done(0)])
    assert (len(found.new), found.known) == (2, 1)


def test_where_one_set_differs_the_logged_one_stays_and_it_is_said() -> None:
    found = compare([done(4), done(8, reps=4)], [done(0), done(0)])
    assert (found.new, found.known, len(found.problems)) == ((), 1, 1)


def test_a_session_without_one_like_set_is_another_session_of_the_day() -> None:
    found = compare([done(4), done(8)], [done(300, load_kg=60), done(300, load_kg=60)])
    assert (len(found.new), found.problems) == (2, ())


def test_two_sessions_of_files_on_one_day_are_two() -> None:
    assert len(compare([done(0)], [done(300)], own=False).new) == 1


def test_fractions_of_a_second_make_no_other_set() -> None:
    logged = replace(done(0), performed_at=SESSION.replace(microsecond=250_000))
    assert compare([logged], [done(0)], own=False).known == 1


def test_the_same_sets_are_found_once_each() -> None:
    logged = [done(0), done(0), done(0, reps=6)]
    assert find_same(logged, [done(0)]) == [logged[0]]
    assert find_same(logged, [done(0, load_kg=20)]) == []
