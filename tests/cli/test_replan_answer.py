"""The answer of a replan as plain data."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from ironstride.cli.replan_answer import CHANGES_FORMAT, encode_answer
from ironstride.planning.change_sums import ChangeSums
from ironstride.training.events import Missed, Reported
from ironstride.training.plan import Change, Replaced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan

DAY = dt.date(2026, 11, 24)
SUMS = ChangeSums(coming=3, kept=2, cost_before=1.5, cost_after=2.0)


def test_the_answer_holds_the_new_events_and_every_change(plans: Mapping[str, Plan]) -> None:
    old = replace(plans["sample"], events=(Reported(DAY, Missed(DAY)),))
    change = Change("dropped", DAY, "Left out.", "x")
    new = replace(
        old,
        replanned_on=DAY,
        events=(*old.events, Reported(DAY, Missed(dt.date(2026, 11, 26)))),
        replaces=Replaced("sha256:old", (change,), {}),
    )
    tree = encode_answer(old, new, (change,), SUMS, "new.json")
    assert json.loads(json.dumps(tree)) == {
        "format": CHANGES_FORMAT,
        "replaces": "sha256:old",
        "replanned_on": "2026-11-24",
        "events": [{"kind": "missed", "reported_on": "2026-11-24", "on": "2026-11-26"}],
        "changes": [{"kind": "dropped", "on": "2026-11-24", "text": "Left out.", "session": "x"}],
        "coming_sessions": 3,
        "kept_sessions": 2,
        "cost_before": 1.5,
        "cost_after": 2.0,
        "written_to": "new.json",
    }


def test_a_plan_that_stays_replaces_nothing(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    tree = encode_answer(plan, plan, (), SUMS, None)
    assert (tree["replaces"], tree["events"], tree["written_to"]) == (None, [], None)
