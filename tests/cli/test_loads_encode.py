from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.planning.test_lift_loads import done, find, sample, squats

from ironstride.cli.loads_encode import encode_loads
from ironstride.planning.lift_loads import NOT_WEIGHED


def lift(name: str, *sets: Any, **changes: Any) -> dict[str, Any]:
    tree: Any = encode_loads(find(*sets, **changes))
    found: dict[str, Any] = next(one for one in tree["lifts"] if one["exercise"] == name)
    return found


def test_numbers_are_those_of_the_estimate() -> None:
    known = find(*squats()).own[0]
    tree = lift("back-squat", *squats())
    most = known.one_rep_max_kg
    assert tree["one_rep_max_kg"] == {
        "median": round(most.median_kg, 2),
        "lo80": round(most.low_kg, 2),
        "hi80": round(most.high_kg, 2),
    }
    assert tree["k"] == round(known.estimate.curve.k, 5)
    assert tree["sets_used"] == 3


def test_each_class_has_its_dose_and_each_place_a_load() -> None:
    known = find(*squats()).own[0]
    heavy = lift("back-squat", *squats())["next"]["strength"]
    dose = known.next[0]
    assert dose.at[0].load is not None
    assert heavy == {
        "reps": list(dose.reps),
        "rir": list(dose.rir),
        "places": {"gym": {"load_kg": list(dose.at[0].load.load_kg)}},
    }


def test_a_class_that_waits_has_its_reason() -> None:
    runner = sample()
    shy = replace(runner, lifting=replace(runner.lifting, comfort={"squat": 2}))
    heavy = lift("back-squat", *squats(), athlete=shy)["next"]["strength"]
    assert heavy["reason"] == 'it has to feel "fine" to you, you said "unsure"'
    assert "places" not in heavy


def test_a_place_without_a_load_has_its_reason() -> None:
    pull_up = lift("pull-up", done("pull-up", 5, 5, set_kind="bodyweight"))
    at = pull_up["next"]["hypertrophy"]["places"]["gym"]
    assert at == {"reason": NOT_WEIGHED}


def test_nothing_known_is_an_empty_list() -> None:
    assert encode_loads(find()) == {"lifts": []}
