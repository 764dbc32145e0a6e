"""Who chooses the weight: one small protocol, what all of them are told, and the oracle."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.cohort.simulated_runners import SimulatedRunner
    from ironstride.cohort.simulated_season import Dose
    from ironstride.training.exercise import Exercise, Setup
    from ironstride.training.sets import LoggedSet

# Half of the reps that a whole count of reps leaves unsaid: 10 possible reps are 10.0 to 10.9.
HALF_REP: Final = 0.5


@dataclass(frozen=True, slots=True)
class GymLift:
    """A lift as everybody sees it: the exercise, its setup and the loads of the gym [kg].

    `loads_kg` ascend and are as written: per hand where the setup counts so.
    """

    exercise: Exercise
    setup: Setup
    loads_kg: tuple[float, ...]

    def nearest_kg(self, wanted_kg: float) -> float:
        """Return the load that can be built nearest to the wanted one."""
        index = bisect_left(self.loads_kg, wanted_kg)
        near = self.loads_kg[max(index - 1, 0) : index + 1]
        return min(near, key=lambda load_kg: abs(load_kg - wanted_kg))

    def next_above_kg(self, load_kg: float) -> float:
        """Return the load one step heavier, or the heaviest."""
        return self.loads_kg[min(bisect_right(self.loads_kg, load_kg), len(self.loads_kg) - 1)]

    def next_below_kg(self, load_kg: float) -> float:
        """Return the load one step lighter, or the lightest."""
        return self.loads_kg[max(bisect_left(self.loads_kg, load_kg) - 1, 0)]


class Prescriber(Protocol):
    """Chooses every weight of one runner's season; it knows what is logged, never the truth."""

    def next_load_kg(self, lift: GymLift, dose: Dose, on: dt.date) -> float:
        """Return the load of the next work set [kg as written], one of `lift.loads_kg`."""

    def saw(self, done: LoggedSet) -> None:
        """Take note of a set that was done."""


def guess_by_eye_kg(runner: SimulatedRunner, lift: GymLift, dose: Dose, on: dt.date) -> float:
    """Return a good coach's first guess [kg as written], off by about a tenth."""
    name = lift.exercise.id
    right_kg = runner.lifts[name].load_kg(dose.middle_reps + HALF_REP, runner.mean_kg(name, on, 0))
    return lift.nearest_kg(right_kg * runner.guess_factor(name))


@dataclass(slots=True)
class Oracle:
    """Knows the mean strength of the day, the slope and what sets cost; not the luck of the day.

    What the others are measured against; who reads the day from its first sets may do better.
    """

    runner: SimulatedRunner
    _done: dict[tuple[str, dt.date], int] = field(default_factory=dict)

    def next_load_kg(self, lift: GymLift, dose: Dose, on: dt.date) -> float:
        """Return the load that on an average day leaves what is asked, from the middle reps."""
        name = lift.exercise.id
        tired = self._done.get((name, on), 0) * self.runner.tired_by(dose.rir)
        strength_kg = self.runner.mean_kg(name, on, tired)
        hidden = self.runner.lifts[name]
        aim_reps = dose.middle_reps + HALF_REP
        return lift.nearest_kg(hidden.load_kg(aim_reps, strength_kg))

    def saw(self, done: LoggedSet) -> None:
        """Count the set: it tires."""
        key = (done.exercise, done.performed_on)
        self._done[key] = self._done.get(key, 0) + 1
