from __future__ import annotations

import pytest

from ironstride.planning.minutes import read_minutes_model
from ironstride.policy.reader import override_policy, read_policy
from ironstride.sheets.easy_start import say_easy_start, say_shorter

NUMBERS = {"minutes.raise_s": {"12": 60, "25": 90, "40": 180}}
POLICY, PROBLEMS = override_policy(read_policy(), NUMBERS, "tests")


@pytest.mark.parametrize(
    ("minutes", "length"),
    [
        (8, "1 minute"),
        (19, "1 minute"),
        (20, "1.5 minutes"),
        (34, "1.5 minutes"),
        (35, "3 minutes"),
        (90, "3 minutes"),
    ],
)
def test_the_length_of_a_session_gives_its_easy_minutes(minutes: int, length: str) -> None:
    assert PROBLEMS == ()
    words = say_easy_start(minutes, POLICY)
    assert words == f"{length} of easy movement (walk, march, cycle) until you feel warm"


@pytest.mark.parametrize("minutes", [10, 19, 20, 34, 35, 60])
def test_what_is_said_is_what_the_model_of_minutes_counts(minutes: int) -> None:
    model = read_minutes_model(POLICY)
    counted = (model.fixed_s(minutes) - model.overhead_s) / 60
    assert say_easy_start(minutes, POLICY).startswith(f"{counted:g} minute")


def test_a_shorter_version_has_its_own_easy_minutes() -> None:
    assert say_shorter("12", POLICY) == "1 minute of easy movement, then only these sets"
    assert say_shorter("40", POLICY) == "3 minutes of easy movement, then only these sets"


def test_no_easy_minutes_are_not_said() -> None:
    policy, _ = override_policy(POLICY, {"minutes.raise_s": {"12": 0}}, "tests")
    assert say_easy_start(12, policy) == ""
    assert say_shorter("12", policy) == "only these sets"
