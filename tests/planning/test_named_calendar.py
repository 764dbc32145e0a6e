"""Intervals on Tuesday, tempo on Thursday, long on Sunday, easy on Wednesday and Friday."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.planning.check.judge import check_plan
from ironstride.planning.engine import plan_season
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.athlete import Athlete, Lift, Lifting
from ironstride.training.availability import Availability, Slot
from ironstride.training.place import Place
from ironstride.training.run import PlannedRun
from ironstride.training.words import EQUIPMENT, HEAVY_LEG_PATTERNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.training.plan import Plan, PlannedWeek
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import RunType

HOURS: Final = {"1": 12, "2": 36, "3": 48}
NUMBERS: Final[dict[str, object]] = {
    "clearance.key_h": HOURS,
    "clearance.long_h": HOURS,
    "clearance.after_hard_run_h": 6,
    "demand.leg_grades.hypertrophy": {"2": [3, 2]},
    "demand.leg_grades.max_strength": {"2": [3, 2]},
    "demand.leg_grades.power": {"2": [3, 2]},
}
POLICY, PROBLEMS = override_policy(read_policy(), NUMBERS, "tests")
CATALOGUE = read_catalogue()
MONDAY: Final = dt.date(2026, 11, 23)
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
WEEK: Final[dict[int, tuple[RunType, int, int]]] = {
    TUE: ("intervals", 7, 60),
    WED: ("easy", 7, 45),
    THU: ("tempo", 7, 60),
    FRI: ("easy", 7, 45),
    SUN: ("long", 8, 95),
}
KEY_DAYS: Final = (TUE, THU, SUN)
Spot = tuple[int, int]


def runs(*, timed: bool) -> Iterator[PlannedRun]:
    for day in range(12 * 7):
        if day % 7 in WEEK:
            kind, hour, minutes = WEEK[day % 7]
            at = dt.time(hour) if timed else None
            on = MONDAY + dt.timedelta(days=day)
            yield PlannedRun(on, kind, kind, "athlete", at, duration_s=60 * minutes)


def plan(*days: int, timed: bool, at: dt.time | None = dt.time(18)) -> Plan:
    """Return twelve weeks of a lifter with an hour in the gym on `days`, two sessions a week."""
    athlete = Athlete(
        name="Kim",
        born=dt.date(1990, 5, 1),
        body_mass_kg=65,
        availability=Availability({day: (Slot(60, "gym", at),) for day in days}),
        places={"gym": Place("gym", frozenset(EQUIPMENT))},
        lifting=Lifting(
            "intermediate",
            dict.fromkeys(HEAVY_LEG_PATTERNS, 5),
            dict.fromkeys(HEAVY_LEG_PATTERNS, 30),
        ),
        sessions_per_week=2,
        lifts=(Lift("back-squat", MONDAY - dt.timedelta(days=3), 60, 5),),
        runs=tuple(runs(timed=timed)),
    )
    return plan_season(athlete, MONDAY, policy=POLICY, catalogue=CATALOGUE)


def lifts_in(week: PlannedWeek) -> list[PlannedSession]:
    return [session for session in week.sessions if session.kind == "lift"]


def spots(week: PlannedWeek) -> list[Spot]:
    return [(session.on.weekday(), session.leg_grade) for session in lifts_in(week)]


def weeks_of(found: Plan, *, deload: bool = False) -> list[PlannedWeek]:
    return [week for week in found.weeks if week.deload is deload]


def broken_in(found: Plan, week: PlannedWeek) -> dict[str, float]:
    """Return the price of each broken rule in `week`."""
    prices: dict[str, float] = defaultdict(float)
    for breach in found.broken_rules:
        if 0 <= (breach.on - week.starts_on).days < 7:
            prices[breach.rule] += breach.cost
    return dict(prices)


def has_heavy_legs(session: PlannedSession) -> bool:
    return any(
        item.rep_class == "strength" and HEAVY_LEG_PATTERNS & set(item.patterns)
        for _, item in session.items()
    )


WAYS: Final = {
    "two gym days": ((WED, FRI), True, dt.time(18)),
    "two gym days, runs without times": ((WED, FRI), False, dt.time(18)),
    "free choice with times": (range(7), True, dt.time(18)),
    "free choice, gym without times": (range(7), True, None),
    "free choice, runs without times": (range(7), False, dt.time(18)),
    "nothing with a time": (range(7), False, None),
}


def test_the_numbers_of_the_tests_are_accepted() -> None:
    assert PROBLEMS == ()


@pytest.mark.parametrize("way", WAYS)
def test_every_way_holds_both_sessions_and_names_all_that_it_breaks(way: str) -> None:
    days, timed, at = WAYS[way]
    found = plan(*days, timed=timed, at=at)
    assert [len(lifts_in(week)) for week in found.weeks] == [2] * 12
    # The judge prices every soft rule by itself: what is not named, it reports.
    assert check_plan(found, policy=POLICY, catalogue=CATALOGUE) == ()


@pytest.mark.parametrize("way", WAYS)
def test_no_way_puts_heavy_legs_on_the_day_before_a_key_run(way: str) -> None:
    days, timed, at = WAYS[way]
    for session in plan(*days, timed=timed, at=at).sessions():
        if (session.on.weekday() + 1) % 7 in KEY_DAYS:
            assert session.leg_grade <= 1
            assert not has_heavy_legs(session)


@pytest.mark.parametrize("at", [dt.time(18), None])
def test_with_times_hard_days_stay_hard_and_easy_days_easy(at: dt.time | None) -> None:
    found = plan(*range(7), timed=True, at=at)
    for week in weeks_of(found):
        assert spots(week) == [(TUE, 2), (THU, 3)]
        assert all(session.at.hour >= 14 for session in lifts_in(week))
        assert broken_in(found, week) == {}
    for week in weeks_of(found, deload=True):
        assert broken_in(found, week) == {}


def test_two_gym_days_get_light_legs_before_the_tempo_run_and_more_before_the_long_run() -> None:
    found = plan(WED, FRI, timed=True)
    for week in weeks_of(found):
        assert spots(week) == [(WED, 1), (FRI, 2)]
        # One grade less on each day is all it costs, and the plan says so.
        assert set(broken_in(found, week)) == {"leg_dose_held"}


def test_runs_without_times_are_kept_apart_in_the_worst_case() -> None:
    found = plan(*range(7), timed=False, at=None)
    for week in weeks_of(found):
        assert spots(week) == [(MON, 1), (FRI, 2)]
        assert set(broken_in(found, week)) == {"leg_dose_held"}


def test_a_gym_late_in_the_day_costs_a_little_when_runs_have_no_times() -> None:
    found = plan(WED, FRI, timed=False)
    for week in weeks_of(found):
        assert spots(week) == [(WED, 1), (FRI, 2)]
        prices = broken_in(found, week)
        assert set(prices) == {"leg_dose_held", "heavy_legs_not_before_key_run"}
        assert prices["heavy_legs_not_before_key_run"] < prices["leg_dose_held"]
