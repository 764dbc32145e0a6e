"""What a coach wrote is kept word for word."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ironstride.planning.authored import class_by_reps, grade_authored
from ironstride.training.athlete import AuthoredItem, Pinned

WRITTEN = (
    AuthoredItem("back-squat", 5, (7, 7), load_kg=82.5, rir=1),
    AuthoredItem("plank", 3, seconds=(40, 60)),
    AuthoredItem("sandbag-walk", 2, (10, 12)),
    AuthoredItem("back-squat", 1, (3, 3)),
)


def pinned(make: Any, **changes: Any) -> Pinned:
    given = {"at": dt.time(6, 30), "place": "gym", "minutes": 50, "title": "Coach's day"}
    return Pinned(make.day(9), items=WRITTEN, **{**given, **changes})


def session_of(make: Any, pin: Pinned) -> Any:
    plan = make.plan(make.athlete(pinned=(pin,)), weeks=4)
    (session,) = [one for one in plan.sessions() if one.on == pin.on]
    return session


def test_every_word_is_kept_seven_reps_and_unknown_exercises_too(make: Any) -> None:
    session = session_of(make, pinned(make))
    assert session.authored
    assert (session.at, session.at_source) == (dt.time(6, 30), "given")
    assert (session.place, session.minutes, session.title) == ("gym", 50, "Coach's day")
    items = [item for _, item in session.items()]
    assert [item.exercise for item in items] == [one.exercise for one in WRITTEN]
    for item, written in zip(items, WRITTEN, strict=True):
        assert len(item.work_sets) == written.sets == len(item.sets)
        for one in item.sets:
            assert (one.reps, one.seconds) == (written.reps, written.seconds)
    assert items[0].sets[0].load_kg == (82.5, 82.5)
    assert items[0].sets[0].rir == (1, 1)
    assert items[2].name == "Sandbag walk"


def test_it_says_who_wrote_it_and_has_no_versions(make: Any) -> None:
    session = session_of(make, pinned(make))
    assert [why.rule for why in session.why] == ["authored_work_kept"]
    assert session.versions == {}


def test_there_is_nothing_else_on_that_day(make: Any) -> None:
    pin = pinned(make)
    plan = make.plan(make.athlete(pinned=(pin,), days=(0, 1, 2, 3, 4, 5, 6)), weeks=4)
    assert sum(one.on == pin.on for one in plan.sessions()) == 1


@pytest.mark.parametrize(
    ("item", "rep_class"),
    [
        (AuthoredItem("back-squat", 1, (5, 5)), "strength"),
        (AuthoredItem("back-squat", 1, (8, 12)), "hypertrophy"),
        (AuthoredItem("bodyweight-squat", 1, (20, 20)), "skill"),
        (AuthoredItem("dead-bug", 1, (8, 10)), "stability"),
        (AuthoredItem("plank", 1, seconds=(30, 30)), "hold"),
    ],
)
def test_the_class_follows_the_reps_and_what_the_exercise_is_for(
    make: Any, item: AuthoredItem, rep_class: str
) -> None:
    assert class_by_reps(item, make.catalogue.exercise(item.exercise)) == rep_class


@pytest.mark.parametrize(
    ("reps", "counted"), [((7, 7), "hypertrophy"), ((5, 8), "strength"), ((3, 5), "strength")]
)
def test_an_authors_reps_between_the_classes_count_as_lifting(
    make: Any, reps: tuple[int, int], counted: str
) -> None:
    item = AuthoredItem("back-squat", 5, reps)
    assert class_by_reps(item, make.catalogue.exercise("back-squat")) == counted


def test_heavy_legs_are_grade_2_at_least_and_the_authors_grade_stands(make: Any) -> None:
    shop = make.shop()
    single = Pinned(make.day(9), items=(AuthoredItem("back-squat", 1, (3, 3)),))
    many = Pinned(make.day(9), items=(AuthoredItem("back-squat", 10, (8, 8)),))
    arms = Pinned(make.day(9), items=(AuthoredItem("push-up", 5, (10, 10)),))
    said = Pinned(make.day(9), items=many.items, leg_grade=1)
    unknown = Pinned(make.day(9), items=(AuthoredItem("sandbag-walk", 5, (10, 10)),))
    grades = [grade_authored(pin, shop) for pin in (single, many, arms, said, unknown)]
    assert grades == [2, 3, 0, 1, 2]


def test_a_day_off_stays_off(make: Any) -> None:
    plan = make.plan(make.athlete(pinned=(Pinned(make.day(2), off=True),)), weeks=4)
    assert all(one.on != make.day(2) for one in plan.sessions())


def test_an_authored_session_too_near_a_race_is_kept_and_named(make: Any) -> None:
    pin = pinned(make)
    race = make.race(11, 10_000)
    plan = make.plan(make.athlete(pinned=(pin,), races=(race,)))
    assert any(one.authored for one in plan.sessions())
    named = {one.rule for one in plan.broken_rules if one.on == pin.on}
    assert "last_heavy_before_race" in named
