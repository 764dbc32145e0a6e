"""From YAML text to a plain tree and the line of each of its values.

Values follow the YAML 1.2 core words: `on`, `no`, `12:30` and dates stay text, because a field
knows better than a parser what it holds. The tree is built from the parser's events, so nesting
and aliases are bounded before anything grows; no tag is ever obeyed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ironstride.errors import Problem
from ironstride.formats.fields import MAX_PROBLEMS, join_path

if TYPE_CHECKING:
    from yaml.events import AliasEvent, CollectionStartEvent, Event, ScalarEvent

MAX_DEPTH: Final = 30
MAX_VALUES: Final = 200_000
_INT: Final = re.compile(r"[-+]?\d{1,15}", re.ASCII)
_FLOAT: Final = re.compile(r"[-+]?(\.\d+|\d{1,15}(\.\d*)?)([eE][-+]?\d{1,3})?", re.ASCII)
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS: Final = {
    spelling: value
    for value, word in ((True, "true"), (False, "false"))
    for spelling in (word, word.title(), word.upper())
}


@dataclass(frozen=True, slots=True)
class Tree:
    """Mappings, lists, text, numbers, booleans and None, with the line of each path."""

    value: object
    lines: dict[str, int]


class _UnreadableTreeError(Exception):
    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line = line
        self.text = text


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been met yet."""

    value: list[object] | dict[str, object]
    path: str
    values_before: int
    anchor: str | None
    key: str | None = None
    key_line: int = 0


def read_yaml_tree(text: str, file: str) -> tuple[Tree | None, tuple[Problem, ...]]:
    """Return the tree of a YAML text, or the reason why there is none.

    Duplicate keys, tags and a second document are problems beside the tree.
    """
    import yaml

    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            builder.take(event)
    except _UnreadableTreeError as error:
        return None, (*builder.problems, Problem(file, f"line {error.line}", error.text))
    except yaml.YAMLError as error:
        return None, (*builder.problems, _syntax_problem(error, text, file))
    return Tree(builder.root, builder.lines), tuple(builder.problems)


def resolve_scalar(text: str) -> object:
    """Return the value of an unquoted YAML scalar: None, a boolean, a number or its text."""
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def _line_of(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _syntax_problem(error: Exception, text: str, file: str) -> Problem:
    mark: Any = getattr(error, "problem_mark", None)
    if mark is None:
        return Problem(file, "file", f"is not YAML text ({error}); save it again as plain text")
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    advice = "check the colons, quotes, brackets and the spaces at the start of this line"
    if "\t" in line[: mark.column + 1]:
        advice = "indent with spaces, not with tabs"
    reason = getattr(error, "problem", None) or "it cannot be read"
    return Problem(file, f"line {mark.line + 1}", f"is not valid YAML: {reason}; {advice}")


class _Builder:
    """Builds the tree from the events of the parser, without recursion."""

    def __init__(self, file: str) -> None:
        self.root: object = None
        self.lines: dict[str, int] = {}
        self.problems: list[Problem] = []
        self._file = file
        self._open: list[_Open] = []
        self._values = 0
        self._documents = 0
        self._anchored: dict[str, tuple[object, int]] = {}

    def take(self, event: Event) -> None:
        """Add what one event says; raise when the tree would grow out of bounds."""
        name = type(event).__name__
        if name == "DocumentStartEvent":
            self._start_document(event)
        elif self._documents <= 1:
            step = getattr(self, _STEPS.get(name, "_skip"))
            step(event)

    def _skip(self, event: Event) -> None:
        """Stream and document ends say nothing about the tree."""

    def _start_document(self, event: Event) -> None:
        self._documents += 1
        if self._documents == 2:  # noqa: PLR2004 - the second document
            self._note(event, "a second document starts here and is not read; remove the `---`")

    def _scalar(self, event: ScalarEvent) -> None:
        if self._expects_key():
            self._take_key(event)
            return
        self._note_tag(event)
        value = resolve_scalar(event.value) if event.implicit[0] else event.value
        self._count(event, 1)
        self._remember(event.anchor, value, 1)
        self._place(value, event)

    def _start_sequence(self, event: CollectionStartEvent) -> None:
        self._start([], event)

    def _start_mapping(self, event: CollectionStartEvent) -> None:
        self._start({}, event)

    def _start(self, value: list[object] | dict[str, object], event: CollectionStartEvent) -> None:
        line = _line_of(event)
        if self._expects_key():
            raise _UnreadableTreeError(line, "a key is a list or a group; write a word before `:`")
        if len(self._open) >= MAX_DEPTH:
            text = f"is nested deeper than {MAX_DEPTH} levels; check the brackets and indents"
            raise _UnreadableTreeError(line, text)
        self._note_tag(event)
        if event.anchor:
            self._anchored.pop(event.anchor, None)
        before = self._values
        self._count(event, 1)
        path = self._place(value, event)
        self._open.append(_Open(value, path, before, event.anchor))

    def _end(self, _event: Event) -> None:
        closed = self._open.pop()
        self._remember(closed.anchor, closed.value, self._values - closed.values_before)

    def _alias(self, event: AliasEvent) -> None:
        line = _line_of(event)
        if event.anchor not in self._anchored or self._expects_key():
            text = f"`*{event.anchor}` stands for nothing above it, or for itself; write it out"
            raise _UnreadableTreeError(line, text)
        value, size = self._anchored[event.anchor]
        self._count(event, size)
        self._place(value, event)

    def _remember(self, anchor: str | None, value: object, size: int) -> None:
        if anchor:
            self._anchored[anchor] = (value, size)

    def _count(self, event: Event, size: int) -> None:
        self._values += size
        if self._values > MAX_VALUES:
            text = (
                f"the file grows to more than {MAX_VALUES} values; check that it is the right one"
            )
            raise _UnreadableTreeError(_line_of(event), text)

    def _expects_key(self) -> bool:
        return bool(
            self._open and isinstance(self._open[-1].value, dict) and self._open[-1].key is None
        )

    def _take_key(self, event: ScalarEvent) -> None:
        parent = self._open[-1]
        parent.key = event.value
        parent.key_line = _line_of(event)
        self._count(event, 1)

    def _place(self, value: object, event: Event) -> str:
        """Put `value` where the parser stands and return its path."""
        line = _line_of(event)
        if not self._open:
            self.root = value
            return ""
        parent = self._open[-1]
        if isinstance(parent.value, list):
            path = join_path(parent.path, len(parent.value))
            parent.value.append(value)
        else:
            key, line = parent.key or "", parent.key_line
            path = join_path(parent.path, key)
            parent.key = None
            self._put(parent.value, key, value, path)
        self.lines.setdefault(path, line)
        return path

    def _put(self, mapping: dict[str, object], key: str, value: object, path: str) -> None:
        if key not in mapping:
            mapping[key] = value
            return
        text = f"is written twice; the one on line {self.lines.get(path, 1)} is used, remove one"
        self._add_problem(f"line {self._open[-1].key_line}: {path}", text)

    def _note_tag(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.tag is not None:
            self._note(event, f"has a YAML tag ({event.tag!r:.60}), which is ignored; remove it")

    def _note(self, event: Event, text: str) -> None:
        self._add_problem(f"line {_line_of(event)}", text)

    def _add_problem(self, where: str, text: str) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(self._file, where, text))


_STEPS: Final = {
    "ScalarEvent": "_scalar",
    "SequenceStartEvent": "_start_sequence",
    "SequenceEndEvent": "_end",
    "MappingStartEvent": "_start_mapping",
    "MappingEndEvent": "_end",
    "AliasEvent": "_alias",
}
