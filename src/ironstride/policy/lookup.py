"""The whole policy as one value with an accessor for each shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from ironstride.errors import InvalidValueError, IronstrideError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ironstride.policy.entry import PolicyEntry
    from ironstride.policy.shapes import PolicyValue, Shape
    from ironstride.training.words import EvidenceLabel

_PAIR: Final = 2
_CLOSE_ENOUGH: Final = 0.5


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like `word`, or None when nothing does."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=_CLOSE_ENOUGH)), None)


class UnknownPolicyKeyError(IronstrideError, KeyError):
    """No policy entry has this key; the message names the nearest one."""

    def __init__(self, key: str, known: Iterable[str]) -> None:
        close = nearest(key, known)
        hint = f"; did you mean {close!r}?" if close else ""
        self.message = f"the policy has no {key!r}{hint}"
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class Policy:
    """Every number a coach may change, by dotted key.

    The accessors raise UnknownPolicyKeyError for a key that is not there and InvalidValueError
    for a value of another shape: both are mistakes of the calling code, never of a user.
    """

    entries: Mapping[str, PolicyEntry]

    def entry(self, key: str) -> PolicyEntry:
        """Return the entry of `key` with its evidence."""
        try:
            return self.entries[key]
        except KeyError:
            raise UnknownPolicyKeyError(key, self.entries) from None

    def number(self, key: str) -> float:
        """Return a single number, in the unit of its entry."""
        return cast("float", self._shaped(key, "number"))

    def whole(self, key: str) -> int:
        """Return a single whole number, in the unit of its entry."""
        number = self._shaped(key, "number")
        if not isinstance(number, int):
            message = f"policy {key} is {number!r}, which is no whole number"
            raise InvalidValueError(message)
        return number

    def numbers(self, key: str) -> tuple[float, ...]:
        """Return a list of numbers."""
        return cast("tuple[float, ...]", self._shaped(key, "numbers"))

    def pair(self, key: str) -> tuple[float, float]:
        """Return a list of exactly two numbers; low to high where it is a range."""
        numbers = self.numbers(key)
        if len(numbers) != _PAIR:
            message = f"policy {key} has {len(numbers)} numbers, a pair has two"
            raise InvalidValueError(message)
        return numbers[0], numbers[1]

    def table(self, key: str) -> Mapping[str, float]:
        """Return numbers by name."""
        return cast("Mapping[str, float]", self._shaped(key, "table"))

    def ranges(self, key: str) -> Mapping[str, tuple[float, ...]]:
        """Return lists of numbers by name."""
        return cast("Mapping[str, tuple[float, ...]]", self._shaped(key, "ranges"))

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of words."""
        return cast("tuple[str, ...]", self._shaped(key, "words"))

    def word_lists(self, key: str) -> Mapping[str, tuple[str, ...]]:
        """Return lists of words by name."""
        return cast("Mapping[str, tuple[str, ...]]", self._shaped(key, "word_lists"))

    def text(self, key: str) -> str:
        """Return a single text."""
        return cast("str", self._shaped(key, "text"))

    def texts(self, key: str) -> Mapping[str, str]:
        """Return texts by name."""
        return cast("Mapping[str, str]", self._shaped(key, "texts"))

    def label(self, key: str) -> EvidenceLabel:
        """Return how far the claim behind the number holds."""
        return self.entry(key).label

    def _shaped(self, key: str, shape: Shape) -> PolicyValue:
        entry = self.entry(key)
        if entry.shape != shape:
            message = f"policy {key} is of the shape {entry.shape}, not {shape}"
            raise InvalidValueError(message)
        return entry.value
