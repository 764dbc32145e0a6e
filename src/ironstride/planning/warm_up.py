"""The start of a session: mobility for ankles, hips and upper back, and one running drill."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.planning.minutes import length_row
from ironstride.planning.parts import Part
from ironstride.training.sets import PlannedSet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.planning.kits import Kit, Option
    from ironstride.planning.workshop import Workshop

# A drill and a mobility exercise take about this long; capacity is kept free for them.
ASSUMED_ITEM_S: Final = 45.0
TURNS: Final = 2


def reserve_warm_up_s(minutes: float, shop: Workshop) -> float:
    """Return the time [s] kept free for mobility and a drill in a session of `minutes`."""
    policy = shop.policy
    items = policy.table("minutes.mobility_items")[length_row(minutes)]
    drills = minutes >= policy.number("minutes.drill_from_min")
    return ASSUMED_ITEM_S * (items + 2 * drills)


def plan_mobility(kit: Kit, count: int, turn: int, shop: Workshop) -> tuple[Part, ...]:
    """Return `count` mobility exercises that reach as many regions as they can.

    `turn` takes every second exercise, so that the first two sessions of a week differ.
    """
    options = sorted(kit.of("mobility"), key=lambda option: option.exercise.id)
    if not options:
        return ()
    waiting = options[turn % TURNS :: TURNS] or options
    # Moving comes before holding still: a stretch is no way to start.
    waiting.sort(key=lambda option: option.exercise.set_kind == "hold")
    chosen: list[Option] = []
    reached: set[str] = set()
    while waiting and len(chosen) < count:
        best = max(waiting, key=lambda option: len(option.exercise.regions - reached))
        waiting.remove(best)
        chosen.append(best)
        reached |= best.exercise.regions
    return tuple(_mobility_part(option, shop) for option in chosen)


def _mobility_part(option: Option, shop: Workshop) -> Part:
    is_hold = option.exercise.set_kind == "hold"
    low, high = shop.policy.pair("dose.mobility_hold_s" if is_hold else "dose.mobility_reps")
    amount = (int(low), int(high))
    each = PlannedSet(
        kind="work",
        set_kind=option.exercise.set_kind,
        reps=None if is_hold else amount,
        seconds=amount if is_hold else None,
        per_side=option.exercise.per_side,
    )
    return Part(option, "mobility", "hold" if is_hold else "mobility", "mobility", 1, each)


def plan_drill(kit: Kit, minutes: float, turn: int, shop: Workshop) -> tuple[Part, ...]:
    """Return one running drill for a session long enough, on the spot where there is little room.

    At a gym the drills of 15-20 m are left to the run's warm-up.
    """
    if minutes < shop.policy.number("minutes.drill_from_min"):
        return ()
    options = _drills(kit)
    if not options:
        return ()
    option = options[turn % len(options)]
    each = PlannedSet(
        kind="work",
        set_kind=option.exercise.set_kind,
        reps=_drill_reps(shop),
        per_side=option.exercise.per_side,
        rest_s=int(shop.policy.table("dose.rest_s")["skill"]),
    )
    sets = shop.policy.whole("dose.drill_sets")
    return (Part(option, "drill", "skill", "technique", sets, each),)


def _drills(kit: Kit) -> Sequence[Option]:
    on_the_spot = [option for option in kit.of("drill") if option.exercise.set_kind == "bodyweight"]
    return sorted(on_the_spot, key=lambda option: (option.exercise.skill, option.exercise.id))


def _drill_reps(shop: Workshop) -> tuple[int, int]:
    low, high = shop.policy.pair("dose.drill_reps")
    return int(low), int(high)
