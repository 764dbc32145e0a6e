from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.formats.exercise_names import Match
from ironstride.formats.log_names import Choice, NameTable, read_choice
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue

MONDAY = dt.datetime(2026, 11, 23)


def logged(exercise: str, **fields: Any) -> LoggedSet:
    values: dict[str, Any] = {"set_kind": "load_reps", **fields}
    return LoggedSet("", exercise, MONDAY, **values)


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("dumbbell-row", Choice("dumbbell-row")),
        (" dumbbell-row/2 ", Choice("dumbbell-row", both_hands=True)),
        ("", Choice(None)),
    ],
)
def test_a_choice_is_written_in_one_word(text: str, choice: Choice) -> None:
    assert read_choice(text) == choice
    assert read_choice(str(choice)) == choice


def test_only_sure_names_change(catalogue: Catalogue) -> None:
    table = NameTable(catalogue, {})
    names = ["Squat (Barbell)", "Leg Press Downstairs", "Bicep Curl (Dumbbell)"]
    settled = table.settled(logged(name, load_kg=50, reps=8) for name in names)
    assert [one.exercise for one in settled] == ["back-squat", *names[1:]]


def test_what_the_runner_decided_is_sure(catalogue: Catalogue) -> None:
    table = NameTable(
        catalogue,
        {"leg press  downstairs": Choice("leg-press"), "Squat": Choice(None)},
    )
    assert table.match("Leg Press Downstairs") == Match("sure", "leg-press")
    assert table.match("Squat") == Match("none")


def test_weights_of_both_hands_are_halved(catalogue: Catalogue) -> None:
    name = "Bench Press (Dumbbell)"
    sets = [logged(name, load_kg=40, reps=8)]
    both = NameTable(catalogue, {name: Choice("dumbbell-bench-press", both_hands=True)})
    assert [one.load_kg for one in both.settled(sets)] == [20]
    assert [one.load_kg for one in NameTable(catalogue, {}).settled(sets)] == [40]


@pytest.mark.parametrize(
    ("name", "fields", "kind", "load_kg"),
    [
        ("Plank", {"load_kg": 0, "seconds": 45, "set_kind": "hold"}, "hold", None),
        ("Plank", {"load_kg": 10, "seconds": 45, "set_kind": "hold"}, "hold", 10),
        ("Pull Up", {"load_kg": 0, "reps": 8, "set_kind": "bodyweight"}, "bodyweight", 0),
        ("Pull Up", {"reps": 8, "set_kind": "bodyweight"}, "bodyweight", 0),
        ("Pull Up (Weighted)", {"load_kg": 10, "reps": 5}, "bodyweight", 10),
        ("Pull Up (Assisted)", {"load_kg": 25, "reps": 8}, "assisted", 25),
        ("Pull Up", {"seconds": 30, "set_kind": "hold"}, "hold", None),
        ("Squat (Barbell)", {"reps": 5, "set_kind": "bodyweight"}, "load_reps", None),
    ],
)
def test_a_set_is_of_the_kind_of_its_exercise(
    catalogue: Catalogue, name: str, fields: dict[str, Any], kind: str, load_kg: float | None
) -> None:
    (one,) = NameTable(catalogue, {}).settled([logged(name, **fields)])
    assert (one.set_kind, one.load_kg) == (kind, load_kg)


def test_a_set_under_its_exercise_stays_as_it_is(catalogue: Catalogue) -> None:
    one = logged("plank", set_kind="bodyweight", reps=5)
    assert NameTable(catalogue, {}).settled([one]) == [one]


def test_two_tables_read_a_name_alike_or_not(catalogue: Catalogue) -> None:
    name = "Bench Press (Dumbbell)"
    plain = NameTable(catalogue, {})
    same = NameTable(catalogue, {name: Choice("dumbbell-bench-press")})
    both = NameTable(catalogue, {name: Choice("dumbbell-bench-press", both_hands=True)})
    own = NameTable(catalogue, {name: Choice(None)})
    assert plain.reads_as(same, name)
    assert not plain.reads_as(both, name)
    assert not plain.reads_as(own, name)
    assert plain.reads_as(NameTable(catalogue, {"Curl": Choice(None)}), "Curl")
