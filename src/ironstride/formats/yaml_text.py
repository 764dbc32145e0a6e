"""From a plain tree to YAML that a person can edit."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from ironstride.formats.yaml_tree import resolve_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PLAIN: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 _./+-]*[A-Za-z0-9_./+-])?")
# Words that other YAML readers take for booleans.
_YAML_1_1_WORDS: Final = frozenset({"y", "n", "yes", "no", "on", "off"})
_LINE_LENGTH: Final = 90


def write_yaml(tree: Mapping[str, object]) -> str:
    """Return a mapping as YAML: short groups in one line, the rest a key or an entry a line."""
    return "".join(f"{line}\n" for line in _mapping_lines(tree))


def _mapping_lines(tree: Mapping[str, object]) -> Iterator[str]:
    for key, value in tree.items():
        yield from _under(f"{_key(key)}:", value)


def _under(head: str, value: object) -> Iterator[str]:
    """Yield `head` with its value beside it if it is short, else below it."""
    flow = f"{head} {_flow(value)}"
    is_group = bool(value) and isinstance(value, dict | list)
    if not is_group or (len(flow) <= _LINE_LENGTH and not _holds_groups(value)):
        yield flow
        return
    yield head
    lines = _mapping_lines(value) if isinstance(value, dict) else _list_lines(value)
    yield from (f"  {line}" for line in lines)


def _list_lines(values: object) -> Iterator[str]:
    if not isinstance(values, list):
        return
    for value in values:
        flow = f"- {_flow(value)}"
        if len(flow) <= _LINE_LENGTH or not isinstance(value, dict):
            yield flow
            continue
        mark = "- "
        for line in _mapping_lines(value):
            yield mark + line
            mark = "  "


def _holds_groups(value: object) -> bool:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(isinstance(part, dict | list) for part in parts)


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(part) for part in value) + "]"
    return _scalar(value)


def _key(key: str) -> str:
    return key if key == "on" else _text(key)


def _scalar(value: object) -> str:
    return _text(value) if isinstance(value, str) else json.dumps(value, allow_nan=False)


def _text(value: str) -> str:
    """Return text plain where no YAML reader takes it for something else, else in quotes."""
    is_plain = _PLAIN.fullmatch(value) is not None and resolve_scalar(value) == value
    if is_plain and value.lower() not in _YAML_1_1_WORDS:
        return value
    return f'"{"".join(_quoted(character) for character in value)}"'


def _quoted(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - 4 digits
