"""What the engine is asked for an athlete of the app: plans, replans and what they would change.

Nothing here writes; services.py does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ironstride.catalogue.reader import read_catalogue
from ironstride.formats.athlete_codec import (
    AthleteFile,
    decode_athlete_as_written,
    encode_athlete,
)
from ironstride.formats.athlete_runs import join_runs
from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.plain_tree import plain_tree
from ironstride.formats.run_refresh import refresh_runs
from ironstride.formats.runs_file import read_runs
from ironstride.planning.engine import plan_season
from ironstride.planning.horizon import find_horizon
from ironstride.planning.known_log import known_part
from ironstride.planning.plan_changes import compare_plans
from ironstride.planning.replan import Replanned, plan_again, replan_season
from ironstride.planning.week_changes import CannotChange, change_week
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.calendar_weeks import monday_of
from ironstride.web.logbook.queries import read_log

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.errors import Problem
    from ironstride.formats.run_collection import Runs
    from ironstride.planning.replan import Refused
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.events import Event
    from ironstride.training.plan import Plan
    from ironstride.training.week_change import WeekChange
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.plans.models import RunCalendar


@dataclass(frozen=True, slots=True)
class NewPlan:
    """A plan and what of the runner's own words and calendars was not understood."""

    plan: Plan
    problems: tuple[Problem, ...]


def read_athlete_tree(tree: object, name: str = "athlete") -> tuple[AthleteFile, list[Problem]]:
    """Return the athlete of a stored file; raises ValueError where it is none."""
    report = Report(name)
    found = attempt(Field(tree, "", report), decode_athlete_as_written, None)
    if found is None:
        raise ValueError("; ".join(str(problem) for problem in report.problems))
    return found, report.problems


def athlete_tree(given: AthleteFile) -> dict[str, object]:
    """Return what is stored of an athlete file."""
    tree = plain_tree(encode_athlete(given))
    return tree if isinstance(tree, dict) else {}


def policy_of(athlete: Athlete) -> Policy:
    """Return the policy with the athlete's own numbers laid over it."""
    policy, _ = override_policy(read_policy(), athlete.policy_overrides, "athlete")
    return policy


def plan_anew(row: AthleteRow, today: dt.date) -> NewPlan:
    """Plan a new season from `today`; raises ValueError before the athlete is complete."""
    given, problems = read_athlete_tree(row.file)
    athlete = replace(given.athlete, log=read_log(row))
    horizon = find_horizon(athlete, today, policy_of(athlete))
    starts_on = monday_of(today)
    found = read_calendars(list(row.calendars.all()), starts_on, horizon.ends_on)
    athlete, unread = join_runs(
        athlete,
        given.run_lines,
        file="runs",
        starts_on=starts_on,
        ends_on=horizon.ends_on,
        calendars=[one.runs for one in found],
        strength=[session for one in found for session in one.strength],
    )
    problems += [problem for one in found for problem in one.problems]
    problems += unread
    plan = plan_season(
        athlete,
        today,
        policy=read_policy(),
        catalogue=read_catalogue(),
        weeks=horizon.weeks,
        problems=tuple(problems),
    )
    return NewPlan(plan, tuple(problems))


def read_calendars(
    calendars: Sequence[RunCalendar], starts_on: dt.date, ends_on: dt.date
) -> list[Runs]:
    """Return what each running calendar holds from day to day."""
    return [
        read_runs(bytes(one.content), one.name, starts_on=starts_on, ends_on=ends_on)
        for one in calendars
    ]


def replan(
    row: AthleteRow,
    plan: Plan,
    events: Sequence[Event],
    today: dt.date,
    *,
    with_calendars: bool = False,
    with_log: bool = True,
) -> Replanned | tuple[Refused, ...]:
    """Return the plan as it goes on after `events`, or why one of them cannot be.

    `with_calendars` reads the runner's calendars as they are stored now. Without `with_log` the
    plan stays with the sets that it was made with: what a preview shows is then the event alone.
    """
    runs = None
    if with_calendars and plan.weeks:
        now = max(today, plan.open_from)
        found = read_calendars(list(row.calendars.all()), monday_of(now), plan.weeks[-1].last_day)
        merged = refresh_runs(plan.athlete, found, now)
        runs = merged.runs
        plan = replace(plan, athlete=replace(plan.athlete, other_strength=merged.strength))
    log = read_log(row)
    if not with_log:
        log = known_part(log, plan)
    return replan_season(
        plan,
        events,
        today,
        policy=read_policy(),
        catalogue=read_catalogue(),
        runs=runs,
        log=log,
    )


def replan_week(
    row: AthleteRow, plan: Plan, changes: Sequence[WeekChange], today: dt.date
) -> Replanned | CannotChange:
    """Return the plan made again from `today` for a week that is changed, or why it cannot be.

    The sets are those that the plan was made with: what changes is the week alone.
    """
    if not plan.weeks or today > plan.weeks[-1].last_day:
        return CannotChange("the plan is over; plan a new season")
    first = max(today, plan.open_from)
    athlete = change_week(plan.athlete, changes, first, plan.weeks[-1].last_day)
    if isinstance(athlete, CannotChange):
        return athlete
    new = plan_for(row, plan, athlete, today)
    return Replanned(new, compare_plans(plan, new, ()))


def plan_for(row: AthleteRow, plan: Plan, athlete: Athlete, today: dt.date) -> Plan:
    """Return the plan made again from `today` for a changed athlete, with the sets it knows."""
    known = replace(athlete, log=known_part(read_log(row), plan))
    return plan_again(plan, known, today, policy=read_policy(), catalogue=read_catalogue())
