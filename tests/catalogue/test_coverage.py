from __future__ import annotations

import pytest

from ironstride.catalogue.catalogue import Catalogue, catalogue_of
from ironstride.catalogue.coverage import (
    HEAVY_PATTERNS,
    Gap,
    find_choices,
    find_heavy_gaps,
    read_known_gaps,
)
from ironstride.errors import InvalidValueError
from ironstride.training.words import EQUIPMENT, PATTERNS, Equipment, Pattern

PLACES: dict[str, frozenset[Equipment]] = {
    "bodyweight only": frozenset(),
    "hotel": frozenset({"mat", "bands", "dumbbells"}),
    "bands and two dumbbells": frozenset({"bands", "dumbbells"}),
    "home with kettlebells": frozenset({"mat", "bands", "kettlebells", "box"}),
    "full gym": frozenset(EQUIPMENT),
}
# Experience and the highest skill that it is given.
SKILLS = {"none": 1, "novice": 2, "intermediate": 3, "advanced": 4}

each_place = pytest.mark.parametrize("equipment", PLACES.values(), ids=PLACES)
each_level = pytest.mark.parametrize("skill", SKILLS.values(), ids=SKILLS)


@each_place
@each_level
def test_every_pattern_has_a_choice_at_every_place_and_level(
    catalogue: Catalogue, equipment: frozenset[Equipment], skill: int
) -> None:
    for pattern in PATTERNS:
        assert find_choices(catalogue, pattern, equipment, skill) != (), pattern


@each_place
@each_level
def test_where_heavy_is_out_of_reach_it_is_said_why(
    catalogue: Catalogue, equipment: frozenset[Equipment], skill: int
) -> None:
    gaps = find_heavy_gaps(catalogue, equipment, skill)
    assert [gap for gap in gaps if not gap.is_known] == []


@each_place
def test_the_main_patterns_leave_a_swap(
    catalogue: Catalogue, equipment: frozenset[Equipment]
) -> None:
    mains: tuple[Pattern, ...] = ("squat", "hinge", "single_leg", "calf_straight", "push")
    for pattern in mains:
        assert len(find_choices(catalogue, pattern, equipment, 2)) >= 3, pattern


@pytest.mark.parametrize("place", ["bodyweight only", "hotel", "home with kettlebells"])
def test_the_advanced_find_harder_work_than_the_novice(catalogue: Catalogue, place: str) -> None:
    patterns: tuple[Pattern, ...] = ("single_leg", "hinge")
    for pattern in patterns:
        novice = find_choices(catalogue, pattern, PLACES[place], 2)
        assert len(find_choices(catalogue, pattern, PLACES[place], 4)) > len(novice)


def test_a_full_gym_has_heavy_work_for_an_intermediate(catalogue: Catalogue) -> None:
    assert find_heavy_gaps(catalogue, PLACES["full gym"], SKILLS["intermediate"]) == ()


def test_two_dumbbells_make_the_main_lifts_heavy(catalogue: Catalogue) -> None:
    gaps = find_heavy_gaps(catalogue, PLACES["bands and two dumbbells"], SKILLS["novice"])
    assert [gap.pattern for gap in gaps] == ["calf_bent"]


def test_an_empty_catalogue_lacks_all_heavy_work() -> None:
    empty = catalogue_of([])
    assert [gap.pattern for gap in find_heavy_gaps(empty, frozenset(), 4)] == list(HEAVY_PATTERNS)


def test_a_choice_needs_the_skill_the_equipment_and_the_main_pattern(
    catalogue: Catalogue,
) -> None:
    def ids(equipment: frozenset[Equipment], skill: int) -> set[str]:
        return {one.id for one in find_choices(catalogue, "squat", equipment, skill)}

    assert "back-squat" in ids(PLACES["full gym"], 4)
    assert "back-squat" not in ids(PLACES["full gym"], 3)
    assert "back-squat" not in ids(PLACES["hotel"], 4)
    assert "pistol-squat" not in ids(PLACES["full gym"], 4)


def test_each_known_gap_is_one_that_happens(catalogue: Catalogue) -> None:
    found = {
        gap
        for equipment in PLACES.values()
        for skill in SKILLS.values()
        for gap in find_heavy_gaps(catalogue, equipment, skill)
    }
    assert set(read_known_gaps()) == found


def test_a_gap_has_both_sentences_or_none() -> None:
    assert not Gap("squat").is_known
    with pytest.raises(InvalidValueError):
        Gap("squat", "why")
