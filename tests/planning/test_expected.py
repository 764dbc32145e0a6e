"""Which session of the old plan belongs where in the new one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from ironstride.planning.expected import match_expected
from ironstride.planning.openings import Choice, Opening
from ironstride.planning.placement import Placed
from ironstride.planning.rules.facts import Facts
from ironstride.planning.standing import Standing
from ironstride.training.athlete import Pinned
from ironstride.training.run import PlannedRun


@pytest.fixture(name="match")
def fixture_match(make: Any) -> Any:
    plan = make.season()

    def match(days: list[int], lost: list[int], **changes: Any) -> dict[int, int]:
        """Return by number of day the day of the old session; sessions stood on 0, 4, 7 and 11."""
        pinned = changes.pop("pinned", ())
        weeks = changes.pop("weeks", [make.week(index=0), make.week(index=1)])
        placed = [
            placed_on(make, day, Pinned(make.day(day)) if day in pinned else None) for day in days
        ]
        expected = {make.day(day): make.on_day(plan, day) for day in lost}
        standing = Standing(
            make.day(0), expected=expected, weeks={w.starts_on: w for w in plan.weeks}
        )
        found = match_expected(placed, weeks, replace(standing, **changes))
        return {
            (day - make.day(0)).days: (expected.on - make.day(0)).days
            for day, expected in found.items()
        }

    return match


def placed_on(make: Any, day: int, pinned: Pinned | None = None) -> Placed:
    session = make.on_day(make.season(), 0)
    opening = Opening(
        day=make.day(day),
        week=day // 7,
        place="gym",
        at=session.at,
        at_source="given",
        minutes=60,
        facts=Facts(0, 1),
        choices=(Choice(1, 0.0),),
        pinned=pinned,
    )
    return Placed(opening, 1)


def test_the_session_of_the_same_day_comes_first(match: Any) -> None:
    assert match([0, 4], [0, 4]) == {0: 0, 4: 4}


def test_a_session_that_lost_its_day_goes_to_the_nearest_of_its_week(match: Any) -> None:
    assert match([2, 4], [0, 4]) == {2: 0, 4: 4}
    assert match([5, 2], [0, 4]) == {2: 0, 5: 4}


def test_no_session_leaves_its_week(match: Any) -> None:
    assert match([9], [4]) == {}
    assert match([9, 11], [4, 7]) == {9: 7}


def test_a_week_of_another_phase_or_with_more_work_begins_anew(make: Any, match: Any) -> None:
    power = [make.week("power", index=0), make.week(index=1)]
    assert match([0, 7], [0, 7], weeks=power) == {7: 7}
    eased = [make.week(index=0, deload=True), make.week(index=1)]
    assert match([0, 7], [0, 7], weeks=eased) == {0: 0, 7: 7}


def test_after_a_pain_only_pinned_days_keep_their_session(match: Any) -> None:
    assert match([0, 4], [0, 4], is_relieved=True, pinned=(4,)) == {4: 4}


def test_a_session_gets_its_sets_back_when_what_kept_it_light_is_gone(make: Any) -> None:
    plan = make.season()
    whole = make.on_day(plan, 11)
    runs = plan.athlete.runs
    hard = PlannedRun(make.day(12), "intervals", "one more", "athlete", dt.time(6))
    light = make.replan(plan, on=8, runs=(*runs, hard)).plan
    cut = next(one for one in light.sessions() if one.id == whole.id)
    assert cut.leg_grade < whole.leg_grade
    again = make.replan(light, on=8, runs=runs).plan
    back = make.on_day(again, 11)
    assert (back.leg_grade, back.minutes) == (whole.leg_grade, whole.minutes)
