"""What a simulated runner does with a weight, feels, and writes down.

The runner does what the sheet says: at least the fewest reps, at most the most, and stops between
when it feels as if the reps asked for are left. The feeling errs as people do; the failing rep
does not.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Final

from ironstride.cohort.simulated_season import NEWCOMERS
from ironstride.training.sets import MAX_FIRST_REP_EFFORT, LoggedSet

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.cohort.simulated_runners import SimulatedRunner
    from ironstride.cohort.simulated_season import Dose

# The set's own part of the noise of a day.
_SET_LOG_SD: Final = 0.010
# Error of the truth where 0, 1, 2, 3, 4, 5 and more are said (refalo2024, halperin2022).
_SAID_SD: Final = (0.8, 0.8, 1.0, 1.3, 1.8, 2.5)
_MOST_SAID: Final = 20
_LONG_SET_REPS: Final = 12
_LONG_SET_FACTOR: Final = 1.4
_NEWCOMER_FACTOR: Final = 1.3
_NEWCOMER_WEEKS: Final = 8
# First-rep heaviness: 6 at 80 % of the strength of the day, 9 at 100 %.
_EFFORT_AT_MAX: Final = 9
_EFFORT_PER_SHARE: Final = 15
_EFFORT_SD: Final = 1.0
_SILENT_SHARE: Final = 0.1
_MISTYPED_SHARE: Final = 0.005
_MISTYPED_FACTOR: Final = 10


@dataclass(frozen=True, slots=True)
class Attempt:
    """A set as it was and as it felt.

    `able_reps` are the reps to failure that the set had in it, `true_rir` those that were left.
    """

    reps: int
    able_reps: int
    felt_rir: int
    first_rep_effort: int

    @property
    def true_rir(self) -> int:
        """Reps that were really left."""
        return self.able_reps - self.reps


@dataclass(frozen=True, slots=True)
class SetMoment:
    """When a set is done: the set's number of its lift that day, and how tired that lift is."""

    on: dt.date
    week: int
    number: int
    tired_fraction: float = 0.0


def attempt_set(
    runner: SimulatedRunner, lift: str, load_kg: float, dose: Dose, moment: SetMoment
) -> Attempt:
    """Return what the runner makes of a load [kg, as written]: the same for the same moment."""
    hidden = runner.lifts[lift]
    luck = _luck(runner, lift, moment, "set")
    strength_kg = runner.mean_kg(lift, moment.on, moment.tired_fraction)
    strength_kg *= runner.day_factor(lift, moment.on) * math.exp(luck.gauss(0, _SET_LOG_SD))
    able = max(0, math.floor(hidden.reps_to_failure(load_kg, strength_kg)))
    feeling, effort_error = luck.gauss(0, 1), luck.gauss(0, _EFFORT_SD)
    reps = min(dose.reps[0], able)
    while reps < min(dose.reps[1], able) and _felt(runner, able, reps, feeling, moment) > dose.rir:
        reps += 1
    share = hidden.moved_kg(load_kg) / strength_kg
    effort = _EFFORT_AT_MAX + _EFFORT_PER_SHARE * (share - 1) + effort_error
    # Who was stopped by the weight, short of the reps asked for, knows that nothing is left.
    failed = reps < dose.reps[0]
    return Attempt(
        reps=reps,
        able_reps=able,
        felt_rir=0 if failed else _felt(runner, able, reps, feeling, moment),
        first_rep_effort=min(max(round(effort), 0), MAX_FIRST_REP_EFFORT),
    )


def _felt(runner: SimulatedRunner, able: int, reps: int, feeling: float, moment: SetMoment) -> int:
    """Return the reps that seem to be left after `reps`.

    The error is known by what people say: who says 2 has 2, less the bias, give or take 1. So what
    is said is the first number whose truth, with the feeling of this set, is as much as is left.
    """
    factor = _LONG_SET_FACTOR if able > _LONG_SET_REPS else 1.0
    if runner.experience in NEWCOMERS and moment.week < _NEWCOMER_WEEKS:
        factor *= _NEWCOMER_FACTOR
    for said in range(_MOST_SAID):
        said_sd = factor * _SAID_SD[min(said, len(_SAID_SD) - 1)]
        if round(said - runner.rir_bias_reps + feeling * said_sd) >= able - reps:
            return said
    return _MOST_SAID


def write_down(
    runner: SimulatedRunner,
    lift: str,
    load_kg: float,
    done: Attempt,
    moment: SetMoment,
    at: dt.datetime,
    *,
    is_asked: bool = False,
) -> LoggedSet:
    """Return the set as the runner logs it: now and then without a reserve, rarely mistyped.

    Who `is_asked` how many more were possible, as in a search, says it.
    """
    luck = _luck(runner, lift, moment, "log")
    is_silent = luck.random() < _SILENT_SHARE and not is_asked
    is_mistyped = luck.random() < _MISTYPED_SHARE
    return LoggedSet(
        id=f"{runner.seed}/{lift}/{at.isoformat()}",
        exercise=lift,
        performed_at=at,
        set_kind=runner.lifts[lift].exercise.set_kind,
        load_kg=load_kg * _MISTYPED_FACTOR if is_mistyped else load_kg,
        reps=done.reps,
        rir=None if is_silent else done.felt_rir,
        first_rep_effort=done.first_rep_effort,
    )


def _luck(runner: SimulatedRunner, lift: str, moment: SetMoment, part: str) -> Random:
    """Return chance that depends on the set alone, not on what was done before it."""
    return Random(f"{runner.seed} {lift} {moment.on} {moment.number} {part}")
