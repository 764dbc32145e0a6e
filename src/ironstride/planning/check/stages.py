"""The days of a plan that may still change, and what stands before them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ironstride.planning.check.case import STRENGTH_KINDS
from ironstride.planning.check.options import (
    fixed_option,
    free_options,
    open_windows,
    pinned_options,
    runs_near,
)
from ironstride.planning.check.times import DAY_H, days_between
from ironstride.planning.check.weeks import wanted_grades
from ironstride.training.calendar_weeks import DAYS_PER_WEEK
from ironstride.training.events import Away, Ill, Missed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ironstride.planning.check.case import Case
    from ironstride.planning.check.options import Option, Window
    from ironstride.training.plan import PlannedWeek
    from ironstride.training.session import PlannedSession


@dataclass(frozen=True, slots=True)
class Stage:
    """A day with what it may hold; `must` days hold one of their options, others may stay free.

    A primer on this day is for the races `primes`; for those that it `closes` it is the last day.
    """

    on: dt.date
    options: tuple[Option, ...]
    must: bool
    primes: frozenset[str]
    closes: frozenset[str]


@dataclass(frozen=True, slots=True)
class OpenWeek:
    """A week that is not over: its open days, what it wants, and what stands in it already."""

    starts_on: dt.date
    stages: tuple[Stage, ...]
    wanted: tuple[int, ...]
    held: tuple[Option, ...]

    @property
    def first_day(self) -> dt.date:
        """The first day that may still change."""
        return self.stages[0].on if self.stages else self.starts_on

    @property
    def monday_h(self) -> float:
        """The first hour of the week [h since day 0]."""
        return float(self.starts_on.toordinal() * DAY_H)

    @property
    def next_monday_h(self) -> float:
        """The first hour after the week [h since day 0]."""
        return self.monday_h + DAYS_PER_WEEK * DAY_H

    def options(self) -> Iterator[Option]:
        """Yield all that its days may hold."""
        for stage in self.stages:
            yield from stage.options


def past_options(case: Case) -> tuple[Option, ...]:
    """Return the strength sessions before the first open day, in the order of time."""
    first = case.plan.open_from
    return tuple(fixed_option(case, one) for one in _strength(case) if one.on < first)


def open_weeks(case: Case, past: Sequence[Option]) -> list[OpenWeek]:
    """Return the weeks that are not over, with all that their days may hold."""
    windows = open_windows(case)
    return [
        _open_week(runs_near(case, week.starts_on), week, past, windows)
        for week in case.plan.weeks
        if days_between(case.plan.open_from, week.starts_on) > -DAYS_PER_WEEK
    ]


def keep_standing(case: Case, weeks: Sequence[OpenWeek]) -> list[OpenWeek]:
    """Return `weeks` with the sessions that stand in them, each as hard as it is or harder."""
    stands: dict[dt.date, list[PlannedSession]] = {}
    for session in _strength(case):
        stands.setdefault(session.on, []).append(session)
    return [
        replace(
            week,
            stages=tuple(
                kept
                for stage in week.stages
                for kept in _standing(case, stage, stands.get(stage.on, []))
            ),
        )
        for week in weeks
    ]


def _open_week(
    case: Case, week: PlannedWeek, past: Sequence[Option], windows: Sequence[Window]
) -> OpenWeek:
    wanted = wanted_grades(case, week)
    held = tuple(option for option in past if option.session.on >= week.starts_on)
    stages = [_stage(case, day, wanted, windows) for day in _open_days(case, week)]
    return OpenWeek(week.starts_on, tuple(stages), wanted, held)


def _open_days(case: Case, week: PlannedWeek) -> Iterator[dt.date]:
    first = week.starts_on.toordinal()
    last = min(first + DAYS_PER_WEEK, dt.date.max.toordinal() + 1)
    for day in range(max(first, case.plan.open_from.toordinal()), last):
        yield dt.date.fromordinal(day)


def _strength(case: Case) -> Iterator[PlannedSession]:
    """Yield the lifts and primers that are not known to have been left out."""
    for session in case.sessions:
        if session.kind in STRENGTH_KINDS and case.plan.state_of(session) in ("planned", "done"):
            yield session


def _standing(case: Case, stage: Stage, stands: Sequence[PlannedSession]) -> list[Stage]:
    """Return a stage for each session that stands on the day, or one without any."""
    if not stands:
        return [replace(stage, options=(), must=False)]
    held = [
        replace(stage, options=_options_for(case, stage, session), must=True, closes=frozenset())
        for session in stands
    ]
    return [*held[:-1], replace(held[-1], closes=stage.closes)]


def _options_for(case: Case, stage: Stage, session: PlannedSession) -> tuple[Option, ...]:
    """Return the options of a day that `session` may have been; itself where there is none."""
    found = tuple(
        option
        for option in stage.options
        if option.session.kind == session.kind
        and _spot(option.session) == _spot(session)
        and option.grade >= session.leg_grade * (session.kind == "lift")
    )
    return found or (fixed_option(case, session),)


def _spot(session: PlannedSession) -> tuple[str, dt.time, str]:
    """Return where and when; an assumed time may be the given one of another slot."""
    return session.place, session.at, session.at_source


def _stage(case: Case, day: dt.date, wanted: tuple[int, ...], windows: Sequence[Window]) -> Stage:
    """Return what a day may hold: what is done, what is pinned, else what its slots allow."""
    pinned = [pin for pin in case.plan.athlete.pinned if pin.on == day]
    done = [one for one in case.sessions if one.on == day and case.plan.state_of(one) == "done"]
    lifted = [one for one in done if one.kind in STRENGTH_KINDS]
    must = bool(lifted)
    if lifted:
        options = [fixed_option(case, lifted[-1])]
    elif any(one.kind == "mobility" for one in done) or _is_excused(case, day):
        options = []
    elif pinned:
        options = pinned_options(case, pinned[-1], wanted)
        must = bool(options)
    else:
        options = free_options(case, day, wanted, primed=bool(windows))
    return Stage(
        on=day,
        options=tuple(options),
        must=must,
        primes=frozenset(one.race for one in windows if one.holds(day)),
        closes=frozenset(one.race for one in windows if one.last == day),
    )


def _is_excused(case: Case, day: dt.date) -> bool:
    """Whether nothing happens on `day`: missed, ill or away."""
    events = (reported.event for reported in case.plan.events)
    return any(
        event.on == day if isinstance(event, Missed) else event.holds(day)
        for event in events
        if isinstance(event, Missed | Ill | Away)
    )
