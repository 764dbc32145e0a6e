"""What is fixed before sessions exist: primers for those who are ready, and barren choices."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ironstride.planning.frame import Frame, find_primer_windows, lay_frame, pose_placing
from ironstride.planning.openings import PRIMER
from ironstride.planning.standing import NOTHING_STANDS
from ironstride.training.sets import LoggedSet


def frame_of(make: Any, athlete: Any) -> Frame:
    return lay_frame(athlete, make.day(0), make.policy, make.catalogue, None, NOTHING_STANDS)


@pytest.mark.parametrize(("level", "race_on", "primed"), [
    ("intermediate", 34, True),
    ("novice", 34, False),
    ("novice", 62, True),
])  # fmt: skip
def test_a_newcomer_has_no_primer_before_a_race_that_comes_too_soon(
    make: Any, level: Any, race_on: int, *, primed: bool
) -> None:
    athlete = make.athlete(level, opened=True, races=(make.race(race_on),))
    windows = find_primer_windows(frame_of(make, athlete))
    assert (make.day(race_on) in windows) is primed


def test_without_an_open_gate_there_is_no_primer(make: Any) -> None:
    athlete = make.athlete("intermediate", opened=False, races=(make.race(60),))
    assert find_primer_windows(frame_of(make, athlete)) == {}


def test_barren_choices_are_not_asked_for_again(make: Any) -> None:
    frame = frame_of(make, make.athlete(races=(make.race(62),)))
    openings = pose_placing(frame).openings
    primers = {one.day for one in openings if any(c.grade == PRIMER for c in one.choices)}
    lifts = {one.day for one in openings if any(c.grade != PRIMER for c in one.choices)}
    day = max(primers)
    without = pose_placing(frame, frozenset({(day, True), (make.day(0), False)})).openings
    left = {one.day: {choice.grade for choice in one.choices} for one in without}
    assert PRIMER not in left.get(day, set())
    assert (day in left) is (day in lifts)
    assert make.day(0) not in left
    assert len(left) >= len({one.day for one in openings}) - 2


def test_what_is_logged_later_is_not_known_yet(make: Any) -> None:
    at = dt.datetime.combine(make.day(-1), dt.time(18))
    sets = [
        LoggedSet(f"{day}", "leg-press", at + dt.timedelta(days=day), "load_reps", reps=8)
        for day in range(3)
    ]
    frame = frame_of(make, make.athlete(log=tuple(sets)))
    assert [one.id for one in frame.shop.athlete.log] == ["0", "1"]
