"""The exercise for a pattern at a place, kept over the block and known before a race."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.loading.search import LoadSearch, TooHeavy
from ironstride.planning.affinity import UNLOADED, class_of, rank_options
from ironstride.planning.items import LOADED_KINDS
from ironstride.planning.jumps import jump_options
from ironstride.planning.weights import PROBE_REPS, PROBE_RIR
from ironstride.training.sets import PlannedSet

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.planning.kits import Kit, Option
    from ironstride.planning.weights import Weights
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
    """What the plan has used so far, and whether a race is too near for anything new.

    `to_search` are exercises whose weight would be searched for on a day that is none for it. In
    `thawed` patterns either may come in all the same.
    """

    used: frozenset[str] = frozenset()
    logged: frozenset[str] = frozenset()
    trained: frozenset[Pattern] = frozenset()
    frozen: bool = False
    to_search: frozenset[str] = frozenset()
    thawed: frozenset[Pattern] = frozenset()

    @property
    def is_choosy(self) -> bool:
        """Whether something is left out because it is new or its weight is not known."""
        return self.frozen or bool(self.to_search)

    def admits(self, option: Option) -> bool:
        """Whether `option` may be done: near a race only what is known, after illness no search.

        Trunk work without weights may come in, so that sessions stay whole; all else without
        weights only for a runner of whom nothing is known.
        """
        exercise = option.exercise
        if exercise.id in self.used or exercise.id in self.logged:
            return True
        if exercise.main_pattern in self.thawed:
            return True
        if not self.frozen or exercise.id in self.to_search:
            return exercise.id not in self.to_search
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


def find_searched(kit: Kit, weights: Weights, on: dt.date) -> frozenset[str]:
    """Return the exercises of a place whose weight the runner would have to search for."""
    return frozenset(
        option.exercise.id
        for option in kit.by_id.values()
        if _is_searched(option, kit, weights, on)
    )


def _is_searched(option: Option, kit: Kit, weights: Weights, on: dt.date) -> bool:
    kind = option.exercise.set_kind
    if kind not in LOADED_KINDS:
        return False
    reps, distance_m = (None, 1) if kind == "distance" else (PROBE_REPS, None)
    probe = PlannedSet("work", kind, reps, distance_m=distance_m, rir=PROBE_RIR)
    answer = weights.prescribe(option, kit.place, "hypertrophy", probe, on=on, may_grow=True)
    return isinstance(answer, LoadSearch | TooHeavy)
