"""Which exercise of the catalogue a name from another app means: surely, perhaps, or none.

A wrong match is worse than none, so names are compared by their words: the same words in any order
are the same exercise; one word mistyped or one more that says nothing is a question; a word more
that says something ("incline", "machine") is another exercise.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from ironstride.formats.log_dates import plain_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ironstride.catalogue.catalogue import Catalogue

Certainty = Literal["sure", "unsure", "none"]
Words = frozenset[str]

_FILE: Final = Path(__file__).parent / "exercise_names.toml"
_WORD: Final = re.compile(r"[^\W_]+")
# Short words are told apart by one letter: only longer ones may be mistyped.
_MIN_MISTYPED: Final = 5
_MIN_LIKENESS: Final = 0.8
_MAX_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class Match:
    """What a name means; `exercise` is an id of the catalogue, None where it has none."""

    certainty: Certainty
    exercise: str | None = None


NO_MATCH: Final = Match("none")


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    spellings: tuple[tuple[re.Pattern[str], str], ...]
    empty: Words
    telling: Words
    same: Mapping[str, tuple[str, ...]]
    ask: Mapping[str, tuple[str, ...]]
    activities: tuple[str, ...]


class ExerciseNames:
    """The names of one catalogue, ready to look others up."""

    def __init__(self, catalogue: Catalogue) -> None:
        vocabulary = _vocabulary()
        self._found: dict[str, Match] = {}
        self._ids = frozenset(catalogue.exercises)
        own = {one.id: (one.name,) for one in catalogue.exercises.values() if not one.is_test}
        self._ask = self._by_words(vocabulary.ask)
        self._same = self._by_words(own) | self._by_words(vocabulary.same)
        self._known = self._same | self._ask
        self._telling = vocabulary.telling.union(*self._known)
        self._but_one: dict[Words, list[tuple[str, str]]] = defaultdict(list)
        for words, exercise in self._known.items():
            for word in words:
                self._but_one[words - {word}].append((word, exercise))

    def match(self, name: str) -> Match:
        """Return what `name` means; an id of the catalogue is itself."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._match(name)
        return found

    def _match(self, name: str) -> Match:
        if name in self._ids:
            return Match("sure", name)
        words = words_of(name[:_MAX_NAME])
        if words in self._ask:
            return Match("unsure", self._ask[words])
        if words in self._same:
            return Match("sure", self._same[words])
        return self._nearest(words)

    def _nearest(self, words: Words) -> Match:
        """Return the exercise whose name is mistyped or lengthened in `words`, as a question."""
        for written in sorted(words - self._telling):
            for meant, exercise in self._but_one.get(words - {written}, ()):
                if _is_mistyped(written, meant):
                    return Match("unsure", exercise)
        # "Leg Press Technogym": all the words of a name, and others that say nothing.
        exercise_id = self._known.get(words & self._telling)
        return NO_MATCH if exercise_id is None else Match("unsure", exercise_id)

    def _by_words(self, names: Mapping[str, Iterable[str]]) -> dict[Words, str]:
        return {
            words_of(name): exercise
            for exercise, several in names.items()
            if exercise in self._ids
            for name in several
        }


@cache
def exercise_names(catalogue: Catalogue) -> ExerciseNames:
    """Return the names of a catalogue, made once for it."""
    return ExerciseNames(catalogue)


def words_of(name: str) -> Words:
    """Return the words of a name that tell exercises apart, each in its one spelling."""
    vocabulary = _vocabulary()
    words = _WORD.findall(plain_word(name.replace("'", "")))
    text = " ".join(map(_singular, words))
    for spelling, usual in vocabulary.spellings:
        text = spelling.sub(usual, text)
    return frozenset(text.split()) - vocabulary.empty


@lru_cache(maxsize=4096)
def is_other_activity(name: str) -> bool:
    """Whether a name is that of a run, a ride or the like, which is no lift."""
    return words_of(name[:_MAX_NAME]) in _activities()


def _is_mistyped(written: str, meant: str) -> bool:
    """Whether an unknown word stands where a known one was meant."""
    if min(len(written), len(meant)) < _MIN_MISTYPED:
        return False
    return difflib.SequenceMatcher(None, written, meant).ratio() >= _MIN_LIKENESS


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word  # noqa: PLR2004 - "abs" and "bus" keep theirs


@cache
def _activities() -> frozenset[Words]:
    return frozenset(words_of(name) for name in _vocabulary().activities)


@cache
def _vocabulary() -> _Vocabulary:
    import tomli

    tables = tomli.loads(_FILE.read_text("utf-8"))
    return _Vocabulary(
        spellings=tuple(
            (re.compile(rf"\b{re.escape(written)}\b"), usual)
            for written, usual in tables["spellings"].items()
        ),
        empty=frozenset(tables["words"]["empty"]),
        telling=frozenset(_singular(word) for word in tables["words"]["telling"]),
        same={
            exercise: (*tables["same"].get(exercise, ()), *tables["same_abroad"].get(exercise, ()))
            for exercise in tables["same"] | tables["same_abroad"]
        },
        ask={exercise: tuple(names) for exercise, names in tables["ask"].items()},
        activities=tuple(tables["activities"]["names"]),
    )
