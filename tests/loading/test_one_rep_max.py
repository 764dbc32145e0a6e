"""One-rep max from own sets: robust, honest about age, and never out of nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.loading.conftest import build_exercise

from ironstride.catalogue.catalogue import catalogue_of
from ironstride.loading.estimate import Estimate, NotEnoughData
from ironstride.loading.one_rep_max import carry_over, estimate_one_rep_max, kept_after
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import Lift

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise, Setup

TODAY = dt.date(2026, 11, 23)
SQUAT = build_exercise(ratio=1.0)


def lift(
    load_kg: float = 80,
    reps: int = 5,
    rir: float | None = 2,
    *,
    weeks: float = 0,
    of: str = "back-squat",
) -> Lift:
    return Lift(of, TODAY - dt.timedelta(days=round(7 * weeks)), load_kg, reps, rir)


def estimate_from(
    lifts: Sequence[Lift], exercise: Exercise = SQUAT, *others: Exercise
) -> Estimate | NotEnoughData:
    return estimate_one_rep_max(
        lifts,
        exercise,
        catalogue_of([SQUAT, exercise, *others]),
        body_mass_kg=60,
        experience="intermediate",
        today=TODAY,
        policy=read_policy(),
    )


def known(lifts: Sequence[Lift], exercise: Exercise = SQUAT, *others: Exercise) -> Estimate:
    found = estimate_from(lifts, exercise, *others)
    assert isinstance(found, Estimate)
    return found


def test_one_set_gives_the_curves_maximum() -> None:
    found = known([lift(80, 5, 2)])
    assert found.median_kg == pytest.approx(80 * (1 + 0.02 * 6))
    assert (found.source, found.from_exercise, found.sets_used) == ("own", "back-squat", 1)
    assert found.newest_on == TODAY
    assert 0.03 < found.level_log_sd < 0.05


def test_the_maximum_holds_the_share_of_the_body() -> None:
    found = known([lift(80, 5, 2)], build_exercise(ratio=1.0, body=0.5))
    assert found.median_kg == pytest.approx((80 + 30) * 1.12)
    assert found.body_share_kg == 30


def test_sets_that_agree_make_it_surer() -> None:
    many = known([lift(weeks=week) for week in range(3)])
    assert many.level_log_sd < known([lift()]).level_log_sd
    assert many.sets_used == 3


def test_the_floor_of_certainty_holds(policy: Policy) -> None:
    found = known([lift(weeks=week / 7) for week in range(40)])
    assert found.level_log_sd == policy.number("loading.estimate.floor_log_sd")


def test_a_session_counts_once_with_its_best_set() -> None:
    fresh, tired = lift(80, 5, 2), lift(80, 4, 1)
    assert known([fresh, tired]) == known([tired, fresh])
    assert known([fresh, tired]).median_kg == known([fresh]).median_kg
    assert known([fresh, tired]).sets_used == 1


@pytest.mark.parametrize("mistyped_kg", [8, 300, 700])
@pytest.mark.parametrize("position", [0, 2, 4])
def test_one_mistyped_set_moves_nothing(mistyped_kg: float, position: int) -> None:
    lifts = [lift(weeks=week / 2) for week in range(4)]
    honest = known(lifts)
    lifts.insert(position, lift(mistyped_kg, weeks=0.25))
    assert known(lifts).median_kg == pytest.approx(honest.median_kg, rel=0.01)


def test_a_typing_error_on_the_same_day_moves_nothing() -> None:
    assert known([lift(80), lift(80), lift(800 / 1.2)]).median_kg == known([lift(80)]).median_kg


def test_of_two_sets_that_disagree_the_lighter_is_believed() -> None:
    assert known([lift(60), lift(600)]).median_kg == known([lift(60)]).median_kg


def test_progress_over_a_year_is_no_typing_error() -> None:
    found = known([lift(40, weeks=52), lift(42, weeks=51), lift(80)])
    assert found.median_kg == pytest.approx(known([lift(80)]).median_kg, rel=0.05)


def test_sets_of_the_future_do_not_count() -> None:
    assert known([lift(), lift(120, weeks=-1)]) == known([lift()])
    assert estimate_from([lift(weeks=-1)]) == NotEnoughData("back-squat")


@pytest.mark.parametrize(
    ("weeks", "kept"), [(0, 1), (3, 1), (5, 0.985), (13, 0.925), (23, 0.85), (200, 0.85)]
)
def test_strength_fades_without_sets(policy: Policy, weeks: float, kept: float) -> None:
    assert kept_after(weeks, policy) == pytest.approx(kept)
    faded = known([lift(weeks=weeks)])
    assert faded.median_kg == pytest.approx(kept * known([lift()]).median_kg)
    assert faded.level_log_sd >= known([lift()]).level_log_sd


def test_a_long_set_alone_starts_a_search_and_is_no_maximum() -> None:
    assert estimate_from([lift(30, 25), lift(20, 30), lift(300, 25)]) == NotEnoughData(
        "back-squat", done_kg=30
    )
    assert estimate_from([]) == NotEnoughData("back-squat")


def test_a_related_lift_gives_a_wide_estimate() -> None:
    front = build_exercise("front-squat", ratio=0.8)
    found = known([lift()], front)
    own = known([lift()])
    assert found.median_kg == pytest.approx(0.8 * own.median_kg)
    assert (found.source, found.from_exercise) == ("related", "back-squat")
    assert found.log_sd > 0.15 > 2 * own.log_sd


def test_own_sets_stand_before_related_ones() -> None:
    front = build_exercise("front-squat", ratio=0.8)
    found = known([lift(), lift(40, of="front-squat")], front)
    assert found.from_exercise == "front-squat"
    assert found.source == "own"


def test_the_closest_related_lift_is_taken() -> None:
    front = build_exercise("front-squat", ratio=0.8)
    press = build_exercise("leg-press", ratio=2.2)
    found = known([lift(), lift(200, of="leg-press")], front, press)
    assert found.from_exercise == "back-squat"


def test_a_ratio_per_hand_is_carried_to_both_hands(dumbbells: Setup) -> None:
    split = build_exercise(
        "split-squat", pattern="single_leg", setups=(dumbbells,), ratio=0.2, body=0.8
    )
    found = known([lift()], split)
    added_kg = 2 * 0.2 * known([lift()]).median_kg
    assert found.median_kg == pytest.approx(added_kg + 0.8 * 60)


def test_unrelated_lifts_say_nothing() -> None:
    assert isinstance(estimate_from([lift()], build_exercise("curl")), NotEnoughData)


def test_a_lift_with_help_is_not_carried_over(policy: Policy) -> None:
    helped = build_exercise("assisted-pistol", set_kind="assisted", body=0.9, ratio=0.5)
    assert carry_over(known([lift()]), SQUAT, helped, 60, policy) is None
    assert isinstance(estimate_from([lift()], helped), NotEnoughData)


def test_a_lift_that_moved_only_the_body_is_not_carried_over() -> None:
    pistol = build_exercise("pistol-squat", set_kind="bodyweight", ratio=0.3, body=0.9)
    far = lift(0, 3, 0, weeks=60, of="pistol-squat")
    assert isinstance(estimate_from([far], SQUAT, pistol), NotEnoughData)


@given(
    st.lists(
        st.builds(
            lift,
            load_kg=st.floats(0, 700),
            reps=st.integers(1, 100),
            rir=st.none() | st.floats(0, 20),
            weeks=st.floats(-10, 300),
        ),
        max_size=12,
    )
)
def test_any_history_gives_a_maximum_within_what_was_lifted(lifts: list[Lift]) -> None:
    found = estimate_from(lifts)
    if isinstance(found, Estimate):
        loads = [one.load_kg for one in lifts if one.load_kg > 0]
        assert 0.85 * min(loads) <= found.median_kg <= 1.6 * max(loads)
        assert found.newest_on <= TODAY


@given(st.integers(1, 12), st.floats(0, 3))
def test_more_reps_with_the_same_load_never_mean_less(reps: int, rir: float) -> None:
    less = estimate_from([lift(60, reps, rir)])
    more = estimate_from([lift(60, reps + 1, rir)])
    if isinstance(less, Estimate) and isinstance(more, Estimate):
        assert more.median_kg > less.median_kg
