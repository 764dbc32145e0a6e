"""What can be done at a place: iron, safeties, skill and health decide."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ironstride.planning.kits import Kit, build_kit
from ironstride.planning.screen import screen_health
from ironstride.training.athlete import Athlete, Health, Injury, Lift, Pain
from ironstride.training.place import Place
from ironstride.training.words import EXPERIENCES


def kit_of(make: Any, athlete: Athlete, place: Place) -> Kit:
    screen = screen_health(athlete, make.day(0), make.policy)
    return build_kit(place, athlete, make.catalogue, screen, make.policy)


@pytest.mark.parametrize("place", ["gym", "home", "floor"])
@pytest.mark.parametrize("level", EXPERIENCES)
def test_every_option_can_be_set_up_at_its_place(make: Any, level: Any, place: str) -> None:
    where = getattr(make, place)
    kit = kit_of(make, make.athlete(level), where)
    assert kit.by_id
    for option in kit.by_id.values():
        assert option.setup in option.exercise.setups
        assert option.setup.needs <= where.equipment


def test_a_bar_over_the_body_needs_a_rack(make: Any) -> None:
    without = Place("shed", frozenset({"barbell", "bench"}))
    with_rack = Place("shed", frozenset({"barbell", "bench", "rack"}))
    assert "bench-press" not in kit_of(make, make.athlete(), without).by_id
    assert "bench-press" in kit_of(make, make.athlete(), with_rack).by_id


def test_skill_grows_with_the_level(make: Any) -> None:
    most = [
        max(option.exercise.skill for option in kit_of(make, runner, make.gym).by_id.values())
        for runner in (make.athlete(level, lifts=()) for level in EXPERIENCES)
    ]
    assert most == [2, 2, 3, 4]


def test_an_exercise_the_runner_has_logged_is_never_too_technical(make: Any) -> None:
    new = make.athlete("novice", lifts=())
    logged = replace(new, lifts=(Lift("back-squat", make.day(-3), 40, 8),))
    assert "back-squat" not in kit_of(make, new, make.gym).by_id
    assert "back-squat" in kit_of(make, logged, make.gym).by_id


def test_a_painful_region_is_not_stressed_and_the_pattern_is_known_to_be_spared(make: Any) -> None:
    hurt = make.athlete(health=Health(pain=(Pain("knee", 4),)))
    kit = kit_of(make, hurt, make.gym)
    assert all("knee" not in option.exercise.regions for option in kit.by_id.values())
    assert kit.of("squat") == ()
    assert "squat" in kit.spared
    assert "push" not in kit.spared


def test_a_recent_injury_keeps_jumps_off_its_region_only(make: Any) -> None:
    healed = make.athlete(health=Health(injuries=(Injury("calf", make.day(-20)),)))
    kit = kit_of(make, healed, make.gym)
    assert all(
        "calf" not in option.exercise.regions
        for option in kit.of("plyometric")
        if option.exercise.impact
    )
    assert any("calf" in option.exercise.regions for option in kit.of("calf_straight"))


def test_a_test_of_the_body_is_no_training(make: Any) -> None:
    kit = make.shop().kits["gym"]
    assert [name for name in kit.by_id if make.catalogue.exercise(name).is_test] == []


def test_options_are_grouped_by_what_they_train_first(make: Any) -> None:
    kit = kit_of(make, make.athlete(), make.gym)
    for pattern, options in kit.by_pattern.items():
        assert {option.exercise.main_pattern for option in options} == {pattern}
    assert sum(map(len, kit.by_pattern.values())) == len(kit.by_id)
