"""Runs that were harder on the legs than the plan stood around."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from ironstride.policy.reader import Policy
    from ironstride.training.run import DatedRun


def find_unplanned_runs(
    ran: Sequence[DatedRun], planned: Sequence[DatedRun], policy: Policy
) -> Iterator[DatedRun]:
    """Yield the hard and long runs that cost the legs more than what was planned on their day."""
    least = policy.whole("today.run_cost_from")
    costs: dict[dt.date, int] = {}
    for run in planned:
        costs[run.on] = max(run.leg_cost, costs.get(run.on, 0))
    for run in ran:
        if run.leg_cost >= least and run.leg_cost > costs.get(run.on, 0):
            yield run
