from __future__ import annotations

from dataclasses import replace

import pytest

from ironstride.catalogue.catalogue import Catalogue, UnknownExerciseError, catalogue_of
from ironstride.errors import IronstrideError


def test_an_exercise_is_found_by_its_id(catalogue: Catalogue) -> None:
    assert catalogue.exercise("back-squat").name == "Back squat"


@pytest.mark.parametrize("wrong", ["back squat", "Back_Squat", "back-sqaut"])
def test_a_wrong_id_is_refused_with_the_nearest_one(catalogue: Catalogue, wrong: str) -> None:
    with pytest.raises(UnknownExerciseError, match="did you mean back-squat") as caught:
        catalogue.exercise(wrong)
    assert caught.value.nearest[0] == "back-squat"
    assert isinstance(caught.value, IronstrideError)


def test_a_word_like_nothing_gets_no_hint(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownExerciseError) as caught:
        catalogue.exercise("zzzz")
    assert str(caught.value) == "no exercise has the id 'zzzz'"


def test_a_pattern_lists_its_main_exercises_first(catalogue: Catalogue) -> None:
    found = catalogue.with_pattern("squat")
    mains = [exercise.main_pattern == "squat" for exercise in found]
    assert mains == sorted(mains, reverse=True)
    assert {True, False} == set(mains)
    assert all("squat" in exercise.patterns for exercise in found)


def test_a_group_lists_its_lifts(catalogue: Catalogue) -> None:
    assert {lift.related_group for lift in catalogue.with_group("hinge")} == {"hinge"}
    assert catalogue.with_group("no such group") == ()


def test_extending_adds_and_replaces_and_leaves_the_old_one_alone(catalogue: Catalogue) -> None:
    squat = catalogue.exercise("back-squat")
    mine = replace(squat, id="cellar-squat")
    own_squat = replace(squat, name="My squat")
    extended = catalogue.extended([mine, own_squat])
    assert extended.exercise("cellar-squat") is mine
    assert extended.exercise("back-squat").name == "My squat"
    assert len(extended.exercises) == len(catalogue.exercises) + 1
    assert catalogue.exercise("back-squat") is squat


def test_nobody_can_change_a_catalogue(catalogue: Catalogue) -> None:
    with pytest.raises(TypeError):
        catalogue.exercises["x"] = catalogue.exercise("back-squat")  # type: ignore[index]  # this is what must fail


def test_a_catalogue_can_key_a_cache(catalogue: Catalogue) -> None:
    same = catalogue_of(catalogue.exercises.values())
    assert {catalogue: 1, same: 2}[catalogue] == 1
