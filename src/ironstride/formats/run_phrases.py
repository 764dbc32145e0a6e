"""From a runner's words to the type of a run."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from ironstride.formats.run_keywords import (
    KEY_WORDS,
    NOT_KEY_WORDS,
    PACE_WORDS,
    RACE_DISTANCES_M,
    RUN_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ironstride.formats.run_meaning import Meaning
    from ironstride.training.words import RunType

_PICTURES: Final = {
    "\N{WEIGHT LIFTER}": " strength ",
    "\N{BICYCLIST}": " bike ",
    "\N{SWIMMER}": " swim ",
    "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
    "\N{LATIN CAPITAL LETTER O WITH STROKE}": "o",
    "\N{LATIN SMALL LETTER AE}": "ae",
    "\N{LATIN CAPITAL LETTER AE}": "ae",
    "\N{MULTIPLICATION SIGN}": "x",
    "\N{MULTIPLICATION X}": "x",
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{MINUS SIGN}": "-",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{ACUTE ACCENT}": "'",
    "\N{PRIME}": "'",
    "\N{DOUBLE PRIME}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
}
_TRANSLATION: Final = str.maketrans(_PICTURES)
# "10 km pace", "at 5k effort", "half marathon pace", "allure 10 km", "marathon-tempo".
_RACE_NAME: Final = (
    r"(?:half[ -]marathon|marathon|halbmarathon|hm|race|rennen|semi(?:[ -]marathon)?|maraton|"
    r"maratona|mezza(?: maratona)?|media(?: maraton)?|gara|carrera|competition|competicion|"
    r"wettkampf|goal|target)"
)
_RACE_KM: Final = r"(?:3|5|10|15|21|42)\s*-?\s*(?:k|km)"
_PACE_NAME: Final = "|".join(PACE_WORDS)
_RACE_PACE: Final = re.compile(
    rf"\b{_RACE_NAME}[ -]*(?:race[ -]*)?(?:{_PACE_NAME})\b"
    rf"|\b{_RACE_KM}[ -]*(?:pace|effort|race pace)\b"
    rf"|(?:@|\bat|\bim|\bin)\s*{_RACE_KM}[ -]*(?:{_PACE_NAME})?\b"
    rf"|\ballure\s+(?:de\s+)?(?:{_RACE_NAME}|{_RACE_KM})\b"
    rf"|\b(?:ritmo|andatura)\s+(?:(?:de\s+|di\s+)?{_RACE_NAME}|(?:de|di)\s+{_RACE_KM})\b"
    r"|\b(?:mp|hmp|gmp|rp|as ?\d{2})\b|\b\w{0,20}(?:renntempo|marathontempo)\b"
)
# In this order the first that is named decides; tempo, threshold and intervals share a place, the
# one that is named first decides among them.
_QUALITY: Final[tuple[RunType, ...]] = ("tempo", "threshold", "intervals")
_ORDER_AFTER: Final[tuple[RunType, ...]] = ("strides", "steady", "easy", "recovery", "rest")


@dataclass(frozen=True, slots=True)
class Phrases:
    """What the words say: the type (None = not said), strength work, key, a named distance."""

    type: RunType | None
    strength: bool
    key: bool | None
    distance_m: float | None


def plain_text(text: str) -> str:
    """Lower the case, drop accents, and write signs and pictures in plain letters."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_TRANSLATION)).casefold()
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    # Minutes are written with one quote, seconds with two or a double one.
    return plain.replace("''", '"')


def same_length_text(text: str) -> str:
    """Return `text` as `plain_text` does, but letter by letter: positions stay the same."""
    if text.isascii():
        return text.lower()
    return "".join((plain_text(char).strip() or char)[0] for char in text)


def plain_words(plain: str) -> str:
    """Return the words and numbers of a plain text between single spaces, and around it."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', plain))} "


def find_word(words: str, keyword: str) -> int:
    """Return where `keyword` (a `*` at its end lets it go on) stands in `words`, or -1."""
    if keyword.endswith("*"):
        return words.find(f" {keyword[:-1]}")
    return words.find(f" {keyword} ")


def has_word(words: str, keywords: Iterable[str]) -> bool:
    """Whether one of `keywords` stands in `words`."""
    return any(find_word(words, keyword) >= 0 for keyword in keywords)


@cache
def _longest_first() -> tuple[tuple[str, Meaning], ...]:
    pairs = {
        keyword: meaning
        for by_meaning in RUN_WORDS.values()
        for meaning, keywords in by_meaning.items()
        for keyword in keywords
    }
    return tuple(sorted(pairs.items(), key=lambda pair: (-len(pair[0].rstrip("*")), pair[0])))


def find_meanings(words: str) -> dict[Meaning, int]:
    """Return each meaning that is named and where first; a longer phrase hides what it holds."""
    found: dict[Meaning, int] = {}
    for keyword, meaning in _longest_first():
        while (start := find_word(words, keyword)) >= 0:
            end = words.index(" ", start + 1 + len(keyword.rstrip("*")))
            words = f"{words[: start + 1]}{'#' * (end - start - 1)}{words[end:]}"
            found[meaning] = min(start, found.get(meaning, start))
    return found


def without_race_paces(plain: str) -> tuple[str, bool]:
    """Take out "@ 10k pace" and the like, which name a race but are not one."""
    text, count = _RACE_PACE.subn(" ", plain)
    return text, count > 0


def read_phrases(plain: str, *, repeats: bool) -> Phrases:
    """Read what the words of `plain` (see `plain_text`) say.

    `repeats` is whether the text has an "N x" pattern; it makes intervals of a run whose words
    name nothing harder.
    """
    text, race_pace = without_race_paces(plain)
    words = plain_words(text)
    named = find_meanings(words)
    return Phrases(
        type=_decide_type(named, repeats=repeats, race_pace=race_pace),
        strength="strength" in named,
        key=_decide_key(words),
        distance_m=next(
            (metres for name, metres in RACE_DISTANCES_M.items() if f" {name} " in words), None
        ),
    )


def _decide_key(words: str) -> bool | None:
    if has_word(words, NOT_KEY_WORDS):
        return False
    return True if has_word(words, KEY_WORDS) else None


def _decide_type(named: dict[Meaning, int], *, repeats: bool, race_pace: bool) -> RunType | None:
    if "cross" in named and "run" not in named:
        # "Rest or cross-training": the rest is the plan, the other a choice.
        return "rest" if named.get("rest") == 0 else "cross"
    hard = _decide_hard(named, repeats=repeats, race_pace=race_pace)
    if hard is not None:
        return hard
    for run_type in _ORDER_AFTER:
        if run_type in named:
            return run_type
    if "weak_race" in named:
        return "race"
    return "cross" if "cross" in named or "weak_cross" in named else None


def _decide_hard(named: dict[Meaning, int], *, repeats: bool, race_pace: bool) -> RunType | None:
    if "race" in named:
        return "race"
    if "long" in named:
        return "long"
    if "hills" in named:
        return "hills"
    quality = [(named[meaning], meaning) for meaning in _QUALITY if meaning in named]
    if quality:
        return min(quality)[1]
    if repeats:
        return "strides" if "strides" in named else "intervals"
    return "tempo" if race_pace else None
