"""How far and how long: distances, durations and repeats in a runner's own notation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.formats.run_keywords import ADDED_WORDS, INCLUDED_WORDS
from ironstride.formats.run_measures import NUMBER, measure, measure_pattern, number_value
from ironstride.formats.run_phrases import has_word, plain_words, without_race_paces
from ironstride.formats.run_repeats import take_repeats
from ironstride.formats.run_size import MAX_DISTANCE_M, MAX_DURATION_S, Size, plausible
from ironstride.units import M_PER_MILE, S_PER_MINUTE

if TYPE_CHECKING:
    from collections.abc import Sequence

# Repeats alone below this are the hard part of a run, not the size of the run.
_MIN_WORK_M: Final = 2000.0
_MIN_WORK_S: Final = 600.0
# Only weighs the part given in metres against the part given in minutes: which one is the run.
_COMPARING_SPEED_M_S: Final = 3.0
_SAME_SHARE: Final = 0.03
# "10 km (2 km, 6x1 km, 2 km)": what follows tells the same kilometres again.
_TOLD_AGAIN: Final = 1.1

_MEASURE: Final = re.compile(measure_pattern("a_"))
_ER_REPEAT: Final = re.compile(r"(?<=\d)er\b")
_TIMES: Final = re.compile(
    r"(?<=\d)\s*(?:\*|mal|fois|veces|volte|keer|vezes|ganger|gange|ganger|times|sets?\s+of)"
    r"\s*(?=[(\[]?\s*\d)"
)
# "800s x 10", "400 x 8": the count comes last.
_COUNT_LAST: Final = re.compile(r"(?<![\d.,:x])(\d{3,4})\s*[ms]?\s*x\s*(\d{1,2})(?![\d.,:'\"a-z])")
_THOUSANDS: Final = re.compile(r"(?<![\d.,])(\d{1,3})[.,](\d{3})(?=\s*(?:m|meters?|metres?)\b)")
# One amount for the way out and the way home: "2 mi WU/CD", "WU/CD 2 mi each".
_BOTH_WAYS: Final = (
    r"(?:wu|warm[ -]?up|ein-?(?:laufen)?|echauffement|calentamiento|riscaldamento)\s*"
    r"(?:/|&|\+|,?\s*(?:and|und|et|y|e)\s)\s*"
    r"(?:cd|cool[ -]?down|aus-?laufen|retour au calme|enfriamiento|defaticamento)\b"
)
_BOTH: Final = re.compile(
    rf"(?:{NUMBER}\s*[a-z']+)\s*(?:each\s+)?{_BOTH_WAYS}|{_BOTH_WAYS}\s*:?\s*(?:{NUMBER}\s*[a-z']+)"
)
# The way out or home without more words.
WAYS: Final = r"(?:w/?u|c/?d|warm[ -]?up|cool[ -]?down)\b"
_SLASHED: Final = re.compile(r"\b([wc])/([ud])\b")
_BARE_WAY: Final = re.compile(rf"(?<![\d.,:@x])(?<!x ){NUMBER}\s*{WAYS}")
_PACE: Final = re.compile(
    r"(?P<m>\d{1,2})[:'](?P<s>\d\d)\"?(?:\s*-\s*(?P<m2>\d{1,2})[:'](?P<s2>\d\d)\"?)?\s*"
    r"(?:min\w*)?\s*(?:/|per|pro|par|por|al)\s*(?P<per>km|k|mi|mile|meile)\b"
)
# Paces, speeds, target times, heart rates and shares are not amounts of running.
_NOT_AMOUNTS: Final = re.compile(
    r"(?:@|\bat\b|\bin\b|\ben\b)?\s*\d{1,2}[:'.,]\d\d\"?(?:\s*-\s*\d{1,2}[:'.,]\d\d\"?)?\s*"
    r"(?:min)?\s*(?:/|per|pro|par|por|al)\s*(?:km|k|mi|mile|meile|400)\b"
    r"|@\s*\d{1,2}[:']\d\d\"?(?:\s*-\s*\d{1,2}[:']\d\d\"?)?"
    r"|\b(?:in|en)\s+\d{1,3}(?::\d\d\b|\s*(?:s|secs?|sek|seg|\")(?![a-z]))"
    r"|\d+(?:[.,]\d+)?\s*(?:-\s*\d+(?:[.,]\d+)?\s*)?(?:km/h|kph|kmh|mph|bpm|watts?|w\b(?!\s*/)|%)"
    r"|\b\d+(?:st|nd|rd|th)\b|[+]?\d+\s*(?:m|hm)\s*(?:d\+|elevation|vert|hohenmeter|d-)|\b\d+\s*hm\b"
)
# A plus between amounts, not between words.
_JOINED: Final = re.compile(r"\d[^+]*\+")
# Behind the whole of a run stand its parts.
_TELLS: Final = re.compile(r"[a-z\s]{0,30}[:=(]")
_BARE: Final = re.compile(rf"(?<![a-z\d.,:@])({NUMBER})(?!\s*(?:[a-z'\"%x/:-]|\d))")
_BARE_KM: Final = (3.0, 60.0)


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a text says of the run's size; `unit_missing` is the bare number read as km.

    `uncounted` are ways out and home beside repeats whose number has no unit: "2 wu".
    """

    distance_m: float | None = None
    duration_s: float | None = None
    repeats: bool = False
    unit_missing: str | None = None
    uncounted: tuple[str, ...] = ()


def read_amounts(plain: str) -> Amounts:
    """Read the distance and duration of one run from `plain` (see `run_phrases.plain_text`).

    Repeats count with the recoveries that are written in their kind (metres or minutes); warm-up
    and cool-down only if written. Of a range the upper end counts. A run given partly in metres
    and partly in minutes has neither size; a pace gives the other size where every part has one.
    """
    tidy = _tidy(plain)
    text = _NOT_AMOUNTS.sub(" ", without_race_paces(tidy)[0])
    work, text = take_repeats(text)
    singles = [measure(match, "a_") for match in _MEASURE.finditer(text)]
    repeated = [size for size in work if size is not None]
    unit_missing = None
    if singles or work:
        joined = _JOINED.search(tidy) is not None
        distance_m, duration_s = _sum(text, singles, repeated, repeats=bool(work), joined=joined)
        if not work:
            distance_m, duration_s = _with_paces(tidy, singles, distance_m, duration_s)
    else:
        duration_s = 0.0
        distance_m, unit_missing = _bare_km(text)
    return Amounts(
        distance_m=plausible(distance_m, MAX_DISTANCE_M),
        duration_s=plausible(duration_s, MAX_DURATION_S),
        repeats=bool(work),
        unit_missing=unit_missing,
        uncounted=tuple(way.group() for way in _BARE_WAY.finditer(text)) if work else (),
    )


def _tidy(plain: str) -> str:
    joined = _THOUSANDS.sub(r"\1\2", _TIMES.sub("x", _SLASHED.sub(r"\1\2", plain)))
    twice = _BOTH.sub(lambda match: f"{match.group()}, {match.group()}", joined)
    return _COUNT_LAST.sub(r"\2x\1 m", _ER_REPEAT.sub(" m", twice))


def _sum(
    text: str, singles: Sequence[Size], repeated: Sequence[Size], *, repeats: bool, joined: bool
) -> tuple[float, float]:
    """Return metres and seconds of all parts; 0 where the text does not name them."""
    words = plain_words(text)
    added = joined or has_word(words, ADDED_WORDS)
    included = has_word(words, INCLUDED_WORDS) and not added
    if _holds_all(text, singles, repeated):
        return singles[0].distance_m, singles[0].duration_s
    if singles and repeated and not added and (included or _weight(singles) >= _weight(repeated)):
        repeated = ()  # told of the run, not added to it
    distance_m = _total(
        [size.distance_m for size in singles],
        sum(size.distance_m for size in repeated),
        added=added,
        included=included,
    )
    duration_s = _total(
        [size.duration_s for size in singles],
        sum(size.duration_s for size in repeated),
        added=added,
        included=included,
    )
    if repeats:
        distance_m = distance_m if distance_m >= _MIN_WORK_M else 0.0
        duration_s = duration_s if duration_s >= _MIN_WORK_S else 0.0
    if distance_m and duration_s and (added or repeated):
        whole = Size(distance_m, duration_s, distance_m, duration_s).whole()
        return whole[0] or 0.0, whole[1] or 0.0
    return distance_m, duration_s


def _holds_all(text: str, singles: Sequence[Size], repeated: Sequence[Size]) -> bool:
    """Whether the first amount is the whole run and the rest tells its parts: "12 km: ..."."""
    first = _MEASURE.search(text)
    if first is None or len(singles) + len(repeated) < 2:  # noqa: PLR2004 - a whole and a part
        return False
    sign = _TELLS.match(text, first.end())
    before = plain_words(text[: first.start()] + (sign.group() if sign else ""))
    if sign is None or has_word(before, ADDED_WORDS):
        return False
    parts = _weight(singles[1:]) + _weight(repeated)
    return parts <= _TOLD_AGAIN * _weight(singles[:1])


def _weight(sizes: Sequence[Size]) -> float:
    """Weigh metres and minutes against each other, in metres."""
    return sum(max(size.distance_m, size.duration_s * _COMPARING_SPEED_M_S) for size in sizes)


def _total(singles: Sequence[float], work: float, *, added: bool, included: bool) -> float:
    alone = [value for value in singles if value]
    if included and alone:
        return max(*alone, work)
    if added or len(alone) <= 1:
        return sum(alone) + work
    first, others = alone[0], alone[1:]
    same = all(abs(other - first) <= _SAME_SHARE * first for other in others)
    return first if same or first > sum(others) + work else sum(alone) + work


def _with_paces(
    text: str, singles: Sequence[Size], distance_m: float, duration_s: float
) -> tuple[float, float]:
    """Work the missing size out where each amount has its pace."""
    paces = [_pace_s_per_m(match) for match in _PACE.finditer(text)]
    if len(paces) != len(singles) or (distance_m and duration_s):
        return distance_m, duration_s
    parts = list(zip(singles, paces, strict=True))
    if distance_m and distance_m == sum(size.distance_m for size in singles):
        return distance_m, sum(size.distance_m * pace for size, pace in parts)
    if duration_s and duration_s == sum(size.duration_s for size in singles):
        return sum(size.duration_s / pace for size, pace in parts), duration_s
    return distance_m, duration_s


def _pace_s_per_m(match: re.Match[str]) -> float:
    """Return a pace in seconds a metre; of a range its middle."""
    first = int(match["m"]) * S_PER_MINUTE + int(match["s"])
    last = int(match["m2"]) * S_PER_MINUTE + int(match["s2"]) if match["m2"] else first
    each_m = M_PER_MILE if match["per"].startswith("m") else 1000.0
    return max(first + last, 1) / 2 / each_m


def _bare_km(text: str) -> tuple[float, str | None]:
    numbers: list[str] = _BARE.findall(text)
    if len(numbers) == 1 and _BARE_KM[0] <= number_value(numbers[0]) <= _BARE_KM[1]:
        return number_value(numbers[0]) * 1000, numbers[0]
    return 0.0, None
