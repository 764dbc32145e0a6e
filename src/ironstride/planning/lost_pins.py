"""Pins that are not planned, said once each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ironstride.errors import Problem

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.training.athlete import Athlete


def find_lost_pins(athlete: Athlete, today: dt.date) -> tuple[Problem, ...]:
    """Return a problem for each pin that is not planned: over, or one of several on a day."""
    count = Counter(pin.on for pin in athlete.pinned)
    said = {
        day: "is pinned more than once; the last one is kept: join them into one session"
        for day in count
        if count[day] > 1
    }
    said |= {
        day: "is over and not planned; take the pin out, or correct its date"
        for day in count
        if day < today
    }
    return tuple(
        Problem("athlete", f"pinned {day.isoformat()}", text) for day, text in sorted(said.items())
    )
