from __future__ import annotations

from tests.cli.test_backtest_view import NOTHING, ROW

from ironstride.cli.backtest_encode import encode_backtest


def test_figures_stand_under_the_names_of_what_they_are() -> None:
    tree = encode_backtest([ROW], ROW, 70, "novice")
    assert tree["assumed"] == {"body_mass_kg": 70, "experience": "novice"}
    assert tree["all"] == {
        "sets": 2_000,
        "next_sessions": {
            "sessions": 1_417,
            "lifts": 129,
            "mean_abs_log_error": 0.1687,
            "inside_80_fraction": 0.823,
        },
        "first_sessions": {
            "sessions": 16,
            "lifts": 11,
            "mean_abs_log_error": 0.23,
            "inside_80_fraction": 0.6875,
        },
        "baselines": {
            "last_value": {
                "mean_abs_log_error": 0.208,
                "model_minus_this": {"mean": -0.039, "lo95": -0.05, "hi95": -0.02},
            },
            "last_epley": {
                "mean_abs_log_error": 0.186,
                "model_minus_this": {"mean": 0.01, "lo95": -0.1, "hi95": 0.12},
            },
            "mean_epley": {
                "mean_abs_log_error": 0.175,
                "model_minus_this": {"mean": 3, "lo95": 2, "hi95": 4},
            },
        },
    }


def test_what_is_not_there_is_null() -> None:
    tree = encode_backtest([NOTHING], NOTHING, 70, "novice")
    assert tree["logs"] == [
        {
            "file": "none.csv",
            "sets": 1,
            "next_sessions": None,
            "first_sessions": None,
            "baselines": {},
        }
    ]
