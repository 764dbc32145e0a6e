"""What a selection is asked: candidates, what sessions hold, and what coverage is worth.

docs/science/selection.md states the model in full.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.training.words import HEAVY_LEG_PATTERNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.words import Pattern, RepClass

BOTH: Final = (0, 1)
ODD: Final = (0,)
EVEN: Final = (1,)
# Far above any coverage: a session without stability, or without the 8-15 of D6, is no session.
NEED_WORTH: Final = 2000.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to train a pattern in a session of the block, with what it takes there.

    `session` is the ordinal of the session in the week, hardest first; `weeks` the parities of
    the fortnight in which it is done; `steadies` marks stability work; `worth` is its own worth
    [points] besides coverage.
    """

    session: int
    pattern: Pattern
    rep_class: RepClass
    sets: int
    seconds: float
    leg_points: float
    weeks: tuple[int, ...] = BOTH
    steadies: bool = False
    worth: float = 0.0

    @property
    def is_main(self) -> bool:
        """Whether it is one of the big leg movements that a session is built around."""
        return self.pattern in HEAVY_LEG_PATTERNS


@dataclass(frozen=True, slots=True)
class Capacity:
    """What one session of the block can hold."""

    seconds: float
    leg_points: float
    items: int
    mains: int


@dataclass(frozen=True, slots=True)
class Aim:
    """What covering a pattern is worth: sets a week to come near, and being there at all.

    `weekly` patterns count in each week, the others once in the fortnight.
    """

    sets: float
    weight: float
    presence: float
    weekly: bool

    def value(self, first: int, second: int) -> float:
        """Return the worth [points] of so many sets in the two weeks of the fortnight."""
        reached = min(1.0, (first + second) / (2 * self.sets))
        weeks = (first > 0) + (second > 0)
        present = weeks / 2 if self.weekly else float(weeks > 0)
        return self.weight * reached + self.presence * present


@dataclass(frozen=True, slots=True)
class SelectionProblem:
    """All that a selection depends on."""

    capacities: tuple[Capacity, ...]
    candidates: tuple[Candidate, ...]
    aims: Mapping[Pattern, Aim]
    item_price: float
