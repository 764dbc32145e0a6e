"""A run on the calendar, planned by the runner or another planner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ironstride.errors import require, require_member
from ironstride.training.words import KEY_RUN_TYPES, RUN_TYPES, RunType, TimeSource

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """A dated run. `key` None takes the default of its type; `at` None means time unknown.

    `source` names the file or "athlete"; `uid` is the calendar's own id, if any.
    `text` is the runner's own line, kept for the runner to recognise.
    """

    on: dt.date
    type: RunType
    title: str
    source: str
    at: dt.time | None = None
    distance_m: float | None = None
    duration_s: float | None = None
    key: bool | None = None
    uid: str | None = None
    text: str = ""

    def __post_init__(self) -> None:
        require_member(self.type, RUN_TYPES, "run type")
        for field in ("distance_m", "duration_s"):
            value = getattr(self, field)
            require(value is None or value >= 0, f"{field} is at least 0")

    @property
    def is_key(self) -> bool:
        """Whether the legs must be fresh: as the athlete says, else by the type."""
        return self.type in KEY_RUN_TYPES if self.key is None else self.key


@dataclass(frozen=True, slots=True)
class DatedRun:
    """A run as the plan stores it: identified, with a stated time and its cost to the legs."""

    id: str
    on: dt.date
    at: dt.time
    at_source: TimeSource
    type: RunType
    title: str
    distance_m: float | None
    duration_s: float | None
    key: bool
    leg_cost: int
    source: str

    def __post_init__(self) -> None:
        require_member(self.type, RUN_TYPES, "run type")
