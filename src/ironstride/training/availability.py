"""When and where a runner can train."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ironstride.errors import require
from ironstride.units import MINUTES_PER_DAY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Slot:
    """Minutes at a place on a day; `at` None lets the engine suggest a time."""

    minutes: int
    place: str
    at: dt.time | None = None

    def __post_init__(self) -> None:
        require(1 <= self.minutes <= MINUTES_PER_DAY, "minutes of a slot is 1 to 1440")


@dataclass(frozen=True, slots=True)
class Availability:
    """Slots by weekday (0 is Monday), replaced on single dates, none on blocked days."""

    week: Mapping[int, tuple[Slot, ...]] = field(default_factory=dict)
    dated: Mapping[dt.date, tuple[Slot, ...]] = field(default_factory=dict)
    blocked: frozenset[dt.date] = frozenset()

    def slots_on(self, day: dt.date) -> tuple[Slot, ...]:
        """Return the usable slots of `day`: none when blocked, the dated ones over the week's."""
        if day in self.blocked:
            return ()
        if day in self.dated:
            return self.dated[day]
        return self.week.get(day.weekday(), ())
