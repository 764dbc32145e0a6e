"""What is said of every exercise that comes with Ironstride."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from ironstride.catalogue.ladders import climb, descend
from ironstride.catalogue.reader import read_catalogue
from ironstride.training.words import BODY_TESTS, EQUIPMENT, PATTERNS, Pattern

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.exercise import Exercise

EXERCISES = tuple(read_catalogue().exercises.values())
LEG_PATTERNS = frozenset({"squat", "hinge", "single_leg", "calf_straight", "calf_bent"})
HIP_AND_SHIN = frozenset({"tibialis", "hip_abduction", "hip_adduction", "hip_flexion"})
AT_LEAST: dict[Pattern, int] = {
    "squat": 11,
    "hinge": 13,
    "single_leg": 13,
    "calf_straight": 7,
    "calf_bent": 6,
    "tibialis": 3,
    "hip_abduction": 5,
    "hip_adduction": 4,
    "hip_flexion": 4,
    "trunk_anti_extension": 4,
    "trunk_anti_rotation": 4,
    "trunk_lateral": 4,
    "foot": 4,
    "push": 6,
    "pull": 6,
    "plyometric": 10,
    "drill": 8,
    "mobility": 10,
}
EXPECTED_IDS = """
    back-squat front-squat goblet-squat box-squat leg-press trap-bar-deadlift deadlift
    romanian-deadlift hip-thrust single-leg-romanian-deadlift bulgarian-split-squat split-squat
    step-up reverse-lunge walking-lunge single-leg-squat-to-box nordic-curl hamstring-slider
    leg-curl single-leg-calf-raise seated-calf-raise bent-knee-calf-raise tibialis-raise
    copenhagen-plank side-lying-hip-abduction lateral-band-walk band-march dead-bug pallof-press
    side-plank bench-press
""".split()
# Numbers of the public FIT profile: the highest exercise name of each exercise category.
HIGHEST_FIT_NAME = {
    0: 26, 1: 20, 2: 42, 3: 8, 4: 22, 5: 96, 6: 86, 7: 50, 8: 25, 9: 12, 10: 49,
    11: 34, 12: 3, 13: 39, 14: 41, 15: 13, 16: 21, 17: 90, 18: 28, 19: 135, 20: 37, 21: 45,
    22: 90, 23: 52, 24: 31, 25: 35, 26: 24, 27: 40, 28: 102, 29: 20, 30: 44, 31: 90, 32: 6,
}  # fmt: skip

each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
each_leg_exercise = pytest.mark.parametrize(
    "exercise",
    [
        one
        for one in EXERCISES
        if one.main_pattern in LEG_PATTERNS | HIP_AND_SHIN and not one.is_test
    ],
    ids=lambda one: one.id,
)


def test_there_are_enough_of_each_pattern() -> None:
    counts = Counter(exercise.main_pattern for exercise in EXERCISES)
    assert {pattern: n for pattern, n in AT_LEAST.items() if counts[pattern] < n} == {}
    assert set(AT_LEAST) == set(PATTERNS)
    assert sum(counts.values()) >= 120


def test_the_ids_that_files_use_exist(catalogue: Catalogue) -> None:
    assert [one for one in EXPECTED_IDS if one not in catalogue.exercises] == []


def test_names_and_faults_are_told_apart() -> None:
    for texts in ([one.name for one in EXERCISES], [one.fault for one in EXERCISES]):
        assert [text for text, times in Counter(texts).items() if times > 1] == []


@each_exercise
def test_its_words_are_short_and_plain(exercise: Exercise) -> None:
    for cue in exercise.cues:
        assert 1 <= len(cue.split()) <= 15, cue
        assert not cue.endswith("."), cue
    assert len(set(exercise.cues)) == 3
    for sentence in (exercise.fault, exercise.bail_out):
        assert sentence.endswith("."), sentence
        assert len(sentence.split()) >= 4 or exercise.skill == 1, sentence


@each_exercise
def test_it_is_complete(exercise: Exercise) -> None:
    assert exercise.regions
    assert exercise.qualities
    assert exercise.primary_muscles
    assert not set(exercise.primary_muscles) & set(exercise.secondary_muscles)
    assert exercise.fit_category is not None
    assert exercise.fit_name is not None
    assert exercise.fit_name <= HIGHEST_FIT_NAME[exercise.fit_category]


@each_exercise
def test_its_impact_goes_with_its_contacts(exercise: Exercise) -> None:
    if exercise.main_pattern == "plyometric" and exercise.impact >= 2:
        assert exercise.contacts_per_rep > 0
    if exercise.main_pattern in LEG_PATTERNS | HIP_AND_SHIN:
        assert (exercise.impact, exercise.contacts_per_rep) == (0, 0)


@each_exercise
def test_only_what_a_hand_holds_counts_per_hand(exercise: Exercise) -> None:
    per_hand = [setup for setup in exercise.setups if setup.load_counts == "per_hand"]
    assert {setup.implement for setup in per_hand} <= {"dumbbell", "kettlebell"}


@each_exercise
def test_what_is_in_the_hands_is_among_the_needs(exercise: Exercise) -> None:
    needed = {
        "barbell": {"barbell"},
        "trap_bar": {"trap-bar"},
        "dumbbell": {"dumbbells"},
        "kettlebell": {"kettlebells"},
        "cable": {"cable"},
        "band": {"bands"},
    }
    for setup in exercise.setups:
        assert needed.get(setup.implement, set()) <= setup.needs


@each_exercise
def test_a_later_setup_is_not_hidden_by_an_earlier_one(exercise: Exercise) -> None:
    for index, setup in enumerate(exercise.setups):
        if exercise.set_kind == "load_reps":
            assert not any(earlier.needs <= setup.needs for earlier in exercise.setups[:index])


@each_leg_exercise
def test_sets_of_one_to_six_have_a_weight_or_are_hard_without(exercise: Exercise) -> None:
    if "strength" in exercise.rep_classes:
        assert exercise.set_kind == "load_reps" or exercise.skill >= 3


@each_leg_exercise
def test_a_bar_on_the_shoulders_needs_safeties(exercise: Exercise) -> None:
    under_a_bar = all(
        setup.implement == "barbell" and "rack" in setup.needs for setup in exercise.setups
    )
    assert exercise.needs_safeties == under_a_bar


@each_exercise
def test_its_ladder_is_the_same_from_both_ends(catalogue: Catalogue, exercise: Exercise) -> None:
    if exercise.harder is not None:
        assert catalogue.exercise(exercise.harder).easier == exercise.id
    if exercise.easier is not None:
        assert catalogue.exercise(exercise.easier).harder == exercise.id


@each_exercise
def test_its_ladder_only_gets_harder(catalogue: Catalogue, exercise: Exercise) -> None:
    ladder = [exercise, *climb(catalogue, exercise.id)]
    assert ladder[-1].harder is None, "a circle"
    for lower, upper in pairwise(ladder):
        assert lower.skill <= upper.skill
        assert set(lower.patterns) & set(upper.patterns)


@each_leg_exercise
def test_it_stands_on_a_ladder(exercise: Exercise) -> None:
    assert exercise.easier is not None or exercise.harder is not None


@pytest.mark.parametrize("group", sorted({one.related_group or "" for one in EXERCISES} - {""}))
def test_a_group_has_one_reference_lift(catalogue: Catalogue, group: str) -> None:
    ratios = [one.prior_load_ratio for one in catalogue.with_group(group)]
    assert ratios.count(1.0) == 1
    assert all(ratio is not None and 0.05 <= ratio <= 2.5 for ratio in ratios)


@pytest.mark.parametrize(
    ("lighter", "heavier"),
    [
        ("goblet-squat", "front-squat"),
        ("front-squat", "back-squat"),
        ("back-squat", "leg-press"),
        ("single-leg-leg-press", "leg-press"),
        ("bulgarian-split-squat", "split-squat"),
        ("split-squat", "barbell-split-squat"),
        ("romanian-deadlift", "deadlift"),
        ("single-leg-romanian-deadlift", "romanian-deadlift"),
        ("deadlift", "trap-bar-deadlift"),
        ("single-leg-standing-calf-raise", "standing-calf-raise"),
    ],
)
def test_loads_are_in_the_order_that_a_gym_knows(
    catalogue: Catalogue, lighter: str, heavier: str
) -> None:
    low, high = catalogue.exercise(lighter), catalogue.exercise(heavier)
    assert low.related_group == high.related_group
    assert (low.prior_load_ratio or 0) < (high.prior_load_ratio or 0)


@pytest.mark.parametrize(
    ("start", "rungs"),
    [
        ("chair-sit-to-stand", 6),
        ("assisted-split-squat", 3),
        ("stair-step-up", 2),
        ("hamstring-walkout", 5),
        ("glute-bridge", 3),
        ("double-leg-calf-raise", 4),
        ("bent-knee-calf-raise", 3),
        ("adductor-squeeze", 5),
    ],
)
def test_no_iron_still_leads_somewhere(catalogue: Catalogue, start: str, rungs: int) -> None:
    ladder = [catalogue.exercise(start), *climb(catalogue, start)]
    assert list(descend(catalogue, start)) == []
    without_iron = [one for one in ladder if one.setup_for(frozenset())]
    assert len(without_iron) >= rungs


def test_every_equipment_word_is_good_for_something() -> None:
    used = {word for one in EXERCISES for setup in one.setups for word in setup.needs}
    assert used == set(EQUIPMENT)


def test_a_test_of_the_body_needs_nothing_and_no_weight(catalogue: Catalogue) -> None:
    tests = {one.id for one in EXERCISES if one.is_test}
    assert tests == {f"{name}-test" for name in BODY_TESTS}
    for name in tests:
        exercise = catalogue.exercise(name)
        assert exercise.setup_for(frozenset()) is not None
        assert {setup.implement for setup in exercise.setups} == {"bodyweight"}
        assert exercise.per_side
        assert "above 2 of 10" in exercise.bail_out
        assert exercise.easier is exercise.harder is None


def test_learning_a_hinge_is_practice_only(catalogue: Catalogue) -> None:
    assert catalogue.exercise("wall-hip-hinge").rep_classes == {"skill"}
