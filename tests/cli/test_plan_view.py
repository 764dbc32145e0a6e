from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

from ironstride.cli.plan_view import plan_view
from ironstride.cli.screen import as_text
from ironstride.errors import Problem
from ironstride.training.plan import BrokenRule, Notice, Uncovered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan


def text_of(plan: Plan, path: str | None = None) -> str:
    return as_text(*plan_view(plan, path), width=200)


def test_the_header_says_who_and_what_for(plans: Mapping[str, Plan]) -> None:
    text = text_of(plans["sample"])
    assert text.startswith("Strength plan for Sam Sample\n")
    assert "A race  Spring Half Marathon, 21.1 km, Sunday 14 March 2027, in 16 weeks" in text
    assert "B race  City 10 km, 10 km, Sunday 24 January 2027, in 9 weeks" in text


def test_miles_are_for_who_thinks_in_pounds(plans: Mapping[str, Plan]) -> None:
    assert "River Ten Miler, 10 mi" in text_of(plans["pounds"])


def test_what_must_be_read_stands_before_the_season(plans: Mapping[str, Plan]) -> None:
    notices = (Notice("emergency", "Chest.", "red_flag_stops_plan"),)
    text = text_of(dataclasses.replace(plans["sample"], notices=notices))
    assert text.index("SEEK HELP NOW: Chest.") < text.index("Week 1 of")


def test_gates_say_what_is_missing_and_when(plans: Mapping[str, Plan]) -> None:
    text = text_of(plans["newcomer"])
    assert "[closed] hinge, expected around" in text
    assert 'it has to feel "fine" to you, you said "unsure"' in text
    assert "[open]   squat" in text_of(plans["sample"])


def test_gaps_and_problems_are_listed_up_to_a_point(plans: Mapping[str, Plan]) -> None:
    day = dt.date(2026, 11, 23)
    gaps = tuple(Uncovered("squat", day, f"gap {number}") for number in range(9))
    problems = tuple(Problem("f.yaml", f"line {number}", "odd") for number in range(20))
    text = text_of(dataclasses.replace(plans["sample"], uncovered=gaps, problems=problems))
    assert "week of Mon 23 Nov, squat: gap 0" in text
    assert "and 3 more, in the plan file" in text
    assert "f.yaml: line 0: odd" in text
    assert "and 8 more, in the plan file" in text


def test_compromises_of_the_next_days_are_in_words(plans: Mapping[str, Plan]) -> None:
    days = (dt.date(2026, 11, 24), dt.date(2027, 1, 5))
    broken = tuple(BrokenRule("rest_day_kept", 4, day, f"Rest {day}.") for day in days)
    plan = dataclasses.replace(plans["sample"], broken_rules=broken)
    text = text_of(plan)
    assert "COMPROMISES  2 in the season" in text
    assert "Tue 24 Nov Rest 2026-11-24." in text
    assert "Rest 2027-01-05" not in text
    assert "  none" in text_of(dataclasses.replace(plan, broken_rules=broken[1:]))
    assert "COMPROMISES" not in text_of(dataclasses.replace(plan, broken_rules=()))


def test_the_next_step_names_the_file_that_was_written(plans: Mapping[str, Plan]) -> None:
    assert "ironstride week me.json" in text_of(plans["sample"], "me.json")
    assert "--format json --out plan.json" in text_of(plans["sample"])


def test_a_plan_without_weeks_is_shown(plans: Mapping[str, Plan]) -> None:
    assert "Sam Sample" in text_of(dataclasses.replace(plans["sample"], weeks=()))
