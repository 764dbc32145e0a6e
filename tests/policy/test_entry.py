"""One entry of a policy file: every field is looked at."""

from __future__ import annotations

from typing import Any

import pytest

from ironstride.errors import InvalidValueError
from ironstride.policy.entry import label_of, parse_entry

RECORD: dict[str, Any] = {
    "value": 48,
    "unit": "h",
    "grade": "B",
    "tag": "V",
    "source": "doma2013",
    "rule": "heavy_legs_not_before_key_run",
    "doctrine": "D9",
    "text": "hours before a key run",
    "min": 0,
    "max": 120,
}


def test_an_entry_keeps_what_is_written() -> None:
    entry = parse_entry("clearance.key", RECORD)
    assert (entry.key, entry.value, entry.unit) == ("clearance.key", 48, "h")
    assert (entry.min, entry.max, entry.choices, entry.fixed) == (0, 120, (), False)
    assert entry.citation == "doma2013"


@pytest.mark.parametrize("field", ["value", "unit", "grade", "tag", "source", "rule", "doctrine"])
def test_a_missing_field_is_named(field: str) -> None:
    record = {name: value for name, value in RECORD.items() if name != field}
    with pytest.raises(InvalidValueError, match=f"lacks {field}"):
        parse_entry("a.b", record)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"unit": " "}, "unit is ' '"),
        ({"text": 3}, "text is 3"),
        ({"grade": "D"}, "grade is 'D'"),
        ({"tag": "U"}, "tag is 'U'"),
        ({"doctrine": "D14"}, "doctrine is 'D14'"),
        ({"source": "a book"}, "bibliography key"),
        ({"rule": "Heavy legs"}, "lower_case_name"),
        ({"label": "proven"}, "label is 'proven'"),
        ({"value": 121}, "above the most"),
        ({"value": -1}, "below the least"),
        ({"value": True}, "no finite number"),
        ({"min": 200}, "min is above max"),
        ({"max": "many"}, "max is 'many'"),
        ({"value": "x", "choices": ["a"]}, "not one of: a"),
        ({"choices": "abc"}, "write a list of texts"),
        ({"maximum": 3}, "unknown fields maximum"),
    ],
)
def test_a_wrong_field_is_named(change: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidValueError, match=message):
        parse_entry("a.b", {**RECORD, **change})


@pytest.mark.parametrize(
    ("grade", "tag", "label"),
    [
        ("A", "V", "supported"),
        ("A", "V2", "supported"),
        ("B", "V", "small effect"),
        ("B", "V2", "small effect"),
        ("C", "V", "convention"),
        ("A", "U-h", "convention"),
        ("B", "U-l", "convention"),
        ("A", "ENG", "convention"),
    ],
)
def test_the_label_follows_the_evidence(grade: Any, tag: Any, label: str) -> None:
    assert label_of(grade, tag) == label
    assert parse_entry("a.b", {**RECORD, "grade": grade, "tag": tag}).label == label


def test_a_given_label_wins() -> None:
    assert parse_entry("a.b", {**RECORD, "label": "contested"}).label == "contested"


@pytest.mark.parametrize(
    "change", [{"tag": "U-h"}, {"tag": "U-m"}, {"tag": "ENG"}, {"source": "ENG"}]
)
def test_what_nobody_read_is_never_cited(change: dict[str, object]) -> None:
    assert parse_entry("a.b", {**RECORD, **change}).citation is None
