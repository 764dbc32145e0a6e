"""One statistical model of a runner's strength: from every logged set to the next weight.

A state-space model of all lifts at once, followed day by day with an extended Kalman filter whose
noise is Student's t. Related lifts are joined by the ratios of the catalogue, all lifts by the
runner's own reps curve and way of judging reps in reserve. Equations:
docs/science/strength_model.md.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Self

from ironstride.errors import require
from ironstride.loading.day_sets import DaySets
from ironstride.loading.observation import Observation, is_informative, system_kg
from ironstride.loading.related_lifts import carry_over
from ironstride.loading.reps_curve import CURVE_GROUPS, lift_group
from ironstride.loading.session_update import LiftSession, update_lift
from ironstride.loading.strength_numbers import StrengthNumbers, read_strength_numbers
from ironstride.loading.strength_state import (
    BIAS,
    RESERVE,
    LiftPrior,
    StrengthState,
    add_lift,
    begin_state,
    level_at,
)
from ironstride.loading.strength_time import pass_time

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ironstride.loading.related_lifts import Carried
    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise
    from ironstride.training.sets import LoggedSet
    from ironstride.training.words import Experience


@dataclass(frozen=True, slots=True)
class LiftWork:
    """The work sets of one lift on a day: how many, and those that say something."""

    begun_at: dt.datetime
    sets: int = 0
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class DayLift:
    """A lift of a day with what its sets left."""

    exercise: str
    work: LiftWork
    session: LiftSession


@dataclass(frozen=True, slots=True, eq=False)
class StrengthDay:
    """What is believed after the sets of a day so far: those of one lift are judged together.

    `before` is the state at the start of `on`; `lifts` stand in the order in which they were begun;
    `doubted_before` are ids of sets of earlier days too far off to be believed.
    """

    before: StrengthState
    on: dt.date | None = None
    lifts: tuple[DayLift, ...] = ()
    doubted_before: frozenset[str] = frozenset()

    @property
    def state(self) -> StrengthState:
        """What is believed now."""
        return self.lifts[-1].session.state if self.lifts else self.before

    @property
    def doubted(self) -> frozenset[str]:
        """The ids of all sets so far that were too far off to be believed."""
        today = (one.session.doubted for one in self.lifts)
        return self.doubted_before.union(*today)

    def lift(self, exercise: str) -> DayLift | None:
        """Return what was done of a lift on the day."""
        return next((one for one in self.lifts if one.exercise == exercise), None)

    def kept_until(self, works: Iterable[tuple[str, LiftWork]]) -> Iterator[DayLift]:
        """Yield the first lifts that stand as they were judged."""
        for one, (_, work) in zip(self.lifts, works, strict=False):
            if one.work is not work:
                return
            yield one


@dataclass(frozen=True, slots=True, eq=False)
class StrengthModel:
    """The model for one runner: the lifts there are, the body that moves, and the numbers."""

    exercises: Mapping[str, Exercise]
    body_mass_kg: float
    numbers: StrengthNumbers
    policy: Policy

    @classmethod
    def of(
        cls,
        exercises: Mapping[str, Exercise],
        body_mass_kg: float,
        experience: Experience,
        policy: Policy,
    ) -> Self:
        """Return the model with the numbers of the policy for this experience."""
        require(body_mass_kg > 0, "body_mass_kg is above 0")
        return cls(exercises, body_mass_kg, read_strength_numbers(policy, experience), policy)

    @property
    def most_kg(self) -> float:
        """The most [kg moved] that a set is believed to have been."""
        return self.policy.number("loading.set.most_body_masses") * self.body_mass_kg

    def begin(self) -> StrengthDay:
        """Return what is believed before any set."""
        return StrengthDay(begin_state(self.numbers))

    def follow(self, sets: Iterable[LoggedSet]) -> StrengthDay:
        """Return what is believed after a log, whatever order its days come in."""
        return deque(self.days(sets), maxlen=1).pop()

    def days(self, sets: Iterable[LoggedSet]) -> Iterator[StrengthDay]:
        """Yield what is believed before any set, then after each day of a log."""
        day = self.begin()
        yield day
        ordered = sorted(sets, key=lambda one: one.performed_at)
        for _, done in groupby(ordered, key=lambda one: one.performed_on):
            day = self.log_day(day, tuple(done))
            yield day

    def log(self, day: StrengthDay, done: LoggedSet) -> StrengthDay:
        """Return what is believed after one more set, of the day or a later one."""
        return self._with_sets(self.at(day, done.performed_on), (done,))

    def log_day(self, day: StrengthDay, done: Sequence[LoggedSet]) -> StrengthDay:
        """Return what is believed after more sets, all of one day, in the order of time."""
        return self._with_sets(self.at(day, done[0].performed_on), done)

    def at(self, day: StrengthDay, on: dt.date) -> StrengthDay:
        """Return what is believed at the start of a later day, or `day` if that is it."""
        require(day.on is None or on >= day.on, "sets are followed in the order of their days")
        if on == day.on:
            return day
        return StrengthDay(pass_time(day.state, on, self.numbers), on, (), day.doubted)

    def _with_sets(self, day: StrengthDay, done: Iterable[LoggedSet]) -> StrengthDay:
        """Add work sets of the day, and judge again from the first lift that they change."""
        works = {one.exercise: one.work for one in day.lifts}
        for logged in done:
            if logged.kind == "work":
                work = works.get(logged.exercise) or LiftWork(logged.performed_at)
                works[logged.exercise] = self._work_with(work, logged)
        return self.with_works(day, works)

    def with_works(self, day: StrengthDay, works: Mapping[str, LiftWork]) -> StrengthDay:
        """Return the day with these lifts, judged from the first one that is not as it was."""
        ordered = sorted(works.items(), key=lambda item: (item[1].begun_at, item[0]))
        judged = list(day.kept_until(ordered))
        state = judged[-1].session.state if judged else day.before
        for exercise, work in ordered[len(judged) :]:
            session = self._judge(state, exercise, work)
            judged.append(DayLift(exercise, work, session))
            state = session.state
        return replace(day, lifts=tuple(judged))

    def _work_with(self, work: LiftWork, logged: LoggedSet) -> LiftWork:
        exercise = self.exercises.get(logged.exercise)
        moved_kg = system_kg(logged.load_kg or 0.0, exercise, self.body_mass_kg)
        observations = work.observations
        if is_informative(logged, moved_kg, self.numbers):
            observation = Observation(
                logged.id, moved_kg, float(logged.reps or 0), logged.rir, work.sets
            )
            observations = (*observations, observation)
        return replace(work, sets=work.sets + 1, observations=observations)

    def _judge(self, state: StrengthState, exercise: str, work: LiftWork) -> LiftSession:
        """Return what the sets of a lift say; what nobody moves was mistyped, and says nothing."""
        if not work.observations:
            return LiftSession(state)
        sets = DaySets.of(work.observations)
        possible = sets.log_kg <= math.log(self.most_kg)
        on = work.begun_at.date()
        session = self._judge_possible(state, exercise, on, sets.keep(possible))
        return replace(session, doubted=(*session.doubted, *sets.keep(~possible).ids))

    def _judge_possible(
        self, state: StrengthState, exercise: str, on: dt.date, sets: DaySets
    ) -> LiftSession:
        index = state.index(exercise)
        if index is None or not state.sets_used[index]:
            # "At least so many" says nothing of a lift that is not known yet.
            sets = sets.keep(~sets.only_at_least(self.numbers))
        if not sets.ids:
            return LiftSession(state)
        if index is None:
            state = self.joined(state, exercise) or self._begun(state, exercise, on, sets)
            index = len(state.exercises) - 1
        return update_lift(state, index, sets, self.numbers)

    def joined(self, state: StrengthState, exercise: str) -> StrengthState | None:
        """Return the state with a lift that follows from the surest related one, if any."""
        wanted = self.exercises.get(exercise)
        carried = [] if wanted is None else list(self._carried(state, wanted))
        if not carried:
            return None
        source, best = min(carried, key=lambda one: self._open_variance(state, *one))
        prior = LiftPrior(best.level, best.log_sd, source, best.share)
        return self._add(state, exercise, state.last_on(source), prior)

    def _carried(self, state: StrengthState, wanted: Exercise) -> Iterator[tuple[int, Carried]]:
        for index, name in enumerate(state.exercises):
            done = self.exercises.get(name)
            if done is None or not state.sets_used[index]:
                continue
            level = float(state.mean[level_at(index)])
            carried = carry_over(level, done, wanted, self.body_mass_kg, self.numbers)
            if carried is not None:
                yield index, carried

    def _open_variance(self, state: StrengthState, index: int, carried: Carried) -> float:
        at = level_at(index)
        return float(carried.log_sd**2 + carried.share**2 * state.covariance[at, at])

    def _begun(
        self, state: StrengthState, exercise: str, on: dt.date, sets: DaySets
    ) -> StrengthState:
        """Return the state with a lift nothing was known of: its own first sets say where it is.

        Of two sets that disagree the lighter is believed.
        """
        shared = state.mean[[self._curve(exercise), BIAS, RESERVE]]
        levels = sorted(sets.implied_levels(shared, self.numbers))
        prior = LiftPrior(float(levels[(len(levels) - 1) // 2]), self.numbers.first_log_sd)
        return self._add(state, exercise, on, prior)

    def _add(
        self, state: StrengthState, exercise: str, last_on: dt.date, prior: LiftPrior
    ) -> StrengthState:
        return add_lift(state, exercise, self._curve(exercise), last_on, prior, self.numbers)

    def _curve(self, exercise: str) -> int:
        known = self.exercises.get(exercise)
        group = "unknown" if known is None else lift_group(known, self.policy)
        return CURVE_GROUPS.index(group)
