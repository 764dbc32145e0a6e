"""Shorter versions of a session: 12, 25 and 40 minutes, each still whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.planning.minutes import LENGTHS, most_items
from ironstride.training.words import HEAVY_LEG_PATTERNS
from ironstride.units import S_PER_MINUTE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ironstride.planning.minutes import MinutesModel
    from ironstride.policy.reader import Policy
    from ironstride.training.session import PlannedItem

STABLE: Final = frozenset({"stability", "hold"})
MOST_MAIN_SETS: Final = 2


def plan_versions(
    items: Sequence[PlannedItem], minutes: int, clock: MinutesModel, policy: Policy
) -> dict[str, dict[str, int]]:
    """Return the sets kept per item id for each version shorter than the session's `minutes`."""
    versions = {}
    for length in LENGTHS:
        if int(length) < minutes:
            wanted = _few(_by_need(items), length, policy)
            version = _shorten(wanted, items, int(length), clock, MOST_MAIN_SETS)
            version = version or _shorten(wanted, items, int(length), clock, 1)
            if version:
                versions[length] = version
    return versions


def _few(wanted: Sequence[PlannedItem], length: str, policy: Policy) -> list[PlannedItem]:
    """Keep as many items as a session of that length holds, mobility counted apart."""
    most_mobility = int(policy.table("minutes.mobility_items")[length])
    most = most_items(int(length), policy)
    mobility = [item for item in wanted if item.patterns[0] == "mobility"][:most_mobility]
    others = [item for item in wanted if item.patterns[0] != "mobility"][:most]
    return [item for item in wanted if item in mobility or item in others]


def _shorten(
    wanted: Sequence[PlannedItem],
    items: Sequence[PlannedItem],
    length: int,
    clock: MinutesModel,
    heavy_sets: int,
) -> dict[str, int]:
    """Take the items that make a session whole, one set each, then more while they fit."""
    room_s = length * S_PER_MINUTE - clock.fixed_s(length)
    kept: dict[str, int] = {}
    for limits in (_first_sets(wanted, heavy_sets), _few_sets(wanted), _all_sets(wanted)):
        for item in wanted:
            while (sets := kept.get(item.id, 0)) < limits[item.id]:
                more_s = _time_of(item, sets + 1, clock) - _time_of(item, sets, clock)
                if more_s > room_s:
                    break
                room_s -= more_s
                kept[item.id] = sets + 1
    if not _is_whole(kept, items):
        return {}
    return {item.id: kept[item.id] for item in items if item.id in kept}


def _time_of(item: PlannedItem, sets: int, clock: MinutesModel) -> float:
    return clock.item_s(item, sets) if sets else 0.0


def _first_sets(items: Sequence[PlannedItem], heavy_sets: int) -> dict[str, int]:
    """One set of each, `heavy_sets` of the heaviest work: one alone is hardly worth its ramp."""
    return {
        item.id: min(len(item.work_sets), heavy_sets if item.rep_class == "strength" else 1)
        for item in items
    }


def _few_sets(items: Sequence[PlannedItem]) -> dict[str, int]:
    return {
        item.id: min(len(item.work_sets), MOST_MAIN_SETS if _is_main(item) else 1) for item in items
    }


def _all_sets(items: Sequence[PlannedItem]) -> dict[str, int]:
    return {item.id: len(item.work_sets) for item in items}


def _by_need(items: Sequence[PlannedItem]) -> list[PlannedItem]:
    """Order items by how much a short session needs them."""
    mobility = [item for item in items if item.patterns[0] == "mobility"]
    strength = [item for item in items if item.rep_class == "strength"]
    sizes = [item for item in items if item.rep_class == "hypertrophy"]
    stable = [item for item in items if item.rep_class in STABLE and item not in mobility]
    mains = [*strength, *(item for item in sizes if _is_main(item))]
    minor = [item for item in sizes if not _is_main(item)]
    first = [*mobility[:1], *mains[:1], *(minor or sizes)[:1], *stable[:1]]
    rest = [item for item in (*mains, *minor, *stable, *items) if item not in first]
    return list(dict.fromkeys((*first, *rest)))


def _is_main(item: PlannedItem) -> bool:
    return item.patterns[0] in HEAVY_LEG_PATTERNS


def _is_whole(kept: Mapping[str, int], items: Sequence[PlannedItem]) -> bool:
    """Whether a version keeps mobility and, with strength work, something in 8-15 (D6)."""
    left = [item for item in items if item.id in kept]
    has_mobility = any(item.patterns[0] == "mobility" for item in left)
    is_heavy = any(item.rep_class == "strength" for item in left)
    has_size = any(item.rep_class == "hypertrophy" for item in left)
    return has_mobility and (has_size or not is_heavy) and len(left) > 1
