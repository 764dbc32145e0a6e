from __future__ import annotations

from ironstride.cli.lab_view import lab_view
from ironstride.cli.screen import as_text
from ironstride.cohort.lab_table import tabulate
from ironstride.cohort.plan_differences import PlanDifference
from ironstride.cohort.policy_lab import read_change

RULE = "heavy_legs_not_before_key_run"
CHANGE = read_change("clearance.key_h.3", 60, "test")
DIFFERENCES = (
    PlanDifference(0, 9, {}, {}, {}, {}, {}),
    PlanDifference(
        1, 9, {"moved": 3, "price": -7.5}, {RULE: 1200}, {RULE: 1}, {RULE: 8}, {RULE: 0.5}
    ),
)


def lines_of(differences: tuple[PlanDifference, ...]) -> list[str]:
    return as_text(*lab_view(CHANGE, tabulate(differences), 0, None), width=80).splitlines()


def test_number_grounds_and_sentence_come_first() -> None:
    lines = lines_of(DIFFERENCES)
    assert lines[0] == "clearance.key_h.3: 48 -> 60 (h)"
    assert "doctrine D12" in lines[1]
    assert "1 of 2 plans changes, all in what the runner does." in " ".join(lines)


def test_the_tables_fit_a_terminal_of_80_columns() -> None:
    lines = lines_of(DIFFERENCES)
    words = [line.split() for line in lines]
    assert "sessions on another day 1 50 % 3 sessions".split() in words
    assert "price of broken rules 1 50 % -7.5 points 0 1".split() in words
    assert f"{RULE} 1,200 -> 1 8 -> 0 1".split() in words


def test_without_a_change_there_is_no_table() -> None:
    text = "\n".join(lines_of(DIFFERENCES[:1]))
    assert "the plan of this one runner does not change" in " ".join(text.split())
    assert "What changes" not in text
    assert "Broken rules" not in text
