from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pytest

from ironstride.sheets.set_words import (
    alike_sets,
    explain_rir,
    pair_marks,
    say_amount,
    say_doses,
    say_load,
    say_ramp,
    say_range,
    say_rest,
    say_rir,
    say_weight,
)
from ironstride.training.session import PlannedItem, Why
from ironstride.training.sets import PlannedSet

if TYPE_CHECKING:
    from ironstride.formats.weights import Units

WHY = (Why("pattern_tiers", "Because.", "convention"),)


def a_set(**given: Any) -> PlannedSet:
    amounts = {"reps", "seconds", "distance_m", "contacts"}
    default = {} if amounts & given.keys() else {"reps": (8, 10)}
    return PlannedSet(**({"kind": "work", "set_kind": "load_reps"} | default | given))


def an_item(*sets: PlannedSet, **given: Any) -> PlannedItem:
    fields = {
        "id": "i",
        "exercise": "back-squat",
        "name": "Back squat",
        "patterns": ("squat",),
        "rep_class": "hypertrophy",
        "implement": "barbell",
        "load_counts": "total",
        "why": WHY,
    }
    return PlannedItem(sets=sets, **(fields | given))


def test_a_range_of_one_is_one_number() -> None:
    assert (say_range((8, 8)), say_range((62.5, 65))) == ("8", "62.5-65")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"reps": (8, 10), "per_side": True}, "8-10 each side"),
        ({"seconds": (20, 30)}, "20-30 s"),
        ({"distance_m": 20}, "20 m"),
        ({"contacts": 10}, "10 landings"),
    ],
)
def test_an_amount_is_said(given: dict[str, Any], words: str) -> None:
    assert say_amount(a_set(**given), "kg") == words


@pytest.mark.parametrize(("distance_m", "words"), [(20, "20 yd"), (40, "45 yd"), (60, "65 yd")])
def test_who_thinks_in_miles_steps_off_yards(distance_m: int, words: str) -> None:
    assert say_amount(a_set(distance_m=distance_m), "lb") == words
    assert say_doses(an_item(a_set(distance_m=distance_m)), "lb") == [f"1 x {words}"]


@pytest.mark.parametrize(
    ("counts", "units", "words"),
    [
        ("total", "kg", "20-22.5 kg"),
        ("per_hand", "kg", "20-22.5 kg each hand"),
        ("per_hand", "lb", "44.1-49.6 lb each hand"),
    ],
)
def test_a_weight_says_what_it_counts(
    counts: Literal["total", "per_hand"], units: Units, words: str
) -> None:
    item = an_item(a_set(load_kg=(20, 22.5)), load_counts=counts)
    assert say_weight((20, 22.5), item, units) == words


def test_help_is_no_weight_to_lift() -> None:
    item = an_item(a_set(set_kind="assisted", load_kg=(10, 10)))
    assert say_load(item.sets[0], item, "kg") == "10 kg of help"


def test_a_weight_of_nothing_is_no_number() -> None:
    bare = an_item(a_set(set_kind="bodyweight", load_kg=(0.0, 0.0)), implement="dumbbell")
    assert say_doses(bare, "lb") == ["1 x 8-10 reps, nothing added"]
    some = an_item(a_set(set_kind="bodyweight", load_kg=(0.0, 8.0)), implement="dumbbell")
    assert say_doses(some, "kg") == ["1 x 8-10 reps @ 0-8 kg"]


def test_a_search_and_a_band_are_said() -> None:
    searched = an_item(a_set(find_load=True))
    banded = an_item(a_set(set_kind="band"), implement="band")
    assert say_doses(searched, "kg") == ["1 x 8-10 reps, find the weight"]
    assert say_doses(banded, "kg") == ["1 x 8-10 reps, with a band"]


def test_alike_sets_are_said_once_and_in_order() -> None:
    heavy, light = a_set(load_kg=(60, 60)), a_set(load_kg=(50, 50))
    item = an_item(heavy, light, light)
    assert [count for count, _ in alike_sets(item)] == [1, 2]
    assert say_doses(item, "kg") == ["1 x 8-10 reps @ 60 kg", "2 x 8-10 reps @ 50 kg"]


def test_a_ramp_is_said_as_steps() -> None:
    warmups = [a_set(kind="warmup", reps=(n, n), load_kg=(kg, kg)) for n, kg in ((8, 20), (1, 40))]
    item = an_item(*warmups, a_set(load_kg=(60, 60)))
    assert say_ramp(item, "kg") == "8 reps with 20 kg, then 1 rep with 40 kg"
    assert say_ramp(an_item(a_set()), "kg") == ""


@pytest.mark.parametrize(
    ("rir", "words"),
    [
        ((0, 0), "until no good rep is left"),
        ((1, 1), "could do 1 more"),
        ((2, 3), "could do 2 to 3 more"),
        ((2, 2), "could do 2 more"),
    ],
)
def test_reps_in_reserve_are_explained(rir: tuple[int, int], words: str) -> None:
    assert words in explain_rir(rir)
    assert say_rir((0, 0)) == "RIR 0"


@pytest.mark.parametrize(
    ("rest_s", "words"), [(25, "25 s"), (90, "90 s"), (120, "2 min"), (150, "2:30 min")]
)
def test_a_rest_is_said(rest_s: int, words: str) -> None:
    assert say_rest(rest_s) == words


def test_pairs_are_numbered_inside_their_letter() -> None:
    items = [an_item(a_set(), id=n, pair_group=g) for n, g in ("aA", "bA", "cB")]
    alone = an_item(a_set(), id="d")
    assert pair_marks([*items, alone]) == {"a": "A1", "b": "A2", "c": "B1"}
