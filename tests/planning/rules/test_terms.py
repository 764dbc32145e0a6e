"""Every number of placing comes from the policy."""

from __future__ import annotations

from dataclasses import fields

import pytest

from ironstride.planning.rules.terms import read_terms
from ironstride.policy.reader import override_policy, read_policy


def test_a_grade_is_the_place_of_its_hours() -> None:
    hours = {"clearance.key_h": {"1": 11, "2": 22, "3": 33}}
    policy, problems = override_policy(read_policy(), hours, "tests")
    assert problems == ()
    assert read_terms(policy).key_h == (0.0, 11, 22, 33)


def test_each_price_has_its_own_key() -> None:
    keys = [key for key in read_policy().entries if key.startswith("price.")]
    prices = dict.fromkeys(keys, 0.0) | {key: 1.0 + n for n, key in enumerate(sorted(keys))}
    policy, problems = override_policy(read_policy(), prices, "tests")
    assert problems == ()
    terms = read_terms(policy)
    read = [getattr(terms, field.name) for field in fields(terms) if "price" in field.name]
    assert sorted(read) == sorted(prices.values())


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("clearance.newcomer_extra_h", "newcomer_extra_h"),
        ("clearance.newcomer_weeks", "newcomer_weeks"),
        ("clearance.after_hard_run_h", "after_hard_run_h"),
        ("clearance.tired_legs_h", "tired_legs_h"),
        ("clearance.leg_days_apart_h", "leg_days_apart_h"),
        ("clearance.lifts_apart_h", "lifts_apart_h"),
        ("demand.wanted_minutes", "wanted_minutes"),
        ("price.never_heavy_the_day_before", "price_day_before"),
        ("price.short_slot", "price_short_slot"),
    ],
)
def test_a_number_of_the_policy_reaches_its_field(key: str, field: str) -> None:
    value = 5 if field == "newcomer_weeks" else 20
    policy, problems = override_policy(read_policy(), {key: value}, "tests")
    assert problems == ()
    assert getattr(read_terms(policy), field) == value
