"""A policy, exercises of every kind and places for the tests of loads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from ironstride.policy.reader import read_policy
from ironstride.training.exercise import Exercise, Setup

if TYPE_CHECKING:
    from ironstride.policy.reader import Policy
    from ironstride.training.words import LoadCounts, Pattern, SetKind

BARBELL = Setup(frozenset({"barbell", "rack"}), "barbell")


class MakeExercise(Protocol):
    def __call__(
        self,
        exercise_id: str = "back-squat",
        *,
        pattern: Pattern = "squat",
        setups: tuple[Setup, ...] = (BARBELL,),
        set_kind: SetKind = "load_reps",
        ratio: float | None = None,
        body: float = 0.0,
    ) -> Exercise: ...


@pytest.fixture(scope="session")
def policy() -> Policy:
    return read_policy()


@pytest.fixture(scope="session")
def barbell() -> Setup:
    return BARBELL


@pytest.fixture(scope="session")
def make_exercise() -> MakeExercise:
    return build_exercise


@pytest.fixture(scope="session")
def dumbbells() -> Setup:
    counts: LoadCounts = "per_hand"
    return Setup(frozenset({"dumbbells"}), "dumbbell", counts)


def build_exercise(
    exercise_id: str = "back-squat",
    *,
    pattern: Pattern = "squat",
    setups: tuple[Setup, ...] = (BARBELL,),
    set_kind: SetKind = "load_reps",
    ratio: float | None = None,
    body: float = 0.0,
) -> Exercise:
    return Exercise(
        id=exercise_id,
        name=exercise_id,
        patterns=(pattern,),
        qualities=frozenset({"strength"}),
        primary_muscles=("quadriceps",),
        secondary_muscles=(),
        setups=setups,
        set_kind=set_kind,
        laterality="bilateral",
        rep_classes=frozenset({"strength", "hypertrophy"}),
        skill=2,
        regions=frozenset({"knee"}),
        cues=("one", "two", "three"),
        fault="fault",
        bail_out="bail out",
        related_group=None if ratio is None else "squat",
        prior_load_ratio=ratio,
        bodyweight_fraction=body,
    )
