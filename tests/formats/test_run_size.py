"""Sums of parts, and what they leave unknown."""

from __future__ import annotations

import pytest

from ironstride.formats.run_size import MAX_DISTANCE_M, Size, metres, plausible, seconds, total


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([metres(2000), metres(8000)], (10_000, None)),
        ([seconds(600), seconds(1200)], (None, 1800)),
        ([metres(2000), seconds(1200), metres(2000)], (None, None)),
        ([metres(8000), seconds(120)], (8000, None)),
        ([seconds(3600), metres(600)], (None, 3600)),
        ([Size(5000, 1500), metres(5000)], (10_000, None)),
        ([Size(5000, 1500), Size(5000, 1600)], (10_000, 3100)),
        ([metres(6000), seconds(900).as_rest()], (6000, None)),
        ([], (None, None)),
    ],
)
def test_a_sum_is_known_where_every_part_names_it(
    parts: list[Size], whole: tuple[float | None, float | None]
) -> None:
    assert total(parts).whole() == whole


def test_a_part_comes_several_times() -> None:
    assert (metres(400) + metres(200)).times(6) == metres(3600)


def test_a_size_no_run_has_is_none() -> None:
    assert plausible(0, MAX_DISTANCE_M) is None
    assert plausible(MAX_DISTANCE_M + 1, MAX_DISTANCE_M) is None
    assert metres(2 * MAX_DISTANCE_M).whole() == (None, None)
