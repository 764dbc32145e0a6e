"""A message with places, and whether a text reads like it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PLACE: Final = re.compile(r"{(\w*)}")
# The end of a sentence that another one follows.
END: Final = re.compile(r"""[.!?]["')]*\s+(?=["'(]*[A-Z0-9])""")
WORD: Final = re.compile(r"[^\W\d_]{2,}")
# Units that are the same in every language.
_SAME: Final = frozenset({"kg", "lb", "km", "mi", "min", "cm"})


def count_letters(text: str) -> int:
    """Return how many letters of `text` a translator would have something to say about."""
    return sum(len(one) for one in WORD.findall(text) if one not in _SAME)


class Pattern:
    """A message with places, as the texts that it may have become.

    `say` fills its translation; in a message that `is_counted` only a number fills the place.
    """

    def __init__(
        self, message: str, say: Callable[[Mapping[str, str]], str], *, is_counted: bool = False
    ) -> None:
        self.say = say
        self._is_counted = is_counted
        parts = PLACE.split(message)
        self._literals, self._names = parts[::2], parts[1::2]
        # Its longest words are looked for first: that is quick, and most texts lack them.
        self.key = max(self._literals, key=len)[1:]
        # A text that begins with its words, or ends as it does, is meant by it.
        self.is_anchored = bool(self._literals[-1]) or count_letters(self._literals[0]) > 0
        self.weight = sum(count_letters(one) for one in self._literals)

    def match(self, text: str) -> dict[str, str] | None:
        """Return what stands in the places where `text` reads like this message, else None.

        Where that is not certain, places are as short as they may be. The first letter may be
        small or capital.
        """
        first, *inner, last = self._literals
        at, end = len(first), len(text) - len(last)
        if at > end or not text.endswith(last) or not text.startswith(first[1:], len(first[:1])):
            return None
        if text[: len(first[:1])].lower() != first[:1].lower():
            return None
        values = []
        for literal in inner:
            found = text.find(literal, at, end)
            if found < 0:
                return None
            values.append(text[at:found])
            at = found + len(literal)
        return self._named([*values, text[at:end]])

    def _named(self, values: list[str]) -> dict[str, str] | None:
        places: dict[str, str] = {}
        for name, value in zip(self._names, values, strict=True):
            if places.setdefault(name, value) != value:
                return None
            if self._is_counted and not value.isdecimal():
                return None
        return places

    def holds(self, text: str) -> bool:
        """Whether the ends of all sentences of `text` are its own, none in what fills a place."""
        places = self.match(text)
        return places is not None and not any(END.search(one) for one in places.values())
