"""A lifter's five years: about ten thousand sets that somebody might have done.

One simulated runner goes on from block to block with other lifts; the oracle chooses the weights.
The same each time; written to build/ once, as making them takes a while.
"""

from __future__ import annotations

import datetime as dt
import json
import math
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.prescribers import GymLift, Oracle
from ironstride.cohort.simulated_runners import HiddenLift, SimulatedRunner, simulate_truth
from ironstride.cohort.simulated_season import (
    LIFTER_LIFTS,
    SESSION_DAYS,
    WEEKS,
    SimulatedSession,
    dose_of,
)
from ironstride.cohort.simulated_sets import SetMoment, attempt_set, write_down
from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.set_record import encode_logged_set, read_logged_set
from ironstride.loading.inventory import buildable_loads
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import MAX_LOAD_KG
from ironstride.training.place import Place
from ironstride.training.sets import PlannedSet
from ironstride.training.words import EQUIPMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ironstride.cohort.simulated_season import Dose
    from ironstride.training.exercise import Exercise
    from ironstride.training.sets import LoggedSet

# The sets end before this Monday.
WRITTEN_FOR: Final = dt.date(2026, 11, 23)
YEARS: Final = 5
_WEEKS: Final = YEARS * 52
# A runner of some experience.
_SEED: Final = 2
_WRITTEN: Final = Path("build/five_years.jsonl")
_GROUPS: Final = ("squat", "hinge", "push", "pull")
_GYM: Final = Place("gym", frozenset(EQUIPMENT))
_FIRST_SET_AT: Final = dt.time(18)
_MINUTES_A_SET: Final = 4
_WARM_UPS: Final = ((0.6, 6),)
_SESSIONS_A_WEEK: Final = 3
_REST_S: Final = 150
_GAIN_LOG: Final = 0.25
_GAIN_HALF_LIFE_WEEKS: Final = 60


def read_five_years(root: Path = Path()) -> list[LoggedSet]:
    """Return the sets, written below `root` where they were not yet."""
    path = root / _WRITTEN
    if not path.exists():
        lines = [json.dumps(encode_logged_set(one)) for one in live_five_years()]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", "utf-8")
    report = Report(str(path))
    sets = []
    for line in path.read_text("utf-8").splitlines():
        one = attempt(Field(json.loads(line), "", report), read_logged_set, None)
        if one is None:
            raise ValueError(report.problems[0])
        sets.append(one)
    return sets


def moved(sets: list[LoggedSet], monday: dt.date) -> list[LoggedSet]:
    """Return the sets as if they ended before another Monday."""
    later = monday - WRITTEN_FOR
    return [replace(one, performed_at=one.performed_at + later) for one in sets]


def live_five_years() -> Iterator[LoggedSet]:
    """Yield every set in the order of time, each with its id."""
    runner = _long_runner()
    oracle = Oracle(runner)
    for session in runner.season:
        at = dt.datetime.combine(session.on, _FIRST_SET_AT)
        for lift in session.lifts:
            for one in _do_lift(oracle, runner, session, lift, at):
                yield replace(one, id=str(uuid5(NAMESPACE_URL, f"five-years:{one.id}:{one.kind}")))
            at += dt.timedelta(minutes=30)


def _do_lift(
    oracle: Oracle, runner: SimulatedRunner, session: SimulatedSession, lift: str, at: dt.datetime
) -> Iterator[LoggedSet]:
    """Yield two warm-up sets and the work sets of a lift."""
    gym_lift = _gym_lift(lift)
    dose = dose_of(gym_lift.exercise, runner.experience, session.week, read_policy())
    tired = 0.0
    for number in range(dose.sets):
        moment = SetMoment(session.on, session.week, number, tired)
        load_kg = oracle.next_load_kg(gym_lift, dose, session.on)
        done = attempt_set(runner, lift, load_kg, dose, moment)
        done_at = at + (number + len(_WARM_UPS)) * dt.timedelta(minutes=_MINUTES_A_SET)
        logged = write_down(runner, lift, load_kg, done, moment, done_at)
        # The app takes no weight that is out of all reason.
        typed_kg = load_kg if (logged.load_kg or 0) > MAX_LOAD_KG else logged.load_kg
        logged = replace(logged, load_kg=typed_kg, target=_target(logged, dose, load_kg))
        if not number:
            yield from _warm_up(logged, gym_lift, load_kg, at)
        yield logged
        oracle.saw(logged)
        tired += runner.tired_by(done.true_rir)


def _target(work: LoggedSet, dose: Dose, load_kg: float) -> PlannedSet:
    return PlannedSet(
        "work",
        work.set_kind,
        reps=dose.reps,
        load_kg=(load_kg, load_kg),
        rir=(dose.rir, dose.rir),
        rest_s=_REST_S,
    )


def _warm_up(
    work: LoggedSet, lift: GymLift, load_kg: float, at: dt.datetime
) -> Iterator[LoggedSet]:
    for number, (share, reps) in enumerate(_WARM_UPS):
        yield replace(
            work,
            id=f"{work.id}/{number}",
            performed_at=at + number * dt.timedelta(minutes=_MINUTES_A_SET),
            kind="warmup",
            load_kg=lift.nearest_kg(share * load_kg),
            reps=reps,
            rir=None,
            first_rep_effort=None,
            target=None,
        )


def _gym_lift(lift: str) -> GymLift:
    exercise = read_catalogue().exercise(lift)
    setup = exercise.setup_for(_GYM.equipment)
    if setup is None:
        message = f"{lift} cannot be done in a whole gym"
        raise ValueError(message)
    return GymLift(exercise, setup, buildable_loads(_GYM, setup, read_policy()))


def _long_runner() -> SimulatedRunner:
    """Return the simulated runner with five years of sessions instead of ten weeks."""
    short = simulate_truth(_SEED, read_catalogue())
    season = tuple(_lay_out())
    growth = {
        session.on: math.exp(_GAIN_LOG * (1 - 0.5 ** (number / _GAIN_HALF_LIFE_WEEKS)))
        for number, session in enumerate(season)
    }
    names = sorted({lift for session in season for lift in session.lifts})
    lifts = {name: _hidden(short, read_catalogue().exercise(name), growth) for name in names}
    return replace(short, season=season, lifts=lifts)


def _lay_out() -> Iterator[SimulatedSession]:
    """Yield the sessions in blocks of ten weeks, each with other lifts of the same groups."""
    by_group = {group: _lifts_of(group) for group in _GROUPS}
    first = WRITTEN_FOR - dt.timedelta(weeks=_WEEKS)
    for number in range(_WEEKS):
        block, week = divmod(number, WEEKS)
        for place, day in enumerate((*SESSION_DAYS, max(SESSION_DAYS) + 2)[:_SESSIONS_A_WEEK]):
            lifts = tuple(own[(block + place) % len(own)] for own in by_group.values())
            yield SimulatedSession(first + dt.timedelta(weeks=number, days=day), week, lifts)


def _lifts_of(group: str) -> list[str]:
    return [
        one.id
        for one in read_catalogue().exercises.values()
        if one.related_group == group and one.set_kind == "load_reps" and one.rep_classes
    ]


def _hidden(
    short: SimulatedRunner, exercise: Exercise, growth: Mapping[dt.date, float]
) -> HiddenLift:
    """Return the truth of a lift: as it stands to the one of its group that the runner has."""
    catalogue = read_catalogue()
    relatives = (catalogue.exercise(name) for name in (*LIFTER_LIFTS[0], *short.lifts))
    known = next(one for one in relatives if one.related_group == exercise.related_group)
    hidden = short.lifts[known.id]
    own_kg = next(iter(hidden.one_rep_max_kg.values()))
    ratio = (exercise.prior_load_ratio or 1) / (known.prior_load_ratio or 1)
    loaded_kg = hidden.load_kg(1, own_kg) * ratio * math.exp(Random(exercise.id).gauss(0, 0.1))
    share_kg = exercise.bodyweight_fraction * short.body_mass_kg
    lift = HiddenLift(exercise, hidden.slope_fraction, share_kg, {})
    return replace(
        lift,
        one_rep_max_kg={on: lift.moved_kg(loaded_kg) * factor for on, factor in growth.items()},
    )
