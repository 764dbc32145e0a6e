"""Lines that fix a plan without dates to the calendar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from ironstride.formats.run_anchors import Anchors, days_to_race, find_anchors
from ironstride.training.run import PlannedRun

if TYPE_CHECKING:
    from ironstride.training.words import RunType

NEAR = dt.date(2026, 11, 23)
DECEMBER = dt.date(2026, 12, 7)


@pytest.mark.parametrize(
    "line",
    [
        "Week 1 starts 2026-12-07",
        "Week 1 starts on Monday, 7 December 2026",
        "Plan starts: 9 Dec 2026",
        "Start date: 2026-12-07",
        "Woche 1 beginnt am 7.12.2026",
        "Week 1: 2026-12-07",
        "Here is what my coach gave me, wk 1 of 8 starts Monday 7 December 2026",
    ],
)
def test_where_a_plan_starts(line: str) -> None:
    anchors = find_anchors(f"My plan\n{line}\n", near=NEAR)
    assert anchors == Anchors((1, DECEMBER), None, frozenset({line}))


@pytest.mark.parametrize(
    "line",
    [
        "Race day: 2027-05-02",
        "Race: Sunday, May 2, 2027",
        "Spring marathon, race day 2 May 2027",
        "Wettkampf am 2.5.2027",
        "Renntag: 2. Mai 2027",
    ],
)
def test_when_the_race_is(line: str) -> None:
    assert find_anchors(line, near=NEAR).race_on == dt.date(2027, 5, 2)


@pytest.mark.parametrize(
    "line", ["Tue 6x800", "2027-05-02: race 10 km", "start easy", "race pace 10 km", "Week 1"]
)
def test_other_lines_fix_nothing(line: str) -> None:
    assert find_anchors(line, near=NEAR) == Anchors()


def run(day: int, run_type: RunType) -> PlannedRun:
    return PlannedRun(on=DECEMBER + dt.timedelta(days=day), type=run_type, title="", source="x")


def test_a_plan_moves_by_whole_weeks_to_its_race() -> None:
    plan = [run(0, "easy"), run(13, "race")]
    assert days_to_race(plan, dt.date(2027, 1, 3)) == 14
    assert days_to_race(plan, dt.date(2027, 1, 2)) == 0
    assert days_to_race([run(0, "easy")], dt.date(2027, 1, 3)) == 0
    assert days_to_race([run(6, "race"), run(30, "long")], dt.date(2027, 1, 3)) == 0
    assert days_to_race([], DECEMBER) == 0
