from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.errors import InvalidValueError
from ironstride.training.session import Block, PlannedItem, PlannedSession, Why
from ironstride.training.sets import PlannedSet

if TYPE_CHECKING:
    from ironstride.training.words import Quality

WHY = (Why("heavy_is_relative", "Heavy enough for you.", "convention"),)
WORK = PlannedSet("work", "load_reps", reps=(8, 10), rir=(2, 3))
WARMUP = PlannedSet("warmup", "load_reps", reps=(5, 5))


def an_item(**changes: Any) -> PlannedItem:
    fields: dict[str, Any] = {
        "id": "i1",
        "exercise": "goblet-squat",
        "name": "Goblet squat",
        "patterns": ("squat",),
        "rep_class": "hypertrophy",
        "implement": "dumbbell",
        "load_counts": "total",
        "sets": (WARMUP, WORK),
        "why": WHY,
    }
    return PlannedItem(**fields | changes)


def a_session(*qualities: Quality, **changes: Any) -> PlannedSession:
    fields: dict[str, Any] = {
        "id": "s1",
        "on": dt.date(2026, 11, 23),
        "at": dt.time(18),
        "at_source": "given",
        "place": "gym",
        "kind": "lift",
        "leg_grade": 2,
        "minutes": 40,
        "title": "Legs",
        "why": WHY,
        "blocks": tuple(Block(quality, (an_item(),)) for quality in qualities),
        "versions": {},
    }
    return PlannedSession(**fields | changes)


def test_the_ramp_does_not_count_as_work() -> None:
    assert an_item().work_sets == (WORK,)


@pytest.mark.parametrize(
    "changes",
    [
        {"why": ()},
        {"sets": ()},
        {"sets": (WARMUP,)},
        {"rep_class": "endurance"},
    ],
)
def test_an_item_has_a_reason_a_class_and_work(changes: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError):
        an_item(**changes)


@pytest.mark.parametrize(
    "qualities",
    [("strength", "power"), ("strength", "mobility"), ("strength", "strength")],
)
def test_blocks_keep_the_doctrines_order(qualities: tuple[Quality, ...]) -> None:
    with pytest.raises(InvalidValueError, match="out of order"):
        a_session(*qualities)


def test_an_authored_session_keeps_its_own_order() -> None:
    assert a_session("strength", "mobility", authored=True).authored


@pytest.mark.parametrize(
    "changes",
    [{"leg_grade": 4}, {"leg_grade": -1}, {"minutes": 0}, {"why": ()}, {"kind": "yoga"}],
)
def test_an_impossible_session_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError):
        a_session("strength", **changes)


def test_items_come_with_the_quality_of_their_block() -> None:
    session = a_session("mobility", "power", "strength")
    assert [quality for quality, _ in session.items()] == ["mobility", "power", "strength"]


def test_a_block_is_not_empty_and_of_a_known_quality() -> None:
    with pytest.raises(InvalidValueError, match="empty"):
        Block("power", ())
    with pytest.raises(InvalidValueError, match="quality"):
        Block("cardio", (an_item(),))  # type: ignore[arg-type]  # hostile on purpose


@pytest.mark.parametrize(("text", "evidence"), [(" ", "supported"), ("Because.", "proven")])
def test_a_reason_is_a_sentence_with_an_honest_label(text: str, evidence: Any) -> None:
    with pytest.raises(InvalidValueError):
        Why("rule", text, evidence)


def test_a_session_keeps_its_items_inside_their_class_but_an_authors_does_not() -> None:
    heavy = an_item(rep_class="strength")
    blocks = (Block("strength", (heavy,)),)
    with pytest.raises(InvalidValueError, match="leave the strength class"):
        a_session(blocks=blocks)
    assert a_session(blocks=blocks, authored=True).blocks == blocks
