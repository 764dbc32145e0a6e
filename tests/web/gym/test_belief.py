"""What the phone gets of the strength model: enough to learn as the whole does, and no more."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.loading.reps_curve import CURVE_GROUPS
from ironstride.loading.strength_model import StrengthModel
from ironstride.loading.strength_state import BIAS, RESERVE, SHARED, habit_at, level_at
from ironstride.policy.reader import read_policy
from ironstride.training.sets import LoggedSet
from ironstride.web.gym.belief import belief_tree, lift_tree, number_tree, relatives

if TYPE_CHECKING:
    from ironstride.loading.strength_state import StrengthState

DAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def model() -> StrengthModel:
    return StrengthModel.of(read_catalogue().exercises, 70, "intermediate", read_policy())


def done(exercise: str, days: int, load_kg: float) -> LoggedSet:
    at = dt.datetime.combine(DAY - dt.timedelta(days=days), dt.time(18))
    name = f"{at}{exercise}"
    return LoggedSet(name, exercise, at, "load_reps", load_kg=load_kg, reps=8, rir=2)


@pytest.fixture(scope="module")
def state(model: StrengthModel) -> StrengthState:
    sets = [
        *(done("back-squat", days, 80) for days in (20, 10, 3)),
        *(done("bench-press", days, 50) for days in (21, 9)),
        *(done("dumbbell-row", days, 20) for days in (21, 9)),
    ]
    return model.at(model.follow(sets), DAY).state


def test_what_is_touched_stands_as_in_the_whole(model: StrengthModel, state: StrengthState) -> None:
    tree = belief_tree(state, {"bench-press"}, model)
    index = state.exercises.index("bench-press")
    where = [*range(SHARED), level_at(index), habit_at(index)]
    assert [one["exercise"] for one in tree["lifts"]] == ["bench-press"]
    assert tree["mean"] == state.mean[where].tolist()
    whole = np.zeros((len(where), len(where)))
    whole[np.tril_indices(len(where))] = tree["covariance"]
    np.testing.assert_array_equal(whole, np.tril(state.covariance[np.ix_(where, where)]))


def test_the_places_of_a_lift_are_those_in_the_mean(
    model: StrengthModel, state: StrengthState
) -> None:
    tree = belief_tree(state, {"back-squat", "bench-press"}, model)
    for lift in tree["lifts"]:
        index = state.exercises.index(lift["exercise"])
        assert tree["mean"][lift["level"]] == state.mean[level_at(index)]
        assert tree["mean"][lift["habit"]] == state.mean[habit_at(index)]
        assert lift["sets_used"] == state.sets_used[index]


def test_of_a_lift_that_others_follow_from_the_level_alone(
    model: StrengthModel, state: StrengthState
) -> None:
    tree = belief_tree(state, {"front-squat"}, model)
    assert [one["exercise"] for one in tree["lifts"]] == ["back-squat"]
    assert "habit" not in tree["lifts"][0]
    assert relatives(state, {"front-squat"}, model) == ["back-squat"]
    assert relatives(state, {"back-squat"}, model) == ["back-squat"]


def test_how_noisy_the_other_lifts_are_is_kept_as_a_sum(
    model: StrengthModel, state: StrengthState
) -> None:
    tree = belief_tree(state, {"back-squat"}, model)
    own = tree["lifts"][0]
    total = tree["other_surprises"] + own["surprises"]
    assert total == pytest.approx(state.surprises.sum())
    count = tree["other_surprise_count"] + own["surprise_count"]
    assert count == pytest.approx(state.surprise_count.sum())


def test_nothing_known_is_what_all_lifts_share(model: StrengthModel) -> None:
    tree = belief_tree(model.begin().state, {"back-squat"}, model)
    assert tree["lifts"] == []
    assert len(tree["mean"]) == SHARED
    # The module belief.js counts on it.
    assert (BIAS, RESERVE) == (len(CURVE_GROUPS), len(CURVE_GROUPS) + 1) == (4, 5)


def test_a_lift_says_what_is_moved(model: StrengthModel) -> None:
    row = lift_tree("dumbbell-row", model)
    exercise = model.exercises["dumbbell-row"]
    assert (row["sign"], row["group"]) == (1, exercise.related_group)
    assert 0 < row["flat_k"] < row["prior_k"]
    pull_up = lift_tree("assisted-pull-up", model)
    assert pull_up["sign"] == -1
    assert pull_up["share_kg"] == model.exercises["assisted-pull-up"].bodyweight_fraction * 70
    unknown = lift_tree("no-such-lift", model)
    assert (unknown["share_kg"], unknown["hands"]) == (0, 1)
    assert CURVE_GROUPS[unknown["curve"]] == "unknown"


def test_the_numbers_are_those_of_the_policy(model: StrengthModel) -> None:
    tree = number_tree(model)
    assert tree["miss_chance"] == model.policy.number("loading.range.miss_chance")
    assert tree["day_log_sd"] == model.numbers.day_log_sd
    assert json.loads(json.dumps(tree, allow_nan=False))["rir_sd"] == list(model.numbers.rir_sd)
