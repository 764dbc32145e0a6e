from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.errors import InvalidValueError
from ironstride.training.sets import CLASS_REPS, LoggedSet, PlannedSet, require_reps_in_class

if TYPE_CHECKING:
    from ironstride.training.words import RepClass

NOON = dt.datetime(2026, 11, 23, 12)


@pytest.mark.parametrize(
    ("reps", "rep_class"),
    [((1, 6), "strength"), ((8, 15), "hypertrophy"), ((15, 20), "skill"), ((2, 5), "power")],
)
def test_the_doctrines_ranges_are_inside_their_class(
    reps: tuple[int, int], rep_class: RepClass
) -> None:
    require_reps_in_class(reps, rep_class)


@pytest.mark.parametrize(
    ("reps", "rep_class"),
    [
        ((6, 8), "strength"),
        ((6, 8), "hypertrophy"),
        ((7, 7), "strength"),
        ((7, 7), "hypertrophy"),
        ((14, 20), "skill"),
        ((5, 3), "strength"),
        ((0, 3), "strength"),
    ],
)
def test_a_range_never_crosses_its_class(reps: tuple[int, int], rep_class: RepClass) -> None:
    with pytest.raises(InvalidValueError, match=rep_class):
        require_reps_in_class(reps, rep_class)


@given(st.integers(1, 100), st.integers(0, 20))
def test_strength_and_hypertrophy_share_no_rep(low: int, width: int) -> None:
    held = [
        rep_class
        for rep_class in ("strength", "hypertrophy")
        if CLASS_REPS[rep_class][0] <= low and low + width <= CLASS_REPS[rep_class][1]
    ]
    assert len(held) <= 1


def test_a_hold_is_not_counted_in_reps() -> None:
    with pytest.raises(InvalidValueError, match="not counted in reps"):
        require_reps_in_class((3, 5), "hold")


@pytest.mark.parametrize(
    "amounts",
    [
        {},
        {"reps": (8, 10), "seconds": (20, 30)},
        {"reps": (8, 10), "distance_m": 20},
        {"seconds": (20, 30), "contacts": 10},
    ],
)
def test_a_set_says_how_much_exactly_once(amounts: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError, match="exactly one"):
        PlannedSet("work", "load_reps", **amounts)


@pytest.mark.parametrize(
    ("field", "bounds"),
    [
        ("load_kg", (60.0, 50.0)),
        ("load_kg", (-5.0, 5.0)),
        ("load_kg", (float("nan"), 5.0)),
        ("rir", (3, 1)),
        ("rir", (-1, 1)),
    ],
)
def test_ranges_run_from_low_to_high(field: str, bounds: tuple[float, float]) -> None:
    wrong: dict[str, Any] = {field: bounds}
    with pytest.raises(InvalidValueError, match=field):
        PlannedSet("work", "load_reps", reps=(8, 10), **wrong)


def test_rir_zero_is_an_effort() -> None:
    assert PlannedSet("work", "load_reps", reps=(8, 10), rir=(0, 0)).rir == (0, 0)


def test_a_set_has_a_load_or_a_search() -> None:
    with pytest.raises(InvalidValueError, match="not both"):
        PlannedSet("work", "load_reps", reps=(8, 10), load_kg=(40.0, 45.0), find_load=True)


def test_a_set_is_weighed_by_a_load_or_a_search() -> None:
    assert PlannedSet("work", "load_reps", reps=(8, 10), load_kg=(40.0, 45.0)).is_weighed
    assert PlannedSet("work", "load_reps", reps=(8, 10), find_load=True).is_weighed
    # Unaided, or with nothing added, is a weight too.
    assert PlannedSet("work", "assisted", reps=(8, 10), load_kg=(0.0, 0.0)).is_weighed
    assert not PlannedSet("work", "bodyweight", reps=(8, 10)).is_weighed


def test_a_set_is_of_a_known_kind() -> None:
    with pytest.raises(InvalidValueError, match="set_kind"):
        PlannedSet("work", "machine", reps=(8, 10))  # type: ignore[arg-type]  # hostile on purpose


@pytest.mark.parametrize(
    ("field", "value"),
    [("load_kg", -1), ("reps", -1), ("rir", -0.5), ("first_rep_effort", 11), ("pain", 11)],
)
def test_a_logged_set_holds_what_can_have_happened(field: str, value: float) -> None:
    wrong: dict[str, Any] = {field: value}
    with pytest.raises(InvalidValueError, match=field):
        LoggedSet("1", "back-squat", NOON, "load_reps", **wrong)


def test_a_logged_zero_is_kept() -> None:
    logged = LoggedSet("1", "back-squat", NOON, "load_reps", load_kg=0, reps=0, rir=0, pain=0)
    assert (logged.load_kg, logged.reps, logged.rir, logged.pain) == (0, 0, 0, 0)
