"""The week and its next-best ones, on a screen."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from ironstride.catalogue.reader import read_catalogue
from ironstride.cli.alternatives_view import alternatives_view
from ironstride.cli.screen import as_text
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.planning.alternatives import find_alternatives
from ironstride.planning.engine import plan_season
from ironstride.policy.reader import read_policy

if TYPE_CHECKING:
    from ironstride.training.plan import Alternative, Plan
    from ironstride.training.words import RunType

POLICY, CATALOGUE = read_policy(), read_catalogue()


def make_plan() -> Plan:
    athlete, today = generate_athlete(4)
    return plan_season(athlete, today, policy=POLICY, catalogue=CATALOGUE, weeks=3)


def show(plan: Plan, others: tuple[Alternative, ...], width: int = 80) -> str:
    return as_text(*alternatives_view(plan, plan.weeks[1], others, 100), width=width)


def test_every_week_of_the_three_is_there_with_its_price() -> None:
    plan = make_plan()
    others = find_alternatives(plan, plan.weeks[1], policy=POLICY, catalogue=CATALOGUE)
    text = show(plan, others)
    assert len(others) == 2
    for word in ("Planned", "Second", "Third", f"{others[0].cost_more:+.1f} points", "costs 100"):
        assert word in text
    for other in others:
        for broken in other.broken_rules:
            assert f"[{broken.rule}]" in text
        for session in other.sessions:
            assert f"{session.at:%H:%M}" in text


def test_no_line_is_wider_than_the_screen() -> None:
    plan = make_plan()
    others = find_alternatives(plan, plan.weeks[1], policy=POLICY, catalogue=CATALOGUE)
    assert max(map(len, show(plan, others, 60).splitlines())) <= 60


def test_without_another_place_that_is_said() -> None:
    plan = make_plan()
    assert "No other place" in show(plan, ())
    assert "Health comes first" in show(replace(plan, certificate=None), ())
    assert "is over" in show(replace(plan, replanned_on=plan.weeks[2].starts_on), ())


def test_the_difference_that_no_rule_names_is_said() -> None:
    plan = make_plan()
    (first, _) = find_alternatives(plan, plan.weeks[1], policy=POLICY, catalogue=CATALOGUE)
    dearer = replace(first, cost_more=sum(one.cost for one in first.broken_rules) + 3)
    assert "+3.0: fewer hours" in show(plan, (dearer,))
    cheaper = replace(first, cost_more=sum(one.cost for one in first.broken_rules) - 3)
    assert "-3.0: what it does better" in show(plan, (cheaper,))


def test_a_place_with_control_signs_does_no_harm() -> None:
    plan = make_plan()
    (first, _) = find_alternatives(plan, plan.weeks[1], policy=POLICY, catalogue=CATALOGUE)
    odd = replace(first.sessions[0], place="gym\x1b[2J", at=dt.time(5))
    assert "\x1b" not in show(plan, (replace(first, sessions=(odd,)),))


def test_no_word_of_a_run_is_cut_at_80_columns() -> None:
    plan = make_plan()
    kinds: tuple[RunType, ...] = ("intervals", "threshold", "recovery")
    runs = tuple(
        replace(plan.runs[0], id=kind, on=day, type=kind, key=True)
        for day, kind in zip(plan.weeks[1].days(), kinds, strict=False)
    )
    others = find_alternatives(plan, plan.weeks[1], policy=POLICY, catalogue=CATALOGUE)
    first, second = show(replace(plan, runs=runs), others, 80).splitlines()[5:7]
    assert first.split() == ["Runs", "*inter-", "*thres-", "*recov-"]
    assert second.split() == ["vals", "hold", "ery"]
