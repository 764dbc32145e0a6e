"""How far and how long a run is, summed over its parts, and whether the sum is whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# Beyond these a number is a typing error, not a run.
MAX_DISTANCE_M: Final = 1_000_000.0
MAX_DURATION_S: Final = 7 * 24 * 3600.0
# Weighs parts in metres against parts in minutes; never turns one into the other.
_WEIGHING_SPEED_M_S: Final = 3.0
# A part this small beside the run (strides after an easy run) does not make its size unknown.
_SMALL_FRACTION: Final = 0.1


@dataclass(frozen=True, slots=True)
class Size:
    """The metres and the seconds that the parts of a run name.

    `untimed_m` are the metres of parts that name no time, `unmeasured_s` the seconds of parts that
    name no distance. Timed recoveries are not among the latter: a rest covers no ground.
    """

    distance_m: float = 0.0
    duration_s: float = 0.0
    untimed_m: float = 0.0
    unmeasured_s: float = 0.0

    def __add__(self, other: Size) -> Size:
        """Return the size of both parts together."""
        return Size(
            self.distance_m + other.distance_m,
            self.duration_s + other.duration_s,
            self.untimed_m + other.untimed_m,
            self.unmeasured_s + other.unmeasured_s,
        )

    def times(self, count: int) -> Size:
        """Return the size of `count` such parts."""
        return Size(
            self.distance_m * count,
            self.duration_s * count,
            self.untimed_m * count,
            self.unmeasured_s * count,
        )

    def as_rest(self) -> Size:
        """Return the part as a recovery: its time alone does not hide the distance of the run."""
        return Size(self.distance_m, self.duration_s, self.untimed_m)

    def whole(self) -> tuple[float | None, float | None]:
        """Return distance [m] and duration [s] of the run, None where parts do not name it."""
        lacks_m = self.unmeasured_s * _WEIGHING_SPEED_M_S > _SMALL_FRACTION * self.distance_m
        lacks_s = self.untimed_m / _WEIGHING_SPEED_M_S > _SMALL_FRACTION * self.duration_s
        return (
            None if lacks_m else plausible(self.distance_m, MAX_DISTANCE_M),
            None if lacks_s else plausible(self.duration_s, MAX_DURATION_S),
        )


def metres(count: float) -> Size:
    """Return a part of `count` metres whose time is not said."""
    return Size(distance_m=count, untimed_m=count)


def seconds(count: float) -> Size:
    """Return a part of `count` seconds whose distance is not said."""
    return Size(duration_s=count, unmeasured_s=count)


def total(sizes: Iterable[Size]) -> Size:
    """Return the size of all parts together."""
    return sum(sizes, Size())


def plausible(value: float, limit: float) -> float | None:
    """Return `value` where it can be the size of a run."""
    return value if 0 < value <= limit else None
