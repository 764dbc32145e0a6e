"""The distance of a race in words: `10km`, `6.2 mi`, `half`, `marathon`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ironstride.formats.fields import shown
from ironstride.units import M_PER_MILE

if TYPE_CHECKING:
    from ironstride.formats.fields import Field

_MIN_M: Final = 50
_MAX_M: Final = 1_000_000
_MILLIMETRES: Final = 3
_M_PER_UNIT: Final = {"m": 1.0, "k": 1000.0, "km": 1000.0} | dict.fromkeys(
    ("mi", "mile", "miles"), M_PER_MILE
)
_NAMED_M: Final = {"half": 21_097.5, "hm": 21_097.5, "marathon": 42_195.0}
_MEASURED: Final = re.compile(r"(\d{1,6}(?:[.,]\d{1,4})?)\s*([a-z]{1,5})", re.ASCII)


def read_race_distance(field: Field) -> float:
    """Read the distance of a race as metres; a decimal comma is understood."""
    text = str(field.value).strip().lower()
    named = re.sub(r"[\s-]+", " ", text).removesuffix(" marathon")
    if named in _NAMED_M:
        return _NAMED_M[named]
    match = _MEASURED.fullmatch(text)
    if match is None or match[2] not in _M_PER_UNIT:
        field.reject(f"{shown(text)} is no distance; write 10km, 6mi, half or marathon")
    metres = float(match[1].replace(",", ".")) * _M_PER_UNIT[match[2]]
    if not _MIN_M <= metres <= _MAX_M:
        field.reject(f"{text} is no distance of a race; it must be {_MIN_M} m to 1000 km")
    return round(metres, _MILLIMETRES)
