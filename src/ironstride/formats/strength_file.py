"""What is believed of a runner's strength as JSON text, so that a log need not be followed anew.

Every number is written in full: what is read again is the same to the last bit.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from ironstride.errors import Problem
from ironstride.formats.json_tree import read_json_tree
from ironstride.loading.observation import Observation
from ironstride.loading.reps_curve import CURVE_GROUPS
from ironstride.loading.strength_model import LiftWork, StrengthDay
from ironstride.loading.strength_state import PER_LIFT, SHARED, StrengthState

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ironstride.loading.kalman import Array
    from ironstride.loading.strength_model import StrengthModel

FORMAT: Final = "ironstride.strength/1"
_COUNTS: Final = ("curves", "sources", "last_days", "sets_used")
_MOST_SETS: Final = 10**9
_AMOUNTS: Final = ("faded", "surprises", "surprise_count")


def write_strength(day: StrengthDay) -> str:
    """Return the day as JSON text: the state it began with, and its sets so far."""
    before = day.before
    tree = {
        "format": FORMAT,
        "on": _say(day.on),
        "before": {
            "on": _say(before.on),
            "exercises": list(before.exercises),
            **{name: getattr(before, name).tolist() for name in (*_COUNTS, *_AMOUNTS)},
            "doubted_log_kg": [None if np.isnan(one) else one for one in before.doubted_log_kg],
            "mean": before.mean.tolist(),
            "covariance": before.covariance[np.tril_indices(len(before.mean))].tolist(),
        },
        "doubted_before": sorted(day.doubted_before),
        "lifts": [
            {
                "exercise": lift.exercise,
                "begun_at": lift.work.begun_at.isoformat(),
                "sets": lift.work.sets,
                "observations": [asdict(one) for one in lift.work.observations],
            }
            for lift in day.lifts
        ],
    }
    return json.dumps(tree, allow_nan=False, separators=(",", ":"))


def read_strength(
    text: str, model: StrengthModel, file: str
) -> tuple[StrengthDay | None, tuple[Problem, ...]]:
    """Return the day that was written, or the problem that stopped it: then follow the log."""
    tree, problems = read_json_tree(text, file)
    if tree is None or problems:
        return None, problems
    try:
        return _read_day(tree, model), ()
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
        advice = f"is no {FORMAT} ({error!s:.80}); follow the log again"
        return None, (Problem(file, "file", advice),)


def _read_day(tree: Any, model: StrengthModel) -> StrengthDay:  # noqa: ANN401 - a JSON tree
    if tree["format"] != FORMAT:
        message = f"its format is {tree['format']!r:.40}"
        raise ValueError(message)
    doubted = frozenset(str(one) for one in tree["doubted_before"])
    day = StrengthDay(_read_state(tree["before"]), _read_date(tree["on"]), (), doubted)
    works = {
        str(lift["exercise"]): LiftWork(
            begun_at=dt.datetime.fromisoformat(lift["begun_at"]),
            sets=int(lift["sets"]),
            observations=tuple(_read_observation(one) for one in lift["observations"]),
        )
        for lift in tree["lifts"]
    }
    return model.with_works(day, works)


def _read_observation(tree: Any) -> Observation:  # noqa: ANN401 - a JSON tree
    one = Observation(**tree)
    if not (one.system_kg > 0 and one.reps >= 0 and one.before >= 0):
        message = f"no set has {one.reps} reps with {one.system_kg} kg"
        raise ValueError(message)
    return one


def _read_state(tree: Any) -> StrengthState:  # noqa: ANN401 - a JSON tree
    exercises = tuple(str(one) for one in tree["exercises"])
    count, size = len(exercises), SHARED + PER_LIFT * len(exercises)
    said = [one is not None for one in tree["doubted_log_kg"]]
    doubted = _column([one or 0.0 for one in tree["doubted_log_kg"]], count)
    lower = np.tril_indices(size)
    covariance = np.zeros((size, size))
    covariance[lower] = _column(tree["covariance"], len(lower[0]))
    if not (np.diagonal(covariance) > 0).all():
        message = "a variance is above 0"
        raise ValueError(message)
    return StrengthState(
        on=_read_date(tree["on"]),
        exercises=exercises,
        doubted_log_kg=np.where(said, doubted, np.nan),
        mean=_column(tree["mean"], size),
        covariance=covariance + np.tril(covariance, -1).T,
        **{
            name: _whole_column(tree[name], count, most)
            for name, most in (
                ("curves", len(CURVE_GROUPS) - 1),
                ("sources", count - 1),
                ("last_days", dt.date.max.toordinal()),
                ("sets_used", _MOST_SETS),
            )
        },
        **{name: _column(tree[name], count) for name in _AMOUNTS},
    )


def _column(values: Any, size: int) -> Array:  # noqa: ANN401 - of a JSON tree
    """Return numbers as a column; raises ValueError unless there are `size` of them."""
    column = np.array(values, dtype=float)
    if column.shape != (size,) or not np.isfinite(column).all():
        message = f"{size} numbers are expected, not {column.size}"
        raise ValueError(message)
    return column


def _whole_column(
    values: Any,  # noqa: ANN401 - of a JSON tree
    size: int,
    most: int,
) -> NDArray[np.int64]:
    """Return whole numbers from 0 to `most`; raises ValueError where one is none."""
    column = _column(values, size)
    if not ((column >= 0) & (column <= most) & (column == np.floor(column))).all():
        message = f"a number is not whole, or not from 0 to {most}"
        raise ValueError(message)
    return column.astype(np.int64)


def _say(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read_date(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
