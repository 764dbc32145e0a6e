"""The believed one-rep max of a lift: the value that prescriptions are made from."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ironstride.errors import require

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.loading.reps_curve import RepsCurve

EstimateSource = Literal["own", "related"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A one-rep max [kg] with its uncertainty, never a tested maximum.

    `median_kg` is all that is moved in one rep, the body's share `body_share_kg` included;
    `level_log_sd` is the uncertainty of its logarithm at the reps where it was observed
    (`observed_reps`, to failure). The slope of the curve is wrong too, so the uncertainty grows
    away from there: `log_sd_at`.
    """

    exercise: str
    median_kg: float
    level_log_sd: float
    curve: RepsCurve
    observed_reps: float
    body_share_kg: float
    source: EstimateSource
    from_exercise: str
    newest_on: dt.date
    sets_used: int

    def __post_init__(self) -> None:
        require(self.median_kg > 0, "median_kg is above 0")
        require(self.level_log_sd > 0, "level_log_sd is above 0")

    @property
    def log_sd(self) -> float:
        """The uncertainty of log(1RM) itself."""
        return self.log_sd_at(1)

    def load_kg_at(self, reps_to_failure: float) -> float:
        """Return the median load [kg], the body's share included, for these reps to failure."""
        return self.curve.load_kg(self.median_kg, reps_to_failure)

    def log_sd_at(self, reps_to_failure: float) -> float:
        """Return the uncertainty of log(load) for these reps to failure."""
        curve = self.curve
        apart = curve.slope_weight(self.observed_reps) - curve.slope_weight(reps_to_failure)
        return math.hypot(self.level_log_sd, curve.log_sd * apart)


@dataclass(frozen=True, slots=True)
class NotEnoughData:
    """No set of the lift or a related one says how heavy.

    `done_kg` is a load, as written, that the runner has done for more reps than an estimate may
    use: a search for a weight may start there.
    """

    exercise: str
    done_kg: float | None = None
