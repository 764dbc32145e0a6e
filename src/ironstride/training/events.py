"""What happens to a plan: facts in the order they were reported, never changed afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ironstride.errors import require

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.training.athlete import Pain
    from ironstride.training.race import Race


@dataclass(frozen=True, slots=True)
class Done:
    """A session was done; `session` is its id. It stays as it was planned."""

    session: str


@dataclass(frozen=True, slots=True)
class Missed:
    """What was planned on this day did not happen."""

    on: dt.date


@dataclass(frozen=True, slots=True)
class Moved:
    """The session of one day is done on another, as the runner decided."""

    from_on: dt.date
    to_on: dt.date


@dataclass(frozen=True, slots=True)
class _Days:
    """Days from the first to the last, both included."""

    first_on: dt.date
    last_on: dt.date

    def __post_init__(self) -> None:
        require(self.first_on <= self.last_on, "the first day is not after the last")

    def holds(self, day: dt.date) -> bool:
        """Whether `day` is one of the days."""
        return self.first_on <= day <= self.last_on


@dataclass(frozen=True, slots=True)
class Ill(_Days):
    """Days of illness: no training, and steps back to full work after them."""


@dataclass(frozen=True, slots=True)
class Away(_Days):
    """Days without any time or place to train."""


@dataclass(frozen=True, slots=True)
class Travel(_Days):
    """Days at another place; the time to train stays as it is on these weekdays."""

    place: str


@dataclass(frozen=True, slots=True)
class PainReported:
    """Pain in a region from this report on; 0 takes it off."""

    pain: Pain


@dataclass(frozen=True, slots=True)
class LessTime:
    """Only so many minutes on one day."""

    on: dt.date
    minutes: int


@dataclass(frozen=True, slots=True)
class RaceAdded:
    """A new race."""

    race: Race


@dataclass(frozen=True, slots=True)
class RaceMoved:
    """A race, by its name, takes place on another day."""

    name: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class RaceDropped:
    """A race, by its name, is not run."""

    name: str


@dataclass(frozen=True, slots=True)
class DayPinned:
    """The session of this day stays where and as it is."""

    on: dt.date


@dataclass(frozen=True, slots=True)
class DayUnpinned:
    """The day is free to be planned again."""

    on: dt.date


@dataclass(frozen=True, slots=True)
class Swapped:
    """An item, by its id, is done with another exercise, until its block ends."""

    item: str
    exercise: str


@dataclass(frozen=True, slots=True)
class RunsChanged:
    """The running calendar changed; one sentence each."""

    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetsLogged:
    """The log of sets that planning went by: how many there were, and the day of the newest."""

    sets: int
    last_on: dt.date

    def __post_init__(self) -> None:
        require(self.sets > 0, "sets is above 0")


Event = (
    Done
    | Missed
    | Moved
    | Ill
    | Away
    | Travel
    | PainReported
    | LessTime
    | RaceAdded
    | RaceMoved
    | RaceDropped
    | DayPinned
    | DayUnpinned
    | Swapped
    | RunsChanged
    | SetsLogged
)


@dataclass(frozen=True, slots=True)
class Reported:
    """An event and the day on which the runner, a coach or a calendar reported it."""

    on: dt.date
    event: Event
