"""A plan: dated weeks of sessions, what limits it and what it could not keep."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ironstride.errors import require, require_member
from ironstride.training.words import NOTICE_TIERS, PHASES, NoticeTier, Pattern, Phase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ironstride.errors import Problem
    from ironstride.training.athlete import Athlete
    from ironstride.training.race import Race
    from ironstride.training.run import DatedRun
    from ironstride.training.session import PlannedSession


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the runner must read; the tier says how urgent."""

    tier: NoticeTier
    text: str
    rule: str

    def __post_init__(self) -> None:
        require_member(self.tier, NOTICE_TIERS, "tier")


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether sets of 1-6 are open for a pattern, what is missing, and when it may open."""

    pattern: Pattern
    open: bool
    missing: tuple[str, ...]
    expected_on: dt.date | None


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A soft rule the best plan still breaks: its price and what it means for the runner."""

    rule: str
    cost: float
    on: dt.date
    text: str


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A pattern that a week needs and does not hold, with the reason."""

    pattern: Pattern
    starts_on: dt.date
    text: str


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """A week from Monday with its phase."""

    starts_on: dt.date
    phase: Phase
    deload: bool
    sessions: tuple[PlannedSession, ...]

    def __post_init__(self) -> None:
        require_member(self.phase, PHASES, "phase")
        require(self.starts_on.weekday() == 0, "weeks start on Monday")


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole answer, as data: see docs/formats/plan.md for the file it becomes."""

    made_for: str
    today: dt.date
    athlete: Athlete
    weeks: tuple[PlannedWeek, ...]
    runs: tuple[DatedRun, ...] = ()
    races: tuple[Race, ...] = ()
    notices: tuple[Notice, ...] = ()
    gates: tuple[Gate, ...] = ()
    broken_rules: tuple[BrokenRule, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()
    problems: tuple[Problem, ...] = ()
    alternatives: tuple[Mapping[str, object], ...] = field(default=())
    replaces: Mapping[str, object] | None = None

    def sessions(self) -> Iterator[PlannedSession]:
        """Yield every session in the order of the weeks."""
        for week in self.weeks:
            yield from week.sessions

    def week_of(self, day: dt.date) -> PlannedWeek | None:
        """Return the week that holds `day`, or None outside the horizon."""
        monday = day - dt.timedelta(days=day.weekday())
        return next((week for week in self.weeks if week.starts_on == monday), None)
