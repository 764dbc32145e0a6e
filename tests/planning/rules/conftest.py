"""Terms with the numbers that the tests of the rules calculate with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ironstride.planning.rules.terms import Terms, read_terms
from ironstride.policy.reader import read_policy


@pytest.fixture(scope="session")
def terms() -> Terms:
    return replace(
        read_terms(read_policy()),
        key_h=(0.0, 12.0, 36.0, 48.0),
        long_h=(0.0, 10.0, 30.0, 40.0),
        easy_h=(0.0, 0.0, 6.0, 12.0),
        newcomer_extra_h=24.0,
        newcomer_weeks=3,
        after_hard_run_h=6.0,
        tired_legs_h=24.0,
        leg_days_apart_h=48.0,
        lifts_apart_h=40.0,
        wanted_minutes=25.0,
        price_before_key=60.0,
        price_day_before=120.0,
        price_easy=6.0,
        price_after_hard_run=14.0,
        price_tired_legs=4.0,
        price_leg_days_apart=70.0,
        price_lifts_apart=24.0,
        price_preference=0.0,
        price_during_run=90.0,
        price_rest_day=6.0,
        price_long_run_day=12.0,
        price_short_slot=10.0,
        price_session=100.0,
        price_grade=8.0,
        price_primer=5.0,
    )
