"""The believed one-rep max of a lift: the value that prescriptions are made from."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ironstride.errors import require
from ironstride.loading.reps_curve import normal_chance

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.loading.reps_curve import RepsCurve

EstimateSource = Literal["own", "related"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A one-rep max [kg] with its uncertainty, never a tested maximum.

    `median_kg` is all that is moved in one rep, the body's share `body_share_kg` included;
    `level_log_sd` is the uncertainty of its logarithm where the runner is known best: at the reps
    whose slope weight (RepsCurve.slope_weight) is `surest_weight`. The slope of the curve is
    unsure too, so the uncertainty grows away from there: `log_sd_at`. `form_log_sd` is how much a
    day or a set differs from what is believed.
    """

    exercise: str
    median_kg: float
    level_log_sd: float
    curve: RepsCurve
    surest_weight: float
    form_log_sd: float
    body_share_kg: float
    source: EstimateSource
    from_exercise: str
    newest_on: dt.date
    sets_used: int

    def __post_init__(self) -> None:
        require(self.median_kg > 0, "median_kg is above 0")
        require(self.level_log_sd > 0, "level_log_sd is above 0")
        require(self.form_log_sd >= 0, "form_log_sd is at least 0")

    @property
    def log_sd(self) -> float:
        """The uncertainty of log(1RM) itself, whatever the day."""
        return math.hypot(self.level_log_sd, self.curve.log_sd * self.surest_weight)

    def load_kg_at(self, reps_to_failure: float) -> float:
        """Return the median load [kg], the body's share included, for these reps to failure."""
        return self.curve.load_kg(self.median_kg, reps_to_failure)

    def log_sd_at(self, reps_to_failure: float) -> float:
        """Return the uncertainty of log(load) for these reps to failure in one set of one day."""
        apart = self.surest_weight - self.curve.slope_weight(reps_to_failure)
        return math.hypot(self.level_log_sd, self.curve.log_sd * apart, self.form_log_sd)

    def chance_below(self, moved_kg: float, reps_to_failure: float) -> float:
        """Return the chance that a set with so much moved [kg] has fewer reps in it than these."""
        if moved_kg <= 0:
            return 0.0
        apart = math.log(moved_kg / self.load_kg_at(reps_to_failure))
        return normal_chance(apart / self.log_sd_at(reps_to_failure))

    def interval_kg(self, z: float) -> tuple[float, float]:
        """Return the one-rep max [kg] `z` standard deviations below and above the median."""
        spread = math.exp(z * self.log_sd)
        return self.median_kg / spread, self.median_kg * spread


@dataclass(frozen=True, slots=True)
class NotEnoughData:
    """No set of the lift or a related one says how heavy.

    `done_kg` is a load, as written, that the runner has done for more reps than an estimate may
    use: a search for a weight may start there.
    """

    exercise: str
    done_kg: float | None = None
