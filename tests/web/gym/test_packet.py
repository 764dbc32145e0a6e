"""The packet of a session: whole, small, and the same whatever was logged today."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ironstride.planning.substitutes import (
    Substitute,
    Taken,
    equipment_of,
    find_substitutes,
    with_substitute,
)
from ironstride.training.readiness import Readiness
from ironstride.training.sets import LoggedSet
from ironstride.web.gym import packet as packet_module
from ironstride.web.gym.packet import MOST_SUBSTITUTES, PACKET_FORMAT, gym_packet

STATIC = Path(packet_module.__file__).parent / "static" / "gym"

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gym.conftest import Case

MOST_BYTES = 75_000
USUAL_BYTES = 60_000


def size_of(case: Case) -> int:
    return len(json.dumps(case.packet(), separators=(",", ":"), allow_nan=False))


def logged(case: Case, exercise: str, day: int = 0) -> LoggedSet:
    at = dt.datetime.combine(case.session.on + dt.timedelta(days=day), dt.time(18))
    return LoggedSet(f"{at}", exercise, at, "load_reps", load_kg=20, reps=8, rir=2)


def test_a_packet_is_small(cases: Sequence[Case]) -> None:
    sizes = sorted(size_of(case) for case in cases)
    assert sizes[-1] <= MOST_BYTES
    assert sizes[len(sizes) * 4 // 5] <= USUAL_BYTES


def test_a_packet_has_the_items_of_the_session(cases: Sequence[Case]) -> None:
    for case in cases[:12]:
        packet = case.packet()
        assert packet["format"] == PACKET_FORMAT
        assert f'"{PACKET_FORMAT}"' in (STATIC / "kept.js").read_text()
        assert packet["session"]["id"] == case.session.id
        found = [item.id for _, item in case.follow().session.items()]
        assert [one["id"] for one in packet["items"]] == found
        items = [one for item in packet["items"] for one in (item, *item["substitutes"])]
        assert len({one["id"] for one in items}) == len(items)
        assert {one["exercise"] for one in items} <= set(packet["lifts"])


def test_sets_of_today_change_no_weight(cases: Sequence[Case]) -> None:
    case = cases[1]
    before = case.packet()
    exercise = next(one["exercise"] for one in before["items"] if one["is_judged"])
    assert case.packet((logged(case, exercise),)) == before


def test_a_lift_of_another_session_today_is_known_too(cases: Sequence[Case]) -> None:
    case = cases[1]
    assert "made-up-lift" in case.packet((logged(case, "made-up-lift"),))["lifts"]


def test_a_substitute_is_weighed_as_if_it_were_swapped_in(cases: Sequence[Case]) -> None:
    seen = 0
    for case in cases[:20]:
        trees = {one["id"]: one["substitutes"] for one in case.packet()["items"]}
        for item in [one for _, one in case.session.items()]:
            if item.id not in trees or not trees[item.id]:
                continue
            assert len(trees[item.id]) <= MOST_SUBSTITUTES
            found = find_substitutes(
                case.plan,
                case.session,
                item,
                Taken(equipment_of(item, case.catalogue)),
                policy=case.policy,
                catalogue=case.catalogue,
            )
            assert isinstance(found, tuple)
            assert all(isinstance(one, Substitute) for one in found)
            swapped = with_substitute(case.session, item, found[0].item)
            after = case.follow((), swapped).session
            wanted = next(one for _, one in after.items() if one.id == found[0].item.id)
            tree = next(one for one in trees[item.id] if one["exercise"] == found[0].item.exercise)
            loads = [one.load_kg and list(one.load_kg) for one in wanted.sets]
            assert [one["load_kg"] and list(one["load_kg"]) for one in tree["sets"]] == loads
            assert [one["rir"] for one in tree["sets"]] == [one.rir for one in wanted.sets]
            seen += 1
    assert seen > 20


def test_a_session_before_its_plan_has_none(cases: Sequence[Case]) -> None:
    case = cases[0]
    later = replace(case.plan, today=case.session.on + dt.timedelta(days=1))
    with pytest.raises(ValueError, match="not before the day of its plan"):
        gym_packet(later, case.follow(), case.policy, case.catalogue)


def test_the_session_of_the_plan_is_the_planned_one(cases: Sequence[Case]) -> None:
    case = cases[0]
    found = case.follow()
    made = gym_packet(case.plan, found, case.policy, case.catalogue, readiness=case.readiness)
    assert made == case.packet()
    fresh = gym_packet(case.plan, found, case.policy, case.catalogue, readiness=Readiness())
    assert [one["id"] for one in fresh["items"]] == [one["id"] for one in made["items"]]
