from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ironstride.cohort.lab_encode import LAB_FORMAT, encode_lab
from ironstride.cohort.lab_table import tabulate

if TYPE_CHECKING:
    from ironstride.cohort.plan_differences import PlanDifference
    from ironstride.cohort.policy_lab import NumberChange


def test_the_tree_holds_the_number_the_table_and_every_plan(
    change: NumberChange, differences: tuple[PlanDifference, ...]
) -> None:
    table = tabulate(differences)
    tree = json.loads(json.dumps(encode_lab(change, table, differences, 8)))
    assert tree["format"] == LAB_FORMAT == "ironstride.lab/1"
    assert tree["number"]["changes"] == [{"key": "clearance.key_h.3", "before": 48, "after": 60}]
    assert (tree["number"]["grade"], tree["number"]["source"]) == ("C", None)
    assert (tree["runners"], tree["changed"], tree["done_otherwise"]) == (5, 4, 3)
    assert tree["weeks"] == 8
    assert tree["kinds"][0] == {
        "kind": "moved",
        "name": "sessions on another day",
        "runners": 3,
        "share_fraction": 0.6,
        "median": 2,
        "unit": "sessions",
        "runners_more": None,
        "runners_less": None,
    }
    assert tree["broken_rules"][0]["rule"] == "rest_day_kept"
    assert [plan["seed"] for plan in tree["plans"]] == [0, 1, 2, 3, 4]
    assert tree["plans"][1] == {
        "seed": 1,
        "sessions": 10,
        "sizes": {"moved": 1, "price": 20},
        "price_before": 5,
        "price_after": 25,
    }
