"""Which weights a bar takes from the plates that are really there, and how to load it."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Plates and sums closer than this are the same weight: pounds are not whole in kilograms.
_PER_KG: Final = 100
# No bar is loaded beyond what an athlete file accepts as a load.
_MAX_SIDE_KG: Final = 350.0


@lru_cache(maxsize=256)
def bar_loads(bar_kg: float, plates_kg: tuple[float, ...]) -> tuple[float, ...]:
    """Return every load [kg] of a bar with the same plates on both sides, ascending.

    `plates_kg` has one number per physical plate; a plate without its pair stays on the floor.
    """
    return tuple(
        sorted(round(bar_kg + 2 * sum(plates), 3) for plates in _sides(plates_kg).values())
    )


def plates_per_side(
    load_kg: float, bar_kg: float, plates_kg: tuple[float, ...]
) -> tuple[float, ...] | None:
    """Return the fewest plates [kg] for one side, heaviest first, or None if it cannot be built.

    Examples
    --------
    >>> plates_per_side(65, 20, (20, 20, 10, 10, 2.5, 2.5))
    (20, 2.5)
    """
    side_kg = (load_kg - bar_kg) / 2
    sides = _sides(plates_kg)
    key = _key(side_kg)
    near = (sides.get(one) for one in (key, key - 1, key + 1))
    return next(
        (plates for plates in near if plates is not None and _is_same(sum(plates), side_kg)), None
    )


def as_built(load_kg: float, loads: Sequence[float]) -> float:
    """Return the load [kg] of `loads` that is the weight `load_kg`, or that where none is.

    A log holds 135 lb to other decimals than a bar with its plates.

    Examples
    --------
    >>> as_built(61.23497, (20.412, 61.235))
    61.235
    """
    return next((load for load in loads if _is_same(load, load_kg)), load_kg)


def _is_same(load_kg: float, other_kg: float) -> bool:
    return abs(load_kg - other_kg) * _PER_KG < 1


def _key(load_kg: float) -> int:
    return round(load_kg * _PER_KG)


@lru_cache(maxsize=64)
def _sides(plates_kg: tuple[float, ...]) -> Mapping[int, tuple[float, ...]]:
    """Return the plates of one side, the fewest for each weight, by weight."""
    pairs = Counter(plates_kg)
    sides: dict[int, tuple[float, ...]] = {0: ()}
    for plate_kg in sorted(pairs, reverse=True):
        for _ in range(pairs[plate_kg] // 2):
            if not _add_pair(sides, plate_kg):
                break
    return sides


def _add_pair(sides: dict[int, tuple[float, ...]], plate_kg: float) -> bool:
    """Add one more pair to what can be built; return whether anything became better."""
    better = False
    for plates in tuple(sides.values()):
        longer = (*plates, plate_kg)
        side_kg = sum(longer)
        known = sides.get(_key(side_kg))
        if side_kg <= _MAX_SIDE_KG and (known is None or len(longer) < len(known)):
            sides[_key(side_kg)] = longer
            better = True
    return better
