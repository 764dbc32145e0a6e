from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from ironstride.cli.screen import as_text
from ironstride.cli.session_view import SessionView
from ironstride.policy.reader import read_policy
from ironstride.sheets.plan_words import FirstUse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan


def week_text(plan: Plan, catalogue: Catalogue, index: int = 0, width: int = 400) -> str:
    view = SessionView(plan.athlete, catalogue, read_policy(), FirstUse())
    parts = [part for session in plan.weeks[index].sessions for part in view.show(session)]
    return as_text(*parts, width=width)


def test_blocks_come_in_the_order_of_the_session(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    for plan in plans.values():
        session = plan.weeks[0].sessions[0]
        view = SessionView(plan.athlete, catalogue, read_policy(), FirstUse())
        text = as_text(*view.show(session), width=400)
        places = [text.index(f"\n{block.quality.upper()}  ") for block in session.blocks]
        assert places == sorted(places)
        assert all(item.name in text for _, item in session.items())
        assert f"{session.minutes} min" in text


def test_a_session_begins_with_the_easy_minutes_that_its_length_counts(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    session = next(one for one in plans["sample"].sessions() if one.kind == "lift")
    minutes = {12: "1 minute of", 25: "2 minutes of", 45: "3 minutes of"}
    view = SessionView(plans["sample"].athlete, catalogue, read_policy(), FirstUse())
    for length, words in minutes.items():
        text = as_text(*view.show(dataclasses.replace(session, minutes=length)), width=400)
        begin = text.index(
            f"begin    {words} easy movement (walk, march, cycle) until you feel warm"
        )
        assert begin < text.index(f"{session.blocks[0].quality.upper()}  ")


def test_jargon_is_explained_at_its_first_use_only(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    text = week_text(plans["newcomer"], catalogue)
    assert text.count("hinge: bend at the hips, like picking up a box") == 1
    assert text.count("squat: bend knees and hips together") == 1
    assert text.count("could do 4 to 5 more with good form") == 1


def test_weights_are_in_the_runners_unit_with_their_plates(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    text = week_text(plans["pounds"], catalogue)
    assert " lb" in text
    assert " kg" not in text
    assert "45 lb bar, each side" in text
    assert "warm up" in text


def test_a_search_starts_with_a_weight_and_is_told_once(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    text = week_text(plans["newcomer"], catalogue)
    assert "find the weight" in text
    assert text.count("then ask: how many more could I have done") == 1
    assert "Go on as above; stay at the weight that leaves" in text


def test_reasons_have_their_label(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    text = week_text(plans["sample"], catalogue)
    assert "From your own sets of it" in text
    assert "[supported]" in text


def test_shorter_versions_name_what_stays(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    text = week_text(plans["sample"], catalogue)
    assert "SHORT OF TIME?" in text
    assert "12 min   1 minute of easy movement, then only these sets: 1 x" in text


def test_an_own_exercise_that_is_not_at_hand_is_shown_without_plates(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    bare = catalogue.__class__({})
    assert "Back squat" in week_text(plans["sample"], bare)


def test_drills_before_a_run_have_no_warm_up_of_their_own(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    drills = next(one for one in plan.sessions() if one.kind == "run_warmup")
    view = SessionView(plan.athlete, catalogue, read_policy(), FirstUse())
    assert "begin" not in as_text(*view.show(drills))


def test_a_test_says_how_it_is_done_and_where_it_ends(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    tests = next(one for one in plan.sessions() if one.kind == "tests")
    view = SessionView(plan.athlete, catalogue, read_policy(), FirstUse())
    text = " ".join(as_text(*view.show(tests), width=200).split())
    for name in (item.exercise for block in tests.blocks for item in block.items):
        assert all(cue in text for cue in catalogue.exercise(name).cues)
    assert "35 is the end" in text
    assert "pain above 2 of 10" in text
