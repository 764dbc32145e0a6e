"""The ways in which weights are chosen elsewhere, each as one rule over the logged sets.

They work with weights as written, as books and apps do: the body is not counted. A mistyped weight
does them no harm: they believe what they asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from ironstride.training.words import HEAVY_LEG_PATTERNS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from ironstride.cohort.prescribers import GymLift
    from ironstride.cohort.simulated_season import Dose
    from ironstride.training.sets import IntRange, LoggedSet

# Share of the one-rep max for 1 to 20 reps to failure (tuchscherer2025).
RPE_CHART: Final = (
    *(1.0, 0.955, 0.922, 0.892, 0.863, 0.837, 0.811, 0.786, 0.762, 0.739),
    *(0.724, 0.707, 0.691, 0.676, 0.663, 0.65, 0.638, 0.627, 0.617, 0.608),
)
EPLEY_REPS: Final = 30
# No chart and no formula reaches further: longer sets count as this many reps.
MAX_REPS: Final = 20
# Growth when every set reached the most reps, and the step back when one missed the fewest.
RISE_LEGS: Final = 1.05
RISE_UPPER: Final = 1.025
STEP_BACK: Final = 0.95


@dataclass(frozen=True, slots=True)
class DoneSet:
    """A set as a peer reads it; `able_reps` are reps done and in reserve, as asked if not told."""

    on: dt.date
    load_kg: float
    reps: int
    able_reps: float
    asked: IntRange


class Rule(Protocol):
    """A peer's rule."""

    def __call__(self, done: Sequence[DoneSet], lift: GymLift, dose: Dose, on: dt.date) -> float:
        """Return the next load, one that can be built, from all sets of the lift, oldest first."""


def epley_share(reps: float) -> float:
    """Return the share of the one-rep max for reps to failure (epley1985)."""
    return 1 / (1 + min(reps, MAX_REPS) / EPLEY_REPS)


def chart_share(reps: float) -> float:
    """Return the share of the one-rep max by the chart, straight between its rows."""
    place = min(max(reps, 1), MAX_REPS) - 1
    low = min(int(place), MAX_REPS - 2)
    return RPE_CHART[low] + (place - low) * (RPE_CHART[low + 1] - RPE_CHART[low])


def follow_rpe_chart(done: Sequence[DoneSet], lift: GymLift, dose: Dose, on: dt.date) -> float:
    """Return the chart's weight from the last set of today, else from the best set last time."""
    maxima = _maxima(done, chart_share)
    one_rep_max_kg = maxima[-1] if done[-1].on == on else max(maxima)
    return lift.nearest_kg(one_rep_max_kg * chart_share(dose.middle_reps))


def follow_epley(done: Sequence[DoneSet], lift: GymLift, dose: Dose, on: dt.date) -> float:
    """Return a percentage of Epley's maximum of the last session, the same for all sets of a day.

    A lift that is new today has no last session: its first sets count at once.
    """
    earlier = [one for one in done if one.on < on] or done
    return lift.nearest_kg(max(_maxima(earlier, epley_share)) * epley_share(dose.middle_reps))


def follow_double_progression(
    done: Sequence[DoneSet], lift: GymLift, dose: Dose, on: dt.date
) -> float:
    """Return last time's weight: more when all sets reached the most reps, less after a miss.

    The reserve plays no part (acsm2009, and most apps). A range of reps that was never done starts
    from the last session by Epley's formula.
    """
    alike = [one for one in done if one.asked == dose.reps and one.on < on]
    if not alike:
        return follow_epley(done, lift, dose, on)
    last = [one for one in alike if one.on == alike[-1].on]
    load_kg = last[-1].load_kg
    if all(one.reps >= dose.reps[1] for one in last):
        is_leg = lift.exercise.main_pattern in HEAVY_LEG_PATTERNS
        risen_kg = lift.nearest_kg(load_kg * (RISE_LEGS if is_leg else RISE_UPPER))
        return max(risen_kg, lift.next_above_kg(load_kg))
    missed = any(one.reps < dose.reps[0] for one in last)
    return (
        min(lift.nearest_kg(load_kg * STEP_BACK), lift.next_below_kg(load_kg))
        if missed
        else load_kg
    )


def _maxima(done: Sequence[DoneSet], share: Callable[[float], float]) -> list[float]:
    """Return the one-rep maxima that a table of shares makes of the newest session's sets."""
    newest_on = done[-1].on
    return [one.load_kg / share(one.able_reps) for one in done if one.on == newest_on]


@dataclass(slots=True)
class Peer:
    """A prescriber that follows one of the rules, from a first guess for each new lift."""

    rule: Rule
    guess_kg: Callable[[GymLift, Dose, dt.date], float]
    _done: dict[str, list[DoneSet]] = field(default_factory=dict)
    _asked_kg: float = 0.0
    _dose: Dose | None = None

    def next_load_kg(self, lift: GymLift, dose: Dose, on: dt.date) -> float:
        """Return the load of the rule, or of the first guess where nothing was done."""
        done = self._done.get(lift.exercise.id)
        load_kg = self.rule(done, lift, dose, on) if done else self.guess_kg(lift, dose, on)
        self._asked_kg, self._dose = load_kg, dose
        return load_kg

    def saw(self, done: LoggedSet) -> None:
        """Remember the set with the weight that was asked for."""
        dose = self._dose
        if dose is None or done.reps is None:
            return
        left = dose.rir if done.rir is None else done.rir
        one = DoneSet(done.performed_on, self._asked_kg, done.reps, done.reps + left, dose.reps)
        self._done.setdefault(done.exercise, []).append(one)
