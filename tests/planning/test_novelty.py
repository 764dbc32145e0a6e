"""What is done for the first time in a plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ironstride.planning.novelty import find_new_items
from ironstride.training.session import Block, PlannedSession, Why


def session(make: Any, day: int, *names: str, authored: bool = False) -> PlannedSession:
    return PlannedSession(
        id=f"lift-{day}",
        on=make.day(day),
        at=dt.time(18),
        at_source="given",
        place="gym",
        kind="lift",
        leg_grade=1,
        minutes=40,
        title="Lift",
        why=(Why("pattern_tiers", "Because.", "convention"),),
        blocks=(Block("hypertrophy", tuple(make.item(name, "hypertrophy") for name in names)),),
        versions={},
        authored=authored,
    )


def news(make: Any, *sessions: PlannedSession, lifted: tuple[str, ...] = ()) -> list[list[str]]:
    found = find_new_items(sessions, lifted)
    return [[item.exercise for item in new] for _, new in found]


def test_another_exercise_of_a_trained_pattern_is_new_once(make: Any) -> None:
    squats = [session(make, day, name) for day, name in enumerate(("back-squat", "goblet-squat"))]
    again = session(make, 5, "goblet-squat")
    assert news(make, *squats, again) == [[], ["goblet-squat"], []]
    assert news(make, *squats, lifted=("goblet-squat",)) == [[], []]


def test_the_first_exercise_of_a_pattern_replaces_nothing(make: Any) -> None:
    squat, hinge = session(make, 0, "back-squat"), session(make, 2, "romanian-deadlift")
    assert news(make, squat, hinge) == [[], []]


def test_mobility_and_drills_are_never_new(make: Any) -> None:
    moves = [session(make, day, name) for day, name in enumerate(("inchworm", "deep-squat-hold"))]
    assert news(make, *moves) == [[], []]


def test_what_an_author_wrote_is_known_and_trains_nothing_for_the_engine(make: Any) -> None:
    written = session(make, 0, "back-squat", authored=True)
    assert news(make, written, session(make, 2, "goblet-squat")) == [[], []]
    first = session(make, 0, "goblet-squat")
    later = session(make, 3, "back-squat", authored=True)
    assert news(make, first, later, session(make, 4, "back-squat")) == [[], [], []]
