from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from answers_for_tests import (
    ABOUT,
    HEALTHY,
    PLACE,
    RACE,
    answer,
    answer_all,
    rows,
    url,
    whole,
)

from ironstride.web.accounts.services import begin_athlete
from ironstride.web.jobs.worker import work_off
from ironstride.web.onboarding.drafts import read_draft
from ironstride.web.onboarding.steps import STEP_NAMES
from ironstride.web.plans.models import Season
from ironstride.web.plans.planning import read_athlete_tree

if TYPE_CHECKING:
    from conftest import Cast
    from pytest_django import DjangoAssertNumQueries


def test_the_questions_lead_to_a_plan_and_what_happens_next(cast: Cast) -> None:
    client = answer_all(cast)
    page = client.get(url("answers", cast.athlete)).content.decode()
    assert "City Marathon" in page
    assert "Make my plan" in page
    made = client.post(url("onboarding_make", cast.athlete))
    assert made.headers["Location"] == url("onboarding_plan", cast.athlete)
    assert "being made" in client.get(made.headers["Location"]).content.decode()
    assert work_off()
    ready = client.get(made.headers["Location"]).content.decode()
    assert "Your plan is ready" in ready
    until = "until City Marathon on Sunday 25 April 2027 and the easier weeks after it, which end"
    assert f"25 weeks, {until} on Sunday 16 May 2027." in ready
    today = client.get(url("today", cast.athlete)).content.decode()
    assert "There is no plan yet" not in today


def test_without_a_race_the_plan_reaches_to_its_end(cast: Cast) -> None:
    client = answer_all(cast, races=rows("races"))
    client.post(url("onboarding_make", cast.athlete))
    work_off()
    ready = client.get(url("onboarding_plan", cast.athlete)).content.decode()
    assert "until the end of your plan on" in ready


def test_a_name_that_is_known_is_not_asked_for_again(cast: Cast) -> None:
    page = cast.client("owner").get(url("onboarding_step", cast.athlete, "about"))
    assert page.context["form"]["name"].value() == "owner"
    nameless = begin_athlete(cast.stranger)
    nameless.name = ""
    nameless.save()
    page = cast.client("stranger").get(url("onboarding_step", nameless, "about"))
    assert not page.context["form"]["name"].value()


def test_the_time_zone_stands_among_the_answers_and_can_be_changed(cast: Cast) -> None:
    client = answer_all(cast)
    answers = url("answers", cast.athlete)
    assert "Time zone: Europe/Berlin" in client.get(answers).content.decode()
    answer(client, cast.athlete, "about", ABOUT | {"zone": "America/New_York"})
    assert "Time zone: America/New York" in client.get(answers).content.decode()
    cast.athlete.refresh_from_db()
    assert cast.athlete.zone == "America/New_York"


def test_weights_are_asked_of_what_is_there_and_the_rest_is_folded_away(cast: Cast) -> None:
    client = answer_all(cast)
    page = client.get(url("onboarding_step", cast.athlete, "places"))
    (form,) = page.context["places"]
    assert [one.line.name for one in form.iron_here] == ["dumbbells_other"]
    shown, _, folded = page.content.decode().partition("Weights of other equipment")
    assert "Dumbbells, a pair of each" in shown
    for word in ("Bars", "Plates, a pair of each", "Kettlebells", "Weights of the machines"):
        assert word not in shown
        assert word in folded


def test_iron_that_is_filled_in_is_never_folded_away(cast: Cast) -> None:
    given = PLACE | {"kettlebells_other": "16", "bars_other": "heavy"}
    page = answer(cast.client("owner"), cast.athlete, "places", rows("places", given))
    (form,) = page.context["places"]
    here = [one.line.name for one in form.iron_here]
    assert here == ["dumbbells_other", "kettlebells_other", "bars_other"]


def test_what_was_answered_is_the_athletes_file(cast: Cast) -> None:
    client = answer_all(cast)
    client.post(url("onboarding_make", cast.athlete))
    cast.athlete.refresh_from_db()
    given, problems = read_athlete_tree(cast.athlete.file)
    athlete = given.athlete
    assert not problems
    assert (athlete.name, athlete.body_mass_kg, athlete.sex) == ("Ada Miles", 61.0, "female")
    assert athlete.born == dt.date(1988, 7, 1)
    assert [(race.name, race.distance_m, race.goal) for race in athlete.races] == [
        ("City Marathon", 42_195.0, "3:45:00")
    ]
    assert given.run_lines.week == ("Tue 06:30 6x800 m", "Sun long 22 km")
    assert athlete.places["home"].equipment == {"mat", "dumbbells"}
    assert athlete.places["home"].inventory.dumbbells_kg == (8.0, 12.0)
    slots = athlete.availability.week
    assert {day: [one.minutes for one in some] for day, some in slots.items()} == {0: [40], 3: [30]}
    assert slots[3][0].at == dt.time(18, 30)
    assert len(athlete.availability.blocked) == 4
    assert athlete.lifting.comfort == {"hinge": 4, "squat": 2, "single_leg": 5, "push": 1}
    assert athlete.lifting.sessions == {"squat": 10}
    assert [(one.exercise, one.load_kg, one.reps, one.rir) for one in athlete.lifts] == [
        ("back-squat", 60.0, 8, 2.0)
    ]
    assert cast.athlete.zone == "Europe/Berlin"
    assert cast.athlete.draft == {}


def test_the_button_leads_to_the_next_open_step(cast: Cast) -> None:
    client = cast.client("owner")
    assert (
        url("onboarding", cast.athlete) in client.get(url("today", cast.athlete)).content.decode()
    )
    start = url("onboarding", cast.athlete)
    assert client.get(start).headers["Location"] == url("onboarding_step", cast.athlete, "about")
    answer(client, cast.athlete, "about", ABOUT)
    assert client.get(start).headers["Location"] == url("onboarding_step", cast.athlete, "races")


def test_coming_back_later_keeps_what_is_not_finished(cast: Cast) -> None:
    client = cast.client("owner")
    page = answer(client, cast.athlete, "about", {**ABOUT, "body_mass": "", "do": "later"})
    assert page.headers["Location"] == url("today", cast.athlete)
    text = client.get(url("onboarding_step", cast.athlete, "about")).content.decode()
    assert 'value="Ada Miles"' in text
    assert "This page is not finished" in text
    answer(client, cast.athlete, "about", ABOUT)
    cast.athlete.refresh_from_db()
    assert cast.athlete.draft["typed"] == {}


def test_a_wrong_answer_names_the_field_and_keeps_what_was_typed(cast: Cast) -> None:
    client = cast.client("owner")
    page = answer(client, cast.athlete, "races", rows("races", {**RACE, "on": "9999-01-01"}))
    text = page.content.decode()
    assert page.status_code == 200
    assert "Please choose a day from 2026-11-24" in text
    assert 'value="City Marathon"' in text


def test_steps_are_answered_in_any_order_and_none_forgets_another(cast: Cast) -> None:
    client = cast.client("owner")
    answers = whole()
    for step in reversed(STEP_NAMES):
        assert answer(client, cast.athlete, step, answers[step]).status_code == 302, step
    cast.athlete.refresh_from_db()
    draft = read_draft(cast.athlete)
    assert draft.seen == frozenset(STEP_NAMES)
    assert draft.given.athlete.races
    assert draft.given.athlete.lifts
    assert draft.given.run_lines.week
    assert draft.given.athlete.availability.week


def test_another_row_is_added_without_losing_the_first(cast: Cast) -> None:
    client = cast.client("owner")
    page = answer(client, cast.athlete, "races", {**rows("races", RACE), "more": "races"})
    text = page.content.decode()
    assert 'value="City Marathon"' in text
    assert 'name="races-1-name"' in text


def test_without_the_needed_answers_no_plan_is_made(cast: Cast) -> None:
    client = cast.client("owner")
    answer(client, cast.athlete, "about", ABOUT)
    page = client.get(url("answers", cast.athlete)).content.decode()
    assert "Make my plan" not in page
    assert "Still needed" in page
    client.post(url("onboarding_make", cast.athlete))
    cast.athlete.refresh_from_db()
    assert cast.athlete.file is None


def test_an_emergency_stops_and_says_what_to_do(cast: Cast) -> None:
    sick = {**HEALTHY, "health-now": ["chest_pain"]}
    del sick["health-none"]
    client = answer_all(cast, health=sick)
    stop = client.get(url("onboarding_stop", cast.athlete)).content.decode()
    assert "Please stop here" in stop
    assert "emergency" in stop.lower()
    assert "Go on" not in stop
    assert "Make my plan" not in client.get(url("answers", cast.athlete)).content.decode()
    client.post(url("onboarding_make", cast.athlete))
    assert work_off() == 0
    assert not Season.objects.exists()


def test_a_question_for_a_clinician_is_read_before_an_easy_plan(cast: Cast) -> None:
    sick = {**HEALTHY, "health-bones": ["focal_bone_pain"]}
    del sick["health-none"]
    client = answer_all(cast, health=sick)
    stop = client.get(url("onboarding_stop", cast.athlete)).content.decode()
    assert "Please ask a clinician first" in stop
    client.post(url("onboarding_make", cast.athlete))
    assert work_off()
    assert Season.objects.count() == 1


def test_nothing_said_about_health_is_no_answer(cast: Cast) -> None:
    page = answer(
        cast.client("owner"), cast.athlete, "health", {**rows("pain"), **rows("injuries")}
    )
    assert "Please tick what is true for you" in page.content.decode()
    both = {**HEALTHY, "health-now": ["fainting"]}
    page = answer(cast.client("owner"), cast.athlete, "health", both)
    assert "take one of them back" in page.content.decode()


def test_a_usual_place_is_one_tap(cast: Cast) -> None:
    client = cast.client("owner")
    for preset in ("gym", "gym", "nothing"):
        client.post(url("onboarding_place", cast.athlete), {"add": preset})
    cast.athlete.refresh_from_db()
    assert list(read_draft(cast.athlete).given.athlete.places) == ["gym", "gym 2", "home"]


def test_a_place_that_is_renamed_or_removed_takes_its_days_along(cast: Cast) -> None:
    client = answer_all(cast)
    two = rows("places", {**PLACE_WAS, "name": "den"}, {"name": "gym", "equipment": ["rack"]})
    answer(client, cast.athlete, "places", two)
    cast.athlete.refresh_from_db()
    athlete = read_draft(cast.athlete).given.athlete
    assert {slot.place for some in athlete.availability.week.values() for slot in some} == {"den"}
    gone = rows(
        "places", {"was": "den", "name": "den", "remove": "on"}, {"was": "gym", "name": "gym"}
    )
    answer(client, cast.athlete, "places", gone)
    cast.athlete.refresh_from_db()
    athlete = read_draft(cast.athlete).given.athlete
    assert {slot.place for some in athlete.availability.week.values() for slot in some} == {"gym"}


PLACE_WAS = {"was": "home", "equipment": ["mat"]}


def test_pounds_are_pounds_everywhere(cast: Cast) -> None:
    pounds = {**ABOUT, "units": "lb", "body_mass": "134.5"}
    place = rows("places", {**PLACE, "dumbbells": ["20", "30"]})
    client = answer_all(cast, about=pounds, places=place)
    athlete = read_draft(cast.athlete).given.athlete
    assert athlete.body_mass_kg == pytest.approx(61.0, abs=0.1)
    assert athlete.lifts[0].load_kg == pytest.approx(27.2, abs=0.1)
    text = client.get(url("onboarding_step", cast.athlete, "lifts")).content.decode()
    assert "Weight in lb" in text
    # Only the units change: the number that was not touched keeps its meaning.
    shown = client.get(url("onboarding_step", cast.athlete, "about")).content.decode()
    assert 'value="134.5"' in shown
    answer(client, cast.athlete, "about", {**ABOUT, "units": "kg", "body_mass": "134.5"})
    cast.athlete.refresh_from_db()
    assert read_draft(cast.athlete).given.athlete.body_mass_kg == pytest.approx(61.0, abs=0.1)


@pytest.mark.parametrize("step", STEP_NAMES)
def test_every_step_says_what_it_does_and_asks_little_of_the_database(
    cast: Cast, step: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = answer_all(cast)
    with django_assert_max_num_queries(12):
        page = client.get(url("onboarding_step", cast.athlete, step))
    text = page.content.decode()
    assert "What this does for your plan" in text
    assert "<p>" in text.split('id="effect"')[1].split("</section>")[0]
    assert len(page.content) < 100_000
    assert "style=" not in text
    assert "onclick" not in text
    effect = client.post(url("onboarding_effect", cast.athlete, step), whole()[step])
    assert effect.status_code == 200
    assert b"<p>" in effect.content


@pytest.mark.parametrize("role", ["coach", "planner", "other", "stranger"])
def test_nobody_else_reads_or_gives_answers(cast: Cast, role: str) -> None:
    client = cast.client(role)
    for name in ("onboarding", "answers", "onboarding_plan", "onboarding_stop"):
        assert client.get(url(name, cast.athlete)).status_code == 404, name
    assert client.get(url("onboarding_step", cast.athlete, "about")).status_code == 404
    assert answer(client, cast.athlete, "about", ABOUT).status_code == 404
    posts = "onboarding_make onboarding_place onboarding_source onboarding_log onboarding_log_use"
    for name in (*posts.split(), "answers_preview", "answers_use", "answers_drop"):
        assert client.post(url(name, cast.athlete)).status_code == 404, name
    assert client.post(url("onboarding_effect", cast.athlete, "about")).status_code == 404
    assert client.post(url("onboarding_source_remove", cast.athlete, 1)).status_code == 404


def test_signed_out_is_asked_to_sign_in(cast: Cast) -> None:
    page = cast.client("nobody").get(url("onboarding", cast.athlete))
    assert page.status_code == 302
    assert "next=" in page.headers["Location"]
