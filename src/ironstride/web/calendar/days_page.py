"""What the calendar says of its weeks and days, gathered once for the templates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ironstride.planning.explain import PHASE_WORDS
from ironstride.sheets.day_runs import runs_on, without_warm_ups
from ironstride.sheets.plain_text import printable
from ironstride.sheets.plan_words import (
    LEG_WORDS,
    leg_marks,
    say_countdown,
    say_distance,
    say_time,
)
from ironstride.sheets.session_cards import KIND_WORDS
from ironstride.sheets.state_words import STATE_WORDS, say_absence, say_progress, without_gone
from ironstride.training.calendar_weeks import days_from, monday_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from ironstride.sheets.cards import RunLine
    from ironstride.training.plan import Plan, PlannedWeek, SessionState
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Phase, SessionKind
    from ironstride.web.plans.done_sessions import SessionWork

# Entries of a running calendar that are no runs.
_NO_RUNS: Final = frozenset({"rest", "cross"})


@dataclass(frozen=True, slots=True)
class SessionChip:
    """A session in its day, in a few words; `state` is what became of it, in words."""

    id: str
    on: dt.date
    title: str
    time: str
    place: str
    minutes: int
    kind: SessionKind
    kind_words: str
    legs: str
    legs_words: str
    known: SessionState
    state: str
    is_movable: bool
    is_pinned: bool
    can_tell: bool


@dataclass(frozen=True, slots=True)
class RaceFlag:
    """A race on its day and how far away it is; nothing once it is over."""

    name: str
    priority: str
    when: str


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day with all that stands on it."""

    on: dt.date
    is_today: bool
    is_past: bool
    is_inside: bool
    races: tuple[RaceFlag, ...]
    runs: tuple[RunLine, ...]
    sessions: tuple[SessionChip, ...]
    absence: str


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A week: its phase, what it asks for in all, and its days."""

    monday: dt.date
    phase: Phase | None
    phase_words: str
    is_easier: bool
    runs: str
    lifts: str
    progress: str
    days: tuple[DayCell, ...] = field(repr=False)


def gather_weeks(
    plan: Plan,
    mondays: Sequence[dt.date],
    today: dt.date,
    *,
    logged: Mapping[str, SessionWork] | None = None,
    month_on: dt.date | None = None,
) -> tuple[WeekRow, ...]:
    """Return the weeks from each of `mondays`, also those outside the plan.

    `plan` holds at least their sessions; `logged` tells those that were begun or are done. Days
    outside the month of `month_on` are marked so.
    """
    return tuple(_week(plan, monday, today, logged or {}, month_on) for monday in mondays)


def _week(
    plan: Plan,
    monday: dt.date,
    today: dt.date,
    logged: Mapping[str, SessionWork],
    month_on: dt.date | None,
) -> WeekRow:
    week = plan.week_of(monday)
    cells = (_cell(plan, day, today, logged, month_on) for day in days_from(monday))
    return WeekRow(
        monday=monday,
        phase=week.phase if week else None,
        phase_words=PHASE_WORDS[week.phase] if week else "",
        is_easier=bool(week and week.deload),
        runs=_say_runs(plan, monday),
        lifts=_say_lifts(plan, week) if week else "",
        progress=say_progress(plan, week.sessions) if week else "",
        days=tuple(cells),
    )


def _say_runs(plan: Plan, monday: dt.date) -> str:
    """Return "5 runs, 48 km"; runs of unknown length are said apart."""
    runs = [one for one in plan.runs if monday_of(one.on) == monday and one.type not in _NO_RUNS]
    if not runs:
        return ""
    said = [ngettext("%(count)d run", "%(count)d runs", len(runs)) % {"count": len(runs)}]
    distance_m = sum(one.distance_m or 0 for one in runs)
    if distance_m:
        said.append(say_distance(distance_m, plan.athlete.units))
    unknown = sum(not one.distance_m for one in runs)
    if unknown and distance_m:
        said.append(_("%(count)d of unknown length") % {"count": unknown})
    return ", ".join(said)


def _say_lifts(plan: Plan, week: PlannedWeek) -> str:
    """Return "2 strength sessions, 78 min" of those that were done or may still be."""
    held = without_gone(plan, without_warm_ups(week.sessions))
    count = len(held)
    if not count:
        return _("no strength session")
    words = ngettext("%(count)d strength session", "%(count)d strength sessions", count)
    minutes = sum(one.minutes for one in held)
    return f"{words % {'count': count}}, {minutes} min"


def _cell(
    plan: Plan,
    day: dt.date,
    today: dt.date,
    logged: Mapping[str, SessionWork],
    month_on: dt.date | None,
) -> DayCell:
    sessions = without_warm_ups(one for one in plan.sessions() if one.on == day)
    races = (one for one in plan.races if one.on == day)
    return DayCell(
        on=day,
        is_today=day == today,
        is_past=day < today,
        is_inside=month_on is None or day.month == month_on.month,
        races=tuple(
            RaceFlag(
                printable(one.name),
                one.priority,
                say_countdown(today, day) if day >= today else "",
            )
            for one in races
        ),
        runs=tuple(one for one in runs_on(plan, day) if one.kind != "race"),
        sessions=tuple(chip_of(plan, one, today, logged.get(one.id)) for one in sessions),
        absence=say_absence(plan, day),
    )


def chip_of(
    plan: Plan, session: PlannedSession, today: dt.date, work: SessionWork | None = None
) -> SessionChip:
    """Return a session in a few words, and what may be done with it on the day of `today`."""
    known = plan.state_of(session)
    state = _say_work(work) if work and known == "planned" else STATE_WORDS[known]
    return SessionChip(
        id=session.id,
        on=session.on,
        title=printable(session.title.partition(": ")[2] or session.title),
        time=say_time(session),
        place=printable(session.place),
        minutes=session.minutes,
        kind=session.kind,
        kind_words=KIND_WORDS[session.kind],
        legs=leg_marks(session.leg_grade),
        legs_words=LEG_WORDS[session.leg_grade],
        known=known,
        state=state,
        is_movable=is_movable(plan, session, today),
        is_pinned=any(pin.on == session.on and not pin.off for pin in plan.athlete.pinned),
        can_tell=known == "planned" and session.on <= today and work is None,
    )


def _say_work(work: SessionWork) -> str:
    """Return "✓ done", or how far a session is that was begun."""
    if work.is_over:
        return STATE_WORDS["done"]
    counts = {"done": work.card.done_sets, "planned": work.card.planned_sets}
    return _("%(done)s of %(planned)s sets") % counts


def is_movable(plan: Plan, session: PlannedSession, today: dt.date) -> bool:
    """Whether a session may be done on another day: a lift to come, or one that did not happen."""
    if session.kind != "lift" or session.authored:
        return False
    known = plan.state_of(session)
    return known == "planned" or (known == "missed" and session.on < today)
