"""Which of a calendar's events still stand: the newest version of each, and none that is cancelled.

A feed may hold an event twice after it was moved (same UID). The higher SEQUENCE counts, then the
later LAST-MODIFIED, then the later DTSTAMP (RFC 5545, 3.8.7). Where none of them differs the two
are two events of a careless exporter that reuses ids, unless day and title are the same too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ironstride.formats.run_phrases import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ironstride.formats.calendar_lines import RawCalendar, RawEvent

_CANCELLED_WORDS: Final = (
    "cancell?ed|called off|abgesagt|entfallt|ausgefallen|fallt aus|storniert|annulee?|"
    "cancelad[oa]|anulad[oa]|annullat[oa]|cancellat[oa]"
)
_CANCELLED_TITLE: Final = re.compile(
    rf"\W*(?:{_CANCELLED_WORDS})\s*[:\-\])]|.*[(\[](?:{_CANCELLED_WORDS})[)\]]\s*$", re.DOTALL
)
Stamp = tuple[int, str, str]


def newest_versions(events: Iterable[RawEvent]) -> list[RawEvent]:
    """Return the events in their order without older versions and exact repetitions."""
    versions: dict[tuple[str, str], list[RawEvent]] = {}
    for event in events:
        uid = event.values.get("UID", "").strip() or f"#{event.number}"
        versions.setdefault((uid, _recurrence(event)), []).append(event)
    kept = [event for group in versions.values() for event in _newest(group)]
    return sorted(kept, key=lambda event: event.number)


def _recurrence(event: RawEvent) -> str:
    return event.values.get("RECURRENCE-ID", "").strip()


def _newest(group: list[RawEvent]) -> list[RawEvent]:
    newest = max(map(_stamp, group))
    told: dict[tuple[str, str], RawEvent] = {}
    for event in group:
        if _stamp(event) == newest:
            told[event.values.get("DTSTART", ""), event.values.get("SUMMARY", "")] = event
    return list(told.values())


def _stamp(event: RawEvent) -> Stamp:
    sequence = re.match(r"\s*(\d{1,9})", event.values.get("SEQUENCE", ""))
    return (
        int(sequence[1]) if sequence else 0,
        event.values.get("LAST-MODIFIED", "").strip(),
        event.values.get("DTSTAMP", "").strip(),
    )


def is_cancelled(event: RawEvent) -> bool:
    """Whether an event does not take place: by its status, or by its title."""
    if event.text("STATUS").strip().upper() == "CANCELLED":
        return True
    return _CANCELLED_TITLE.match(plain_text(event.text("SUMMARY")[:200])) is not None


def cancels_all(calendar: RawCalendar) -> bool:
    """Whether the file is a message that cancels what it holds (METHOD:CANCEL)."""
    return calendar.values.get("METHOD", "").strip().upper() == "CANCEL"
