from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ironstride.catalogue.catalogue import Catalogue, catalogue_of
from ironstride.catalogue.ladders import check_own_ladders, climb, descend

if TYPE_CHECKING:
    from ironstride.training.exercise import Exercise


@pytest.fixture
def rungs(catalogue: Catalogue) -> dict[str, Exercise]:
    plain = replace(catalogue.exercise("back-squat"), easier=None, harder=None)
    low = replace(plain, id="low", harder="mid")
    mid = replace(plain, id="mid", easier="low", harder="top")
    top = replace(plain, id="top", easier="mid")
    return {"low": low, "mid": mid, "top": top}


def test_climbing_and_descending_go_rung_by_rung(rungs: dict[str, Exercise]) -> None:
    catalogue = catalogue_of(rungs.values())
    assert [one.id for one in climb(catalogue, "low")] == ["mid", "top"]
    assert [one.id for one in descend(catalogue, "top")] == ["mid", "low"]
    assert list(climb(catalogue, "top")) == []
    assert list(climb(catalogue, "unknown")) == []


def test_a_circle_is_walked_once(rungs: dict[str, Exercise]) -> None:
    catalogue = catalogue_of({**rungs, "top": replace(rungs["top"], harder="low")}.values())
    assert [one.id for one in climb(catalogue, "low")] == ["mid", "top"]


def test_right_own_ladders_are_kept(rungs: dict[str, Exercise], catalogue: Catalogue) -> None:
    own = tuple(rungs.values())
    assert check_own_ladders(own, catalogue, "own.toml") == (own, ())


@pytest.mark.parametrize("key", ["easier", "harder"])
def test_a_step_into_nothing_is_cut(catalogue: Catalogue, key: str) -> None:
    own = replace(catalogue.exercise("back-squat"), id="mine", easier=None, harder=None)
    own = replace(own, easier="nope") if key == "easier" else replace(own, harder="nope")
    (mended,), (problem,) = check_own_ladders((own,), catalogue, "own.toml")
    assert getattr(mended, key) is None
    assert problem.where == f"mine.{key}"


def test_a_circle_is_cut_once(rungs: dict[str, Exercise], catalogue: Catalogue) -> None:
    own = (replace(rungs["low"], easier=None), rungs["mid"], replace(rungs["top"], harder="low"))
    mended, problems = check_own_ladders(own, catalogue, "own.toml")
    assert len(problems) == 1
    assert "in a circle" in problems[0].text
    extended = catalogue.extended(mended)
    for exercise in mended:
        assert exercise.id not in [one.id for one in climb(extended, exercise.id)]
        last = [exercise, *climb(extended, exercise.id)][-1]
        assert last.harder is None
