from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

from ironstride.errors import Problem
from ironstride.sheets.plan_sheet import plan_sheet, week_sheet
from ironstride.training.events import Done, Reported
from ironstride.training.plan import Uncovered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan


def test_the_season_has_a_row_for_each_week(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    for plan in plans.values():
        sheet = plan_sheet(plan, catalogue)
        rows = [line for line in sheet.splitlines() if line.startswith("| ")]
        assert len(rows) == 1 + len(plan.weeks)
        assert all(line.count("|") == 5 for line in rows)
        assert all(race.name in sheet for race in plan.races)


def test_notices_gates_gaps_and_problems_are_there(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["newcomer"]
    gap = Uncovered("squat", plan.weeks[0].starts_on, "No time.")
    problem = Problem("me.yaml", "line 3", "odd")
    sheet = plan_sheet(dataclasses.replace(plan, uncovered=(gap,), problems=(problem,)), catalogue)
    assert "> **Note:** First heavy work" in sheet
    assert "- **hinge**: closed, expected around" in sheet
    assert "- week of Mon 23 Nov, squat: No time." in sheet
    assert "- me.yaml: line 3: odd" in sheet


def test_a_week_without_sessions_says_so(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    plan = plans["traveller"]
    empty = dataclasses.replace(plan.weeks[0], sessions=())
    plan = dataclasses.replace(plan, weeks=(empty,))
    assert "No strength session in this week." in week_sheet(plan, empty, catalogue)


def test_a_plan_without_sessions_is_a_sheet_too(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = dataclasses.replace(plans["newcomer"], weeks=())
    assert plan_sheet(plan, catalogue).startswith("# Strength plan for Noa Newcomer")


def test_what_was_done_and_the_last_replan_are_said(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    lift = next(one for one in plan.sessions() if one.kind == "lift")
    day = lift.on + dt.timedelta(days=1)
    events = (Reported(day, Done(lift.id)),)
    sheet = plan_sheet(dataclasses.replace(plan, events=events, replanned_on=day), catalogue)
    assert "\n1 of 1 done.\n" in sheet
    assert "\nPlanned again on Wed 25 Nov: done on Tue 24 Nov.\n" in sheet
    assert "✓ done;" in next(line for line in sheet.splitlines() if line.startswith("| Mon 23"))
    assert "Planned again" not in plan_sheet(plan, catalogue)
