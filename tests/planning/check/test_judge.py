"""The judge on whole plans, hostile ones too."""

from __future__ import annotations

import ast
import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build


from hypothesis import given, settings
from hypothesis import strategies as st

from ironstride.planning.check.judge import check_plan
from ironstride.planning.check.table import HARD_RULES, RULES, SOFT_RULES
from ironstride.policy.rules import read_rules
from ironstride.training.athlete import Pinned
from ironstride.training.availability import Availability, Slot
from ironstride.training.plan import BrokenRule, Gate, Plan, PlannedWeek, Uncovered
from ironstride.training.words import PHASES, SESSION_KINDS


def test_a_good_plan_has_no_violation(build: Build) -> None:
    assert build.judge(build.plan(build.lift(1))) == ()


def test_each_rule_is_known_to_the_runner() -> None:
    assert len(RULES) == len(SOFT_RULES) + len(HARD_RULES)
    assert sorted(set(RULES) - read_rules().keys()) == []


def test_a_rule_that_is_turned_off_finds_nothing(build: Build) -> None:
    plan = build.plan(build.lift(1, place="floor"))
    found = {one.rule for one in build.judge(plan)}
    assert "equipment_of_place" in found
    rest = {name: rule for name, rule in RULES.items() if name != "equipment_of_place"}
    left = check_plan(plan, policy=build.policy, catalogue=build.catalogue, rules=rest)
    assert {one.rule for one in left} == found - {"equipment_of_place"}


def test_a_soft_rule_that_is_turned_off_makes_nothing_a_false_breach(build: Build) -> None:
    named = (BrokenRule("long_run_day_kept_free", 12, build.day(1), "x"),)
    plan = build.plan(build.lift(1), runs=(build.run(1, "long", 7),), broken_rules=named)
    rest = {name: rule for name, rule in RULES.items() if name != "long_run_day_kept_free"}
    assert check_plan(plan, policy=build.policy, catalogue=build.catalogue, rules=rest) == ()


def test_violations_come_in_the_order_of_days(build: Build) -> None:
    plan = build.plan(build.lift(4, minutes=90), build.lift(1, minutes=90))
    days = [one.on for one in build.judge(plan) if one.on]
    assert days == sorted(days)
    assert len(days) > 3


def test_an_authored_session_is_not_judged_for_its_composition(build: Build) -> None:
    item = replace(build.heavy_squat(9), id="own", exercise="coach-special")
    written = build.lift(
        1, authored=True, place="track", minutes=200, blocks=build.blocks(power=item, mobility=None)
    )
    pinned = (Pinned(build.day(1)),)
    plan = build.plan(written, athlete=build.athlete(pinned=pinned))
    assert build.judge(plan) == ()


DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
WORDS = st.sampled_from(["squat", "x", "", "12", "lift-1-18", "gym"])


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_plan_makes_the_judge_raise(data: st.DataObject, build: Build) -> None:
    day = data.draw(DAYS)
    lifts = [
        build.lift(
            data.draw(st.integers(-3, 20)),
            id=data.draw(WORDS),
            kind=data.draw(st.sampled_from(SESSION_KINDS)),
            place=data.draw(WORDS),
            on=data.draw(st.one_of(st.just(build.day(1)), DAYS)),
            minutes=data.draw(st.integers(1, 10_000)),
            leg_grade=data.draw(st.integers(0, 3)),
            authored=data.draw(st.booleans()),
            run_id=data.draw(st.one_of(st.none(), WORDS)),
            versions={data.draw(WORDS): {data.draw(WORDS): data.draw(st.integers(-2, 9))}},
        )
        for _ in range(data.draw(st.integers(0, 4)))
    ]
    item = replace(build.squat(), exercise=data.draw(WORDS) or "none", patterns=())
    lifts.append(build.lift(2, blocks=build.blocks(hypertrophy=item)))
    monday = day - dt.timedelta(days=day.weekday())
    weeks = tuple(
        PlannedWeek(
            start, data.draw(st.sampled_from(PHASES)), data.draw(st.booleans()), tuple(lifts)
        )
        for start in (monday, build.day(0))
    )
    races = (replace(build.race(3), on=data.draw(DAYS)), build.race(3, 1e7, "B"))
    plan = Plan(
        made_for="",
        today=data.draw(DAYS),
        athlete=build.athlete(
            places={}, availability=Availability({0: (Slot(1, "moon"),)}), pinned=(Pinned(day),)
        ),
        weeks=weeks,
        runs=(build.run(1, "long", on=data.draw(DAYS), duration_s=None, distance_m=None),),
        races=races,
        gates=(Gate("push", open=True, missing=(), expected_on=day),),
        broken_rules=(BrokenRule(data.draw(WORDS), -1e9, day, ""),),
        uncovered=(Uncovered("squat", day, ""),),
    )
    assert build.judge(plan)


def test_the_judge_shares_no_code_with_what_it_judges() -> None:
    package = Path(__file__).parents[3] / "src" / "ironstride" / "planning" / "check"
    allowed = re.compile(r"ironstride\.(planning\.check|policy|catalogue|training|errors|units)\b")
    imported = {
        node.module
        for path in package.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ironstride")
    }
    assert imported
    assert [module for module in imported if not allowed.match(module or "")] == []


def test_each_rule_has_a_test_that_keeps_it_and_one_that_breaks_it() -> None:
    texts = [path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py")]
    named = {rule for rule in RULES for text in texts if f'"{rule}"' in text}
    assert sorted(set(RULES) - named) == []
