from __future__ import annotations

import datetime as dt
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.log_csv import COLUMNS, read_log, write_log
from ironstride.formats.log_identity import in_order
from ironstride.training.sets import LOGGED_ROLES, SIDES, TECHNIQUES, LoggedSet
from ironstride.training.words import SET_KINDS

HEADING = "performed_at,exercise,set_kind,kind,load_kg,reps,rir,note\n"
TEXT = st.text(
    st.sampled_from(string.ascii_letters + string.digits + " ,;\"'=+-@\n|äß名"), max_size=30
).map(str.strip)
KG = st.none() | st.floats(0, 400, allow_nan=False)
WHOLE = st.none() | st.integers(0, 10)
SETS = st.builds(
    LoggedSet,
    id=st.just(""),
    exercise=TEXT.filter(bool),
    performed_at=st.datetimes(dt.datetime(1980, 1, 1), dt.datetime(2090, 1, 1)).map(
        lambda at: at.replace(microsecond=0)
    ),
    set_kind=st.sampled_from(SET_KINDS),
    kind=st.sampled_from(LOGGED_ROLES),
    load_kg=KG,
    reps=st.none() | st.integers(0, 100),
    rir=st.none() | st.floats(0, 10, allow_nan=False),
    first_rep_effort=WHOLE,
    technique=st.none() | st.sampled_from(TECHNIQUES),
    seconds=st.none() | st.integers(0, 9000),
    distance_m=st.none() | st.floats(0, 9000, allow_nan=False),
    contacts=WHOLE,
    side=st.sampled_from(SIDES),
    pain=WHOLE,
    rest_s=st.none() | st.integers(0, 900),
    session=TEXT,
    note=TEXT,
)


@given(st.lists(SETS, max_size=6))
def test_what_is_written_is_read_back(sets: list[LoggedSet]) -> None:
    log = in_order(sets)
    assert read_log(write_log(log)) == (log, ())


def test_a_note_may_begin_a_line_with_a_date() -> None:
    one = LoggedSet("", "a", dt.datetime(2026, 11, 23), "load_reps", note="x\n2026-11-24, rest, y")
    assert read_log(write_log([one]))[0][0].note == one.note


def test_a_log_may_come_line_by_line() -> None:
    text = f"{HEADING}2026-11-23 17:30,back-squat,,,80,5,2,\n"
    assert read_log(text.splitlines(keepends=True)) == read_log(text)


def test_a_row_says_the_least_and_is_read() -> None:
    (one,), problems = read_log("performed_at,exercise,reps\n2026-11-23,push-up,12\n")
    assert problems == ()
    assert (one.performed_at, one.set_kind, one.kind, one.side, one.reps) == (
        dt.datetime(2026, 11, 23),
        "bodyweight",
        "work",
        "both",
        12,
    )


def test_sets_of_one_session_keep_the_order_of_the_file() -> None:
    rows = "2026-11-23,b,,,9,5,,\n2026-11-23,a,,,8,5,,\n2026-11-22,c,,,7,5,,\n"
    log, _ = read_log(HEADING + rows)
    assert [one.exercise for one in log] == ["c", "b", "a"]


def test_rir_zero_is_no_empty_field() -> None:
    log, _ = read_log(f"{HEADING}2026-11-23,a,,,80,5,0,\n2026-11-23,a,,,80,5,,\n")
    assert [one.rir for one in log] == [0, None]


def test_a_weight_in_pounds_says_so_in_the_heading() -> None:
    (one,), _ = read_log("performed_at,exercise,load_lb,reps\n2026-11-23,back-squat,100,5\n")
    assert one.load_kg == pytest.approx(45.359237)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("soon,a,,,80,5,,", "no date"),
        ("2026-11-23,,,,80,5,,", "exercise is missing"),
        (",a,,,80,5,,", "time is missing"),
        ("2026-11-23,a,,,,,,", "neither reps"),
        ("2026-11-23,a,,,-80,5,,", "below 0"),
        ("2026-11-23,a,,,nan,5,,", "no number"),
        ("2026-11-23,a,,,1e9,5,,", "more than anyone lifts"),
        ("2026-11-23,a,,,9000,5,,", "more than anyone lifts"),
        ("2026-11-23,a,,,80,5.5,,", "whole number"),
        ("2026-11-23,a,,,80,5,-1,", "reps in reserve"),
        ("2026-11-23,a,lift,,80,5,,", "set_kind"),
        ("2026-11-23,a,,superset,80,5,,", "kind"),
        ('2026-11-23,a,,,80,5,,"open', "quotation mark"),
    ],
)
def test_a_wrong_row_costs_that_row_and_says_why(row: str, reason: str) -> None:
    good = "2026-11-24,a,,,80,5,,\n"
    log, problems = read_log(f"{HEADING}{row}\n{good}")
    assert [one.performed_at.day for one in log] == [24]
    assert [problem.where for problem in problems] == ["line 2"]
    assert reason in problems[0].text


def test_formulas_are_written_as_text_and_read_as_they_were() -> None:
    one = LoggedSet("", "=cmd|'x'!A0", dt.datetime(2026, 11, 23), "load_reps", note="-1 rep")
    text = write_log([one])
    assert ",'=cmd|'x'!A0," in text
    assert text.endswith(",'-1 rep\n")
    assert read_log(text)[0][0].note == "-1 rep"


@pytest.mark.parametrize("text", ["Date,Exercise Name\n2026-11-23,a\n", "hello", "a;b\n1;2"])
def test_another_file_is_no_log(text: str) -> None:
    log, (problem,) = read_log(text)
    assert log == ()
    assert "ironstride log import" in problem.text


def test_an_empty_log_holds_nothing() -> None:
    assert read_log("\n") == ((), ())
    assert read_log(",".join(COLUMNS)) == ((), ())
