"""One-rep maxima from sets to failure: `python bench/bench_one_rep_max.py`.

The table RTF_testing.csv of the data folder holds 12 athletes with a tested one-rep max and sets to
failure at 70, 80 and 90 % of it. The model sees some of the sets and estimates the maximum; beside
it stand Epley's formula, a fixed slope k, and one k pooled from the other athletes. The model's
prior of k is that of an unknown lift, worth 22 athletes, and the other 11 athletes of the table.
"""

from __future__ import annotations

import csv
import datetime as dt
import math
from collections import defaultdict
from dataclasses import dataclass, replace
from statistics import fmean
from typing import TYPE_CHECKING, Final

import numpy as np

from ironstride.loading.backtest_figures import COVERAGE
from ironstride.loading.bootstrap import mean_interval
from ironstride.loading.reps_curve import normal_quantile
from ironstride.loading.strength_model import StrengthModel
from ironstride.loading.strength_state import level_at
from ironstride.policy.reader import read_policy
from ironstride.training.sets import LoggedSet
from lift_data import data_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Errors = NDArray[np.float64]

TABLE: Final = "tables/RTF_testing.csv"
# Which sets are seen, as shares of the tested maximum, and the error [%] that is accepted.
SEEN: Final = (
    ("80 and 90 %", (0.8, 0.9), 3.6),
    ("70, 80 and 90 %", (0.7, 0.8, 0.9), 3.0),
    ("80 %", (0.8,), 6.6),
)
PRIOR_ATHLETES: Final = 22
FIXED_K: Final = (0.020, 0.0333)
# A set to failure was watched: the reserve is 0, give or take a misjudged rep.
FAILURE_RIR_SD: Final = 0.3
# A set to failure ends between two whole reps.
WHOLE_REP: Final = 0.5
LEAST_K, MOST_K, STEPS_K = 0.003, 0.5, 3_000
SEED: Final = 4


@dataclass(frozen=True, slots=True)
class FailureSet:
    """One set to failure of an athlete with a tested one-rep max."""

    one_rep_max_kg: float
    share: float
    load_kg: float
    reps: int


Table = dict[str, list[FailureSet]]


def main() -> None:
    """Print errors and coverage of each method for each choice of sets."""
    table = read_table(data_folder() / TABLE)
    chance = np.random.default_rng(SEED)
    print(f"{len(table)} athletes; mean absolute error of the tested one-rep max")
    for words, shares, aim in SEEN:
        seen = {name: [one for one in sets if one.share in shares] for name, sets in table.items()}
        found = {name: estimate_by_model(name, seen, table) for name in table}
        own = errors(table, {name: math.exp(log_kg) for name, (log_kg, _) in found.items()})
        inside = fmean(is_inside(table[name][0].one_rep_max_kg, *found[name]) for name in table)
        print(f"\nfrom {words}")
        print(f"  {'model':22}{say(own)}   aim {aim} %; {inside:.0%} in the {COVERAGE:.0%} range")
        for method, estimates_kg in baselines(table, seen).items():
            other = errors(table, estimates_kg)
            low, high = mean_interval(np.abs(own) - np.abs(other), chance)
            mean = fmean(np.abs(own) - np.abs(other))
            apart = f"{100 * mean:+.2f} ({100 * low:+.2f} to {100 * high:+.2f})"
            print(f"  {method:22}{say(other)}   model - this {apart}")


def read_table(path: Path) -> Table:
    """Return the sets of each athlete."""
    table: Table = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            one = FailureSet(
                float(row["1RM"]),
                round(float(row["Target %1RM"]), 1),
                float(row["Real Weight"]),
                int(float(row["nRM"])),
            )
            table[row["Athlete"]].append(one)
    return dict(sorted(table.items()))


def fit_log_k(sets: Sequence[FailureSet]) -> float:
    """Return the log k of an athlete whose maximum is known, by least squares."""
    grid = np.linspace(math.log(LEAST_K), math.log(MOST_K), STEPS_K)
    off = sum(
        (
            math.log(one.one_rep_max_kg / one.load_kg)
            - np.log1p(np.exp(grid) * (one.reps - 1 + WHOLE_REP))
        )
        ** 2
        for one in sets
    )
    return float(grid[np.argmin(off)])


def fit_prior(others: Sequence[float], log_k: float, log_sd: float) -> tuple[float, float]:
    """Return mean and spread of log k: the prior's as so many athletes, and the `others`."""
    slopes = np.array(others)
    count = PRIOR_ATHLETES + len(slopes)
    mean = (PRIOR_ATHLETES * log_k + slopes.sum()) / count
    squares = PRIOR_ATHLETES * (log_sd**2 + (log_k - mean) ** 2) + ((slopes - mean) ** 2).sum()
    return float(mean), math.sqrt(squares / (count - 1))


def estimate_by_model(
    athlete: str, seen: Mapping[str, Sequence[FailureSet]], table: Table
) -> tuple[float, float]:
    """Return the log one-rep max [log kg] and its uncertainty on the day of the test."""
    model = StrengthModel.of({}, 70, "intermediate", read_policy())
    numbers = model.numbers
    others = [fit_log_k(sets) for name, sets in table.items() if name != athlete]
    log_k, log_sd = fit_prior(others, numbers.curve_log_k[-1], numbers.curve_log_sd[-1])
    groups = len(numbers.curve_log_k)
    numbers = replace(
        numbers,
        curve_log_k=(log_k,) * groups,
        curve_log_sd=(log_sd,) * groups,
        rir_sd=(FAILURE_RIR_SD,) * len(numbers.rir_sd),
    )
    day = replace(model, numbers=numbers).follow(log_sets(seen[athlete]))
    at = level_at(0)
    spread = math.sqrt(day.state.covariance[at, at] + numbers.day_log_sd**2)
    return float(day.state.mean[at]), spread


def log_sets(sets: Sequence[FailureSet]) -> list[LoggedSet]:
    """Return sets to failure as a runner would have logged them, in the order of the table."""
    begun = dt.datetime(2026, 1, 1, 12)
    return [
        LoggedSet(
            id=str(place),
            exercise="tested lift",
            performed_at=begun + dt.timedelta(days=2 * place),
            set_kind="load_reps",
            load_kg=one.load_kg,
            reps=one.reps,
            rir=0.0,
        )
        for place, one in enumerate(sets)
    ]


def baselines(
    table: Table, seen: Mapping[str, Sequence[FailureSet]]
) -> dict[str, dict[str, float]]:
    """Return the one-rep max [kg] of each athlete by each formula, the mean over the sets."""

    def by_slope(name: str, k: float, rep: float) -> float:
        return fmean(one.load_kg * (1 + k * (one.reps - rep)) for one in seen[name])

    def by_others(name: str) -> float:
        slopes = [fit_log_k(sets) for other, sets in table.items() if other != name]
        return by_slope(name, math.exp(fmean(slopes)), 1 - WHOLE_REP)

    return {
        "Epley": {name: by_slope(name, 1 / 30, 0.0) for name in table},
        **{f"fixed k {k}": {name: by_slope(name, k, 1.0) for name in table} for k in FIXED_K},
        "k pooled from others": {name: by_others(name) for name in table},
    }


def errors(table: Table, estimates_kg: Mapping[str, float]) -> Errors:
    """Return the relative error of each athlete's one-rep max."""
    return np.array(
        [estimates_kg[name] / sets[0].one_rep_max_kg - 1 for name, sets in table.items()]
    )


def is_inside(one_rep_max_kg: float, log_kg: float, log_sd: float) -> bool:
    """Whether the tested maximum lies in the range that was given."""
    z = normal_quantile((1 + COVERAGE) / 2)
    return abs(math.log(one_rep_max_kg) - log_kg) < z * log_sd


def say(found: Errors) -> str:
    """Return the mean absolute error and the mean error in percent."""
    return f"{100 * np.abs(found).mean():5.2f} %  bias {100 * found.mean():+5.2f} %"


if __name__ == "__main__":
    main()
