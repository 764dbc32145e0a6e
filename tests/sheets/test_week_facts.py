from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from ironstride.planning.check.case import open_case
from ironstride.planning.check.contacts import contacts_within_budget
from ironstride.policy.reader import read_policy
from ironstride.sheets.week_facts import count_weeks, trained_patterns
from ironstride.training.events import Missed, Reported

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan


def test_a_week_is_counted(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    plan = plans["sample"]
    first = count_weeks(plan, catalogue)[0]
    assert first.distance_m == 10500 + 8000 + 11000 + 6000 + 7000 + 17000
    assert (first.key_runs, first.unmeasured_runs) == (3, 0)
    assert first.lift_leg_points == sum(one.leg_grade for one in plan.weeks[0].sessions)
    assert first.sets["hinge"] == 3
    assert not {"mobility", "drill", "plyometric"} & first.sets.keys()


def test_what_did_not_happen_counts_nowhere(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    missed, left = (one for one in plan.weeks[0].sessions if one.kind == "lift")
    known = dataclasses.replace(plan, events=(Reported(left.on, Missed(missed.on)),))
    facts = count_weeks(known, catalogue)[0]
    assert facts.lift_leg_points == left.leg_grade
    assert "hinge" not in facts.sets
    assert facts.key_runs == 3


def test_every_set_of_a_lift_counts_once(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    for plan in plans.values():
        for facts in count_weeks(plan, catalogue):
            trained = [one for one in facts.week.sessions if one.kind != "tests"]
            items = [item for one in trained for _, item in one.items()]
            lifts = [item for item in items if item.patterns[0] in facts.sets]
            assert sum(facts.sets.values()) == sum(len(item.work_sets) for item in lifts)


def test_landings_agree_with_the_judge(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    policy = read_policy()
    least = policy.number("plyometrics.least_contacts")
    for plan in plans.values():
        assert not [*contacts_within_budget(open_case(plan, policy, catalogue))]
        for facts in count_weeks(plan, catalogue):
            left = max(least, facts.budget_contacts - facts.run_contacts)
            assert facts.jump_contacts <= left


def test_a_run_without_a_length_is_counted_apart(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    runs = tuple(dataclasses.replace(run, distance_m=None) for run in plan.runs)
    first = count_weeks(dataclasses.replace(plan, runs=runs), catalogue)[0]
    assert (first.distance_m, first.unmeasured_runs) == (0, 6)


def test_patterns_keep_the_order_of_the_words(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    patterns = trained_patterns(count_weeks(plans["sample"], catalogue))
    assert patterns[:3] == ("squat", "hinge", "single_leg")
    assert trained_patterns(()) == ()
