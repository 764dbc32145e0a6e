"""A race and its weight in the season."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ironstride.errors import require, require_member
from ironstride.training.words import PRIORITIES, Priority

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class Race:
    """A race: the season is built back from A races; B and C races only clear the days around."""

    name: str
    on: dt.date
    distance_m: float
    priority: Priority = "A"
    goal: str | None = None
    at: dt.time | None = None

    def __post_init__(self) -> None:
        require_member(self.priority, PRIORITIES, "priority")
        require(self.distance_m > 0, "a race has a distance above 0")
