"""A located decoder: reads a parsed YAML or JSON tree and collects every problem in it.

A reader is a function from a `Field` to a value. It rejects what it cannot read; the `Record` or
list around it reports the rejection with its path and goes on, so that one bad field never hides
the next.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar, cast

from ironstride.errors import InvalidValueError, IronstrideError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

T = TypeVar("T")
D = TypeVar("D")

MAX_PROBLEMS: Final = 200
_SHOWN_CHARACTERS: Final = 40
_PLAIN_KEY: Final = re.compile(r"[\w.-]{1,60}")


class RejectedFieldError(IronstrideError):
    """A field that could not be read; `text` is None when its parts are reported already."""

    def __init__(self, path: str, text: str | None) -> None:
        super().__init__(f"{path}: {text}")
        self.path = path
        self.text = text


class Report:
    """The problems of one file, in the order they are met; at most `MAX_PROBLEMS`.

    `exercise_ids` maps the place of each exercise id of the file to the id: whether it exists is
    for those to say who have the catalogue.
    """

    def __init__(self, file: str, lines: Mapping[str, int] | None = None) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.exercise_ids: dict[str, str] = {}
        self._lines = lines or {}

    @property
    def is_full(self) -> bool:
        """Whether further problems would only bury the first ones."""
        return len(self.problems) >= MAX_PROBLEMS

    def add(self, path: str, text: str) -> None:
        """Note a problem at `path`; the last place is kept for saying that there are more."""
        if self.is_full:
            return
        if len(self.problems) == MAX_PROBLEMS - 1:
            text = "more problems follow; correct those above first"
        self.problems.append(Problem(self.file, self.where(path), text))

    def where(self, path: str) -> str:
        """Return `path` with the line of its nearest parent that has one."""
        line = self._line_of(path)
        name = path or "top level"
        return name if line is None else f"line {line}: {name}"

    def _line_of(self, path: str) -> int | None:
        while path and path not in self._lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self._lines.get(path) if path else None


@dataclass(frozen=True, slots=True)
class Field:
    """A value of the tree, the path to it and the report that its problems go to."""

    value: object
    path: str
    report: Report

    def reject(self, text: str) -> NoReturn:
        """Give this field up; `text` says what is wrong and what to do."""
        raise RejectedFieldError(self.path, text)

    def expected(self, what: str) -> NoReturn:
        """Give this field up because it is not `what`: the kind of value and an example."""
        self.reject(f"is {shown(self.value)}; write {what}")

    def note(self, text: str) -> None:
        """Report a problem and go on reading."""
        self.report.add(self.path, text)

    def child(self, key: str | int) -> Field:
        """Return the field under `key` of a mapping or a list."""
        value = cast("Mapping[str | int, object]", self.value)[key]
        return Field(value, join_path(self.path, key), self.report)

    def entries(self) -> Iterator[tuple[str, Field]]:
        """Yield each key of a mapping with free keys, and its field."""
        if not isinstance(self.value, dict):
            self.expected("keys with values, one `key: value` a line")
        for key in self.value:
            if self.report.is_full:
                return
            yield key, self.child(key)


def join_path(path: str, key: str | int) -> str:
    """Return the path of `key` under `path`: `races[0]`, `races[0].on`."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    name = key if _PLAIN_KEY.fullmatch(key) else _shortened(repr(key))
    return f"{path}.{name}" if path else name


def shown(value: object) -> str:
    """Describe a value of a tree in a few words, safe to print."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, int | float):
        return f"the number {_shortened(f'{value}')}"
    if isinstance(value, str):
        return f"the text {_shortened(repr(value))}"
    return "a list" if isinstance(value, list) else "a group of keys"


def nearest(word: str, known: Sequence[str]) -> str:
    """Return a sentence that names the known word nearest to `word`, or all known words."""
    close = difflib.get_close_matches(word[:_SHOWN_CHARACTERS].lower(), known, n=1, cutoff=0.6)
    if close:
        return f"did you mean `{close[0]}`?"
    return f"known: {', '.join(known)}"


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS]}..."


def attempt(field: Field, read: Callable[[Field], T], default: D) -> T | D:
    """Return what `read` makes of `field`; report why not and return `default` otherwise."""
    try:
        return read(field)
    except RejectedFieldError as error:
        if error.text is not None:
            field.report.add(error.path, error.text)
    except InvalidValueError as error:
        field.note(f"{error}; correct it or leave it out")
    return default


class Record:
    """The keys of one mapping, read one by one; unknown keys are reported at the start.

    `required` returns a placeholder when the key is missing or wrong: call `finish` before the
    values are used.
    """

    def __init__(self, field: Field, known: Sequence[str]) -> None:
        if not isinstance(field.value, dict):
            field.expected(f"a group of keys: {', '.join(known)}")
        self.field = field
        self._values: Mapping[str, object] = field.value
        self._is_broken = False
        for key in self._values:
            if key not in known and not field.report.is_full:
                path = join_path(field.path, key)
                field.report.add(path, f"is not a known key and is ignored; {nearest(key, known)}")

    def __contains__(self, key: str) -> bool:
        return self._values.get(key) is not None

    def required(self, key: str, read: Callable[[Field], T], example: str | None = None) -> T:
        """Return the value under `key`; missing or wrong, the whole record is given up."""
        if key not in self._values:
            self._report_missing(key, example)
            return cast("T", None)
        failed = _FAILED
        value = attempt(self.field.child(key), read, failed)
        if isinstance(value, _Failed):
            self._is_broken = True
            return cast("T", None)
        return value

    def optional(self, key: str, read: Callable[[Field], T], default: D) -> T | D:
        """Return the value under `key`, or `default` when it is absent, empty or wrong."""
        if self._values.get(key) is None:
            return default
        return attempt(self.field.child(key), read, default)

    def finish(self) -> None:
        """Give the record up when a required key was missing or wrong."""
        if self._is_broken:
            raise RejectedFieldError(self.field.path, None)

    def _report_missing(self, key: str, example: str | None) -> None:
        self._is_broken = True
        advice = f"for example `{key}: {example}`" if example else "every record has it"
        self.field.report.add(join_path(self.field.path, key), f"is missing; add it, {advice}")


class _Failed:
    """The answer of a required field that could not be read."""


_FAILED: Final = _Failed()


def each(read: Callable[[Field], T]) -> Callable[[Field], tuple[T, ...]]:
    """Make a reader of a list: bad entries are reported, the good ones kept."""

    def read_list(field: Field) -> tuple[T, ...]:
        if not isinstance(field.value, list):
            field.expected("a list: one line with `- ` for each entry, or `[..., ...]`")
        return tuple(_read_entries(field, len(field.value), read))

    return read_list


def one_or_each(read: Callable[[Field], T]) -> Callable[[Field], tuple[T, ...]]:
    """Make a reader of a list that takes a single entry without its list too."""

    def read_some(field: Field) -> tuple[T, ...]:
        if isinstance(field.value, list):
            return each(read)(field)
        return (read(field),)

    return read_some


def _read_entries(field: Field, count: int, read: Callable[[Field], T]) -> Iterator[T]:
    for index in range(count):
        if field.report.is_full:
            return
        value = attempt(field.child(index), read, _FAILED)
        if not isinstance(value, _Failed):
            yield value


def nullable(read: Callable[[Field], T]) -> Callable[[Field], T | None]:
    """Make a reader that keeps an explicit null."""
    return lambda field: None if field.value is None else read(field)
