"""Which runs were harder on the legs than the plan stood around."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ironstride.policy.reader import read_policy
from ironstride.running.unplanned_runs import find_unplanned_runs
from ironstride.training.run import DatedRun

if TYPE_CHECKING:
    from ironstride.training.words import RunType

DAY = dt.date(2026, 11, 23)


def run(day: int, run_type: RunType, leg_cost: int) -> DatedRun:
    on = DAY + dt.timedelta(days=day)
    at = dt.time(7)
    return DatedRun(f"{on}", on, at, "given", run_type, "Run", None, None, False, leg_cost, "test")


def found(ran: list[DatedRun], planned: list[DatedRun]) -> list[DatedRun]:
    return list(find_unplanned_runs(ran, planned, read_policy()))


def test_an_easy_run_is_no_hard_one() -> None:
    easy, quick = run(-1, "easy", 1), run(-1, "tempo", 2)
    assert found([easy, quick], []) == [quick]


def test_what_the_plan_stood_around_is_no_surprise() -> None:
    planned, ran = run(-1, "tempo", 2), run(-1, "intervals", 2)
    assert found([ran], [planned]) == []
    assert found([run(-1, "long", 3)], [planned]) == [run(-1, "long", 3)]
    assert found([ran], [run(-2, "tempo", 2)]) == [ran]
