"""The way back after illness and absence is stepped."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from ironstride.planning.check.case import RESTING_PHASES
from ironstride.planning.check.findings import Finding
from ironstride.training.calendar_weeks import DAYS_PER_WEEK, monday_of
from ironstride.training.events import Away, Ill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case
    from ironstride.training.plan import PlannedWeek

GENTLE_PHASES: Final = RESTING_PHASES | {"adaptation"}


def return_in_steps(case: Case) -> Iterator[Finding]:
    """The first week of lifts after days of illness or absence is an easier one.

    Where the runner had lifted in the same week before the break, the week after it is. After a
    long break the first weeks are adaptation, a taper or a transition.
    """
    for days, was_ill in _breaks(case):
        least = case.policy.whole(f"return.ease_after_{'ill' if was_ill else 'away'}_days")
        week = _first_week_back(case, days)
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


def _breaks(case: Case) -> Iterator[tuple[list[int], bool]]:
    """Yield the days (ordinals) of each break, and whether illness was in it."""
    ill: set[int] = set()
    gone: set[int] = set()
    for event in (reported.event for reported in case.plan.events):
        if isinstance(event, Ill | Away):
            days = range(event.first_on.toordinal(), event.last_on.toordinal() + 1)
            gone.update(days)
            ill.update(days if isinstance(event, Ill) else ())
    run: list[int] = []
    for day in sorted(gone):
        if run and day > run[-1] + 1:
            yield run, bool(ill.intersection(run))
            run = []
        run.append(day)
    if run:
        yield run, bool(ill.intersection(run))


def _first_week_back(case: Case, days: list[int]) -> PlannedWeek | None:
    """Return the week that has to be the first step: of the return, or the one after it."""
    back_on = dt.date.fromordinal(days[-1] + 1)
    monday = monday_of(back_on)
    lifted = [one.on.toordinal() for one in case.plan.sessions() if monday <= one.on < back_on]
    if any(day < days[0] for day in lifted):
        monday += dt.timedelta(days=DAYS_PER_WEEK)
    return case.plan.week_of(monday)
