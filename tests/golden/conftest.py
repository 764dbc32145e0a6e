"""The golden athletes: what was expected before the plan was seen, and the plan."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from ironstride.catalogue.reader import read_catalogue
from ironstride.formats.athlete_file import read_athlete_file
from ironstride.formats.athlete_runs import join_runs
from ironstride.planning.engine import plan_season
from ironstride.policy.reader import read_policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from ironstride.training.athlete import Athlete
    from ironstride.training.plan import Plan

HERE = Path(__file__).parent
NAMES = tuple(sorted(path.name.split(".")[0] for path in HERE.glob("*.expected.yaml")))
A_YEAR = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Golden:
    """A plan with the dates of its races by letter."""

    name: str
    plan: Plan
    races: dict[str, dt.date]


def read_expectation(name: str) -> dict[str, Any]:
    """Return what was written down for `name`."""
    text = (HERE / f"{name}.expected.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def read_golden_athlete(name: str, today: dt.date) -> Athlete:
    """Return the athlete with a year of dated runs; a golden file has no problem at all."""
    file = f"{name}.yaml"
    given, problems = read_athlete_file((HERE / file).read_bytes(), file)
    assert given is not None
    assert problems == ()
    athlete, problems = join_runs(
        given.athlete,
        given.run_lines,
        file=file,
        starts_on=today - dt.timedelta(days=today.weekday()),
        ends_on=today + A_YEAR,
    )
    assert problems == ()
    # Weekly lines go on after the goal race in the file only: nobody runs them the week after.
    last = max((race.on for race in athlete.races), default=None)
    runs = tuple(run for run in athlete.runs if last is None or run.on < last)
    return dataclasses.replace(athlete, runs=runs)


@functools.cache
def plan_golden(name: str) -> Golden:
    """Return the engine's plan, made once a test run."""
    expected = read_expectation(name)
    today: dt.date = expected["today"]
    plan = plan_season(
        read_golden_athlete(name, today),
        today,
        policy=read_policy(),
        catalogue=read_catalogue(),
    )
    return Golden(name, plan, expected["races"])


@pytest.fixture(scope="session")
def golden() -> Callable[[str], Golden]:
    """Return a function from a name to its plan."""
    return plan_golden


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each statement of each athlete a test of its own."""
    if "statement" not in metafunc.fixturenames:
        return
    cases = []
    for name in NAMES:
        expected = read_expectation(name)
        statements = [*expected["expect"], *expected.get("after_reading", ())]
        for number, statement in enumerate(statements, start=1):
            kind = next(iter(statement))
            cases.append(pytest.param(name, statement, id=f"{name}-{number}-{kind}"))
    metafunc.parametrize(("name", "statement"), cases)
