from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from answers_for_tests import (
    ABOUT,
    HEALTHY,
    PLACE,
    RACE,
    TIME,
    answer,
    answer_all,
    rows,
    url,
)

from ironstride.training import events as ev
from ironstride.web.accounts.models import AthleteRow
from ironstride.web.jobs.models import Job
from ironstride.web.jobs.worker import work_off
from ironstride.web.onboarding.answers_work import events_between
from ironstride.web.onboarding.drafts import read_draft
from ironstride.web.plans.models import Season, SeasonStep
from ironstride.web.plans.planning import read_athlete_tree
from ironstride.web.plans.queries import read_plan
from ironstride.web.plans.services import report_events

if TYPE_CHECKING:
    from conftest import Cast
    from django.test import Client

NEAR = {**RACE, "on": "2027-01-17", "distance": "10k", "goal": ""}


@pytest.fixture
def client(cast: Cast) -> Client:
    """Return the browser of an athlete with a plan up to a race in eight weeks."""
    client = answer_all(cast, races=rows("races", NEAR))
    client.post(url("onboarding_make", cast.athlete))
    assert work_off()
    cast.athlete.refresh_from_db()
    return client


def test_changed_answers_wait_until_the_runner_says_so(cast: Cast, client: Client) -> None:
    before = cast.athlete.file
    answer(client, cast.athlete, "time", {**TIME, "day5-on": "on", "day5-minutes": "60"})
    page = client.get(url("answers", cast.athlete)).content.decode()
    assert "You changed answers" in page
    row = AthleteRow.objects.get(pk=cast.athlete.pk)
    assert row.file == before
    client.post(url("answers_drop", cast.athlete))
    row.refresh_from_db()
    assert row.draft == {}
    assert "Your plan follows these answers" in client.get(url("answers", row)).content.decode()


def test_a_preview_says_what_would_change_and_changes_nothing(cast: Cast, client: Client) -> None:
    answer(client, cast.athlete, "time", {**TIME, "day5-on": "on", "day5-minutes": "60"})
    number = Season.objects.get().number
    client.post(url("answers_preview", cast.athlete))
    assert work_off()
    page = client.get(url("answers", cast.athlete)).content.decode()
    assert "These answers make a new season" in page
    assert Season.objects.get().number == number
    # Another answer makes the preview old.
    answer(client, cast.athlete, "time", TIME)
    page = client.get(url("answers", cast.athlete)).content.decode()
    assert "Show me what would change" in page


def test_using_answers_brings_the_plan_up_to_them(cast: Cast, client: Client) -> None:
    answer(client, cast.athlete, "time", {**TIME, "day5-on": "on", "day5-minutes": "60"})
    client.post(url("answers_use", cast.athlete))
    assert work_off()
    row = AthleteRow.objects.get(pk=cast.athlete.pk)
    assert row.draft == {}
    assert 5 in read_athlete_tree(row.file)[0].athlete.availability.week
    assert 5 in read_plan(Season.objects.get()).athlete.availability.week


def test_a_race_that_moved_is_an_event_that_can_be_undone(cast: Cast, client: Client) -> None:
    shown = {**NEAR, "on": "2027-01-24"}
    answer(client, cast.athlete, "races", rows("races", shown, initial=1))
    client.post(url("answers_use", cast.athlete))
    assert work_off()
    assert SeasonStep.objects.get().reason == "Your answers"
    assert [str(race.on) for race in read_plan(Season.objects.get()).races] == ["2027-01-24"]


def test_what_was_reported_since_is_part_of_the_answers(cast: Cast, client: Client) -> None:
    season = Season.objects.get()
    name = read_plan(season).athlete.races[0].name
    report_events(cast.athlete, [ev.RaceDropped(name)], None)
    cast.athlete.refresh_from_db()
    assert read_draft(cast.athlete).given.athlete.races == ()


def test_an_emergency_later_takes_the_sessions_out_of_the_plan(cast: Cast, client: Client) -> None:
    sick = {**HEALTHY, "health-now": ["chest_pain"]}
    del sick["health-none"]
    page = answer(client, cast.athlete, "health", sick)
    assert page.url == url("onboarding_stop", cast.athlete)
    assert "being taken out of your plan" in client.get(page.url).content.decode()
    assert work_off()
    plan = read_plan(Season.objects.get())
    assert not [one for one in plan.sessions() if one.kind != "run_warmup"]
    assert any(notice.tier == "emergency" for notice in plan.notices)


def test_work_that_is_done_twice_does_no_harm(cast: Cast, client: Client) -> None:
    answer(client, cast.athlete, "about", {**ABOUT, "name": "Ada Smiles"})
    client.post(url("answers_use", cast.athlete))
    client.post(url("answers_use", cast.athlete))
    work_off()
    assert not Job.objects.filter(state="failed").exists()
    assert AthleteRow.objects.get(pk=cast.athlete.pk).name == "Ada Smiles"


def test_only_races_and_pain_are_events(cast: Cast, client: Client) -> None:
    old = read_draft(cast.athlete).given
    health = {"health-none": "on", **rows("injuries")}
    hurt = rows("pain", {"region": "knee", "side": "left", "now": "3"})
    answer(client, cast.athlete, "health", {**health, **hurt})
    cast.athlete.refresh_from_db()
    found = events_between(old, read_draft(cast.athlete).given)
    assert found is not None
    assert [type(event) for event in found] == [ev.PainReported]
    answer(client, cast.athlete, "places", rows("places", {**PLACE, "was": "home"}))
    answer(client, cast.athlete, "about", {**ABOUT, "body_mass": "70"})
    cast.athlete.refresh_from_db()
    assert events_between(old, read_draft(cast.athlete).given) is None


def test_runs_that_came_with_the_plan_are_told(cast: Cast, season: Season) -> None:
    page = cast.client("owner").get(url("answers", season.athlete))
    assert re.search(r"\d+ runs with a date, until \w+ \d+ March 2027", page.content.decode())
