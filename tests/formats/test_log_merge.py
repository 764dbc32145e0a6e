from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.log_merge import Merged, merge_logs, say_amount, without
from ironstride.training.sets import LoggedSet

MONDAY = dt.datetime(2026, 11, 23, 17, 30)
SETS = st.lists(
    st.builds(
        LoggedSet,
        id=st.just(""),
        exercise=st.sampled_from("ab"),
        performed_at=st.integers(0, 2).map(lambda days: MONDAY + dt.timedelta(days=days)),
        set_kind=st.just("load_reps"),
        load_kg=st.sampled_from([60.0, 80.0]),
        reps=st.sampled_from([5, 6]),
    ),
    max_size=12,
)


def logged(**fields: Any) -> LoggedSet:
    values: dict[str, Any] = {"load_kg": 80.0, "reps": 5, **fields}
    return LoggedSet("", "back-squat", MONDAY, "load_reps", **values)


def counts(merged: Merged) -> tuple[int, int, int, int]:
    return len(merged.log), merged.added, merged.known, len(merged.problems)


@given(SETS)
def test_reading_again_adds_nothing(sets: list[LoggedSet]) -> None:
    first = merge_logs((), sets, "a.csv")
    again = merge_logs(first.log, sets, "a.csv")
    assert again.log == first.log
    assert counts(again) == (len(sets), 0, len(sets), 0)


@given(SETS, st.data())
def test_an_export_of_a_part_changes_nothing_in_either_order(
    sets: list[LoggedSet], data: st.DataObject
) -> None:
    part = [one for one in sets if data.draw(st.booleans())]
    late = merge_logs(merge_logs((), sets, "a").log, part, "b")
    early = merge_logs(merge_logs((), part, "b").log, sets, "a")
    assert counts(late) == (len(sets), 0, len(part), 0)
    assert counts(early) == (len(sets), len(sets) - len(part), len(part), 0)


def test_a_set_that_differs_is_said_and_the_logged_one_stays() -> None:
    log = merge_logs((), [logged(), logged(load_kg=90.0)], "a").log
    merged = merge_logs(log, [logged(), logged(load_kg=92.5)], "b.csv")
    assert [one.load_kg for one in merged.log] == [80, 90]
    (problem,) = merged.problems
    assert problem.file == "b.csv"
    assert problem.where == "2026-11-23 17:30:00 back-squat"
    assert problem.text.startswith(
        "92.5 kg (203.9 lb) x 5 reps differs from the logged 90 kg (198.4 lb)"
    )


def test_rounded_pounds_a_missing_effort_and_no_weight_are_the_same_set() -> None:
    log = merge_logs((), [logged(load_kg=45.359237, rir=2.0), logged(load_kg=0.0)], "a").log
    merged = merge_logs(log, [logged(load_kg=45.36), logged(load_kg=None)], "b")
    assert counts(merged) == (2, 0, 2, 0)
    assert merged.log[0].rir == 2


def test_another_effort_is_another_set() -> None:
    log = merge_logs((), [logged(rir=2.0)], "a").log
    assert counts(merge_logs(log, [logged(rir=0.0)], "b")) == (1, 0, 0, 1)


def test_more_sets_than_were_logged_are_added() -> None:
    log = merge_logs((), [logged()], "a").log
    merged = merge_logs(log, [logged(), logged(), logged(reps=3)], "b")
    assert counts(merged) == (3, 2, 1, 0)
    assert len({one.id for one in merged.log}) == 3


def test_a_set_is_said_in_few_words() -> None:
    assert say_amount(logged(rir=0.0)) == "80 kg (176.4 lb) x 5 reps, RIR 0"
    assert say_amount(logged(load_kg=None, reps=None, seconds=45)) == "45 s"
    assert say_amount(logged(load_kg=0.0, kind="warmup")) == "5 reps, warm-up"


def test_a_log_without_some_sets_loses_each_once() -> None:
    log = [logged(), logged(), logged(reps=3)]
    assert without(log, [logged(), logged(reps=9)]) == [logged(), logged(reps=3)]


@pytest.mark.parametrize("step_kg", [0.0, 0.01])
def test_a_session_without_end_is_merged_in_time(step_kg: float) -> None:
    sets = [logged(load_kg=60 + number * step_kg) for number in range(10_000)]
    log = merge_logs((), sets, "a").log
    assert counts(merge_logs(log, sets, "b")) == (10_000, 0, 10_000, 0)


def test_exercises_that_take_turns_stay_in_turn() -> None:
    turns = [replace(logged(reps=n), exercise="ab"[n % 2]) for n in range(6)]
    log = merge_logs((), turns, "a").log
    assert [one.reps for one in log] == [0, 1, 2, 3, 4, 5]
    assert [one.reps for one in merge_logs(log, turns, "a").log] == [0, 1, 2, 3, 4, 5]
    assert [one.reps for one in without(log, turns[2:3])] == [0, 1, 3, 4, 5]
