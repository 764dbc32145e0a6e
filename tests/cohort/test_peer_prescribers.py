from __future__ import annotations

import datetime as dt

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.peer_prescribers import (
    DoneSet,
    Peer,
    Rule,
    chart_share,
    epley_share,
    follow_double_progression,
    follow_epley,
    follow_rpe_chart,
)
from ironstride.cohort.prescribers import GymLift
from ironstride.cohort.simulated_season import Dose
from ironstride.training.sets import IntRange, LoggedSet

TENS = Dose(sets=3, reps=(8, 10), rir=2)
FIVES = Dose(sets=3, reps=(5, 5), rir=2)
LAST, TODAY = dt.date(2026, 1, 5), dt.date(2026, 1, 8)
HALF_KG = tuple(number / 2 for number in range(1, 600))


def lift_of(name: str = "back-squat", loads: tuple[float, ...] = HALF_KG) -> GymLift:
    exercise = read_catalogue().exercise(name)
    return GymLift(exercise, exercise.setups[0], loads)


def done_set(
    load_kg: float, reps: int, rir: float = 2, on: dt.date = LAST, asked: IntRange = (8, 10)
) -> DoneSet:
    return DoneSet(on, load_kg, reps, reps + rir, asked)


@pytest.mark.parametrize(
    ("rpe", "reps", "share"),
    [(10, 1, 1.0), (10, 5, 0.863), (8, 5, 0.811), (9, 3, 0.892), (7, 8, 0.724), (6, 12, 0.65)],
)
def test_the_chart_is_the_one_of_its_author(rpe: int, reps: int, share: float) -> None:
    assert chart_share(reps + 10 - rpe) == pytest.approx(share)


@pytest.mark.parametrize(("rpe", "share"), [(9.5, 0.85), (8.5, 0.824), (7.5, 0.798)])
def test_half_points_lie_between_the_rows_of_the_chart(rpe: float, share: float) -> None:
    assert chart_share(5 + 10 - rpe) == pytest.approx(share, abs=0.001)


def test_no_table_reaches_beyond_twenty_reps() -> None:
    assert chart_share(20) == chart_share(45) == 0.608
    assert epley_share(45) == epley_share(20) == pytest.approx(0.6)


def test_epley_is_the_published_formula() -> None:
    # 100 kg for 10 reps make 133.3 kg, for 5 reps 116.7 kg.
    assert 100 / epley_share(10) == pytest.approx(133.33, abs=0.01)
    assert 100 / epley_share(5) == pytest.approx(116.67, abs=0.01)


def test_the_chart_goes_by_the_best_set_last_time_and_by_the_last_set_today() -> None:
    # 5 at RPE 8 with 100 kg is a one-rep max of 123.3 kg: again 100 kg for the same again.
    before = [done_set(100, 5), done_set(100, 5, rir=0)]
    assert follow_rpe_chart(before, lift_of(), FIVES, TODAY) == 100
    today = [*before, done_set(100, 5, rir=0, on=TODAY)]
    assert follow_rpe_chart(today, lift_of(), FIVES, TODAY) == pytest.approx(94, abs=0.3)


def test_percentages_of_epley_stay_for_a_day() -> None:
    before = [done_set(100, 8, rir=2)]
    assert follow_epley(before, lift_of(), FIVES, TODAY) == pytest.approx(108, abs=0.3)
    today = [*before, done_set(108, 5, rir=0, on=TODAY)]
    assert follow_epley(today, lift_of(), FIVES, TODAY) == pytest.approx(108, abs=0.3)


@pytest.mark.parametrize(
    ("name", "reps", "load_kg"),
    [
        ("back-squat", (10, 10, 10), 105),
        ("bench-press", (10, 10, 10), 102.5),
        ("back-squat", (10, 10, 9), 100),
        ("back-squat", (10, 8, 7), 95),
    ],
)
def test_double_progression_rises_only_when_all_sets_reach_the_top(
    name: str, reps: tuple[int, ...], load_kg: float
) -> None:
    done = [done_set(100, one) for one in reps]
    assert follow_double_progression(done, lift_of(name), TENS, TODAY) == load_kg


def test_double_progression_takes_one_step_at_least() -> None:
    dumbbells = lift_of("dumbbell-row", (10, 12, 14))
    topped, missed = ([done_set(12, reps)] for reps in (10, 7))
    assert follow_double_progression(topped, dumbbells, TENS, TODAY) == 14
    assert follow_double_progression(missed, dumbbells, TENS, TODAY) == 10


def test_double_progression_starts_a_new_range_by_epley() -> None:
    done = [done_set(100, 8)]
    load_kg = follow_double_progression(done, lift_of(), FIVES, TODAY)
    assert load_kg == follow_epley(done, lift_of(), FIVES, TODAY)


@pytest.mark.parametrize("rule", [follow_rpe_chart, follow_epley, follow_double_progression])
def test_a_peer_starts_from_the_guess_and_chooses_what_can_be_built(rule: Rule) -> None:
    peer = Peer(rule, lambda *_: 40.0)
    lift = lift_of(loads=(20.0, 40.0, 60.0))
    assert peer.next_load_kg(lift, TENS, LAST) == 40
    for number in range(4):
        at = dt.datetime.combine(LAST, dt.time(18, number))
        peer.saw(LoggedSet(str(number), "back-squat", at, "load_reps", load_kg=40, reps=10, rir=4))
        assert peer.next_load_kg(lift, TENS, LAST) in lift.loads_kg


def test_a_peer_believes_the_weight_it_asked_for_and_a_silent_set() -> None:
    peer = Peer(follow_epley, lambda *_: 40.0)
    peer.next_load_kg(lift_of(), TENS, LAST)
    at = dt.datetime.combine(LAST, dt.time(18))
    peer.saw(LoggedSet("1", "back-squat", at, "load_reps", load_kg=400, reps=9))
    assert peer.next_load_kg(lift_of(), TENS, TODAY) == 40
