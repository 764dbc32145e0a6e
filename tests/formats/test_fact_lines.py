from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.fact_lines import Fact, read_facts, write_facts

LINE = {
    "kind": "void",
    "id": "a",
    "performed_at": "2026-11-23T17:30:00",
    "received_at": "2026-11-23T18:30:00+01:00",
    "replaces": "b",
}


@given(st.lists(st.from_type(Fact), max_size=4))
def test_what_is_written_is_read_back(facts: list[Fact]) -> None:
    assert read_facts(write_facts(facts), "facts.jsonl") == (tuple(facts), ())


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "wish"},
        {"id": None},
        {"performed_at": "2026-11-23T17:30:00+01:00"},
        {"received_at": "2026-11-23T17:30:00"},
        {"received_at": "0001-01-01T00:00:00+14:00"},
    ],
)
def test_a_fact_that_cannot_be_read_costs_that_fact_alone(change: dict[str, Any]) -> None:
    content = "\n".join(json.dumps(one) for one in (LINE | change, LINE)).encode()
    found, problems = read_facts(content, "facts.jsonl")
    assert [one.replaces for one in found] == ["b"]
    assert problems
