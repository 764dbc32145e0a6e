"""An exercise as the catalogue knows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ironstride.errors import require, require_member
from ironstride.training.words import (
    EQUIPMENT,
    IMPLEMENTS,
    LATERALITIES,
    PATTERNS,
    QUALITIES,
    REGIONS,
    REP_CLASSES,
    SET_KINDS,
    Equipment,
    Implement,
    Laterality,
    LoadCounts,
    Pattern,
    Quality,
    Region,
    RepClass,
    SetKind,
)

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_SKILL: Final = 4
MAX_IMPACT: Final = 3
MAX_ECCENTRIC_BIAS: Final = 2
CUES_PER_EXERCISE: Final = 3


@dataclass(frozen=True, slots=True)
class Setup:
    """One way to do an exercise: the equipment it needs, all of it, and what is in the hands.

    `load_counts` says whether a load in kilograms is the total or what each hand holds.
    """

    needs: frozenset[Equipment]
    implement: Implement
    load_counts: LoadCounts = "total"

    def __post_init__(self) -> None:
        require_member(self.implement, IMPLEMENTS, "implement")
        for word in self.needs:
            require_member(word, EQUIPMENT, "equipment")


@dataclass(frozen=True, slots=True)
class Exercise:
    """What a runner does, how it is dosed and where it leads.

    `skill` is 1 (anyone today) to 4 (advanced lifters); `impact` 0 to 3, drop jumps and bounds
    are 3; `eccentric_bias` 0 to 2 predicts soreness. `prior_load_ratio` is this lift's one-rep
    max as a share of its group's reference lift, as loaded (per hand where it counts so).
    `bodyweight_fraction` is the share of the body moved with the load (0 for a bench press).
    `is_test` marks a test of the body: it stands in sessions of tests only.
    """

    id: str
    name: str
    patterns: tuple[Pattern, ...]
    qualities: frozenset[Quality]
    primary_muscles: tuple[str, ...]
    secondary_muscles: tuple[str, ...]
    setups: tuple[Setup, ...]
    set_kind: SetKind
    laterality: Laterality
    rep_classes: frozenset[RepClass]
    skill: int
    regions: frozenset[Region]
    cues: tuple[str, ...]
    fault: str
    bail_out: str
    needs_safeties: bool = False
    impact: int = 0
    contacts_per_rep: float = 0.0
    eccentric_bias: int = 0
    easier: str | None = None
    harder: str | None = None
    related_group: str | None = None
    prior_load_ratio: float | None = None
    bodyweight_fraction: float = 0.0
    fit_category: int | None = None
    fit_name: int | None = None
    is_test: bool = False

    def __post_init__(self) -> None:
        require(_ID.fullmatch(self.id) is not None, f"exercise id {self.id!r} is not kebab-case")
        self._require_words()
        self._require_ranges()
        require(
            (self.related_group is None) == (self.prior_load_ratio is None),
            f"{self.id}: related_group and prior_load_ratio come together",
        )

    def _require_words(self) -> None:
        require(bool(self.patterns), f"{self.id}: at least one pattern")
        for pattern in self.patterns:
            require_member(pattern, PATTERNS, f"{self.id}: pattern")
        for quality in self.qualities:
            require_member(quality, QUALITIES, f"{self.id}: quality")
        for rep_class in self.rep_classes:
            require_member(rep_class, REP_CLASSES, f"{self.id}: rep class")
        for region in self.regions:
            require_member(region, REGIONS, f"{self.id}: region")
        require_member(self.set_kind, SET_KINDS, f"{self.id}: set_kind")
        require_member(self.laterality, LATERALITIES, f"{self.id}: laterality")

    def _require_ranges(self) -> None:
        require(1 <= self.skill <= MAX_SKILL, f"{self.id}: skill is 1 to {MAX_SKILL}")
        require(0 <= self.impact <= MAX_IMPACT, f"{self.id}: impact is 0 to {MAX_IMPACT}")
        require(
            0 <= self.eccentric_bias <= MAX_ECCENTRIC_BIAS,
            f"{self.id}: eccentric_bias is 0 to {MAX_ECCENTRIC_BIAS}",
        )
        require(0 <= self.bodyweight_fraction <= 1, f"{self.id}: bodyweight_fraction is 0 to 1")
        require(len(self.cues) == CUES_PER_EXERCISE, f"{self.id}: exactly {CUES_PER_EXERCISE} cues")
        require(bool(self.setups), f"{self.id}: at least one setup")
        require(bool(self.rep_classes), f"{self.id}: at least one rep class")

    @property
    def main_pattern(self) -> Pattern:
        """The pattern whose weekly sets this exercise fills first."""
        return self.patterns[0]

    @property
    def per_side(self) -> bool:
        """Whether a set is done once on each side."""
        return self.laterality == "unilateral"

    def setup_for(self, equipment: frozenset[Equipment]) -> Setup | None:
        """Return the first setup that `equipment` allows, or None."""
        return next((setup for setup in self.setups if setup.needs <= equipment), None)
