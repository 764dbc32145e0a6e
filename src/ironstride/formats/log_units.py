"""Logs that do not say whether their weights are kilograms or pounds, and how to ask."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.errors import UnreadableFileError
from ironstride.formats.lift_log import read_lift_log
from ironstride.loading.inventory import in_units
from ironstride.units import KG_PER_LB, lb_from_kg

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from zoneinfo import ZoneInfo

    from ironstride.formats.lift_log import LiftLog
    from ironstride.formats.weights import Units
    from ironstride.training.sets import LoggedSet

# Two are enough to know one's own weights again.
_SHOWN: Final = 2


@dataclass(frozen=True, slots=True)
class BareLoad:
    """A load as a file writes it, without its unit."""

    exercise: str
    written: str

    def read_as(self, unit: Units, own: Units) -> str:
        """Return the load read in `unit`, and what that is in the runner's `own` unit.

        Whole units of the other kind are enough to see which one it is.
        """
        text = f"{self.exercise} {self.written} {unit}"
        if unit == own:
            return text
        load_kg = float(self.written) * (1 if unit == "kg" else KG_PER_LB)
        return f"{text} = {load_kg if own == 'kg' else lb_from_kg(load_kg):.0f} {own}"


def read_in_unit(
    content: bytes,
    file: str,
    unit: Units,
    *,
    zone: ZoneInfo | None = None,
    report: Callable[[int], None] | None = None,
) -> tuple[LiftLog, bool]:
    """Return a log, and whether it does not say its unit: its weights are read in `unit` then.

    Raises UnreadableFileError.
    """
    try:
        return read_lift_log(content, file, zone=zone, report=report), False
    except UnreadableFileError as error:
        try:
            found = read_lift_log(content, file, load_unit=unit, zone=zone, report=report)
        except UnreadableFileError:
            raise error from None
        return found, True


def find_bare_loads(sets: Sequence[LoggedSet], unit: Units) -> tuple[BareLoad, ...]:
    """Return loads of a log that was read in `unit` without saying one.

    They are the heaviest of the exercises that stand in it most often.
    """
    heaviest: dict[str, float] = {}
    for one in sets:
        if one.load_kg:
            heaviest[one.exercise] = max(one.load_kg, heaviest.get(one.exercise, 0))
    often = Counter(one.exercise for one in sets if one.load_kg).most_common(_SHOWN)
    return tuple(BareLoad(name, in_units(heaviest[name], unit)) for name, _ in often)
