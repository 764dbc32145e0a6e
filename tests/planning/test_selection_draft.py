"""The running value of a draft is the value of its selection, whatever was added and removed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.planning.selection import value_selection
from ironstride.planning.selection_draft import Draft
from selection_store import Solved, read_store

BLOCKS = read_store()[::20]


def value_of(draft: Draft) -> float:
    candidates = draft.problem.candidates
    return value_selection(draft.problem, [candidates[index] for index in draft.chosen])


@given(block=st.sampled_from(BLOCKS), steps=st.lists(st.integers(0, 400), max_size=60))
def test_the_running_value_is_the_value(block: Solved, steps: list[int]) -> None:
    draft = Draft(block.problem)
    for step in steps:
        index = step % len(draft.rows)
        if index in draft.chosen:
            draft.remove(index)
        elif draft.fits(index):
            expected = draft.value + draft.gain(index)
            draft.add(index)
            assert draft.value == pytest.approx(expected)
    assert draft.value == pytest.approx(value_of(draft))


@given(block=st.sampled_from(BLOCKS), steps=st.lists(st.integers(0, 400), max_size=60))
def test_taking_everything_out_gives_all_room_back(block: Solved, steps: list[int]) -> None:
    draft = Draft(block.problem)
    empty = Draft(block.problem)
    for step in steps:
        if draft.fits(step % len(draft.rows)):
            draft.add(step % len(draft.rows))
    draft.become(())
    assert draft.value == pytest.approx(empty.value)
    assert draft.seconds == pytest.approx(empty.seconds)
    assert (draft.items, draft.mains_left, draft.sets) == (
        empty.items,
        empty.mains_left,
        empty.sets,
    )


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_a_filled_draft_has_nothing_left_that_fits_and_gains(block: Solved) -> None:
    draft = Draft(block.problem)
    draft.fill(draft.all)
    missing = [index for index in draft.all if index not in draft.chosen and draft.fits(index)]
    assert all(draft.gain(index) <= 1e-6 for index in missing)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_room_is_made_for_what_is_forced_in(block: Solved) -> None:
    draft = Draft(block.problem)
    draft.fill(draft.all)
    chosen = tuple(draft.chosen)
    for index in draft.all:
        draft.become(chosen)
        if index not in draft.chosen and draft.make_room(index):
            assert index in draft.chosen
            assert min(*draft.seconds, *draft.leg_points, *draft.items) >= 0
