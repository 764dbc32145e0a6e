from __future__ import annotations

import datetime as dt
from itertools import pairwise
from random import Random

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.simulated_season import (
    DELOAD_WEEK,
    SECOND_BLOCK_WEEK,
    WEEKS,
    Break,
    dose_of,
    draw_break,
    lay_out,
)
from ironstride.policy.reader import read_policy
from ironstride.training.sets import CLASS_REPS
from ironstride.training.words import EXPERIENCES, Experience


def test_two_sessions_a_week_and_new_lifts_in_the_second_block() -> None:
    season = list(lay_out("novice", None))
    assert len(season) == 2 * WEEKS
    assert [one.on.weekday() for one in season[:2]] == [0, 3]
    first, second = season[0].lifts, season[2 * SECOND_BLOCK_WEEK].lifts
    assert len(set(first) & set(second)) == 1


def test_a_new_lift_of_the_second_block_has_a_relative_in_the_first() -> None:
    catalogue = read_catalogue()
    for experience in EXPERIENCES:
        season = list(lay_out(experience, None))
        known = {catalogue.exercise(lift).related_group for lift in season[0].lifts}
        assert {catalogue.exercise(lift).related_group for lift in season[-1].lifts} == known


def test_a_break_leaves_its_weeks_without_a_session() -> None:
    season = list(lay_out("none", Break(week=3, weeks=5)))
    gaps = [later.on - earlier.on for earlier, later in pairwise(season)]
    assert max(gaps) == dt.timedelta(days=4 + 5 * 7)
    assert [one.week for one in season] == [week for week in range(WEEKS) for _ in range(2)]


def test_a_third_of_the_runners_has_a_break_of_two_to_eight_weeks() -> None:
    breaks = [pause for seed in range(500) if (pause := draw_break(Random(seed)))]
    assert len(breaks) == pytest.approx(175, abs=30)
    assert {pause.weeks for pause in breaks} == set(range(2, 9))


@pytest.mark.parametrize("experience", EXPERIENCES)
@pytest.mark.parametrize("lift", ["back-squat", "bench-press"])
def test_a_dose_never_leaves_its_class(experience: Experience, lift: str) -> None:
    exercise, policy = read_catalogue().exercise(lift), read_policy()
    for week in range(WEEKS):
        low, high = dose_of(exercise, experience, week, policy).reps
        assert any(
            bounds[0] <= low <= high <= bounds[1]
            for bounds in (CLASS_REPS["strength"], CLASS_REPS["hypertrophy"])
        )


def test_heavy_sets_wait_for_the_gate_and_the_deload_leaves_more() -> None:
    squat, policy = read_catalogue().exercise("back-squat"), read_policy()
    last = WEEKS - 1
    assert dose_of(squat, "advanced", last, policy).reps == (3, 5)
    assert dose_of(squat, "none", last, policy).reps == (8, 10)
    assert dose_of(squat, "novice", SECOND_BLOCK_WEEK, policy).reps == (8, 10)
    usual = dose_of(squat, "advanced", DELOAD_WEEK + 1, policy)
    assert dose_of(squat, "advanced", DELOAD_WEEK, policy).rir > usual.rir


def test_the_middle_of_a_dose_is_counted_to_failure() -> None:
    squat, policy = read_catalogue().exercise("back-squat"), read_policy()
    dose = dose_of(squat, "intermediate", 3, policy)
    assert (dose.reps, dose.rir, dose.middle_reps) == ((8, 10), 2, 11)
