"""Forecasts come from the past alone, and the baselines are what their names say."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.loading.conftest import build_exercise
from tests.loading.test_strength_model import MODEL, POLICY, done

from ironstride.loading.backtest import BestSet, Forecast, forecast_log
from ironstride.loading.strength_model import StrengthModel

if TYPE_CHECKING:
    from ironstride.training.sets import LoggedSet
    from ironstride.training.words import SetKind


def forecast(*sets: LoggedSet, model: StrengthModel = MODEL) -> list[Forecast]:
    return list(forecast_log(sets, model))


def test_a_first_session_of_an_unrelated_lift_is_not_predicted() -> None:
    assert forecast(done(), done(50, of="bench-press", day=1)) == []


def test_a_first_session_of_a_related_lift_is_predicted_by_the_model_alone() -> None:
    found = forecast(done(), done(64, of="front-squat", day=3))
    assert [(one.exercise, one.is_first, one.baselines_log_kg) for one in found] == [
        ("front-squat", True, {})
    ]
    # 0.8 of the squat is the ratio of the two.
    assert abs(found[0].off_log_kg) < 0.05


def test_baselines_are_the_last_load_and_epleys_formula() -> None:
    days = [done(60 + 10 * at, 5 + at, None, day=3 * at) for at in range(3)]
    last = forecast(*days)[-1]
    value = {at: (60 + 10 * at) * (1 + (5 + at) / 30) for at in range(3)}
    assert last.baselines_log_kg == pytest.approx(
        {
            "last_value": math.log(70 / 80),
            "last_epley": math.log(value[1] / value[2]),
            "mean_epley": math.log((value[0] + value[1]) / 2 / value[2]),
        }
    )


def test_reported_reserve_counts_as_reps_and_a_single_is_its_own_maximum() -> None:
    assert BestSet(100, 130, 4, 2).epley_kg == pytest.approx(120)
    assert BestSet(100, 130, 1, None).epley_kg == 100
    assert BestSet(100, 130, 1, 0).epley_kg == 100


def test_the_mean_is_of_five_sessions() -> None:
    sets = [done(load, 5, None, day=at) for at, load in enumerate([10, 80, 80, 80, 80, 80, 80])]
    assert forecast(*sets)[-1].baselines_log_kg["mean_epley"] == pytest.approx(0)


def test_the_best_set_of_a_day_is_the_one_that_stands_for_the_most() -> None:
    sets = [done(80, 5, None), done(82, 3, None, day=2), done(80, 5, None, day=2.01)]
    assert forecast(*sets)[-1].baselines_log_kg["last_value"] == pytest.approx(0)


def test_nothing_of_the_future_or_the_day_itself_is_seen() -> None:
    past = [done(80, 5, None, day=at) for at in range(0, 9, 3)]
    now = done(90, 5, None, day=9)
    alone = forecast(*past, now)[-1]
    later = [done(200, 5, None, day=12), done(40, 12, None, day=9.01)]
    beside = forecast(*later, now, *past)
    assert [one for one in beside if one.on == alone.on] == [alone]


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "warmup"},
        {"kind": "drop"},
        {"load_kg": None},
        {"load_kg": 0.0},
        {"reps": 16},
        {"reps": 0},
        {"reps": None},
    ],
)
def test_sets_that_say_nothing_are_not_predicted(wrong: Any) -> None:
    odd = replace(done(80, 5, None, day=3), **wrong)
    assert forecast(done(), odd) == []


def test_help_is_no_weight() -> None:
    assisted = build_exercise("assisted-pull-up", pattern="pull", set_kind="assisted", body=0.9)
    model = StrengthModel.of({assisted.id: assisted}, 60, "novice", POLICY)
    sets = [done(20, 5, of=assisted.id, day=day) for day in (0, 3)]
    assert forecast(*sets, model=model) == []


@pytest.mark.parametrize(
    ("set_kind", "last_kg", "done_kg"), [("bodyweight", 70, 80), ("load_reps", 10, 20)]
)
def test_the_body_counts_where_it_is_the_load(
    set_kind: SetKind, last_kg: float, done_kg: float
) -> None:
    dip = build_exercise("dip", pattern="push", set_kind=set_kind, body=1.0)
    model = StrengthModel.of({dip.id: dip}, 60, "novice", POLICY)
    sets = [done(load, 5, None, of=dip.id, day=at) for at, load in enumerate((10, 20))]
    found = forecast(*sets, model=model)
    assert found[0].baselines_log_kg["last_value"] == pytest.approx(math.log(last_kg / done_kg))
    # What the model expects is hardly more than last time, in the same terms.
    assert math.exp(found[0].off_log_kg) * done_kg == pytest.approx(last_kg, rel=0.1)


def test_an_empty_log_gives_nothing() -> None:
    assert forecast() == []
