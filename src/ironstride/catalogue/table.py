"""One TOML table read key by key: what is wrong becomes a located problem, not an exception."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from ironstride.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

W = TypeVar("W", bound=str)
MAX_SHOWN = 40


def nearest_hint(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean X?" when a known word looks like `word`, else nothing."""
    from difflib import get_close_matches  # only when a word was wrong

    near = get_close_matches(word.strip().lower(), list(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""


def shown(value: object) -> str:
    """Return `value` as it is quoted in a problem: short, on one line, nothing unprintable."""
    text = repr(value)
    return text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 3]}..."


@dataclass(slots=True)
class Table:
    """Reads the keys of one table; `problems` grows, and a wrong value reads as a placeholder.

    A placeholder keeps the reading going so that all problems show at once: the caller throws
    the record away when `problems` is not empty.
    """

    file: str
    where: str
    values: Mapping[str, object]
    problems: list[Problem] = field(default_factory=list)

    def blame(self, key: str, text: str) -> None:
        """Add a problem at `key`."""
        where = f"{self.where}.{key}" if key else self.where
        self.problems.append(Problem(self.file, where, text))

    def check_keys(self, known: Iterable[str]) -> None:
        """Blame each key that is not `known`."""
        known = tuple(known)
        for key in self.values:
            if key not in known:
                self.blame(key, f"is not a key of this table{nearest_hint(key, known)}")

    def check_required(self, keys: Iterable[str]) -> None:
        """Blame each of `keys` that is missing."""
        for key in keys:
            if key not in self.values:
                self.blame(key, "is missing; add it")

    def text(self, key: str, max_chars: int) -> str:
        """Read one line of text; a missing key reads as empty."""
        return self._line(key, self.values.get(key, ""), max_chars, required=key in self.values)

    def texts(self, key: str, max_chars: int) -> tuple[str, ...]:
        """Read a list of lines; a missing key reads as empty."""
        return tuple(
            self._line(f"{key}[{index}]", value, max_chars, required=True)
            for index, value in enumerate(self._list(key))
        )

    def word(self, key: str, allowed: tuple[W, ...], default: W) -> W:
        """Read one of the `allowed` words."""
        return self._word(key, self.values.get(key, default), allowed)

    def words(self, key: str, allowed: tuple[W, ...]) -> tuple[W, ...]:
        """Read a list of `allowed` words without repeats; a missing key reads as empty."""
        found = [
            self._word(f"{key}[{index}]", value, allowed)
            for index, value in enumerate(self._list(key))
        ]
        if len(set(found)) < len(found) and not self.problems:
            self.blame(key, "names a word twice; keep it once")
        return tuple(found)

    def whole(self, key: str, low: int, high: int, default: int) -> int:
        """Read a whole number from `low` to `high`."""
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.blame(key, f"is {shown(value)}; give a whole number from {low} to {high}")
            return default
        return value

    def number(self, key: str, low: float, high: float) -> float | None:
        """Read a number from `low` to `high`; a missing key reads as None."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
            return float(value)  # not-a-number is in no range, so it never comes here
        self.blame(key, f"is {shown(value)}; give a number from {low:g} to {high:g}")
        return None

    def yes(self, key: str) -> bool:
        """Read true or false; a missing key reads as false."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.blame(key, f"is {shown(value)}; write true or false, without quotes")
            return False
        return value

    def tables(self, key: str) -> tuple[Table, ...]:
        """Read a list of tables; they share this table's problems."""
        found = []
        for index, value in enumerate(self._list(key)):
            where = f"{key}[{index}]"
            if isinstance(value, dict):
                found.append(Table(self.file, f"{self.where}.{where}", value, self.problems))
            else:
                self.blame(where, f"is {shown(value)}; give a table like {{ needs = [] }}")
        return tuple(found)

    def _list(self, key: str) -> list[object]:
        value = self.values.get(key, [])
        if isinstance(value, list):
            return value
        self.blame(key, f'is {shown(value)}; give a list, like ["..."]')
        return []

    def _word(self, key: str, value: object, allowed: tuple[W, ...]) -> W:
        for word in allowed:
            if word == value:
                return word
        hint = nearest_hint(value, allowed) if isinstance(value, str) else ""
        self.blame(key, f"is {shown(value)}{hint or '; give one of: ' + ', '.join(allowed)}")
        return allowed[0]

    def _line(self, key: str, value: object, max_chars: int, *, required: bool) -> str:
        if not isinstance(value, str):
            self.blame(key, f"is {shown(value)}; give text in quotes")
        elif required and not value.strip():
            self.blame(key, "is empty; write it or take the key out")
        elif not value.isprintable():
            self.blame(key, "has a line break or a control character; write it on one line")
        elif len(value) > max_chars:
            self.blame(key, f"has {len(value)} characters; at most {max_chars}")
        else:
            return value.strip()
        return ""
