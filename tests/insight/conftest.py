"""Lifts, sets and a small plan for the tests of what was done."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.loading.strength_model import StrengthModel
from ironstride.policy.reader import read_policy
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.policy.reader import Policy
    from ironstride.training.plan import Plan, PlannedWeek
    from ironstride.training.session import PlannedSession

MONDAY = dt.date(2026, 1, 5)


@pytest.fixture(scope="session")
def policy() -> Policy:
    return read_policy()


@pytest.fixture(scope="session")
def model(catalogue: Catalogue, policy: Policy) -> StrengthModel:
    return StrengthModel.of(catalogue.exercises, 70.0, "intermediate", policy)


@dataclass
class Log:
    """Builds sets with ids of their own."""

    numbers: count[int]

    def one(self, exercise: str, on: dt.date, **fields: Any) -> LoggedSet:
        number = next(self.numbers)
        at = dt.datetime.combine(on, dt.time(8)) + dt.timedelta(minutes=number % 600)
        usual: dict[str, Any] = {"set_kind": "load_reps", "load_kg": 60.0, "reps": 8, "rir": 2.0}
        return LoggedSet(f"s{number}", exercise, at, **usual | fields)

    def weeks(
        self,
        loads: Mapping[str, float],
        weeks: range,
        *,
        growth: float = 0.0,
        times: float = 1.0,
    ) -> list[LoggedSet]:
        """Return three sets of each lift on Monday and Thursday of each week."""
        return [
            self.one(
                lift,
                MONDAY + dt.timedelta(weeks=week, days=day),
                load_kg=round(load_kg * times * (1 + growth) ** week, 3),
            )
            for week in weeks
            for day in (0, 3)
            for lift, load_kg in loads.items()
            for _ in range(3)
        ]


@pytest.fixture
def log() -> Log:
    return Log(count())


@pytest.fixture(scope="session")
def week(plans: Mapping[str, Plan]) -> PlannedWeek:
    """Return a week of the sample with two lifts."""
    return next(one for one in plans["sample"].weeks if len(lifts_of(one)) == 2 and not one.deload)


def lifts_of(week: PlannedWeek) -> list[PlannedSession]:
    return [one for one in week.sessions if one.kind == "lift"]


@pytest.fixture(scope="session")
def plan(plans: Mapping[str, Plan], week: PlannedWeek) -> Plan:
    """Return the sample with that week alone."""
    return replace(plans["sample"], weeks=(week,), events=())
