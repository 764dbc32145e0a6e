"""From the simulated seasons to the plain tree of the contract `ironstride.simulation/1`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from ironstride.cohort.simulation_table import EARLY_SESSION, LATE_SESSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.cohort.simulated_runners import World
    from ironstride.cohort.simulation_table import PrescriberRow

SIMULATION_FORMAT: Final = "ironstride.simulation/1"
_DECIMALS: Final = 4


def encode_simulation(
    rows: Sequence[PrescriberRow], world: World, runners: int, first_seed: int
) -> dict[str, object]:
    """Return the table as mappings, lists, texts, numbers and None."""
    return {
        "format": SIMULATION_FORMAT,
        "world": world,
        "runners": runners,
        "first_seed": first_seed,
        "early_session": EARLY_SESSION,
        "late_session": LATE_SESSION,
        "prescribers": [
            {field: _rounded(value) for field, value in asdict(row).items()} for row in rows
        ],
    }


def _rounded(value: object) -> object:
    if isinstance(value, tuple):
        return [_rounded(one) for one in value]
    return round(value, _DECIMALS) if isinstance(value, float) else value
