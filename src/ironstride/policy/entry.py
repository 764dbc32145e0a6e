"""One number of the policy with everything that is known about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from ironstride.errors import InvalidValueError, require, require_member
from ironstride.policy.shapes import (
    PolicyValue,
    Shape,
    frozen_value,
    is_number,
    require_bounds,
    require_choices,
    shown,
)
from ironstride.training.words import EVIDENCE_LABELS, EvidenceLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

Grade = Literal["A", "B", "C"]
Tag = Literal["V", "V2", "U-h", "U-m", "U-l", "ENG"]

GRADES: Final[tuple[Grade, ...]] = get_args(Grade)
TAGS: Final[tuple[Tag, ...]] = get_args(Tag)
# What was read in the paper itself, or in another paper that quotes it.
READ_TAGS: Final[frozenset[Tag]] = frozenset({"V", "V2"})
DOCTRINE_IDS: Final = (*("D1", "D2", "D3", "D3s"), *(f"D{number}" for number in range(4, 14)))
# Health comes before the doctrine: its numbers serve no line of it.
SAFETY: Final = "safety"
_SERVED: Final = frozenset({*DOCTRINE_IDS, SAFETY})
OWN_SOURCES: Final = frozenset({"ENG", "doctrine"})
_BIB_KEY: Final = re.compile(r"[a-z]+(?:-[a-z]+)*[0-9]{4}[a-z]?")
_RULE_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_REQUIRED: Final = ("value", "unit", "grade", "tag", "source", "rule", "doctrine", "text")
_OPTIONAL: Final = ("min", "max", "label", "choices", "fixed", "series")
_FIELDS: Final = frozenset({*_REQUIRED, *_OPTIONAL})
_FIELD_NAMES: Final = ", ".join((*_REQUIRED, *_OPTIONAL))


@dataclass(frozen=True, slots=True)
class PolicyEntry:
    """A policy value with its unit, evidence, bounds and the rule that uses it.

    `min` and `max` hold for every number in the value. A `fixed` entry cannot be overridden;
    the pairs of a `series` are two of a row, not a range; an `overridden` one holds a coach's or
    runner's own number, which no source supports.
    """

    key: str
    value: PolicyValue
    shape: Shape
    unit: str
    grade: Grade
    tag: Tag
    source: str
    rule: str
    doctrine: str
    text: str
    label: EvidenceLabel
    min: float | None = None
    max: float | None = None
    choices: tuple[str, ...] = ()
    fixed: bool = False
    series: bool = False
    overridden: bool = False

    @property
    def citation(self) -> str | None:
        """The bibliography key to show, or None: unread sources are never cited."""
        if self.overridden or self.source in OWN_SOURCES or self.tag not in READ_TAGS:
            return None
        return self.source


def label_of(grade: Grade, tag: Tag) -> EvidenceLabel:
    """Return how far a claim with this evidence holds, where nothing else is said."""
    if tag not in READ_TAGS or grade == "C":
        return "convention"
    return "supported" if grade == "A" else "small effect"


def parse_entry(key: str, record: Mapping[str, object]) -> PolicyEntry:
    """Return the entry that `record`, a table of a policy file, describes.

    Raises InvalidValueError whose message names the field that is wrong.
    """
    _require_fields(record)
    value, shape = frozen_value(record["value"])
    grade = cast("Grade", _word(record, "grade", GRADES))
    tag = cast("Tag", _word(record, "tag", TAGS))
    given_label = _word(record, "label", EVIDENCE_LABELS) if "label" in record else None
    entry = PolicyEntry(
        key=key,
        value=value,
        shape=shape,
        unit=_text(record, "unit"),
        grade=grade,
        tag=tag,
        source=_text(record, "source"),
        rule=_text(record, "rule"),
        doctrine=_word(record, "doctrine", _SERVED),
        text=_text(record, "text"),
        label=cast("EvidenceLabel", given_label) if given_label else label_of(grade, tag),
        min=_bound(record, "min"),
        max=_bound(record, "max"),
        choices=_choices(record),
        fixed=record.get("fixed", False) is True,
        series=record.get("series", False) is True,
    )
    _require_sound(entry)
    return entry


def _require_fields(record: Mapping[str, object]) -> None:
    missing = [field for field in _REQUIRED if field not in record]
    require(not missing, f"lacks {', '.join(missing)}; add it")
    unknown = ", ".join(sorted(record.keys() - _FIELDS))
    require(not unknown, f"has unknown fields {unknown}; the fields are {_FIELD_NAMES}")


def _require_sound(entry: PolicyEntry) -> None:
    own_or_key = entry.source in OWN_SOURCES or _BIB_KEY.fullmatch(entry.source) is not None
    require(own_or_key, f"source {entry.source} is no ENG, doctrine or bibliography key")
    is_name = _RULE_NAME.fullmatch(entry.rule) is not None
    require(is_name, f"rule {entry.rule} is no lower_case_name")
    bounds_ordered = entry.min is None or entry.max is None or entry.min <= entry.max
    require(bounds_ordered, "min is above max; swap them")
    require_bounds(entry.value, entry.min, entry.max)
    require_choices(entry.value, entry.choices)


def _text(record: Mapping[str, object], field: str) -> str:
    text = record[field]
    if not isinstance(text, str) or not text.strip():
        message = f"{field} is {shown(text)}; write a text"
        raise InvalidValueError(message)
    return text


def _word(
    record: Mapping[str, object], field: str, allowed: tuple[str, ...] | frozenset[str]
) -> str:
    word = _text(record, field)
    require_member(word, allowed, field)
    return word


def _bound(record: Mapping[str, object], field: str) -> float | None:
    bound = record.get(field)
    if bound is not None and not is_number(bound):
        message = f"{field} is {shown(bound)}; write a number"
        raise InvalidValueError(message)
    return cast("float | None", bound)


def _choices(record: Mapping[str, object]) -> tuple[str, ...]:
    choices = record.get("choices", ())
    if not isinstance(choices, list | tuple) or not all(isinstance(word, str) for word in choices):
        message = f"choices is {shown(choices)}; write a list of texts"
        raise InvalidValueError(message)
    return tuple(choices)
