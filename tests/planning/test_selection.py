"""The search: feasible, whole sessions, and close to optima that a solver has proven."""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

import pytest

from ironstride.planning.selection import (
    BOTH,
    Aim,
    Candidate,
    Capacity,
    SelectionProblem,
    count_needs_met,
    select_items,
    value_selection,
)
from selection_reference import solve_selection
from selection_store import Solved, read_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.training.words import Pattern

STORE = read_store()
BLOCKS = STORE[::4]
WORST_GAP = 0.06
MEDIAN_GAP = 0.02


def assert_fits(problem: SelectionProblem, chosen: Sequence[Candidate]) -> None:
    """Add up what each session holds in each week, apart from the search's own books."""
    assert len(set(chosen)) == len(chosen)
    for session, most in enumerate(problem.capacities):
        for week in BOTH:
            held = [one for one in chosen if one.session == session and week in one.weeks]
            patterns = [one.pattern for one in held]
            assert len(set(patterns)) == len(patterns)
            assert sum(one.seconds for one in held) <= most.seconds + 1e-3
            assert sum(one.leg_points for one in held) <= most.leg_points + 1e-3
            assert len(held) <= most.items
            assert sum(one.is_main for one in held) <= most.mains


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_a_selection_fits_and_comes_close_to_the_optimum(block: Solved) -> None:
    chosen = select_items(block.problem)
    assert_fits(block.problem, chosen)
    assert -1e-6 <= block.gap(chosen) <= WORST_GAP


def test_half_of_the_blocks_come_closer() -> None:
    assert median(block.gap(select_items(block.problem)) for block in BLOCKS) <= MEDIAN_GAP


@pytest.mark.parametrize("block", STORE[::33], ids=lambda block: block.name)
def test_the_stored_optimum_is_what_the_solver_finds(block: Solved) -> None:
    best = solve_selection(block.problem)
    assert_fits(block.problem, best)
    assert value_selection(block.problem, best) == pytest.approx(block.best_value, abs=0.01)
    assert count_needs_met(block.problem, best) == block.best_needs


def test_the_same_problem_has_the_same_answer() -> None:
    assert select_items(BLOCKS[0].problem) == select_items(BLOCKS[0].problem)


HEAVY = Candidate(0, "squat", "strength", 3, 600, 3.75)
SIZE = Candidate(0, "push", "hypertrophy", 2, 140, 0)
STEADY = Candidate(0, "trunk_lateral", "stability", 2, 170, 0, steadies=True)
CALF = Candidate(0, "calf_straight", "hypertrophy", 3, 300, 1.2)
ROOMY = Capacity(seconds=2000, leg_points=18, items=6, mains=2)
AIMS: dict[Pattern, Aim] = {
    "squat": Aim(6, 100, 240, weekly=True),
    "calf_straight": Aim(6, 100, 240, weekly=True),
    "push": Aim(4, 40, 14, weekly=False),
    "trunk_lateral": Aim(3, 40, 14, weekly=False),
}


def problem(capacity: Capacity = ROOMY, *candidates: Candidate) -> SelectionProblem:
    offered = candidates or (HEAVY, SIZE, STEADY, CALF)
    return SelectionProblem((capacity,), offered, AIMS, item_price=9)


def test_with_room_for_all_all_are_done() -> None:
    assert select_items(problem()) == (HEAVY, SIZE, STEADY, CALF)


def test_heavy_work_takes_an_8_to_15_along_though_the_time_could_be_used_otherwise() -> None:
    # 770 s: a squat and the stability, or a squat and the press, never the squat alone.
    tight = replace(ROOMY, items=3)
    chosen = select_items(problem(tight, HEAVY, SIZE, STEADY))
    assert {"hypertrophy", "strength", "stability"} == {one.rep_class for one in chosen}
    assert count_needs_met(problem(tight), chosen) == 6


def test_without_any_8_to_15_heavy_work_meets_one_need_less() -> None:
    assert count_needs_met(problem(), [HEAVY, STEADY]) == 4
    assert count_needs_met(problem(), [HEAVY, STEADY, SIZE]) == 6
    assert count_needs_met(problem(), [STEADY]) == 4


MODERATE = replace(HEAVY, rep_class="hypertrophy")


def test_the_main_lift_and_stability_come_before_what_covers_more() -> None:
    # The calf and the press would cover more in the same time.
    short = problem(replace(ROOMY, seconds=775), MODERATE, SIZE, STEADY, CALF)
    assert select_items(short) == (MODERATE, STEADY)


def test_an_item_that_is_worth_less_than_its_price_is_left_out() -> None:
    offered = problem(ROOMY, MODERATE, SIZE, STEADY, CALF)
    assert CALF in select_items(offered)
    assert CALF not in select_items(replace(offered, item_price=500))


def test_nothing_to_choose_from_is_an_empty_answer() -> None:
    nothing = SelectionProblem((ROOMY,), (), {}, 9)
    assert select_items(nothing) == ()


def test_rotating_work_is_shared_over_the_fortnight() -> None:
    # One place beside the squat and the press: two kinds of trunk work take turns.
    kinds: tuple[Pattern, ...] = ("trunk_lateral", "trunk_anti_rotation")
    turns = [
        replace(STEADY, pattern=pattern, weeks=weeks)
        for pattern in kinds
        for weeks in ((0, 1), (0,), (1,))
    ]
    aims: dict[Pattern, Aim] = {**AIMS, "trunk_anti_rotation": Aim(3, 40, 14, weekly=False)}
    posed = SelectionProblem(
        (replace(ROOMY, items=3),),
        (HEAVY, SIZE, *turns),
        aims,
        item_price=9,
    )
    chosen = select_items(posed)
    assert {one.pattern for one in chosen if one.steadies} == {
        "trunk_lateral",
        "trunk_anti_rotation",
    }
