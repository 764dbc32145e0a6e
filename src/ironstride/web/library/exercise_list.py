"""The list of exercises: what is asked for, and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from ironstride.catalogue.reader import read_catalogue
from ironstride.training.pattern_words import PATTERN_WORDS
from ironstride.training.words import PATTERNS, Pattern
from ironstride.web.language.remembered import once_in_each_language
from ironstride.web.library.catalogue_words import MUSCLE_GROUPS, say_needs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.http import QueryDict

    from ironstride.training.exercise import Exercise
    from ironstride.training.place import Place

# Longer words find nothing.
_MOST_SIGNS: Final = 80
NOTHING: Final = "-"
_OPENING: Final[frozenset[Pattern]] = frozenset({"mobility", "drill"})


# Words of all exercises, in some languages.
_MOST_EXERCISES: Final = 2048


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; an empty field asks for nothing.

    `place` is the name of one of the athlete's places, or `-` for a bare floor.
    """

    words: str = ""
    pattern: str = ""
    muscle: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An exercise in the list: its id, its name, what it needs."""

    id: str
    name: str
    needs: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The exercises of one movement, with what it means."""

    name: str
    meaning: str
    entries: tuple[Entry, ...]


def read_wanted(given: QueryDict) -> Wanted:
    """Return what a form asks for; words that are no choice ask for nothing."""
    pattern, muscle = given.get("pattern", ""), given.get("muscle", "")
    return Wanted(
        words=given.get("q", "").strip()[:_MOST_SIGNS],
        pattern=pattern if pattern in PATTERNS else "",
        muscle=muscle if muscle in MUSCLE_GROUPS else "",
        place=given.get("place", ""),
    )


def find_exercises(wanted: Wanted, places: Mapping[str, Place]) -> list[Exercise]:
    """Return the exercises of the catalogue that are all that is asked for."""
    words = wanted.words.lower().split()
    return [
        one
        for one in read_catalogue().exercises.values()
        if (not wanted.pattern or wanted.pattern in one.patterns)
        and (not wanted.muscle or _works(one, wanted.muscle))
        and _can_be_done(one, wanted.place, places)
        and all(word in _text_of(one.id) for word in words)
    ]


def _works(one: Exercise, muscle: str) -> bool:
    own = MUSCLE_GROUPS[muscle][1]
    return bool(own & {*one.primary_muscles, *one.secondary_muscles})


def _can_be_done(one: Exercise, place: str, places: Mapping[str, Place]) -> bool:
    if place == NOTHING:
        return one.setup_for(frozenset()) is not None
    return place not in places or one.setup_for(places[place].equipment) is not None


@once_in_each_language(_MOST_EXERCISES)
def _text_of(exercise: str) -> str:
    """Return all words by which an exercise is found."""
    one = read_catalogue().exercises[exercise]
    groups = (str(words) for words, own in MUSCLE_GROUPS.values() if own & {*one.primary_muscles})
    patterns = (PATTERN_WORDS[pattern].name for pattern in one.patterns)
    needs = (say_needs(setup.needs) for setup in one.setups)
    parts = (one.name, one.id, *groups, *one.primary_muscles, *patterns, *needs)
    return " ".join(parts).lower()


def shelve(found: Iterable[Exercise]) -> tuple[Shelf, ...]:
    """Return exercises by movement, in the order of the words, then by their names."""
    by_pattern: dict[Pattern, list[Exercise]] = {}
    for one in found:
        by_pattern.setdefault(one.main_pattern, []).append(one)
    return tuple(
        Shelf(
            PATTERN_WORDS[pattern].name.capitalize(),
            PATTERN_WORDS[pattern].meaning,
            tuple(entry_of(one) for one in sorted(by_pattern[pattern], key=lambda one: one.name)),
        )
        for pattern in PATTERNS
        if pattern in by_pattern
    )


def entry_of(one: Exercise) -> Entry:
    """Return an exercise as the list has it."""
    return Entry(one.id, one.name, _needs_of(one.id))


@once_in_each_language(_MOST_EXERCISES)
def _needs_of(exercise: str) -> str:
    setups = read_catalogue().exercises[exercise].setups
    ways = dict.fromkeys(say_needs(setup.needs) for setup in setups)
    return _(" or ").join(ways)


def plan_entries(names: Sequence[str], found: Iterable[Exercise]) -> tuple[Entry, ...]:
    """Return those of the plan's exercises that were found, in its order; what opens it is last."""
    by_id = {one.id: one for one in found}
    own = [by_id[name] for name in names if name in by_id]
    own.sort(key=lambda one: one.main_pattern in _OPENING)
    return tuple(entry_of(one) for one in own)


def pattern_choices() -> list[tuple[str, str]]:
    """Return the movements to choose from."""
    return [(name, PATTERN_WORDS[name].name.capitalize()) for name in PATTERNS]


def muscle_choices() -> list[tuple[str, str]]:
    """Return the groups of muscles to choose from."""
    words = ((name, str(said)) for name, (said, _own) in MUSCLE_GROUPS.items())
    return [(name, said.capitalize()) for name, said in words]
