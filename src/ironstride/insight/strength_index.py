"""One number a day for the strength of all lifts: a chained mean of their levels.

Each step of the index is the weighted mean of what the lifts that count moved since the step
before, so that a lift that joins or leaves moves nothing. docs/science/strength_index.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from ironstride.insight.day_levels import DayLevels
    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise

IndexGroup = Literal["all", "lower", "upper"]
INDEX_GROUPS: tuple[IndexGroup, ...] = get_args(IndexGroup)


@dataclass(frozen=True, slots=True)
class IndexPoint:
    """The index on a day against its first day: 0.08 is 8 % more; `lifts` is how many count.

    In 8 of 10 cases (policy `insight.band_fraction`) the change is within `low_fraction` to
    `high_fraction`.
    """

    on: dt.date
    median_fraction: float
    low_fraction: float
    high_fraction: float
    lifts: int


@dataclass(slots=True, eq=False)
class SessionCount:
    """How many sessions of each lift have counted since it was (again) taken up.

    A lift that was left out for `lasts_days` while others were trained starts again from none.
    """

    lasts_days: int
    counts: dict[str, int] = field(default_factory=dict)
    _last: dict[str, int] = field(default_factory=dict)

    def note(self, lifts: tuple[str, ...], on: dt.date) -> None:
        """Add the sessions of a day."""
        newest = max(self._last.values(), default=0)
        for lift in lifts:
            is_back = self._last.get(lift, newest) < newest - self.lasts_days
            self.counts[lift] = 1 if is_back else self.counts.get(lift, 0) + 1
        self._last.update(dict.fromkeys(lifts, on.toordinal()))

    def counted(self, least: int) -> frozenset[str]:
        """Return the lifts that are still trained and have been for `least` sessions or more."""
        newest = max(self._last.values(), default=0)
        return frozenset(
            lift
            for lift, count in self.counts.items()
            if count >= least and self._last[lift] >= newest - self.lasts_days
        )


def lift_weights(
    exercises: Mapping[str, Exercise], names: frozenset[str], group: IndexGroup, policy: Policy
) -> dict[str, float]:
    """Return what each lift weighs in the index of `group`; those outside the group are left out.

    The weight of a movement pattern is shared by the lifts of it, so that three kinds of squat
    count no more than one. Lifts that the catalogue lacks are in the whole index only.
    """
    table = policy.table("insight.index.weight")
    patterns = {name: exercises[name].main_pattern for name in names if name in exercises}
    if group != "all":
        within = policy.word_lists("insight.index.groups")[group]
        patterns = {name: one for name, one in patterns.items() if one in within}
    shares = list(patterns.values())
    found = {name: table.get(one, 0.0) / shares.count(one) for name, one in patterns.items()}
    if group == "all":
        unknown = sorted(names - set(exercises))
        found |= dict.fromkeys(unknown, policy.number("insight.index.unknown_weight"))
    return {name: weight for name, weight in sorted(found.items()) if weight > 0}


def chained_step(
    before: Mapping[str, float], after: Mapping[str, float], weights: Mapping[str, float]
) -> float:
    """Return the weighted mean move of the levels of the lifts in `weights`; 0 without any."""
    whole = sum(weights.values())
    if not whole:
        return 0.0
    return sum(weight * (after[name] - before[name]) for name, weight in weights.items()) / whole


@dataclass(slots=True, eq=False)
class IndexChain:
    """The index of a group while a log is followed; begins when the first lift counts.

    `moved` is the sum of its steps, variances are squares of it [log]; `z` says how wide the range
    is.
    """

    exercises: Mapping[str, Exercise]
    group: IndexGroup
    policy: Policy
    z: float
    moved: float = 0.0
    points: list[IndexPoint] = field(default_factory=list)
    _weights: dict[str, float] = field(default_factory=dict)
    _before: Mapping[str, float] = field(default_factory=dict)
    _counted: frozenset[str] = frozenset()
    _base_variance: float = 0.0
    _begun_on: dt.date | None = None

    def step(self, day: DayLevels, counted: frozenset[str], on: dt.date) -> None:
        """Go on to a day: first the lifts that counted move it, then others join and leave."""
        self.moved += chained_step(self._before, day.levels, self._weights)
        self._before = day.levels
        if counted != self._counted:
            self._join(day, counted, on)

    def _join(self, day: DayLevels, counted: frozenset[str], on: dt.date) -> None:
        """Let lifts join and leave: what the change of weights leaves open stays open for good."""
        weights = lift_weights(self.exercises, counted, self.group, self.policy)
        whole = sum(weights.values())
        after = {name: weight / whole for name, weight in weights.items()}
        self._counted = counted
        if not after or after == self._weights:
            # Without any lift left the index waits with those that it had.
            return
        traded = {name: -weight for name, weight in self._weights.items()}
        for name, weight in after.items():
            traded[name] = traded.get(name, 0.0) + weight
        self._base_variance += day.variance(traded)
        self._weights = after
        self._begun_on = self._begun_on or on

    def draw(self, day: DayLevels, on: dt.date) -> None:
        """Keep the day of the last step as a point, once the index has begun."""
        if self._begun_on is None:
            return
        spread = 0.0
        if on > self._begun_on:
            common = self.policy.number("insight.index.common_log_sd")
            variance = day.variance(self._weights) + self._base_variance + common**2
            spread = self.z * math.sqrt(variance)
        low, median, high = (math.expm1(self.moved + part) for part in (-spread, 0.0, spread))
        self.points.append(IndexPoint(on, median, low, high, len(self._weights)))
