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
from ironstride.loading.strength_model import LiftWork, StrengthDay
from ironstride.loading.strength_state import PER_LIFT, SHARED, StrengthState

if TYPE_CHECKING:
    from ironstride.loading.kalman import Array
    from ironstride.loading.strength_model import StrengthModel

FORMAT: Final = "ironstride.strength/1"
_COUNTS: Final = ("curves", "sources", "last_days", "sets_used")
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
    except (AttributeError, KeyError, TypeError, ValueError) as error:
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
            observations=tuple(Observation(**one) for one in lift["observations"]),
        )
        for lift in tree["lifts"]
    }
    return model.with_works(day, works)


def _read_state(tree: Any) -> StrengthState:  # noqa: ANN401 - a JSON tree
    exercises = tuple(str(one) for one in tree["exercises"])
    count, size = len(exercises), SHARED + PER_LIFT * len(exercises)
    doubted = [np.nan if one is None else one for one in tree["doubted_log_kg"]]
    lower = np.tril_indices(size)
    covariance = np.zeros((size, size))
    covariance[lower] = _column(tree["covariance"], len(lower[0]))
    return StrengthState(
        on=_read_date(tree["on"]),
        exercises=exercises,
        doubted_log_kg=_column(doubted, count),
        mean=_column(tree["mean"], size),
        covariance=covariance + np.tril(covariance, -1).T,
        **{name: _column(tree[name], count).astype(np.int64) for name in _COUNTS},
        **{name: _column(tree[name], count) for name in _AMOUNTS},
    )


def _column(values: Any, size: int) -> Array:  # noqa: ANN401 - of a JSON tree
    """Return numbers as a column; raises ValueError unless there are `size` of them."""
    column = np.array(values, dtype=float)
    if column.shape != (size,):
        message = f"{size} numbers are expected, not {column.size}"
        raise ValueError(message)
    return column


def _say(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read_date(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
