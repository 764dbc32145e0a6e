"""The content lines of an iCalendar file (RFC 5545), read forgivingly.

The feeds of training planners break the standard in small ways (bare dates, a wrong VERSION,
lines folded inside a letter, a file cut off); each event is read alone, so one bad event never
loses the rest. Recurrence rules are left to a library, see `calendar_recurrence`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ironstride.formats.text_encoding import decode_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLD: Final = re.compile(rb"\r?\n[ \t]|\r[ \t]")
_LINE: Final = re.compile(r'(?P<name>[A-Za-z0-9-]+)(?P<params>(?:;(?:"[^"]*"|[^":])*)?):')
_ESCAPED: Final = re.compile(r"\\([\\;,nN])")
_TIMEZONE: Final = re.compile(r"TZID=\"?([^\";]+)", re.IGNORECASE)
_MOMENT: Final = re.compile(
    r"(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)(?:T(?P<h>\d\d):?(?P<min>\d\d):?(?P<s>\d\d)?(?P<z>Z)?)?"
)
_DURATION: Final = re.compile(
    r"\+?P(?:(?P<w>\d{1,4})W)?(?:(?P<d>\d{1,4})D)?"
    r"(?:T(?:(?P<h>\d{1,4})H)?(?:(?P<m>\d{1,5})M)?(?:(?P<s>\d{1,6})S)?)?"
)
MAX_VALUE: Final = 20_000
# Components inside components; real calendars have three levels.
_MAX_DEPTH: Final = 20


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, and the wall time unless the event lasts all day; `utc` and `zone` as written."""

    on: dt.date
    at: dt.time | None = None
    utc: bool = False
    zone: str | None = None


@dataclass(slots=True)
class RawEvent:
    """One VEVENT: its first value by property name, and its own lines for a library to expand."""

    number: int
    values: dict[str, str] = field(default_factory=dict)
    params: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return the unescaped text of property `name`, empty when it is missing."""
        return _ESCAPED.sub(_unescape, self.values.get(name, ""))

    def moment(self, name: str) -> Moment | None:
        """Return the date or time of property `name`; None when missing or no date at all."""
        return read_moment(self.values.get(name, ""), self.params.get(name, ""))


@dataclass(slots=True)
class RawCalendar:
    """The events of a file, its zone if named, and the lines of its time zone definitions."""

    events: list[RawEvent] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    timezone_lines: list[str] = field(default_factory=list)
    truncated: bool = False


def read_calendar_lines(content: bytes, *, max_events: int) -> RawCalendar:
    """Read the events of an iCalendar file; stops after `max_events`, then `truncated` is set."""
    calendar = RawCalendar(truncated=True)
    stack: list[str] = []
    for name, params, value, line in _content_lines(content):
        if name == "BEGIN" and len(stack) < _MAX_DEPTH:
            stack.append(value.strip().upper())
            if stack[-1] == "VEVENT" and "VEVENT" not in stack[:-1]:
                if len(calendar.events) >= max_events:
                    return calendar
                calendar.events.append(RawEvent(number=len(calendar.events) + 1))
        _take_line(calendar, stack, name, params, value, line)
        if name == "END":
            _close(calendar, stack, value.strip().upper())
    return calendar


def _content_lines(content: bytes) -> Iterator[tuple[str, str, str, str]]:
    text = decode_text(_FOLD.sub(b"", content)) if b"\0" not in content[:64] else _wide(content)
    for line in re.split(r"\r\n|\n|\r", text):
        match = _LINE.match(line)
        if match is not None:
            value = line[match.end() : match.end() + MAX_VALUE]
            yield match["name"].upper(), match["params"], value, line


def _wide(content: bytes) -> str:
    """Decode an UTF-16 file, which folds in whole letters."""
    return re.sub(r"\r?\n[ \t]", "", decode_text(content))


def _take_line(
    calendar: RawCalendar, stack: list[str], name: str, params: str, value: str, line: str
) -> None:
    innermost = stack[-1] if stack else ""
    if "VTIMEZONE" in stack[:3]:
        calendar.timezone_lines.append(line)
    elif stack.count("VEVENT") == 1 and innermost == "VEVENT":
        event = calendar.events[-1]
        event.lines.append(line)
        event.values.setdefault(name, value)
        event.params.setdefault(name, params)
    elif innermost == "VCALENDAR":
        calendar.values.setdefault(name, value)


def _close(calendar: RawCalendar, stack: list[str], component: str) -> None:
    if component not in stack:
        return
    while stack and stack.pop() != component:
        pass
    calendar.truncated = component != "VCALENDAR"


def _unescape(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


def read_moment(value: str, params: str = "") -> Moment | None:
    """Read `20261112`, `20261112T063000`, with Z or TZID; None when it is no date or time."""
    match = _MOMENT.match(value.strip())
    if match is None:
        return None
    try:
        on = dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
        at = dt.time(int(match["h"]), int(match["min"])) if match["h"] else None
    except ValueError:
        return None
    zone = _TIMEZONE.search(params)
    return Moment(on, at, utc=bool(match["z"]), zone=None if zone is None else zone[1])


def read_duration_s(value: str) -> float | None:
    """Read `PT1H30M` in seconds; None when it is none or nothing."""
    match = _DURATION.fullmatch(value.strip().upper())
    if match is None:
        return None
    weeks, days, hours, minutes, seconds = (float(part or 0) for part in match.groups())
    total = (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds
    return total or None
