"""Would the weights have been known? Each session of a log predicted from the sessions before it.

Of each lift the best set of its next session is predicted from its past, given its reps (and its
reserve where it is reported), by the model and by what one would take without one. A lift's first
session is predicted from related lifts, which only the model can do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Final, Literal, get_args

from ironstride.loading.observation import load_sign, system_kg, written_kg
from ironstride.loading.set_prediction import predict_load

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ironstride.loading.set_prediction import PredictedLoad
    from ironstride.loading.strength_model import StrengthModel
    from ironstride.loading.strength_state import StrengthState
    from ironstride.training.sets import LoggedSet

Baseline = Literal["last_value", "last_epley", "mean_epley"]
BASELINES: Final[tuple[Baseline, ...]] = get_args(Baseline)
MOST_REPS: Final = 15
_MEAN_OF: Final = 5
_EPLEY_REPS: Final = 30
_LEAST_KG: Final = 0.5


@dataclass(frozen=True, slots=True)
class BestSet:
    """The set of a lift on a day that stands for the most by Epley's formula.

    `load_kg` is what is compared; `moved_kg` always has the share of the body in it.
    """

    load_kg: float
    moved_kg: float
    reps: int
    rir: float | None

    @property
    def reps_to_failure(self) -> float:
        """The reps, and those that were left where the set says so."""
        return self.reps + (self.rir or 0.0)

    @property
    def epley_kg(self) -> float:
        """The one-rep max by Epley's formula, the load itself for a single (epley1985)."""
        return self.load_kg * _stretch(self.reps_to_failure)


@dataclass(frozen=True, slots=True)
class Forecast:
    """One session of a lift: how far off each prediction was, as log(predicted / done).

    `off_log_kg` is the model's, `off_sd` the same in its own standard deviations;
    `baselines_log_kg` is empty for the first session of a lift.
    """

    exercise: str
    on: dt.date
    off_log_kg: float
    off_sd: float
    baselines_log_kg: Mapping[Baseline, float]

    @property
    def is_first(self) -> bool:
        """Whether the lift was never done before: it follows from related ones."""
        return not self.baselines_log_kg


def forecast_log(sets: Sequence[LoggedSet], model: StrengthModel) -> Iterator[Forecast]:
    """Yield a forecast for each session that its past says something of, in the order of time."""
    best = _best_sets(sets, model)
    past: dict[str, list[BestSet]] = {}
    for day in model.days(sets):
        for exercise, done in best.get(day.on, {}).items() if day.on is not None else ():
            before = past.setdefault(exercise, [])
            predicted = _predict(model, day.before, exercise, done, is_first=not before)
            if predicted is not None and day.on is not None:
                expected_kg = _compared_kg(math.exp(predicted.log_kg), exercise, model)
                yield Forecast(
                    exercise=exercise,
                    on=day.on,
                    off_log_kg=math.log(expected_kg / done.load_kg),
                    off_sd=(predicted.log_kg - math.log(done.moved_kg)) / predicted.log_sd,
                    baselines_log_kg=_baselines(before, done),
                )
            before.append(done)


def _predict(
    model: StrengthModel, state: StrengthState, exercise: str, done: BestSet, *, is_first: bool
) -> PredictedLoad | None:
    index = state.index(exercise)
    if index is None and is_first:
        joined = model.joined(state, exercise)
        if joined is None:
            return None
        state, index = joined, len(joined.exercises) - 1
    if index is None:
        return None
    return predict_load(state, index, done.reps, done.rir, model.numbers)


def _best_sets(
    sets: Iterable[LoggedSet], model: StrengthModel
) -> dict[dt.date, dict[str, BestSet]]:
    """Return the best set of each lift on each day, the lifts in the order of the log."""
    found: dict[dt.date, dict[str, BestSet]] = {}
    for one in sorted(sets, key=lambda one: one.performed_at):
        best = _read(one, model)
        if best is not None:
            lifts = found.setdefault(one.performed_on, {})
            known = lifts.get(one.exercise)
            if known is None or best.epley_kg > known.epley_kg:
                lifts[one.exercise] = best
    return found


def _read(one: LoggedSet, model: StrengthModel) -> BestSet | None:
    """Return a work set with a load and few enough reps in the terms of a forecast."""
    exercise = model.exercises.get(one.exercise)
    if one.kind != "work" or not one.load_kg or not 1 <= (one.reps or 0) <= MOST_REPS:
        return None
    if exercise is not None and load_sign(exercise) < 0:
        return None
    moved_kg = system_kg(one.load_kg, exercise, model.body_mass_kg)
    compared_kg = _compared_kg(moved_kg, one.exercise, model)
    return BestSet(compared_kg, moved_kg, one.reps or 0, one.rir)


def _compared_kg(moved_kg: float, name: str, model: StrengthModel) -> float:
    """Return the load as written, or all that moves where the body is the load."""
    exercise = model.exercises.get(name)
    if exercise is not None and exercise.set_kind == "bodyweight":
        return moved_kg
    # The model may believe that less than the body's share can be moved.
    return max(written_kg(moved_kg, exercise, model.body_mass_kg), _LEAST_KG)


def _baselines(before: Sequence[BestSet], done: BestSet) -> dict[Baseline, float]:
    """Return how far off the last load and Epley's formula are, none without a past."""
    if not before:
        return {}
    own = done.epley_kg
    return {
        "last_value": math.log(before[-1].load_kg / done.load_kg),
        "last_epley": math.log(before[-1].epley_kg / own),
        "mean_epley": math.log(fmean(one.epley_kg for one in before[-_MEAN_OF:]) / own),
    }


def _stretch(reps_to_failure: float) -> float:
    return 1 + reps_to_failure / _EPLEY_REPS if reps_to_failure > 1 else 1.0
