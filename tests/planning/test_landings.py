"""Landings of jumps and of the drills before runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.planning.landings import drill_landings, jump_landings, landings_over

if TYPE_CHECKING:
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.words import SessionKind


def session_of(make: Any, kind: SessionKind, *items: PlannedItem) -> PlannedSession:
    lift = make.lifts(make.plan_once("intermediate"))[0]
    block = replace(lift.blocks[0], quality="technique", items=items)
    run_id = "run" if kind == "run_warmup" else None
    session: PlannedSession = replace(lift, kind=kind, blocks=(block,), run_id=run_id)
    return session


def test_jumps_are_counted_on_both_legs_and_practice_is_not(make: Any) -> None:
    pogo = make.item("pogo-hop", "power", 3, contacts=10)
    one_leg = make.item("single-leg-hop-test", "skill", 3, contacts=1)
    march = make.item("march-in-place", "skill", 2)
    session = session_of(make, "lift", pogo, march)
    assert jump_landings(session, make.catalogue) == 30
    assert jump_landings(session_of(make, "tests", one_leg), make.catalogue) == 6


@pytest.mark.parametrize(
    ("drill", "landings"),
    [("a-march", 0), ("a-skip", 20), ("straight-leg-bound", 40), ("build-up-run", 0)],
)
def test_skips_count_half_and_bounds_whole(make: Any, drill: str, landings: float) -> None:
    item = make.item(drill, "skill", 2, distance_m=20)
    warm_up = session_of(make, "run_warmup", item)
    assert drill_landings(warm_up, make.catalogue, make.policy) == landings
    assert drill_landings(session_of(make, "lift", item), make.catalogue, make.policy) == 0


def test_the_step_is_policy(make: Any) -> None:
    long_steps = make.adjusted(warm_ups__metres_per_contact=2)
    assert landings_over(20, 0.5, make.policy) == 10
    assert landings_over(20, 0.5, long_steps) == 5
