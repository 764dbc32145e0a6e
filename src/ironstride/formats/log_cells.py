"""Weights, reps, efforts, times and distances in the cells of a lift log."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ironstride.errors import IronstrideError
from ironstride.units import KG_PER_LB, M_PER_KM, M_PER_MILE, S_PER_HOUR, S_PER_MINUTE

if TYPE_CHECKING:
    from ironstride.formats.weights import Units

# More than any person or machine moved: such a cell is a slip.
MAX_LOAD_KG: Final = 2000.0
_KG_DECIMALS: Final = 5
MAX_REPS: Final = 1000
MAX_SECONDS: Final = 24 * S_PER_HOUR
MAX_DISTANCE_M: Final = 500_000.0
MAX_RPE: Final = 10.0
_NUMBER: Final = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?")
_THOUSANDS: Final = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_POINT_THOUSANDS: Final = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+")
_LOAD: Final = re.compile(r"(?P<number>.*?\d)\s*(?P<unit>kgs?|lbs?\.?|#)?", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,]\d+)?")
_LOAD_UNITS: Final[dict[str, Units]] = {
    "kg": "kg",
    "kgs": "kg",
    "lb": "lb",
    "lbs": "lb",
    "lb.": "lb",
    "lbs.": "lb",
    "#": "lb",
}
_METRES: Final = {
    "m": 1.0,
    "meters": 1.0,
    "metres": 1.0,
    "km": float(M_PER_KM),
    "kms": float(M_PER_KM),
    "mi": M_PER_MILE,
    "mi.": M_PER_MILE,
    "mile": M_PER_MILE,
    "miles": M_PER_MILE,
    "ft": 0.3048,
    "feet": 0.3048,
    "yd": 0.9144,
    "yds": 0.9144,
    "yards": 0.9144,
    "in": 0.0254,
    "cm": 0.01,
}
_YES: Final = frozenset({"1", "true", "yes", "y", "x", "done", "w"})


class UnreadableCellError(IronstrideError):
    """A cell holds something that cannot be; the message says what, and what to do."""


class UnknownUnitError(IronstrideError):
    """A weight stands there and nothing says whether it is in kilograms or pounds."""


@lru_cache(maxsize=4096)
def number_of(cell: str) -> float | None:
    """Return the number in a cell, None where it is empty.

    Decimal comma or point; "1,250.5" and "1.250,5" are one thousand and some. Raises
    UnreadableCellError for what is no finite number.
    """
    text = cell.strip().strip("'").replace("\u00a0", "").replace("\u2212", "-")
    if not text:
        return None
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    elif _POINT_THOUSANDS.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    else:
        text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text):
        raise UnreadableCellError(f"{_shown(cell)} is no number; correct it")
    return float(text)


@lru_cache(maxsize=64)
def load_unit_of(word: str) -> Units | None:
    """Return the unit that a word names, None where it names none."""
    return _LOAD_UNITS.get(word.strip().lower())


def load_kg_of(cell: str, unit: Units | None) -> float | None:
    """Return a weight in kilograms; a unit in the cell counts before `unit`.

    Raises UnreadableCellError for what no one lifts, UnknownUnitError where a weight has no unit.
    """
    if not cell:
        return None
    match = _LOAD.fullmatch(cell)
    own = load_unit_of(match["unit"] or "") if match else None
    written = number_of(match["number"] if match else cell)
    if written is None:
        return None
    if written < 0:
        raise UnreadableCellError(
            f"{_shown(cell)} is a weight below 0; help of a band or machine is written as a weight "
            "on an assisted exercise"
        )
    unit = own or unit
    if unit is None and written > 0:
        raise UnknownUnitError(cell)
    # To a hundredth of a gram: nobody wants to read 83.91458845000001 in a log.
    load_kg = round(written * KG_PER_LB, _KG_DECIMALS) if unit == "lb" else written
    if load_kg > MAX_LOAD_KG:
        raise UnreadableCellError(f"{_shown(cell)} is more than anyone lifts; correct it")
    return load_kg


def reps_of(cell: str) -> tuple[int | None, str]:
    """Return the whole reps in a cell, and a note where a part of one was written ("8.5")."""
    written = number_of(cell)
    if written is None:
        return None, ""
    if not 0 <= written <= MAX_REPS:
        raise UnreadableCellError(f"{_shown(cell)} cannot be reps; correct it")
    whole = math.floor(written)
    return whole, "" if whole == written else f"{written:g} reps"


def rir_of_rpe(cell: str) -> float | None:
    """Return the reps in reserve that an RPE says (10 is none left); 0 is an empty field."""
    rpe = number_of(cell)
    if rpe is None or rpe == 0:
        return None
    if not 0 < rpe <= MAX_RPE:
        raise UnreadableCellError(f"{_shown(cell)} is no RPE, which goes from 1 to 10")
    return MAX_RPE - rpe


def rir_of(cell: str) -> float | None:
    """Return reps in reserve; "5+" is 5."""
    rir = number_of(cell.removesuffix("+"))
    if rir is not None and not 0 <= rir <= MAX_REPS:
        raise UnreadableCellError(f"{_shown(cell)} cannot be reps in reserve; correct it")
    return rir


def seconds_of(cell: str) -> int | None:
    """Return a duration in whole seconds: "90", "1:30", "0:01:30"; None where it is 0 or empty."""
    clock = _CLOCK.fullmatch(cell)
    if clock:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        found: float | None = hours * S_PER_HOUR + minutes * S_PER_MINUTE + seconds
    else:
        found = number_of(cell)
    if not found:
        return None
    if not 0 < found <= MAX_SECONDS:
        raise UnreadableCellError(f"{_shown(cell)} cannot be the time of a set; correct it")
    return max(1, round(found))


def distance_m_of(cell: str, unit: str) -> float | None:
    """Return a distance in metres, None where it is 0 or empty.

    Raises UnreadableCellError where `unit` is no unit of distance.
    """
    written = number_of(cell)
    if not written:
        return None
    metres = _METRES.get(unit.strip().lower())
    if metres is None:
        raise UnreadableCellError(f"the distance {_shown(cell)} has no unit that is known")
    if not 0 < written * metres <= MAX_DISTANCE_M:
        raise UnreadableCellError(f"{_shown(cell)} cannot be the distance of a set; correct it")
    return written * metres


def is_yes(cell: str) -> bool:
    """Whether a cell says yes: "1", "true", "yes"."""
    return cell.lower() in _YES


def _shown(cell: str) -> str:
    return repr(cell[:40])
