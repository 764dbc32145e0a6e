"""How fast the strength model learns: `python bench/bench_strength_model.py [ATHLETES [SETS]]`.

Prints, in processor time of one core: the update by one set on a log of 30 lifts; the replay of
10,000 sets of 30 lifts; and ATHLETES (a million) runners with 20 lifts each, who all do one set of
every lift, updated as stacks of arrays, beside the same by the code for one runner, measured on a
few and scaled up. Each stack is made, updated and dropped, as a server would read and write it.
"""

from __future__ import annotations

import datetime as dt
import math
import os

# Before numpy is loaded: one core, or the figures depend on what else runs.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import random
import resource
import sys
import time
from dataclasses import dataclass, replace
from statistics import median, quantiles
from typing import TYPE_CHECKING, Final

import numpy as np

from arguments import read_numbers
from ironstride.catalogue.reader import read_catalogue
from ironstride.loading.day_sets import DaySets
from ironstride.loading.kalman import correct, expect
from ironstride.loading.observation import system_kg, written_kg
from ironstride.loading.session_update import set_slopes
from ironstride.loading.strength_model import StrengthDay, StrengthModel
from ironstride.loading.strength_state import (
    BIAS,
    RESERVE,
    StrengthState,
    habit_at,
    level_at,
    noise_scales,
)
from ironstride.policy.reader import read_policy
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.loading.kalman import Array
    from ironstride.loading.strength_numbers import StrengthNumbers

ATHLETES: Final = 1_000_000
SETS: Final = 10_000
STACK: Final = 500
ONE_BY_ONE: Final = 100
LIFTS_OF_ONE: Final = 30
LIFTS_OF_MANY: Final = 20
LIFTS_A_DAY: Final = 6
SETS_A_LIFT: Final = 3
BODY_MASS_KG: Final = 70
BEGUN: Final = dt.datetime(2023, 1, 2, 18)


def main(athletes: int, sets: int) -> None:
    """Print seconds and memory of each part."""
    print(f"one core, {os.environ['OPENBLAS_NUM_THREADS']} thread of the linear algebra; CPU time")
    model = build_model()
    log = make_log(LIFTS_OF_ONE, sets)
    time_one_set(model, log)
    time_replay(model, log)
    time_many(model, athletes)


def build_model() -> StrengthModel:
    """Return the model with the exercises of the catalogue."""
    return StrengthModel.of(read_catalogue().exercises, BODY_MASS_KG, "novice", read_policy())


def lifts(count: int) -> list[str]:
    """Return the first weighed exercises of the catalogue."""
    known = read_catalogue().exercises.values()
    return [one.id for one in known if one.set_kind == "load_reps"][:count]


def make_log(count: int, sets: int) -> list[LoggedSet]:
    """Return a log of `count` lifts, six a day, three sets of each, some without reserve."""
    chance = random.Random(4)
    names = lifts(count)
    log: list[LoggedSet] = []
    while len(log) < sets:
        session, place = divmod(len(log), LIFTS_A_DAY * SETS_A_LIFT)
        lift = (session * LIFTS_A_DAY + place // SETS_A_LIFT) % count
        at = BEGUN + dt.timedelta(days=2 * session, minutes=3 * place)
        load_kg = round((40 + lift) * (1 + session / 2_000) * chance.uniform(0.95, 1.05), 1)
        log.append(
            LoggedSet(
                id=str(len(log)),
                exercise=names[lift],
                performed_at=at,
                set_kind="load_reps",
                load_kg=load_kg,
                reps=chance.randint(4, 10),
                rir=chance.choice((None, 1.0, 2.0, 3.0)),
            )
        )
    return log


def time_one_set(model: StrengthModel, log: Sequence[LoggedSet]) -> None:
    """Print the time of each update, one set after the other, once all lifts are known."""
    day, taken_ms = model.begin(), []
    for one in log[:3_000]:
        begun_s = time.process_time()
        day = model.log(day, one)
        taken_ms.append(1_000 * (time.process_time() - begun_s))
    known = taken_ms[len(taken_ms) // 2 :]
    spread = quantiles(known, n=20)
    print(
        f"one set, {len(day.state.exercises)} lifts known: median {median(known):.2f} ms, "
        f"p95 {spread[-1]:.2f} ms, most {max(known):.2f} ms"
    )


def time_replay(model: StrengthModel, log: Sequence[LoggedSet]) -> None:
    """Print the time of a whole log."""
    begun_s = time.process_time()
    day = model.follow(log)
    taken_s = time.process_time() - begun_s
    print(f"replay of {len(log):,} sets of {len(day.state.exercises)} lifts: {taken_s:.2f} s")


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """Runners side by side: the shape of one state, their means (a, d), covariances (a, d, d)."""

    state: StrengthState
    mean: Array
    covariance: Array


def make_stack(state: StrengthState, count: int, seed: int) -> Stack:
    """Return runners who differ in every lift."""
    chance = np.random.default_rng(seed)
    mean = np.repeat(state.mean[None], count, axis=0)
    mean[:, [level_at(one) for one in range(len(state.exercises))]] += chance.normal(
        0, 0.05, (count, len(state.exercises))
    )
    return Stack(state, mean, np.repeat(state.covariance[None], count, axis=0))


def update_stack(
    stack: Stack, sets: tuple[Array, Array, Array], numbers: StrengthNumbers
) -> tuple[Array, Array]:
    """Return mean and covariance after one set (a, n) of each of the n lifts of every runner.

    `sets` are the loads [log kg moved], the reps and the reserve that was reported, nan if not.

    As the code for one runner does: the sets around the belief, odd ones with more noise by
    Student's t, then the correction. Slopes are taken once.
    """
    state, mean = stack.state, stack.mean
    log_kg, reps, rir = sets
    count = len(state.exercises)
    places = list(range(count))
    levels = [level_at(one) for one in places]
    habits = [habit_at(one) for one in places]
    believed = (
        mean[:, levels],
        mean[:, state.curves],
        mean[:, [BIAS]],
        mean[:, [RESERVE]],
        mean[:, habits],
    )
    model, off = DaySets((), log_kg, reps, rir, np.zeros_like(reps)).beside(believed, numbers)
    slopes = np.zeros((*reps.shape, mean.shape[1]))
    for part, where in enumerate((levels, state.curves, BIAS, RESERVE, habits)):
        slopes[:, places, where] = set_slopes(model)[..., part]
    where = sorted({*levels, *habits, *state.curves, BIAS, RESERVE})
    scales = noise_scales(state, numbers)
    narrow, noise = slopes[..., where], scales * model.noise
    day = np.diag(scales * numbers.day_log_sd**2)
    first = expect(stack.covariance, where, narrow, diagonal(noise) + day)
    z = off / np.sqrt(np.einsum("aii->ai", first.spread))
    freedom = numbers.tail_freedom
    odd = np.maximum(1.0, (freedom + z**2) / (freedom + 1))
    light = (model.silent > 0) & (z < 0)
    grown = np.where(light, 1 + (numbers.light_set_variance - 1) * z**2, odd)
    first.spread[:] += diagonal(noise * (grown - 1))
    return correct(mean, stack.covariance, first, off, (BIAS,))


def diagonal(values: Array) -> Array:
    """Return (a, n, n) with `values` (a, n) on the diagonals."""
    return values[..., None] * np.eye(values.shape[-1])


def time_many(model: StrengthModel, athletes: int) -> None:
    """Print the time and the memory of many runners in stacks, beside one runner at a time."""
    log = make_log(LIFTS_OF_MANY, 40 * LIFTS_OF_MANY)
    begun = model.at(model.follow(log), log[-1].performed_on + dt.timedelta(days=3))
    sets = make_sets(model, begun.state.exercises, min(STACK, athletes))
    log_kg, reps, rir = sets
    taken_s = 0.0
    for first in range(0, athletes, STACK):
        count = min(STACK, athletes - first)
        stack = make_stack(begun.state, count, first)
        begun_s = time.process_time()
        update_stack(stack, (log_kg[:count], reps[:count], rir[:count]), model.numbers)
        taken_s += time.process_time() - begun_s
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    print(
        f"{athletes:,} runners x {LIFTS_OF_MANY} lifts in stacks of {STACK}: {taken_s:.1f} s, "
        f"{1e6 * taken_s / athletes / LIFTS_OF_MANY:.2f} us a lift, {memory_mb:.0f} MB at most"
    )
    compare(model, begun, sets, athletes)


def make_sets(
    model: StrengthModel, names: Sequence[str], athletes: int
) -> tuple[Array, Array, Array]:
    """Return load [log kg moved], reps and reported reserve of a set (a, n) of each lift."""
    chance = np.random.default_rng(4)
    shape = (athletes, len(names))
    written_kg = [42 + lifts(LIFTS_OF_MANY).index(name) for name in names]
    moved_kg = [
        system_kg(load_kg, model.exercises[name], BODY_MASS_KG)
        for load_kg, name in zip(written_kg, names, strict=True)
    ]
    log_kg = np.log(moved_kg) + chance.normal(0, 0.03, shape)
    reps = chance.integers(4, 11, shape).astype(float)
    return log_kg, reps, chance.choice((np.nan, 1.0, 2.0, 3.0), shape)


def compare(
    model: StrengthModel, begun: StrengthDay, sets: tuple[Array, Array, Array], athletes: int
) -> None:
    """Print what one runner at a time would take, and how far the two answers are apart."""
    stack = make_stack(begun.state, min(STACK, athletes), 0)
    mean, _ = update_stack(stack, sets, model.numbers)
    apart, taken_s = [], 0.0
    few = min(ONE_BY_ONE, len(stack.mean))
    for one in range(few):
        day = replace(begun, before=replace(begun.state, mean=stack.mean[one]))
        logged = logged_sets(model, day, [part[one] for part in sets])
        begun_s = time.process_time()
        for done in logged:
            day = model.log(day, done)
        taken_s += time.process_time() - begun_s
        levels = [level_at(at) for at in range(len(day.state.exercises))]
        apart.append(np.abs(mean[one, levels] - day.state.mean[levels]).max())
    each_us = 1e6 * taken_s / few / LIFTS_OF_MANY
    print(
        f"  one at a time: {each_us:.0f} us a lift (from {few} runners), "
        f"{taken_s / few * athletes / 3_600:.2f} h for all"
    )
    print(
        f"  largest difference of a one-rep max between the two: median of the runners "
        f"{100 * float(np.median(apart)):.2f} %, most {100 * max(apart):.2f} %"
    )


def logged_sets(model: StrengthModel, day: StrengthDay, sets: Sequence[Array]) -> list[LoggedSet]:
    """Return the sets of one runner as they would be logged on the day, one after the other."""
    begun = dt.datetime.combine(day.on or BEGUN.date(), BEGUN.time())
    logged = []
    for at, name in enumerate(day.state.exercises):
        log_kg, reps, rir = (float(part[at]) for part in sets)
        logged.append(
            LoggedSet(
                id=name,
                exercise=name,
                performed_at=begun + dt.timedelta(minutes=at),
                set_kind="load_reps",
                load_kg=written_kg(math.exp(log_kg), model.exercises[name], BODY_MASS_KG),
                reps=int(reps),
                rir=None if math.isnan(rir) else rir,
            )
        )
    return logged


if __name__ == "__main__":
    main(*read_numbers(__doc__, athletes=ATHLETES, sets=SETS))
    sys.exit(0)
