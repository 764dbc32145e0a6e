"""A strength session that another planner put on the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ironstride.errors import require

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class ForeignStrength:
    """A dated strength session of another plan; what is lifted in it is not known.

    `at` and `duration_s` are None where the calendar does not say them; `source` names the file,
    `uid` is the calendar's own id, if any.
    """

    on: dt.date
    title: str
    source: str
    at: dt.time | None = None
    duration_s: float | None = None
    uid: str | None = None

    def __post_init__(self) -> None:
        require(self.duration_s is None or self.duration_s >= 0, "duration_s is at least 0")
