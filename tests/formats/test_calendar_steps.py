"""Workouts as lists of steps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.calendar_fields import Sizes
from ironstride.formats.calendar_steps import read_steps


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("Warmup\n- 15m Z1\n\nMain set 5x\n- 3m 105%\n- 2m Z1\n\nCooldown\n- 10m Z1", (None, 3000)),
        ("- 2km Z1\n\n6x\n- 0.8km 102% Pace\n- 400mtr Z1\n\n- 2km Z1", (11200, None)),
        ("- 1h30m Z2\n- 1m40s Z1", (None, 5500)),
        ("- 3mi easy", (4828.032, None)),
        ("- 10m Z1\n\n6x\n- 800mtr Z5\n- 2m Z1", (None, None)),
    ],
)
def test_steps_are_summed_where_all_are_of_a_kind(
    text: str, sizes: tuple[float | None, float | None]
) -> None:
    assert read_steps(text) == Sizes(*sizes)


@pytest.mark.parametrize(
    "text", ["", "Easy run", "- bring gels\n- 15m Z1", "6x\n800 m", "- Z2 by feel"]
)
def test_a_list_of_other_things_is_no_workout(text: str) -> None:
    assert read_steps(text) is None


def test_absurd_steps_have_no_size() -> None:
    assert read_steps("99x\n- 99999km Z1") == Sizes(None, None)


@given(st.text(alphabet="- 0123456789xkmhst.,%\n", max_size=200))
def test_any_list_gives_sane_sizes(text: str) -> None:
    sizes = read_steps(text)
    assert sizes is None or sizes.distance_m is None or 0 < sizes.distance_m <= 1_000_000
