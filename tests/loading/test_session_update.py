"""The sets of one lift on one day: form, surprise, and the noise that is learned."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.loading.test_strength_model import MODEL, done, follow, kg

from ironstride.loading.day_sets import DaySets
from ironstride.loading.session_update import update_lift
from ironstride.loading.strength_state import BIAS, RESERVE, level_at, noise_scales


def test_a_good_day_is_form_more_than_strength() -> None:
    before = follow(*(done(day=7 * week) for week in range(8)))
    session = MODEL.log(before, done(84, day=56)).lifts[0].session
    assert session.form is not None
    assert 0.003 < session.form.mean < math.log(84 / 80)
    assert session.surprise_sd > 0.5
    assert session.form.variance < MODEL.numbers.day_log_sd**2


def test_more_sets_of_a_day_tell_its_form_better() -> None:
    one, two = follow(done(rir=1)), follow(done(rir=1), done(80.001, rir=1))
    forms = [day.lifts[0].session.form for day in (one, two)]
    assert forms[0] is not None
    assert forms[1] is not None
    assert forms[1].variance < forms[0].variance


def test_of_sets_that_do_not_say_the_best_is_believed() -> None:
    before = [done(day=7 * week) for week in range(3)]
    alone = follow(*before, done(90, rir=None, day=21))
    with_light = follow(*before, done(90, rir=None, day=21), done(50, rir=None, day=21.01))
    assert with_light.state.mean == pytest.approx(alone.state.mean)
    assert with_light.state.sets_used[0] == 4


def test_a_noisy_lift_is_learned_to_be_noisy() -> None:
    loads = [80, 96, 70, 92, 72, 95, 71, 94]
    calm = follow(*(done(80, day=7 * week) for week in range(8)))
    wild = follow(*(done(load, day=7 * week) for week, load in enumerate(loads)))
    assert (
        noise_scales(wild.state, MODEL.numbers)[0] > 2 * noise_scales(calm.state, MODEL.numbers)[0]
    )


def test_a_session_in_doubt_changes_no_belief_but_is_remembered() -> None:
    before = MODEL.at(follow(*(done(day=7 * week) for week in range(4))), done(day=28).performed_on)
    work = MODEL.log(before, done(300, day=28)).lifts[0].work
    session = update_lift(before.state, 0, DaySets.of(work.observations), MODEL.numbers)
    assert session.form is None
    assert session.doubted == (done(300, day=28).id,)
    assert session.state.mean[level_at(0)] == before.state.mean[level_at(0)]
    shared = before.state.mean[[0, BIAS, RESERVE]]
    level = DaySets.of(work.observations).implied_levels(shared, MODEL.numbers)[0]
    assert session.state.doubted_log_kg[0] == pytest.approx(level)


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.tuples(st.integers(60, 100), st.integers(1, 12), st.none() | st.integers(0, 9)),
        min_size=1,
        max_size=12,
    )
)
def test_reports_alone_teach_nothing_of_their_bias(
    rows: list[tuple[int, int, int | None]],
) -> None:
    """Good days end with more left: taken for a bias, it would fall without end."""
    state = follow(
        *(done(kg, reps, rir, day=3 * place) for place, (kg, reps, rir) in enumerate(rows))
    ).state
    assert state.mean[BIAS] == MODEL.numbers.rir_bias
    assert state.covariance[BIAS, BIAS] == pytest.approx(MODEL.numbers.rir_bias_sd**2)


@pytest.mark.parametrize(("more", "higher"), [(5, True), (1, False)])
def test_a_check_of_the_limit_teaches_the_bias(more: int, higher: bool) -> None:
    """Who said 2 and did `more` than that had more left than was said, or fewer."""
    known = [done(70, 8, 2, day=7 * week) for week in range(6)]
    check = (done(70, 8, 2, day=42), done(70, 8 + more, 0, day=42.01))
    before, after = follow(*known).state, follow(*known, *check).state
    assert bool(after.mean[BIAS] > before.mean[BIAS]) is higher
    assert after.covariance[BIAS, BIAS] < before.covariance[BIAS, BIAS]


@pytest.mark.parametrize("front_kg", [40.0, 55.0, 100.0])
def test_the_first_own_set_that_says_its_reserve_counts_more_than_the_ratio(
    front_kg: float,
) -> None:
    """Front squats at 0.8 of 80 kg would be 64 kg: the own set says what they are."""
    before = [done(80, day=7 * week) for week in range(4)]
    own, alone = done(front_kg, day=30, of="front-squat"), done(front_kg, of="front-squat")
    found, expected = kg(follow(*before, own), "front-squat"), kg(follow(alone), "front-squat")
    assert found == pytest.approx(expected, rel=0.06)


def test_a_first_set_that_may_have_been_easy_does_not_overrule_the_ratio() -> None:
    before = [done(80, day=7 * week) for week in range(4)]
    silent = done(40, rir=None, day=30, of="front-squat")
    said = done(40, day=30, of="front-squat")
    assert kg(follow(*before, silent), "front-squat") > 1.15 * kg(
        follow(*before, said), "front-squat"
    )
