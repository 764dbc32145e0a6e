"""What a planner writes into an event's description: lines such as `Distance Planned: 12 km`.

TrainingPeaks names distance and time in two lines, Final Surge in one (`Planned: 7.00 mi,
1:02:00`). What was done counts before what was planned.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final

from ironstride.formats.run_amounts import read_amounts
from ironstride.formats.run_phrases import plain_text

_DONE: Final = r"actual|completed|done"
_PLANNED: Final = r"planned|estimated|target"
_DISTANCE: Final = r"distance|distanz|strecke|distancia|distanza"
_TIME: Final = r"(?:moving )?time|duration|dauer|dur\u00e9e|duraci\u00f3n|durata"
_FIELD: Final = re.compile(
    rf"^[ \t]*(?:workout type|(?:avg\.? |average )?pace"
    rf"|(?P<done>(?:{_DONE})(?: (?:{_DISTANCE}|{_TIME}))?|(?:{_DISTANCE}|{_TIME}) (?:{_DONE}))"
    rf"|(?P<planned>(?:{_PLANNED})(?: (?:{_DISTANCE}|{_TIME}))?"
    rf"|(?:{_DISTANCE}|{_TIME}) (?:{_PLANNED})|{_DISTANCE}|duration|dauer|dur\u00e9e|duraci\u00f3n"
    r"|durata))[ \t]*:[ \t]*(?P<value>[^\n]*?)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_CLOCK: Final = re.compile(r"(\d{1,3}):(\d\d)(?::(\d\d)(?:\.\d+)?)?")
_TAG_OF_LINE: Final = re.compile(
    r"<\s*/?\s*(?:br|p|div|li|ul|ol|tr|h\d)\b[^<>]{0,200}>", re.IGNORECASE
)
_TAG: Final = re.compile(r"</?[a-z][^<>]{0,500}>", re.IGNORECASE)
MAX_VALUE: Final = 200


@dataclass(frozen=True, slots=True)
class Sizes:
    """The distance and duration that fields name; None where they do not."""

    distance_m: float | None = None
    duration_s: float | None = None

    def over(self, other: Sizes) -> Sizes:
        """Return these sizes, completed by `other`; sizes of two tellings are not mixed."""
        return other if self.is_empty else self

    @property
    def is_empty(self) -> bool:
        """Whether no size is named."""
        return self.distance_m is None and self.duration_s is None


def read_fields(description: str) -> tuple[Sizes, str]:
    """Return the sizes that the fields of `description` name, and the text without the fields."""
    done, planned = Sizes(), Sizes()
    for match in _FIELD.finditer(description):
        value = match["value"][:MAX_VALUE]
        if match["done"]:
            done = _joined(done, value)
        elif match["planned"]:
            planned = _joined(planned, value)
    return done.over(planned), _FIELD.sub("", description).strip()


def _joined(sizes: Sizes, value: str) -> Sizes:
    """Add a field's value; the first that names a size counts."""
    distance_m, duration_s = sizes.distance_m, sizes.duration_s
    for part in re.split(r"\s*[|;]\s*|,\s+", value):
        seconds = clock_s(part)
        amounts = read_amounts(one_line(part))
        distance_m = distance_m or (None if seconds else amounts.distance_m)
        duration_s = duration_s or seconds or amounts.duration_s
    return Sizes(distance_m, duration_s)


def clock_s(value: str) -> float | None:
    """Read a time on the clock in seconds: `1:30` is hours and minutes, also from five hours on."""
    match = _CLOCK.fullmatch(value.strip())
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return float(hours * 3600 + minutes * 60 + seconds) or None


def one_line(text: str) -> str:
    """Return `text` plain and in one line, as `read_amounts` takes it."""
    return " ".join(plain_text(text[:MAX_VALUE]).split())


def without_html(text: str) -> str:
    """Return the text of a description that a calendar keeps as HTML; other texts as they are."""
    if _TAG.search(text) is None and "&" not in text:
        return text
    return html.unescape(_TAG.sub("", _TAG_OF_LINE.sub("\n", text))).strip()
