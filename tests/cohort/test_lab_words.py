from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.cohort.lab_table import LabRow, tabulate
from ironstride.cohort.lab_words import (
    changed_members,
    say_change,
    say_grounds,
    say_median,
    say_outcome,
    say_runners,
)
from ironstride.cohort.policy_lab import read_change

if TYPE_CHECKING:
    from ironstride.cohort.plan_differences import Kind, PlanDifference
    from ironstride.cohort.policy_lab import NumberChange

    Differences = tuple[PlanDifference, ...]


def test_a_member_is_named_with_both_values(change: NumberChange) -> None:
    assert changed_members(change) == (("clearance.key_h.3", 48, 60),)
    assert say_change(change) == "clearance.key_h.3: 48 -> 60 (h)"


def test_a_list_and_a_single_number_are_named_by_their_key() -> None:
    assert say_change(read_change("dose.main_reps.open.power", [3, 5], "x")) == (
        "dose.main_reps.open.power: [2, 4] -> [3, 5] (reps)"
    )
    assert say_change(read_change("clearance.newcomer_weeks", 5, "x")) == (
        "clearance.newcomer_weeks: 3 -> 5 (weeks)"
    )


def test_the_grounds_are_those_of_the_number_before(change: NumberChange) -> None:
    words = say_grounds(change)
    assert words.startswith("[convention], rule heavy_legs_not_before_key_run, doctrine D12")
    assert words.endswith("grade C, tag ENG")
    read = read_change("clearance.after_hard_run_h", 12, "x")
    assert "source robineau2016" in say_grounds(read)


def test_the_outcome_is_one_plain_sentence(change: NumberChange, differences: Differences) -> None:
    assert say_outcome(change, tabulate(differences)) == (
        "Hours from the end of a leg session to the start of a key run, by leg grade "
        "(3: 48 -> 60 h): 4 of 5 plans change, 3 of them in what the runner does. Most often: "
        "price of broken rules (4), sessions on another day (3), broken rules (3)."
    )


def test_all_changes_in_what_is_done_are_said_so(
    change: NumberChange, differences: Differences
) -> None:
    words = say_outcome(change, tabulate(differences[1:2]))
    assert "1 of 1 plan changes, all in what the runner does." in words


def test_a_number_that_changes_no_plan_is_said_so(
    change: NumberChange, unchanged: Differences
) -> None:
    assert "(3: 48 -> 60 h): no plan of these 3 changes" in say_outcome(change, tabulate(unchanged))


@pytest.mark.parametrize(
    ("kind", "median", "words"),
    [
        ("moved", 2, "2 sessions"),
        ("moved", 1, "1 session"),
        ("price", 13.5, "+13.5 points"),
        ("price", -1200, "-1,200 points"),
        ("breaches", 1, "+1 rule"),
        ("minutes", 0, "0 min"),
    ],
)
def test_a_size_has_its_unit_and_its_sign(kind: Kind, median: float, words: str) -> None:
    assert say_median(LabRow(kind, 3, 0.3, median, None, None)) == words


def test_the_runners_are_named_so_that_they_can_be_made_again() -> None:
    words = "300 generated runners (seeds 5 to 304), a whole season each."
    assert say_runners(5, 300, None) == words
    assert say_runners(5, 1, 8) == "1 generated runner (seed 5), 8 weeks."
