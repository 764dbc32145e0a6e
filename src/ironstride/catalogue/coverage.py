"""Which patterns a place leaves without a choice, and what to do instead."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import tomli

from ironstride.catalogue.reader import EXERCISES_DIR
from ironstride.errors import require, require_member
from ironstride.training.words import PATTERNS, Equipment, Pattern

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.exercise import Exercise

KNOWN_GAPS_FILE: Final = EXERCISES_DIR.parent / "known_gaps.toml"
# The patterns that a runner needs heavy, so that a place without a heavy choice must be said.
HEAVY_PATTERNS: Final[tuple[Pattern, ...]] = (
    "squat",
    "hinge",
    "single_leg",
    "calf_straight",
    "calf_bent",
    "push",
    "pull",
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A pattern without a choice for sets of 1-6.

    `reason` and `instead` are sentences for the runner; both are empty when nobody has thought
    about this gap yet.
    """

    pattern: Pattern
    reason: str = ""
    instead: str = ""

    def __post_init__(self) -> None:
        require_member(self.pattern, PATTERNS, "pattern")
        require(bool(self.reason) == bool(self.instead), "a reason comes with what to do instead")

    @property
    def is_known(self) -> bool:
        """Whether the gap is listed with its reason."""
        return bool(self.reason)


def find_choices(
    catalogue: Catalogue, pattern: Pattern, equipment: frozenset[Equipment], skill: int
) -> tuple[Exercise, ...]:
    """Return what `pattern` is the main pattern of, up to `skill`, with this equipment."""
    return tuple(
        exercise
        for exercise in catalogue.with_pattern(pattern)
        if exercise.main_pattern == pattern
        and not exercise.is_test
        and exercise.skill <= skill
        and exercise.setup_for(equipment) is not None
    )


def find_heavy_gaps(
    catalogue: Catalogue, equipment: frozenset[Equipment], skill: int
) -> tuple[Gap, ...]:
    """Return the heavy patterns with no choice for sets of 1-6, in the order of the words."""
    return tuple(
        _gap(pattern)
        for pattern in HEAVY_PATTERNS
        if not any(map(_is_for_strength, find_choices(catalogue, pattern, equipment, skill)))
    )


@cache
def read_known_gaps() -> tuple[Gap, ...]:
    """Read the gaps that were thought about, with their reasons, once per process."""
    tables = tomli.loads(KNOWN_GAPS_FILE.read_text(encoding="utf-8"))["known_gaps"]
    return tuple(Gap(**table) for table in tables)


def _is_for_strength(exercise: Exercise) -> bool:
    return "strength" in exercise.rep_classes


def _gap(pattern: Pattern) -> Gap:
    known = (one for one in read_known_gaps() if one.pattern == pattern)
    return next(known, Gap(pattern))
