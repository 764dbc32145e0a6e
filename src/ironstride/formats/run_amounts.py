"""How far and how long: distances, durations and repeats in a runner's own notation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.formats.run_keywords import ADDED_WORDS, INCLUDED_WORDS
from ironstride.formats.run_phrases import has_word, plain_words, without_race_paces
from ironstride.units import M_PER_MILE, S_PER_HOUR, S_PER_MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterable

# Beyond these a number is a typing error, not a run.
MAX_DISTANCE_M: Final = 1_000_000.0
MAX_DURATION_S: Final = 7 * 24 * 3600.0
# Below this a bare "m" is minutes in "45m" and metres in "6x60m"; in a repeat, below 20.
_MIN_RUN_M: Final = 100
_MIN_REPEAT_M: Final = 20
_MAX_BARE_HOURS: Final = 4
# Repeats alone below this are the hard part of a run, not the size of the run.
_MIN_WORK_M: Final = 2000.0
_MIN_WORK_S: Final = 600.0
# Only compares the part given in metres with the part given in minutes: which one is the run.
_COMPARING_SPEED_M_S: Final = 3.0
_SAME_SHARE: Final = 0.03
# "10 x 400s" are metres, "3 x 180s" seconds.
_TRACK_METRES: Final = frozenset({200.0, 400.0, 600.0, 800.0, 1000.0, 1200.0, 1600.0})

_NUMBER: Final = r"(?<![\d.,:])\d{1,6}(?:[.,]\d{1,3})?(?![\d:])"
_KM: Final = r"kms?|k|kilomet\w*|chilomet\w*"
_MILE: Final = r"mi|miles?|meilen?|millas?|miglia|miglio"
_METRE: Final = r"m|mts?|mtr|met(?:er|re|ro)s?|metri|er"
_HOUR: Final = r"h|hrs?|hours?|std|stunden?|heures?|horas?|ore|ora"
_MINUTE: Final = r"min|mins|minut\w*|mn|'"
_SECOND: Final = r"s|secs?|sek|seg|seconds?|sekunden?|segundos?|secondes?|secondi|\""
_UNIT: Final = rf"(?:{_KM}|{_MILE}|{_HOUR}|{_MINUTE}|{_SECOND}|{_METRE})(?![a-z0-9])"
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
        rf"(?:(?P<{{p}}lo>{_NUMBER})\s*(?:{_UNIT})?\s*(?:-|to|bis|a|ad|hasta)\s*)?"
        rf"(?P<{{p}}n>{_NUMBER})\s*(?P<{{p}}u>{_UNIT})"
    )
    .replace("\\d{1,6}", "\\d{{1,6}}")
    .replace("\\d{1,3}", "\\d{{1,3}}")
)
_AMOUNT: Final = re.compile(rf"{_CLOCK.format(p='a_')}|{_PLAIN.format(p='a_')}")
_REPEAT: Final = re.compile(
    rf"(?:(?<![\d.,:])(?P<outer>\d{{1,2}})\s*x\s*\(?\s*)?"
    rf"(?<![\d.,:])(?:\d{{1,2}}\s*-\s*)?(?P<count>\d{{1,2}})\s*x\s*[(\[]?\s*"
    rf"(?:{_CLOCK.format(p='r_')}|{_PLAIN.format(p='r_')}|(?P<bare>{_NUMBER}))"
)
_CHAIN: Final = re.compile(r"(?<![\d.,:])\d{3,4}(?:\s*[-/]\s*\d{3,4}){2,}(?:\s*m\b)?(?![\d:])")
# A repeat whose work is a word: "8x hill sprints", "6 x Bergsprint".
_COUNTED: Final = re.compile(r"(?<![\d.,:])\d{1,2}\s*x\s+(?=[a-z])")
_ER_REPEAT: Final = re.compile(r"(?<=\d)er\b")
_TIMES: Final = re.compile(r"(?<=\d)\s*(?:\*|mal|fois|veces|volte|times)\s*(?=[(\[]?\s*\d)")
# "800s x 10", "400 x 8": the count comes last.
_COUNT_LAST: Final = re.compile(r"(?<![\d.,:x])(\d{3,4})\s*[ms]?\s*x\s*(\d{1,2})(?![\d.,:'\"a-z])")
_THOUSANDS: Final = re.compile(r"(?<![\d.,])(\d{1,3})[.,](\d{3})(?=\s*(?:m|meters?|metres?)\b)")
# Paces, speeds, target times, heart rates and shares are not amounts of running.
_NOT_AMOUNTS: Final = re.compile(
    r"(?:@|\bat\b|\bin\b|\ben\b)?\s*\d{1,2}[:'.,]\d\d\"?(?:\s*-\s*\d{1,2}[:'.,]\d\d\"?)?\s*"
    r"(?:min)?\s*(?:/|per|pro|par|por|al)\s*(?:km|k|mi|mile|meile|400)\b"
    r"|@\s*\d{1,2}[:']\d\d\"?(?:\s*-\s*\d{1,2}[:']\d\d\"?)?"
    r"|\b(?:in|en)\s+\d{1,3}(?::\d\d\b|\s*(?:s|secs?|sek|seg|\")(?![a-z]))"
    r"|\d+(?:[.,]\d+)?\s*(?:-\s*\d+(?:[.,]\d+)?\s*)?(?:km/h|kph|kmh|mph|bpm|watts?|w\b|%)"
    r"|\b\d+(?:st|nd|rd|th)\b|[+]?\d+\s*(?:m|hm)\s*(?:d\+|elevation|vert|hohenmeter|d-)|\b\d+\s*hm\b"
)
_RECOVERY_WORDS: Final = (
    r"(?:easy\s+|slow\s+|active\s+)?(?:jog\w*|float|walk\w*|trab\w*|trot\w*|recup\w*|rec|recov\w*|"
    r"rest|pause|pausa|gehpause|trabpause|tp|gp|off|erholung|descanso|riposo|recupero)\b"
)
_RECOVERY: Final = re.compile(
    rf"(?:\b(?:w|with|mit|avec|con)\b/?\s*)?(?:{_AMOUNT.pattern}|(?P<a_bare>{_NUMBER}))\s*"
    rf"(?:[a-z]+\s+)?{_RECOVERY_WORDS}"
)
_RECOVERY_AFTER: Final = re.compile(
    r"(?:^\s*/|\b(?:r|rec|recup|recuperation|recovery|rest|pause|pausa|p|tp|gp|recupero|off))"
    rf"\s*[=:.]?\s*(?:{_AMOUNT.pattern})"
)
_BARE: Final = re.compile(rf"(?<![a-z\d.,:@])({_NUMBER})(?!\s*(?:[a-z'\"%x/:-]|\d))")
_BARE_KM: Final = (3.0, 60.0)

# Units, and how many metres and seconds one of them is; what is left over is a metre.
_UNITS: Final = (
    (re.compile(_KM), 1000.0, 0.0),
    (re.compile(_MILE), M_PER_MILE, 0.0),
    (re.compile(_HOUR), 0.0, float(S_PER_HOUR)),
    (re.compile(_MINUTE), 0.0, float(S_PER_MINUTE)),
    (re.compile(_SECOND), 0.0, 1.0),
)


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a text says of the run's size; `unit_missing` is the bare number read as km."""

    distance_m: float | None = None
    duration_s: float | None = None
    repeats: bool = False
    unit_missing: str | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    distance_m: float = 0.0
    duration_s: float = 0.0

    def times(self, count: int) -> _Part:
        return _Part(self.distance_m * count, self.duration_s * count)


def read_amounts(plain: str) -> Amounts:
    """Read the distance and duration of one run from `plain` (see `run_phrases.plain_text`).

    Repeats count with the recoveries that are written; warm-up and cool-down only if written.
    Of a range the upper end counts. A run given partly in metres and partly in minutes keeps the
    larger part only, for the other would be read as all of it.
    """
    text = _NOT_AMOUNTS.sub(" ", without_race_paces(_tidy(plain))[0])
    work, text = _take_repeats(text)
    singles = [_part(match, "a_") for match in _AMOUNT.finditer(text)]
    words = plain_words(text)
    added = "+" in text or has_word(words, ADDED_WORDS)
    included = has_word(words, INCLUDED_WORDS)
    repeated = [part for part in work if part is not None]
    distance_m = _total(
        (part.distance_m for part in singles),
        (part.distance_m for part in repeated),
        added=added,
        included=included,
    )
    duration_s = _total(
        (part.duration_s for part in singles),
        (part.duration_s for part in repeated),
        added=added,
        included=included,
    )
    if work:
        distance_m = distance_m if distance_m >= _MIN_WORK_M else 0.0
        duration_s = duration_s if duration_s >= _MIN_WORK_S else 0.0
    unit_missing = None
    if not distance_m and not duration_s and not work:
        distance_m, unit_missing = _bare_km(text)
    if distance_m and duration_s and (added or work):
        distance_m, duration_s = _larger_part(distance_m, duration_s)
    return Amounts(
        distance_m=_plausible(distance_m, MAX_DISTANCE_M),
        duration_s=_plausible(duration_s, MAX_DURATION_S),
        repeats=bool(work),
        unit_missing=unit_missing,
    )


def _tidy(plain: str) -> str:
    joined = _THOUSANDS.sub(r"\1\2", _TIMES.sub("x", plain))
    return _COUNT_LAST.sub(r"\2x\1 m", _ER_REPEAT.sub(" m", joined))


def _take_repeats(text: str) -> tuple[list[_Part | None], str]:
    """Return the work of each "N x" (None when its size is not said) and the text without."""
    work: list[_Part | None] = []
    chain = _CHAIN.search(text)
    if chain is not None:
        metres = sum(float(number) for number in re.findall(r"\d{3,4}", chain.group()))
        work.append(_Part(distance_m=metres))
        text = text.replace(chain.group(), " ", 1)
    matches = list(_REPEAT.finditer(text))
    if not matches:
        if _COUNTED.search(text):
            work.append(None)
        return work, text
    last = matches[-1].end()
    head = _REPEAT.sub(" ", text[:last])
    rest, recovery = _take_recovery(text[last:])
    head, between = _take_recovery(head)
    recovery = recovery or between
    work.extend(_repeated(match, recovery) for match in matches)
    return work, f"{head} {rest}"


def _take_recovery(text: str) -> tuple[str, _Part | None]:
    for pattern in (_RECOVERY, _RECOVERY_AFTER):
        match = pattern.search(text)
        if match is not None:
            bare = match.groupdict().get("a_bare")
            part = _bare_part(bare) if bare else _part(match, "a_", repeat=True)
            return pattern.sub(" ", text), part
    return text, None


def _repeated(match: re.Match[str], recovery: _Part | None) -> _Part | None:
    bare = match["bare"]
    part = _bare_part(bare) if bare else _part(match, "r_", repeat=True)
    if part is None:
        return None
    count = int(match["count"]) * int(match["outer"] or 1)
    rest = recovery or _Part()
    same_kind = _Part(
        part.distance_m + (rest.distance_m if part.distance_m else 0.0),
        part.duration_s + (rest.duration_s if part.duration_s else 0.0),
    )
    return same_kind.times(count)


def _bare_part(number: str) -> _Part | None:
    metres = _value(number)
    return _Part(distance_m=metres) if metres >= _MIN_RUN_M else None


def _value(number: str) -> float:
    return float(number.replace(",", "."))


def _part(match: re.Match[str], p: str, *, repeat: bool = False) -> _Part:
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
    return _measured(_value(found[f"{p}n"]), found[f"{p}u"], repeat=repeat)


def _time(hours: str, minutes: str, seconds: str = "0") -> _Part:
    return _Part(
        duration_s=float(int(hours) * S_PER_HOUR + int(minutes) * S_PER_MINUTE + int(seconds))
    )


def _measured(value: float, unit: str, *, repeat: bool) -> _Part:
    if unit == "m" and value < (_MIN_REPEAT_M if repeat else _MIN_RUN_M):
        return _Part(duration_s=value * S_PER_MINUTE)
    if unit == "s" and value in _TRACK_METRES:
        return _Part(distance_m=value)
    for units, metres, seconds in _UNITS:
        if units.fullmatch(unit):
            return _Part(value * metres, value * seconds)
    return _Part(distance_m=value)


def _total(
    singles: Iterable[float], repeated: Iterable[float], *, added: bool, included: bool
) -> float:
    alone = [value for value in singles if value]
    work = sum(repeated)
    if included and alone and not added:
        return max(*alone, work)
    if added or len(alone) <= 1:
        whole = sum(alone)
        return whole if not added and whole >= work else whole + work
    first, others = alone[0], alone[1:]
    same = all(abs(other - first) <= _SAME_SHARE * first for other in others)
    return first if same or first > sum(others) + work else sum(alone) + work


def _larger_part(distance_m: float, duration_s: float) -> tuple[float, float]:
    if distance_m / _COMPARING_SPEED_M_S >= duration_s:
        return distance_m, 0.0
    return 0.0, duration_s


def _bare_km(text: str) -> tuple[float, str | None]:
    numbers: list[str] = _BARE.findall(text)
    if len(numbers) == 1 and _BARE_KM[0] <= _value(numbers[0]) <= _BARE_KM[1]:
        return _value(numbers[0]) * 1000, numbers[0]
    return 0.0, None


def _plausible(value: float, limit: float) -> float | None:
    return value if 0 < value <= limit else None
