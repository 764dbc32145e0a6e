"""The predicted sessions as a tree for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.cli.backtest_view import BacktestRow
    from ironstride.loading.backtest import Baseline
    from ironstride.loading.backtest_figures import BacktestFigures, ForecastFigures
    from ironstride.training.words import Experience

Tree = dict[str, object]


def encode_backtest(
    tested: Sequence[BacktestRow],
    everything: BacktestRow,
    body_mass_kg: float,
    experience: Experience,
) -> Tree:
    """Return the figures of each log and of all; errors are means of |log(predicted / done)|."""
    return {
        "assumed": {"body_mass_kg": body_mass_kg, "experience": experience},
        "logs": [{"file": one.path, "sets": one.sets, **_encode(one.figures)} for one in tested],
        "all": {"sets": everything.sets, **_encode(everything.figures)},
    }


def _encode(figures: BacktestFigures) -> Tree:
    return {
        "next_sessions": _encode_model(figures.again),
        "first_sessions": _encode_model(figures.first),
        "baselines": {name: _encode_baseline(figures, name) for name in figures.baselines_log_kg},
    }


def _encode_model(figures: ForecastFigures | None) -> Tree | None:
    if figures is None:
        return None
    return {
        "sessions": figures.count,
        "lifts": figures.lifts,
        "mean_abs_log_error": round(figures.off_log_kg, 5),
        "inside_80_fraction": round(figures.covered_fraction, 4),
    }


def _encode_baseline(figures: BacktestFigures, name: Baseline) -> Tree:
    difference = figures.differences[name]
    return {
        "mean_abs_log_error": round(figures.baselines_log_kg[name], 5),
        "model_minus_this": {
            "mean": round(difference.mean_log_kg, 5),
            "lo95": round(difference.low_log_kg, 5),
            "hi95": round(difference.high_log_kg, 5),
        },
    }
