"""Figures of forecasts, worked out by hand."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from ironstride.loading.backtest import BASELINES, Forecast
from ironstride.loading.backtest_figures import BacktestFigures, Difference, sum_forecasts


def forecast(model: float, z: float, *baselines: float, of: str = "back-squat") -> Forecast:
    logs = dict(zip(BASELINES, baselines, strict=False))
    return Forecast(of, dt.date(2026, 1, 5), model, z, logs)


def total(*forecasts: Forecast) -> BacktestFigures:
    return sum_forecasts(forecasts, np.random.default_rng(0))


def test_errors_are_means_whatever_their_side() -> None:
    found = total(
        forecast(0.1, 1.0, -0.2, 0.3, 0.0), forecast(-0.3, -2.0, 0.4, 0.1, 0.2, of="deadlift")
    )
    assert found.again is not None
    assert found.again.off_log_kg == pytest.approx(0.2)
    assert (found.again.count, found.again.lifts) == (2, 2)
    assert found.baselines_log_kg == pytest.approx(
        {"last_value": 0.3, "last_epley": 0.2, "mean_epley": 0.1}
    )
    assert found.differences["last_value"].mean_log_kg == pytest.approx(-0.1)


def test_the_eighty_percent_range_ends_at_1_28() -> None:
    found = total(*(forecast(0, z, 0, 0, 0) for z in (1.28, -1.28, 1.29, -1.29)))
    assert found.again is not None
    assert found.again.covered_fraction == 0.5


def test_first_sessions_are_counted_apart() -> None:
    found = total(forecast(0.1, 0.0, 0.1, 0.1, 0.1), forecast(0.5, 3.0))
    assert found.first is not None
    assert (found.first.count, found.first.off_log_kg, found.first.covered_fraction) == (1, 0.5, 0)
    assert found.again is not None
    assert found.again.count == 1


def test_without_forecasts_there_are_no_figures() -> None:
    assert total() == BacktestFigures(None, None, {}, {})
    assert total(forecast(0.5, 3.0)).again is None


def test_a_difference_beyond_chance_has_a_side() -> None:
    assert Difference(-0.02, -0.03, -0.01).is_better
    assert Difference(0.02, 0.01, 0.03).is_worse
    unclear = Difference(0.0, -0.01, 0.01)
    assert not (unclear.is_better)
    assert not (unclear.is_worse)


def test_a_model_that_is_nearer_each_time_is_better() -> None:
    found = total(*(forecast(0.01 * at, 0, 0.02 * at, 0.02 * at, 0.02 * at) for at in range(1, 20)))
    assert found.differences["mean_epley"].is_better
