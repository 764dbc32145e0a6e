"""What stands when a plan is made again: what must not change, and what should not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ironstride.planning.phases import RESTING, Season
from ironstride.training.calendar_weeks import DAYS_PER_WEEK, monday_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ironstride.training.plan import PlannedWeek
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Phase, SessionKind

# Sessions that placing decides; the others follow from them, from races and from runs.
PLACED_KINDS: Final[frozenset[SessionKind]] = frozenset({"lift", "primer"})


@dataclass(frozen=True, slots=True)
class Span:
    """Days without training, from the first to the last, both included."""

    first_on: dt.date
    last_on: dt.date

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.last_on - self.first_on).days + 1

    def holds(self, day: dt.date) -> bool:
        """Whether `day` is one of the days."""
        return self.first_on <= day <= self.last_on


@dataclass(frozen=True, slots=True)
class Standing:
    """What a plan that is made again keeps.

    `now` is the first day that may change. `fixed` sessions stay as they are; `expected` ones, by
    the day on which they are wanted, stay unless something speaks against them. `weeks` are those
    of the old plan by their Mondays; days of `breaks` are excused, and those of `illness` among
    them were ill ones; `gentle` are the first days after it. `eased` weeks (Mondays) are deloads on
    the way back, `restarted` ones go back to 8-15 reps. `swaps` map an exercise to the one that
    replaces it, by the Monday from which and the Monday until which that holds. `missing_grades`
    count by week (Mondays) how many grades of leg work found no place. What was `missed` on a day
    is not asked for again on it; `used_ids` belong to sessions that did not happen. With
    `is_relieved` a pain is gone: days stay, exercises are chosen anew but where a day is pinned.
    `placed_kinds` are the kinds of session that placing decides.
    """

    now: dt.date
    fixed: tuple[PlannedSession, ...] = ()
    expected: Mapping[dt.date, PlannedSession] = field(default_factory=lambda: MappingProxyType({}))
    weeks: Mapping[dt.date, PlannedWeek] = field(default_factory=lambda: MappingProxyType({}))
    breaks: tuple[Span, ...] = ()
    illness: tuple[Span, ...] = ()
    gentle: frozenset[dt.date] = frozenset()
    eased: frozenset[dt.date] = frozenset()
    restarted: frozenset[dt.date] = frozenset()
    swaps: tuple[Swap, ...] = ()
    missing_grades: Mapping[dt.date, int] = field(default_factory=lambda: MappingProxyType({}))
    missed: frozenset[dt.date] = frozenset()
    used_ids: frozenset[str] = frozenset()
    is_relieved: bool = False
    placed_kinds: frozenset[SessionKind] = PLACED_KINDS

    def fixed_on(self, day: dt.date) -> PlannedSession | None:
        """Return the session of `day` that must stay, of the kinds that placing decides."""
        kinds = self.placed_kinds
        return next((one for one in self.fixed if one.on == day and one.kind in kinds), None)

    def is_taken(self, day: dt.date) -> bool:
        """Whether mobility that must stay fills `day`."""
        return any(one.on == day and one.kind == "mobility" for one in self.fixed)

    def is_excused(self, day: dt.date) -> bool:
        """Whether `day` lies in a break."""
        return any(span.holds(day) for span in self.breaks)

    def is_ill(self, day: dt.date) -> bool:
        """Whether the runner was ill on `day`."""
        return any(span.holds(day) for span in self.illness)

    def is_open(self, day: dt.date) -> bool:
        """Whether something new may be planned on `day`."""
        return day >= self.now and day not in self.missed and not self.is_excused(day)

    def has_begun(self, monday: dt.date) -> bool:
        """Whether days of the week from `monday` are past."""
        return monday < self.now

    def was_same(self, monday: dt.date, phase: Phase, *, deload: bool) -> bool:
        """Whether the old plan had the same phase in that week, and no less work in it."""
        old = self.weeks.get(monday)
        return old is not None and old.phase == phase and (deload or not old.deload)

    def placed_grade(self, session: PlannedSession, wanted: Sequence[int]) -> int:
        """Return the leg grade for which a session that stays was placed, `wanted` in its week.

        A session may cost the legs less than it was placed for. Where placing found less than was
        wanted, the lightest sessions are taken to be the ones that had to give way.
        """
        week = self.weeks.get(monday_of(session.on))
        if session.kind != "lift" or session.authored or week is None:
            return session.leg_grade
        lifts = sorted(
            (one for one in week.sessions if one.kind == "lift"), key=lambda one: -one.leg_grade
        )
        missing = self.missing_grades.get(week.starts_on, 0)
        for rank, one in reversed(tuple(enumerate(lifts))):
            grade = max(one.leg_grade, wanted[rank] if rank < len(wanted) else 0)
            less = min(missing, grade - one.leg_grade)
            missing -= less
            if one.id == session.id:
                return grade - less
        return session.leg_grade

    def swap_of(self, exercise: str, monday: dt.date) -> str | None:
        """Return the exercise that replaces `exercise` in the week from `monday`, if any."""
        for swap in self.swaps:
            if swap.exercise == exercise and swap.from_monday <= monday <= swap.to_monday:
                return swap.by
        return None


# A plan made for the first time.
NOTHING_STANDS: Final = Standing(dt.date.min)


@dataclass(frozen=True, slots=True)
class Swap:
    """An exercise that another one replaces from one week to another (Mondays, both included)."""

    exercise: str
    by: str
    from_monday: dt.date
    to_monday: dt.date


def stand_on(season: Season, standing: Standing) -> Season:
    """Return the season with the phases that have begun, and adaptation after a long break."""
    return Season(
        season.mondays,
        tuple(
            _phase_of(monday, phase, standing)
            for monday, phase in zip(season.mondays, season.phases, strict=True)
        ),
    )


def _phase_of(monday: dt.date, phase: Phase, standing: Standing) -> Phase:
    old = standing.weeks.get(monday)
    if old is not None and standing.has_begun(monday):
        return old.phase
    return "adaptation" if monday in standing.restarted and phase not in RESTING else phase


def decided_deloads(mondays: Sequence[dt.date], standing: Standing) -> dict[int, bool]:
    """Return by week whether it is a deload, where that is decided: begun, in a break, or after it.

    A week without a day to train needs no deload.
    """
    decided = {}
    for index, monday in enumerate(mondays):
        old = standing.weeks.get(monday)
        if monday in standing.eased:
            decided[index] = True
        elif old is not None and standing.has_begun(monday):
            decided[index] = old.deload
        elif all(standing.is_excused(day) for day in _week_from(monday)):
            decided[index] = False
    return decided


def _week_from(monday: dt.date) -> Iterator[dt.date]:
    for days in range(DAYS_PER_WEEK):
        yield monday + dt.timedelta(days=days)
