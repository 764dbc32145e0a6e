"""What a runner could change of a week: the wishes that `whatif` answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ironstride.errors import require, require_member
from ironstride.training.calendar_weeks import DAYS_PER_WEEK
from ironstride.training.words import RUN_TYPES, WEEKDAYS, RunType

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class WhichDay:
    """A weekday of every week (0 is Monday), or one date alone."""

    weekday: int
    on: dt.date | None = None

    def __post_init__(self) -> None:
        require(0 <= self.weekday < DAYS_PER_WEEK, "a weekday is 0 to 6")

    def holds(self, day: dt.date) -> bool:
        """Whether `day` is meant."""
        return day == self.on if self.on else day.weekday() == self.weekday

    def say(self) -> str:
        """Return the day as a runner would write it."""
        return self.on.isoformat() if self.on else WEEKDAYS[self.weekday]


@dataclass(frozen=True, slots=True)
class MoreMinutes:
    """Minutes more, or fewer, to train on a day."""

    day: WhichDay
    minutes: int

    def say(self) -> str:
        """Return the change in the words in which it can be asked for."""
        return f"{self.day.say()} {self.minutes:+d} min"


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """Another place to train on a day; `instead` None means every slot of the day."""

    day: WhichDay
    place: str
    instead: str | None = None

    def say(self) -> str:
        """Return the change in the words in which it can be asked for."""
        instead = f" instead of {self.instead}" if self.instead else ""
        return f"{self.place}{instead} on {self.day.say()}"


@dataclass(frozen=True, slots=True)
class OtherTime:
    """Another time to train on a day; `instead` None means every slot of the day."""

    day: WhichDay
    at: dt.time
    instead: dt.time | None = None

    def say(self) -> str:
        """Return the change in the words in which it can be asked for."""
        instead = f" instead of {self.instead:%H:%M}" if self.instead else ""
        return f"{self.day.say()} {self.at:%H:%M}{instead}"


@dataclass(frozen=True, slots=True)
class OneMoreSlot:
    """A slot more on a day; `place` None is the place where most slots are."""

    day: WhichDay
    minutes: int
    place: str | None = None
    at: dt.time | None = None

    def say(self) -> str:
        """Return the change in the words in which it can be asked for."""
        place = f" {self.place}" if self.place else ""
        at = f" {self.at:%H:%M}" if self.at else ""
        return f"+1 day: {self.day.say()} {self.minutes} min{place}{at}"


@dataclass(frozen=True, slots=True)
class DayOff:
    """No strength work on a day."""

    day: WhichDay

    def say(self) -> str:
        """Return the change in the words in which it can be asked for."""
        return f"{self.day.say()} off"


@dataclass(frozen=True, slots=True)
class NoRun:
    """No run on a day."""

    day: WhichDay

    def say(self) -> str:
        """Return the change in the words in which it can be asked for."""
        return f"no run on {self.day.say()}"


@dataclass(frozen=True, slots=True)
class MovedRun:
    """The runs of a type on another weekday of the same week; what is there changes places."""

    type: RunType
    to: WhichDay
    since: WhichDay | None = None

    def __post_init__(self) -> None:
        require_member(self.type, RUN_TYPES, "run type")

    def say(self) -> str:
        """Return the change in the words in which it can be asked for."""
        since = f" from {self.since.say()}" if self.since else ""
        return f"{self.type} run{since} to {self.to.say()}"


@dataclass(frozen=True, slots=True)
class OtherRun:
    """A run of another type on a day; `instead` None means every run of the day."""

    day: WhichDay
    type: RunType
    instead: RunType | None = None

    def __post_init__(self) -> None:
        require_member(self.type, RUN_TYPES, "run type")

    def say(self) -> str:
        """Return the change in the words in which it can be asked for."""
        instead = f" instead of {self.instead}" if self.instead else ""
        return f"{self.type}{instead} on {self.day.say()}"


WeekChange = (
    MoreMinutes | OtherPlace | OtherTime | OneMoreSlot | DayOff | NoRun | MovedRun | OtherRun
)
