"""Ranges that can be built, fit the effort, keep the risk and the cap, and say what limits them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.loading.conftest import BARBELL, build_exercise

from ironstride.errors import InvalidValueError
from ironstride.loading.estimate import Estimate, NotEnoughData
from ironstride.loading.prescription import (
    LoadRange,
    LoadRequest,
    NoLoadNeeded,
    ease,
    fit_chance,
    prescribe_load,
)
from ironstride.loading.reps_curve import RepsCurve
from ironstride.loading.search import LoadSearch, TooHeavy
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.exercise import Setup

if TYPE_CHECKING:
    from ironstride.policy.reader import Policy
    from ironstride.training.words import Implement

BAR = tuple(20 + 2.5 * step for step in range(60))
LOADS = st.lists(st.integers(1, 400).map(lambda half: half / 2), min_size=1, max_size=40).map(
    lambda loads: tuple(sorted(set(loads)))
)
PAIR = Setup(frozenset({"dumbbells"}), "dumbbell", "per_hand")


def estimate(
    median_kg: float = 100,
    log_sd: float = 0.03,
    k: float = 0.02,
    curve_sd: float = 0.35,
    reps: float = 7,
    share_kg: float = 0,
) -> Estimate:
    return Estimate(
        exercise="back-squat",
        median_kg=median_kg,
        level_log_sd=log_sd,
        curve=RepsCurve(k, curve_sd),
        surest_weight=RepsCurve(k, curve_sd).slope_weight(reps),
        form_log_sd=0,
        body_share_kg=share_kg,
        source="own",
        from_exercise="back-squat",
        newest_on=dt.date(2026, 11, 23),
        sets_used=3,
    )


def request(**changes: Any) -> LoadRequest:
    plain = LoadRequest(
        exercise=build_exercise(),
        setup=BARBELL,
        loads=BAR,
        rep_class="strength",
        reps=(3, 5),
        rir=(1, 3),
        estimate=estimate(),
        body_mass_kg=60,
        experience="intermediate",
    )
    return replace(plain, **changes)


def ranged(policy: Policy, **changes: Any) -> LoadRange:
    found = prescribe_load(request(**changes), policy)
    assert isinstance(found, LoadRange)
    return found


ESTIMATES = st.builds(
    estimate,
    median_kg=st.floats(5, 400),
    log_sd=st.floats(0.025, 0.5),
    k=st.floats(0.008, 0.05),
    curve_sd=st.floats(0.1, 0.4),
    reps=st.floats(1, 15),
    share_kg=st.floats(0, 80),
)


@st.composite
def doses(draw: st.DrawFn) -> tuple[tuple[int, int], tuple[int, int]]:
    low, left = draw(st.integers(1, 15)), draw(st.integers(0, 6))
    return (low, low + draw(st.integers(0, 4))), (left, left + draw(st.integers(0, 3)))


def test_three_to_five_reps_of_a_known_lift(policy: Policy) -> None:
    found = ranged(policy)
    assert found.load_kg == (90, 92.5)
    assert found.miss_chance < 0.2
    assert not found.too_light


def test_the_top_of_a_sure_range_is_the_load_that_was_seen(policy: Policy) -> None:
    """Six at RIR 2 for a runner seen at eight to failure: the load of eight to failure."""
    found = ranged(policy, reps=(6, 6), rir=(2, 2), estimate=estimate(reps=8))
    assert 100 / 1.14 - 3 <= found.high_kg <= 100 / 1.14


@given(ESTIMATES, doses(), LOADS, st.none() | st.sampled_from(["strength", "hypertrophy"]))
def test_a_range_can_be_built_and_keeps_the_risk(
    believed: Estimate,
    dose: tuple[tuple[int, int], tuple[int, int]],
    loads: tuple[float, ...],
    rep_class: str | None,
) -> None:
    policy, (reps, rir) = read_policy(), dose
    found = prescribe_load(request(estimate=believed, loads=loads, reps=reps, rir=rir), policy)
    if isinstance(found, TooHeavy):
        assert found.lightest_kg == loads[0]
        return
    assert isinstance(found, LoadRange)
    assert found.low_kg <= found.high_kg
    assert {found.low_kg, found.high_kg} <= set(loads)
    assert found.miss_chance <= policy.number("loading.range.miss_chance") + 1e-6
    moved_kg = found.high_kg + believed.body_share_kg
    assert moved_kg <= believed.load_kg_at(reps[0] + rir[0]) + 1e-6
    assert moved_kg <= believed.median_kg


@given(ESTIMATES, doses(), st.booleans())
def test_more_reps_or_more_reserve_never_call_for_more_weight(
    believed: Estimate, dose: tuple[tuple[int, int], tuple[int, int]], more_reps: bool
) -> None:
    policy, (reps, rir) = read_policy(), dose
    harder = request(estimate=believed, reps=reps, rir=rir, loads=tuple(map(float, range(400))))
    if more_reps:
        easier = replace(harder, reps=(reps[0] + 1, reps[1] + 1))
    else:
        easier = replace(harder, rir=(rir[0] + 1, rir[1] + 1))
    heavy, light = prescribe_load(harder, policy), prescribe_load(easier, policy)
    if isinstance(heavy, LoadRange) and isinstance(light, LoadRange):
        assert light.low_kg <= heavy.low_kg
        assert light.high_kg <= heavy.high_kg
    else:
        assert isinstance(light, TooHeavy)


@given(ESTIMATES, st.floats(1.05, 3))
def test_a_less_sure_estimate_starts_lighter_and_spreads_wider(
    believed: Estimate, wider: float
) -> None:
    policy = read_policy()
    fine = tuple(step / 4 for step in range(1, 2000))
    unsure = replace(believed, level_log_sd=believed.level_log_sd * wider)
    sure_range = prescribe_load(request(estimate=believed, loads=fine), policy)
    wide_range = prescribe_load(request(estimate=unsure, loads=fine), policy)
    assume(isinstance(sure_range, LoadRange) and isinstance(wide_range, LoadRange))
    assert isinstance(sure_range, LoadRange)
    assert isinstance(wide_range, LoadRange)
    assert wide_range.low_kg <= sure_range.low_kg
    assert wide_range.high_kg <= sure_range.high_kg


@given(ESTIMATES, doses(), LOADS, st.floats(0, 200), st.sampled_from([0.05, 0.1]))
def test_no_weight_grows_beyond_the_cap_or_one_step(
    believed: Estimate,
    dose: tuple[tuple[int, int], tuple[int, int]],
    loads: tuple[float, ...],
    previous_kg: float,
    cap: float,
) -> None:
    asked = request(
        estimate=believed,
        loads=loads,
        reps=dose[0],
        rir=dose[1],
        previous_high_kg=previous_kg,
        cap_fraction=cap,
    )
    found = prescribe_load(asked, read_policy())
    if isinstance(found, LoadRange):
        one_step = next((load for load in loads if load > previous_kg), loads[-1])
        assert found.high_kg <= max(previous_kg * (1 + cap), one_step)
        free = prescribe_load(
            replace(asked, previous_high_kg=None, cap_fraction=None), read_policy()
        )
        assert isinstance(free, LoadRange)
        assert found.high_kg <= free.high_kg
        assert (found.limited_by == "cap") is (found.high_kg < free.high_kg)


def test_the_cap_says_that_it_limits(policy: Policy) -> None:
    found = ranged(policy, previous_high_kg=60, cap_fraction=0.05)
    assert (found.load_kg, found.limited_by) == ((60, 62.5), "cap")


def test_a_cap_without_a_load_to_grow_from_is_refused() -> None:
    with pytest.raises(InvalidValueError):
        request(cap_fraction=0.05)


def test_iron_that_is_too_light_is_used_and_said(policy: Policy) -> None:
    found = ranged(policy, loads=(5.0, 10.0, 20.0))
    assert found.load_kg == (20, 20)
    assert found.too_light
    assert found.miss_chance < 0.001


def test_a_gap_in_the_iron_takes_the_lighter_side_and_is_not_too_light(policy: Policy) -> None:
    found = ranged(policy, loads=(60.0, 120.0))
    assert found.load_kg == (60, 60)
    assert not found.too_light


def test_iron_that_is_too_heavy_is_never_prescribed(policy: Policy) -> None:
    assert prescribe_load(request(loads=(95.0, 120.0)), policy) == TooHeavy(95)


def test_the_share_of_the_body_is_not_prescribed(policy: Policy) -> None:
    alone = ranged(policy, estimate=estimate(150, share_kg=0))
    found = ranged(policy, estimate=estimate(150, share_kg=50))
    assert found.high_kg == alone.high_kg - 50


def test_a_pair_of_dumbbells_shares_the_load(policy: Policy) -> None:
    loads = tuple(float(kg) for kg in range(2, 60))
    one = ranged(policy, loads=loads, estimate=estimate(50))
    each = ranged(policy, loads=loads, setup=PAIR, estimate=estimate(100))
    assert each.load_kg == one.load_kg


def test_a_bodyweight_lift_may_need_nothing_added(policy: Policy) -> None:
    dip = build_exercise("dip", pattern="push", set_kind="bodyweight", body=0.95)
    found = ranged(
        policy, exercise=dip, estimate=estimate(63, share_kg=57), setup=PAIR, loads=(2.0, 4.0)
    )
    assert found.low_kg == 0


def test_help_is_prescribed_from_low_to_high_and_snaps_to_more(policy: Policy) -> None:
    pull_up = build_exercise("assisted-pull-up", pattern="pull", set_kind="assisted", body=0.95)
    machine = Setup(frozenset({"cable"}), "machine")
    believed = estimate(50, share_kg=57, k=0.033)
    asked = {
        "exercise": pull_up,
        "setup": machine,
        "estimate": believed,
        "loads": (5.0, 10.0, 20.0),
    }
    found = ranged(policy, **asked)
    assert 57 - found.low_kg <= believed.load_kg_at(4)
    assert found.low_kg == 20
    strong = ranged(policy, **asked | {"estimate": estimate(90, share_kg=57)})
    assert (strong.load_kg, strong.too_light) == ((5, 5), True)
    assert prescribe_load(request(**asked | {"estimate": estimate(30, share_kg=57)}), policy) == (
        TooHeavy(20)
    )
    slow = ranged(
        policy,
        **asked | {"estimate": estimate(90, share_kg=57)},
        previous_high_kg=20,
        cap_fraction=0.05,
    )
    assert (slow.load_kg, slow.limited_by) == ((10, 10), "cap")


def test_what_was_never_done_is_searched_for(policy: Policy) -> None:
    found = prescribe_load(request(estimate=NotEnoughData("back-squat", 30)), policy)
    assert isinstance(found, LoadSearch)
    assert found.start_kg == 30


def test_a_carry_is_searched_for(policy: Policy) -> None:
    found = prescribe_load(request(reps=None, rir=None), policy)
    assert isinstance(found, LoadSearch)


@pytest.mark.parametrize("implement", ["band", "bodyweight", "other"])
def test_what_is_not_weighed_needs_no_load(policy: Policy, implement: Implement) -> None:
    setup = Setup(frozenset(), implement)
    assert prescribe_load(request(setup=setup), policy) == NoLoadNeeded()
    assert prescribe_load(request(loads=()), policy) == NoLoadNeeded()


def test_power_keeps_more_in_reserve_than_strength(policy: Policy) -> None:
    strength = ranged(policy, rir=None)
    power = ranged(policy, rir=None, rep_class="power")
    assert power.high_kg < strength.high_kg


def test_a_coach_may_accept_less_risk(policy: Policy) -> None:
    careful, problems = override_policy(policy, {"loading.range.miss_chance": 0.01}, "me.yaml")
    assert problems == ()
    unsure = estimate(log_sd=0.1)
    bold_kg = ranged(policy, estimate=unsure).high_kg
    assert ranged(careful, estimate=unsure).high_kg < bold_kg


def test_what_limits_the_top_is_said(policy: Policy) -> None:
    assert ranged(policy, estimate=estimate(log_sd=0.2)).limited_by == "risk"
    assert ranged(policy, rir=(4, 4)).limited_by == "effort"


def test_a_lift_that_is_stuck_starts_again_lighter_and_an_assisted_one_with_more_help(
    policy: Policy,
) -> None:
    found = ranged(policy)
    eased = ease(found, BAR, build_exercise(), 0.1)
    assert (eased.low_kg, eased.best_kg, eased.high_kg) == (80, 82.5, 82.5)
    helped = replace(found, low_kg=20, best_kg=20, high_kg=25)
    pull_up = build_exercise("pull-up", pattern="pull", set_kind="assisted", body=1.0)
    more = ease(helped, (10, 15, 20, 25, 30), pull_up, 0.1)
    assert (more.low_kg, more.best_kg, more.high_kg) == (25, 25, 30)
    assert ease(found, (90, 92.5), build_exercise(), 0.1) == found


def test_the_best_load_is_the_one_that_most_likely_ends_as_asked(policy: Policy) -> None:
    asked = request(reps=(8, 12), rir=(2, 2), rep_class="hypertrophy")
    found = prescribe_load(asked, policy)
    assert isinstance(found, LoadRange)
    inside = [load for load in BAR if found.low_kg <= load <= found.high_kg]
    chances = {load: fit_chance(load, asked, estimate(), policy) for load in inside}
    assert len(chances) > 1
    assert chances[found.best_kg] == max(chances.values())


def test_a_set_fits_where_its_reps_can_leave_what_is_asked_within_a_rep(policy: Policy) -> None:
    """Ten possible, give or take 3 %: 8 with 2 left is in the middle, 3 with 1 left far away."""
    seen = estimate(curve_sd=0.01, reps=10)
    moved_kg = seen.load_kg_at(10.5)
    middle, far = (
        fit_chance(moved_kg, request(reps=reps, rir=rir), seen, policy)
        for reps, rir in (((8, 8), (2, 2)), ((3, 3), (1, 1)))
    )
    # 9.0 to 12.0 possible reps, at 1.7 % of the weight each, around 10.5.
    assert middle == pytest.approx(0.6, abs=0.05)
    assert far < 0.02
    assert fit_chance(moved_kg, request(reps=None), seen, policy) == 0


def test_where_all_is_far_too_light_the_heaviest_is_best(policy: Policy) -> None:
    found = ranged(policy, loads=(2.0, 3.0, 4.0))
    assert (found.best_kg, found.limited_by) == (4.0, "inventory")
