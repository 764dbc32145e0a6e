"""The days to which a session may move, for a list that a keyboard walks through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ironstride.sheets.day_runs import runs_on, without_warm_ups
from ironstride.web.calendar.days_page import chip_of
from ironstride.web.calendar.move_prices import move_days
from ironstride.web.calendar.spans import read_day

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.sheets.cards import RunLine
    from ironstride.web.calendar.days_page import SessionChip
    from ironstride.web.calendar.event_forms import EventForm


@dataclass(frozen=True, slots=True)
class MoveDay:
    """A day with what stands there; `is_here` where the session stands now."""

    on: dt.date
    runs: tuple[RunLine, ...]
    sessions: tuple[SessionChip, ...]
    is_here: bool
    is_chosen: bool


def gather_move_days(form: EventForm) -> tuple[MoveDay, ...]:
    """Return the days that the session of the form may go to; none where no day is given."""
    from_on = read_day(form.given.get("from_on", ""))
    if from_on is None or not any(one.on == from_on for one in form.plan.sessions()):
        return ()
    days = move_days(from_on, form.today)
    if not days:
        return ()
    plan = replace(form.plan, runs=tuple(one for one in form.plan.runs if one.on in days))
    chosen = read_day(form.given.get("to_on", ""))
    return tuple(
        MoveDay(
            on=day,
            runs=runs_on(plan, day),
            sessions=tuple(
                chip_of(plan, one, form.today)
                for one in without_warm_ups(plan.sessions())
                if one.on == day
            ),
            is_here=day == from_on,
            is_chosen=day == chosen,
        )
        for day in days
    )
