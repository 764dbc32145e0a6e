from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.insight.day_levels import DayLevels
from ironstride.insight.strength_history import read_strength_history
from ironstride.insight.strength_index import (
    IndexChain,
    SessionCount,
    chained_step,
    lift_weights,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.insight.strength_index import IndexPoint
    from ironstride.loading.strength_model import StrengthModel
    from ironstride.policy.reader import Policy

MONDAY = dt.date(2026, 1, 5)
LIFTS = {"back-squat": 80.0, "deadlift": 100.0, "bench-press": 55.0}
levels = st.dictionaries(
    st.sampled_from(["back-squat", "front-squat", "deadlift", "bench-press", "own lift"]),
    st.floats(3, 6),
    min_size=1,
)


def day(values: Mapping[str, float], sd: float = 0.02) -> DayLevels:
    return DayLevels(values, sd**2 * np.eye(len(values)))


def follow(
    chain: IndexChain, days: list[tuple[Mapping[str, float], frozenset[str]]]
) -> list[IndexPoint]:
    for place, (values, counted) in enumerate(days):
        on = MONDAY + dt.timedelta(days=place)
        chain.step(day(values), counted, on)
        chain.draw(day(values), on)
    return chain.points


@pytest.fixture
def chain(catalogue: Catalogue, policy: Policy) -> IndexChain:
    return IndexChain(catalogue.exercises, "all", policy, 1.28)


@given(before=levels, gain=st.floats(-0.5, 0.5))
def test_all_lifts_stronger_by_a_share_raise_the_index_by_it(
    catalogue: Catalogue, policy: Policy, before: dict[str, float], gain: float
) -> None:
    chain = IndexChain(catalogue.exercises, "all", policy, 1.28)
    counted = frozenset(before)
    after = {name: one + math.log1p(gain) for name, one in before.items()}
    assert follow(chain, [(before, counted), (after, counted)])[-1].median_fraction == (
        pytest.approx(gain, abs=1e-9)
    )


@given(before=levels, joining=levels, gain=st.floats(-0.2, 0.2))
def test_a_lift_that_joins_or_leaves_moves_nothing(
    catalogue: Catalogue,
    policy: Policy,
    before: dict[str, float],
    joining: dict[str, float],
    gain: float,
) -> None:
    chain = IndexChain(catalogue.exercises, "all", policy, 1.28)
    old, everything = frozenset(before), joining | before
    grown = {name: one + gain for name, one in everything.items()}
    told = follow(
        chain,
        [
            (before, old),
            (everything, old),
            (everything, frozenset(everything)),
            (everything, frozenset(joining)),
            (grown, frozenset(joining)),
        ],
    )
    assert [one.median_fraction for one in told[:4]] == pytest.approx([0.0] * 4, abs=1e-12)
    assert told[4].median_fraction == pytest.approx(math.expm1(gain), abs=1e-9)


def test_the_range_is_nothing_on_the_first_day_and_widens_with_each_trade(
    chain: IndexChain,
) -> None:
    values = {"back-squat": 4.5, "deadlift": 4.7}
    one, other = frozenset({"back-squat"}), frozenset({"deadlift"})
    told = follow(chain, [(values, one), (values, one), (values, other), (values, one)])
    widths = [point.high_fraction - point.low_fraction for point in told]
    assert widths[0] == 0
    assert 0 < widths[1] < widths[2] < widths[3]


def test_without_a_lift_that_counts_there_is_no_index(chain: IndexChain) -> None:
    assert follow(chain, [({"back-squat": 4.5}, frozenset())]) == []
    assert chained_step({}, {}, {}) == 0


def test_lifts_of_one_pattern_share_its_weight(catalogue: Catalogue, policy: Policy) -> None:
    names = frozenset({"back-squat", "front-squat", "deadlift", "own lift"})
    weights = lift_weights(catalogue.exercises, names, "all", policy)
    table = policy.table("insight.index.weight")
    assert weights["back-squat"] == weights["front-squat"] == table["squat"] / 2
    assert weights["deadlift"] == table["hinge"]
    assert "own lift" in weights


def test_legs_and_upper_body_hold_their_patterns_only(catalogue: Catalogue, policy: Policy) -> None:
    names = frozenset({*LIFTS, "own lift"})
    lower = lift_weights(catalogue.exercises, names, "lower", policy)
    upper = lift_weights(catalogue.exercises, names, "upper", policy)
    assert set(lower) == {"back-squat", "deadlift"}
    assert set(upper) == {"bench-press"}


def test_a_lift_counts_after_some_sessions_and_again_after_a_long_absence() -> None:
    seen = SessionCount(lasts_days=28)
    for week in range(4):
        seen.note(("a", "b"), MONDAY + dt.timedelta(weeks=week))
    assert seen.counted(4) == {"a", "b"}
    for week in range(4, 12):
        seen.note(("a",), MONDAY + dt.timedelta(weeks=week))
    assert seen.counted(4) == {"a"}
    seen.note(("b",), MONDAY + dt.timedelta(weeks=12))
    assert seen.counts["b"] == 1
    assert seen.counted(4) == {"a"}


def test_a_layoff_of_everything_lets_all_lifts_count_on() -> None:
    seen = SessionCount(lasts_days=28)
    for week in (0, 1, 2, 3, 30):
        seen.note(("a", "b"), MONDAY + dt.timedelta(weeks=week))
    assert seen.counts == {"a": 5, "b": 5}


def last_index(model: StrengthModel, policy: Policy, sets: list[Any]) -> float:
    today = max(one.performed_on for one in sets)
    history = read_strength_history(model, sets, today, policy)
    return history.index["all"][-1].median_fraction


def test_ten_percent_more_on_every_bar_is_seen_as_about_ten(
    model: StrengthModel, policy: Policy, log: Any
) -> None:
    flat = last_index(model, policy, log.weeks(LIFTS, range(30)))
    before, after = log.weeks(LIFTS, range(12)), log.weeks(LIFTS, range(12, 30), times=1.1)
    more = last_index(model, policy, [*before, *after])
    # The squat moves a share of the body too: ten percent on the bar is less of all.
    assert math.log1p(more) - math.log1p(flat) == pytest.approx(math.log(1.085), abs=0.025)


def test_the_same_sets_for_months_leave_the_index_where_it_was(
    model: StrengthModel, policy: Policy, log: Any
) -> None:
    assert abs(last_index(model, policy, log.weeks(LIFTS, range(30)))) < 0.03


def test_a_swapped_lift_loses_nothing_for_the_index(
    model: StrengthModel, policy: Policy, log: Any
) -> None:
    both = log.weeks({"back-squat": 80.0, "deadlift": 100.0}, range(8))
    one = log.weeks({"deadlift": 100.0}, range(8, 13))
    ended = last_index(model, policy, [*both, *one])
    at_swap = last_index(model, policy, both)
    assert ended == pytest.approx(at_swap, abs=0.02)


def test_the_order_of_the_rows_of_a_log_does_not_matter(
    model: StrengthModel, policy: Policy, log: Any
) -> None:
    sets = log.weeks(LIFTS, range(8), growth=0.005)
    assert last_index(model, policy, sets) == last_index(model, policy, sets[::-1])
