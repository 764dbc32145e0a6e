"""What stands beside the lifts: tests of the body, and drills before runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.planning.body_tests import plan_body_tests
from ironstride.planning.run_warm_ups import plan_run_warm_ups
from ironstride.planning.standing import NOTHING_STANDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.planning.standing import Standing
    from ironstride.planning.weeks import WeekDemand
    from ironstride.planning.workshop import Workshop
    from ironstride.training.run import DatedRun
    from ironstride.training.session import PlannedSession


def add_beside_lifts(
    sessions: Sequence[PlannedSession],
    weeks: Sequence[WeekDemand],
    runs: Sequence[DatedRun],
    shop: Workshop,
    standing: Standing = NOTHING_STANDS,
) -> tuple[PlannedSession, ...]:
    """Return `sessions` with the tests and warm-ups of `weeks`, in the order of time.

    What `standing` keeps of a plan that is made again is among `sessions`; past and excused days
    get nothing new.
    """
    tests = plan_body_tests(weeks, sessions, runs, shop, standing)
    warm_ups = plan_run_warm_ups(weeks, (*sessions, *tests), runs, shop, standing)
    return tuple(sorted((*sessions, *tests, *warm_ups), key=lambda one: (one.on, one.at)))
