"""Whoever goes back loses nothing, and answers nothing that they did not touch."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from answers_for_tests import ABOUT, RACE, answer, answer_all, as_posted, rows, url

from ironstride.web.onboarding.drafts import read_draft
from ironstride.web.onboarding.steps import BY_NAME, STEP_NAMES, step_before

if TYPE_CHECKING:
    from conftest import Cast

TODAY, TODAY_ZONE = dt.date(2026, 11, 24), "Europe/Berlin"
BACK = {"do": "back"}


def test_going_back_keeps_what_was_typed(cast: Cast) -> None:
    client = cast.client("owner")
    answer(client, cast.athlete, "about", ABOUT)
    page = answer(client, cast.athlete, "races", rows("races", RACE) | BACK)
    assert page.headers["Location"] == url("onboarding_step", cast.athlete, "about")
    text = client.get(url("onboarding_step", cast.athlete, "races")).content.decode()
    assert 'value="City Marathon"' in text
    assert "This page is not finished" not in text


def test_going_back_refuses_nothing_that_is_half_filled(cast: Cast) -> None:
    client = cast.client("owner")
    answer(client, cast.athlete, "about", ABOUT)
    half = rows("races", {**RACE, "on": ""})
    page = answer(client, cast.athlete, "races", half | BACK)
    assert page.headers["Location"] == url("onboarding_step", cast.athlete, "about")
    text = client.get(url("onboarding_step", cast.athlete, "races")).content.decode()
    assert 'value="City Marathon"' in text
    assert "This page is not finished" in text


def test_what_was_half_typed_can_be_emptied_on_the_way_back(cast: Cast) -> None:
    client = cast.client("owner")
    answer(client, cast.athlete, "about", ABOUT)
    answer(client, cast.athlete, "races", rows("races", {**RACE, "on": ""}) | BACK)
    answer(client, cast.athlete, "races", rows("races") | BACK)
    cast.athlete.refresh_from_db()
    assert read_draft(cast.athlete).typed == {}


@pytest.mark.parametrize("step", STEP_NAMES[1:])
def test_a_step_that_nobody_touched_is_not_answered_by_going_back(cast: Cast, step: str) -> None:
    client = cast.client("owner")
    answer(client, cast.athlete, "about", ABOUT)
    cast.athlete.refresh_from_db()
    before = cast.athlete.draft
    given = client.get(url("onboarding_step", cast.athlete, step)).context
    assert given["before"] == step_before(step)
    draft = read_draft(cast.athlete)
    shown = as_posted(BY_NAME[step].answers(draft.given, TODAY, TODAY_ZONE))
    page = answer(client, cast.athlete, step, dict(shown.lists()) | BACK)
    assert page.headers["Location"] == url("onboarding_step", cast.athlete, step_before(step))
    cast.athlete.refresh_from_db()
    assert cast.athlete.draft == before


def test_enter_in_a_field_still_means_next(cast: Cast) -> None:
    client = cast.client("owner")
    text = client.get(url("onboarding_step", cast.athlete, "races")).content.decode()
    form = text.split('id="step-form"')[1].split("</form>")[0]
    buttons = [part.split(">")[0] for part in form.split("<button")[1:]]
    # A browser takes the first button of a form for Enter: it goes on.
    assert "name=" not in buttons[0]
    assert [one for one in buttons if 'value="back"' in one]


def test_before_the_first_step_there_is_nothing_to_go_back_to(cast: Cast) -> None:
    page = answer(cast.client("owner"), cast.athlete, "about", {**ABOUT, "born": ""} | BACK)
    assert page.headers["Location"] == url("onboarding", cast.athlete)
    later = answer_all(cast)
    assert (
        'value="back"'
        not in later.get(url("onboarding_step", cast.athlete, "about")).content.decode()
    )


@pytest.mark.parametrize("role", ["coach", "planner", "other", "stranger"])
def test_nobody_else_goes_back_with_answers(cast: Cast, role: str) -> None:
    page = answer(cast.client(role), cast.athlete, "races", rows("races", RACE) | BACK)
    assert page.status_code == 404
