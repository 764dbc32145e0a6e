from __future__ import annotations

from ironstride.cli.backtest_view import BacktestRow, backtest_view
from ironstride.cli.screen import as_text
from ironstride.loading.backtest import BASELINES
from ironstride.loading.backtest_figures import BacktestFigures, Difference, ForecastFigures

FIGURES = BacktestFigures(
    again=ForecastFigures(1_417, 129, 0.1687, 0.823),
    first=ForecastFigures(16, 11, 0.23, 0.6875),
    baselines_log_kg=dict(zip(BASELINES, (0.208, 0.186, 0.175), strict=True)),
    differences=dict(
        zip(
            BASELINES,
            (Difference(-0.039, -0.05, -0.02), Difference(0.01, -0.1, 0.12), Difference(3, 2, 4)),
            strict=True,
        )
    ),
)
ROW = BacktestRow("folder/a log.csv", 2_000, FIGURES)
NOTHING = BacktestRow("none.csv", 1, BacktestFigures(None, None, {}, {}))


def view(*rows: BacktestRow, everything: BacktestRow = ROW, width: int = 80) -> str:
    return as_text(*backtest_view(rows, everything, 70, "novice"), width=width)


def test_errors_are_percent_and_the_share_in_the_range_is_said() -> None:
    line = next(one for one in view(ROW).splitlines() if "a log.csv" in one)
    assert line.split() == "a log.csv 1,417 16.9 % 20.8 % 18.6 % 17.5 % 82 %".split()


def test_differences_say_whether_chance_may_have_made_them() -> None:
    shown = view(ROW)
    assert "-3.9 better" in shown
    assert "+1.0 unclear" in shown
    assert "-10.0 to +12.0" in shown
    assert "+300.0 worse" in shown


def test_a_narrow_screen_cuts_no_number() -> None:
    shown = view(BacktestRow("a_longer_name_2025.csv", 2_000, FIGURES), width=60)
    assert "\N{HORIZONTAL ELLIPSIS}" not in shown
    assert max(len(line) for line in shown.splitlines()) <= 60
    assert "82 %" in shown
    assert "-10.0 to +12.0" in shown


def test_several_logs_are_added_up_and_one_is_not() -> None:
    assert "all" not in view(ROW).split()
    everything = BacktestRow("all", 2_001, FIGURES)
    assert "all" in view(ROW, NOTHING, everything=everything).split()


def test_a_log_with_nothing_to_predict_keeps_its_line() -> None:
    everything = BacktestRow("all", 2_001, FIGURES)
    shown = view(ROW, NOTHING, everything=everything)
    assert next(one for one in shown.splitlines() if "none.csv" in one).split()[1] == "0"


def test_first_sessions_are_told_apart() -> None:
    shown = " ".join(view(ROW).split())
    assert "16 of lifts never done before, from related lifts: 23.0 % off, 69 %" in shown


def test_a_hostile_name_moves_no_cursor() -> None:
    shown = view(BacktestRow("a\x1b[2Jb.csv", 1, FIGURES))
    assert "\x1b" not in shown
