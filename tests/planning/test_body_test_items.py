"""Which tests a runner does, and how each is counted."""

from __future__ import annotations

from typing import Any

import pytest

from ironstride.planning.body_test_items import allowed_tests, make_test_item, minutes_of_tests
from ironstride.training.athlete import BodyTest
from ironstride.training.words import BODY_TESTS, BodyTestName


def names_of(make: Any, athlete: Any, phase: Any = "hypertrophy") -> list[str]:
    return [name for name, _ in allowed_tests(phase, make.shop(athlete))]


def item_of(make: Any, name: BodyTestName, shop: Any = None) -> Any:
    exercise = make.catalogue.exercise(f"{name}-test")
    return make_test_item(make.day(0), name, exercise, shop or make.shop())


def test_the_order_is_that_of_the_policy(make: Any) -> None:
    assert names_of(make, make.athlete()) == list(make.policy.words("benchmarks.order"))


@pytest.mark.parametrize(
    ("level", "phase", "hops"),
    [
        ("none", "hypertrophy", False),
        ("novice", "hypertrophy", False),
        ("novice", "power", True),
        ("intermediate", "hypertrophy", True),
    ],
)
def test_hops_are_tested_where_the_level_has_jumps(
    make: Any, level: Any, phase: Any, *, hops: bool
) -> None:
    assert ("single-leg-hop" in names_of(make, make.athlete(level), phase)) is hops


def test_weak_calves_are_not_asked_to_hop(make: Any) -> None:
    weak = (BodyTest("single-leg-calf-raise", make.day(-50), 10, 12),)
    assert "single-leg-hop" not in names_of(make, make.athlete(tests=weak))


@pytest.mark.parametrize("name", BODY_TESTS)
def test_a_test_has_no_weight_and_an_end(make: Any, name: BodyTestName) -> None:
    item = item_of(make, name)
    for work in item.work_sets:
        assert work.load_kg is None
        assert work.rir is None
        assert work.per_side
        assert work.reps or work.seconds or work.contacts == 1
    text = item.why[0].text
    assert "pain above 2 of 10" in text
    assert (
        name == "single-leg-hop" or str(int(make.policy.table("benchmarks.stop_at")[name])) in text
    )


def test_a_coachs_lines_never_leave_the_class(make: Any) -> None:
    policy = make.adjusted(
        benchmarks__pass={"single-leg-calf-raise": 40, "single-leg-bridge": 5},
        benchmarks__stop_at={"single-leg-calf-raise": 300, "single-leg-bridge": 15},
    )
    shop = make.shop(policy=policy)
    assert item_of(make, "single-leg-calf-raise", shop).work_sets[0].reps == (40, 100)
    assert item_of(make, "single-leg-bridge", shop).work_sets[0].reps == (15, 15)


def test_the_last_result_and_the_error_are_said(make: Any) -> None:
    result = BodyTest("single-leg-calf-raise", make.day(-50), 22, 25)
    item = item_of(make, "single-leg-calf-raise", make.shop(make.athlete(tests=(result,))))
    assert item.why[1].rule == "change_beyond_error"
    assert "22 and 25" in item.why[1].text
    assert "more than 6 reps" in item.why[1].text
    assert len(item_of(make, "single-leg-calf-raise").why) == 1


def test_the_whole_battery_takes_a_quarter_of_an_hour(make: Any) -> None:
    shop = make.shop()
    items = [make_test_item(make.day(0), *pair, shop) for pair in allowed_tests("power", shop)]
    minutes = minutes_of_tests(items, shop)
    assert len(items) == 5
    assert minutes <= make.policy.whole("benchmarks.most_minutes")
    assert minutes > minutes_of_tests(items[:4], shop)
