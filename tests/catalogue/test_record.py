from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from ironstride.catalogue.record import OPTIONAL_KEYS, REQUIRED_KEYS, read_exercise

if TYPE_CHECKING:
    from ironstride.errors import Problem


def bent(right: str, **changes: object) -> dict[str, object]:
    values: dict[str, object] = {**tomli.loads(right)["cellar-squat"], **changes}
    return {key: value for key, value in values.items() if value is not None}


def problems_of(values: dict[str, object], exercise_id: str = "cellar-squat") -> list[Problem]:
    exercise, problems = read_exercise(exercise_id, values, "own.toml")
    assert (exercise is None) == bool(problems)
    return list(problems)


def test_a_right_exercise_reads_with_the_defaults(right: str) -> None:
    exercise, problems = read_exercise("cellar-squat", bent(right), "own.toml")
    assert problems == ()
    assert exercise is not None
    assert exercise.setups[0].load_counts == "per_hand"
    assert (exercise.impact, exercise.easier, exercise.fit_category) == (0, None, None)


def test_all_problems_show_at_once(right: str) -> None:
    values = bent(right, skill=9, name=None, patterns=["sqat"], cues=["one"], colour="red")
    where = {problem.where for problem in problems_of(values)}
    assert where == {
        f"cellar-squat.{key}" for key in ("skill", "name", "patterns[0]", "cues", "colour")
    }


@pytest.mark.parametrize("key", REQUIRED_KEYS)
def test_each_required_key_is_missed_by_name(right: str, key: str) -> None:
    problems = problems_of(bent(right, **{key: None}))
    assert f"cellar-squat.{key}" in {problem.where for problem in problems}


@pytest.mark.parametrize("key", ["patterns", "qualities", "primary_muscles", "setups"])
def test_an_empty_list_is_no_answer(right: str, key: str) -> None:
    (problem,) = problems_of(bent(right, **{key: []}))
    assert problem.where == f"cellar-squat.{key}"
    assert "at least one" in problem.text


@pytest.mark.parametrize(
    ("changes", "where", "says"),
    [
        ({"easier": "cellar-squat"}, "easier", "itself"),
        ({"set_kind": "hold"}, "rep_classes", '["hold"]'),
        ({"setups": [{"needs": ["bands"], "implement": "band"}]}, "setups[0].implement", "load_re"),
        ({"related_group": "squat"}, "", "come together"),
        ({"prior_load_ratio": 0.5}, "", "come together"),
        ({"fit_category": 33}, "fit_category", "0 to 32"),
        ({"contacts_per_rep": -1}, "contacts_per_rep", "0 to 10"),
        ({"setups": [{"needs": [], "implement": "dumbell"}]}, "setups[0].implement", "dumbbell?"),
        ({"setups": [{"implement": "other"}]}, "setups[0].needs", "is missing"),
        ({"setups": [{"needs": [], "implement": "other", "kg": 3}]}, "setups[0].kg", "not a key"),
        ({"cues": ["one", "two", "three", "four"]}, "cues", "exactly 3"),
    ],
)
def test_what_does_not_fit_is_blamed_at_its_place(
    right: str, changes: dict[str, object], where: str, says: str
) -> None:
    (problem,) = problems_of(bent(right, **changes))
    assert problem.where == "cellar-squat" + (f".{where}" if where else "")
    assert says in problem.text


def test_a_ratio_needs_one_way_of_counting_the_load(right: str) -> None:
    setups = [
        {"needs": ["dumbbells"], "implement": "dumbbell", "load_counts": "per_hand"},
        {"needs": ["barbell"], "implement": "barbell"},
    ]
    values = bent(right, setups=setups, related_group="squat", prior_load_ratio=0.5)
    (problem,) = problems_of(values)
    assert "two exercises" in problem.text


@pytest.mark.parametrize("exercise_id", ["Cellar Squat", "", "cellar--squat", "kräftig"])
def test_an_id_is_kebab_case(right: str, exercise_id: str) -> None:
    (problem,) = problems_of(bent(right), exercise_id)
    assert "kebab-case" in problem.text


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(REQUIRED_KEYS + OPTIONAL_KEYS), ANYTHING))
def test_no_table_whatever_makes_it_raise(values: dict[str, object]) -> None:
    exercise, problems = read_exercise("wild-one", values, "own.toml")
    assert (exercise is None) == bool(problems)
    assert all(problem.where.startswith("wild-one") for problem in problems)
