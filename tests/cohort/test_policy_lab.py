from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.cohort.policy_lab import (
    UnplannableNumberError,
    read_change,
    run_lab,
)
from ironstride.errors import InvalidValueError, UnreadableFileError
from ironstride.planning.engine import plan_season
from ironstride.policy.reader import override_policy, read_policy

if TYPE_CHECKING:
    from ironstride.training.plan import Plan

SEEDS = range(8)
WEEKS = 4


def said(key: str, value: object) -> str:
    with pytest.raises(UnreadableFileError) as error:
        read_change(key, value, "here")
    return str(error.value)


def test_a_member_of_a_table_changes_its_entry() -> None:
    change = read_change("clearance.key_h.3", 60, "here")
    assert change.before == read_policy().entry("clearance.key_h")
    assert change.after.value == {"1": 12, "2": 35, "3": 60}
    assert change.after.overridden


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("clearence.key_h.3", 60),
        ("clearance.key_h", 60),
        ("clearance.key_h.4", 60),
        ("clearance.key_h.3", "long"),
        ("clearance.key_h.3", 1000),
        ("clearance.key_h.3", None),
        ("dose.main_reps.open.power", [4, 2]),
        ("safety.least_age_years", 5),
    ],
)
def test_what_a_policy_file_may_not_hold_is_told_in_its_words(key: str, value: object) -> None:
    _, problems = override_policy(read_policy(), {key: value}, "here")
    assert said(key, value) == str(problems[0])


def test_a_number_that_stays_is_no_change() -> None:
    assert "has this value now" in said("clearance.key_h.3", 48)


def test_two_numbers_are_changed_one_after_the_other() -> None:
    both = {"newcomer_weeks": 4, "newcomer_extra_h": 12}
    assert "is several numbers; change one" in said("clearance", both)


def test_a_number_that_matters_changes_plans() -> None:
    found = run_lab(read_change("price.weekly_sessions_held", 0, "x"), SEEDS, weeks=WEEKS)
    assert [one.seed for one in found] == list(SEEDS)
    assert any(one.is_done_otherwise for one in found)
    assert any(one.price_after != one.price_before for one in found)


def test_a_number_that_no_plan_uses_changes_none() -> None:
    found = run_lab(read_change("compliance.green_sets_fraction", 0.9, "x"), SEEDS, weeks=WEEKS)
    assert not any(one.is_changed for one in found)


def test_the_differences_are_the_same_from_any_number_of_processes() -> None:
    change = read_change("price.lift_days_apart", 0, "x")
    counted: list[None] = []
    one, two = (
        run_lab(change, SEEDS, weeks=2, processes=number, on_done=lambda: counted.append(None))
        for number in (1, 2)
    )
    assert one == two
    assert len(counted) == 2 * len(SEEDS)


def test_a_value_with_which_no_plan_can_be_made_names_the_runner(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    change = read_change("price.lift_days_apart", 0, "x")

    def refuse(*arguments: object, policy: object, **named: object) -> Plan:
        if policy is not read_policy():
            message = "reps must be low to high"
            raise InvalidValueError(message)
        return plan_season(*arguments, policy=policy, **named)  # type: ignore[arg-type] # as given

    monkeypatch.setattr("ironstride.cohort.policy_lab.plan_season", refuse)
    with pytest.raises(UnplannableNumberError, match=r"runner 3 cannot .* low to high; write"):
        run_lab(change, [3], weeks=1)
