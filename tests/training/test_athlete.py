from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ironstride.errors import InvalidValueError
from ironstride.training.athlete import (
    Athlete,
    AuthoredItem,
    BodyTest,
    Injury,
    Lift,
    Lifting,
    Pain,
)
from ironstride.training.availability import Availability
from ironstride.training.sets import LoggedSet

BORN = dt.date(1990, 6, 15)


def an_athlete(**changes: Any) -> Athlete:
    fields: dict[str, Any] = {
        "name": "Ada",
        "born": BORN,
        "body_mass_kg": 60,
        "availability": Availability(),
        "places": {},
    }
    return Athlete(**fields | changes)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (BORN, dt.date(2026, 6, 14), 35),
        (BORN, dt.date(2026, 6, 15), 36),
        (dt.date(2000, 2, 29), dt.date(2026, 2, 28), 25),
        (dt.date(2000, 2, 29), dt.date(2026, 3, 1), 26),
    ],
)
def test_a_year_of_age_is_complete_on_the_birthday(born: dt.date, day: dt.date, age: int) -> None:
    assert an_athlete(born=born).age_on(day) == age


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "  "),
        ("body_mass_kg", 0),
        ("body_mass_kg", 401),
        ("body_mass_kg", float("nan")),
        ("sex", "m"),
    ],
)
def test_an_impossible_athlete_is_refused(field: str, value: object) -> None:
    with pytest.raises(InvalidValueError, match=field):
        an_athlete(**{field: value})


@pytest.mark.parametrize(
    "fields",
    [
        {"experience": "expert"},
        {"comfort": {"squat": 0}},
        {"comfort": {"squat": 6}},
        {"comfort": {"curl": 3}},
        {"sessions": {"hinge": -1}},
        {"sessions": {"curl": 1}},
    ],
)
def test_experience_stays_in_its_bounds(fields: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError):
        Lifting(**fields)


@pytest.mark.parametrize(
    ("load_kg", "reps", "rir"),
    [(-1, 5, None), (701, 5, None), (60, 0, None), (60, 109, None), (60, 5, -1), (60, 5, 21)],
)
def test_a_lift_nobody_did_is_refused(load_kg: float, reps: int, rir: float | None) -> None:
    with pytest.raises(InvalidValueError):
        Lift("back-squat", BORN, load_kg, reps, rir)


def test_a_bodyweight_lift_to_the_limit_is_a_lift() -> None:
    assert Lift("pull-up", BORN, 0, 8, 0).rir == 0


@pytest.mark.parametrize(("region", "now"), [("elbow", 2), ("knee", -1), ("knee", 11)])
def test_pain_has_a_known_region_and_a_number_to_ten(region: Any, now: int) -> None:
    with pytest.raises(InvalidValueError):
        Pain(region, now)


def test_an_injury_has_a_known_region() -> None:
    with pytest.raises(InvalidValueError, match="region"):
        Injury("elbow")  # type: ignore[arg-type]  # hostile on purpose


@pytest.mark.parametrize(
    "amounts", [{}, {"reps": (5, 5), "seconds": (20, 30)}, {"sets": 0, "reps": (5, 5)}]
)
def test_an_authored_item_says_how_much_once(amounts: dict[str, Any]) -> None:
    fields: dict[str, Any] = {"exercise": "back-squat", "sets": 3}
    with pytest.raises(InvalidValueError):
        AuthoredItem(**fields | amounts)


@pytest.mark.parametrize(
    ("left", "right", "share"), [(22, 25, 0.88), (25, 22, 0.88), (0, 0, 1.0), (0, 9, 0.0)]
)
def test_the_sides_of_a_test_are_compared(left: int, right: int, share: float) -> None:
    result = BodyTest("single-leg-calf-raise", BORN, left, right)
    assert result.weaker == min(left, right)
    assert result.symmetry_fraction == pytest.approx(share)


@pytest.mark.parametrize("change", [{"test": "calf"}, {"left": -1}, {"right": 1001}])
def test_an_impossible_result_is_refused(change: dict[str, Any]) -> None:
    fields: dict[str, Any] = {"test": "side-plank", "on": BORN, "left": 50, "right": 50}
    with pytest.raises(InvalidValueError):
        BodyTest(**fields | change)


def test_lifted_is_what_was_remembered_or_logged() -> None:
    lift = Lift("back-squat", BORN, 60, 5)
    logged = LoggedSet("1", "leg-press", dt.datetime(2026, 6, 1), "load_reps", load_kg=80, reps=8)
    assert an_athlete().lifted == frozenset()
    assert an_athlete(lifts=(lift,), log=(logged,)).lifted == {"back-squat", "leg-press"}


def test_a_set_that_is_remembered_and_logged_counts_once() -> None:
    day = dt.date(2026, 6, 1)
    lifts = (Lift("leg-press", day, 80, 8), Lift("leg-press", BORN, 60, 8))
    at = dt.datetime.combine(day, dt.time(18))
    logged = LoggedSet("1", "leg-press", at, "load_reps", load_kg=80, reps=8)
    known = an_athlete(lifts=lifts, log=(logged,)).known_sets
    assert [one.performed_on for one in known] == [BORN, day]
    assert known[-1] is logged
