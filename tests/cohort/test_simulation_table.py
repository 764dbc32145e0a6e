from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from ironstride.cohort.simulation import PRESCRIBERS, LivedSeason
from ironstride.cohort.simulation_table import PrescriberRow, tabulate

if TYPE_CHECKING:
    from ironstride.cohort.simulation import Outcomes, PrescriberName

SESSIONS = 10


def season_of(seed: int, chart_on_target: list[int]) -> LivedSeason:
    """Return a season of ten sets a session: the oracle hits eight, the chart as given."""
    outcomes: dict[PrescriberName, Outcomes] = {name: Counter() for name in PRESCRIBERS}
    for number in range(1, SESSIONS + 1):
        for name in PRESCRIBERS:
            hits = chart_on_target[number - 1] if name == "rpe_chart" else 8
            outcomes[name].update(
                {(number, "sets"): 10, (number, "on_target"): hits, (number, "missed"): 1}
            )
    return LivedSeason(seed, outcomes)


def rows_of(*seasons: LivedSeason) -> dict[str, PrescriberRow]:
    return {row.prescriber: row for row in tabulate(seasons)}


def test_shares_count_from_the_fourth_session_and_against_the_oracle() -> None:
    rows = rows_of(season_of(0, [0, 0, 0, 4, 4, 4, 4, 8, 8, 8]))
    chart = rows["rpe_chart"]
    assert list(rows) == list(PRESCRIBERS)
    assert chart.sets == 70
    assert chart.on_target_fraction == pytest.approx(40 / 70)
    assert chart.missed_fraction == pytest.approx(0.1)
    assert chart.light_fraction == 0
    assert chart.early_fraction == pytest.approx(40 / 56)
    assert chart.late_fraction == 1
    assert rows["oracle"].early_fraction == rows["oracle"].late_fraction == 1
    assert chart.by_session_fraction == (0, 0, 0, 0.4, 0.4, 0.4, 0.4, 0.8, 0.8, 0.8)


def test_good_is_nine_tenths_of_the_oracle_up_to_the_eighth_session() -> None:
    assert rows_of(season_of(0, [0, 7, 8] + [0] * 7))["rpe_chart"].good_from_session == 3
    assert rows_of(season_of(0, [7] * 8 + [8, 8]))["rpe_chart"].good_from_session is None
    assert rows_of(season_of(0, [0] * 10))["oracle"].good_from_session == 1


def test_the_range_is_one_point_for_equal_runners_and_wide_for_others() -> None:
    equal = rows_of(*(season_of(seed, [4] * 10) for seed in range(5)))["rpe_chart"]
    assert equal.early_fractions == pytest.approx((0.5, 0.5))
    mixed = rows_of(*(season_of(seed, [seed] * 10) for seed in range(9)))["rpe_chart"]
    low, high = mixed.early_fractions
    assert mixed.early_fraction == pytest.approx(0.5)
    assert low < 0.5 < high


def test_the_same_runners_give_the_same_table() -> None:
    seasons = [season_of(seed, [seed] * 10) for seed in range(6)]
    assert tabulate(seasons) == tabulate(seasons)
