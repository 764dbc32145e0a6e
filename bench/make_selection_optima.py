"""Pose and solve 100 blocks and store them: `python bench/make_selection_optima.py`.

Run it again when the model of selection changes; each optimum is proven by the solver.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.planning.engine import plan_season
from ironstride.planning.selection import count_needs_met, select_items, value_selection
from ironstride.policy.reader import read_policy
from selection_reference import solve_selection
from selection_store import STORE, Solved, write_store

if TYPE_CHECKING:
    from ironstride.planning.selection import Candidate, SelectionProblem

ATHLETES: Final = 160
BLOCKS: Final = 100


def pose_blocks(athletes: int) -> dict[str, SelectionProblem]:
    """Return the problem of every block of that many generated athletes, by a name."""
    policy, catalogue = read_policy(), read_catalogue()
    posed: dict[str, SelectionProblem] = {}
    for seed in range(athletes):
        athlete, today = generate_athlete(seed)

        def note(problem: SelectionProblem, seed: int = seed) -> tuple[Candidate, ...]:
            posed[f"athlete {seed}, block {len(posed)}"] = problem
            return select_items(problem)

        with patch("ironstride.planning.templates.select_items", note):
            plan_season(athlete, today, policy=policy, catalogue=catalogue)
    return posed


def main() -> None:
    """Draw blocks of all athletes at random, solve them and write the store."""
    posed = pose_blocks(ATHLETES)
    names = sorted(Random(1).sample(sorted(posed), BLOCKS))
    solved = []
    for name in names:
        problem = posed[name]
        best = solve_selection(problem)
        needs = count_needs_met(problem, best)
        solved.append(Solved(name, problem, value_selection(problem, best), needs))
    write_store(solved)
    print(f"{len(solved)} blocks of {len(posed)} -> {STORE.name}, {STORE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
