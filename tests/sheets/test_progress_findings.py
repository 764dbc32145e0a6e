from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from ironstride.policy.reader import read_policy
from ironstride.sheets.progress_findings import find_progress
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan


def test_all_parts_speak_of_the_same_weeks(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    plan = plans["sample"]
    today = plan.weeks[3].starts_on + dt.timedelta(days=2)
    done = LoggedSet(
        "1", "back-squat", dt.datetime.combine(today, dt.time(8)), "load_reps", load_kg=80, reps=5
    )
    logged = replace(plan, athlete=replace(plan.athlete, log=(done,)))
    found = find_progress(logged, catalogue, today, read_policy(), before=2, ahead=1)
    mondays = [plan.weeks[place].starts_on for place in (1, 2, 3, 4)]
    assert [one.starts_on for one in found.sets] == mondays
    assert [one.starts_on for one in found.contacts] == mondays
    assert [one.starts_on for one in found.weeks] == [one.starts_on for one in plan.weeks[:4]]
    assert found.sets[2].sets["squat"].done_sets == 1
    assert found.history.lift("back-squat") is not None
    assert [one.pattern for one in found.gates] == ["squat", "hinge", "single_leg"]
    assert found.done_contacts == {}
