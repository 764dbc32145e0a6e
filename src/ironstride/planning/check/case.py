"""A plan before the judge: its sessions in the order of time, the runs as spans, the races."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ironstride.planning.check.times import (
    NOT_RUNNING,
    RunSpan,
    days_between,
    span_of_race,
    span_of_run,
)
from ironstride.training.calendar_weeks import DAYS_PER_WEEK
from ironstride.training.events import Away, Ill
from ironstride.training.plan import GONE
from ironstride.training.words import HEAVY_LEG_PATTERNS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise
    from ironstride.training.plan import Plan, PlannedWeek
    from ironstride.training.race import Race
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.words import Experience, Pattern

STRENGTH_KINDS: Final = frozenset({"lift", "primer"})
# Sessions that take a slot of the day; a run's warm-up and tests ride along with something else.
SLOT_KINDS: Final = frozenset({"lift", "primer", "mobility"})
RESTING_PHASES: Final = frozenset({"taper", "transition"})
LOADED_CLASSES: Final = frozenset({"strength", "hypertrophy"})


@dataclass(frozen=True, slots=True)
class Case:
    """The plan with what the rules look up; `sessions` and `runs` are in the order of time."""

    plan: Plan
    policy: Policy
    catalogue: Catalogue
    sessions: tuple[PlannedSession, ...]
    runs: tuple[RunSpan, ...]
    races: tuple[Race, ...]

    @property
    def level(self) -> Experience:
        """The experience of the athlete, by which most tables are read."""
        return self.plan.athlete.lifting.experience

    @property
    def newcomer(self) -> bool:
        """Whether the athlete has never or hardly lifted."""
        return self.level in ("none", "novice")

    @property
    def own_sessions(self) -> tuple[PlannedSession, ...]:
        """The sessions that the engine composed."""
        return tuple(session for session in self.sessions if not session.authored)

    @property
    def lifts(self) -> tuple[PlannedSession, ...]:
        """The lift sessions, authored ones too."""
        return tuple(session for session in self.sessions if session.kind == "lift")

    def exercise(self, item: PlannedItem) -> Exercise | None:
        """Return the catalogue's exercise of `item`, or None when there is none."""
        return self.catalogue.exercises.get(item.exercise)

    def patterns(self, item: PlannedItem) -> tuple[Pattern, ...]:
        """Return the patterns by the catalogue; a plan's own word counts only where it is mute."""
        exercise = self.exercise(item)
        return item.patterns if exercise is None else exercise.patterns

    def week_number(self, day: dt.date) -> int:
        """Return the number of the week of `day`, counted from the plan's first week as 0."""
        return (day.toordinal() - 1) // DAYS_PER_WEEK - self._first_week

    @property
    def _first_week(self) -> int:
        return (self.plan.today.toordinal() - 1) // DAYS_PER_WEEK

    def dated_weeks(self) -> Iterator[tuple[PlannedWeek, PlannedSession]]:
        """Yield each session with the week it stands in."""
        for week in self.plan.weeks:
            for session in week.sessions:
                yield week, session

    def is_pinned(self, session: PlannedSession) -> bool:
        """Whether the athlete or a coach decided the day of `session`."""
        return session.authored or any(
            pin.on == session.on and not pin.off for pin in self.plan.athlete.pinned
        )

    def holds_heavy_legs(self, session: PlannedSession) -> bool:
        """Whether a strength-class set of squat, hinge or single_leg is in `session`."""
        return any(
            item.rep_class == "strength" and HEAVY_LEG_PATTERNS & set(self.patterns(item))
            for item in items_of(session)
        )

    @property
    def done_days(self) -> frozenset[dt.date]:
        """The days of sessions that were reported as done."""
        return frozenset(one.on for one in self.sessions if self.plan.state_of(one) == "done")

    def is_excused(self, day: dt.date) -> bool:
        """Whether the runner was ill or away on `day`."""
        return any(
            isinstance(reported.event, Ill | Away) and reported.event.holds(day)
            for reported in self.plan.events
        )

    def is_ill(self, day: dt.date) -> bool:
        """Whether the runner was ill on `day`."""
        return any(
            isinstance(reported.event, Ill) and reported.event.holds(day)
            for reported in self.plan.events
        )

    def days_to_race(self, session: PlannedSession) -> Iterator[tuple[Race, int]]:
        """Yield each race with the days from `session` to it, negative after it."""
        for race in self.races:
            yield race, days_between(session.on, race.on)


def items_of(session: PlannedSession) -> tuple[PlannedItem, ...]:
    """Return the items of `session` in their order, without the qualities of their blocks."""
    return tuple(item for _, item in session.items())


def open_case(plan: Plan, policy: Policy, catalogue: Catalogue) -> Case:
    """Put the plan in order for the rules; sessions that did not happen are not judged."""
    gone = {one.id for one in plan.sessions() if plan.state_of(one) in GONE}
    if gone:
        plan = replace(plan, weeks=tuple(_without(week, gone) for week in plan.weeks))
    races = dict.fromkeys((*plan.races, *plan.athlete.races))
    raced = {run.on for run in plan.runs if run.type == "race"}
    spans = [span_of_run(run, policy) for run in plan.runs if run.type not in NOT_RUNNING]
    spans += [span_of_race(race, policy) for race in races if race.on not in raced]
    return Case(
        plan=plan,
        policy=policy,
        catalogue=catalogue,
        sessions=tuple(sorted(plan.sessions(), key=_moment)),
        runs=tuple(sorted(spans, key=lambda span: (span.earliest_h, span.name))),
        races=tuple(sorted(races, key=lambda race: (race.on, race.name))),
    )


def _without(week: PlannedWeek, gone: set[str]) -> PlannedWeek:
    return replace(week, sessions=tuple(one for one in week.sessions if one.id not in gone))


def _moment(session: PlannedSession) -> tuple[int, str, str]:
    return session.on.toordinal(), session.at.isoformat(), session.id
