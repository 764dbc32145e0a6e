"""Simulated runners: a hidden strength, a hidden reps curve, good and bad days.

The truth is drawn here and shown to nobody but the oracle. It has its own numbers and its own
curve, so that a change of the product's beliefs never changes what they are tested on. Chance
depends on the seed, the day and the lift alone: every prescriber meets the same runner on the same
days. What is realistic in it and what is not: docs/science/simulated.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Final, Literal, get_args

from ironstride.cohort.simulated_season import SESSION_DAYS, draw_break, lay_out
from ironstride.loading.observation import hands_of
from ironstride.training.words import EXPERIENCES, HEAVY_LEG_PATTERNS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.cohort.simulated_season import Break, SimulatedSession
    from ironstride.training.exercise import Exercise
    from ironstride.training.words import Experience

# Where the slopes of the reps curves come from. runners: legs between runners on a leg press and
# people at large · wide: everybody differs half as much again · flat: legs as those runners on a
# leg press (richens2014) · bar: as the first, but only the weight on the bar counts, not the body.
World = Literal["runners", "wide", "flat", "bar"]
WORLDS: Final[tuple[World, ...]] = get_args(World)
# Median slope [1/rep] and spread of its logarithm: (richens2014, nuzzo2024), and (nuzzo2024).
_LEGS: Final = (0.020, 0.35)
_FLAT_LEGS: Final = (0.012, 0.35)
_UPPER: Final = (0.033, 0.25)
_WIDER: Final = 1.5

_LEVEL_WEIGHTS: Final = (3, 3, 3, 1)
_BODY_MASS_KG: Final = (48, 90)
# One-rep max of each group's reference lift, as loaded, against the body's mass (intermediate).
_GROUP_SHARES: Final[Mapping[str, float]] = {"squat": 1.1, "hinge": 1.4, "push": 0.8, "pull": 0.78}
_LEVEL_FACTOR: Final[Mapping[Experience, float]] = {
    "none": 0.65,
    "novice": 0.8,
    "intermediate": 1.0,
    "advanced": 1.25,
}
_STRENGTH_LOG_SD: Final = 0.2
# How far a lift is from what the catalogue's ratio makes of its group, and its slope likewise.
_RATIO_LOG_SD: Final = 0.12
_LIFT_SLOPE_LOG_SD: Final = 0.1
# Weekly gain in the first week, mean and SD by level (storen2008, vikmoen2016, steele2022).
_GAINS: Final[Mapping[Experience, tuple[float, float]]] = {
    "none": (0.02, 0.01),
    "novice": (0.015, 0.01),
    "intermediate": (0.004, 0.003),
    "advanced": (0.001, 0.0015),
}
_GAIN_HALF_LIFE_WEEKS: Final = 8
_WANDER_LOG_SD: Final = 0.003
# A break: nothing is lost for three weeks, then 0.5 to 1 % a week; it comes back in half the time.
_HOLD_WEEKS: Final = 3
_FADE_PER_WEEK: Final = (0.005, 0.01)
# Days: 2.5 % together with the set's own part (grgic2020, the trained end of its range).
_DAY_LOG_SD: Final = 0.018
_DAY_OF_LIFT_LOG_SD: Final = 0.014
# People stop earlier than they think: by 0.17 reps (refalo2024) to 0.95 (halperin2022).
_RIR_BIAS_REPS: Final = (-0.5, 0.6)
# A coach's good eye: two first guesses of three are within a tenth.
_GUESS_LOG_SD: Final = 0.1
# What a set to the limit costs the next one after minutes of rest: about a rep.
_TIRING: Final = (0.018, 0.4)
# A set that leaves this many reps tires nobody.
_EASY_RIR: Final = 6


@dataclass(frozen=True, slots=True)
class HiddenLift:
    """The truth of one lift: everything in kg moved, `body_share_kg` of it the body itself.

    `slope_fraction` is the share of weight that one rep costs, k in docs/science/loading.md;
    `one_rep_max_kg` is the mean of each day.
    """

    exercise: Exercise
    slope_fraction: float
    body_share_kg: float
    one_rep_max_kg: Mapping[dt.date, float]

    def moved_kg(self, load_kg: float) -> float:
        """Return all that is moved with a load as written."""
        return self.body_share_kg + hands_of(self.exercise) * load_kg

    def reps_to_failure(self, load_kg: float, strength_kg: float) -> float:
        """Return the reps that a load as written allows; under 1 where it cannot be lifted."""
        return 1 + (strength_kg / self.moved_kg(load_kg) - 1) / self.slope_fraction

    def load_kg(self, reps_to_failure: float, strength_kg: float) -> float:
        """Return the load as written that allows these reps: the inverse of the above."""
        moved_kg = strength_kg / (1 + self.slope_fraction * (reps_to_failure - 1))
        return (moved_kg - self.body_share_kg) / hands_of(self.exercise)


@dataclass(frozen=True, slots=True)
class SimulatedRunner:
    """A runner whose truth is known.

    `rir_bias_reps` is what they feel beyond the truth, mostly below 0; `tiring_fraction` the share
    of strength that a set to the limit costs the next set of the same lift.
    """

    seed: int
    experience: Experience
    body_mass_kg: float
    season: tuple[SimulatedSession, ...]
    lifts: Mapping[str, HiddenLift]
    rir_bias_reps: float
    tiring_fraction: float

    def mean_kg(self, lift: str, on: dt.date, tired_fraction: float) -> float:
        """Return the one-rep max [kg moved] of a day without its luck, tired by earlier sets."""
        return self.lifts[lift].one_rep_max_kg[on] * (1 - tired_fraction)

    def day_factor(self, lift: str, on: dt.date) -> float:
        """Return the luck of a day: what the mean is multiplied with."""
        whole = Random(f"{self.seed} {on}").gauss(0, _DAY_LOG_SD)
        own = Random(f"{self.seed} {on} {lift}").gauss(0, _DAY_OF_LIFT_LOG_SD)
        return math.exp(whole + own)

    def guess_factor(self, lift: str) -> float:
        """Return how far a coach who looks at the runner is off with the first weight of a lift."""
        return math.exp(Random(f"{self.seed} {lift} guess").gauss(0, _GUESS_LOG_SD))

    def tired_by(self, rir: float) -> float:
        """Return the share of strength that a set ended with `rir` costs the next one."""
        return self.tiring_fraction * max(0.0, 1 - rir / _EASY_RIR)


def simulate_truth(seed: int, catalogue: Catalogue, world: World = "runners") -> SimulatedRunner:
    """Return the runner of `seed` in `world`: the same for the same seed."""
    rng = Random(f"{seed} {world}")
    experience = rng.choices(EXPERIENCES, _LEVEL_WEIGHTS)[0]
    pause = draw_break(rng)
    season = tuple(lay_out(experience, pause))
    person = _Person(
        body_mass_kg=round(rng.uniform(*_BODY_MASS_KG), 1),
        world=world,
        leg_slope_fraction=_draw_slope(_FLAT_LEGS if world == "flat" else _LEGS, world, rng),
        upper_slope_fraction=_draw_slope(_UPPER, world, rng),
        group_ratio={
            group: share * _LEVEL_FACTOR[experience] * math.exp(rng.gauss(0, _STRENGTH_LOG_SD))
            for group, share in _GROUP_SHARES.items()
        },
    )
    names = sorted({lift for session in season for lift in session.lifts})
    growth = {name: dict(_draw_growth(experience, season, pause, rng)) for name in names}
    return SimulatedRunner(
        seed=seed,
        experience=experience,
        body_mass_kg=person.body_mass_kg,
        season=season,
        lifts={name: person.lift(catalogue.exercise(name), growth[name], rng) for name in names},
        rir_bias_reps=_RIR_BIAS_REPS[0] + rng.gauss(0, _RIR_BIAS_REPS[1] * _spread(world)),
        tiring_fraction=_TIRING[0] * math.exp(rng.gauss(0, _TIRING[1])),
    )


@dataclass(frozen=True, slots=True)
class _Person:
    """What the lifts of one runner share; `group_ratio` is a reference max against body mass."""

    body_mass_kg: float
    world: World
    leg_slope_fraction: float
    upper_slope_fraction: float
    group_ratio: Mapping[str, float]

    def lift(self, exercise: Exercise, growth: Mapping[dt.date, float], rng: Random) -> HiddenLift:
        is_leg = exercise.main_pattern in HEAVY_LEG_PATTERNS
        slope_fraction = self.leg_slope_fraction if is_leg else self.upper_slope_fraction
        ratio = self.group_ratio[str(exercise.related_group)] * (exercise.prior_load_ratio or 1)
        loaded_kg = ratio * math.exp(rng.gauss(0, _RATIO_LOG_SD)) * self.body_mass_kg
        is_bar_alone = self.world == "bar"
        share_kg = 0.0 if is_bar_alone else exercise.bodyweight_fraction * self.body_mass_kg
        first_kg = share_kg + hands_of(exercise) * loaded_kg
        return HiddenLift(
            exercise=exercise,
            slope_fraction=slope_fraction
            * math.exp(rng.gauss(0, _LIFT_SLOPE_LOG_SD * _spread(self.world))),
            body_share_kg=share_kg,
            one_rep_max_kg={on: first_kg * factor for on, factor in growth.items()},
        )


def _spread(world: World) -> float:
    return _WIDER if world == "wide" else 1.0


def _draw_slope(median_and_log_sd: tuple[float, float], world: World, rng: Random) -> float:
    median, log_sd = median_and_log_sd
    return median * math.exp(rng.gauss(0, log_sd * _spread(world)))


def _draw_growth(
    experience: Experience,
    season: tuple[SimulatedSession, ...],
    pause: Break | None,
    rng: Random,
) -> Iterator[tuple[dt.date, float]]:
    """Yield for each session the strength of its day against that of the first."""
    gain = rng.gauss(*_GAINS[experience])
    faded_weeks = max(0, pause.weeks - _HOLD_WEEKS) if pause is not None else 0
    faded = faded_weeks * rng.uniform(*_FADE_PER_WEEK)
    wander = 0.0
    for index, session in enumerate(season):
        wander += rng.gauss(0, _WANDER_LOG_SD)
        # Weeks of training: in a break nothing is gained.
        halvings = index / len(SESSION_DAYS) / _GAIN_HALF_LIFE_WEEKS
        grown = gain * _GAIN_HALF_LIFE_WEEKS / math.log(2) * (1 - 0.5**halvings)
        lost = 0.0
        if pause is not None and faded_weeks and session.week >= pause.week:
            back_weeks = session.week - pause.week
            lost = faded * max(0.0, 1 - back_weeks / (faded_weeks / 2))
        yield session.on, math.exp(grown + wander) * (1 - lost)
