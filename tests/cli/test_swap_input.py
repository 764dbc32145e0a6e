"""What is to be swapped and why, from what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.cli.plan_input import read_given_plan
from ironstride.cli.swap_input import read_swap
from ironstride.planning.substitutes import Hurts, Taken
from ironstride.training.athlete import Pain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ironstride.training.session import PlannedSession


@pytest.fixture
def session(plan_files: Mapping[str, Path]) -> PlannedSession:
    plan = read_given_plan(str(plan_files["sample"])).plan
    lifts = (one for week in plan.weeks for one in week.sessions if one.kind == "lift")
    return next(
        one for one in lifts if any(item.exercise == "romanian-deadlift" for _, item in one.items())
    )


@pytest.mark.parametrize("name", ["romanian-deadlift", "Romanian deadlift", "romanian"])
def test_an_exercise_is_found_by_id_name_or_part(session: PlannedSession, name: str) -> None:
    item, obstacle = read_swap(f"{name}=barbell", session, read_catalogue())
    assert item.exercise == "romanian-deadlift"
    assert obstacle == Taken(frozenset({"barbell"}))


def test_without_a_reason_all_that_it_needs_is_taken(session: PlannedSession) -> None:
    _, obstacle = read_swap("romanian-deadlift", session, read_catalogue())
    assert isinstance(obstacle, Taken)
    assert "barbell" in obstacle.words


def test_pain_is_a_reason(session: PlannedSession) -> None:
    _, obstacle = read_swap("romanian-deadlift=pain:hamstring-left=4", session, read_catalogue())
    assert obstacle == Hurts(Pain("hamstring", 4, "left"))


@pytest.mark.parametrize("text", ["", "nothing", "romanian-deadlift=", "romanian-deadlift=tired"])
def test_what_cannot_be_found_is_refused(session: PlannedSession, text: str) -> None:
    if text.endswith("="):
        assert isinstance(read_swap(text, session, read_catalogue())[1], Taken)
        return
    with pytest.raises(click.BadParameter):
        read_swap(text, session, read_catalogue())
