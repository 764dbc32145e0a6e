"""An exercise as the phone gets it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.training.sets import LoggedSet
from ironstride.web.gym.item_tree import previous_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gym.conftest import Case


def done(day: int, minute: int, load_kg: float, **more: Any) -> LoggedSet:
    at = dt.datetime(2026, 11, day, 18, minute)
    plain: dict[str, Any] = {"exercise": "back-squat", "set_kind": "load_reps", "reps": 8} | more
    return LoggedSet(id=f"{at}", performed_at=at, load_kg=load_kg, **plain)


def test_the_previous_time_is_the_last_day_in_order() -> None:
    sets = [
        done(3, 0, 50),
        done(9, 5, 62.5, rir=1),
        done(9, 0, 60, rir=2),
        done(9, 1, 20, kind="warmup"),
        done(12, 0, 90, exercise="deadlift"),
    ]
    assert previous_tree("back-squat", sets) == {
        "on": "2026-11-09",
        "sets": [{"load_kg": 60, "reps": 8, "rir": 2}, {"load_kg": 62.5, "reps": 8, "rir": 1}],
    }


def test_a_first_time_has_none_before() -> None:
    assert previous_tree("deadlift", [done(3, 0, 50)]) is None


@pytest.fixture(scope="module")
def items(cases: Sequence[Case]) -> list[dict[str, Any]]:
    return [item for case in cases for item in case.packet()["items"]]


def test_every_set_is_there_with_its_words(cases: Sequence[Case]) -> None:
    for case in cases[:12]:
        planned = {item.id: item for _, item in case.follow().session.items()}
        for tree in case.packet()["items"]:
            item = planned[tree["id"]]
            kinds = [one["kind"] for one in tree["sets"]]
            assert kinds == sorted(kinds)  # warm-up first
            assert len(kinds) == len(item.sets)
            assert all(one["amount"] for one in tree["sets"])


def test_what_is_judged_has_what_a_verdict_asks(items: list[dict[str, Any]]) -> None:
    judged = [one for one in items if one["is_judged"]]
    assert judged
    for one in judged:
        low, high = one["asked_rir"]
        assert 0 <= low <= high
        assert one["counted"] in (1, 2)
        assert one["iron"] is not None
    others = [one for one in items if not one["is_judged"]]
    assert any(one["iron"] is None for one in others)


def test_each_says_how_to_do_it(items: list[dict[str, Any]]) -> None:
    known = [one for one in items if one["exercise"] != "odd-lift"]
    assert all(one["cues"] and one["fault"] for one in known)
    assert all(one["whys"] or one["search"] for one in items)
