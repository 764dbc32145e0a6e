"""What a pattern is worth by its sets in the two weeks of a fortnight."""

from __future__ import annotations

import pytest

from ironstride.planning.selection_problem import Aim, Candidate

WEEKLY = Aim(sets=4, weight=100, presence=60, weekly=True)
ROTATING = Aim(sets=2, weight=40, presence=14, weekly=False)


@pytest.mark.parametrize(
    ("sets", "value"), [((0, 0), 0), ((2, 0), 55), ((2, 2), 110), ((4, 4), 160), ((9, 9), 160)]
)
def test_a_weekly_pattern_counts_in_each_week(sets: tuple[int, int], value: float) -> None:
    assert WEEKLY.value(*sets) == value


@pytest.mark.parametrize(("sets", "value"), [((0, 0), 0), ((2, 0), 34), ((0, 2), 34), ((2, 2), 54)])
def test_a_rotating_pattern_is_there_once_in_the_fortnight(
    sets: tuple[int, int], value: float
) -> None:
    assert ROTATING.value(*sets) == value


def test_squat_hinge_and_single_leg_are_main(  # the three that a session is built around
) -> None:
    kinds = {
        pattern: Candidate(0, pattern, "hypertrophy", 2, 100, 2).is_main
        for pattern in ("squat", "hinge", "single_leg", "calf_straight", "push")
    }
    assert [name for name, is_main in kinds.items() if is_main] == ["squat", "hinge", "single_leg"]
