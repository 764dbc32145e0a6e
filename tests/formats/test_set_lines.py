from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.set_lines import read_set_lines, write_set_lines
from ironstride.training.sets import LoggedSet, PlannedSet

AT = dt.datetime(2026, 11, 23, 17, 30, 5, 250_000)
TARGET = PlannedSet("work", "load_reps", reps=(8, 10), load_kg=(57.5, 60), rir=(2, 3), rest_s=120)
SET = LoggedSet("a-1", "back-squat", AT, "load_reps", load_kg=60, reps=8, rir=0, target=TARGET)


@given(st.lists(st.from_type(LoggedSet), max_size=5))
def test_what_is_written_is_read_back(sets: list[LoggedSet]) -> None:
    content = write_set_lines(sets)
    assert read_set_lines(content, "sets.jsonl") == (tuple(sets), ())
    assert content.count(b"\n") == len(sets)


def test_a_set_is_one_line_and_says_only_what_was_said() -> None:
    line = json.loads(write_set_lines([SET]))
    assert "technique" not in line
    assert "note" not in line
    assert line["rir"] == 0
    assert line["performed_at"] == "2026-11-23T17:30:05.250000"
    assert line["target"]["reps"] == [8, 10]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": None}, "is empty"),
        ({"performed_at": "soon"}, "2026-11-23T17:30:00"),
        ({"performed_at": "2026-11-23T17:30:00+01:00"}, "time zone"),
        ({"reps": "8"}, "a number"),
        ({"reps": 8.5}, "whole number"),
        ({"reps": True}, "a number"),
        ({"load_kg": -1}, "it must be 0"),
        ({"pain": 11}, "pain is 0 to 10"),
        ({"set_kind": "lifting"}, "a kind of set"),
        ({"note": 7}, "a text"),
        ({"note": "\ud800"}, "half a character"),
        ({"target": {"kind": "work"}}, "is missing"),
        ({"target": 3}, "a group of keys"),
    ],
)
def test_a_wrong_set_costs_that_set_and_says_why(change: dict[str, Any], reason: str) -> None:
    good = write_set_lines([SET])
    wrong = json.dumps(json.loads(good) | change).encode()
    found, problems = read_set_lines(wrong + b"\n" + good, "sets.jsonl")
    assert found == (SET,)
    assert {problem.where.partition(".")[0] for problem in problems} == {"line 1"}
    assert any(reason in problem.text for problem in problems), problems


def test_a_key_of_a_later_version_is_named_and_the_set_kept() -> None:
    later = json.dumps(json.loads(write_set_lines([SET])) | {"velocity": 0.4}).encode()
    found, (problem,) = read_set_lines(later, "sets.jsonl")
    assert found == (SET,)
    assert "velocity" in problem.where
