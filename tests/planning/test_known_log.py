"""A plan tells how far the log reached that it was made with, and no more of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from ironstride.formats.plan_file import read_plan, write_plan
from ironstride.planning.known_log import known_part, tell_log, told_log
from ironstride.training.events import Reported, SetsLogged
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from tests.planning.conftest import Make

DAY = dt.date(2026, 11, 20)


def sets(*days: int) -> tuple[LoggedSet, ...]:
    """Return a set on each of these days after the first."""
    times = (dt.datetime.combine(DAY, dt.time(18)) + dt.timedelta(days=day) for day in days)
    return tuple(
        LoggedSet(str(number), "back-squat", at, "load_reps", load_kg=60, reps=8)
        for number, at in enumerate(times)
    )


def test_a_log_is_told_until_a_day() -> None:
    log = sets(0, 0, 3, 9)
    assert tell_log(log, DAY + dt.timedelta(days=3)) == SetsLogged(3, DAY + dt.timedelta(days=3))
    assert tell_log(log, DAY + dt.timedelta(days=2)) == SetsLogged(2, DAY)


def test_an_empty_or_coming_log_tells_nothing() -> None:
    assert tell_log((), DAY) is None
    assert tell_log(sets(1), DAY) is None


def test_a_plan_tells_of_its_log_and_its_file_does_not_hold_it(make: Make) -> None:
    athlete = make.athlete(log=sets(0, 1, 9))
    plan = make.plan(athlete, weeks=2)
    assert told_log(plan) == SetsLogged(2, DAY + dt.timedelta(days=1))
    assert known_part(athlete.log, plan) == athlete.log[:2]
    again, problems = read_plan(write_plan(plan), "plan.json")
    assert again is not None
    assert problems == ()
    assert again.athlete.log == ()
    assert told_log(again) == told_log(plan)


def test_a_plan_without_a_log_tells_of_none(make: Make) -> None:
    plan = make.plan(make.athlete(), weeks=2)
    assert plan.events == ()
    assert told_log(plan) is None
    assert known_part(sets(0), plan) == ()


def test_the_newest_report_counts(make: Make) -> None:
    plan = make.plan(make.athlete(log=sets(0)), weeks=2)
    later = Reported(DAY, SetsLogged(5, DAY))
    assert told_log(replace(plan, events=(*plan.events, later))) == SetsLogged(5, DAY)
