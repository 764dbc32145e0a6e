from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.feed_memory import (
    FeedMemory,
    PublishedEvent,
    read_feed_memory,
    write_feed_memory,
)

AT = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
EVENTS = st.builds(
    PublishedEvent,
    st.integers(0, 1000),
    st.just("a" * 64),
    st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2090, 1, 1), timezones=st.just(dt.UTC)),
    st.dates(dt.date(2020, 1, 1), dt.date(2090, 1, 1)),
    st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.integers(1, 300),
    TEXT,
    st.booleans(),
)
WHOLE = {"x": PublishedEvent(2, "d", AT, dt.date(2026, 11, 24), dt.time(18), 40, "Squat")}


@given(st.dictionaries(TEXT, EVENTS, max_size=4))
def test_what_is_written_is_read_back(memory: FeedMemory) -> None:
    assert read_feed_memory(write_feed_memory(memory), "m") == (memory, ())


@pytest.mark.parametrize(
    "change",
    [
        {"sequence": -1},
        {"sequence": None},
        {"changed_at": "2026-11-23T09:00:00"},
        {"changed_at": "soon"},
        {"on": "2026-13-01"},
        {"digest": ""},
        {"cancelled": "maybe"},
    ],
)
def test_an_event_that_cannot_be_read_is_forgotten_alone(change: dict[str, Any]) -> None:
    tree = json.loads(write_feed_memory(WHOLE))
    tree["y"] = tree["x"] | change
    found, problems = read_feed_memory(json.dumps(tree), "m")
    assert found == WHOLE
    assert [problem.where for problem in problems] == [f"y.{next(iter(change))}"]


@pytest.mark.parametrize("source", [b"", b"\xff", b"[]", b"{", b"7"])
def test_what_is_no_memory_is_an_empty_one_and_said(source: bytes) -> None:
    found, problems = read_feed_memory(source, "m")
    assert found == {}
    assert problems
