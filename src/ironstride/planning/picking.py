"""The exercise for a pattern at a place, kept over the block and known before a race."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.planning.affinity import UNLOADED, class_of, rank_options
from ironstride.planning.jumps import jump_options

if TYPE_CHECKING:
    from ironstride.planning.kits import Kit, Option
    from ironstride.planning.workshop import Workshop
    from ironstride.training.words import Pattern, Phase, RepClass


TRUNK_PATTERNS: Final[frozenset[Pattern]] = frozenset(
    {"trunk_anti_extension", "trunk_anti_rotation", "trunk_lateral"}
)


@dataclass(frozen=True, slots=True)
class Picked:
    """An exercise and the rep class it is trained in."""

    option: Option
    rep_class: RepClass


@dataclass(frozen=True, slots=True)
class Known:
    """What the plan has used so far, and whether a race is too near for anything new."""

    used: frozenset[str] = frozenset()
    logged: frozenset[str] = frozenset()
    trained: frozenset[Pattern] = frozenset()
    frozen: bool = False

    def admits(self, option: Option) -> bool:
        """Whether `option` may be done: near a race only what is known.

        Trunk work without weights may come in, so that sessions stay whole; all else without
        weights only for a runner of whom nothing is known.
        """
        exercise = option.exercise
        if not self.frozen or exercise.id in self.used or exercise.id in self.logged:
            return True
        if option.setup.implement not in UNLOADED or exercise.main_pattern in self.trained:
            return False
        knows_nothing = not self.used and not self.logged
        return knows_nothing or exercise.main_pattern in TRUNK_PATTERNS


def pick_exercise(
    kit: Kit, pattern: Pattern, phase: Phase, shop: Workshop, known: Known, *, heavy: bool
) -> Picked | None:
    """Return the best exercise of `pattern` at a place with its class, or None.

    `heavy` sessions may use sets of 1-6 where phase and gate agree.
    """
    if pattern == "plyometric":
        options = jump_options(kit, phase, shop)
    else:
        options = rank_options(kit, pattern, phase, shop.taste, known.used)
    for option in options:
        if not known.admits(option) or shop.weights.is_too_heavy(option, kit.place):
            continue
        rep_class = class_of(option, phase, shop.gates, heavy=heavy)
        if rep_class is not None:
            return Picked(option, rep_class)
    return None
