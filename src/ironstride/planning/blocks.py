"""The placed sessions of a block, grouped so that exercises can be kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ironstride.planning.openings import PRIMER

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from ironstride.planning.openings import Opening
    from ironstride.planning.placement import Placed
    from ironstride.planning.race_limits import RaceLimits
    from ironstride.planning.rules.facts import Facts
    from ironstride.planning.weeks import WeekDemand
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Phase


NONE_EXPECTED: Final[Mapping[dt.date, PlannedSession]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Visit:
    """One lift of the plan before it has exercises.

    `ordinal` counts the lifts of its week, the hardest first; `most_grade` is what it may cost
    the legs. `expected` is the session of the old plan that it should stay, in a plan made again.
    """

    week: WeekDemand
    opening: Opening
    ordinal: int
    most_grade: int
    expected: PlannedSession | None = None

    @property
    def day(self) -> dt.date:
        """The date of the session."""
        return self.opening.day


@dataclass(frozen=True, slots=True)
class BlockPlan:
    """The lifts of one block. `frozen` blocks may not bring in new exercises."""

    phase: Phase
    visits: tuple[Visit, ...]
    frozen: bool

    def of_ordinal(self, ordinal: int) -> tuple[Visit, ...]:
        """Return the visits with this place in the order of their week."""
        return tuple(visit for visit in self.visits if visit.ordinal == ordinal)

    @property
    def ordinals(self) -> range:
        """The places in the order of a week that the block uses."""
        return range(max((visit.ordinal for visit in self.visits), default=-1) + 1)

    def main_place(self, ordinal: int) -> str:
        """Return where most sessions of this ordinal are; of equals the first in time."""
        places = Counter(visit.opening.place for visit in self.of_ordinal(ordinal))
        return places.most_common(1)[0][0]

    def minutes(self, ordinal: int) -> int:
        """Return the usual minutes of this ordinal: the lower median."""
        minutes = sorted(visit.opening.minutes for visit in self.of_ordinal(ordinal))
        return minutes[(len(minutes) - 1) // 2]

    def grade(self, ordinal: int) -> int:
        """Return the highest grade that this ordinal may have, deloads aside where possible."""
        visits = self.of_ordinal(ordinal)
        trained = [visit for visit in visits if not visit.week.deload] or list(visits)
        return max(visit.most_grade for visit in trained)

    @property
    def first_week(self) -> WeekDemand:
        """The first week of the block that is no deload, where there is one."""
        weeks = [visit.week for visit in self.visits]
        return next((week for week in weeks if not week.deload), weeks[0])


def group_visits(
    placed: Iterable[Placed],
    weeks: Sequence[WeekDemand],
    limits: RaceLimits,
    expected: Mapping[dt.date, PlannedSession] = NONE_EXPECTED,
) -> tuple[BlockPlan, ...]:
    """Group the placed lifts (no primers, nothing authored) into blocks in the order of time.

    A block also ends where a race forbids new exercises. `expected` are sessions of the old plan by
    the day on which they belong.
    """
    by_week: dict[int, list[Placed]] = {}
    for one in placed:
        authored = one.opening.pinned is not None and one.opening.pinned.items
        if one.grade != PRIMER and not authored:
            by_week.setdefault(one.opening.week, []).append(one)
    groups: dict[tuple[int, bool], list[Visit]] = {}
    for index, lifts in sorted(by_week.items()):
        week = weeks[index]
        frozen = is_frozen(week, limits)
        groups.setdefault((week.block, frozen), []).extend(_rank(week, lifts, expected))
    return tuple(
        BlockPlan(visits[0].week.phase, tuple(visits), frozen)
        for (_, frozen), visits in groups.items()
    )


def _rank(
    week: WeekDemand, lifts: Sequence[Placed], expected: Mapping[dt.date, PlannedSession]
) -> list[Visit]:
    ordered = sorted(
        lifts,
        key=lambda one: (-one.grade, -_hours_ahead(one.opening.facts), one.opening.facts.start_h),
    )
    return [
        Visit(week, one.opening, rank, one.grade, expected.get(one.opening.day))
        for rank, one in enumerate(ordered)
    ]


def _hours_ahead(facts: Facts) -> float:
    """Return the hours to the next key or long run: of equal grades the freer day is the harder."""
    return min(facts.to_key_h, facts.to_long_h)


def is_frozen(week: WeekDemand, limits: RaceLimits) -> bool:
    """Whether a race is so near in this week that nobody gets a new exercise."""
    return any(
        first <= week.last_day and week.starts_on <= race_on
        for first, race_on in limits.no_new_exercise_from()
    )
