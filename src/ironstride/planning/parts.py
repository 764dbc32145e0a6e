"""The parts of a session while it is made, and how they are cut to fit minutes and legs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ironstride.training.words import HEAVY_LEG_PATTERNS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ironstride.planning.kits import Option
    from ironstride.training.sets import PlannedSet
    from ironstride.training.words import Pattern, Quality, RepClass

STABLE_CLASSES: Final[frozenset[RepClass]] = frozenset({"stability", "hold"})
KEEP_SETS: Final = 2
FIRST_TIER: Final = 1


@dataclass(frozen=True, slots=True)
class Part:
    """One exercise of a session before its load is known.

    `tier` decides what goes first when something must go; `leg_points` is the cost of one set to
    the legs [points], novelty included; `setup_s` and `set_s` are its time [s].
    """

    option: Option
    pattern: Pattern
    rep_class: RepClass
    quality: Quality
    sets: int
    each: PlannedSet
    tier: int = FIRST_TIER
    leg_points: float = 0.0
    setup_s: float = 0.0
    set_s: float = 0.0

    @property
    def seconds(self) -> float:
        """The time of the part [s]."""
        return self.setup_s + self.sets * self.set_s

    @property
    def points(self) -> float:
        """The cost of the part to the legs [points]."""
        return self.sets * self.leg_points


def cut_to(
    parts: Sequence[Part], most: float, cost: Callable[[Part], float], *, keep_all: bool = False
) -> tuple[Part, ...]:
    """Return `parts` with fewer sets, then fewer exercises, until their `cost` is at most `most`.

    Sets above two go first, then the lowest tier, then second sets, then the next tier; with
    `keep_all` every second set goes before any exercise. What makes a session whole (its
    stability, its 8-15, its main lift) keeps one set in any case.
    """
    kept = list(parts)
    fewer, drop = (_fewer_sets_above(KEEP_SETS), _fewer_sets_above(1)), (_drop_tier(3),)
    steps = (*fewer, *drop) if keep_all else (fewer[0], *drop, fewer[1])
    for step in (*steps, _drop_tier(2), _drop_tier(FIRST_TIER)):
        while sum(cost(part) for part in kept) > most and step(kept, cost):
            pass
    return tuple(kept)


def _fewer_sets_above(
    least: int,
) -> Callable[[list[Part], Callable[[Part], float]], bool]:
    def step(parts: list[Part], cost: Callable[[Part], float]) -> bool:
        over = [index for index, part in enumerate(parts) if part.sets > least and cost(part) > 0]
        if not over:
            return False
        index = max(over, key=lambda at: (parts[at].sets, parts[at].tier, at))
        parts[index] = replace(parts[index], sets=parts[index].sets - 1)
        return True

    return step


def _drop_tier(tier: int) -> Callable[[list[Part], Callable[[Part], float]], bool]:
    def step(parts: list[Part], cost: Callable[[Part], float]) -> bool:
        for index in range(len(parts) - 1, -1, -1):
            part = parts[index]
            if part.tier >= tier and cost(part) > 0 and not is_needed(part, parts):
                del parts[index]
                return True
        return False

    return step


def is_whole(parts: Sequence[Part]) -> bool:
    """Whether a session has what every lift session has: stability, and work that builds force."""
    has_stability = any(part.rep_class in STABLE_CLASSES for part in parts)
    return has_stability and any(part.quality in ("strength", "hypertrophy") for part in parts)


def is_needed(part: Part, parts: Sequence[Part]) -> bool:
    """Whether the session would not be whole without `part`."""
    others = [other for other in parts if other is not part]
    if part.rep_class in STABLE_CLASSES:
        return not any(other.rep_class in STABLE_CLASSES for other in others)
    if part.quality == "hypertrophy":
        return not any(other.quality == "hypertrophy" for other in others)
    if part.pattern in HEAVY_LEG_PATTERNS:
        return not any(other.quality in ("strength", "hypertrophy") for other in others)
    return False
