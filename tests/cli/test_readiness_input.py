"""How the runner is today, from what was typed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click
import pytest

from ironstride.cli.readiness_input import read_readiness
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import Pain

if TYPE_CHECKING:
    from pathlib import Path

    from ironstride.training.readiness import Readiness

ON = dt.date(2026, 11, 24)


def read(
    sore: tuple[str, ...] = (), pain: tuple[str, ...] = (), ran: tuple[str, ...] = ()
) -> Readiness:
    return read_readiness(3, sore, pain, ran, ON, read_policy())


def test_regions_are_read_with_their_side() -> None:
    found = read(("quad=4", "low back=2"), ("knee-left=3", "achilles=0"))
    assert found.score == 3
    assert dict(found.soreness) == {"quad": 4, "low_back": 2}
    assert found.pain == (Pain("knee", 3, "left"), Pain("achilles", 0))


@pytest.mark.parametrize("text", ["", "knee", "knee=", "knee=x", "knee=11", "ear=3", "knee=-1"])
def test_what_is_no_amount_of_a_region_is_refused(text: str) -> None:
    with pytest.raises(click.BadParameter):
        read(pain=(text,))


def test_the_runs_of_the_last_days_are_read(tmp_path: Path) -> None:
    runs = tmp_path / "runs.csv"
    runs.write_text("date,title,distance_km\n2026-11-23,Long run,30\n2026-11-10,Long run,30\n")
    assert [run.on for run in read(ran=(str(runs),)).ran] == [dt.date(2026, 11, 23)]
