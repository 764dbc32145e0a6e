"""Trees as JSON and YAML know them: mappings, lists, text, numbers, booleans and None."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# Deeper than any value of ours; keeps hostile nesting away from code that follows it down.
MAX_LEVELS: Final = 20
# Beyond any quantity of ours; keeps infinities and endless digits out.
MAX_NUMBER: Final = 1e12


def plain_number(value: float) -> float:
    """Return a whole float as an integer, so that 80.0 is written as 80 and 82.5 as 82.5."""
    return int(value) if float(value).is_integer() else value


def plain_tree(value: object) -> object:
    """Return a tree of Python values as JSON writes them: tuples as lists, 80.0 as 80."""
    if isinstance(value, Mapping):
        return {str(key): plain_tree(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain_tree(part) for part in value]
    return plain_number(value) if isinstance(value, float) else value


def is_plain(value: object, levels: int = MAX_LEVELS) -> bool:
    """Whether `value` is a tree of JSON values, numbers within `MAX_NUMBER`, not too deep."""
    if levels == 0:
        return False
    if isinstance(value, dict):
        return all(is_plain(part, levels - 1) for part in value.values())
    if isinstance(value, list):
        return all(is_plain(part, levels - 1) for part in value)
    if isinstance(value, int | float):
        return -MAX_NUMBER <= value <= MAX_NUMBER
    return value is None or isinstance(value, str)
