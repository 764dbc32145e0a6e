"""Races that come, move or go: only the future has other phases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.training import events as ev
from ironstride.training.run import PlannedRun

if TYPE_CHECKING:
    from ironstride.training.plan import Plan


def phases(plan: Plan) -> list[str]:
    return [week.phase for week in plan.weeks]


@pytest.fixture(name="racing")
def fixture_racing(make: Any) -> Any:
    """Return a plan towards a 10 km race on the Sunday of week 7, which stands in the calendar."""
    athlete = make.season().athlete
    day = PlannedRun(make.day(55), "race", "City 10 km", "athlete", distance_m=10_000)
    runs = (*(run for run in athlete.runs if run.on != make.day(55)), day)
    return make.plan(replace(athlete, races=(make.race(55),), runs=runs))


def test_a_new_race_gives_the_coming_weeks_its_phases(make: Any) -> None:
    plan = make.season()
    new = make.replan(plan, ev.RaceAdded(make.race(55)), on=9).plan
    assert new.athlete.races == (make.race(55),)
    assert phases(new)[:2] == phases(plan)[:2]
    assert "taper" in phases(new)
    assert phases(new)[-1] == "transition"
    past = [one for one in plan.sessions() if one.on < make.day(9)]
    assert [one for one in new.sessions() if one.on < make.day(9)] == past


def test_a_moved_race_takes_its_run_and_its_taper_along(make: Any, racing: Plan) -> None:
    new = make.replan(racing, ev.RaceMoved("RACE ON DAY 55", make.day(69)), on=9).plan
    assert [race.on for race in new.athlete.races] == [make.day(69)]
    assert [run.on for run in new.athlete.runs if run.type == "race"] == [make.day(69)]
    assert phases(racing)[7] == "taper" != phases(new)[7]
    assert phases(new)[9] == "taper"
    assert phases(new)[:2] == phases(racing)[:2]
    assert len(new.weeks) == len(racing.weeks) + 2


def test_a_race_that_is_off_leaves_a_season_without_taper(make: Any, racing: Plan) -> None:
    new = make.replan(racing, ev.RaceDropped("race on day 55"), on=9).plan
    assert new.athlete.races == ()
    assert [run for run in new.athlete.runs if run.type == "race"] == []
    assert set(phases(new)).isdisjoint({"taper", "transition"})
    assert phases(new)[:2] == phases(racing)[:2]
    # As far ahead as a season without a race is planned, from the week of the event.
    assert len(new.weeks) == 1 + make.policy.whole("phases.rolling_weeks")


@pytest.mark.parametrize(
    ("event", "on", "text"),
    [
        (
            lambda make: ev.RaceAdded(make.race(3)),
            5,
            "Thu 2026-11-26 is over; add it to the athlete file as a best effort",
        ),
        (
            lambda make: ev.RaceAdded(make.race(55)),
            5,
            "race on day 55 is in the plan already; use race-moved to give it a new day",
        ),
        (
            lambda make: ev.RaceMoved("Nowhere", make.day(60)),
            5,
            "no race is called 'Nowhere'; coming races: race on day 55",
        ),
        (
            lambda make: ev.RaceMoved("race on day 55", make.day(4)),
            5,
            "a race that is over, or a day that is, stays as it is",
        ),
        (
            lambda make: ev.RaceMoved("race on day 55", make.day(60)),
            56,
            "a race that is over, or a day that is, stays as it is",
        ),
        (
            lambda _: ev.RaceDropped("Nowhere"),
            56,
            "no race is called 'Nowhere'; coming races: none",
        ),
        (
            lambda _: ev.RaceDropped("race on day 55"),
            56,
            "race on day 55 was on Sun 2027-01-17, which is over",
        ),
    ],
)
def test_a_race_must_be_known_and_to_come(
    make: Any, racing: Plan, event: Any, on: int, text: str
) -> None:
    assert make.refusal(racing, event(make), on) == text


def test_of_two_races_with_a_name_the_coming_one_is_meant(make: Any, racing: Plan) -> None:
    last_year = replace(make.race(55), on=make.day(-300))
    races = (last_year, *racing.athlete.races)
    plan = replace(racing, athlete=replace(racing.athlete, races=races))
    new = make.replan(plan, ev.RaceDropped("race on day 55")).plan
    assert new.athlete.races == (last_year,)


def test_a_race_that_the_calendar_named_is_told_of_once(make: Any) -> None:
    athlete = make.season().athlete
    run = PlannedRun(make.day(55), "race", "City 10 km", "athlete", distance_m=10_000)
    runs = (*(run for run in athlete.runs if run.on != make.day(55)), run)
    named = make.plan(replace(athlete, runs=runs))
    assert [(race.name, race.priority) for race in named.races] == [("City 10 km", "C")]
    wanted = replace(named.races[0], priority="A")
    new = make.replan(named, ev.RaceAdded(wanted), on=9).plan
    assert [(race.name, race.priority) for race in new.races] == [("City 10 km", "A")]


def test_a_race_moves_to_the_day_that_the_calendar_has_already(make: Any, racing: Plan) -> None:
    runs = tuple(
        replace(run, on=make.day(69)) if run.type == "race" else run for run in racing.athlete.runs
    )
    seen = make.replan(racing, on=9, runs=runs).plan
    assert [race.on for race in seen.races] == [make.day(55), make.day(69)]
    new = make.replan(seen, ev.RaceMoved("race on day 55", make.day(69)), on=9).plan
    assert [(race.on, race.priority) for race in new.races] == [(make.day(69), "A")]
