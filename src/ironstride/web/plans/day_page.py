"""What the page of a day says, gathered once for its template."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ironstride.catalogue.reader import read_catalogue
from ironstride.sheets.day_runs import runs_on
from ironstride.sheets.plan_words import STRICT_TIERS, say_countdown, say_date, say_week
from ironstride.sheets.session_cards import SessionCards, search_once
from ironstride.training.pattern_words import PATTERN_WORDS
from ironstride.training.session import Block
from ironstride.web.plans.done_sessions import read_work
from ironstride.web.plans.prepared import day_session
from ironstride.web.plans.queries import read_days

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.sheets.cards import RunLine, SessionCard
    from ironstride.sheets.done_cards import DoneCard
    from ironstride.training.plan import Notice, Plan
    from ironstride.training.session import PlannedSession
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.plans.done_sessions import SessionWork
    from ironstride.web.plans.models import Season

# How far ahead the page looks for the next session.
_AHEAD: Final = dt.timedelta(days=14)
MAX_COUNTDOWNS: Final = 2


@dataclass(frozen=True, slots=True)
class SessionOfDay:
    """A session on its day: its card, the shorter versions, what was lowered and noticed.

    `done` is what was done of it, None before it is begun; `is_over` also where that is less than
    was planned.
    """

    card: SessionCard
    versions: tuple[str, ...]
    lowered: tuple[str, ...]
    noticed: tuple[str, ...]
    done: DoneCard | None = None
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class RaceAhead:
    """A race and how far away it is, in words."""

    name: str
    when: str
    priority: str


@dataclass(frozen=True, slots=True)
class GateAhead:
    """A movement without heavy sets so far: when they may open, if known, and what is missing."""

    name: str
    when: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayPage:
    """A day: its sessions, runs, what comes next and what must be read."""

    day: dt.date
    date: str
    week: str
    sessions: tuple[SessionOfDay, ...]
    runs: tuple[RunLine, ...]
    runs_tomorrow: tuple[RunLine, ...]
    coming: SessionCard | None
    coming_when: str
    races: tuple[RaceAhead, ...]
    strict: tuple[Notice, ...]
    notices: tuple[Notice, ...]
    opening: tuple[GateAhead, ...]


def gather_day(
    row: AthleteRow, season: Season, day: dt.date, minutes: str | None = None
) -> DayPage:
    """Return what is said of `day`; `minutes` picks a shorter version of its session."""
    plan = read_days(season, day, day + _AHEAD)
    cards = SessionCards(plan, read_catalogue())
    today = [one for one in plan.sessions() if one.on == day]
    work = read_work(row, plan, today)
    week = plan.week_of(day)
    coming = _coming(plan, day)
    return DayPage(
        day=day,
        date=say_date(day),
        week=say_week(week) if week else "",
        sessions=tuple(
            tell_session(row, season, one, cards, work=work.get(one.id), minutes=minutes)
            for one in today
        ),
        runs=runs_on(plan, day),
        runs_tomorrow=runs_on(plan, day + dt.timedelta(days=1)),
        coming=cards.card(coming) if coming else None,
        coming_when=say_countdown(day, coming.on) if coming else "",
        races=_races(plan, day),
        strict=tuple(one for one in plan.notices if one.tier in STRICT_TIERS),
        notices=tuple(one for one in plan.notices if one.tier not in STRICT_TIERS),
        opening=_opening(plan, day),
    )


def _coming(plan: Plan, day: dt.date) -> PlannedSession | None:
    later = (
        one
        for one in plan.sessions()
        if one.on > day and one.kind != "run_warmup" and plan.state_of(one) == "planned"
    )
    return min(later, key=lambda one: (one.on, one.at), default=None)


def _races(plan: Plan, day: dt.date) -> tuple[RaceAhead, ...]:
    ahead = sorted((one for one in plan.races if one.on >= day), key=lambda one: one.on)
    return tuple(
        RaceAhead(race.name, say_countdown(day, race.on), race.priority)
        for race in ahead[:MAX_COUNTDOWNS]
    )


def _opening(plan: Plan, day: dt.date) -> tuple[GateAhead, ...]:
    return tuple(
        GateAhead(
            PATTERN_WORDS[gate.pattern].name,
            say_countdown(day, gate.expected_on) if gate.expected_on else "",
            gate.missing,
        )
        for gate in plan.gates
        if not gate.open
    )


def tell_session(
    row: AthleteRow,
    season: Season,
    session: PlannedSession,
    cards: SessionCards,
    *,
    work: SessionWork | None = None,
    minutes: str | None = None,
) -> SessionOfDay:
    """Return a session with the weights of its day, or with those it was done against."""
    if session.kind == "run_warmup":
        return SessionOfDay(cards.card(session), (), (), ())
    if work is not None and work.is_over:
        return tell_done(work, cards)
    found = day_session(row, season, session)
    shown = shorten(found.session, minutes)
    card = search_once(cards.card(shown))
    versions, done = tuple(session.versions), work.card if work else None
    return SessionOfDay(card, versions, found.lowered, found.noticed, done)


def tell_done(work: SessionWork, cards: SessionCards) -> SessionOfDay:
    """Return a session that is over: as it was done, and as it was asked for then."""
    card = search_once(cards.card(work.asked))
    return SessionOfDay(card, (), (), (), work.card, is_over=True)


def shorten(session: PlannedSession, minutes: str | None) -> PlannedSession:
    """Return the version of a session for so many minutes; the whole where there is none."""
    kept: Mapping[str, int] | None = session.versions.get(minutes or "")
    if not kept or minutes is None:
        return session
    blocks = []
    for block in session.blocks:
        items = []
        for item in block.items:
            count = kept.get(item.id, 0)
            if count:
                ramp = tuple(one for one in item.sets if one.kind == "warmup")
                items.append(replace(item, sets=(*ramp, *item.work_sets[:count])))
        if items:
            blocks.append(Block(block.quality, tuple(items)))
    whole = int(minutes) if minutes.isdigit() else session.minutes
    return replace(session, blocks=tuple(blocks), minutes=min(whole, session.minutes))
