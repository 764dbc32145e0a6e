"""The shapes a policy value may have, and the bounds it keeps."""

from __future__ import annotations

import reprlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from ironstride.errors import InvalidValueError, require

PolicyMember: TypeAlias = float | str | tuple[float, ...] | tuple[str, ...]
PolicyValue: TypeAlias = PolicyMember | Mapping[str, PolicyMember]
Shape = Literal["number", "text", "numbers", "words", "table", "texts", "ranges", "word_lists"]

_TABLE_OF: Final[dict[Shape, Shape]] = {
    "number": "table",
    "text": "texts",
    "numbers": "ranges",
    "words": "word_lists",
}
_PAIR: Final = 2
_HUGE: Final = 1e12


def shown(value: object) -> str:
    """Return a short picture of `value` for a message, however large it is."""
    return reprlib.repr(value)


def is_number(value: object) -> bool:
    """Whether `value` is a finite number of a sane size; `True` is not 1."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return -_HUGE < value < _HUGE


def is_ordered_pair(value: PolicyMember) -> bool:
    """Whether `value` is two numbers, low to high."""
    if not isinstance(value, tuple) or len(value) != _PAIR:
        return False
    low, high = value
    return not isinstance(low, str) and not isinstance(high, str) and low <= high


def frozen_value(raw: object) -> tuple[PolicyValue, Shape]:
    """Return `raw` as an unchangeable policy value with its shape.

    Raises InvalidValueError for what is no number, text, list of one kind or flat table of one.
    """
    if not isinstance(raw, Mapping):
        return _frozen_member(raw)
    require(bool(raw), "the table is empty")
    members = {str(name): _frozen_member(member) for name, member in raw.items()}
    shapes = {shape for _, shape in members.values()}
    require(len(shapes) == 1, "the members of the table differ in kind")
    values = {name: value for name, (value, _) in members.items()}
    return MappingProxyType(values), _TABLE_OF[shapes.pop()]


def _frozen_member(raw: object) -> tuple[PolicyMember, Shape]:
    if isinstance(raw, str) and raw.strip():
        return raw, "text"
    if is_number(raw):
        return raw, "number"  # type: ignore[return-value] # is_number has looked
    if isinstance(raw, list | tuple) and raw:
        if all(is_number(part) for part in raw):
            return tuple(raw), "numbers"
        if all(isinstance(part, str) and part.strip() for part in raw):
            return tuple(raw), "words"
    message = f"{shown(raw)} is no finite number, text, or list of only one of them"
    raise InvalidValueError(message)


def require_bounds(value: PolicyValue, lowest: float | None, highest: float | None) -> None:
    """Raise InvalidValueError unless every number in `value` is within the bounds, inclusive."""
    if isinstance(value, Mapping):
        for member in value.values():
            require_bounds(member, lowest, highest)
    elif isinstance(value, tuple):
        for part in value:
            require_bounds(part, lowest, highest)
    elif not isinstance(value, str):
        require(lowest is None or value >= lowest, f"{value:g} is below the least, {lowest}")
        require(highest is None or value <= highest, f"{value:g} is above the most, {highest}")


def require_choices(value: PolicyValue, choices: tuple[str, ...]) -> None:
    """Raise InvalidValueError unless every text in `value` is one of `choices` (none: any)."""
    if not choices:
        return
    if isinstance(value, Mapping):
        for member in value.values():
            require_choices(member, choices)
    elif isinstance(value, tuple):
        for part in value:
            require_choices(part, choices)
    elif isinstance(value, str):
        require(value in choices, f"{shown(value)} is not one of: {', '.join(choices)}")
