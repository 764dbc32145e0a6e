"""How true the strength index is: `python bench/bench_strength_index.py [RUNNERS [FIRST]]`.

RUNNERS (150) simulated runners, the first of seed FIRST (2000), train ten weeks with Ironstride's
weights. Prints in how many the true change lies in the range of the index and of single lifts, how
far the index is off, and the time for a log of 10,000 sets beside that of one replay.
"""

from __future__ import annotations

import math
import os

# Before numpy is loaded: one core, or the figures depend on what else runs.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import time
from dataclasses import dataclass, field
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np

from arguments import read_numbers
from bench_strength_model import LIFTS_OF_ONE, build_model, make_log
from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.simulated_runners import simulate_truth
from ironstride.cohort.simulation import live_with, own_prescriber
from ironstride.insight.day_levels import DayLevels
from ironstride.insight.strength_history import read_strength_history
from ironstride.insight.strength_index import IndexChain, SessionCount
from ironstride.loading.strength_model import StrengthModel
from ironstride.policy.reader import read_policy

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.cohort.own_prescriber import Ironstride
    from ironstride.cohort.prescribers import GymLift
    from ironstride.cohort.simulated_runners import SimulatedRunner
    from ironstride.cohort.simulated_season import Dose
    from ironstride.insight.strength_history import StrengthHistory
    from ironstride.training.sets import LoggedSet

LEAST_SESSIONS = 5
BASE_SESSION = 2
SETS = 10_000


@dataclass
class Scribe:
    """A prescriber whose sets are kept."""

    own: Ironstride
    sets: list[LoggedSet] = field(default_factory=list)

    def next_load_kg(self, lift: GymLift, dose: Dose, on: dt.date) -> float:
        """Return the load of the prescriber."""
        return self.own.next_load_kg(lift, dose, on)

    def saw(self, done: LoggedSet) -> None:
        """Keep a set and pass it on."""
        self.sets.append(done)
        self.own.saw(done)


def main(runners: int, first: int) -> None:
    """Print the shares, the errors and the times."""
    index_hits, errors, lift_hits = [], [], []
    for seed in range(first, first + runners):
        runner = simulate_truth(seed, read_catalogue())
        scribe = Scribe(own_prescriber(runner))
        live_with(scribe, runner)
        model = _model_of(runner)
        today = max(one.performed_on for one in scribe.sets)
        history = read_strength_history(model, scribe.sets, today, read_policy())
        lift_hits += _judge_lifts(history, runner)
        if history.index["all"]:
            point, true = history.index["all"][-1], true_index(runner, model, scribe.sets)
            index_hits.append(point.low_fraction <= true <= point.high_fraction)
            errors.append(point.median_fraction - true)
    print(f"{len(index_hits)} runners: the index holds the truth in {fmean(index_hits):.0%},")
    print(f"  off by {fmean(errors):+.1%} on average, {np.std(errors):.1%} standard deviation")
    print(f"{len(lift_hits)} lifts: the change holds the truth in {fmean(lift_hits):.0%}")
    _time()


def true_index(runner: SimulatedRunner, model: StrengthModel, sets: list[LoggedSet]) -> float:
    """Return the index of true one-rep maxes, joined and left by the same lifts."""
    policy = read_policy()
    count = SessionCount(policy.whole("insight.index.lasts_days"))
    chain = IndexChain(model.exercises, "all", policy, 0.0)
    for day in model.days(sets):
        if day.on is None:
            continue
        done = tuple(one.exercise for one in day.lifts if one.session.form is not None)
        count.note(done, day.on)
        true = {name: math.log(runner.mean_kg(name, day.on, 0.0)) for name in day.state.exercises}
        counted = count.counted(policy.whole("insight.index.least_sessions"))
        chain.step(DayLevels(true, np.zeros((len(true), len(true)))), counted, day.on)
    return math.expm1(chain.moved)


def _model_of(runner: SimulatedRunner) -> StrengthModel:
    exercises = read_catalogue().exercises
    return StrengthModel.of(exercises, runner.body_mass_kg, runner.experience, read_policy())


def _judge_lifts(history: StrengthHistory, runner: SimulatedRunner) -> list[bool]:
    hits = []
    for lift in history.lifts:
        if lift.sessions < LEAST_SESSIONS:
            continue
        since = lift.points[BASE_SESSION].on
        change = lift.change_since(since, read_policy())
        if change is not None:
            before = runner.mean_kg(lift.exercise, since, 0.0)
            true = runner.mean_kg(lift.exercise, lift.points[-1].on, 0.0) / before - 1
            hits.append(change.low_fraction <= true <= change.high_fraction)
    return hits


def _time() -> None:
    model, log = build_model(), make_log(LIFTS_OF_ONE, SETS)
    today = max(one.performed_on for one in log)
    begun_s = time.process_time()
    model.follow(log)
    replayed_s = time.process_time()
    read_strength_history(model, log, today, read_policy())
    read_s = time.process_time()
    print(
        f"{SETS:,} sets of {LIFTS_OF_ONE} lifts: history {read_s - replayed_s:.2f} s, "
        f"replay alone {replayed_s - begun_s:.2f} s"
    )


if __name__ == "__main__":
    main(*read_numbers(__doc__ or "", runners=150, first=2000))
