"""Own sets beside the curve: a cap for the first weight, and a floor that was lately done."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.loading.conftest import BARBELL, build_exercise

from ironstride.loading.estimate import NotEnoughData
from ironstride.loading.known_strength import KnownStrength
from ironstride.loading.prescription import LoadRange, LoadRequest, prescribe_load
from ironstride.planning.done_loads import at_least_done, cap_by_newest
from ironstride.policy.reader import read_policy
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from ironstride.training.words import SetKind

POLICY = read_policy()
TODAY = dt.date(2026, 11, 23)
SQUAT = build_exercise(ratio=1.0)
BAR = tuple(20 + 2.5 * step for step in range(80))


def done(load_kg: float, reps: int, rir: float | None, *, days: int = 3) -> LoggedSet:
    at = dt.datetime.combine(TODAY, dt.time(18)) - dt.timedelta(days=days)
    return LoggedSet(
        f"{at}{load_kg}", SQUAT.id, at, "load_reps", load_kg=load_kg, reps=reps, rir=rir
    )


def knows(*sets: LoggedSet) -> KnownStrength:
    return KnownStrength.from_sets(
        sets,
        {SQUAT.id: SQUAT},
        body_mass_kg=60,
        experience="intermediate",
        today=TODAY,
        policy=POLICY,
    )


def request(strength: KnownStrength) -> LoadRequest:
    return LoadRequest(
        SQUAT, BARBELL, BAR, "strength", (3, 5), (1, 3), strength.estimate(SQUAT.id), 60, "novice"
    )


def test_the_first_weight_grows_a_little_from_the_newest_set() -> None:
    strength = knows(done(80, 5, 2), done(60, 5, 4, days=30))
    capped = cap_by_newest(request(strength), strength.believed_sets, POLICY)
    assert (capped.previous_high_kg, capped.cap_fraction) == (80, 0.05)


def test_a_set_that_was_far_too_light_opens_the_cap() -> None:
    capped = cap_by_newest(request(knows()), [done(80, 5, 9)], POLICY)
    assert capped.cap_fraction == pytest.approx(0.1)


def test_sets_of_another_class_cap_nothing() -> None:
    plain = request(knows())
    assert cap_by_newest(plain, [done(80, 10, 2)], POLICY) == plain
    warm_up = replace(done(80, 5, 2), kind="warmup")
    assert cap_by_newest(plain, [warm_up], POLICY) == plain


def test_a_set_without_a_weight_caps_nothing() -> None:
    plain = request(knows())
    assert cap_by_newest(plain, [replace(done(80, 5, 2), load_kg=None)], POLICY) == plain


def test_pounds_of_a_log_grow_from_the_weight_on_the_bar() -> None:
    """A step of coarse iron is a step from 135 lb, not to them."""
    asked = replace(request(knows(done(61.23497, 5, 4))), loads=(20.412, 61.235, 80.0))
    capped = cap_by_newest(asked, [done(61.23497, 5, 4)], POLICY)
    assert capped.previous_high_kg == 61.235


def test_pounds_of_a_log_are_the_least_top_too() -> None:
    strength = knows(done(102.05828, 4, 2), *(done(90.7, 5, 2, days=7 * n) for n in range(1, 6)))
    asked = replace(request(strength), loads=(90.7, 95.0, 102.058))
    answer = prescribe_load(asked, POLICY)
    assert isinstance(answer, LoadRange)
    assert answer.high_kg < 102
    raised = at_least_done(answer, asked, strength, TODAY, POLICY)
    assert isinstance(raised, LoadRange)
    assert raised.high_kg == 102.058


def answer_for(strength: KnownStrength) -> tuple[LoadRange, LoadRange]:
    asked = request(strength)
    answer = prescribe_load(asked, POLICY)
    assert isinstance(answer, LoadRange)
    raised = at_least_done(answer, asked, strength, TODAY, POLICY)
    assert isinstance(raised, LoadRange)
    return answer, raised


def test_what_was_lately_done_as_hard_is_the_least_top() -> None:
    strength = knows(done(90, 4, 2), *(done(80, 5, 2, days=7 * week) for week in range(1, 6)))
    answer, raised = answer_for(strength)
    assert raised.high_kg == max(answer.high_kg, 90)


def test_a_mistyped_set_raises_nothing() -> None:
    history = [done(80, 5, 2, days=7 * week) for week in range(1, 6)]
    answer, raised = answer_for(knows(*history, done(200, 6, 2)))
    assert raised == answer


def test_a_search_stays_a_search() -> None:
    asked = replace(request(knows()), estimate=NotEnoughData(SQUAT.id))
    answer = prescribe_load(asked, POLICY)
    assert at_least_done(answer, asked, knows(), TODAY, POLICY) is answer


@pytest.mark.parametrize(
    ("kind", "is_raised"), [("load_reps", True), ("bodyweight", True), ("assisted", False)]
)
def test_weight_added_to_the_body_was_done_as_well_but_help_is_none(
    kind: SetKind, is_raised: bool
) -> None:
    strength = knows(done(90, 4, 2), *(done(80, 5, 2, days=7 * week) for week in range(1, 6)))
    answer, _ = answer_for(strength)
    asked = replace(request(strength), exercise=replace(SQUAT, set_kind=kind))
    raised = at_least_done(answer, asked, strength, TODAY, POLICY)
    assert (raised != answer) is is_raised
