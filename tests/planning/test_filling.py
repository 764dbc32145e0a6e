"""From placing to sessions: what finds no exercises is found, and placed again elsewhere."""

from __future__ import annotations

from typing import Any

from ironstride.planning.filling import fill_placing, find_barren
from ironstride.planning.frame import lay_frame, pose_placing
from ironstride.planning.openings import PRIMER
from ironstride.planning.standing import NOTHING_STANDS


def filled(make: Any, athlete: Any) -> tuple[Any, Any]:
    frame = lay_frame(athlete, make.day(0), make.policy, make.catalogue, None, NOTHING_STANDS)
    placed = pose_placing(frame).solve()
    return placed, fill_placing(placed, frame)


def test_each_placed_session_is_made_on_its_day(make: Any) -> None:
    placed, sessions = filled(make, make.athlete(races=(make.race(62),)))
    assert find_barren(placed, sessions) == frozenset()
    assert {one.opening.day for one in placed} <= {session.on for session in sessions}
    assert [one.on for one in sessions] == sorted(one.on for one in sessions)


def test_a_session_that_was_not_made_is_barren_by_its_kind(make: Any) -> None:
    placed, sessions = filled(make, make.athlete(races=(make.race(62),)))
    primer = next(one for one in placed if one.grade == PRIMER)
    lift = next(one for one in placed if one.grade != PRIMER)
    days = {primer.opening.day, lift.opening.day}
    left = [session for session in sessions if session.on not in days]
    assert find_barren(placed, left) == {(primer.opening.day, True), (lift.opening.day, False)}


def test_a_primer_is_no_heavier_than_the_lifts_before_it_let_it_be(make: Any) -> None:
    """Primers are made between the lifts: at the end of a season the weights have grown."""
    plan = make.plan(make.athlete(races=(make.race(27), make.race(27 + 7 * 30))))
    first = next(one for one in plan.sessions() if one.kind == "primer")
    cap = 1 + make.policy.number("progression.cap_normal_fraction")
    items = [item for _, item in first.items()]
    for item in items:
        tops = [
            work.load_kg[1]
            for session in plan.sessions()
            for _, other in session.items()
            for work in other.work_sets
            if session.on < first.on
            and (other.exercise, other.rep_class) == (item.exercise, item.rep_class)
            and work.load_kg
        ]
        for work in item.work_sets:
            if work.load_kg and tops:
                assert work.load_kg[1] <= max(tops) * cap + 2.5
