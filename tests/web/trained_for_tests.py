"""An athlete with a season and the log of the sample, in kilograms or as a test wants it."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.training.sets import LoggedSet
from ironstride.web.logbook.services import add_sets
from ironstride.web.operation.sample import _read_log

if TYPE_CHECKING:
    from ironstride.web.plans.models import Season

SAMPLE = Path(__file__).parents[2] / "examples" / "sample"


@pytest.fixture(scope="session")
def sample_log() -> list[LoggedSet]:
    return _read_log(SAMPLE, dt.timedelta(0))


@pytest.fixture
def trained(season: Season, sample_log: list[LoggedSet]) -> Season:
    """Return the season of an athlete who has logged for two months."""
    add_sets(season.athlete, sample_log, "Strong")
    season.athlete.refresh_from_db()
    return season


def lift(name: str, day: dt.date, load_kg: float, **more: Any) -> LoggedSet:
    """Return a set of eight reps in the morning of a day."""
    at = dt.datetime.combine(day, dt.time(7))
    given: dict[str, Any] = {"reps": 8, "set_kind": "load_reps", "load_kg": load_kg, **more}
    return LoggedSet(str(uuid.uuid4()), name, at, **given)
