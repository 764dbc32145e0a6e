"""The weight is judged by what was asked: kept and broken, for every kind of set."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.loading.estimate import Estimate
from ironstride.loading.reps_curve import RepsCurve
from ironstride.loading.verdict import WeightVerdict, judge_weight
from ironstride.policy.reader import read_policy
from ironstride.training.sets import LoggedSet, PlannedSet

if TYPE_CHECKING:
    from ironstride.training.words import RepClass

POLICY = read_policy()


def believed(failure_reps: float, log_sd: float = 0.02) -> Estimate:
    """Return an estimate with which 100 kg can be moved so often."""
    curve = RepsCurve(0.025, 0.2)
    return Estimate(
        exercise="back-squat",
        median_kg=curve.one_rep_max_kg(100, failure_reps),
        level_log_sd=log_sd,
        curve=curve,
        surest_weight=curve.slope_weight(failure_reps),
        form_log_sd=0.015,
        body_share_kg=0,
        source="own",
        from_exercise="back-squat",
        newest_on=dt.date(2026, 11, 23),
        sets_used=5,
    )


def judge(
    reps: int,
    rir: float | None,
    estimate: Estimate,
    *,
    asked: tuple[int, int] = (3, 5),
    left: tuple[int, int] = (1, 3),
    rep_class: RepClass = "strength",
    **changes: Any,
) -> WeightVerdict | None:
    target = PlannedSet("work", "load_reps", reps=asked, rir=left, first_rep_effort_min=6)
    at = dt.datetime(2026, 11, 23, 18)
    done = LoggedSet("1", "back-squat", at, "load_reps", load_kg=100, reps=reps, rir=rir, **changes)
    return judge_weight(done, target, rep_class, 100, estimate, POLICY)


def verdict(*args: Any, **changes: Any) -> tuple[str, str]:
    found = judge(*args, **changes)
    assert found is not None
    return found.verdict, found.code


def test_six_that_could_have_been_fifteen_are_too_light_whatever_is_believed() -> None:
    assert verdict(6, 9, believed(7), asked=(4, 6)) == ("too_light", "could_do_more")
    assert verdict(6, 2, believed(8.5), asked=(4, 6)) == ("right", "as_prescribed")


def test_many_more_than_asked_are_too_light_in_every_class_whatever_is_believed() -> None:
    dose: dict[str, Any] = {"asked": (8, 10), "left": (2, 2), "rep_class": "hypertrophy"}
    assert verdict(10, 8, believed(11.5), **dose) == ("too_light", "could_do_more")
    assert verdict(10, 20, believed(11.5, log_sd=0.3), **dose) == ("too_light", "could_do_more")
    assert verdict(10, 3, believed(11.5), **dose)[0] == "right"


def test_whoever_stops_within_the_reps_with_far_more_left_than_asked_has_too_light_a_weight() -> (
    None
):
    dose: dict[str, Any] = {"asked": (8, 12), "left": (3, 4), "rep_class": "hypertrophy"}
    assert verdict(9, 10, believed(16), **dose) == ("too_light", "could_do_more")
    assert verdict(9, 9, believed(16), **dose) == ("right", "more_than_asked")
    # Fewer reps than asked say less: what is left counts from the fewest.
    assert verdict(5, 12, believed(16), **dose)[0] == "right"


def test_a_set_on_target_is_right() -> None:
    for reps, rir in ((5, 2), (4, 3), (3, 3), (5, 1)):
        assert verdict(reps, rir, believed(reps + rir + 0.5)) == ("right", "as_prescribed")


def test_a_deload_set_is_judged_by_its_own_effort() -> None:
    assert verdict(5, 5, believed(10.5), asked=(5, 5), left=(5, 5))[0] == "right"
    assert verdict(5, 5, believed(10.5), asked=(5, 5), left=(1, 1))[0] == "too_light"


def test_no_reserve_is_effort_and_not_missing() -> None:
    assert verdict(5, 0, believed(5.5))[0] == "right"
    assert verdict(3, 0, believed(2.9))[0] == "too_heavy"
    assert verdict(3, None, believed(6))[0] == "right"


def test_missed_reps_are_too_heavy_unless_the_runner_stopped_early() -> None:
    assert verdict(2, 0, believed(6)) == ("too_heavy", "missed_reps")
    assert verdict(2, None, believed(6)) == ("too_heavy", "missed_reps")
    assert verdict(2, 3, believed(6))[0] == "right"


def test_a_heavy_set_that_did_not_feel_heavy_is_too_light() -> None:
    assert verdict(5, 4, believed(8), first_rep_effort=3) == ("too_light", "not_heavy_at_first")
    assert verdict(5, 4, believed(8), first_rep_effort=7)[0] == "right"
    assert verdict(5, 2, believed(8), first_rep_effort=3)[0] == "right"


@pytest.mark.parametrize("rep_class", ["power", "stability", "mobility", "skill", "hold"])
def test_what_is_not_judged_by_weight_gets_no_verdict(rep_class: RepClass) -> None:
    assert judge(5, 9, believed(20), rep_class=rep_class) is None


def test_warm_ups_get_no_verdict() -> None:
    assert judge(5, 9, believed(20), kind="warmup") is None


def test_it_is_a_probability_and_not_one_threshold() -> None:
    sure, unsure = (judge(5, 4, believed(10.5, log_sd)) for log_sd in (0.01, 0.1))
    assert sure is not None
    assert unsure is not None
    assert (sure.verdict, unsure.verdict) == ("too_light", "right")
    assert sure.chance > 0.8


def test_a_set_that_met_what_was_asked_is_right_whatever_is_believed() -> None:
    dose: dict[str, Any] = {"asked": (8, 12), "left": (2, 3), "rep_class": "hypertrophy"}
    assert verdict(12, 3, believed(8), **dose) == ("right", "as_prescribed")
    assert verdict(8, 2, believed(25), **dose) == ("right", "as_prescribed")
    assert verdict(12, 4, believed(8), **dose) == ("right", "more_than_asked")
    assert verdict(8, 1, believed(25), **dose) == ("right", "less_than_asked")
    assert verdict(8, 1, believed(8), **dose) == ("too_heavy", "likely_missed")
    assert verdict(12, 4, believed(25), **dose) == ("too_light", "likely")


def test_a_set_that_does_not_say_what_it_left_had_its_reps_in_it() -> None:
    dose: dict[str, Any] = {"asked": (8, 12), "left": (2, 3), "rep_class": "hypertrophy"}
    assert verdict(10, None, believed(8), **dose)[0] == "right"
    assert verdict(9, None, believed(8), **dose)[0] == "too_heavy"
    assert verdict(10, None, believed(25), **dose)[0] == "too_light"


def test_right_is_not_said_of_a_set_off_target_without_saying_so() -> None:
    less = judge(4, 0, believed(5), asked=(4, 6))
    assert less is not None
    assert less.text == (
        "4 reps with 0 left, less than asked: perhaps a little heavy for 4-6 reps with 1-3 left."
    )


@given(st.integers(1, 15), st.none() | st.integers(0, 10), st.floats(1, 25), st.floats(0.005, 0.3))
def test_every_verdict_has_a_chance_and_a_sentence(
    reps: int, rir: int | None, failure_reps: float, log_sd: float
) -> None:
    found = judge(reps, rir, believed(failure_reps, log_sd))
    assert found is not None
    assert 0 <= found.chance <= 1
    assert found.text.startswith(f"{reps} rep")
    assert found.text.endswith("3-5 reps with 1-3 left.")
