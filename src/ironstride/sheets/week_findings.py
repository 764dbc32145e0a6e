"""What a weekly report is written from: one pass over the log up to the end of the week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ironstride.insight.personal_bests import find_personal_bests
from ironstride.insight.sessions_done import judge_weeks
from ironstride.insight.strength_history import read_strength_history
from ironstride.loading.strength_model import StrengthModel

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.insight.personal_bests import PersonalBest
    from ironstride.insight.sessions_done import WeekDone
    from ironstride.insight.strength_history import StrengthHistory
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.plan import Plan, PlannedWeek
    from ironstride.training.sets import LoggedSet


@dataclass(frozen=True, slots=True)
class WeekFindings:
    """A week that has begun, as of its Sunday or of a day in it; `sets` are all until then."""

    plan: Plan
    week: PlannedWeek
    done: WeekDone
    history: StrengthHistory
    bests: Sequence[PersonalBest]
    sets: Sequence[LoggedSet]
    as_of: dt.date


def find_week(
    plan: Plan, week: PlannedWeek, catalogue: Catalogue, today: dt.date, policy: Policy
) -> WeekFindings:
    """Return what is known of a week of `plan` that has begun; its athlete holds the log.

    A week that is over is told as of its Sunday, whatever was logged later.
    """
    as_of = min(today, week.last_day)
    exercises = catalogue.exercises
    sets = tuple(one for one in plan.athlete.known_sets if one.performed_on <= as_of)
    model = strength_model(plan.athlete, catalogue, policy)
    history = read_strength_history(model, sets, as_of, policy)
    judged = judge_weeks(plan, sets, exercises, as_of, policy)
    return WeekFindings(
        plan=plan,
        week=week,
        done=next(one for one in judged if one.starts_on == week.starts_on),
        history=history,
        bests=find_personal_bests(history, model, sets, as_of, policy, easier_weeks(plan)),
        sets=sets,
        as_of=as_of,
    )


def strength_model(athlete: Athlete, catalogue: Catalogue, policy: Policy) -> StrengthModel:
    """Return the model of the strength of a runner."""
    experience = athlete.lifting.experience
    return StrengthModel.of(catalogue.exercises, athlete.body_mass_kg, experience, policy)


def easier_weeks(plan: Plan) -> frozenset[dt.date]:
    """Return the Mondays of the easier weeks of a plan."""
    return frozenset(week.starts_on for week in plan.weeks if week.deload)
