"""Headings of the weeks of a plan: "Week 3", "Weeks 5-8", "KW 48", "18 weeks to go"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from ironstride.formats.run_keywords import CALENDAR_WEEK_WORD, WEEK_WORDS
from ironstride.formats.run_phrases import same_length_text

_ISO_WEEKS: Final = 53
_WEEKS: Final = (
    r"(?:weeks?|wks?|wochen?|semaines?|semanas?|settiman[ae]|weken|week|vecko?r|uger|uker)"
)
_TO_GO_WORDS: Final = (
    r"(?:to go|out|left|to race(?:\s?day)?|(?:before|until|till|to) (?:the )?race|"
    r"(?:bis zum|vor dem) (?:rennen|wettkampf)|avant la course|(?:para|antes de) la carrera|"
    r"alla gara|te gaan|kvar|igjen|tilbage)"
)
_LEAD: Final = r"[\s\-*#=_]*"
_WEEK: Final = re.compile(
    rf"{_LEAD}(?:(?P<word>{'|'.join(WEEK_WORDS)})(?:s|n|en|r)?\s*[.:#]?\s*(?P<n>\d{{1,3}})"
    r"(?:\s*(?:-|to|bis|a|al|till)\s*(?P<last>\d{1,3}))?"
    r"|(?P<n2>\d{1,3})\.\s*woche)\b(?P<rest>[^:]*)(?P<colon>:)?\s*"
)
_TO_GO: Final = re.compile(
    rf"{_LEAD}(?:t\s?-\s?(?P<t>\d{{1,2}})(?:\s*{_WEEKS})?"
    rf"|(?P<n>\d{{1,2}})\s*{_WEEKS}\s*{_TO_GO_WORDS}"
    rf"|{_WEEKS}\s*(?:to go|to goal|to race|until race|out)\s*:?\s*(?P<n3>\d{{1,2}})"
    rf"|(?:noch|faltan|mancano|nog|plus que)\s*(?P<n2>\d{{1,2}})\s*{_WEEKS})\b"
    r"(?P<rest>[^:]*)(?P<colon>:)?\s*"
)
_RACE_WEEK: Final = re.compile(
    rf"{_LEAD}(?:race[ -]?week|wettkampfwoche|rennwoche|semaine de (?:la )?course|"
    r"semana de (?:la )?(?:carrera|competicion)|settimana (?:di|della) gara|wedstrijdweek|"
    r"semana da prova)\b(?P<rest>[^:]*)(?P<colon>:)?\s*"
)
_COLUMN_TO_GO: Final = re.compile(rf"\b{_TO_GO_WORDS}\b|\bcountdown\b|\bt\s?-$")
_NUMBERS: Final = re.compile(r"(?P<n>\d{1,3})(?:\s*-\s*(?P<last>\d{1,3}))?")

Counts = Literal["from_start", "calendar", "to_go"]
_PATTERNS: Final[tuple[tuple[re.Pattern[str], Counts], ...]] = (
    (_TO_GO, "to_go"),
    (_RACE_WEEK, "to_go"),
    (_WEEK, "from_start"),
)


@dataclass(frozen=True, slots=True)
class WeekHeading:
    """A week by its number, how that is counted, and what follows on its line.

    `last` is the last of several weeks. Weeks to go are 0 in the week of the race.
    """

    number: int
    counts: Counts
    body: str = ""
    last: int | None = None


def read_week_heading(line: str) -> WeekHeading | None:
    """Read "Week 3", "Semaine 3 :", "KW 48", "3. Woche"; None when the line is none."""
    plain = same_length_text(line)
    for pattern, counts in _PATTERNS:
        match = pattern.match(plain)
        if match is not None:
            return _heading(match, line, counts)
    return None


def _heading(match: re.Match[str], line: str, counts: Counts) -> WeekHeading:
    found = match.groupdict()
    number = next((int(found[name]) for name in ("n", "n2", "n3", "t") if found.get(name)), 0)
    end = match.end() if found["colon"] else match.start("rest")
    body = line[end:].strip(" :-|,;\t")
    if found.get("word") == CALENDAR_WEEK_WORD and 1 <= number <= _ISO_WEEKS:
        counts = "calendar"
    return WeekHeading(number, counts, body, _last(found.get("last"), number))


def read_week_cell(cell: str, heading: str = "") -> WeekHeading | None:
    """Read the week in front of a row: a bare number, "5-8", or as a heading in text.

    `heading` is that of its column, which may say that weeks are counted down.
    """
    plain = same_length_text(cell).strip()
    match = _NUMBERS.fullmatch(plain)
    if match is None:
        return read_week_heading(cell)
    number = int(match["n"])
    to_go = _COLUMN_TO_GO.search(same_length_text(heading)) is not None
    return WeekHeading(number, "to_go" if to_go else "from_start", "", _last(match["last"], number))


def _last(written: str | None, first: int) -> int | None:
    return int(written) if written is not None and int(written) > first else None
