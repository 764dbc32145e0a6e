from __future__ import annotations

import datetime as dt

import pytest

from ironstride.planning.benchmark_lines import read_benchmark_lines
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import BodyTest

TODAY = dt.date(2026, 11, 23)


def calf(left: int, right: int, days_ago: int) -> BodyTest:
    return BodyTest("single-leg-calf-raise", TODAY - dt.timedelta(days=days_ago), left, right)


def test_a_line_holds_the_result_what_is_enough_and_the_weaker_side() -> None:
    (line,) = read_benchmark_lines([calf(27, 28, 5), calf(14, 16, 60)], TODAY, read_policy())
    assert (line.name, line.counts, line.left, line.right) == ("Calf raise", "reps", 27, 28)
    assert (line.weaker_side, line.enough, line.comes_first_below) == ("left", 25, 20)
    assert (line.verdict, line.maintain, line.trend, line.fresh) == ("enough", True, "better", True)
    assert [one.left for one in line.results] == [14, 27]
    assert line.text == "Calf raise 27 and 28: enough, now maintain."


@pytest.mark.parametrize(
    ("before", "trend"), [(None, "first"), (24, "within error"), (10, "better"), (35, "worse")]
)
def test_a_change_counts_beyond_the_error_of_the_test(before: int | None, trend: str) -> None:
    earlier = [] if before is None else [calf(before, before, 60)]
    (line,) = read_benchmark_lines([*earlier, calf(22, 22, 5)], TODAY, read_policy())
    assert (line.trend, line.weaker_side) == (trend, None)


def test_an_old_result_holds_nothing() -> None:
    (line,) = read_benchmark_lines([calf(30, 30, 400)], TODAY, read_policy())
    assert (line.verdict, line.maintain, line.fresh) == ("enough", False, False)


def test_a_hop_has_no_line_but_sides() -> None:
    hop = BodyTest("single-leg-hop", TODAY, 150, 120)
    (line,) = read_benchmark_lines([hop], TODAY, read_policy())
    assert (line.enough, line.weaker_side, line.verdict) == (None, "right", "uneven")


def test_results_after_today_do_not_count() -> None:
    assert read_benchmark_lines([calf(30, 30, -3)], TODAY, read_policy()) == ()
