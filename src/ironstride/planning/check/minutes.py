"""What a session takes: the judge's own arithmetic of set-up, ramp, work, both sides and rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.planning.check.case import STRENGTH_KINDS, items_of
from ironstride.planning.check.findings import Finding, find_at
from ironstride.planning.check.slots import minutes_offered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ironstride.planning.check.case import Case
    from ironstride.policy.reader import Policy
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.sets import PlannedSet

MINUTE_S: Final = 60
BOTH_SIDES: Final = 2
# Slots of other lengths and rounding: what two honest sums may differ by.
TOLERANCE_MIN: Final = 2
LENGTHS: Final = ((20, "12"), (35, "25"))
LONGEST: Final = "40"


def session_fits_minutes(case: Case) -> Iterator[Finding]:
    """The minutes printed on a session are those that its sets take."""
    for session in case.own_sessions:
        items = [(item, len(item.work_sets)) for item in items_of(session)]
        takes = estimate_minutes(items, _length_min(case, session), case.policy)
        if session.kind == "run_warmup":
            # The jog before the drills is the run's own: nothing is set up or cleared away.
            takes = sum(_item_s(item, sets, case.policy) for item, sets in items) / MINUTE_S
        is_over = takes > session.minutes + TOLERANCE_MIN
        is_under = session.kind in STRENGTH_KINDS and takes < session.minutes - TOLERANCE_MIN
        if is_over or is_under:
            yield find_at(session, f"takes {takes:.1f} min; the plan says {session.minutes}")


def _length_min(case: Case, session: PlannedSession) -> float:
    """Return the minutes that there are [min]: by them the general warm-up is chosen."""
    longest = case.policy.table("demand.session_minutes")[case.level]
    kinds = {
        "primer": case.policy.number("dose.primer_minutes"),
        "mobility": case.policy.number("dose.mobility_session_minutes"),
        "tests": case.policy.number("benchmarks.most_minutes"),
    }
    return min(minutes_offered(case, session), kinds.get(session.kind, longest))


def estimate_minutes(
    items: Iterable[tuple[PlannedItem, int]], length_min: float, policy: Policy
) -> float:
    """Return the time [min] of `items`, each with the number of its work sets that are done."""
    row = next((name for most, name in LENGTHS if length_min < most), LONGEST)
    fixed_s = policy.number("minutes.session_overhead_s") + policy.table("minutes.raise_s")[row]
    return (fixed_s + sum(_item_s(item, sets, policy) for item, sets in items)) / MINUTE_S


def _item_s(item: PlannedItem, sets: int, policy: Policy) -> float:
    """Return the time of one exercise [s]; nobody rests after the last set, but in a pair."""
    done = item.work_sets[:sets]
    ramp = len([one for one in item.sets if one.kind == "warmup"])
    rest_s = sum(one.rest_s for one in done)
    if done and item.pair_group is None:
        rest_s -= done[-1].rest_s
    return (
        policy.table("minutes.setup_s")[item.implement]
        + ramp * policy.number("minutes.ramp_set_s")
        + sum(_set_s(one, item, policy) for one in done)
        + rest_s
    )


def _set_s(one: PlannedSet, item: PlannedItem, policy: Policy) -> float:
    side_s = _side_s(one, item, policy)
    if one.per_side:
        return BOTH_SIDES * side_s + policy.number("minutes.side_change_s")
    return side_s


def _side_s(one: PlannedSet, item: PlannedItem, policy: Policy) -> float:
    """Return the work of one side [s]: the middle of a range stands for it."""
    if one.seconds is not None:
        return sum(one.seconds) / 2
    if one.distance_m is not None:
        return one.distance_m / policy.number("minutes.carry_m_s")
    if one.contacts is not None:
        return one.contacts * policy.number("minutes.contact_s")
    table = policy.table("minutes.rep_s")
    low, high = one.reps or (0, 0)
    return (low + high) / 2 * table.get(item.rep_class, table["hypertrophy"])
