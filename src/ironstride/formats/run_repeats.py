"""Repeats in a runner's own notation: "6x800 w/ 400 jog", nested sets and ladders, added up."""

from __future__ import annotations

import re
from typing import Final

from ironstride.formats.run_measures import (
    NUMBER,
    bare_metres,
    measure,
    measure_pattern,
    number_value,
)
from ironstride.formats.run_size import Size, metres, seconds, total
from ironstride.units import S_PER_MINUTE

# A set that was read stands in the text as one of these letters, which nobody writes.
_FIRST_SIGN: Final = 0xE000
_MAX_SETS: Final = 64
_SIGN: Final = re.compile(f"[{chr(_FIRST_SIGN)}-{chr(_FIRST_SIGN + _MAX_SETS)}]")
# A jog this long after repeats is the way home, unless the text ties it to the repeats.
_MAX_LOOSE_REST_S: Final = 300.0
_MAX_LOOSE_REST_M: Final = 800.0
# "(4.8 km)" after 6x800 says the same again, it is no recovery.
_SAME_FRACTION: Final = 0.9

_MEASURE: Final = re.compile(measure_pattern("a_"))
_COUNT: Final = r"(?<![\d.,:])(?:\d{1,2}\s*-\s*)?(?P<count>\d{1,2})\s*"
_BRACKETED: Final = re.compile(rf"{_COUNT}(?:x\s*|(?=\(\s*\d{{1,2}}\s*x))\((?P<inner>[^()]*)\)")
_ASIDE: Final = re.compile(r"(\([^()]*[^()x\d\s])\s*\(([^()]*)\)")
_REPEAT: Final = re.compile(
    rf"(?:(?<![\d.,:])(?P<outer>\d{{1,2}})\s*x\s*\(?\s*)?{_COUNT}x\s*\(?\s*"
    rf"(?:{measure_pattern('r_')}|(?P<bare>{NUMBER}))"
)
_LADDER: Final = re.compile(
    r"(?<![\d.,:])(?P<m>\d{3,4}(?:\s*(?P<by>[-/])\s*\d{3,4})(?:\s*(?P=by)\s*\d{3,4})+)(?:\s*m\b)?(?![\d:])"
    r"|(?<![\d.,:])(?P<min>\d{1,2}(?:\s*[-/]\s*\d{1,2}){2,})\s*(?:min|mins|minut\w*|')(?![a-z0-9])"
)
# "10x30/30" are seconds of running and of rest.
_SECONDS: Final = re.compile(
    r"(?<=x)\s*(15|20|30|40|45|60|90)\s*/\s*(15|20|30|40|45|60|90)(?![\d.,:'\"]|\s*(?:m|s|k|mi|\'))"
)
# A ladder with a "400 jog between" has one jog less than steps.
_BETWEEN: Final = re.compile(r"\b(?:between|zwischen|entre|tra|tussen|mellan|mellem|mellom)\b")
# A repeat whose work is a word: "8x hill sprints", "6 x Bergsprint".
_COUNTED: Final = re.compile(r"(?<![\d.,:])\d{1,2}\s*x\s+(?=[a-z])")
_RECOVERY_WORDS: Final = (
    r"(?:easy\s+|slow\s+|active\s+)?(?:jog\w*|float|walk\w*|trab\w*|trot\w*|recup\w*|rec|recov\w*|"
    r"rest|pause|pausa|gehpause|trabpause|tp|gp|off|erholung|descanso|riposo|recupero|(?=between)|"
    r"pauze|rust|dribbel\w*|vila)\b"
)
_REST: Final = re.compile(
    rf"(?P<tied>(?:^\s*/|\(|\b(?:w|with|mit|avec|con|met|med|com)\b/?)\s*)?"
    rf"(?:{_MEASURE.pattern}|(?P<bare>{NUMBER}))\s*"
    rf"(?P<word>(?:[a-z]+\s+)?{_RECOVERY_WORDS}|(?=\s*(?:[),]|$)))?"
)
_REST_NAMED: Final = re.compile(
    r"\b(?:r|rec|recup|recuperation|recovery|rest|pause|pausa|p|tp|gp|recupero|off|jog)"
    rf"\s*[=:.]?\s*(?:{_MEASURE.pattern}|(?P<bare>{NUMBER}))"
)
_REST_INSIDE: Final = re.compile(
    rf"(?P<slash>/\s*)?(?:{_MEASURE.pattern}|(?P<bare>{NUMBER}))\s*"
    rf"(?P<word>(?:[a-z]+\s+)?{_RECOVERY_WORDS})?"
)
# The amounts behind the next set, bracket, "+" or semicolon belong to other parts.
_NEXT_PART: Final = re.compile(rf"[;)+]|(?<![\d.,:])\d{{1,2}}\s*x|{_SIGN.pattern}")
_BARE: Final = re.compile(r"(?<![\d.,:@])\d{3,4}(?![\d.,:%])")


def take_repeats(text: str) -> tuple[list[Size | None], str]:
    """Return the size of each set in `text` (None when it is not said) and the text without.

    The recovery that is written counts once after every repeat, also after the last.
    """
    sets = _Sets()
    for sign in (chr(_FIRST_SIGN + number) for number in range(_MAX_SETS)):
        text = text.replace(sign, " ")
    text = _SECONDS.sub(r" \1 s / \2 s", text.replace("[", "(").replace("]", ")"))
    text = sets.read_bracketed(_ASIDE.sub(r"\1, \2,", text))
    text = sets.read_ladders(text)
    text = sets.read_flat(text)
    work: list[Size | None] = [sets.size_of(sign) for sign in _SIGN.findall(text)]
    work.extend(None for _ in range(sets.unsized))
    text = _SIGN.sub(" ", text)
    if not work and _COUNTED.search(text):
        work.append(None)
    return work, text


class _Sets:
    """The sets of one text, each known by the sign that took its place."""

    def __init__(self) -> None:
        self.sizes: list[Size] = []
        self.unsized = 0

    def size_of(self, sign: str) -> Size:
        return self.sizes[ord(sign) - _FIRST_SIGN]

    def read_bracketed(self, text: str) -> str:
        """Replace "N x ( ... )" by signs, the innermost first."""
        while (match := _BRACKETED.search(text)) is not None and len(self.sizes) < _MAX_SETS:
            inner = self._sum(match["inner"])
            text = self._replace(text, match, inner, int(match["count"]), 1)
        return text

    def read_ladders(self, text: str) -> str:
        while (match := _LADDER.search(text)) is not None and len(self.sizes) < _MAX_SETS:
            steps = [float(step) for step in re.findall(r"\d+", match.group())]
            whole = metres(sum(steps)) if match["m"] else seconds(sum(steps) * S_PER_MINUTE)
            text = self._replace(text, match, whole, 1, len(steps))
        return text

    def read_flat(self, text: str) -> str:
        """Replace "N x 800 m" and "N x M x 800 m" by signs."""
        while (match := _REPEAT.search(text)) is not None:
            body = (
                bare_metres(match["bare"]) if match["bare"] else measure(match, "r_", repeat=True)
            )
            if body is None or len(self.sizes) >= _MAX_SETS:
                self.unsized += 1
                text = f"{text[: match.start()]} {text[match.end() :]}"
                continue
            count = int(match["count"]) * int(match["outer"] or 1)
            text = self._replace(text, match, body, count, 1)
        return text

    def _replace(self, text: str, match: re.Match[str], body: Size, count: int, rests: int) -> str:
        rest, start, end = _rest_behind(text, match.end(), body.times(count))
        rest = _of_one_kind(rest, body)
        between = rests > 1 and _BETWEEN.match(text[end:].lstrip()) is not None
        times = count * rests - between
        self.sizes.append(body.times(count) + rest.times(times))
        sign = chr(_FIRST_SIGN + len(self.sizes) - 1)
        return f"{text[: match.start()]}{sign} {text[match.end() : start]} {text[end:]}"

    def _sum(self, inner: str) -> Size:
        """Return the size of all that stands inside a bracket."""
        inner = self.read_flat(self.read_ladders(inner))
        rest, start, end = _rest_inside(inner)
        left = f"{inner[:start]} {inner[end:]}"
        parts = [self.size_of(sign) for sign in _SIGN.findall(left)]
        parts.extend(measure(match, "a_", repeat=True) for match in _MEASURE.finditer(left))
        bare = _BARE.findall(_MEASURE.sub(" ", left))
        parts.extend(metres(number_value(number)) for number in bare)
        body = total(parts)
        return body + _of_one_kind(rest, body)


def _rest_behind(text: str, start: int, work: Size) -> tuple[Size, int, int]:
    """Return the recovery behind a set of `work` and where it stands; empty where there is none.

    It is the first amount there, tied to the set ("/", "w/", in brackets) or named a recovery.
    """
    stop = _NEXT_PART.search(text, start + text[start:].startswith("("))
    bracket = text.find("(", start)
    if stop is not None and stop.group() == ")" and 0 <= bracket < stop.start():
        stop = _NEXT_PART.search(text, stop.end())
    tail = text[start : len(text) if stop is None else stop.start()]
    first = _MEASURE.search(tail)
    named = _REST_NAMED.search(tail)
    if named is not None and (first is None or named.end() >= first.end()):
        return _rest_size(named), start + named.start(), start + named.end()
    match = next((rest for rest in _REST.finditer(tail) if _is_amount(rest)), None)
    if match is None or not _is_rest(match, work):
        return Size(), start, start
    return _rest_size(match), start + match.start(), start + match.end()


def _is_amount(match: re.Match[str]) -> bool:
    return not match["bare"] or bool(match["word"]) or bool(match["tied"])


def _is_rest(match: re.Match[str], work: Size) -> bool:
    size = _rest_size(match)
    if match["word"] is None and not (match["tied"] or "").strip().startswith("/"):
        return False
    if match["tied"]:
        return not _says_the_same(size, work)
    small = size.distance_m <= _MAX_LOOSE_REST_M and size.duration_s <= _MAX_LOOSE_REST_S
    return bool(match["word"]) and small


def _says_the_same(size: Size, work: Size) -> bool:
    return size.distance_m > _SAME_FRACTION * work.distance_m > 0


def _rest_size(match: re.Match[str]) -> Size:
    if match["bare"]:
        return bare_metres(match["bare"]) or Size()
    return measure(match, "a_", repeat=True)


def _rest_inside(inner: str) -> tuple[Size, int, int]:
    """Return the recovery inside a bracket: "1 km / 400 m", "400 + 200 jog"."""
    for match in _REST_INSIDE.finditer(inner):
        if match["word"] or (match["slash"] and inner[: match.start()].strip()):
            return _rest_size(match), match.start(), match.end()
    return Size(), len(inner), len(inner)


def _of_one_kind(rest: Size, body: Size) -> Size:
    """Leave out a recovery in metres between minutes, and one in minutes between metres."""
    if rest.distance_m:
        return rest if body.distance_m else Size()
    return rest if body.duration_s else Size()
