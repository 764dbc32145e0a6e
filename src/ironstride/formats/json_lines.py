"""Records one a line, each a JSON object: a bad line costs that line alone."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Final, TypeVar

from ironstride.formats.fields import MAX_PROBLEMS, Field, Report, attempt
from ironstride.formats.json_tree import read_json_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ironstride.errors import Problem

T = TypeVar("T")

# A longer line is no record of ours: a note fills a page at most.
MAX_LINE_BYTES: Final = 1_000_000


def write_lines(records: Iterable[Mapping[str, object]]) -> bytes:
    """Return a line for each record, without the keys that hold None."""
    lines = (_line_of(record) for record in records)
    # Half a character, which only broken input holds, cannot stand in a UTF-8 file.
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def _line_of(record: Mapping[str, object]) -> str:
    said = {key: value for key, value in record.items() if value is not None}
    return json.dumps(said, ensure_ascii=False, allow_nan=False)


def read_lines(
    content: bytes, file: str, read: Callable[[Field], T]
) -> tuple[tuple[T, ...], tuple[Problem, ...]]:
    """Return what `read` makes of each line, and a problem for each line that was left out."""
    report = Report(file)
    found = []
    for number, line in _numbered(content):
        tree = _tree_of(line, f"line {number}", report)
        one = None if tree is None else attempt(Field(tree, f"line {number}", report), read, None)
        if one is not None:
            found.append(one)
    return tuple(found), tuple(report.problems[:MAX_PROBLEMS])


def _numbered(content: bytes) -> Iterator[tuple[int, bytes]]:
    # Only this one sign ends a line: a text may hold any other.
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            yield number, line


def _tree_of(line: bytes, where: str, report: Report) -> object | None:
    if len(line) > MAX_LINE_BYTES:
        report.add(where, "is far too long for a record; it was not read")
        return None
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        report.add(where, "is not UTF-8 text; it was not read")
        return None
    tree, problems = read_json_tree(text, report.file)
    for problem in problems:
        report.add(where, problem.text)
    return tree


def kept_text(field: Field) -> str:
    """Read a text as it is, with every sign that a runner or an app once wrote into it."""
    if not isinstance(field.value, str):
        field.expected('a text in quotes, such as "text"')
    if not field.value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in field.value):
        field.reject("holds half a character; remove it")
    return field.value


def wall_time(field: Field) -> dt.datetime:
    """Read a time on the athlete's own clock: `2026-11-23T17:30:00`."""
    try:
        at = dt.datetime.fromisoformat(field.value if isinstance(field.value, str) else "")
    except ValueError:
        field.expected("a time such as 2026-11-23T17:30:00")
    if at.tzinfo is not None:
        field.reject("names a time zone; write the time on the athlete's own clock, without one")
    return at
