"""How long an exercise will take before its weight and ramp are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.planning.jumps import contacts_for_session, jump_level
from ironstride.training.words import HEAVY_LEG_PATTERNS, Implement

if TYPE_CHECKING:
    from ironstride.planning.kits import Option
    from ironstride.planning.picking import Picked
    from ironstride.planning.workshop import Workshop
    from ironstride.training.sets import PlannedSet
    from ironstride.training.words import Phase, RepClass

UNWEIGHED: Final[frozenset[Implement]] = frozenset({"bodyweight", "band", "other"})


def time_part(
    option: Option, rep_class: RepClass, each: PlannedSet, *, paired: bool, shop: Workshop
) -> tuple[float, float]:
    """Return the set-up with the ramp [s], and one set with its rest [s].

    The last rest of an exercise that is not paired is taken off the set-up.
    """
    clock = shop.clock
    implement = option.setup.implement
    setup_s = clock.setup_of(implement)
    is_main = option.exercise.main_pattern in HEAVY_LEG_PATTERNS
    if implement not in UNWEIGHED and (is_main or rep_class == "strength"):
        ramp = shop.policy.table("minutes.ramp_sets").get(rep_class, 0)
        setup_s += ramp * clock.ramp_set_s
    if not paired:
        setup_s -= each.rest_s
    return setup_s, clock.set_s(each, rep_class) + each.rest_s


def first_jump_sets(phase: Phase, shop: Workshop) -> int:
    """Return the sets of jumps that a session of the runner's level starts with."""
    level = jump_level(shop.athlete, phase, shop.weights.today, shop.policy)
    contacts = contacts_for_session(level, 0, 1, 0, shop.policy)
    return contacts // shop.policy.whole("plyometrics.contacts_per_set")


def full_sets(picked: Picked, phase: Phase, shop: Workshop) -> int:
    """Return the work sets of a full week; jumps start with their level's first contacts."""
    if picked.option.exercise.set_kind == "contacts":
        return first_jump_sets(phase, shop)
    return shop.dosing.full_sets(picked.option, picked.rep_class, phase)
