"""A small change of the calendar changes little of the plan; the same calendar nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, Final

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.planning.engine import plan_season
from ironstride.planning.placement import place_sessions
from ironstride.policy.reader import read_policy
from ironstride.training.run import PlannedRun
from placing_cases import generate_runner, make_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from ironstride.training.athlete import Athlete

POLICY = read_policy()
CALENDARS: Final = 60
MOST_CHANGED: Final = 0.1
Spot = tuple[dt.date, dt.time, str, int]
Change = tuple["PlannedRun", ...]


def place(athlete: Athlete, today: dt.date) -> set[Spot]:
    """Return day, time, place and leg grade of every session in 16 weeks."""
    case = make_case(athlete, today, POLICY, weeks=16)
    found = place_sessions(case.weeks, case.openings, case.primer_ends, case.terms)
    return {(one.opening.day, one.opening.at, one.opening.place, one.grade) for one in found.placed}


def move_an_easy_run(athlete: Athlete, today: dt.date) -> Athlete:
    """Move the first easy run after four weeks to the next day."""
    later = today + dt.timedelta(weeks=4)
    easy = next((run for run in athlete.runs if run.type == "easy" and run.on >= later), None)
    if easy is None:
        return add_an_easy_run(athlete, today)
    moved = replace(easy, on=easy.on + dt.timedelta(days=1))
    return replace(athlete, runs=(*(run for run in athlete.runs if run is not easy), moved))


def add_an_easy_run(athlete: Athlete, today: dt.date) -> Athlete:
    """Add an easy run on a morning in five weeks."""
    on = today + dt.timedelta(days=36)
    run = PlannedRun(on, "easy", "easy", "athlete", dt.time(7), duration_s=2700)
    return replace(athlete, runs=(*athlete.runs, run))


@pytest.mark.parametrize("change", [move_an_easy_run, add_an_easy_run])
def test_one_easy_run_changes_few_sessions(
    change: Callable[[Athlete, dt.date], Athlete],
) -> None:
    shares = []
    for seed in range(CALENDARS):
        athlete, today = generate_runner(seed)
        before, after = place(athlete, today), place(change(athlete, today), today)
        if before:
            shares.append(len(before - after) / len(before))
    assert len(shares) > CALENDARS / 2
    assert median(shares) <= MOST_CHANGED
    assert sum(share <= MOST_CHANGED for share in shares) / len(shares) >= 0.9


@pytest.mark.parametrize("seed", range(0, 24, 3))
def test_the_same_input_gives_the_same_plan(seed: int) -> None:
    athlete, today = generate_athlete(seed)
    again, _ = generate_athlete(seed)
    one, other = (
        plan_season(who, today, policy=POLICY, catalogue=read_catalogue())
        for who in (athlete, again)
    )
    assert repr(one) == repr(other)


def test_the_order_of_the_calendar_changes_nothing() -> None:
    athlete, today = generate_athlete(12)
    shuffled = replace(
        athlete, runs=athlete.runs[::-1], races=athlete.races[::-1], pinned=athlete.pinned[::-1]
    )
    one, other = (
        plan_season(who, today, policy=POLICY, catalogue=read_catalogue())
        for who in (athlete, shuffled)
    )
    assert one.weeks == other.weeks
    assert one.broken_rules == other.broken_rules
