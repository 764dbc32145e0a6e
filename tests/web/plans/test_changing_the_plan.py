from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ironstride.formats.plan_file import write_plan as write_whole_plan
from ironstride.planning.replan import Replanned, replan_season
from ironstride.policy.reader import read_policy
from ironstride.training.events import Ill, LessTime, Missed, Moved
from ironstride.training.week_change import MoreMinutes, WhichDay
from ironstride.web.accounts.models import AthleteRow
from ironstride.web.plans.planning import read_athlete_tree
from ironstride.web.plans.queries import find_season, read_days, read_history, read_plan
from ironstride.web.plans.records import BrokenSeasonError, join_plan, split_plan
from ironstride.web.plans.services import (
    Stale,
    change_usual_week,
    make_plan,
    report_events,
    save_athlete,
    undo_last,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conftest import Cast

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.events import Event
    from ironstride.training.plan import Plan
    from ironstride.web.plans.models import Season

TODAY = dt.date(2026, 11, 24)


def write_plan(plan: Plan) -> str:
    """Return a digest of the plan's file: where two differ, the files would fill the screen."""
    return hashlib.sha256(write_whole_plan(plan).encode()).hexdigest()


def stored(season: Season) -> Plan:
    found = find_season(season.athlete)
    assert found is not None
    return read_plan(found)


@pytest.mark.parametrize("name", ["sample", "newcomer", "traveller", "pounds"])
def test_a_plan_is_split_and_joined_without_loss(name: str, plans: Mapping[str, Plan]) -> None:
    head, sessions = split_plan(plans[name])
    assert write_plan(join_plan(head, sessions)) == write_plan(replace(plans[name], replaces=None))


def test_a_broken_row_is_no_plan(plans: Mapping[str, Plan]) -> None:
    head, sessions = split_plan(plans["sample"])
    with pytest.raises(BrokenSeasonError, match="minutes"):
        join_plan(head, [sessions[0] | {"minutes": "many"}])


def test_a_page_of_days_reads_their_sessions_only(season: Season) -> None:
    days = list(read_days(season, TODAY, TODAY).sessions())
    assert {one.on for one in days} == {TODAY}
    assert days == [one for one in stored(season).sessions() if one.on == TODAY]


@pytest.mark.parametrize(
    "event",
    [
        Missed(TODAY),
        Ill(TODAY, TODAY + dt.timedelta(days=3)),
        LessTime(TODAY, 20),
        Moved(TODAY, TODAY + dt.timedelta(days=1)),
    ],
)
def test_what_happened_is_planned_as_the_engine_does_and_taken_back_whole(
    event: Event, season: Season, catalogue: Catalogue, cast: Cast
) -> None:
    before = stored(season)
    wanted = replan_season(before, [event], TODAY, policy=read_policy(), catalogue=catalogue)
    assert isinstance(wanted, Replanned)
    answer = report_events(season.athlete, [event], cast.owner, reason="life")
    assert isinstance(answer, Replanned)
    assert write_plan(stored(season)) == write_plan(wanted.plan)
    found = find_season(season.athlete)
    assert found is not None
    history = read_history(found)
    assert history is not None
    assert history.changes == wanted.changes
    undo_last(season.athlete)
    assert write_plan(stored(season)) == write_plan(before)
    assert undo_last(season.athlete) is None


def test_several_changes_are_taken_back_one_by_one(season: Season) -> None:
    versions = [write_plan(stored(season))]
    for day in (TODAY, dt.date(2026, 12, 3), dt.date(2026, 12, 10)):
        answer = report_events(season.athlete, [Ill(day, day)], None)
        assert isinstance(answer, Replanned), answer
        versions.append(write_plan(stored(season)))
    assert len(set(versions)) == len(versions)
    for version in reversed(versions[:-1]):
        undo_last(season.athlete)
        assert write_plan(stored(season)) == version


def test_an_event_that_cannot_be_changes_nothing(season: Season) -> None:
    before = find_season(season.athlete)
    answer = report_events(season.athlete, [Moved(dt.date(2026, 1, 1), TODAY)], None)
    after = find_season(season.athlete)
    assert isinstance(answer, tuple)
    assert before is not None
    assert after is not None
    assert before.number == after.number
    assert not after.steps.exists()


def test_a_plan_that_changed_since_it_was_shown_is_left_alone(season: Season) -> None:
    seen = season.number
    report_events(season.athlete, [Missed(TODAY)], None, seen_number=seen)
    before = write_plan(stored(season))
    answer = report_events(season.athlete, [LessTime(TODAY, 20)], None, seen_number=seen)
    assert answer == Stale()
    assert undo_last(season.athlete, seen_number=seen) == Stale()
    assert write_plan(stored(season)) == before


def test_a_new_season_replaces_the_old_one(season: Season) -> None:
    report_events(season.athlete, [Missed(TODAY)], None)
    made = make_plan(season.athlete)
    found = find_season(season.athlete)
    assert found is not None
    assert found.number == 1
    assert not found.steps.exists()
    assert write_plan(read_plan(found)) == write_plan(made.plan)
    assert made.plan.today == TODAY


def test_a_plan_that_went_while_it_was_looked_at_is_told_not_broken(
    cast: Cast, season: Season
) -> None:
    season.delete()
    assert isinstance(report_events(cast.athlete, [Missed(TODAY)], cast.owner), Stale)
    assert isinstance(undo_last(cast.athlete, seen_number=1), Stale)
    longer = MoreMinutes(WhichDay(weekday=3), 30)
    assert isinstance(change_usual_week(cast.athlete, [longer], cast.owner), Stale)


def test_answers_saved_meanwhile_are_not_lost_under_an_older_file(
    cast: Cast, season: Season
) -> None:
    seen = AthleteRow.objects.get(pk=cast.athlete.pk)
    given, _ = read_athlete_tree(cast.athlete.file)
    heavier = replace(given, athlete=replace(given.athlete, body_mass_kg=91.5))
    save_athlete(cast.athlete, heavier)
    change_usual_week(seen, [MoreMinutes(WhichDay(weekday=3), 30)], cast.owner)
    kept, _ = read_athlete_tree(AthleteRow.objects.get(pk=season.athlete.pk).file)
    assert kept.athlete.body_mass_kg == 91.5
