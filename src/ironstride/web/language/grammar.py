"""Says a text of the core in another language: finds the messages that it is made of.

The core glues messages: one fills the place of another, several follow each other. So a text is
cut where sentences, commas and numbers stand, each piece is known by its words, and of all ways
to cut the one is taken that leaves the fewest letters untranslated. What people typed stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ironstride.web.language.pattern import END, WORD, count_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ironstride.web.language.pattern import Pattern

# Where texts are glued: days, numbers with their units, small words, signs with the space around.
_DAY: Final = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\s)?\d{1,2}\s"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(?:\s\d{4})?"
)
_SEAM: Final = re.compile(
    rf"""\s*\b{_DAY.pattern}\b\s*"""
    r"""|(?<![\w-])\s*\d(?:[\d.,:/×-]*\d)?(?:\s*(?:kg|lb|km|mi|min|h|s|cm|x|%)(?!\w))?\s*"""  # noqa: RUF001 - signs as texts have them
    r"""|\s+(?:and|or)\s+|\s*[.;:,!?()\[\]"→·+✓|]\s*|\s+[-–—/@×x]\s+|\n+|'s\s"""  # noqa: RUF001 - the same
)
# The core says nothing longer in one sentence; what people wrote may be of any length.
_LONGEST: Final = 1000
_MOST_SEAMS: Final = 14
_MOST_SENTENCES: Final = 6
# A message with so many letters of its own is meant where it fits; with fewer it may fit by chance,
# and is tried in short texts only.
_SURE_LETTERS: Final = 7
_MOST_UNSURE: Final = 60
# Of so few words each may be known by itself: "left", "knee".
_FEW_WORDS: Final = 4
_MOST_WORDS: Final = 16
_MOST_REMEMBERED: Final = 30_000


@dataclass(frozen=True, slots=True)
class Said:
    """A text in the other language, and how many letters of it stayed as they were."""

    text: str
    left: int
    pieces: int = 1

    @property
    def price(self) -> tuple[int, int]:
        """Order ways to say the same: fewest letters left, then fewest pieces."""
        return self.left, self.pieces


class Grammar:
    """The messages of one language; `plain` are those without places."""

    def __init__(self, plain: Mapping[str, str], patterns: Iterable[Pattern]) -> None:
        self._plain = {one.casefold(): (one, other) for one, other in plain.items()}
        self._patterns = sorted(patterns, key=lambda one: -one.weight)
        self._known: dict[str, Said] = {}
        self._known_pieces: dict[str, Said] = {}

    def say(self, text: str) -> str:
        """Return `text` in the language, as far as its messages are known."""
        return self._say(text, self._patterns).text

    def letters_left(self, text: str) -> int:
        """Return how many letters of `text` are in no message."""
        return self._say(text, self._patterns).left

    def _say(self, text: str, pool: Sequence[Pattern]) -> Said:
        found = self._known.get(text)
        if found is None:
            bare = text.strip()
            found = self._find(bare, [one for one in pool if one.key in bare])
            start = len(text) - len(text.lstrip())
            found = replace(found, text=text[:start] + found.text + text[start + len(bare) :])
            _remember(self._known, text, found)
        return found

    def _find(self, text: str, pool: Sequence[Pattern]) -> Said:
        exact = self._exact(text)
        if exact is not None:
            return exact
        ways = [Said(text, count_letters(text))]
        if len(text) > _LONGEST:
            return self._sentences(text, pool) or ways[0]
        for way in (self._headed, self._sentences, self._pattern, self._pieces, self._words):
            if ways[-1].left:
                ways.append(min(ways[-1], way(text, pool) or ways[-1], key=lambda one: one.price))
        return ways[-1]

    def _exact(self, text: str) -> Said | None:
        """Return a text that is one message without places, also without its full stop."""
        if not WORD.search(text):
            return Said(text, 0, 0)
        known = self._plain.get(text.casefold())
        if known is not None:
            return Said(_in_case(text, *known), 0)
        if _DAY.fullmatch(text):
            return Said(WORD.sub(lambda word: self._word(word[0]), text), 0)
        bare = text.rstrip(".,;:!?")
        known = self._plain.get(bare.casefold())
        if known is not None and bare != text:
            return Said(_in_case(text, *known) + text[len(bare) :], 0)
        return None

    def _headed(self, text: str, pool: Sequence[Pattern]) -> Said | None:
        """Return sentences after a heading, such as the name of an exercise."""
        head, colon, rest = text.partition(": ")
        if END.search(head) or not END.search(rest):
            return None
        other = self._run(rest, pool) or self._sentences(rest, pool)
        if other is None:
            return None
        one = self._say(head, pool)
        return Said(one.text + colon + other.text, one.left + other.left, one.pieces + other.pieces)

    def _word(self, word: str) -> str:
        return self._plain.get(word.casefold(), (word, word))[1]

    def _sentences(self, text: str, pool: Sequence[Pattern]) -> Said | None:
        """Return sentences one after the other; some messages are several of them."""
        sentences = _sentences(text)
        if len(sentences) < 2:  # noqa: PLR2004 - one after another
            return None
        said, at = Said("", 0, 0), 0
        while at < len(sentences):
            one, at = self._next(sentences, at, pool)
            said = Said(said.text + one.text, said.left + one.left, said.pieces + one.pieces)
        return said

    def _next(self, sentences: Sequence[str], at: int, pool: Sequence[Pattern]) -> tuple[Said, int]:
        """Return the longest message that begins at a sentence, and where the next one does."""
        for end in range(min(len(sentences), at + _MOST_SENTENCES), at + 1, -1):
            if end - at < len(sentences):
                run = self._run("".join(sentences[at:end]), pool)
                if run is not None:
                    return run, end
        return self._say(sentences[at], pool), at + 1

    def _run(self, text: str, pool: Sequence[Pattern]) -> Said | None:
        """Return several sentences that are one message."""
        bare = text.rstrip()
        one = self._exact(bare) or self._pattern(bare, [one for one in pool if one.holds(bare)])
        return None if one is None or one.left else replace(one, text=one.text + text[len(bare) :])

    def _pattern(
        self, text: str, pool: Sequence[Pattern], *, is_piece: bool = False
    ) -> Said | None:
        """Return a text that is one message with places."""
        best: Said | None = None
        for pattern in pool:
            is_sure = pattern.weight >= _SURE_LETTERS
            if not is_sure and len(text) > _MOST_UNSURE and not pattern.is_anchored:
                continue
            fill = self._alone if is_piece and not is_sure else self._say
            filled = self._filled(text, pattern, pool, fill)
            if filled is None or (filled.left and not (is_sure or pattern.is_anchored)):
                continue
            if best is None or filled.price < best.price:
                best = filled
                if is_sure or best.left == 0:
                    break
        return best

    def _filled(
        self,
        text: str,
        pattern: Pattern,
        pool: Sequence[Pattern],
        fill: Callable[[str, Sequence[Pattern]], Said],
    ) -> Said | None:
        places = pattern.match(text)
        if places is None:
            return None
        values = {name: fill(value, pool) for name, value in places.items()}
        said = pattern.say({name: one.text for name, one in values.items()})
        if text[:1].isupper():
            said = said[:1].upper() + said[1:]
        left = sum(one.left for one in values.values())
        return Said(said, left, 1 + sum(one.pieces for one in values.values()))

    def _pieces(self, text: str, pool: Sequence[Pattern]) -> Said | None:
        """Return the best way to cut `text` into messages, from its seams on both sides."""
        cuts = sorted({0, len(text), *(at for one in _SEAM.finditer(text) for at in one.span())})
        if len(cuts) <= 2 or len(_sentences(text)) > 1:  # noqa: PLR2004 - both ends
            return None
        best = [Said("", 0, 0)]
        for number, end in enumerate(cuts[1:], 1):
            ways = []
            for at in range(max(0, number - _MOST_SEAMS), number):
                if (cuts[at], end) == (0, len(text)):
                    continue
                one, before = self._piece(text[cuts[at] : end], pool), best[at]
                ways.append(
                    Said(before.text + one.text, before.left + one.left, before.pieces + one.pieces)
                )
            best.append(min(ways, key=lambda one: one.price))
        return best[-1]

    def _piece(self, text: str, pool: Sequence[Pattern]) -> Said:
        bare = text.strip()
        one = self._known_pieces.get(bare)
        if one is None:
            one = self._find_piece(bare, pool)
            _remember(self._known_pieces, bare, one)
        start = len(text) - len(text.lstrip())
        return replace(one, text=text[:start] + one.text + text[start + len(bare) :])

    def _find_piece(self, text: str, pool: Sequence[Pattern]) -> Said:
        exact = self._exact(text)
        if exact is not None:
            return exact
        unsaid = Said(text, count_letters(text))
        near = [one for one in pool if one.key in text]
        found = self._pattern(text, near, is_piece=True)
        if found is None and not _SEAM.search(text):
            found = self._words(text, near)
        return min(unsaid, found or unsaid, key=lambda one: one.price)

    def _alone(self, text: str, pool: Sequence[Pattern]) -> Said:
        """Return what fills a place of a small message in a piece: cut no further."""
        return self._exact(text) or self._words(text, pool) or Said(text, count_letters(text))

    def _words(self, text: str, _pool: Sequence[Pattern]) -> Said | None:
        """Return two messages side by side, or a few words of which each is known."""
        words = text.split(" ")
        if not 1 < len(words) <= _MOST_WORDS:
            return None
        for cut in range(1, len(words)):
            one = self._exact(" ".join(words[:cut]))
            if one is None:
                continue
            rest = " ".join(words[cut:])
            other = self._exact(rest)
            if other is None and len(words) <= _FEW_WORDS:
                other = self._words(rest, _pool)
            if other is not None:
                return Said(f"{one.text} {other.text}", 0, one.pieces + other.pieces)
        return None


def _remember(known: dict[str, Said], text: str, said: Said) -> None:
    if len(known) >= _MOST_REMEMBERED:
        known.clear()
    known[text] = said


def _sentences(text: str) -> list[str]:
    ends = [one.end() for one in END.finditer(text)]
    return [text[start:end] for start, end in pairwise([0, *ends, len(text)]) if start < end]


def _in_case(text: str, message: str, other: str) -> str:
    """Return what a message is in the other language, with the capitals that `text` has."""
    if text[:1] == message[:1]:
        return other
    first = other[:1].upper() if text[:1].isupper() else other[:1].lower()
    return first + other[1:]
