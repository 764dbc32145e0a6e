from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.set_record import encode_logged_set, read_logged_set
from ironstride.training.sets import LOGGED_ROLES, SIDES, TECHNIQUES, LoggedSet, PlannedSet
from ironstride.training.words import SET_KINDS

TARGET = PlannedSet(
    kind="work", set_kind="load_reps", reps=(8, 10), load_kg=(70.0, 72.5), rir=(2, 3), rest_s=90
)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


SETS = st.builds(
    LoggedSet,
    id=st.uuids().map(str),
    exercise=st.sampled_from(["back-squat", "Grandmother's lift"]),
    performed_at=st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1)),
    set_kind=st.sampled_from(SET_KINDS),
    kind=st.sampled_from(LOGGED_ROLES),
    load_kg=maybe(st.floats(0, 700)),
    reps=maybe(st.integers(0, 1000)),
    rir=maybe(st.sampled_from([0, 0.5, 5.5, 8, 10])),
    first_rep_effort=maybe(st.integers(0, 10)),
    technique=maybe(st.sampled_from(TECHNIQUES)),
    seconds=maybe(st.integers(0, 86_400)),
    distance_m=maybe(st.floats(0, 500_000)),
    contacts=maybe(st.integers(0, 1000)),
    side=st.sampled_from(SIDES),
    pain=maybe(st.integers(0, 10)),
    rest_s=maybe(st.integers(0, 86_400)),
    session=st.sampled_from(["", "2026-11-24-lift-1"]),
    note=st.sampled_from(["", "felt quick; 2nd rep slow"]),
    target=maybe(st.just(TARGET)),
)


def read(tree: object) -> tuple[LoggedSet | None, list[str]]:
    report = Report("phone")
    one = attempt(Field(tree, "", report), read_logged_set, None)
    return one, [str(problem) for problem in report.problems]


@given(SETS)
def test_a_set_comes_back_as_it_was(one: LoggedSet) -> None:
    assert read(json.loads(json.dumps(encode_logged_set(one)))) == (one, [])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("performed_at", "yesterday"),
        ("reps", -1),
        ("rir", "many"),
        ("kind", "rest"),
        ("technique", "fine"),
        ("target", {"reps": [1, 2]}),
    ],
)
def test_a_set_with_a_wrong_part_is_no_set(key: str, value: object) -> None:
    good = encode_logged_set(
        LoggedSet("1", "back-squat", dt.datetime(2026, 11, 24, 18), "load_reps", reps=5)
    )
    one, problems = read(good | {key: value})
    assert one is None
    assert any(key in problem for problem in problems)


@pytest.mark.parametrize("tree", [None, [], "set", {}, {"id": "1"}])
def test_what_is_no_record_is_refused(tree: object) -> None:
    one, problems = read(tree)
    assert one is None
    assert problems
