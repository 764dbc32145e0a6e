"""The exercise for a pattern at a place, kept over the block and known before a race."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ironstride.planning.affinity import UNLOADED, class_of, rank_options
from ironstride.planning.jumps import jump_options

if TYPE_CHECKING:
    from ironstride.planning.kits import Kit, Option
    from ironstride.planning.workshop import Workshop
    from ironstride.training.words import Pattern, Phase, RepClass


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

        A pattern that was never trained may come in without weights, so that sessions stay whole.
        """
        exercise = option.exercise
        if not self.frozen or exercise.id in self.used or exercise.id in self.logged:
            return True
        needs_search = option.setup.implement not in UNLOADED
        return exercise.main_pattern not in self.trained and not needs_search


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
