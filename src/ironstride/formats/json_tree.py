"""From JSON text to a plain tree; deep nesting, repeated keys and odd numbers are problems."""

from __future__ import annotations

import json
from typing import NoReturn

from ironstride.errors import Problem


class _OddNumberError(ValueError):
    """A number that JSON does not have."""


def read_json_tree(text: str, file: str) -> tuple[object | None, tuple[Problem, ...]]:
    """Return the tree of a JSON text; without one, the problem that stopped it."""
    repeated: list[str] = []

    def to_mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
        mapping = dict(pairs)
        if len(mapping) != len(pairs):
            repeated.append(_first_repeated(pairs))
        return mapping

    try:
        tree = json.loads(text, object_pairs_hook=to_mapping, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        advice = "the file is cut off or was changed by hand; write it again"
        where = f"line {error.lineno}, column {error.colno}"
        return None, (Problem(file, where, f"is not valid JSON: {error.msg}; {advice}"),)
    except RecursionError:
        return None, (Problem(file, "file", "is nested too deep; it is no plan, write it again"),)
    except ValueError as error:
        return None, (Problem(file, "file", f"has a number out of range; correct it ({error})"),)
    problems = (
        Problem(file, "file", f"has the key {key!r:.60} twice in one group; remove one of them")
        for key in repeated[:1]
    )
    return tree, tuple(problems)


def _refuse(constant: str) -> NoReturn:
    raise _OddNumberError(constant)


def _first_repeated(pairs: list[tuple[str, object]]) -> str:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            return key
        seen.add(key)
    return ""
