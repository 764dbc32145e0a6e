"""Values of the policy: which shapes exist, and which bounds they keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.errors import InvalidValueError
from ironstride.policy.shapes import (
    frozen_value,
    is_number,
    is_ordered_pair,
    require_bounds,
    require_choices,
    shown,
)

if TYPE_CHECKING:
    from ironstride.policy.shapes import PolicyValue


@pytest.mark.parametrize(
    ("raw", "shape"),
    [
        (3, "number"),
        (0.5, "number"),
        ("steady", "text"),
        ([1, 2], "numbers"),
        (["a", "b"], "words"),
        ({"a": 1, "b": 2.5}, "table"),
        ({"a": "x"}, "texts"),
        ({"a": [1, 2]}, "ranges"),
        ({"a": ["x"], "b": ["y", "z"]}, "word_lists"),
    ],
)
def test_a_value_has_the_shape_of_its_toml(raw: object, shape: str) -> None:
    assert frozen_value(raw)[1] == shape


@pytest.mark.parametrize(
    "raw",
    [
        True,
        None,
        "",
        "  ",
        [],
        {},
        float("nan"),
        float("inf"),
        10**400,
        [1, "a"],
        [True],
        [[1]],
        {"a": 1, "b": "x"},
        {"a": {"b": 1}},
        {"a": []},
        object(),
    ],
)
def test_what_has_no_shape_is_refused(raw: object) -> None:
    with pytest.raises(InvalidValueError):
        frozen_value(raw)


def test_a_table_cannot_be_changed_afterwards() -> None:
    raw = {"a": 1}
    value, _ = frozen_value(raw)
    raw["a"] = 2
    assert value == {"a": 1}
    with pytest.raises(TypeError):
        value["a"] = 3  # type: ignore[index] # this is what must fail


@given(st.floats() | st.integers() | st.booleans() | st.text() | st.none())
def test_a_number_is_finite_and_no_boolean(raw: object) -> None:
    if is_number(raw):
        assert not isinstance(raw, bool)
        assert abs(float(raw)) < 1e12  # type: ignore[arg-type] # is_number has looked


@pytest.mark.parametrize("value", [5, [1, 5], {"a": 1, "b": 5}, {"a": [2, 5]}])
def test_bounds_hold_inside_and_at_the_edge(value: object) -> None:
    frozen, _ = frozen_value(value)
    require_bounds(frozen, 1, 5)
    with pytest.raises(InvalidValueError, match="above the most"):
        require_bounds(frozen, 1, 4.9)
    with pytest.raises(InvalidValueError, match="below the least"):
        require_bounds(frozen, 5.1, None)


def test_texts_have_no_bounds() -> None:
    require_bounds(("a", "b"), 1, 2)


@pytest.mark.parametrize("value", ["b", ("a", "b"), {"x": "b"}, {"x": ("a", "b")}])
def test_choices_hold_for_every_text(value: PolicyValue) -> None:
    require_choices(value, ("a", "b"))
    require_choices(value, ())
    with pytest.raises(InvalidValueError, match="'b' is not one of: a"):
        require_choices(value, ("a",))


@pytest.mark.parametrize(
    ("value", "is_pair"),
    [((1, 2), True), ((2, 2), True), ((2, 1), False), ((1, 2, 3), False), (("a", "b"), False)],
)
def test_an_ordered_pair_goes_from_low_to_high(
    value: tuple[float, ...] | tuple[str, ...], *, is_pair: bool
) -> None:
    assert is_ordered_pair(value) is is_pair
    assert not is_ordered_pair(3)


def test_a_huge_value_is_shown_short() -> None:
    assert len(shown("x" * 10_000)) < 100
