"""The forecasts of a log in a few figures: how far off, how honest, better than what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ironstride.loading.backtest import BASELINES
from ironstride.loading.bootstrap import mean_interval
from ironstride.loading.reps_curve import normal_quantile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.random import Generator

    from ironstride.loading.backtest import Baseline, Forecast

COVERAGE: Final = 0.80


@dataclass(frozen=True, slots=True)
class Difference:
    """How much further off the model is than a baseline (mean of |log error|), below 0 when nearer.

    `low_log_kg` to `high_log_kg` is where this mean lies in 95 % of resamples.
    """

    mean_log_kg: float
    low_log_kg: float
    high_log_kg: float

    @property
    def is_better(self) -> bool:
        """Whether the model is nearer, beyond chance."""
        return self.high_log_kg < 0

    @property
    def is_worse(self) -> bool:
        """Whether the model is further off, beyond chance."""
        return self.low_log_kg > 0


@dataclass(frozen=True, slots=True)
class ForecastFigures:
    """The mean of |log error| of some forecasts, and the share inside the model's 80 % range."""

    count: int
    lifts: int
    off_log_kg: float
    covered_fraction: float


@dataclass(frozen=True, slots=True)
class BacktestFigures:
    """`again` are sessions of lifts with a past, `first` those that follow from related lifts.

    None where there is no such session; without sessions of lifts with a past the two mappings
    are empty.
    """

    again: ForecastFigures | None
    first: ForecastFigures | None
    baselines_log_kg: Mapping[Baseline, float]
    differences: Mapping[Baseline, Difference]


def sum_forecasts(forecasts: Sequence[Forecast], chance: Generator) -> BacktestFigures:
    """Return the figures of a log, or of several logs laid together."""
    again = [one for one in forecasts if not one.is_first]
    first = [one for one in forecasts if one.is_first]
    errors = {
        name: np.abs([one.baselines_log_kg[name] for one in again]) for name in BASELINES if again
    }
    own = np.abs([one.off_log_kg for one in again])
    return BacktestFigures(
        again=_figures(again),
        first=_figures(first),
        baselines_log_kg={name: float(error.mean()) for name, error in errors.items()},
        differences={
            name: Difference(float((own - error).mean()), *mean_interval(own - error, chance))
            for name, error in errors.items()
        },
    )


def _figures(forecasts: Sequence[Forecast]) -> ForecastFigures | None:
    if not forecasts:
        return None
    inside = normal_quantile((1 + COVERAGE) / 2)
    return ForecastFigures(
        count=len(forecasts),
        lifts=len({one.exercise for one in forecasts}),
        off_log_kg=float(np.mean(np.abs([one.off_log_kg for one in forecasts]))),
        covered_fraction=float(np.mean(np.abs([one.off_sd for one in forecasts]) < inside)),
    )
