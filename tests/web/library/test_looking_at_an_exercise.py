from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from trained_for_tests import lift

from ironstride.catalogue.reader import read_catalogue
from ironstride.web.accounts.models import AthleteRow
from ironstride.web.library.exercise_page import climb, tell_guide
from ironstride.web.library.own_history import tell_history
from ironstride.web.logbook.services import add_sets

if TYPE_CHECKING:
    from conftest import Cast
    from pytest_django import DjangoAssertNumQueries

    from ironstride.web.plans.models import Season


def page(cast: Cast, exercise: str, role: str = "owner") -> str:
    answer = cast.client(role).get(reverse("exercise", args=[cast.athlete.pk, exercise]))
    assert answer.status_code == 200
    return answer.content.decode()


def own_page(cast: Cast, name: str) -> str:
    address = reverse("own_exercise", args=[cast.athlete.pk])
    answer = cast.client("owner").get(address, {"name": name})
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_how_to_do_it_what_goes_wrong_and_how_to_bail_out(
    cast: Cast, season: Season
) -> None:
    text = page(cast, "back-squat")
    one = read_catalogue().exercise("back-squat")
    for said in (*one.cues, one.fault, one.bail_out):
        assert said.replace("'", "&#x27;") in text
    assert "Front of the thigh (quadriceps)" in text
    assert "Barbell + rack" in text
    assert "only in a rack with safety bars" in text.lower()


def test_it_says_when_it_comes_in_the_plan(cast: Cast, season: Season) -> None:
    assert "sessions of your plan to come: " in page(cast, "romanian-deadlift")
    assert "of your plan to come" not in page(cast, "kettlebell-swing")


def test_without_a_plan_it_is_a_page_of_the_book(cast: Cast) -> None:
    text = page(cast, "back-squat")
    assert "You have not logged it yet." in text
    assert "of your plan to come" not in text


def test_own_sets_stand_day_by_day(cast: Cast, trained: Season) -> None:
    text = page(cast, "back-squat")
    assert "70 kg \N{MULTIPLICATION SIGN} 8, 8, 8" in text
    assert "more left" in text


def test_believed_strength_joins_once_progress_was_looked_at(cast: Cast, trained: Season) -> None:
    assert "chart-own" not in page(cast, "back-squat")
    cast.client("owner").get(reverse("progress", args=[cast.athlete.pk]))
    text = page(cast, "back-squat")
    assert "chart-own" in text
    assert "for one rep" in text


def test_pounds_for_whom_thinks_in_pounds(cast: Cast, trained: Season) -> None:
    AthleteRow.objects.update(units="lb")
    assert "154.3 lb" in page(cast, "back-squat")


HOSTILE = "</title><script>alert(1)</script> ../?a=b#c%00 \u202e"


def test_a_name_of_the_own_log_has_a_page_and_stays_text(cast: Cast, season: Season) -> None:
    add_sets(season.athlete, [lift(HOSTILE, dt.date(2026, 11, 3), 50.0)], "x")
    text = own_page(cast, HOSTILE)
    assert "<script>alert" not in text
    assert "50 kg" in text
    shelf = cast.client("owner").get(reverse("exercises", args=[cast.athlete.pk]))
    assert "<script>alert" not in shelf.content.decode()


@pytest.mark.parametrize("name", ["", "nobody does that", "x" * 5000, "a\x00b"])
def test_a_name_that_was_never_logged_is_a_friendly_page(
    cast: Cast, season: Season, name: str
) -> None:
    assert "You have not logged it yet." in own_page(cast, name)


def test_an_exercise_that_is_not_there_is_no_page(cast: Cast, season: Season) -> None:
    address = reverse("exercise", args=[cast.athlete.pk, "no-such-lift"])
    assert cast.client("owner").get(address).status_code == 404


def test_every_exercise_of_the_catalogue_has_a_whole_page() -> None:
    for one in read_catalogue().exercises.values():
        guide = tell_guide(one)
        assert guide.cues
        assert all(values and all(values) for _label, values in guide.facts)
        assert len({step.id for step in guide.ladder}) == len(guide.ladder)
        assert [step.id for step in guide.ladder if step.is_here] == [one.id] * bool(guide.ladder)


def test_a_ladder_goes_from_easy_to_hard() -> None:
    exercises = read_catalogue().exercises
    ladder = climb(exercises["back-squat"], exercises)
    assert ladder.index("box-squat") < ladder.index("back-squat")
    assert ladder.index("back-squat") < ladder.index("pause-back-squat")


def test_a_day_tells_each_kind_of_set_as_it_was_done() -> None:
    day = dt.date(2026, 11, 3)
    sets = [
        lift("a", day, 20.0, rir=1, pain=3),
        lift("a", day, 20.0, reps=9, side="left"),
        lift("b", day, 0.0, reps=None, seconds=75, set_kind="hold"),
        lift("c", day, 0.0, reps=None, distance_m=400, set_kind="distance"),
    ]
    [told] = tell_history(list(reversed(sets)), "kg", per_hand=True)
    times = "\N{MULTIPLICATION SIGN}"
    assert told.sets == (
        f"20 kg each hand {times} 8; 20 kg each hand {times} 9 left; 1:15 min, 400 m"
    )
    assert (told.left, told.pain) == ("1 more left", "pain 3 of 10")


def test_the_page_asks_little_of_the_database(
    cast: Cast, trained: Season, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = reverse("exercise", args=[cast.athlete.pk, "back-squat"])
    for role in ("owner", "coach"):
        client = cast.client(role)
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


def test_strangers_do_not_see_own_sets(cast: Cast, trained: Season) -> None:
    for name, more in (("exercise", ["back-squat"]), ("own_exercise", [])):
        address = reverse(name, args=[cast.athlete.pk, *more])
        assert cast.client("stranger").get(address).status_code == 404
