"""Problems that readers return and exceptions that cross layers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in a file that was not understood, and where it stands.

    `where` is a path of keys (`races[0].on`), a line (`line 12`) or an event id.
    """

    file: str
    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}: {self.where}: {self.text}"


class IronstrideError(Exception):
    """Any failure that Ironstride can explain to its user."""


class InvalidValueError(IronstrideError, ValueError):
    """A value breaks an invariant of the field; the message names the field and the bound."""


class UnreadableFileError(IronstrideError):
    """A file cannot be used at all; `problems` say why, each with its place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def require(condition: bool, message: str) -> None:  # noqa: FBT001 - reads as a sentence at the call
    """Raise `InvalidValueError` with `message` unless `condition` holds."""
    if not condition:
        raise InvalidValueError(message)


def require_member(value: T, allowed: frozenset[T] | tuple[T, ...], field: str) -> None:
    """Raise `InvalidValueError` unless `value` is one of the `allowed` words of `field`."""
    if value not in allowed:
        words = ", ".join(sorted(str(word) for word in allowed))
        message = f"{field} is {value!r}; it must be one of: {words}"
        raise InvalidValueError(message)
