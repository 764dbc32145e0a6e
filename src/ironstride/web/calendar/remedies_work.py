"""Small changes of the week that would give the plan what it lacks: tried by a worker."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ironstride.planning.remedies import (
    choose_remedies,
    find_troubles,
    small_changes,
    try_changes,
)
from ironstride.sheets.plain_text import printable
from ironstride.training import week_change as ask
from ironstride.training.calendar_weeks import days_from
from ironstride.web.accounts.models import AthleteRow
from ironstride.web.config.clock import today
from ironstride.web.jobs.work import JobFailedError
from ironstride.web.plans import planning
from ironstride.web.plans.queries import find_season, read_plan

if TYPE_CHECKING:
    from ironstride.planning.remedies import Remedy, Tried, Trouble
    from ironstride.training.plan import Plan
    from ironstride.training.week_change import WeekChange, WhichDay
    from ironstride.web.jobs.models import Job
    from ironstride.web.jobs.work import Progress

# Any Monday: the names of its week.
_A_MONDAY: Final = dt.date(2024, 1, 1)


def find_remedies_work(job: Job, progress: Progress) -> dict[str, Any]:
    """Return what the plan of the job's athlete lacks and what would help, with its number."""
    row = AthleteRow.objects.filter(jobs=job).first()
    season = find_season(row) if row else None
    if row is None or season is None:
        raise JobFailedError(_("There is no plan to look at."))
    plan, day = read_plan(season), today(row)
    if not plan.weeks or day > plan.weeks[-1].last_day:
        raise JobFailedError(_("The plan is over; plan a new season first."))
    troubles = find_troubles(plan, max(day, plan.open_from))
    tried = _try(row, plan, troubles, day, progress)
    remedies = choose_remedies(troubles, tried)
    return {
        "number": season.number,
        "tried": len(tried),
        "is_health": plan.certificate is None,
        "remedies": [_encode(one) for one in remedies],
    }


def _try(
    row: AthleteRow, plan: Plan, troubles: tuple[Trouble, ...], day: dt.date, progress: Progress
) -> list[Tried]:
    """Try the small changes until nothing is lacking that one of them does not give."""
    open_keys = {one.key for one in troubles}
    if not open_keys:
        return []
    first, last = max(day, plan.open_from), plan.weeks[-1].last_day
    changes, tried = small_changes(plan, first, last), []
    answers = try_changes(
        plan.athlete,
        changes,
        first,
        last,
        lambda changed: planning.plan_for(row, plan, changed, day),
    )
    for number, answer in enumerate(answers, start=1):
        progress(number / len(changes), _("Trying small changes of your week"))
        if answer is not None:
            tried.append(answer)
            open_keys &= answer.left.keys()
        if not open_keys:
            break
    return tried


def _encode(remedy: Remedy) -> dict[str, Any]:
    change = remedy.change
    weekday, minutes = None, None
    if isinstance(change, ask.MoreMinutes | ask.OneMoreSlot) and change.day.on is None:
        weekday, minutes = change.day.weekday, change.minutes
    return {
        "trouble": printable(f"{remedy.trouble.text[:1].upper()}{remedy.trouble.text[1:]}"),
        "change": say_change_of_week(change) if change else "",
        "is_whole": remedy.left == 0,
        "weekday": weekday,
        "minutes": minutes,
    }


def say_change_of_week(change: WeekChange) -> str:
    """Return a small change of the week as a sentence without its full stop."""
    if isinstance(change, ask.MoreMinutes):
        amount = _("%(count)d minutes more") if change.minutes > 0 else _("%(count)d minutes less")
        text = f"{amount % {'count': abs(change.minutes)}} {_on(change.day)}"
    elif isinstance(change, ask.OneMoreSlot):
        text = _("Time for one more session of %(count)d minutes") % {"count": change.minutes}
        text = f"{text} {_on(change.day)}"
    elif isinstance(change, ask.OtherPlace):
        text = f"{change.place[:1].upper()}{change.place[1:]} {_on(change.day)}"
    elif isinstance(change, ask.MovedRun):
        text = _("Your %(run)s run %(on)s") % {"run": change.type, "on": _on(change.to)}
    else:
        text = change.say()
    return printable(text)


def _on(day: WhichDay) -> str:
    """Return "on Thursdays", or "on Thursday 26 November" for one date."""
    if day.on is not None:
        return _("on %(day)s") % {"day": date_format(day.on, "l j F")}
    return _("on %(day)ss") % {"day": weekday_name(day.weekday)}


def weekday_name(weekday: int) -> str:
    """Return the name of a weekday, 0 for Monday."""
    return date_format(days_from(_A_MONDAY)[weekday], "l")
