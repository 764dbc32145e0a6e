"""The way back after illness and absence is stepped."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from ironstride.planning.check.case import RESTING_PHASES, items_of
from ironstride.planning.check.findings import Finding, find_at
from ironstride.training.calendar_weeks import DAYS_PER_WEEK
from ironstride.training.events import Away, Ill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case
    from ironstride.training.plan import PlannedWeek

LIGHT: Final = 1
GENTLE_PHASES: Final = RESTING_PHASES | {"adaptation"}


def return_in_steps(case: Case) -> Iterator[Finding]:
    """The first week of lifts after days of illness or absence is an easier one.

    Where the runner had lifted in the same week before telling of it, the week after it is. After a
    long break the first weeks are adaptation, a taper or a transition. The first days after illness
    are light on the legs, and no weight is searched for on them.
    """
    yield from _first_days_back(case)
    for days, was_ill, told in _breaks(case):
        least = case.policy.whole(f"return.ease_after_{'ill' if was_ill else 'away'}_days")
        week = _first_week_back(case, days, told)
        if len(days) < least or week is None:
            continue
        name = "illness" if was_ill else "absence"
        if not week.deload and week.phase not in RESTING_PHASES:
            text = f"full work after {len(days)} days of {name}"
            yield Finding(week.starts_on, f"week {week.starts_on}", text)
        is_long = len(days) >= case.policy.whole("return.restart_after_days")
        if is_long and week.phase not in GENTLE_PHASES:
            text = f"{week.phase} after {len(days)} days of {name}; adaptation comes first"
            yield Finding(week.starts_on, f"week {week.starts_on}", text)


def comes_after_illness(case: Case, day: dt.date) -> bool:
    """Whether `day` is one of the first after enough days of illness in a row."""
    least = case.policy.whole("return.gentle_after_ill_days")
    return any(
        all(case.is_ill(_before(day, back + more)) for more in range(least))
        for back in range(1, case.policy.whole("return.gentle_days") + 1)
    )


def _before(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(max(1, day.toordinal() - days))


def _first_days_back(case: Case) -> Iterator[Finding]:
    """Yield what is too much just after illness; a pinned day has to hold what it can."""
    known = set(case.plan.athlete.lifted)
    for session in case.sessions:
        if not session.authored and comes_after_illness(case, session.on):
            if session.leg_grade > LIGHT:
                yield find_at(session, f"leg grade {session.leg_grade} just after illness")
            for item in items_of(session) if not case.is_pinned(session) else ():
                searches = any(work.find_load for work in item.work_sets)
                if searches and item.exercise not in known:
                    text = f"{item.name}: a search for its weight just after illness"
                    yield find_at(session, text, item=item.id)
        known |= {item.exercise for item in items_of(session)}


def _breaks(case: Case) -> Iterator[tuple[list[int], bool, int]]:
    """Yield the days of each break, whether illness was in it, and the day it was first told.

    Days are ordinals.
    """
    told: dict[int, int] = {}
    ill: set[int] = set()
    for reported in case.plan.events:
        event = reported.event
        if isinstance(event, Ill | Away):
            days = range(event.first_on.toordinal(), event.last_on.toordinal() + 1)
            told.update({day: min(reported.on.toordinal(), told.get(day, day)) for day in days})
            ill.update(days if isinstance(event, Ill) else ())
    run: list[int] = []
    for day in (*sorted(told), None):
        if run and (day is None or day > run[-1] + 1):
            yield run, bool(ill.intersection(run)), min(told[one] for one in run)
            run = []
        run += [] if day is None else [day]


def _first_week_back(case: Case, days: list[int], told: int) -> PlannedWeek | None:
    """Return the week that has to be the first step: of the return, or the one after it.

    The one after where a lift of the week was over when the break was told of.
    """
    back_on = dt.date.fromordinal(days[-1] + 1)
    monday = back_on - dt.timedelta(days=back_on.weekday())
    first = min(days[0], told)
    if any(monday.toordinal() <= one.on.toordinal() < first for one in case.lifts):
        monday += dt.timedelta(days=DAYS_PER_WEEK)
    return case.plan.week_of(monday)
