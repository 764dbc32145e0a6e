"""A race that only the calendar names clears the days around it like any race."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ironstride.catalogue.reader import read_catalogue
from ironstride.planning.calendar_races import (
    still_said,
    with_calendar_races,
    without_calendar_races,
)
from ironstride.planning.engine import plan_season
from ironstride.planning.replan import Replanned, replan_season
from ironstride.policy.reader import read_policy
from ironstride.training import events as ev
from ironstride.training.race import Race
from ironstride.training.run import PlannedRun

if TYPE_CHECKING:
    from ironstride.training.athlete import Athlete
    from ironstride.training.plan import Notice

SUNDAY = dt.date(2026, 12, 6)


def racer(make: Any, distance_m: float | None = 42195) -> Athlete:
    run = PlannedRun(SUNDAY, "race", "City Marathon", "feed.ics", distance_m=distance_m)
    athlete: Athlete = make.athlete("intermediate")
    return replace(athlete, runs=(run,), races=())


def test_the_race_is_planned_as_a_c_race_and_said(make: Any) -> None:
    athlete, notices = with_calendar_races(racer(make), read_policy())
    assert [(race.name, race.on, race.priority) for race in athlete.races] == [
        ("City Marathon", SUNDAY, "C")
    ]
    assert "City Marathon" in notices[0].text


def test_a_race_without_a_distance_takes_that_of_the_policy(make: Any) -> None:
    athlete, _ = with_calendar_races(racer(make, None), read_policy())
    assert athlete.races[0].distance_m == read_policy().number("races.unknown_distance_m")


def test_a_race_that_is_known_is_not_added_again(make: Any) -> None:
    known = replace(racer(make), races=(Race("My marathon", SUNDAY, 42195, "A"),))
    assert with_calendar_races(known, read_policy()) == (known, ())


def test_one_name_on_two_days_is_asked_about(make: Any) -> None:
    written = Race("city marathon", SUNDAY - dt.timedelta(days=7), 42195, "A")
    athlete, (notice,) = with_calendar_races(replace(racer(make), races=(written,)), read_policy())
    assert [race.priority for race in athlete.races] == ["A", "C"]
    assert notice.tier == "limit"
    assert 'race-moved:city marathon=2026-12-06"' in notice.text


def test_nothing_but_mobility_follows_it(make: Any) -> None:
    plan = plan_season(
        racer(make), dt.date(2026, 11, 23), policy=read_policy(), catalogue=read_catalogue()
    )
    after = [one for one in plan.sessions() if SUNDAY < one.on <= SUNDAY + dt.timedelta(days=4)]
    assert {one.kind for one in after} <= {"mobility"}


def test_what_the_calendar_gave_goes_with_it_and_what_the_runner_wrote_stays(make: Any) -> None:
    athlete = racer(make)
    known, _ = with_calendar_races(athlete, read_policy())
    assert without_calendar_races(known, SUNDAY) == athlete
    assert without_calendar_races(known, SUNDAY + dt.timedelta(days=1)) == known
    for own in (
        Race("City Marathon", SUNDAY, 42195, "B"),
        Race("City Marathon", SUNDAY, 42195, "C", goal="4:00"),
        Race("City Marathon", SUNDAY, 42195, "C", at=dt.time(9)),
        Race("My marathon", SUNDAY, 42195, "C"),
    ):
        written = replace(athlete, races=(own,))
        assert without_calendar_races(written, SUNDAY) == written


def test_a_race_of_the_calendar_moves_and_goes_with_its_run(make: Any) -> None:
    policy, catalogue = read_policy(), read_catalogue()
    today, later = dt.date(2026, 11, 23), SUNDAY + dt.timedelta(days=7)
    plan = plan_season(racer(make), today, policy=policy, catalogue=catalogue)
    (run,) = plan.athlete.runs
    for runs, days in (((replace(run, on=later),), [later]), ((), [])):
        answer = replan_season(plan, (), today, policy=policy, catalogue=catalogue, runs=runs)
        assert isinstance(answer, Replanned)
        assert [race.on for race in answer.plan.races] == days


def test_what_is_said_of_a_race_of_the_calendar_stays_as_long_as_it_holds(make: Any) -> None:
    policy, catalogue = read_policy(), read_catalogue()
    today = dt.date(2026, 11, 23)
    plan = plan_season(racer(make), today, policy=policy, catalogue=catalogue)
    (said,) = [one for one in plan.notices if "stands in your calendar only" in one.text]

    def notices_after(event: ev.Event, on: dt.date = today) -> tuple[Notice, ...]:
        answer = replan_season(plan, (event,), on, policy=policy, catalogue=catalogue)
        assert isinstance(answer, Replanned)
        assert len(set(answer.plan.notices)) == len(answer.plan.notices)
        return answer.plan.notices

    away = ev.Away(today, today)
    assert said in notices_after(away)
    assert said not in notices_after(away, SUNDAY + dt.timedelta(days=1))
    assert said not in notices_after(ev.RaceDropped("City Marathon"))
    own = Race("City Marathon", SUNDAY, 42195, "C")
    assert list(still_said((), replace(racer(make), races=(own,)), today)) == []
