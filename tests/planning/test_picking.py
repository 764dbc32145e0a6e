"""The exercise for a pattern: buildable, light enough, allowed, and known before a race."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ironstride.planning.picking import Known, find_searched, pick_exercise
from ironstride.training.athlete import Health, Lift, Pain
from ironstride.training.place import Inventory, Place

HEAVY_DUMBBELLS = Place("shed", frozenset({"dumbbells"}), Inventory(dumbbells_kg=(60.0,)))


def pick(make: Any, athlete: Any, pattern: Any, known: Known | None = None, **heavy: bool) -> Any:
    shop = make.shop(athlete)
    kit = next(iter(shop.kits.values()))
    return pick_exercise(
        kit, pattern, "max_strength", shop, known or Known(), heavy=heavy.get("heavy", True)
    )


def test_an_open_gate_gives_heavy_work_where_the_session_may_be_heavy(make: Any) -> None:
    runner = make.athlete("advanced")
    assert pick(make, runner, "squat").rep_class == "strength"
    assert pick(make, runner, "squat", heavy=False).rep_class == "hypertrophy"


def test_iron_that_is_too_heavy_for_this_runner_is_skipped(make: Any) -> None:
    weak = make.athlete(
        "novice", place=HEAVY_DUMBBELLS, lifts=(Lift("goblet-squat", make.day(-4), 10, 8, 1),)
    )
    picked = pick(make, weak, "squat")
    assert picked is not None
    assert picked.option.setup.implement != "dumbbell" or picked.option.exercise.set_kind != (
        "load_reps"
    )


def test_a_lift_that_cannot_be_loaded_at_all_is_skipped(make: Any) -> None:
    # One bell is stated; what needs a pair of them cannot be built.
    place = Place("shed", frozenset({"kettlebells"}), Inventory(kettlebells_kg=(12.0,)))
    shop = make.shop(make.athlete("novice", place=place, lifts=()))
    for pattern in ("squat", "hinge", "single_leg", "push"):
        picked = pick_exercise(
            shop.kits["shed"], pattern, "hypertrophy", shop, Known(), heavy=False
        )
        if picked is not None and picked.option.exercise.set_kind == "load_reps":
            assert shop.weights.loads(picked.option, place) != ()


def test_near_a_race_only_what_is_known(make: Any) -> None:
    runner = make.athlete("advanced", lifts=())
    known = Known(used=frozenset({"goblet-squat"}), trained=frozenset({"squat"}), frozen=True)
    assert pick(make, runner, "squat", known).option.exercise.id == "goblet-squat"
    thawed = replace(known, frozen=False)
    assert pick(make, runner, "squat", thawed).option.exercise.id != "goblet-squat"


def test_near_a_race_a_pattern_that_was_never_trained_is_not_locked_out(make: Any) -> None:
    known = Known(trained=frozenset({"squat"}), frozen=True)
    assert pick(make, make.athlete(lifts=()), "hinge", known) is not None
    assert pick(make, make.athlete(lifts=()), "squat", known) is None


def test_near_a_race_something_new_comes_in_where_the_pattern_is_thawed(make: Any) -> None:
    known = Known(trained=frozenset({"squat", "hinge"}), frozen=True, thawed=frozenset({"squat"}))
    assert pick(make, make.athlete(lifts=()), "squat", known) is not None
    assert pick(make, make.athlete(lifts=()), "hinge", known) is None


def test_what_was_logged_is_known(make: Any) -> None:
    known = Known(logged=frozenset({"leg-press"}), trained=frozenset({"squat"}), frozen=True)
    assert pick(make, make.athlete(lifts=()), "squat", known).option.exercise.id == "leg-press"


def test_pain_leaves_nothing_of_the_pattern(make: Any) -> None:
    assert pick(make, make.athlete(health=Health(pain=(Pain("knee", 5),))), "squat") is None


def test_on_a_day_that_is_none_for_a_search_lifts_without_a_known_weight_wait(make: Any) -> None:
    runner = make.athlete(lifts=())
    shop = make.shop(runner)
    kit = next(iter(shop.kits.values()))
    searched = find_searched(kit, shop.weights, make.day(0))
    assert {"goblet-squat", "bench-press", "suitcase-carry"} <= searched
    assert not searched & {"push-up", "suitcase-hold", "dead-bug"}
    known = Known(to_search=searched)
    for pattern in ("squat", "hinge", "push"):
        assert pick(make, runner, pattern).option.exercise.id in searched
        assert pick(make, runner, pattern, known).option.exercise.id not in searched


def test_what_was_lifted_before_needs_no_search(make: Any) -> None:
    shop = make.shop(make.athlete(lifts=(Lift("goblet-squat", make.day(-4), 20, 8, 2),)))
    kit = next(iter(shop.kits.values()))
    assert "goblet-squat" not in find_searched(kit, shop.weights, make.day(0))
    press = frozenset({"bench-press"})
    assert Known(used=press, to_search=press).admits(kit.by_id["bench-press"])
    assert not Known(to_search=press).admits(kit.by_id["bench-press"])
