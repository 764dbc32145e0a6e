"""A workout as a list of steps in an event's description, as intervals.icu writes it.

    - 2km Z1
    Main set 6x
    - 0.8km 102% Pace
    - 400mtr Z1

A line that begins with a dash is a step: `m` are minutes there and `mtr` metres. A line that ends
in `6x` repeats the steps after it, down to the next blank line or header.
"""

from __future__ import annotations

import re
from typing import Final

from ironstride.formats.calendar_fields import Sizes
from ironstride.formats.run_size import MAX_DISTANCE_M, MAX_DURATION_S
from ironstride.units import M_PER_MILE

_STEP: Final = re.compile(r"\s*[-*\u2022]\s+(?P<step>.*)")
_HEADER: Final = re.compile(r"(?:.*\s)?(?P<count>\d{1,2})\s*x\s*", re.IGNORECASE)
_TIME: Final = re.compile(
    r"(?<![\w.])(?=\d)(?:(?P<h>\d{1,2})h)?(?:(?P<m>\d{1,3})m)?(?:(?P<s>\d{1,4})s)?(?![\w.])"
)
_DISTANCE: Final = re.compile(
    r"(?<![\w.])(?P<n>\d{1,5}(?:[.,]\d{1,3})?)\s?(?P<unit>km|mi|mtr|meters?|metres?)(?!\w)",
    re.IGNORECASE,
)
_UNITS_M: Final = {"km": 1000.0, "mi": M_PER_MILE}
_MAX_LINES: Final = 200


def read_steps(description: str) -> Sizes | None:
    """Sum the steps of `description`; None where it holds none.

    A size is None where one of the steps does not say it: a sum of some steps is no size.
    """
    steps: list[tuple[float | None, float | None]] = []
    count = 1
    for line in description.splitlines()[:_MAX_LINES]:
        step = _STEP.fullmatch(line)
        if step is None:
            header = _HEADER.fullmatch(line)
            count = int(header["count"]) if header else 1
            continue
        distance_m, duration_s = _read_step(step["step"])
        if distance_m is None and duration_s is None:
            return None
        steps.append(
            (distance_m and distance_m * count, duration_s and duration_s * count),
        )
    if not steps:
        return None
    distances_m, durations_s = zip(*steps, strict=True)
    return Sizes(_sum(distances_m, MAX_DISTANCE_M), _sum(durations_s, MAX_DURATION_S))


def _read_step(text: str) -> tuple[float | None, float | None]:
    distance = _DISTANCE.search(text)
    if distance is not None:
        metres = float(distance["n"].replace(",", "."))
        return metres * _UNITS_M.get(distance["unit"].lower(), 1.0), None
    time = _TIME.search(text)
    if time is None or not any(time.groups()):
        return None, None
    hours, minutes, seconds = (int(part or 0) for part in time.groups())
    return None, float(hours * 3600 + minutes * 60 + seconds)


def _sum(values: tuple[float | None, ...], limit: float) -> float | None:
    known = [value for value in values if value is not None]
    total = sum(known)
    return total if len(known) == len(values) and 0 < total <= limit else None
