"""Seasons of simulated runners, lived once with each prescriber: what its weights led to."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, Literal, get_args

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.own_prescriber import Ironstride
from ironstride.cohort.peer_prescribers import (
    Peer,
    follow_double_progression,
    follow_epley,
    follow_rpe_chart,
)
from ironstride.cohort.prescribers import GymLift, Oracle, guess_by_eye_kg
from ironstride.cohort.simulated_runners import simulate_truth
from ironstride.cohort.simulated_season import dose_of
from ironstride.cohort.simulated_sets import SetMoment, attempt_set, write_down
from ironstride.loading.inventory import buildable_loads
from ironstride.loading.known_strength import KnownStrength
from ironstride.policy.reader import read_policy
from ironstride.training.place import Place
from ironstride.training.words import EQUIPMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ironstride.cohort.prescribers import Prescriber
    from ironstride.cohort.simulated_runners import SimulatedRunner, World
    from ironstride.cohort.simulated_season import Dose, SimulatedSession
    from ironstride.cohort.simulated_sets import Attempt

PrescriberName = Literal["oracle", "ironstride", "rpe_chart", "double_progression", "epley"]
PRESCRIBERS: Final[tuple[PrescriberName, ...]] = get_args(PrescriberName)
# sets: all · on_target: true reserve within one rep of the asked · right_weight: the weight would
# have left what is asked, within one rep, after the middle of the reps · missed: fewer reps than
# the fewest asked · light, heavy: no number of reps in the range could land within one rep.
Outcome = Literal["sets", "on_target", "right_weight", "missed", "light", "heavy"]
Outcomes = Counter[tuple[int, Outcome]]
WITHIN_REPS: Final = 1
_GYM: Final = Place("gym", frozenset(EQUIPMENT))
_FIRST_SET_AT: Final = dt.time(18)
_MINUTES_A_SET: Final = 4
# A lift that is new that day is found in up to this many sets, as the product's own search.
_SEARCH_KEY: Final = "loading.search.sets_max"


@dataclass(frozen=True, slots=True)
class LivedSeason:
    """One runner's season with each prescriber: how many sets had which outcome.

    The number beside an outcome counts the sessions of that lift, from 1.
    """

    seed: int
    outcomes: Mapping[PrescriberName, Outcomes]


def live_season(seed: int, world: World) -> LivedSeason:
    """Return what each prescriber's weights led to for the runner of `seed`."""
    runner = simulate_truth(seed, read_catalogue(), world)
    return LivedSeason(
        seed, {name: live_with(_prescriber(name, runner), runner) for name in PRESCRIBERS}
    )


def _prescriber(name: PrescriberName, runner: SimulatedRunner) -> Prescriber:
    if name == "oracle":
        return Oracle(runner)
    if name == "ironstride":
        return own_prescriber(runner)
    rule = {
        "rpe_chart": follow_rpe_chart,
        "double_progression": follow_double_progression,
        "epley": follow_epley,
    }[name]
    return Peer(rule, partial(guess_by_eye_kg, runner))


def own_prescriber(runner: SimulatedRunner) -> Ironstride:
    """Return the product's own prescriber for a runner of whom nothing is logged."""
    policy = read_policy()
    strength = KnownStrength.from_sets(
        (),
        read_catalogue().exercises,
        body_mass_kg=runner.body_mass_kg,
        experience=runner.experience,
        today=runner.season[0].on,
        policy=policy,
    )
    return Ironstride(strength, runner.body_mass_kg, runner.experience, policy)


def live_with(prescriber: Prescriber, runner: SimulatedRunner) -> Outcomes:
    """Return what the weights of one prescriber led to in the season of one runner."""
    outcomes: Outcomes = Counter()
    times_done: Counter[str] = Counter()
    for session in runner.season:
        at = dt.datetime.combine(session.on, _FIRST_SET_AT)
        for lift in session.lifts:
            times_done[lift] += 1
            for dose, done in _do_lift(
                prescriber, runner, session, lift, at, is_new=times_done[lift] == 1
            ):
                outcomes.update((times_done[lift], one) for one in judge_set(dose, done))
            at += dt.timedelta(hours=1)
    return outcomes


def _do_lift(
    prescriber: Prescriber,
    runner: SimulatedRunner,
    session: SimulatedSession,
    lift: str,
    at: dt.datetime,
    *,
    is_new: bool,
) -> Iterator[tuple[Dose, Attempt]]:
    """Yield the sets of one lift in one session, each with its own weight."""
    gym_lift, policy = _gym_lift(lift), read_policy()
    dose = dose_of(gym_lift.exercise, runner.experience, session.week, policy)
    sets = max(dose.sets, policy.whole(_SEARCH_KEY)) if is_new else dose.sets
    tired = 0.0
    for number in range(sets):
        moment = SetMoment(session.on, session.week, number, tired)
        load_kg = prescriber.next_load_kg(gym_lift, dose, session.on)
        done = attempt_set(runner, lift, load_kg, dose, moment)
        done_at = at + number * dt.timedelta(minutes=_MINUTES_A_SET)
        logged = write_down(runner, lift, load_kg, done, moment, done_at, is_asked=is_new)
        prescriber.saw(logged)
        tired += runner.tired_by(done.true_rir)
        yield dose, done


def judge_set(dose: Dose, done: Attempt) -> Iterator[Outcome]:
    """Yield what a set counts as; only the truth counts, not what was felt."""
    low, high = dose.reps
    yield "sets"
    if abs(done.true_rir - dose.rir) <= WITHIN_REPS and done.reps >= low:
        yield "on_target"
    if abs(done.able_reps - dose.middle_reps) <= WITHIN_REPS:
        yield "right_weight"
    if done.reps < low:
        yield "missed"
    if done.able_reps > high + dose.rir + WITHIN_REPS:
        yield "light"
    if done.able_reps < low + dose.rir - WITHIN_REPS:
        yield "heavy"


@lru_cache(maxsize=64)
def _gym_lift(lift: str) -> GymLift:
    exercise = read_catalogue().exercise(lift)
    setup = exercise.setup_for(_GYM.equipment)
    if setup is None:
        message = f"{lift} cannot be done in a whole gym"
        raise ValueError(message)
    return GymLift(exercise, setup, buildable_loads(_GYM, setup, read_policy()))
