"""From a tree to a plan: what a plan needs, and what it can lose."""

from __future__ import annotations

import datetime as dt

import pytest

from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.plan_decode import decode_plan
from ironstride.formats.plan_encode import encode_plan
from ironstride.training.athlete import Athlete
from ironstride.training.availability import Availability
from ironstride.training.plan import (
    Alternative,
    BrokenRule,
    Change,
    Gate,
    Plan,
    Replaced,
    Uncovered,
)
from ironstride.training.race import Race

DAY = dt.date(2026, 11, 23)
RACE = Race("City", DAY, 10_000, "B", "finish", dt.time(9, 30))
ATHLETE = Athlete("Ada", dt.date(1988, 4, 23), 61.0, Availability(), {}, races=(RACE,))
PLAN = Plan(
    made_for="Ada",
    today=DAY,
    athlete=ATHLETE,
    weeks=(),
    races=(RACE, Race("Other", DAY, 5000)),
    gates=(Gate("squat", False, ("4 sessions",), DAY), Gate("hinge", True, (), None)),
    broken_rules=(BrokenRule("rule", 0.25, DAY, "Too close."),),
    uncovered=(Uncovered("foot", DAY, "No time."),),
    alternatives=(Alternative(DAY, 2.5, (), ()),),
    replaces=Replaced("x", (Change("moved", DAY, "Moved."),), {"weeks": {}}),
)


def decode(tree: object) -> tuple[Plan | None, list[str]]:
    report = Report("plan.json")
    plan = attempt(Field(tree, "", report), decode_plan, None)
    return plan, [problem.where for problem in report.problems]


def test_a_plan_comes_back_with_its_races_in_full() -> None:
    assert decode(encode_plan(PLAN)) == (PLAN, [])


@pytest.mark.parametrize("key", ["gates", "broken_rules", "uncovered", "alternatives"])
def test_one_bad_entry_leaves_the_others(key: str) -> None:
    tree = encode_plan(PLAN)
    entries = tree[key]
    assert isinstance(entries, list)
    plan, problems = decode(tree | {key: [7, *entries]})
    assert plan == PLAN
    assert problems == [f"{key}[0]"]


@pytest.mark.parametrize("value", [None, 7, "text", {}])
def test_a_list_is_never_anything_else(value: object) -> None:
    plan, problems = decode(encode_plan(PLAN) | {"weeks": value})
    assert plan is None
    assert problems == ["weeks"]


@pytest.mark.parametrize("tree", [None, [], "plan", 7, {}])
def test_what_is_no_plan_is_refused(tree: object) -> None:
    plan, problems = decode(tree)
    assert plan is None
    assert problems


@pytest.mark.parametrize("tree", [{}, {"made_for": "Kim", "weeks": 7}, {"format": "other/1"}])
def test_what_never_was_a_plan_has_one_problem(tree: object) -> None:
    plan, problems = decode(tree)
    assert plan is None
    assert problems == ["format"]


def test_a_file_without_a_format_says_what_to_write() -> None:
    report = Report("plan.json")
    attempt(Field({}, "", report), decode_plan, None)
    assert [one.text for one in report.problems] == [
        "is missing; add it, for example `format: ironstride.plan/1`"
    ]
