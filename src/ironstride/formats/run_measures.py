"""One distance or duration in a runner's own notation: patterns, and what they mean."""

from __future__ import annotations

import re
from typing import Final

from ironstride.formats.run_size import Size, metres, seconds
from ironstride.units import M_PER_MILE, S_PER_HOUR, S_PER_MINUTE

# Below this a bare "m" is minutes in "45m" and metres in "6x60m"; in a repeat, below 20.
MIN_RUN_M: Final = 100
_MIN_REPEAT_M: Final = 20
_MAX_BARE_HOURS: Final = 4
# "10 x 400s" are metres, "3 x 180s" seconds.
_TRACK_METRES: Final = frozenset({200.0, 400.0, 600.0, 800.0, 1000.0, 1200.0, 1600.0})

NUMBER: Final = r"(?<![\d.,:])\d{1,6}(?:[.,]\d{1,3})?(?![\d:])"
_KM: Final = r"kms?|k|kilomet\w*|chilomet\w*|quilomet\w*"
_MILE: Final = r"mi|miles?|meilen?|millas?|miglia|miglio|mijl|milhas?"
_METRE: Final = r"m|mts?|mtr|met(?:er|re|ro)s?|metri|er"
_HOUR: Final = r"h|hrs?|hours?|std|stunden?|heures?|horas?|ore|ora|uur|uren|timer?|timmar"
_MINUTE: Final = r"min|mins|minut\w*|mn|'"
_SECOND: Final = r"s|secs?|sek|seg|seconds?|sekunden?|segundos?|secondes?|secondi|\""
UNIT: Final = rf"(?:{_KM}|{_MILE}|{_HOUR}|{_MINUTE}|{_SECOND}|{_METRE})(?![a-z0-9])"
_CLOCK: Final = (
    r"(?<![\d:])(?P<{p}h>\d{{1,2}}):(?P<{p}hm>\d\d):(?P<{p}hs>\d\d)(?!\d)"
    r"|(?<![\d.,:])(?P<{p}oh>\d{{1,2}})\s*(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore|ora)"
    r"(?:(?P<{p}om>\d\d)(?:\s*(?:min|mn|'|m\b))?|\s*(?P<{p}om2>\d{{1,2}})\s*(?:min|mn|'|m\b))"
    r"(?![\dx])"
    r"|(?<![\d.,:])(?P<{p}ch>\d{{1,3}}):(?P<{p}cm>\d\d)(?P<{p}cu>\s*h\b)?(?!\d)"
    r"|(?<![\d.,:])(?P<{p}pm>\d{{1,3}})'(?P<{p}ps>\d\d)(?:\"|(?!\d))"
)
_PLAIN: Final = (
    (
        rf"(?:(?P<{{p}}lo>{NUMBER})\s*(?:{UNIT})?\s*(?:-|to|bis|a|ad|hasta)\s*)?"
        rf"(?P<{{p}}n>{NUMBER})\s*(?P<{{p}}u>{UNIT})"
    )
    .replace("\\d{1,6}", "\\d{{1,6}}")
    .replace("\\d{1,3}", "\\d{{1,3}}")
)

# Units, and how many metres and seconds one of them is; what is left over is a metre.
_UNITS: Final = (
    (re.compile(_KM), 1000.0, 0.0),
    (re.compile(_MILE), M_PER_MILE, 0.0),
    (re.compile(_HOUR), 0.0, float(S_PER_HOUR)),
    (re.compile(_MINUTE), 0.0, float(S_PER_MINUTE)),
    (re.compile(_SECOND), 0.0, 1.0),
)


def measure_pattern(prefix: str) -> str:
    """Return the pattern of one measure, its groups named with `prefix`."""
    return f"{_CLOCK.format(p=prefix)}|{_PLAIN.format(p=prefix)}"


def number_value(number: str) -> float:
    """Return a number with a decimal comma or point."""
    return float(number.replace(",", "."))


def bare_metres(number: str) -> Size | None:
    """Return a bare number as metres: "6x800"; None for one too small to be metres."""
    value = number_value(number)
    return metres(value) if value >= MIN_RUN_M else None


def measure(match: re.Match[str], p: str, *, repeat: bool = False) -> Size:
    """Return the size that a match of `measure_pattern(p)` names; upper ends of ranges count.

    In a `repeat` a bare "3:00" is minutes and "60m" are metres.
    """
    found = match.groupdict()
    if found[f"{p}h"]:
        return _time(found[f"{p}h"], found[f"{p}hm"], found[f"{p}hs"])
    if found[f"{p}oh"]:
        return _time(found[f"{p}oh"], found[f"{p}om"] or found[f"{p}om2"])
    if found[f"{p}ch"]:
        hours = bool(found[f"{p}cu"]) or (not repeat and int(found[f"{p}ch"]) <= _MAX_BARE_HOURS)
        first, second = found[f"{p}ch"], found[f"{p}cm"]
        return _time(first, second) if hours else _time("0", first, second)
    if found[f"{p}pm"]:
        return _time("0", found[f"{p}pm"], found[f"{p}ps"])
    return _measured(number_value(found[f"{p}n"]), found[f"{p}u"], repeat=repeat)


def _time(hours: str, minutes: str, rest: str = "0") -> Size:
    return seconds(float(int(hours) * S_PER_HOUR + int(minutes) * S_PER_MINUTE + int(rest)))


def _measured(value: float, unit: str, *, repeat: bool) -> Size:
    if unit == "m" and value < (_MIN_REPEAT_M if repeat else MIN_RUN_M):
        return seconds(value * S_PER_MINUTE)
    if unit == "s" and value in _TRACK_METRES:
        return metres(value)
    for units, each_m, each_s in _UNITS:
        if units.fullmatch(unit):
            return metres(value * each_m) if each_m else seconds(value * each_s)
    return metres(value)
