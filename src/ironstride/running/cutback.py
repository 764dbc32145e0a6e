"""Which weeks of the runs are cut-back weeks, so that strength work can rest with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.running.run_cost import estimate_run_duration_s
from ironstride.training.calendar_weeks import monday_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from ironstride.policy.reader import Policy
    from ironstride.training.run import PlannedRun

WEEKS_BEFORE: Final = 3


def sum_run_weeks(
    runs: Iterable[PlannedRun], mondays: Sequence[dt.date], policy: Policy
) -> tuple[float, ...]:
    """Return the running time [s] of each week that starts on one of `mondays`."""
    volume_s = dict.fromkeys(mondays, 0.0)
    for run in runs:
        monday = monday_of(run.on)
        if monday in volume_s and run.type not in ("rest", "cross"):
            volume_s[monday] += estimate_run_duration_s(run, policy)
    return tuple(volume_s[monday] for monday in mondays)


def find_cutback_weeks(volume_s: Sequence[float], policy: Policy) -> frozenset[int]:
    """Return the indices of the weeks that are clearly below the mean of the three before [s].

    A week without three weeks of running before it cannot be told and is not a cut-back week.
    """
    share = policy.number("calendar.cutback_fraction")
    found = set()
    for index in range(WEEKS_BEFORE, len(volume_s)):
        before = volume_s[index - WEEKS_BEFORE : index]
        is_known = min(before) > 0 and volume_s[index] > 0
        if is_known and volume_s[index] <= share * sum(before) / WEEKS_BEFORE:
            found.add(index)
    return frozenset(found)
