from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

if TYPE_CHECKING:
    from conftest import Cast
    from pytest_django import DjangoAssertNumQueries

    from ironstride.web.plans.models import Season


def found(cast: Cast, role: str = "owner", **given: str) -> str:
    answer = cast.client(role).get(reverse("exercises", args=[cast.athlete.pk]), given)
    assert answer.status_code == 200
    return answer.content.decode()


def count(text: str) -> int:
    match = re.search(r"(\d+) exercises?</p>", text)
    assert match is not None
    return int(match[1])


def test_the_exercises_of_the_plan_come_first(cast: Cast, season: Season) -> None:
    text = found(cast)
    assert count(text) > 200
    now = text.index("In your plan now")
    assert now < text.index("Romanian deadlift") < text.index("<h2>Squat")


def test_without_a_plan_or_a_place_all_of_them_are_there(cast: Cast) -> None:
    text = found(cast)
    assert count(text) > 200
    assert "In your plan now" not in text
    assert "Only in your log" not in text


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("romanian", "Romanian deadlift"),
        ("calf", "Single-leg calf raise"),
        ("SQUAT barbell", "Back squat"),
        ("quadriceps", "Back squat"),
    ],
)
def test_words_find_names_muscles_movements_and_iron(
    cast: Cast, season: Season, words: str, name: str
) -> None:
    text = found(cast, q=words)
    assert 0 < count(text) < 200
    assert name in text


def test_movement_muscle_and_place_narrow_the_list(cast: Cast, season: Season) -> None:
    hinges = found(cast, pattern="hinge")
    assert "Romanian deadlift" in hinges
    assert "Bench press" not in hinges
    floor = found(cast, pattern="hinge", place="-")
    assert 0 < count(floor) < count(hinges)
    assert "Romanian deadlift" not in floor
    assert 0 < count(found(cast, muscle="calves")) < 120


def test_what_is_there_is_asked_by_the_names_of_the_places(cast: Cast, season: Season) -> None:
    text = found(cast)
    places = re.findall(r'<option value="([^"]+)" >What', text)
    assert places
    assert 0 < count(found(cast, place=places[0])) <= count(text)


@pytest.mark.parametrize(
    "given",
    [
        {"pattern": "no such"},
        {"muscle": "'; drop"},
        {"place": "nowhere"},
        {"q": "   "},
    ],
)
def test_what_is_no_choice_asks_for_nothing(
    cast: Cast, season: Season, given: dict[str, str]
) -> None:
    assert count(found(cast, **given)) == count(found(cast))


def test_nothing_found_says_what_to_do(cast: Cast, season: Season) -> None:
    text = found(cast, q="zzz<script>")
    assert "Nothing fits all of that" in text
    assert "<script>&quot;" not in text
    assert 'value="zzz&lt;script&gt;"' in text


def test_names_of_the_own_log_lead_to_their_sets(cast: Cast, trained: Season) -> None:
    text = found(cast)
    assert "Only in your log" in text
    assert "own-exercise/?name=Leg+Press+Downstairs" in text
    assert "Leg Press Downstairs" in found(cast, q="downstairs")


def test_while_typing_only_the_list_is_sent(cast: Cast, season: Season) -> None:
    client, address = cast.client("owner"), reverse("exercises", args=[cast.athlete.pk])
    part = client.get(address, {"q": "calf"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'id="found"' in part
    back = client.get(address, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in back.content.decode()


def test_the_list_is_light_and_asks_little_of_the_database(
    cast: Cast, trained: Season, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, address = cast.client("owner"), reverse("exercises", args=[cast.athlete.pk])
    with django_assert_max_num_queries(12):
        assert len(client.get(address).content) < 150_000


def test_only_those_who_may_see_get_the_list(cast: Cast, season: Season) -> None:
    assert count(found(cast, "coach")) > 200
    address = reverse("exercises", args=[cast.athlete.pk])
    assert cast.client("other").get(address).status_code == 404
