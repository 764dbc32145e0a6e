from __future__ import annotations

import json

from ironstride.cohort.simulation import PRESCRIBERS, live_season
from ironstride.cohort.simulation_encode import encode_simulation
from ironstride.cohort.simulation_table import tabulate


def test_the_tree_holds_every_number_of_the_table() -> None:
    rows = tabulate([live_season(0, "flat")])
    tree = json.loads(json.dumps(encode_simulation(rows, "flat", 1, 0)))
    assert tree["format"] == "ironstride.simulation/1"
    assert (tree["world"], tree["runners"], tree["first_seed"]) == ("flat", 1, 0)
    assert (tree["early_session"], tree["late_session"]) == (4, 8)
    assert [one["prescriber"] for one in tree["prescribers"]] == list(PRESCRIBERS)
    oracle = tree["prescribers"][0]
    assert oracle["early_fraction"] == 1
    assert oracle["early_fractions"] == [1, 1]
    assert oracle["on_target_fraction"] == round(rows[0].on_target_fraction, 4)
