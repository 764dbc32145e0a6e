from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ironstride.cli.simulate_command import WORLDS
from ironstride.cohort import simulated_runners

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]


def test_a_table_names_everybody_who_chooses(run: Run) -> None:
    code, out, err = run("simulate", "--runners", "2")
    assert (code, err) == (0, "")
    assert out.startswith("2 simulated runners, ten weeks, two sessions a week")
    for name in ("Oracle", "RPE chart", "Double progression", "Percentages of Epley"):
        assert name in out
    assert "Seeds 0 to 1;" in out


def test_json_is_the_same_each_time_and_another_for_other_runners(run: Run) -> None:
    asked = ("simulate", "--runners", "2", "--format", "json")
    _, first, _ = run(*asked)
    assert run(*asked)[1] == first
    tree = json.loads(first)
    assert (tree["world"], tree["runners"], tree["first_seed"]) == ("runners", 2, 0)
    assert json.loads(run(*asked, "--seed", "7")[1])["prescribers"] != tree["prescribers"]


def test_two_processes_give_what_one_gives(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("simulate", "--runners", "3", "--format", "json")
    _, alone, _ = run(*asked)
    monkeypatch.setattr("ironstride.cohort.processes.count_processes", lambda *_: 2)
    assert run(*asked)[1] == alone


def test_the_worlds_of_the_help_are_those_that_there_are() -> None:
    assert WORLDS == simulated_runners.WORLDS


@pytest.mark.parametrize(
    "option", [("--runners", "0"), ("--seed", "-1"), ("--world", "moon"), ("--format", "xml")]
)
def test_a_wrong_option_is_code_2(run: Run, option: tuple[str, str]) -> None:
    code, out, err = run("simulate", *option)
    assert (code, out) == (2, "")
    assert err.startswith("ironstride: ")
