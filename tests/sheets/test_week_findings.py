from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from ironstride.policy.reader import read_policy
from ironstride.sheets.week_findings import easier_weeks, find_week, strength_model
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan


def test_a_week_is_told_as_of_its_sunday(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    plan, policy = plans["sample"], read_policy()
    week = plan.weeks[1]
    sets = tuple(
        LoggedSet(
            f"{place}",
            "back-squat",
            dt.datetime.combine(week.starts_on, dt.time(8)) + dt.timedelta(days=3 * place),
            "load_reps",
            load_kg=60.0,
            reps=8,
        )
        for place in range(6)
    )
    logged = replace(plan, athlete=replace(plan.athlete, log=sets, lifts=()))
    late = find_week(logged, week, catalogue, week.last_day + dt.timedelta(days=30), policy)
    early = find_week(logged, week, catalogue, week.last_day, policy)
    assert late == early
    assert late.as_of == week.last_day
    assert [one.id for one in late.sets] == ["0", "1", "2"]
    today = week.starts_on + dt.timedelta(days=1)
    assert find_week(logged, week, catalogue, today, policy).as_of == today


def test_the_easier_weeks_are_those_of_the_plan(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    easier = easier_weeks(plan)
    assert easier
    assert all((week.starts_on in easier) is week.deload for week in plan.weeks)


def test_the_model_is_that_of_the_runner(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    athlete = plans["sample"].athlete
    assert strength_model(athlete, catalogue, read_policy()).body_mass_kg == athlete.body_mass_kg
