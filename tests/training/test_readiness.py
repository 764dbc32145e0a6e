"""What a runner says of a day stays within its scales."""

from __future__ import annotations

from typing import Any

import pytest

from ironstride.errors import InvalidValueError
from ironstride.training.readiness import Readiness


@pytest.mark.parametrize("score", [None, 1, 5])
def test_readiness_is_one_to_five_or_unsaid(score: int | None) -> None:
    assert Readiness(score).score == score


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"score": 0}, "readiness"),
        ({"score": 6}, "readiness"),
        ({"soreness": {"quad": 11}}, "soreness of quad"),
        ({"soreness": {"quad": -1}}, "soreness of quad"),
        ({"soreness": {"ear": 3}}, "soreness"),
    ],
)
def test_what_is_off_the_scale_is_refused(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidValueError, match=said):
        Readiness(**wrong)
