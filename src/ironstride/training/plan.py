"""A plan: dated weeks of sessions, what limits it and what it could not keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ironstride.errors import require, require_member
from ironstride.training.calendar_weeks import days_from, monday_of
from ironstride.training.events import Away, Done, Ill, Missed, Moved
from ironstride.training.words import NOTICE_TIERS, PHASES, NoticeTier, Pattern, Phase

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from ironstride.errors import Problem
    from ironstride.training.athlete import Athlete
    from ironstride.training.events import Reported
    from ironstride.training.race import Race
    from ironstride.training.run import DatedRun
    from ironstride.training.session import PlannedSession


SessionState = Literal["planned", "done", "missed", "excused"]
# The states of sessions that did not happen.
GONE: Final[frozenset[SessionState]] = frozenset({"missed", "excused"})
ChangeKind = Literal[
    "added",
    "dropped",
    "moved",
    "retimed",
    "place",
    "exercises",
    "sets",
    "loads",
    "week",
    "rule",
    "notice",
]


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
class RuleSlack:
    """What a rule costs the plan and what it costs in the cheapest placing of all [points]."""

    rule: str
    cost: float
    bound_cost: float


@dataclass(frozen=True, slots=True)
class Certificate:
    """How good the placing is: its price, and the price below which no placing can go [points].

    The prices are those of placing: the wanted grades of the weeks against what the days allow.
    """

    cost: float
    bound_cost: float
    rules: tuple[RuleSlack, ...] = ()


@dataclass(frozen=True, slots=True)
class AlternativeSession:
    """Where and when a session of an alternative week stands, and what it may cost the legs."""

    on: dt.date
    at: dt.time
    place: str
    leg_grade: int


@dataclass(frozen=True, slots=True)
class Alternative:
    """A next-best week: what it costs more than the planned one [points], and in which rules.

    `broken_rules` are those of the alternative week that the planned one does not break as much.
    """

    starts_on: dt.date
    cost_more: float
    sessions: tuple[AlternativeSession, ...]
    broken_rules: tuple[BrokenRule, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two plans, in a sentence for the runner.

    `session` is the id of the session in the new plan, or in the old one where it left.
    """

    kind: ChangeKind
    on: dt.date
    text: str
    session: str | None = None


@dataclass(frozen=True, slots=True)
class Replaced:
    """The plan that was replaced: its id, what changed, and what leads back to it.

    `way_back` is the old plan's file where it differs from the new one's; `earlier` are the plans
    that were replaced before it, the newest first, each without `earlier` of its own.
    """

    id: str
    changes: tuple[Change, ...]
    way_back: Mapping[str, object]
    earlier: tuple[Replaced, ...] = ()


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

    @property
    def last_day(self) -> dt.date:
        """The Sunday."""
        return self.days()[-1]

    def days(self) -> tuple[dt.date, ...]:
        """Return its seven days."""
        return days_from(self.starts_on)


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole answer, as data: see docs/formats/plan.md for the file it becomes.

    `today` is the day from which it was planned first, `replanned_on` the day from which it was
    planned last, if ever again: what lies before that day is past and stays.
    """

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
    alternatives: tuple[Alternative, ...] = ()
    certificate: Certificate | None = None
    replanned_on: dt.date | None = None
    events: tuple[Reported, ...] = ()
    replaces: Replaced | None = None

    @property
    def open_from(self) -> dt.date:
        """The first day that planning may still change."""
        return self.replanned_on or self.today

    def sessions(self) -> Iterator[PlannedSession]:
        """Yield every session in the order of the weeks."""
        for week in self.weeks:
            yield from week.sessions

    def week_of(self, day: dt.date) -> PlannedWeek | None:
        """Return the week that holds `day`, or None outside the horizon."""
        monday = monday_of(day)
        return next((week for week in self.weeks if week.starts_on == monday), None)

    def state_of(self, session: PlannedSession) -> SessionState:
        """Return what is known of a session: the last event that speaks of it decides.

        Who falls ill in the evening has still done the session of the morning.
        """
        is_done = any(reported.event == Done(session.id) for reported in self.events)
        for reported in reversed(self.events):
            event = reported.event
            if isinstance(event, Done) and event.session == session.id:
                return "done"
            if isinstance(event, Missed) and event.on == session.on:
                return "missed"
            if isinstance(event, Ill | Away) and event.holds(session.on) and not is_done:
                return "excused"
            # Made up for on another day after its own was over.
            is_made_up = isinstance(event, Moved) and event.from_on == session.on < reported.on
            if is_made_up:
                return "excused"
        return "planned"
