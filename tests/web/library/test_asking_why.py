from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.html import escape

from ironstride.formats.athlete_codec import AthleteFile
from ironstride.policy.doctrine import read_doctrine
from ironstride.policy.reader import read_policy
from ironstride.policy.rules import read_rules
from ironstride.web.library.coming import gather_coming
from ironstride.web.library.why_page import say_price, say_source, tell_rules
from ironstride.web.plans.services import save_athlete, store_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conftest import Cast
    from pytest_django import DjangoAssertNumQueries

    from ironstride.training.plan import Plan
    from ironstride.web.plans.models import Season


def page(cast: Cast, name: str = "why", role: str = "owner") -> str:
    answer = cast.client(role).get(reverse(name, args=[cast.athlete.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_rule_has_its_place_once(cast: Cast, season: Season) -> None:
    text = page(cast)
    for rule in read_rules():
        assert text.count(f'id="{rule}"') == 1


def test_every_reason_of_today_leads_to_its_rule(cast: Cast, season: Season) -> None:
    today = page(cast, "today")
    why = page(cast)
    links = set(re.findall(r'/why/#([^"]+)"', today))
    assert len(links) > 3
    assert {one for one in links if f'id="{one}"' not in why} == set()


def test_a_rule_says_where_it_decides_something_for_you(cast: Cast, season: Season) -> None:
    text = page(cast)
    assert "What decides most for you" in text
    assert re.search(r"It decides something \d+ times in your plan to come: Tue 24 Nov", text)
    assert "Not kept everywhere:" in text
    assert "price" in text


def test_without_a_plan_the_rules_are_told_all_the_same(cast: Cast) -> None:
    text = page(cast)
    assert "There is no plan yet" in text
    assert "What decides most for you" not in text
    assert text.count('class="card rule"') == len(read_rules())


def test_a_source_that_was_not_read_is_never_named(cast: Cast, season: Season) -> None:
    text = page(cast)
    entries = read_policy().entries.values()
    read = {say_source(one.citation) for one in entries if one.citation}
    sources = [*(one.source for one in entries), *(one.source for one in read_rules().values())]
    given = {say_source(one) for one in sources} - {""}
    assert any(one in text for one in read)
    assert {one for one in given - read if one in text} == set()


def test_an_own_number_is_marked_and_has_no_source(cast: Cast, plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    own = replace(plan.athlete, policy_overrides={"clearance.after_hard_run_h": 12})
    save_athlete(cast.athlete, AthleteFile(own))
    store_plan(cast.athlete, replace(plan, athlete=own), 0)
    text = page(cast)
    assert "<strong>12 h</strong> <small>your own number</small>" in text


def test_texts_of_a_coach_stay_text() -> None:
    tree = {
        "on": "2026-11-24",
        "title": "<b>x</b>",
        "place": "gym",
        "why": [{"rule": "rest_day_kept", "text": "<i>mine</i>\x1b[31m"}],
        "blocks": [],
    }
    coming = gather_coming([tree])
    chapters = tell_rules(read_policy(), coming)
    [card] = [one for part in chapters for one in part.rules if one.id == "rest_day_kept"]
    assert card.reasons == ("<i>mine</i> [31m",)
    assert card.used.startswith("It decides something once in your plan to come: Tue 24 Nov")


def test_a_price_is_told_beside_what_a_session_is_worth() -> None:
    policy = read_policy()
    moved = policy.number("price.session_moved")
    whole = policy.number("price.weekly_sessions_held")
    said = [say_price(cost, policy) for cost in (moved, (moved + whole) / 2, whole)]
    assert [one.split()[1] for one in said] == ["small", "fair", "high"]


def test_a_source_reads_as_people_write_it() -> None:
    assert say_source("robineau2016") == "Robineau 2016"
    assert say_source("acsm2009") == "ACSM 2009"
    assert say_source("baz-valle2022a") == "Baz Valle 2022"
    assert say_source(None) == ""


def test_the_doctrine_stands_in_plain_words_with_how_far_it_holds(
    cast: Cast, season: Season
) -> None:
    text = page(cast, "doctrine")
    for line in read_doctrine():
        assert f'id="{line.id}"' in text
        assert escape(line.sentence) in text
        assert escape(line.why) in text
    assert "Trials disagree about it." in text


def test_the_way_there_is_on_the_page_of_more(cast: Cast, season: Season) -> None:
    assert reverse("why", args=[cast.athlete.pk]) in page(cast, "more")


def test_the_page_is_light_and_asks_little_of_the_database(
    cast: Cast, season: Season, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, address = cast.client("owner"), reverse("why", args=[cast.athlete.pk])
    with django_assert_max_num_queries(12):
        assert len(client.get(address).content) < 150_000


def test_the_coach_reads_it_and_others_do_not(cast: Cast, season: Season) -> None:
    assert "What decides most for you" in page(cast, role="coach")
    for name in ("why", "doctrine"):
        address = reverse(name, args=[cast.athlete.pk])
        assert cast.client("other").get(address).status_code == 404
