"""Every page of the app, and who gets it: a page that is missing here fails."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from ironstride.web.jobs.services import ask_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conftest import Cast

    from ironstride.web.plans.models import Season

ROLES: Final = ("owner", "planner", "coach", "other", "stranger", "nobody")
# In the order of ROLES: `+` is let in, `-` gets no such page, `?` is asked to sign in (a page) or
# told that it has to (what a program asks for).
SEE: Final = "+++--?"
PLAN: Final = "++---?"
OWN: Final = "+----?"
ANYBODY: Final = "++++++"
SIGNED_IN: Final = "+++++?"


@dataclass(frozen=True)
class Page:
    """Who gets a page, how it is asked for, and what its address needs beside the athlete."""

    rights: str
    method: str = "get"
    fields: Mapping[str, Any] = field(default_factory=dict)
    is_api: bool = False


OWNER_OF_THE_HOUSE: Final = "-----?"
JOB: Final = "job_id"
# Of a thing that nobody has: whoever may have such things is told that there is none.
NOBODYS: Final = "00000000-0000-4000-8000-000000000000"
LIFT: Final = "2026-11-24-lift"
PAGES: Final[dict[str, Page]] = {
    "home": Page(SIGNED_IN),
    "first_run": Page(ANYBODY),
    "first_run_with_secret": Page(ANYBODY, fields={"secret": "wrong"}),
    "sign_in_by_link": Page(ANYBODY, fields={"secret": "wrong"}),
    "invitation": Page(ANYBODY, fields={"secret": "wrong"}),
    "people": Page(OWNER_OF_THE_HOUSE),
    "drop_invitation": Page(OWNER_OF_THE_HOUSE, "post", fields={"invitation_id": NOBODYS}),
    "sharing": Page(OWN),
    "share": Page(OWN, "post"),
    "withdraw": Page("-----?", "post", fields={"consent_id": 0}),
    "drop_offer": Page("-----?", "post", fields={"offer_id": NOBODYS}),
    "answer_offer": Page("-----?", "post", fields={"offer_id": NOBODYS}),
    "offer": Page(SIGNED_IN, fields={"secret": "wrong"}),
    "data": Page(OWN),
    "upload_file": Page(OWN, "post"),
    "show_import": Page("-----?", fields={"upload_id": NOBODYS}),
    "decide_import": Page("-----?", "post", fields={"upload_id": NOBODYS}),
    "take_import_back": Page("-----?", "post", fields={"upload_id": NOBODYS}),
    "drop_import": Page(OWN, "post", fields={"upload_id": NOBODYS}),
    "ask_export": Page("-----?", "post"),
    "fetch_export": Page("-----?", fields={"export_id": NOBODYS}),
    "plan_file": Page(OWN),
    "log_file": Page(OWN),
    "season_file": Page(OWN),
    "add_feed": Page(OWN, "post"),
    "close_feed": Page("-----?", "post", fields={"feed_id": NOBODYS}),
    "feed": Page("------", fields={"secret": "wrong"}),
    "leave": Page(SIGNED_IN),
    "account_is_gone": Page(ANYBODY),
    "today": Page(SEE),
    "gym": Page(OWN, fields={"session": LIFT}),
    "gym_packet": Page(OWN, fields={"session": LIFT}, is_api=True),
    "gym_sync": Page(OWN, "post", fields={"session": LIFT}, is_api=True),
    "gym_shell": Page(ANYBODY),
    "gym_worker": Page(ANYBODY),
    "gym_manifest": Page(ANYBODY),
    "more": Page(SEE),
    "onboarding": Page(OWN),
    "onboarding_make": Page(OWN, "post"),
    "onboarding_plan": Page(OWN),
    "onboarding_stop": Page(OWN),
    "onboarding_place": Page(OWN, "post"),
    "onboarding_source": Page(OWN, "post"),
    "onboarding_source_remove": Page(OWN, "post", fields={"calendar": 1}),
    "onboarding_log": Page(OWN, "post"),
    "onboarding_log_use": Page(OWN, "post"),
    "onboarding_step": Page(OWN, fields={"step": "health"}),
    "onboarding_effect": Page(OWN, "post", fields={"step": "about"}),
    "answers": Page(OWN),
    "answers_preview": Page(OWN, "post"),
    "answers_use": Page(OWN, "post"),
    "answers_drop": Page(OWN, "post"),
    "calendar": Page(SEE),
    "session": Page(SEE, fields={"session_id": "2026-11-24-lift"}),
    "alternatives": Page(SEE),
    "event_preview": Page(PLAN, fields={"kind": "ill"}),
    "event_confirm": Page(PLAN, "post", fields={"kind": "ill"}),
    "move_price": Page(PLAN),
    "history": Page(SEE),
    "undo": Page(PLAN, "post"),
    "changes_seen": Page(SEE, "post"),
    "whatif": Page(SEE),
    "whatif_apply": Page(PLAN, "post"),
    "remedies": Page(PLAN, "post"),
    "progress": Page(SEE),
    "report": Page(SEE),
    "exercises": Page(SEE),
    "exercise": Page(SEE, fields={"exercise": "back-squat"}),
    "own_exercise": Page(SEE),
    "why": Page(SEE),
    "doctrine": Page(SEE),
    "job": Page(SEE, fields={JOB: JOB}),
    "job_again": Page(PLAN, "post", fields={JOB: JOB}),
}


def patterns(part: URLResolver) -> Iterator[URLPattern]:
    for one in part.url_patterns:
        if isinstance(one, URLPattern):
            yield one
        elif one.urlconf_name != "allauth.urls" and "allauth" not in str(one.urlconf_name):
            yield from patterns(one)


def known_names() -> set[str]:
    return {str(one.name) for one in patterns(get_resolver())}


def test_every_page_stands_in_the_table_and_no_other() -> None:
    assert known_names() == set(PAGES)


def test_every_page_of_an_athlete_goes_through_the_gate() -> None:
    athletes = [one for one in patterns(get_resolver()) if "athlete_id" in str(one.pattern)]
    assert athletes
    assert [one.name for one in athletes if not hasattr(one.callback, "right")] == []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", sorted(PAGES))
def test_who_gets_a_page(name: str, role: str, cast: Cast, season: Season) -> None:
    page = PAGES[name]
    given = dict(page.fields)
    if JOB in given:
        given[JOB] = ask_for("plan", cast.athlete).pk
    if any(
        "athlete_id" in str(one.pattern) for one in patterns(get_resolver()) if one.name == name
    ):
        given["athlete_id"] = season.athlete.pk
    answer = getattr(cast.client(role), page.method)(reverse(name, kwargs=given))
    wanted = page.rights[ROLES.index(role)]
    if wanted == "?":
        assert _asks_to_sign_in(answer, page), f"{answer.status_code} {answer.get('Location')}"
    elif wanted == "-":
        assert answer.status_code == 404
    else:
        assert answer.status_code < 500
        assert answer.status_code != 404
        assert not _asks_to_sign_in(answer, page)


def _asks_to_sign_in(answer: Any, page: Page) -> bool:
    if page.is_api:
        return bool(answer.status_code == 401)
    return answer.status_code == 302 and "/account/login/" in answer["Location"]


@pytest.mark.parametrize("role", ROLES)
def test_of_an_athlete_who_is_not_there_there_is_no_page(role: str, cast: Cast) -> None:
    answer = cast.client(role).get(reverse("today", args=[uuid.uuid4()]))
    assert answer.status_code == (302 if role == "nobody" else 404)
