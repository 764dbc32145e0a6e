from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from ironstride.sheets.plan_words import FirstUse
from ironstride.sheets.session_cards import SessionCards
from ironstride.sheets.session_sheet import session_sheet
from ironstride.training.events import Done, Reported

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedItem, PlannedSession


def items_of(session: PlannedSession) -> list[PlannedItem]:
    return [item for block in session.blocks for item in block.items]


def markdown(plan: Plan, catalogue: Catalogue, *sessions: PlannedSession) -> str:
    cards, first_use = SessionCards(plan, catalogue), FirstUse()
    return "\n".join(line for one in sessions for line in session_sheet(cards.card(one), first_use))


@pytest.fixture
def first(plans: Mapping[str, Plan]) -> PlannedSession:
    return next(plans["newcomer"].sessions())


@pytest.fixture
def sheet(plans: Mapping[str, Plan], catalogue: Catalogue, first: PlannedSession) -> str:
    return markdown(plans["newcomer"], catalogue, first).replace("\\", "")


def test_a_newcomer_finds_what_to_do(sheet: str, first: PlannedSession) -> None:
    assert "**How to read it.**" in sheet
    assert f"{first.minutes} minutes" in sheet
    for item in items_of(first):
        assert f"{item.name}** — {len(item.work_sets)} x " in sheet


def test_a_newcomer_warms_up_before_the_first_exercise(sheet: str, first: PlannedSession) -> None:
    easy = "minutes of easy movement (walk, march, cycle) until you feel warm."
    start = next(line for line in sheet.splitlines() if line.startswith("Begin with "))
    assert start.endswith(easy)
    assert sheet.index(start) < sheet.index(items_of(first)[0].name)


def test_easy_minutes_follow_the_runners_own_policy(
    plans: Mapping[str, Plan], catalogue: Catalogue, first: PlannedSession
) -> None:
    plan = plans["newcomer"]
    for seconds, words in ((300, "Begin with 5 minutes of easy"), (0, None)):
        own = {"minutes.raise_s": dict.fromkeys(("12", "25", "40"), seconds)}
        athlete = dataclasses.replace(plan.athlete, policy_overrides=own)
        text = markdown(dataclasses.replace(plan, athlete=athlete), catalogue, first)
        assert ("Begin with" in text) is (words is not None)
        assert words is None or words in text


def test_a_newcomer_finds_how_to_find_each_weight(sheet: str, first: PlannedSession) -> None:
    searched = [item for item in items_of(first) if item.work_sets[0].find_load]
    assert searched
    assert sheet.count("How to find the weight:") == len(searched)
    assert sheet.count("   1. Start with ") == len(searched)
    assert "this is your weight" in sheet


def test_a_newcomer_finds_cues_fault_and_way_out(
    sheet: str, first: PlannedSession, catalogue: Catalogue
) -> None:
    for item in items_of(first):
        exercise = catalogue.exercise(item.exercise)
        assert all(cue.rstrip(".") in sheet for cue in exercise.cues)
        assert f"Common fault: {exercise.fault}" in sheet
        assert f"How to bail out: {exercise.bail_out}" in sheet


def test_a_newcomer_finds_the_soreness_and_the_reasons(sheet: str, first: PlannedSession) -> None:
    assert "- What to expect: New work makes muscles sore" in sheet
    assert "hinge: bend at the hips, like picking up a box" in sheet
    assert "stop when you could do" in sheet
    reasons = [why for item in items_of(first) for why in item.why]
    assert all(
        why.text in sheet.replace("\n   ", " ") or "Start with" in why.text for why in reasons
    )


def test_known_weights_come_with_ramp_and_plates(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    text = markdown(plan, catalogue, *plan.weeks[0].sessions)
    assert "- Warm-up sets first: " in text
    assert "- Loading the bar: " in text
    assert "#### Short of time?" in text


def test_the_technique_of_an_exercise_is_told_once(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["newcomer"]
    sessions = [session for week in plan.weeks[:2] for session in week.sessions]
    text = markdown(plan, catalogue, *sessions)
    assert "How: as described above." in text
    assert text.count("**How to read it.**") == 1


def test_what_is_known_of_a_session_is_said(
    plans: Mapping[str, Plan], catalogue: Catalogue, first: PlannedSession
) -> None:
    plan = dataclasses.replace(plans["newcomer"], events=(Reported(first.on, Done(first.id)),))
    assert "easy on the legs. **Done.**" in markdown(plan, catalogue, first)


def test_a_warm_up_says_whose_it_is(all_kinds: Plan, catalogue: Catalogue) -> None:
    text = markdown(all_kinds, catalogue, *all_kinds.sessions())
    assert text.count("Before your run: 5x1000 m, 10.5 km.") == 1
