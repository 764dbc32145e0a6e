"""What the sets of one lift on one day say about the runner, odd sets believed less."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

import numpy as np

from ironstride.loading.day_sets import DaySets
from ironstride.loading.kalman import Innovation, correct, expect
from ironstride.loading.strength_state import (
    BIAS,
    RESERVE,
    StrengthState,
    habit_at,
    level_at,
    noise_scales,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.loading.kalman import Array
    from ironstride.loading.observation import Observation
    from ironstride.loading.set_model import SetModel
    from ironstride.loading.strength_numbers import StrengthNumbers


@dataclass(frozen=True, slots=True, eq=False)
class DayForm:
    """How much stronger than usual the runner is today in one lift [log kg].

    `with_state` (d,) is its covariance with the state.
    """

    mean: float
    variance: float
    with_state: Array


@dataclass(frozen=True, slots=True, eq=False)
class LiftSession:
    """The state after the sets of one lift on one day.

    `surprise_sd` is how far the session was from what was expected, in standard deviations, above
    0 when it went better; `doubted` are the ids of sets too far off to be believed.
    """

    state: StrengthState
    form: DayForm | None = None
    surprise_sd: float = 0.0
    doubted: tuple[str, ...] = ()


def update_lift(
    state: StrengthState, index: int, observations: Sequence[Observation], numbers: StrengthNumbers
) -> LiftSession:
    """Return the state after the sets of one lift on the day of the state."""
    look = _Look.at(state, index, DaySets.of(observations), numbers)
    first = look.linear(look.believed)
    innovation = look.expect(first, look.small)
    surprise_sd = look.surprise_sd(first, innovation)
    noise, doubted = look.weigh(first, innovation)
    doubt = np.nan
    if doubted.all():
        doubt = float(np.median(first.residual + look.believed[0]))
        if _doubted_alike(state.doubted_log_kg[index], doubt, look.believed[0]):
            look, noise, doubt = look.opened(doubt), first.noise, np.nan
            doubted = np.zeros_like(doubted)
    used = ~doubted
    after, form = look.correct(first, noise, used) if used.any() else (state, None)
    if state.sets_used[index]:
        after = _surprised(after, index, min(surprise_sd**2, numbers.outlier_z**2), look)
    after = _seen(after, index, int(used.sum()), doubt)
    return LiftSession(after, form, surprise_sd, look.sets.keep(doubted).ids)


def _seen(state: StrengthState, index: int, used: int, doubt: float) -> StrengthState:
    """Return the state that knows of a session of a lift on its day."""
    last_days, sets_used = state.last_days.copy(), state.sets_used.copy()
    doubted = state.doubted_log_kg.copy()
    if state.on is not None:
        last_days[index] = state.on.toordinal()
    sets_used[index] += used
    doubted[index] = doubt
    return replace(state, last_days=last_days, sets_used=sets_used, doubted_log_kg=doubted)


def _surprised(state: StrengthState, index: int, squared: float, look: _Look) -> StrengthState:
    """Return the state that has learned how noisy the sessions of a lift are."""
    surprises, count = state.surprises.copy(), state.surprise_count.copy()
    memory = look.numbers.scale_memory
    surprises[index] = memory * surprises[index] + squared * look.scale
    count[index] = memory * count[index] + 1
    return replace(state, surprises=surprises, surprise_count=count)


def _doubted_alike(before: float, doubt: float, level: float) -> bool:
    """Whether two sessions in a row were too far off on the same side: no typing errors then."""
    return (before - level) * (doubt - level) > 0


@dataclass(frozen=True, slots=True, eq=False)
class _Linear:
    """The sets around one belief: model, slopes (m, 5), noise and what was not expected (m,)."""

    model: SetModel
    slopes: Array
    noise: Array
    residual: Array


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    """The sets of a lift beside the state, of which they touch five elements.

    `where` are these: level, log k, bias, reserve, habit; `believed` (5,) and `small` (5, 5) their
    mean and covariance; `scale` is how noisy the lift is.
    """

    state: StrengthState
    index: int
    sets: DaySets
    numbers: StrengthNumbers
    where: list[int]
    believed: Array
    small: Array
    scale: float

    @classmethod
    def at(cls, state: StrengthState, index: int, sets: DaySets, numbers: StrengthNumbers) -> Self:
        curve = int(state.curves[index])
        where = [level_at(index), curve, BIAS, RESERVE, habit_at(index)]
        believed = state.mean[where]
        return cls(
            state,
            index,
            sets.believable(believed[1:4], numbers),
            numbers,
            where,
            believed,
            state.covariance[np.ix_(where, where)],
            float(noise_scales(state, numbers)[index]),
        )

    @property
    def day_variance(self) -> float:
        return self.scale * self.numbers.day_log_sd**2

    def opened(self, level: float) -> _Look:
        """Return the look with a level that may be anywhere up to `level`."""
        at, covariance = self.where[0], self.state.covariance.copy()
        covariance[at, at] += (level - self.state.mean[at]) ** 2
        state = replace(self.state, covariance=covariance)
        return replace(self, state=state, small=covariance[np.ix_(self.where, self.where)])

    def linear(self, at: Array) -> _Linear:
        """Return the sets as a linear model around `at`, its residual taken from the belief."""
        model = self.sets.model(at[1:4], self.numbers)
        slopes = np.empty((len(model.noise), len(self.where)))
        slopes[:, 0] = 1
        slopes[:, 1], slopes[:, 2] = model.by_log_k, model.by_bias
        slopes[:, 3], slopes[:, 4] = model.by_reserve, model.silent
        expected = at[0] + at[4] * model.silent + model.log_share + slopes @ (self.believed - at)
        return _Linear(model, slopes, self.scale * model.noise, self.sets.log_kg - expected)

    def expect(self, linear: _Linear, covariance: Array, noise: Array | None = None) -> Innovation:
        """Return the innovation of all sets; the form of the day is common to them."""
        common = np.diag(linear.noise if noise is None else noise) + self.day_variance
        where = range(len(self.where)) if covariance is self.small else self.where
        return expect(covariance, list(where), linear.slopes, common)

    def weigh(self, linear: _Linear, innovation: Innovation) -> tuple[Array, Array]:
        """Return the noise of each set, grown where the set is odd, and whether it is doubted.

        Student's t keeps an odd set from moving much; a set further off than the limit moves
        nothing. A set that does not report its reserve and is light was just light.
        """
        z = linear.residual / np.sqrt(np.diagonal(innovation.spread))
        freedom = self.numbers.tail_freedom
        odd = np.maximum(1.0, (freedom + z**2) / (freedom + 1))
        light = (linear.model.silent > 0) & (z < 0)
        grown = np.where(light, 1 + (self.numbers.light_set_variance - 1) * z**2, odd)
        far = np.abs(linear.residual) > self.numbers.outlier_log
        return linear.noise * grown, far & (np.abs(z) > self.numbers.outlier_z) & ~light

    def correct(self, first: _Linear, noise: Array, used: Array) -> tuple[StrengthState, DayForm]:
        """Return the state after the sets that are used, and the form of the day.

        The slopes depend on what is believed: they are taken again where the first look led.
        """
        look, noise = replace(self, sets=self.sets.keep(used)), noise[used]
        linear = first if look.sets is self.sets else look.linear(self.believed)
        innovation = look.expect(linear, look.small, noise)
        at, _ = correct(look.believed, look.small, innovation, linear.residual)
        linear = look.linear(at)
        innovation = look.expect(linear, look.state.covariance, noise)
        mean, covariance = correct(
            look.state.mean, look.state.covariance, innovation, linear.residual
        )
        after = replace(look.state, mean=mean, covariance=covariance)
        return look.bounded(after, linear.model), look.form(innovation, linear.residual)

    def bounded(self, state: StrengthState, model: SetModel) -> StrengthState:
        """Return the state in which a silent set has left at least nothing in reserve.

        A habit nearer to the limit than that is strength instead: what was done was possible.
        """
        at = self.where[4]
        room = -float(np.max(model.by_reserve)) * max(float(state.mean[RESERVE]), 0.0)
        if not model.silent.all() or state.mean[at] <= room:
            return state
        noise = np.full((1, 1), self.numbers.proof_log_sd**2)
        innovation = expect(state.covariance, [at], np.ones((1, 1)), noise)
        residual = np.array([room - state.mean[at]])
        mean, covariance = correct(state.mean, state.covariance, innovation, residual)
        return replace(state, mean=mean, covariance=covariance)

    def form(self, innovation: Innovation, residual: Array) -> DayForm:
        """Return what the sets say of today alone."""
        prior = self.day_variance
        weights = innovation.explain(np.ones((len(residual), 1)))[:, 0]
        return DayForm(
            mean=float(prior * weights @ residual),
            variance=float(prior - prior**2 * weights.sum()),
            with_state=-prior * innovation.cross @ weights,
        )

    def surprise_sd(self, linear: _Linear, innovation: Innovation) -> float:
        """Return how far the sets were from what was expected, as one number."""
        weights = innovation.explain(np.ones((len(linear.residual), 1)))[:, 0]
        return float(weights @ linear.residual / np.sqrt(weights.sum()))
