"""One step ahead on real logs: `python bench/bench_backtest.py`.

Runs `ironstride backtest` on the three lift logs of the data folder: the best set of the next
session of each lift, predicted from its past, beside the last value, Epley's formula on the last
session, and its mean over the last five. Prints the table and the accepted lines; exit code 1 when
one is not reached.
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Any, Final

from ironstride.cli.main import main as ironstride
from lift_data import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

LOGS: Final = ("strong_2021.csv", "strong_2026.csv", "fitnotes_2025.csv")
LEAST_COVERED, MOST_COVERED = 0.75, 0.85


def main() -> int:
    """Print the table and the accepted lines; return 1 when one is not reached."""
    folder = data_folder() / "lifts"
    # One of the logs does not say its unit; its owner writes kilograms.
    command = ["backtest", *(str(folder / name) for name in LOGS), "--units", "kg"]
    ironstride(command)
    printed = io.StringIO()
    with redirect_stdout(printed):
        ironstride([*command, "--format", "json"])
    tree = json.loads(printed.getvalue())
    lines = [
        line
        for name, figures in zip((*LOGS, "all"), (*tree["logs"], tree["all"]), strict=True)
        for line in judge(name, figures, is_sum=name == "all")
    ]
    for line, reached in lines:
        print(f"{'yes' if reached else 'NO ':3}  {line}")
    return int(not all(reached for _, reached in lines))


def judge(name: str, figures: dict[str, Any], *, is_sum: bool) -> Iterator[tuple[str, bool]]:
    """Yield each accepted line of a log, or of all of them, and whether it is reached."""
    baselines = figures["baselines"]
    best = min(baselines, key=lambda one: baselines[one]["mean_abs_log_error"])
    against = baselines[best]["model_minus_this"]
    mean, low, high = (f"{100 * against[one]:+.1f}" for one in ("mean", "lo95", "hi95"))
    said = f"{mean} ({low} to {high})"
    if is_sum:
        yield f"{name}: better than the best baseline, {best}: {said}", against["mean"] < 0
    else:
        yield (
            f"{name}: not worse than the best, {best}, beyond chance: {said}",
            against["lo95"] <= 0,
        )
    covered = figures["next_sessions"]["inside_80_fraction"]
    aim = f"{LEAST_COVERED:.0%} to {MOST_COVERED:.0%}"
    reached = LEAST_COVERED <= covered <= MOST_COVERED
    yield f"{name}: {covered:.1%} inside the 80 % range, aim {aim}", reached


if __name__ == "__main__":
    sys.exit(main())
