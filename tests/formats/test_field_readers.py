"""Single values: what is read, what is refused, and what the refusal says."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.field_readers import (
    MAX_TEXT,
    boolean,
    clock,
    date,
    dates,
    duration_s,
    exercise_id,
    number,
    pair_of,
    text,
    whole,
    whole_range,
    word,
)
from ironstride.formats.fields import Field, RejectedFieldError, Report

Reader = "Callable[[Field], object]"


def field(value: object) -> Field:
    return Field(value, "it", Report("a.yaml"))


READ: list[tuple[Any, object, object]] = [
    (number(0, 100), 72, 72.0),
    (number(0, 100), 0, 0.0),
    (whole(0, 9), 9.0, 9),
    (text, " Zoë\n", " Zoë\n"),
    (boolean, True, True),
    (boolean, "no", False),
    (boolean, "Yes", True),
    (word(("trap-bar", "low_back"), "a word"), "Trap bar", "trap-bar"),
    (word(("trap-bar", "low_back"), "a word"), "low-back", "low_back"),
    (date, "2026-02-28", dt.date(2026, 2, 28)),
    (date, "2026-2-8", dt.date(2026, 2, 8)),
    (clock, "06:30", dt.time(6, 30)),
    (clock, "6:30", dt.time(6, 30)),
    (clock, "23:59:00", dt.time(23, 59)),
    (duration_s, "19:58", 1198.0),
    (duration_s, "3:25:40", 12340.0),
    (duration_s, "75:00", 4500.0),
    (duration_s, "9:58.5", 598.5),
    (whole_range(1, 9), 5, (5, 5)),
    (whole_range(1, 9), [5, 8], (5, 8)),
    (pair_of(number(0, 9)), [0.5, 0.5], (0.5, 0.5)),
    (exercise_id, "Back squat", "back-squat"),
]


@pytest.mark.parametrize(("read", "value", "expected"), READ)
def test_a_value_is_read(read: Any, value: object, expected: object) -> None:
    found = read(field(value))
    assert found == expected
    assert type(found) is type(expected)


REFUSED: list[tuple[Any, object, str]] = [
    (number(), True, "write a number"),
    (number(), "72,5", "72.5 (with a point)"),
    (number(), float("nan"), "it must be"),
    (number(), float("inf"), "it must be"),
    (number(), 10**400, "it must be"),
    (number(0, 9), 9.1, "it must be 0 to 9"),
    (whole(0, 9), 2.5, "write a whole number"),
    (text, " \n", "is blank"),
    (text, "a\x1b[2J", "cannot be printed"),
    (text, "a\ud800", "cannot be printed"),
    (text, "a" * (MAX_TEXT + 1), "shorten it"),
    (text, 3, "in quotes"),
    (boolean, 1, "true or false"),
    (word(("squat", "hinge"), "a pattern"), "squatt", "did you mean `squat`?"),
    (word(("squat", "hinge"), "a pattern"), 3, "one of squat, hinge"),
    (date, "05.12.2026", "2026-12-05"),
    (date, 20261205, "2026-12-05"),
    (date, "20261205", "2026-12-05"),
    (date, "2026-W49-6", "2026-12-05"),
    (date, "2026-02-30", "not in the calendar"),
    (date, "0999-02-03", "1900 to 2199"),
    (date, "\N{ARABIC-INDIC DIGIT TWO}026-12-05", "2026-12-05"),
    (dates, "2027-01-03/2026-12-21", "2026-12-21/2027-01-03"),
    (dates, "1900-01-01/2199-12-31", "at most"),
    (dates, "2026-12-21/", "2026-12-05"),
    (clock, "24:00", "00:00 to 23:59"),
    (clock, "6pm", '"06:30"'),
    (clock, 750, '"06:30"'),
    (duration_s, "19:60", "mm:ss"),
    (duration_s, "1:75:00", "less than 60"),
    (duration_s, "0:00", "no time at all"),
    (duration_s, 1198, "mm:ss"),
    (whole_range(1, 9), [8, 5], "lower number first"),
    (whole_range(1, 9), [8], "such as [8, 10]"),
    (whole_range(1, 9), [0, 5], "1 to 9"),
    (exercise_id, "back/squat", "back-squat"),
    (exercise_id, "--", "back-squat"),
]


@pytest.mark.parametrize(("read", "value", "advice"), REFUSED)
def test_a_refusal_says_what_to_do(read: Any, value: object, advice: str) -> None:
    with pytest.raises(RejectedFieldError, match="it") as refusal:
        read(field(value))
    assert advice in (refusal.value.text or "")
    assert (refusal.value.text or "").isprintable()


@given(st.dates(dt.date(1900, 1, 1), dt.date(2190, 1, 1)), st.integers(0, 1000))
def test_an_interval_holds_both_its_ends(first: dt.date, days: int) -> None:
    last = first + dt.timedelta(days=days)
    found = dates(field(f"{first}/{last}"))
    assert len(found) == days + 1
    assert {first, last} <= found
