"""Each rule of one lift among the runs, kept and broken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.planning.rules.around_runs import (
    RULES_AROUND_RUNS,
    clearance_needed_h,
    easy_run_clear_of_leg_work,
    fresh_legs_for_heavy_work,
    heavy_legs_not_before_key_run,
    lift_hours_after_hard_run,
    lift_not_during_run,
    long_run_day_kept_free,
    more_hours_for_harder_lifts,
    rest_day_kept,
    session_has_its_minutes,
    shortage,
)
from ironstride.planning.rules.facts import FAR_H, Facts

if TYPE_CHECKING:
    from ironstride.planning.rules.terms import Terms

AT = Facts(start_h=1000.0, end_h=1001.0)
HOURS = st.floats(0, FAR_H)


@pytest.mark.parametrize(
    ("have", "need", "missing"),
    [(48, 48, 0), (50, 48, 0), (36, 48, 0.25), (0, 48, 1), (0, 0, 0), (5, -1, 0)],
)
def test_a_shortage_is_the_missing_share(have: float, need: float, missing: float) -> None:
    assert shortage(have, need) == missing


@pytest.mark.parametrize(
    ("grade", "new", "needed"), [(1, False, 12), (1, True, 12), (2, True, 60), (3, True, 72)]
)
def test_newcomers_need_more_hours_after_heavy_legs_at_first(
    terms: Terms, grade: int, new: bool, needed: float
) -> None:
    assert clearance_needed_h(terms.key_h, grade, replace(AT, newcomer_weeks=new), terms) == needed


@pytest.mark.parametrize("grade", [0, 1, 2, 3])
def test_heavy_legs_far_before_a_key_run_cost_nothing(terms: Terms, grade: int) -> None:
    facts = replace(AT, to_key_h=terms.key_h[grade], to_long_h=terms.long_h[grade])
    assert heavy_legs_not_before_key_run(facts, grade, terms) == 0


@pytest.mark.parametrize(
    ("grade", "to_key_h", "cost"),
    [
        (1, 6, 30),
        (2, 27, 15),
        (2, 24, 20),
        (2, 18, 30 + 120),
        (3, 36, 15),
        (3, 12, 45 + 120),
        (3, 0, 60 + 120),
        (0, 0, 0),
    ],
)
def test_heavy_legs_before_a_key_run_cost_the_missing_hours_and_never_the_day_before(
    terms: Terms, grade: int, to_key_h: float, cost: float
) -> None:
    facts = replace(AT, to_key_h=to_key_h)
    assert heavy_legs_not_before_key_run(facts, grade, terms) == pytest.approx(cost)


def test_a_long_run_has_its_own_hours_and_the_worst_counts(terms: Terms) -> None:
    long_only = replace(AT, to_long_h=30)
    both = replace(long_only, to_key_h=24)
    assert heavy_legs_not_before_key_run(long_only, 3, terms) == pytest.approx(60 * 10 / 40)
    assert heavy_legs_not_before_key_run(both, 3, terms) == pytest.approx(60 * 24 / 48)


def test_a_newcomer_pays_for_hours_that_are_enough_for_others(terms: Terms) -> None:
    facts = replace(AT, to_key_h=36)
    assert heavy_legs_not_before_key_run(facts, 2, terms) == 0
    new = replace(facts, newcomer_weeks=True)
    assert heavy_legs_not_before_key_run(new, 2, terms) == pytest.approx(60 * 24 / 60)


@pytest.mark.parametrize(("grade", "hours", "cost"), [(2, 6, 0), (2, 3, 3), (3, 3, 4.5), (1, 0, 0)])
def test_a_timed_easy_run_has_hours_after_leg_work(
    terms: Terms, grade: int, hours: float, cost: float
) -> None:
    assert easy_run_clear_of_leg_work(replace(AT, to_easy_h=hours), grade, terms) == cost


@pytest.mark.parametrize(("grade", "hours", "cost"), [(2, 6, 0), (1, 3, 7), (3, 0, 14), (0, 0, 0)])
def test_a_lift_comes_hours_after_the_key_run_of_its_day(
    terms: Terms, grade: int, hours: float, cost: float
) -> None:
    facts = replace(AT, since_hard_same_day_h=hours)
    assert lift_hours_after_hard_run(facts, grade, terms) == cost


@pytest.mark.parametrize(("grade", "hours", "cost"), [(2, 24, 0), (2, 12, 2), (3, 0, 4), (1, 0, 0)])
def test_heavy_work_waits_for_fresh_legs(
    terms: Terms, grade: int, hours: float, cost: float
) -> None:
    assert fresh_legs_for_heavy_work(replace(AT, since_tiring_h=hours), grade, terms) == cost


@pytest.mark.parametrize("grade", [0, 1, 2, 3])
def test_days_of_rest_and_of_the_long_run_stay_free(terms: Terms, grade: int) -> None:
    assert rest_day_kept(AT, grade, terms) == 0
    assert rest_day_kept(replace(AT, on_rest_day=True), grade, terms) == 6
    assert long_run_day_kept_free(AT, grade, terms) == 0
    assert long_run_day_kept_free(replace(AT, on_long_run_day=True), grade, terms) == 12


@pytest.mark.parametrize("grade", [0, 1, 2, 3])
def test_a_lift_at_the_time_of_a_run_has_its_price_whatever_its_grade(
    terms: Terms, grade: int
) -> None:
    assert lift_not_during_run(AT, grade, terms) == 0
    assert lift_not_during_run(replace(AT, during_run=True), grade, terms) == 90


@pytest.mark.parametrize(("minutes", "cost"), [(25, 0), (60, 0), (20, 2), (15, 4)])
def test_a_session_gets_its_minutes(terms: Terms, minutes: int, cost: float) -> None:
    assert session_has_its_minutes(replace(AT, minutes=minutes), 2, terms) == pytest.approx(cost)


@pytest.mark.parametrize(
    ("grade", "to_key_h", "to_long_h", "cost"),
    [(3, 72, FAR_H, 0), (3, 48, FAR_H, 0.5), (1, FAR_H, 0, 0.5), (2, 36, 36, 0.5), (0, 0, 0, 0)],
)
def test_harder_lifts_like_more_hours(
    terms: Terms, grade: int, to_key_h: float, to_long_h: float, cost: float
) -> None:
    facts = replace(AT, to_key_h=to_key_h, to_long_h=to_long_h)
    found = more_hours_for_harder_lifts(facts, grade, replace(terms, price_preference=0.5))
    assert found == pytest.approx(cost)


def test_far_from_all_runs_nothing_costs(terms: Terms) -> None:
    assert [rule(AT, 3, terms) for rule in RULES_AROUND_RUNS] == [0] * len(RULES_AROUND_RUNS)


@given(key_h=HOURS, easy_h=HOURS, since_h=HOURS, tiring_h=HOURS, more_h=st.floats(0, 100))
def test_more_hours_never_cost_more_and_a_higher_grade_never_less(
    terms: Terms, key_h: float, easy_h: float, since_h: float, tiring_h: float, more_h: float
) -> None:
    near = replace(
        AT,
        to_key_h=key_h,
        to_easy_h=easy_h,
        since_hard_same_day_h=since_h,
        since_tiring_h=tiring_h,
    )
    far = replace(
        AT,
        to_key_h=key_h + more_h,
        to_easy_h=easy_h + more_h,
        since_hard_same_day_h=since_h + more_h,
        since_tiring_h=tiring_h + more_h,
    )
    for rule in RULES_AROUND_RUNS:
        costs = [rule(near, grade, terms) for grade in range(4)]
        assert costs == sorted(costs), rule.__name__
        assert min(costs) >= 0
        assert all(rule(far, grade, terms) <= costs[grade] for grade in range(4)), rule.__name__
