from __future__ import annotations

import datetime as dt
import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.simulated_runners import SimulatedRunner, simulate_truth
from ironstride.cohort.simulated_season import Dose
from ironstride.cohort.simulated_sets import Attempt, SetMoment, attempt_set, write_down

DOSE = Dose(sets=3, reps=(8, 10), rir=2)
RUNNERS = [simulate_truth(seed, read_catalogue()) for seed in range(40)]


def moment_of(runner: SimulatedRunner, number: int = 0, tired: float = 0.0) -> SetMoment:
    session = runner.season[0]
    return SetMoment(session.on, session.week, number, tired)


def attempt_with(runner: SimulatedRunner, load_kg: float, number: int = 0) -> Attempt:
    return attempt_set(runner, runner.season[0].lifts[0], load_kg, DOSE, moment_of(runner, number))


@given(seed=st.sampled_from(range(40)), loads_kg=st.lists(st.floats(1, 400), min_size=2))
@settings(deadline=None)
def test_more_weight_never_allows_more_reps(seed: int, loads_kg: list[float]) -> None:
    done = [attempt_with(RUNNERS[seed], load_kg) for load_kg in sorted(loads_kg)]
    able = [one.able_reps for one in done]
    assert able == sorted(able, reverse=True)


@given(seed=st.sampled_from(range(40)), load_kg=st.floats(1, 400), number=st.integers(0, 5))
@settings(deadline=None)
def test_nobody_goes_beyond_failure_or_the_most_reps(
    seed: int, load_kg: float, number: int
) -> None:
    done = attempt_with(RUNNERS[seed], load_kg, number)
    assert 0 <= done.reps <= min(done.able_reps, DOSE.reps[1])
    assert done.reps == min(done.able_reps, DOSE.reps[0]) or done.reps > DOSE.reps[0]
    assert done.true_rir >= 0
    assert done.felt_rir >= 0
    assert 0 <= done.first_rep_effort <= 10


def test_the_same_set_is_always_the_same_and_the_next_one_another() -> None:
    runner = RUNNERS[3]
    assert attempt_with(runner, 50) == attempt_with(runner, 50)
    assert len({attempt_with(runner, 50, number).able_reps for number in range(20)}) > 1


def test_who_fails_knows_that_nothing_is_left() -> None:
    done = attempt_with(RUNNERS[0], 1000)
    assert (done.reps, done.able_reps, done.felt_rir, done.first_rep_effort) == (0, 0, 0, 10)


def test_a_tired_runner_has_fewer_reps() -> None:
    runner = RUNNERS[1]
    lift = runner.season[0].lifts[0]
    load_kg = runner.lifts[lift].load_kg(11, runner.mean_kg(lift, runner.season[0].on, 0))
    fresh, tired = (
        attempt_set(runner, lift, load_kg, DOSE, moment_of(runner, tired=share))
        for share in (0, 0.1)
    )
    assert tired.able_reps < fresh.able_reps


def errors_of(asked: int, experience: str) -> list[float]:
    """Return the errors of sets that end where `asked` reps seem to be left, the bias taken off."""
    errors = []
    for runner in RUNNERS:
        if runner.experience != experience:
            continue
        on = runner.season[0].on
        for lift in runner.season[0].lifts:
            load_kg = runner.lifts[lift].load_kg(10.5, runner.mean_kg(lift, on, 0))
            for number in range(30):
                by_feel = Dose(sets=1, reps=(1, 30), rir=asked)
                done = attempt_set(runner, lift, load_kg, by_feel, moment_of(runner, number))
                errors.append(done.true_rir - (asked - runner.rir_bias_reps))
    return errors


@pytest.mark.parametrize(("asked", "sd"), [(2, 1.0), (3, 1.3), (4, 1.8)])
def test_who_says_a_reserve_is_as_far_off_as_people_are(asked: int, sd: float) -> None:
    errors = errors_of(asked, "intermediate")
    assert statistics.mean(errors) == pytest.approx(0, abs=0.35)
    assert statistics.stdev(errors) == pytest.approx(sd, rel=0.2)


def test_a_newcomer_is_further_off() -> None:
    newcomer, lifter = (statistics.stdev(errors_of(3, one)) for one in ("none", "intermediate"))
    assert newcomer > 1.15 * lifter


def test_heavier_feels_heavier_from_the_first_rep() -> None:
    efforts = []
    for share in (0.6, 0.8, 1.0):
        felt = []
        for runner in RUNNERS:
            lift = runner.season[0].lifts[0]
            hidden = runner.lifts[lift]
            moved_kg = share * runner.mean_kg(lift, runner.season[0].on, 0)
            load_kg = max(0, moved_kg - hidden.body_share_kg) / (
                hidden.moved_kg(1) - hidden.moved_kg(0)
            )
            felt.append(attempt_with(runner, load_kg).first_rep_effort)
        efforts.append(statistics.mean(felt))
    assert efforts[1] == pytest.approx(6, abs=0.7)
    assert efforts[2] == pytest.approx(9, abs=0.7)
    assert efforts[0] < efforts[1]


def test_now_and_then_a_set_is_silent_and_rarely_mistyped() -> None:
    logged = []
    for runner in RUNNERS:
        done = attempt_with(runner, 30)
        for number in range(50):
            at = dt.datetime(2026, 1, 5, 18, number)
            moment = moment_of(runner, number)
            logged.append(write_down(runner, runner.season[0].lifts[0], 30, done, moment, at))
    silent = statistics.mean(one.rir is None for one in logged)
    mistyped = [one.load_kg for one in logged if one.load_kg != 30]
    assert silent == pytest.approx(0.1, abs=0.03)
    assert 0 < len(mistyped) / len(logged) < 0.015
    assert set(mistyped) == {300}
    assert len({one.id for one in logged}) == len(logged)


def test_who_is_asked_for_the_reserve_says_it() -> None:
    for runner in RUNNERS:
        done, moment = attempt_with(runner, 30), moment_of(runner)
        at = dt.datetime(2026, 1, 5, 18)
        lift = runner.season[0].lifts[0]
        logged = write_down(runner, lift, 30, done, moment, at, is_asked=True)
        assert logged.rir == done.felt_rir
