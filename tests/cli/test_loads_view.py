from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from tests.planning.test_lift_loads import TODAY, done, find, sample, squats

from ironstride.cli.loads_view import loads_view
from ironstride.cli.screen import as_text
from ironstride.planning.lift_loads import KnownLoads
from ironstride.training.sets import LoggedSet


def view(known: KnownLoads, **changes: Any) -> str:
    runner = replace(sample(), **changes)
    return as_text(*loads_view(known, runner, TODAY), width=80)


def words(text: str) -> str:
    return " ".join(text.split())


def row(text: str, start: str) -> list[str]:
    line = next(one for one in text.splitlines() if one.strip().startswith(start))
    return line.strip().removeprefix(start).split()


def test_a_lift_has_its_maximum_its_range_its_slope_and_its_sets() -> None:
    most, low, _, high, k, sets, *day = row(view(find(*squats())), "Back squat")
    assert float(low) < float(most) < float(high)
    assert (k.startswith("0.0"), sets, day) == (True, "3", ["20", "Nov", "2026"])


def test_names_say_what_their_weight_counts() -> None:
    known = find(
        done("dumbbell-bench-press", 20, 8),
        done("pull-up", 5, 5, set_kind="bodyweight"),
        done("assisted-pull-up", 20, 8, set_kind="assisted"),
    )
    shown = words(view(known))
    assert "Dumbbell bench press, each hand" in shown
    assert "Pull-up, body +" in shown
    assert "Assisted pull-up, help" in shown


def test_a_narrow_screen_loses_no_name_and_no_number() -> None:
    known = find(*squats(), done("dumbbell-bench-press", 20, 8))
    shown = as_text(*loads_view(known, sample(), TODAY), width=60)
    assert max(len(line) for line in shown.splitlines()) <= 60
    table = shown[: shown.index("Next weights")]
    assert {"Back", "squat", "Dumbbell", "Nov", "2026"} <= set(table.split())


def test_weights_stand_with_reps_and_what_should_be_left() -> None:
    shown = view(find(*squats()))
    assert " x 3-5 @" in shown
    assert " x 8-10 @" in shown


def test_a_lift_to_which_no_weight_is_added_has_no_row_but_a_reason() -> None:
    shown = view(find(*squats(), done("pull-up", 5, 5, set_kind="bodyweight")))
    table = shown[shown.index("Next weights") : shown.index("Never logged")]
    assert "Pull-up: a plan adds no weight to it." in words(table)
    assert words(table).count("Pull-up") == 1


def test_what_keeps_a_weight_low_is_said_and_explained() -> None:
    light = [done("back-squat", 70, 5, ago=3), done("back-squat", 50, 9, ago=2, rir=1)]
    shown = view(find(*light))
    assert "@2-3, held" in shown
    assert "no more than a step above the last such sets" in words(shown)
    assert "held" not in view(find(*squats()))


def test_the_place_is_told_only_where_there_are_several() -> None:
    known = find(*squats())
    runner = sample()
    assert "Where" in view(known)
    gym = {"gym": runner.places["gym"]}
    assert "Where" not in view(find(*squats(), athlete=replace(runner, places=gym)), places=gym)


def test_a_lift_at_two_places_is_named_once() -> None:
    shown = view(find(done("dumbbell-shoulder-press", 14, 8)))
    table = shown[shown.index("Next weights") : shown.index("Never logged")]
    assert words(table).count("Dumbbell shoulder press") == 1
    assert "gym" in table
    assert "home" in table


def test_what_is_missing_for_heavy_sets_is_said_once_for_all_lifts() -> None:
    runner = sample()
    shy = replace(runner, lifting=replace(runner.lifting, comfort={"squat": 2}))
    known = find(*squats(), done("front-squat", 50, 8), athlete=shy)
    shown = words(view(known))
    assert "not yet" in shown
    assert shown.count('it has to feel "fine" to you') == 1


def test_lifts_never_logged_stand_under_the_one_they_follow_from() -> None:
    shown = view(find(*squats()))
    assert "From Back squat: " in shown
    assert "Box squat" in shown


def test_doubted_sets_are_shown_up_to_a_few() -> None:
    odd = [done("back-squat", 900 + one, 5, ago=2) for one in range(7)]
    known = KnownLoads(find(*squats()).own, (), tuple(odd))
    shown = words(view(known))
    assert "7 sets" in shown
    assert "and 2 earlier" in shown
    assert "900 kg" not in shown


def test_names_of_another_app_are_shown_up_to_a_few_and_move_no_cursor() -> None:
    known = find(*(done(f"Odd\x1b[2J lift {one}", 50, 8, ago=one) for one in range(15)))
    shown = view(known)
    assert "\x1b" not in shown
    assert "and 3 older" in shown
    assert "Odd" in shown


def test_nothing_known_is_said_in_words() -> None:
    assert "Nothing is known of any lift" in view(KnownLoads((), (), ()))


def test_a_set_without_a_known_name_is_still_shown() -> None:
    odd = LoggedSet("1", "gone", dt.datetime(2026, 11, 1), "load_reps", load_kg=500, reps=5)
    assert "gone 500 kg x 5 on 1 Nov 2026" in words(
        view(KnownLoads(find(*squats()).own, (), (odd,)))
    )
