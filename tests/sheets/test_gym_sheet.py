from __future__ import annotations

import dataclasses
import io
import re
from typing import TYPE_CHECKING, get_args

import pytest
from pypdf import PdfReader

from ironstride.sheets.done_cards import DoneCard, DoneLine
from ironstride.sheets.gym_sheet import Paper, gym_sheet, paper_for
from ironstride.sheets.plain_text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedSession

# Points of the two papers, rounded.
SIZES = {"a4": (595, 842), "letter": (612, 792)}


def text_of(pdf: bytes) -> str:
    """Return the words of all pages; joiners and folds of lines are no part of them."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    text = " ".join(page.extract_text() for page in pages).replace("\u200b", "")
    return re.sub(r"\s+", " ", text.replace("\ufb01", "fi").replace("\ufb02", "fl"))


def without_blanks(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


@pytest.mark.parametrize("example", ["sample", "newcomer", "traveller", "pounds"])
def test_every_session_exercise_and_dose_is_on_the_sheet(
    plans: Mapping[str, Plan], catalogue: Catalogue, example: str
) -> None:
    plan = plans[example]
    week = next(week for week in plan.weeks if len(week.sessions) > 1)
    text = without_blanks(text_of(gym_sheet(plan, week, catalogue, "a4")))
    for session in week.sessions:
        assert without_blanks(session.title) in text
        items = [item for block in session.blocks for item in block.items]
        for item in items:
            assert without_blanks(item.name) in text
            assert f"{len(item.work_sets)}x" in text
            cue = catalogue.exercise(item.exercise).cues[0]
            assert without_blanks(cue) in text


def test_the_same_week_has_the_same_bytes(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    plan = plans["newcomer"]
    first = gym_sheet(plan, plan.weeks[0], catalogue, "a4")
    assert first == gym_sheet(plan, plan.weeks[0], catalogue, "a4")
    assert b"CreationDate" not in first


@pytest.mark.parametrize("paper", get_args(Paper))
def test_the_paper_is_the_one_asked_for(
    plans: Mapping[str, Plan], catalogue: Catalogue, paper: Paper
) -> None:
    plan = plans["pounds"]
    pages = PdfReader(io.BytesIO(gym_sheet(plan, plan.weeks[0], catalogue, paper))).pages
    boxes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages}
    assert boxes == {SIZES[paper]}


def test_who_thinks_in_pounds_gets_pounds_on_letter(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["pounds"]
    assert (paper_for("lb"), paper_for("kg")) == ("letter", "a4")
    text = text_of(gym_sheet(plan, plan.weeks[0], catalogue, "letter"))
    assert re.search(r"\d+-\d+ lb", text)
    assert "lb bar, each side" in text
    assert " kg" not in text


def test_plates_are_drawn_with_their_numbers(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    text = text_of(gym_sheet(plan, plan.weeks[0], catalogue, "a4"))
    assert "20 kg bar, each side 20 + 5 kg" in text


def test_the_sheet_says_when_to_stop_and_what_runs_are_near(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    text = text_of(gym_sheet(plan, plan.weeks[0], catalogue, "a4"))
    assert "Sharp pain: stop that exercise for today." in text
    assert "Runs today: 06:30 5x1000 m, 10.5 km; drills 8 min before (key run)" in text
    assert "Tomorrow: 07:00 Easy run, 8 km" in text
    assert "Stop when you could do" in text
    assert "Afterwards." in text


def test_text_that_looks_like_markup_stays_text(
    hostile: Plan, catalogue: Catalogue, evil: str
) -> None:
    text = without_blanks(text_of(gym_sheet(hostile, hostile.weeks[0], catalogue, "a4")))
    assert "<script>alert('x')</script>" in text
    assert '#image("x")$a$*b*_c_`d`\\"&[l](http://evil.example)@ref<label>' in text
    assert "\x1b" not in text
    assert evil.count("Longname") == 30
    assert "Longname" * 30 in text


def test_any_kind_of_session_is_a_page(all_kinds: Plan, catalogue: Catalogue) -> None:
    text = text_of(gym_sheet(all_kinds, all_kinds.weeks[0], catalogue, "a4"))
    for session in all_kinds.sessions():
        assert session.title.replace("_", "") in text.replace("_", "")
    assert "Straight before your run: 5x1000 m" in text


def test_a_week_without_sessions_shows_its_runs(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    empty = dataclasses.replace(plan.weeks[0], sessions=())
    plan = dataclasses.replace(plan, weeks=(empty,))
    text = text_of(gym_sheet(plan, empty, catalogue, "a4"))
    assert "No strength session in this week." in text
    assert "5x1000 m" in text


def test_what_is_urgent_stands_first(hostile: Plan, catalogue: Catalogue) -> None:
    text = text_of(gym_sheet(hostile, hostile.weeks[0], catalogue, "letter"))
    assert text.lstrip().startswith("SEEK HELP NOW:")


def test_warm_ups_of_runs_share_a_page_behind_the_sessions(
    all_kinds: Plan, catalogue: Catalogue
) -> None:
    week = all_kinds.weeks[0]
    drills = [one for one in week.sessions if one.kind == "run_warmup"]
    lifts = [one for one in week.sessions if one.kind == "lift"]
    blocks = tuple(block for block in lifts[0].blocks if block.quality == "technique")
    short = [dataclasses.replace(drills[0], id=f"w{n}", blocks=blocks) for n in range(2)]
    week = dataclasses.replace(week, sessions=(*short, *lifts))
    plan = dataclasses.replace(all_kinds, weeks=(week,))
    pages = PdfReader(io.BytesIO(gym_sheet(plan, week, catalogue, "a4"))).pages
    text = [page.extract_text() for page in pages]
    assert "A lift session" in text[0]
    assert text[-1].count("Straight before your run") == 2
    assert "Afterwards." not in text[-1]


def test_a_session_that_is_over_tells_what_was_done(
    plans: Mapping[str, Plan], catalogue: Catalogue, lift: PlannedSession, evil: str
) -> None:
    plan = plans["sample"]
    week = plan.week_of(lift.on)
    assert week is not None
    line = DoneLine(
        "Front squat", printable(evil), "60 kg x 8, 7", "2 more left", "", "2 x 8 @ 60 kg"
    )
    done = {lift.id: DoneCard((line,), ("Plank",), 2, 9)}
    text = text_of(gym_sheet(plan, week, catalogue, "a4", done))
    assert "What you did 2 of 9 sets" in text
    assert "Front squat instead of" in text
    assert "60 kg x 8, 7 (2 more left)" in text
    assert "Without a set: Plank." in text
    assert text_of(gym_sheet(plan, week, catalogue, "a4")).count("What you did") == 0
