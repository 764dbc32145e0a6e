"""The model of minutes: what a session and each exercise in it take."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.units import S_PER_MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ironstride.policy.reader import Policy
    from ironstride.training.session import PlannedItem
    from ironstride.training.sets import PlannedSet
    from ironstride.training.words import Implement, RepClass

LENGTHS: Final = ("12", "25", "40")


@dataclass(frozen=True, slots=True)
class MinutesModel:
    """The policy numbers of time, read once; all in seconds unless said."""

    overhead_s: float
    raise_s: Mapping[str, float]
    setup_s: Mapping[str, float]
    rep_s: Mapping[str, float]
    contact_s: float
    carry_m_s: float
    side_change_s: float
    ramp_set_s: float

    def set_s(self, planned: PlannedSet, rep_class: RepClass) -> float:
        """Return the work of one set [s], both sides, without rest."""
        once = self._once_s(planned, rep_class)
        return 2 * once + self.side_change_s if planned.per_side else once

    def _once_s(self, planned: PlannedSet, rep_class: RepClass) -> float:
        if planned.reps is not None:
            return sum(planned.reps) / 2 * self.rep_s.get(rep_class, self.rep_s["hypertrophy"])
        if planned.seconds is not None:
            return sum(planned.seconds) / 2
        if planned.distance_m is not None:
            return planned.distance_m / self.carry_m_s
        return (planned.contacts or 0) * self.contact_s

    def item_s(self, item: PlannedItem, sets_kept: int | None = None) -> float:
        """Return the time of an exercise [s] with set-up, ramp, work and rests.

        `sets_kept` counts only the first work sets, as a shorter version does. The last rest is
        not counted, but in a pair the partner's set follows every set.
        """
        work = item.work_sets[:sets_kept]
        ramp = len(item.sets) - len(item.work_sets)
        rests = sum(planned.rest_s for planned in work)
        if item.pair_group is None and work:
            rests -= work[-1].rest_s
        return (
            self.setup_of(item.implement)
            + ramp * self.ramp_set_s
            + sum(self.set_s(planned, item.rep_class) for planned in work)
            + rests
        )

    def setup_of(self, implement: Implement) -> float:
        """Return the time to set up an exercise [s]."""
        return self.setup_s[implement]

    def fixed_s(self, minutes: float) -> float:
        """Return what arriving, clearing away and the general warm-up take [s]."""
        return self.overhead_s + self.raise_s[length_row(minutes)]

    def session_minutes(self, items: Iterable[PlannedItem]) -> int:
        """Return the whole minutes of a session, rounded up; a short one has a short warm-up."""
        work_s = self.overhead_s + sum(self.item_s(item) for item in items)
        for row in LENGTHS:
            seconds = work_s + self.raise_s[row]
            if length_row(seconds / S_PER_MINUTE) == row:
                break
        return max(1, math.ceil(seconds / S_PER_MINUTE))


def length_row(minutes: float) -> str:
    """Return the row of tables by session length: 12 (under 20 min), 25 (under 35) or 40."""
    if minutes < 20:  # noqa: PLR2004 - the half-way points between the doctrine's lengths
        return "12"
    return "25" if minutes < 35 else "40"  # noqa: PLR2004 - same


def most_items(minutes: float, policy: Policy) -> int:
    """Return the most exercises of a session, warm-up aside, by its length."""
    table = policy.table("selection.most_items")
    return int(
        next((most for row, most in table.items() if minutes <= int(row)), max(table.values()))
    )


def read_minutes_model(policy: Policy) -> MinutesModel:
    """Read the numbers of policy `minutes.*`."""
    return MinutesModel(
        overhead_s=policy.number("minutes.session_overhead_s"),
        raise_s=policy.table("minutes.raise_s"),
        setup_s=policy.table("minutes.setup_s"),
        rep_s=policy.table("minutes.rep_s"),
        contact_s=policy.number("minutes.contact_s"),
        carry_m_s=policy.number("minutes.carry_m_s"),
        side_change_s=policy.number("minutes.side_change_s"),
        ramp_set_s=policy.number("minutes.ramp_set_s"),
    )
