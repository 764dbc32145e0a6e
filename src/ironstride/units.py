"""Pounds, miles and clock times at the edges; kilograms, metres and seconds inside."""

from __future__ import annotations

from typing import Final

KG_PER_LB: Final = 0.45359237
M_PER_MILE: Final = 1609.344
M_PER_YARD: Final = 0.9144
M_PER_KM: Final = 1000
S_PER_MINUTE: Final = 60
S_PER_HOUR: Final = 3600
MINUTES_PER_DAY: Final = 24 * 60


def kg_from_lb(load_lb: float) -> float:
    """Convert international avoirdupois pounds to kilograms (exact factor)."""
    return load_lb * KG_PER_LB


def lb_from_kg(load_kg: float) -> float:
    """Convert kilograms to international avoirdupois pounds."""
    return load_kg / KG_PER_LB
