"""Placed sessions become blocks: ranked by how hard they are, frozen near a race."""

from __future__ import annotations

from typing import Any

import pytest

from ironstride.planning.blocks import group_visits, is_frozen
from ironstride.planning.placement import Placed, place_sessions
from ironstride.planning.race_limits import read_race_limits
from ironstride.training.athlete import AuthoredItem, Pinned
from placing_cases import make_case


@pytest.fixture(scope="module")
def grouped(make: Any) -> Any:
    def group(athlete: Any, weeks: int | None = None) -> Any:
        case = make_case(athlete, make.day(0), make.policy, weeks=weeks)
        placed = place_sessions(case.weeks, case.openings, case.primer_ends, case.terms).placed
        limits = read_race_limits(athlete.races, make.policy)
        return case, placed, group_visits(placed, case.weeks, limits)

    return group


def test_the_lifts_of_a_week_are_ranked_hardest_first(make: Any, grouped: Any) -> None:
    _, _, blocks = grouped(make.athlete("advanced"))
    for block in blocks:
        for index in {visit.week.index for visit in block.visits}:
            visits = [visit for visit in block.visits if visit.week.index == index]
            assert [visit.ordinal for visit in visits] == list(range(len(visits)))
            grades = [visit.most_grade for visit in visits]
            assert grades == sorted(grades, reverse=True)


def test_every_placed_lift_is_in_exactly_one_block(make: Any, grouped: Any) -> None:
    _, placed, blocks = grouped(make.athlete())
    days = sorted(visit.day for block in blocks for visit in block.visits)
    assert days == sorted(one.opening.day for one in placed)
    for block in blocks:
        assert {visit.week.phase for visit in block.visits} == {block.phase}


def test_a_block_is_no_longer_than_the_policy_says(make: Any, grouped: Any) -> None:
    _, _, blocks = grouped(make.athlete("none"))
    most = make.policy.whole("phases.block_most_weeks")
    for block in blocks:
        weeks = [visit.week.index for visit in block.visits]
        assert max(weeks) - min(weeks) < most


def test_primers_and_authored_sessions_are_no_part_of_a_block(make: Any, grouped: Any) -> None:
    pin = Pinned(make.day(2), items=(AuthoredItem("push-up", 3, (10, 10)),))
    race = make.race(40, 10_000)
    athlete = make.athlete(races=(race,), pinned=(pin,), days=(0, 1, 2, 3, 4, 5, 6))
    _, placed, blocks = grouped(athlete)
    days = {visit.day for block in blocks for visit in block.visits}
    primers = [one.opening.day for one in placed if one.grade == 0]
    assert len(primers) == 1
    assert make.day(2) not in days
    assert not days & set(primers)


def test_the_last_three_weeks_before_an_a_race_are_frozen(make: Any) -> None:
    athlete = make.athlete(races=(make.race(69),))
    case = make_case(athlete, make.day(0), make.policy)
    limits = read_race_limits(athlete.races, make.policy)
    frozen = [week.index for week in case.weeks if is_frozen(week, limits)]
    assert frozen == [6, 7, 8, 9]


def test_frozen_weeks_are_a_block_of_their_own(make: Any, grouped: Any) -> None:
    _, _, blocks = grouped(make.athlete(races=(make.race(69),)))
    for block in blocks:
        assert {visit.week.index in (6, 7, 8, 9) for visit in block.visits} == {block.frozen}


def test_a_block_knows_its_usual_place_and_minutes(make: Any, grouped: Any) -> None:
    _, _, blocks = grouped(make.athlete(minutes=50))
    for block in blocks:
        for ordinal in block.ordinals:
            assert block.main_place(ordinal) == "gym"
            assert block.minutes(ordinal) == 45
            assert block.grade(ordinal) in (1, 2, 3)
            assert all(visit.ordinal == ordinal for visit in block.of_ordinal(ordinal))
    assert not blocks[0].first_week.deload


def test_nothing_placed_is_no_block(make: Any) -> None:
    nothing: tuple[Placed, ...] = ()
    assert group_visits(nothing, (), read_race_limits((), make.policy)) == ()
