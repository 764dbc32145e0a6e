"""The next-best weeks instead of one, and the moves that take one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ironstride.catalogue.reader import read_catalogue
from ironstride.planning.alternatives import find_alternatives
from ironstride.planning.change_sums import sum_changes
from ironstride.planning.known_log import known_part
from ironstride.planning.replan import Replanned
from ironstride.planning.standing import PLACED_KINDS
from ironstride.policy.reader import read_policy
from ironstride.sheets.plain_text import printable
from ironstride.sheets.plan_words import LEG_WORDS, leg_marks, say_day
from ironstride.training.events import Moved
from ironstride.web.calendar.change_words import Level, price_level, read_price, say_level
from ironstride.web.language.remembered import once_in_each_language
from ironstride.web.logbook.queries import read_log
from ironstride.web.plans import planning
from ironstride.web.plans.models import Season
from ironstride.web.plans.queries import read_plan

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from ironstride.training.plan import Alternative, AlternativeSession, Plan
    from ironstride.training.session import PlannedSession
    from ironstride.web.accounts.models import AthleteRow

_KEPT: Final = 64


@dataclass(frozen=True, slots=True)
class StandingLine:
    """Where and when a session stands, and what it asks of the legs."""

    day: str
    time: str
    place: str
    legs: str
    legs_words: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class OtherWeek:
    """A next-best week: its sessions, its price in words, and the moves that make it so."""

    sessions: tuple[StandingLine, ...]
    level: Level
    price: str
    reasons: tuple[str, ...]
    moves: str


@dataclass(frozen=True, slots=True)
class FoundWeeks:
    """The planned week and the others, the cheaper first."""

    planned: tuple[StandingLine, ...]
    others: tuple[OtherWeek, ...]


def gather_alternatives(
    row: AthleteRow, season: Season, monday: dt.date, today: dt.date
) -> FoundWeeks:
    """Return the week from `monday` and what would come next; empty outside the plan."""
    key = (season.pk, season.number, season.made_at, row.log_number)
    return _gather(key, monday, today)


@once_in_each_language(_KEPT)
def _gather(key: tuple[int, int, dt.datetime, int], monday: dt.date, today: dt.date) -> FoundWeeks:
    season = Season.objects.select_related("athlete").get(pk=key[0])
    row = season.athlete
    plan = read_plan(season)
    week = plan.week_of(monday)
    if week is None:
        return FoundWeeks((), ())
    athlete = replace(plan.athlete, log=known_part(read_log(row), plan))
    found = find_alternatives(
        replace(plan, athlete=athlete), week, policy=read_policy(), catalogue=read_catalogue()
    )
    planned = [one for one in week.sessions if one.kind in PLACED_KINDS]
    others = []
    for one in found:
        moves = _moves(one, planned, today)
        answer = planning.replan(row, plan, moves, today, with_log=False) if moves else None
        if isinstance(answer, Replanned):
            others.append(_taken(plan, answer, planned, moves))
        else:
            others.append(_found(plan, one, planned))
    return FoundWeeks(tuple(_line(one, is_new=False) for one in planned), tuple(others))


def _taken(
    plan: Plan, answer: Replanned, planned: Sequence[PlannedSession], moves: Sequence[Moved]
) -> OtherWeek:
    """Return the week as it becomes when it is taken: the sessions keep their dose there."""
    sums = sum_changes(plan, answer.plan, answer.changes)
    level = price_level(
        round(sums.cost_after - sums.cost_before, 2), planning.policy_of(plan.athlete)
    )
    week = answer.plan.week_of(planned[0].on)
    sessions = [one for one in week.sessions if one.kind in PLACED_KINDS] if week else []
    prices = [read_price(one) for one in answer.changes if one.kind == "rule"]
    return OtherWeek(
        sessions=_lines(sessions, planned),
        level=level,
        price=say_level(level),
        reasons=tuple(dict.fromkeys(text for cost, text in prices if cost > 0)),
        moves=",".join(f"{one.from_on}:{one.to_on}" for one in moves),
    )


def _found(plan: Plan, other: Alternative, planned: Sequence[PlannedSession]) -> OtherWeek:
    """Return a week that moves alone do not make: its days are those of the plan."""
    level = price_level(other.cost_more, planning.policy_of(plan.athlete))
    return OtherWeek(
        sessions=_lines(other.sessions, planned),
        level=level,
        price=say_level(level),
        reasons=tuple(dict.fromkeys(printable(one.text) for one in other.broken_rules)),
        moves="",
    )


def _moves(
    other: Alternative, planned: Iterable[PlannedSession], today: dt.date
) -> tuple[Moved, ...]:
    """Return the moves that lead to another week: a day that both hold stays."""
    wanted = [one.on for one in other.sessions]
    stands = [one.on for one in planned if one.kind == "lift"]
    leave = [day for day in stands if day not in wanted]
    take = [day for day in wanted if day not in stands and day >= today]
    return tuple(Moved(one, day) for one, day in zip(leave, take, strict=False))


def _lines(
    sessions: Iterable[PlannedSession | AlternativeSession], planned: Sequence[PlannedSession]
) -> tuple[StandingLine, ...]:
    known = {(one.on, one.place, one.at) for one in planned}
    return tuple(
        _line(one, is_new=(one.on, one.place, one.at) not in known)
        for one in sorted(sessions, key=lambda one: (one.on, one.at))
    )


def _line(one: PlannedSession | AlternativeSession, *, is_new: bool) -> StandingLine:
    return StandingLine(
        day=say_day(one.on),
        time=f"{one.at:%H:%M}",
        place=printable(one.place),
        legs=leg_marks(one.leg_grade),
        legs_words=LEG_WORDS[one.leg_grade],
        is_new=is_new,
    )
