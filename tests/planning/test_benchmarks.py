"""What tests of the body say, and what that does to the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ironstride.planning.benchmarks import (
    TEST_WORDS,
    Standing,
    most_jump_level,
    read_benchmarks,
    say_side_difference,
    say_standing,
)
from ironstride.training.athlete import BodyTest
from ironstride.training.words import BODY_TESTS

if TYPE_CHECKING:
    from ironstride.training.words import BodyTestName

CALF: BodyTestName = "single-leg-calf-raise"
HOP: BodyTestName = "single-leg-hop"
BRIDGE: BodyTestName = "single-leg-bridge"
CHANCE = "Progress is more than 6 reps; less may be chance."


def standing_of(make: Any, *tests: BodyTest) -> Standing:
    (standing,) = read_benchmarks(tests, make.day(0), make.policy).standings
    return standing


@pytest.mark.parametrize(
    ("test", "left", "right", "verdict"),
    [
        (CALF, 19, 30, "below"),
        (CALF, 20, 20, "on the way"),
        (CALF, 20, 22, "on the way"),
        (CALF, 20, 23, "uneven"),
        (CALF, 24, 24, "on the way"),
        (CALF, 25, 25, "enough"),
        (CALF, 25, 35, "enough"),
        ("side-plank", 44, 60, "below"),
        ("side-plank", 60, 61, "enough"),
        (BRIDGE, 19, 19, "below"),
        (BRIDGE, 25, 26, "enough"),
        ("single-leg-sit-to-stand", 14, 15, "below"),
        ("single-leg-sit-to-stand", 20, 20, "enough"),
        (HOP, 90, 100, "enough"),
        (HOP, 89, 100, "uneven"),
    ],
)
def test_a_result_is_judged_by_its_lines(
    make: Any, test: BodyTestName, left: int, right: int, verdict: str
) -> None:
    for sides in ((left, right), (right, left)):
        assert standing_of(make, BodyTest(test, make.day(-3), *sides)).verdict == verdict


def test_the_newest_result_counts_whatever_the_order(make: Any) -> None:
    old, new = BodyTest(CALF, make.day(-40), 15, 18), BodyTest(CALF, make.day(-2), 23, 24)
    for tests in ((old, new), (new, old)):
        standing = standing_of(make, *tests)
        assert (standing.newest, standing.before, standing.change) == (new, old, 8)
        assert standing.is_real_change


def test_a_change_within_the_error_is_no_progress(make: Any) -> None:
    tests = BodyTest(CALF, make.day(-60), 18, 18), BodyTest(CALF, make.day(0), 24, 24)
    assert not standing_of(make, *tests).is_real_change
    assert not standing_of(make, tests[0]).is_real_change


def test_an_old_result_decides_nothing(make: Any) -> None:
    weeks = make.policy.whole("benchmarks.fresh_weeks")
    for days, fresh in ((7 * weeks, True), (7 * weeks + 1, False)):
        tests = (BodyTest(CALF, make.day(-days), 10, 10),)
        found = read_benchmarks(tests, make.day(0), make.policy)
        assert [one.fresh for one in found.standings] == [fresh]
        assert (found.factor_of("calf_straight") > 1) is fresh
        assert (most_jump_level(tests, make.day(0), make.policy) == 3) is not fresh


def test_what_is_enough_is_held_and_what_is_weak_comes_first(make: Any) -> None:
    def read(left: int, right: int) -> Any:
        tests = (BodyTest(CALF, make.day(0), left, right),)
        return read_benchmarks(tests, make.day(0), make.policy)

    enough, weak, between = read(27, 28), read(15, 18), read(22, 23)
    assert enough.sets_row("calf_straight", "novice") == "in_season"
    assert weak.sets_row("calf_straight", "novice") == "novice"
    assert enough.sets_row("hinge", "novice") == "novice"
    factors = [one.factor_of("calf_straight") for one in (enough, weak, between)]
    assert factors == [1, make.policy.number("benchmarks.priority_factor"), 1]
    assert enough.reason_for("calf_straight") == (
        "enough_now_maintain",
        "Calf raise 27 and 28: enough, now maintain.",
    )
    assert weak.reason_for("calf_straight")[0] == "weak_test_comes_first"
    assert between.reason_for("calf_straight") is None
    assert enough.reason_for("hinge") is None


def test_many_bridges_do_not_make_heavy_hinges_enough(make: Any) -> None:
    tests = (BodyTest(BRIDGE, make.day(0), 30, 30),)
    found = read_benchmarks(tests, make.day(0), make.policy)
    assert found.standings[0].verdict == "enough"
    assert not found.holds("hinge")
    assert found.reason_for("hinge") is None


@pytest.mark.parametrize(
    ("left", "right", "text"),
    [
        (27, 28, "Calf raise 27 and 28: enough, now maintain."),
        (22, 22, "Calf raise 22 and 22: on the way to 25."),
        (17, 19, f"Calf raise 17 and 19, below 20: this comes first. {CHANCE}"),
        (25, 22, f"Calf raise 25 and 22: the right lacks 12 %, so this comes first. {CHANCE}"),
    ],
)
def test_a_standing_is_one_plain_sentence(make: Any, left: int, right: int, text: str) -> None:
    assert say_standing(standing_of(make, BodyTest(CALF, make.day(0), left, right))) == text


def test_seconds_and_centimetres_are_said(make: Any) -> None:
    plank = standing_of(make, BodyTest("side-plank", make.day(0), 70, 65))
    assert say_standing(plank) == "Side plank 70 and 65 s: enough, now maintain."
    assert say_side_difference(plank.newest) == "7 %"
    assert set(TEST_WORDS) == set(BODY_TESTS)


@pytest.mark.parametrize(
    ("calf", "hop", "level"),
    [
        (None, None, 3),
        ((20, 30), None, 3),
        ((19, 30), None, 0),
        ((14, 14), None, 0),
        ((13, 30), None, -1),
        (None, (90, 100), 3),
        (None, (80, 100), 1),
        ((19, 19), (80, 100), 0),
    ],
)
def test_jumps_wait_for_strong_and_even_legs(
    make: Any, calf: tuple[int, int] | None, hop: tuple[int, int] | None, level: int
) -> None:
    given = ((CALF, calf), (HOP, hop))
    tests = [BodyTest(name, make.day(-9), *sides) for name, sides in given if sides]
    assert most_jump_level(tests, make.day(0), make.policy) == level


def calf_work(plan: Any) -> list[tuple[str, int, list[str]]]:
    """Return day, sets and the rules of the reasons of each item for the straight calf."""
    return [
        (f"{session.on}", len(item.work_sets), [why.rule for why in item.why])
        for session in plan.sessions()
        if session.kind == "lift"
        for _, item in session.items()
        if item.patterns[0] == "calf_straight"
    ]


def test_a_plan_holds_what_is_enough_and_says_so(make: Any) -> None:
    usual = calf_work(make.plan(make.athlete(), weeks=8))
    tests = (BodyTest(CALF, make.day(-5), 27, 28),)
    held = calf_work(make.plan(make.athlete(tests=tests), weeks=8))
    assert held
    assert sum(sets for _, sets, _ in held) < sum(sets for _, sets, _ in usual)
    assert all("enough_now_maintain" in rules for _, _, rules in held)
    assert not any("enough_now_maintain" in rules for _, _, rules in usual)


def test_a_plan_puts_first_what_is_weak_and_says_so(make: Any) -> None:
    tests = (BodyTest("side-plank", make.day(-5), 20, 25),)
    days, minutes = (0, 3), 25

    def sets(**changes: Any) -> int:
        plan = make.plan(make.athlete(days=days, minutes=minutes, **changes), weeks=8)
        items = list(make.items(make.lifts(plan)))
        return sum(len(one.work_sets) for one in items if one.patterns[0] == "trunk_lateral")

    assert sets(tests=tests) > sets()


def test_weak_calves_keep_jumps_out_of_the_plan_and_it_says_why(make: Any) -> None:
    tests = (BodyTest(CALF, make.day(-5), 9, 11),)
    plan = make.plan(make.athlete(tests=tests), weeks=6)
    catalogue = make.catalogue
    assert not any(catalogue.exercise(one.exercise).impact for one in make.items(make.lifts(plan)))
    gaps = [gap.text for gap in plan.uncovered if gap.pattern == "plyometric"]
    loaded = [one for one in make.items(make.lifts(plan)) if one.rep_class == "power"]
    assert loaded or all("calf raises" in text for text in gaps)
