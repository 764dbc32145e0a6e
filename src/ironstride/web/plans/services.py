"""Writes of the plans app: each one whole, or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction

from ironstride.formats.plan_history import encode_changes
from ironstride.formats.plan_restore import link_plans, restore_plan
from ironstride.planning.replan import Replanned
from ironstride.planning.week_changes import CannotChange
from ironstride.web.accounts.models import AthleteRow
from ironstride.web.config.clock import now, today
from ironstride.web.plans import planning
from ironstride.web.plans.models import Season, SeasonStep, SessionRow
from ironstride.web.plans.queries import read_history, read_plan
from ironstride.web.plans.records import split_plan

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.formats.athlete_codec import AthleteFile
    from ironstride.planning.replan import Refused
    from ironstride.training.events import Event
    from ironstride.training.plan import Change, Plan
    from ironstride.training.week_change import WeekChange
    from ironstride.web.accounts.models import User


@dataclass(frozen=True, slots=True)
class Stale:
    """The plan has changed since the page was shown: nothing was written."""


Outcome = Replanned | tuple["Refused", ...] | Stale


@transaction.atomic
def save_athlete(row: AthleteRow, given: AthleteFile) -> None:
    """Store the athlete file, and what of it the lists of athletes show."""
    row.file = planning.athlete_tree(given)
    row.name, row.units = given.athlete.name, given.athlete.units
    row.save(update_fields=("file", "name", "units"))


def make_plan(row: AthleteRow, day: dt.date | None = None) -> planning.NewPlan:
    """Plan a new season from `day` (today) and store it; the old season and its steps go."""
    made = planning.plan_anew(row, day or today(row))
    with transaction.atomic():
        Season.objects.filter(athlete=row).delete()
        store_plan(row, made.plan, row.log_number)
    return made


def store_plan(row: AthleteRow, plan: Plan, log_number: int) -> Season:
    """Store the first plan of a season, made with the log of that number."""
    head, sessions = split_plan(plan)
    season = Season.objects.create(
        athlete=row,
        head=head,
        **_span(plan),
        made_from_log=log_number,
        made_at=now(),
    )
    SessionRow.objects.bulk_create(_rows(season, sessions))
    return season


def _span(plan: Plan) -> dict[str, dt.date]:
    if not plan.weeks:
        return {"first_on": plan.today, "last_on": plan.today}
    return {"first_on": plan.weeks[0].starts_on, "last_on": plan.weeks[-1].last_day}


def _rows(season: Season, sessions: Sequence[dict[str, Any]]) -> list[SessionRow]:
    return [
        SessionRow(season=season, session=one["id"], on=one["on"], place=place, tree=one)
        for place, one in enumerate(sessions)
    ]


def report_events(
    row: AthleteRow,
    events: Sequence[Event],
    by: User | None,
    *,
    seen_number: int | None = None,
    reason: str = "",
    with_calendars: bool = False,
) -> Outcome:
    """Replan after `events` and store the plan; nothing is stored where one of them cannot be.

    `seen_number` is the season that the person saw: a plan that changed since is not changed.
    """
    with transaction.atomic():
        season = _hold_season(row, seen_number)
        if season is None:
            return Stale()
        old = read_plan(season)
        answer = planning.replan(row, old, events, today(row), with_calendars=with_calendars)
        if isinstance(answer, Replanned) and answer.plan is not old:
            _store_change(season, old, answer.plan, answer.changes, by, reason, row.log_number)
        return answer


def change_usual_week(
    row: AthleteRow,
    changes: Sequence[WeekChange],
    by: User | None,
    *,
    seen_number: int | None = None,
    reason: str = "",
) -> Replanned | CannotChange | Stale:
    """Change the runner's usual week for good, and plan the rest of the season again for it.

    The athlete file and the season change together, and go back together: see `undo_last`.
    """
    with transaction.atomic():
        _hold_file(row)
        season = _hold_season(row, seen_number)
        if season is None:
            return Stale()
        old = read_plan(season)
        answer = planning.replan_week(row, old, changes, today(row))
        if isinstance(answer, CannotChange):
            return answer
        _save_usual_week(row, answer.plan)
        log_number = season.made_from_log
        _store_change(season, old, answer.plan, answer.changes, by, reason, log_number)
        return answer


def _hold_season(row: AthleteRow, seen_number: int | None) -> Season | None:
    """Return the season, held until the transaction ends; None where it is not the one seen.

    A new season may have taken its place while this one was waited for.
    """
    season = Season.objects.select_for_update().filter(athlete=row).first()
    if season is None or (seen_number is not None and season.number != seen_number):
        return None
    return season


def _hold_file(row: AthleteRow) -> None:
    """Read the athlete file anew and hold it, before the season: others hold them in this order.

    Answers saved meanwhile would be lost under an older file.
    """
    rows = AthleteRow.objects.select_for_update(no_key=True)
    row.refresh_from_db(fields=("file",), from_queryset=rows)


def _save_usual_week(row: AthleteRow, plan: Plan) -> None:
    """Lay the usual week of a plan over the athlete file; single dates belong to the plan."""
    given, _ = planning.read_athlete_tree(row.file)
    usual = replace(given.athlete.availability, week=plan.athlete.availability.week)
    save_athlete(row, replace(given, athlete=replace(given.athlete, availability=usual)))


def _store_change(
    season: Season,
    old: Plan,
    new: Plan,
    changes: Sequence[Change],
    by: User | None,
    reason: str,
    log_number: int,
) -> None:
    link = link_plans(replace(old, replaces=None), new, changes).replaces
    if link is not None:
        SeasonStep.objects.create(
            season=season,
            number=season.number,
            plan_id=link.id,
            changes=encode_changes(changes),
            way_back=dict(link.way_back),
            reason=reason,
            made_by=by,
            made_at=now(),
            made_from_log=season.made_from_log,
        )
    _write_plan(season, new, log_number)


def _write_plan(season: Season, plan: Plan, log_number: int) -> None:
    """Lay a plan over the season: only rows of sessions that differ are written."""
    head, sessions = split_plan(plan)
    stored = {row.session: row for row in season.sessions.all()}
    wanted = {row.session: row for row in _rows(season, sessions)}
    gone = [row.pk for name, row in stored.items() if name not in wanted]
    SessionRow.objects.filter(pk__in=gone).delete()
    changed = []
    for name, row in wanted.items():
        known = stored.get(name)
        if known is not None and (known.tree != row.tree or known.place != row.place):
            row.pk = known.pk
            changed.append(row)
    SessionRow.objects.bulk_update(changed, ("on", "place", "tree"))
    SessionRow.objects.bulk_create([row for name, row in wanted.items() if name not in stored])
    season.head, season.number = head, season.number + 1
    season.made_from_log = log_number
    for name, value in _span(plan).items():
        setattr(season, name, value)
    season.save()


def undo_last(row: AthleteRow, *, seen_number: int | None = None) -> Season | Stale | None:
    """Go back to the plan before the last change, exactly as it was; None where there is none."""
    with transaction.atomic():
        _hold_file(row)
        season = _hold_season(row, seen_number)
        if season is None:
            return Stale()
        step = season.steps.first()
        if step is None:
            return None
        plan = replace(read_plan(season), replaces=read_history(season))
        old, _ = restore_plan(plan)
        if old is None:
            return None
        # No event changes the usual week: where it differs, the step was a change of that week.
        if old.athlete.availability.week != plan.athlete.availability.week:
            _save_usual_week(row, old)
        _write_plan(season, replace(old, replaces=None), step.made_from_log)
        step.delete()
        return season
