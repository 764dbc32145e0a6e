from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.insight.strength_history import read_strength_history, thinned, what_counts
from ironstride.loading.estimate import Estimate
from ironstride.loading.known_strength import KnownStrength
from ironstride.loading.progress import find_outcomes

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.loading.strength_model import StrengthModel
    from ironstride.policy.reader import Policy

MONDAY = dt.date(2026, 1, 5)
LIFTS = {"back-squat": 80.0, "bench-press": 55.0, "bulgarian-split-squat": 15.0}
TODAY = MONDAY + dt.timedelta(weeks=10)


def test_the_last_point_is_what_is_believed_today(
    model: StrengthModel, policy: Policy, log: Any
) -> None:
    sets = log.weeks(LIFTS, range(8))
    history = read_strength_history(model, sets, TODAY, policy)
    known = KnownStrength(model, model.at(model.follow(sets), TODAY), tuple(sets))
    for lift in LIFTS:
        own, estimate = history.lift(lift), known.estimate(lift)
        assert own is not None
        assert isinstance(estimate, Estimate)
        point = own.points[-1]
        low, high = estimate.interval_kg(1.2815515655)
        assert point.on == TODAY
        assert point.moved.median_kg == pytest.approx(estimate.median_kg)
        assert (point.moved.low_kg, point.moved.high_kg) == pytest.approx((low, high))


def test_a_lift_is_shown_as_the_runner_writes_it(
    model: StrengthModel, policy: Policy, log: Any
) -> None:
    sets = [
        *log.weeks(LIFTS, range(4)),
        *(log.one("pull-up", MONDAY, set_kind="bodyweight", load_kg=0.0) for _ in range(3)),
        *(log.one("Own lift", MONDAY, load_kg=30.0) for _ in range(3)),
    ]
    history = read_strength_history(model, sets, TODAY, policy)
    counts = {one.exercise: one.counts for one in history.lifts}
    assert counts == {
        "back-squat": "total",
        "bench-press": "total",
        "bulgarian-split-squat": "per_hand",
        "pull-up": "moved",
        "Own lift": "total",
    }
    squat, pull = history.lift("back-squat"), history.lift("pull-up")
    assert squat is not None
    assert pull is not None
    assert squat.shown(squat.points[-1]).median_kg < squat.points[-1].moved.median_kg
    assert pull.shown(pull.points[-1]) == pull.points[-1].moved


def test_help_is_shown_as_all_that_moves(catalogue: Catalogue) -> None:
    assisted = next(one for one in catalogue.exercises.values() if one.set_kind == "assisted")
    assert what_counts(assisted) == "moved"


def test_sets_after_today_do_not_count(model: StrengthModel, policy: Policy, log: Any) -> None:
    early, late = log.weeks(LIFTS, range(4)), log.weeks(LIFTS, range(4, 8), times=2)
    today = MONDAY + dt.timedelta(days=27)
    assert read_strength_history(model, [*early, *late], today, policy) == (
        read_strength_history(model, early, today, policy)
    )


def test_the_points_are_thinned_and_the_last_day_stays(
    model: StrengthModel, policy: Policy, log: Any
) -> None:
    sets = [log.one("back-squat", MONDAY + dt.timedelta(days=2 * place)) for place in range(400)]
    last = sets[-1].performed_on
    history = read_strength_history(model, sets, last, policy)
    points = history.lifts[0].points
    assert len(points) == policy.whole("insight.most_points")
    assert (points[0].on, points[-1].on) == (MONDAY, last)
    assert len(history.index["all"]) <= policy.whole("insight.most_points")


def test_thinning_keeps_order_and_ends() -> None:
    days = [MONDAY + dt.timedelta(days=place) for place in range(10)]
    assert thinned(days, 20) == days
    assert thinned(days, 4) == [days[0], days[3], days[6], days[9]]


def test_a_log_without_sets_has_no_history(model: StrengthModel, policy: Policy) -> None:
    history = read_strength_history(model, [], TODAY, policy)
    assert (history.lifts, history.outcomes) == ((), ())
    assert set(history.index.values()) == {()}


def test_the_outcomes_are_those_of_the_model(
    model: StrengthModel, policy: Policy, log: Any
) -> None:
    sets = log.weeks(LIFTS, range(5))
    history = read_strength_history(model, sets, TODAY, policy)
    assert history.outcomes == find_outcomes(model, sets)


def test_a_mistyped_set_is_named(model: StrengthModel, policy: Policy, log: Any) -> None:
    typo = log.one("back-squat", MONDAY + dt.timedelta(weeks=6), load_kg=800.0)
    history = read_strength_history(model, [*log.weeks(LIFTS, range(6)), typo], TODAY, policy)
    assert history.doubted == {typo.id}


def test_a_gain_is_told_with_its_chance(model: StrengthModel, policy: Policy, log: Any) -> None:
    sets = [
        *log.weeks({"back-squat": 80.0}, range(6)),
        *log.weeks({"back-squat": 80.0}, range(6, 12), times=1.15),
    ]
    today = MONDAY + dt.timedelta(weeks=12)
    lift = read_strength_history(model, sets, today, policy).lifts[0]
    change = lift.change_since(MONDAY + dt.timedelta(weeks=5), policy)
    assert change is not None
    assert 0.02 < change.low_fraction < change.median_fraction < change.high_fraction
    assert change.stronger_chance > 0.95


def test_nothing_changes_for_a_lift_that_is_new(
    model: StrengthModel, policy: Policy, log: Any
) -> None:
    history = read_strength_history(model, [log.one("back-squat", MONDAY)], MONDAY, policy)
    lift = history.lifts[0]
    assert lift.change_since(MONDAY - dt.timedelta(days=1), policy) is None
    assert lift.change_since(MONDAY, policy) is None
