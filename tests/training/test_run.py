from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ironstride.errors import InvalidValueError
from ironstride.training.run import DatedRun, PlannedRun
from ironstride.training.words import RUN_TYPES, RunType

DAY = dt.date(2026, 11, 24)
KEY = {"long", "tempo", "threshold", "intervals", "hills", "race"}


@pytest.mark.parametrize("run_type", RUN_TYPES)
def test_a_run_is_key_by_its_type(run_type: RunType) -> None:
    assert PlannedRun(DAY, run_type, "x", "athlete").is_key is (run_type in KEY)


@pytest.mark.parametrize("said", [True, False])
@pytest.mark.parametrize("run_type", ["easy", "intervals"])
def test_the_athletes_word_stands_over_the_type(run_type: RunType, *, said: bool) -> None:
    assert PlannedRun(DAY, run_type, "x", "athlete", key=said).is_key is said


@pytest.mark.parametrize(
    "changes",
    [{"type": "jog"}, {"distance_m": -1}, {"duration_s": -1}, {"distance_m": float("nan")}],
)
def test_an_impossible_run_is_refused(changes: dict[str, Any]) -> None:
    fields: dict[str, Any] = {"on": DAY, "type": "easy", "title": "x", "source": "athlete"}
    with pytest.raises(InvalidValueError):
        PlannedRun(**fields | changes)


def test_a_dated_run_is_of_a_known_type() -> None:
    with pytest.raises(InvalidValueError, match="run type"):
        DatedRun(
            id="r1",
            on=DAY,
            at=dt.time(7),
            at_source="assumed",
            type="jog",  # type: ignore[arg-type]  # hostile on purpose
            title="x",
            distance_m=None,
            duration_s=None,
            key=False,
            leg_cost=1,
            source="athlete",
        )
