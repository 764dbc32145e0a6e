from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from ironstride.insight.day_levels import DayLevels, Fading, usual_reps
from ironstride.loading.strength_state import level_at

if TYPE_CHECKING:
    from ironstride.loading.strength_model import StrengthModel

LIFTS = {"back-squat": 80.0, "bench-press": 55.0}


def test_a_level_is_the_load_for_the_usual_reps(model: StrengthModel, log: Any) -> None:
    state = model.follow(log.weeks(LIFTS, range(6))).state
    at_one, at_ten = DayLevels.of(state, {}), DayLevels.of(state, dict.fromkeys(LIFTS, 10.0))
    for index, lift in enumerate(state.exercises):
        assert at_one.levels[lift] == pytest.approx(state.mean[level_at(index)])
        k = np.exp(state.mean[state.curves[index]])
        apart = at_one.levels[lift] - at_ten.levels[lift]
        assert apart == pytest.approx(np.log1p(9 * k))


def test_the_usual_reps_are_the_middle_ones_to_failure(model: StrengthModel, log: Any) -> None:
    day = dt.date(2026, 1, 5)
    sets = [
        log.one("back-squat", day, reps=5, rir=1.0),
        log.one("back-squat", day, reps=6, rir=1.0),
        log.one("back-squat", day, reps=8, rir=4.0),
        log.one("back-squat", day, reps=3, kind="warmup"),
        log.one("back-squat", day, reps=40),
        log.one("bench-press", day, reps=8, rir=None),
    ]
    assert usual_reps(sets, model.numbers) == {
        "back-squat": 7.0,
        "bench-press": 8 + model.numbers.reserve,
    }


def test_what_lifts_share_leaves_their_difference_alone(model: StrengthModel, log: Any) -> None:
    state = model.follow(log.weeks(LIFTS, range(6))).state
    found = DayLevels.of(state, {})
    weights = dict.fromkeys(state.exercises, 0.5)
    assert 0 < found.variance(weights) < np.max(np.diag(state.covariance))
    assert found.variance({}) == 0


def test_fading_is_taken_back_while_others_are_trained(model: StrengthModel, log: Any) -> None:
    sets = [
        *log.weeks(LIFTS, range(4)),
        *log.weeks({"bench-press": 55.0}, range(4, 16)),
    ]
    fading = Fading()
    for day in model.days(sets):
        fading.note(day.state, tuple(one.exercise for one in day.lifts))
    assert fading.taken_back["bench-press"] == 0
    assert fading.taken_back["back-squat"] > 0.03
    as_is = DayLevels.of(day.state, {})
    gained = as_is.held(fading.taken_back).levels["back-squat"] - as_is.levels["back-squat"]
    assert gained == pytest.approx(fading.taken_back["back-squat"])


def test_the_next_session_of_a_faded_lift_takes_nothing_back(
    model: StrengthModel, log: Any
) -> None:
    sets = [
        *log.weeks(LIFTS, range(4)),
        *log.weeks({"bench-press": 55.0}, range(4, 16)),
        log.one("back-squat", dt.date(2026, 5, 1), load_kg=70.0),
    ]
    fading = Fading()
    for day in model.days(sets):
        fading.note(day.state, tuple(one.exercise for one in day.lifts))
    assert fading.taken_back["back-squat"] == 0
