from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.formats import exercise_names
from ironstride.formats.exercise_names import ExerciseNames, Match, is_other_activity, words_of

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue


@pytest.fixture(scope="module")
def names(catalogue: Catalogue) -> ExerciseNames:
    return ExerciseNames(catalogue)


@pytest.mark.parametrize(
    ("name", "exercise"),
    [
        ("Squat (Barbell)", "back-squat"),
        ("Barbell Squats", "back-squat"),
        ("Squat, Barbell", "back-squat"),
        ("back-squat", "back-squat"),
        ("Back squat", "back-squat"),
        ("BB Back Squat", "back-squat"),
        ("Deadlift (Trap Bar)", "trap-bar-deadlift"),
        ("Hex-Bar Deadlift", "trap-bar-deadlift"),
        ("DB RDL", "dumbbell-romanian-deadlift"),
        ("Bench Press (Dumbbell)", "dumbbell-bench-press"),
        ("Flat Dumbbell Bench Press", "dumbbell-bench-press"),
        ("Pull Up (Weighted)", "pull-up"),
        ("Pullups", "pull-up"),
        ("Incline Push Ups", "incline-push-up"),
        ("Pull Up (Assisted)", "assisted-pull-up"),
        ("Calf Press on Seated Leg Press", "leg-press-calf-raise"),
        ("1-Arm Dumbbell Row", "dumbbell-row"),
        ("Lat Pull Down (Cable)", "lat-pulldown"),
        ("Nordic Hamstring Curls", "nordic-curl"),
        ("Kniebeuge (Langhantel)", "back-squat"),
        ("Développé Couché (Barre)", "bench-press"),
        ("Peso Muerto Rumano (Barra)", "romanian-deadlift"),
    ],
)
def test_the_same_exercise_under_another_name(
    names: ExerciseNames, name: str, exercise: str
) -> None:
    assert names.match(name) == Match("sure", exercise)


@pytest.mark.parametrize(
    ("name", "exercise"),
    [
        ("Seated Leg Press (Machine)", "leg-press"),
        ("Leg Press Downstairs", "leg-press"),
        ("Squat", "back-squat"),
        ("Pull Up (Band)", "assisted-pull-up"),
        ("Barbel Squat", "back-squat"),
        ("Deadlfit (Barbell)", "deadlift"),
        ("Ab Wheel", "barbell-rollout"),
    ],
)
def test_a_doubtful_name_is_a_question(names: ExerciseNames, name: str, exercise: str) -> None:
    assert names.match(name) == Match("unsure", exercise)


@pytest.mark.parametrize(
    "name",
    [
        "Chest Press (Machine)",
        "Incline Bench Press (Barbell)",
        "Decline Bench Press (Barbell)",
        "Bench Press - Close Grip (Barbell)",
        "Smith Machine Bench Press",
        "Squat (Smith Machine)",
        "Hip Thrust (Machine)",
        "Shoulder Press (Plate Loaded)",
        "Seated Row (Machine)",
        "T Bar Row",
        "Bent Over Row (Dumbbell)",
        "Sumo Deadlift (Barbell)",
        "Deficit Deadlift (Barbell)",
        "Stiff Leg Deadlift (Barbell)",
        "Leg Extension (Machine)",
        "Chin Up",
        "Diamond Push Up",
        "Hanging Leg Raise",
        "Face Pull (Cable)",
        "Hack Squat",
        "Bicep Curl (Dumbbell)",
        "Schrägbankdrücken (Langhantel)",
        "",
        "=cmd|'/c calc'!A0",
        "x" * 10_000,
    ],
)
def test_another_exercise_is_no_match(names: ExerciseNames, name: str) -> None:
    assert names.match(name).certainty == "none"


def test_no_name_stands_for_two_exercises(catalogue: Catalogue) -> None:
    vocabulary = exercise_names._vocabulary()
    meant: dict[frozenset[str], set[str]] = {}
    for table in (vocabulary.same, vocabulary.ask):
        for exercise, several in table.items():
            for name in several:
                meant.setdefault(words_of(name), set()).add(exercise)
    for one in catalogue.exercises.values():
        if words_of(one.name) in meant:
            meant[words_of(one.name)].add(one.id)
    assert {words: ids for words, ids in meant.items() if len(ids) > 1} == {}


def test_every_name_leads_to_an_exercise_of_the_catalogue(catalogue: Catalogue) -> None:
    vocabulary = exercise_names._vocabulary()
    assert (vocabulary.same.keys() | vocabulary.ask.keys()) <= catalogue.exercises.keys()


def test_no_line_of_the_table_is_there_for_nothing(catalogue: Catalogue) -> None:
    vocabulary = exercise_names._vocabulary()
    for table in (vocabulary.same, vocabulary.ask):
        for exercise, several in table.items():
            names = [*several, catalogue.exercise(exercise).name]
            assert len({words_of(name) for name in names}) == len(names), exercise


@pytest.mark.parametrize(
    "name", ["Running (Treadmill)", "running", "Cycling (Indoor)", "Rowing (Machine)", "Yoga"]
)
def test_runs_and_rides_are_no_lifts(name: str) -> None:
    assert is_other_activity(name)


@pytest.mark.parametrize("name", ["Seated Row (Machine)", "Walking Lunge", "Jump Rope", ""])
def test_lifts_are_no_runs(name: str) -> None:
    assert not is_other_activity(name)
