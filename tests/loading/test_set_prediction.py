"""A set is predicted as the model that learns from it expects it."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.loading.test_strength_model import MODEL, START, done, kg

from ironstride.loading.set_prediction import PredictedLoad, predict_load

if TYPE_CHECKING:
    from ironstride.loading.strength_model import StrengthDay
    from ironstride.training.sets import LoggedSet


def predict(day: StrengthDay, reps: float = 5, rir: float | None = 2) -> PredictedLoad:
    return predict_load(day.state, 0, reps, rir, MODEL.numbers)


def sessions(*loads_kg: float, rir: float | None = 2) -> tuple[LoggedSet, ...]:
    return tuple(done(load_kg, 5, rir, day=3 * at) for at, load_kg in enumerate(loads_kg))


def test_a_runner_who_repeats_a_set_is_predicted_to_do_it_again() -> None:
    day = MODEL.at(MODEL.follow(sessions(*[80] * 12)), START.date() + dt.timedelta(days=36))
    assert math.exp(predict(day).log_kg) == pytest.approx(80, rel=0.02)


def test_so_is_one_who_never_says_how_much_was_left() -> None:
    silent = sessions(*[80] * 12, rir=None)
    day = MODEL.at(MODEL.follow(silent), START.date() + dt.timedelta(days=36))
    assert math.exp(predict(day, rir=None).log_kg) == pytest.approx(80, rel=0.02)


def test_weights_that_stay_light_are_expected_to_stay_light() -> None:
    silent = sessions(*[100] * 4, *[45] * 20, rir=None)
    day = MODEL.at(MODEL.follow(silent), START.date() + dt.timedelta(days=72))
    assert math.exp(predict(day, rir=None).log_kg) == pytest.approx(45, rel=0.15)
    assert day.doubted == frozenset()


def test_more_reps_and_more_reserve_mean_less_weight() -> None:
    day = MODEL.follow(sessions(80, 80))
    loads = [predict(day, reps, rir).log_kg for reps, rir in ((3, 2), (5, 2), (5, 4), (10, 4))]
    assert loads == sorted(loads, reverse=True)
    assert len(set(loads)) == 4


def test_a_single_to_the_limit_is_the_one_rep_max_but_for_half_a_rep() -> None:
    day = MODEL.follow(sessions(80, 80))
    k = math.exp(day.state.mean[day.state.curves[0]])
    assert math.exp(predict(day, 1, 0).log_kg) == pytest.approx(kg(day) / (1 + k / 2))


def test_the_surprise_of_a_session_is_its_distance_in_these_terms() -> None:
    before = MODEL.at(MODEL.follow(sessions(80, 80, 80)), START.date() + dt.timedelta(days=9))
    predicted = predict(before)
    after = MODEL.log(before, done(86, 5, 2, day=9))
    z = (math.log(86) - predicted.log_kg) / predicted.log_sd
    assert after.lifts[-1].session.surprise_sd == pytest.approx(z, rel=0.15)


def test_noisy_sessions_widen_it() -> None:
    day = MODEL.follow(sessions(80, 80))
    surprised = replace(day.state, surprises=day.state.surprises + 50)
    noisy = predict_load(surprised, 0, 5, 2, MODEL.numbers)
    assert noisy.log_sd > predict(day).log_sd
    assert noisy.log_kg == predict(day).log_kg
