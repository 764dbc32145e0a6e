from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ironstride.planning.jumps import contacts_used_by_runs, jump_level
from ironstride.planning.landings import drill_landings, jump_landings
from ironstride.planning.week_contacts import count_contacts, plan_contacts
from ironstride.policy.reader import read_policy
from ironstride.training.events import Ill, Reported

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan


def test_a_week_counts_its_jumps_its_runs_and_the_drills_before_them(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan, policy = plans["sample"], read_policy()
    weeks = plan_contacts(plan, catalogue, policy)
    assert len(weeks) == len(plan.weeks)
    assert any(one.jump_contacts for one in weeks)
    for week, found in zip(plan.weeks, weeks, strict=True):
        runs = [run for run in plan.runs if run.on in week.days()]
        drills = sum(drill_landings(one, catalogue, policy) for one in week.sessions)
        jumps = sum(jump_landings(one, catalogue) for one in week.sessions)
        level = jump_level(plan.athlete, week.phase, plan.today, policy)
        assert found.starts_on == week.starts_on
        assert found.jump_contacts == round(jumps)
        assert found.run_contacts == contacts_used_by_runs(runs, policy) + round(drills)
        assert found.budget_contacts == policy.table("plyometrics.contacts_per_week")[str(level)]


def test_sessions_that_did_not_happen_land_nowhere(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan, policy = plans["sample"], read_policy()
    week = next(
        one for one in plan.weeks if count_contacts(plan, one, catalogue, policy).jump_contacts
    )
    ill = Reported(week.starts_on, Ill(week.starts_on, week.last_day))
    gone = count_contacts(replace(plan, events=(ill,)), week, catalogue, policy)
    assert gone.jump_contacts == 0
