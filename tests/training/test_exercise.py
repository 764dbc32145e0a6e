from __future__ import annotations

from typing import Any

import pytest

from ironstride.errors import InvalidValueError
from ironstride.training.exercise import Exercise, Setup

BARBELL = Setup(frozenset({"barbell", "rack"}), "barbell")
DUMBBELLS = Setup(frozenset({"dumbbells"}), "dumbbell", "per_hand")


def an_exercise(**changes: Any) -> Exercise:
    fields: dict[str, Any] = {
        "id": "split-squat",
        "name": "Split squat",
        "patterns": ("single_leg", "squat"),
        "qualities": frozenset({"strength", "hypertrophy"}),
        "primary_muscles": ("quadriceps",),
        "secondary_muscles": ("glutes",),
        "setups": (BARBELL, DUMBBELLS),
        "set_kind": "load_reps",
        "laterality": "unilateral",
        "rep_classes": frozenset({"strength", "hypertrophy"}),
        "skill": 2,
        "regions": frozenset({"knee", "hip"}),
        "cues": ("Stand long.", "Go straight down.", "Push the floor away."),
        "fault": "The front heel lifts.",
        "bail_out": "Put the back knee down.",
    }
    return Exercise(**fields | changes)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "Split Squat"),
        ("id", "split--squat"),
        ("id", "-split"),
        ("patterns", ()),
        ("patterns", ("lunge",)),
        ("qualities", frozenset({"cardio"})),
        ("rep_classes", frozenset()),
        ("rep_classes", frozenset({"endurance"})),
        ("regions", frozenset({"elbow"})),
        ("set_kind", "machine"),
        ("laterality", "both"),
        ("skill", 0),
        ("skill", 5),
        ("impact", 4),
        ("eccentric_bias", 3),
        ("bodyweight_fraction", 1.1),
        ("cues", ("One.", "Two.")),
        ("setups", ()),
        ("related_group", "squat"),
        ("prior_load_ratio", 0.8),
    ],
)
def test_an_incomplete_exercise_is_refused(field: str, value: object) -> None:
    with pytest.raises(InvalidValueError):
        an_exercise(**{field: value})


def test_the_first_pattern_is_the_main_one() -> None:
    assert an_exercise().main_pattern == "single_leg"


@pytest.mark.parametrize(
    ("laterality", "per_side"), [("unilateral", True), ("bilateral", False), ("alternating", False)]
)
def test_only_one_sided_sets_are_done_twice(laterality: str, *, per_side: bool) -> None:
    assert an_exercise(laterality=laterality).per_side is per_side


def test_the_first_setup_that_the_place_allows_is_taken() -> None:
    exercise = an_exercise()
    assert exercise.setup_for(frozenset({"barbell", "rack", "dumbbells"})) is BARBELL
    assert exercise.setup_for(frozenset({"barbell", "dumbbells"})) is DUMBBELLS
    assert exercise.setup_for(frozenset({"barbell", "bench"})) is None


def test_a_setup_has_known_words_only() -> None:
    with pytest.raises(InvalidValueError, match="implement"):
        Setup(frozenset(), "stone")  # type: ignore[arg-type]  # hostile on purpose
    with pytest.raises(InvalidValueError, match="equipment"):
        Setup(frozenset({"sofa"}), "barbell")  # type: ignore[arg-type]  # hostile on purpose
