"""Why this, why today, why this weight: true sentences with their rules."""

from __future__ import annotations

from typing import Any

import pytest

from ironstride.planning.explain import LIGHT_WORDS, PHASE_WORDS, title_of
from ironstride.training.events import Ill
from ironstride.training.words import EXPERIENCES, PHASES


def rules_of(session: Any) -> set[str]:
    return {why.rule for why in session.why}


@pytest.mark.parametrize("level", EXPERIENCES)
def test_every_lift_says_why_it_is_there_and_why_today(make: Any, level: Any) -> None:
    for session in make.lifts(make.plan_once(level)):
        assert {"phases_back_from_races", "heavy_legs_not_before_key_run"} <= rules_of(session)


def test_deloads_and_first_weeks_are_explained(make: Any) -> None:
    weeks = make.plan_once("none").weeks
    for index, week in enumerate(weeks):
        for session in week.sessions:
            if session.kind == "lift":
                assert ("deload_with_cut_back_week" in rules_of(session)) == week.deload
                assert ("predicted_soreness_said" in rules_of(session)) == (index < 3)


def test_an_easier_week_after_illness_says_that_it_is_one(make: Any) -> None:
    new = make.replan(make.season(), Ill(make.day(7), make.day(10)), on=7).plan
    lifts = [one for one in new.weeks[1].sessions if one.kind == "lift"]
    assert lifts
    assert all("return_in_steps" in rules_of(one) for one in lifts)
    assert all("deload_with_cut_back_week" not in rules_of(one) for one in lifts)


def test_soreness_is_not_predicted_for_a_lifter(make: Any) -> None:
    for session in make.lifts(make.plan_once("advanced")):
        assert "predicted_soreness_said" not in rules_of(session)


def reasons(plan: Any, rule: str) -> list[tuple[Any, str, str]]:
    return [
        (session.on, item.exercise, why.text)
        for session in plan.sessions()
        for _, item in session.items()
        for why in item.why
        if why.rule == rule
    ]


def test_a_weight_from_own_sets_names_the_day_of_the_newest(make: Any) -> None:
    texts = {
        name: text for _, name, text in reasons(make.plan_once("advanced"), "load_from_own_sets")
    }
    assert "19 November 2026" in texts["back-squat"]
    assert "own sets" in texts["back-squat"]


def test_a_weight_from_a_related_lift_says_so(make: Any) -> None:
    found = [text for _, name, text in reasons(make.plan_once("advanced"), "load_from_own_sets")
             if name not in {"back-squat", "romanian-deadlift", "split-squat"}]  # fmt: skip
    assert all("related" in text for text in found)


def test_a_lift_never_done_is_searched_for_once_then_the_weight_found_is_used(make: Any) -> None:
    found: dict[str, list[str]] = {}
    for item in make.items(make.plan_once("none").sessions()):
        texts = [why.text for why in item.why if why.rule == "first_session_search"]
        if item.rep_class == "hypertrophy" and texts:
            found.setdefault(item.exercise, []).append(texts[0])
    assert found
    for first, *rest in found.values():
        assert "weight you found" not in first
        assert " kg" in first
        assert all("weight you found" in text for text in rest)


def test_closed_gates_are_named_where_they_hold_heavy_work_back(make: Any) -> None:
    plan = make.plan_once("novice")
    phases = {week.starts_on: week.phase for week in plan.weeks}
    named = [plan.week_of(on).phase for on, *_ in reasons(plan, "gate_closed_uses_8_to_10")]
    assert named
    assert set(named) <= {"max_strength", "power", "maintenance"}
    assert phases
    assert reasons(make.plan_once("advanced"), "gate_closed_uses_8_to_10") == []


@pytest.mark.parametrize("phase", PHASES)
def test_a_title_says_the_phase_and_the_main_work(make: Any, phase: Any) -> None:
    items = [
        make.item("push-up", "hypertrophy"),
        make.item("back-squat", "hypertrophy"),
        make.item("dead-bug", "stability"),
    ]
    title = title_of("lift", items, make.week(phase))
    assert title.startswith(LIGHT_WORDS[phase])
    assert "squat" in title
    heavy = [make.item("back-squat", "strength"), *items]
    assert title_of("lift", heavy, make.week(phase)).startswith(PHASE_WORDS[phase])
    assert "easier" in title_of("lift", items, make.week(phase, deload=True))
    assert "rimer" in title_of("primer", items, make.week(phase))
