"""What the sets of one lift on one day say about the runner, odd sets believed less."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from ironstride.loading.kalman import Innovation, correct, expect
from ironstride.loading.set_model import SetModel, model_sets
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
    from ironstride.loading.strength_numbers import StrengthNumbers

# The slopes depend on what is believed; they hardly change after the second look.
_LOOKS: Final = 3


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


def implied_levels(
    observations: Sequence[Observation], state: StrengthState, curve: int, numbers: StrengthNumbers
) -> Array:
    """Return the log one-rep max [log kg] that each set stands for."""
    shared = state.mean[[curve, BIAS, RESERVE]]
    return _log_kg(observations) - _model(observations, shared, numbers).log_share


def update_lift(
    state: StrengthState, index: int, observations: Sequence[Observation], numbers: StrengthNumbers
) -> LiftSession:
    """Return the state after the sets of one lift on the day of the state."""
    used = _believable(observations, state, int(state.curves[index]), numbers)
    look = _Look(state, index, used, numbers)
    expected = look.linear(look.believed)
    noise, doubted = look.weigh(expected)
    doubt = np.nan
    if doubted.all():
        doubt = float(np.median(expected.residual + look.believed[0]))
        if _doubted_alike(state.doubted_log_kg[index], doubt, look.believed[0]):
            look = replace(look, state=_opened(state, level_at(index), doubt))
            noise, doubted, doubt = (
                look.scale * expected.model.noise,
                np.zeros_like(doubted),
                np.nan,
            )
    ids = tuple(one.set_id for one, odd in zip(used, doubted, strict=True) if odd)
    after, form = look.correct(noise, ~doubted) if len(ids) < len(used) else (state, None)
    surprise_sd = look.surprise_sd(expected)
    if state.sets_used[index]:
        after = _surprised(after, index, min(surprise_sd**2, numbers.outlier_z**2), numbers)
    after = _seen(after, index, len(used) - len(ids), doubt)
    return LiftSession(after, form, surprise_sd, ids)


def _believable(
    observations: Sequence[Observation], state: StrengthState, curve: int, numbers: StrengthNumbers
) -> tuple[Observation, ...]:
    """Return the sets to believe: those that report their reserve, else the best one.

    A set that does not say how much was left only proves that at least this was possible.
    """
    said = tuple(one for one in observations if one.rir is not None)
    if said:
        return said
    return (observations[int(np.argmax(implied_levels(observations, state, curve, numbers)))],)


def _model(
    observations: Sequence[Observation], shared: Array, numbers: StrengthNumbers
) -> SetModel:
    """Return the model of sets; `shared` are log k, bias and reserve as they are believed."""
    return model_sets(
        np.array([one.reps for one in observations]),
        np.array([np.nan if one.rir is None else one.rir for one in observations]),
        np.array([float(one.before) for one in observations]),
        log_k=shared[0],
        bias=shared[1],
        reserve=shared[2],
        numbers=numbers,
    )


def _log_kg(observations: Sequence[Observation]) -> Array:
    return np.log([one.system_kg for one in observations])


def _seen(state: StrengthState, index: int, used: int, doubt: float) -> StrengthState:
    """Return the state that knows of a session of a lift on its day."""
    last_days, sets_used = state.last_days.copy(), state.sets_used.copy()
    doubted = state.doubted_log_kg.copy()
    if state.on is not None:
        last_days[index] = state.on.toordinal()
    sets_used[index] += used
    doubted[index] = doubt
    return replace(state, last_days=last_days, sets_used=sets_used, doubted_log_kg=doubted)


def _surprised(
    state: StrengthState, index: int, squared: float, numbers: StrengthNumbers
) -> StrengthState:
    """Return the state that has learned how noisy the sessions of a lift are."""
    surprises, count = state.surprises.copy(), state.surprise_count.copy()
    memory = numbers.scale_memory
    surprises[index] = memory * surprises[index] + squared * noise_scales(state, numbers)[index]
    count[index] = memory * count[index] + 1
    return replace(state, surprises=surprises, surprise_count=count)


def _doubted_alike(before: float, doubt: float, level: float) -> bool:
    """Whether two sessions in a row were too far off on the same side: no typing errors then."""
    return (before - level) * (doubt - level) > 0


def _opened(state: StrengthState, at: int, level: float) -> StrengthState:
    """Return the state with an element that may be anywhere up to `level`."""
    covariance = state.covariance.copy()
    covariance[at, at] += (level - state.mean[at]) ** 2
    return replace(state, covariance=covariance)


@dataclass(frozen=True, slots=True, eq=False)
class _Linear:
    """The sets around one belief: model, slopes (m, 5) and what is not expected (m,)."""

    model: SetModel
    slopes: Array
    residual: Array


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    """The sets of a lift beside the state, of which they touch five elements."""

    state: StrengthState
    index: int
    observations: tuple[Observation, ...]
    numbers: StrengthNumbers

    @property
    def where(self) -> list[int]:
        """The elements: level, log k, bias, reserve, habit."""
        curve = int(self.state.curves[self.index])
        return [level_at(self.index), curve, BIAS, RESERVE, habit_at(self.index)]

    @property
    def scale(self) -> float:
        return float(noise_scales(self.state, self.numbers)[self.index])

    @property
    def day_variance(self) -> float:
        return self.scale * self.numbers.day_log_sd**2

    @property
    def believed(self) -> Array:
        return self.state.mean[self.where]

    def linear(self, at: Array) -> _Linear:
        """Return the sets as a linear model around `at`, its residual taken from the belief."""
        model = _model(self.observations, at[1:], self.numbers)
        columns = (
            np.ones_like(model.noise),
            model.by_log_k,
            model.by_bias,
            model.by_reserve,
            model.silent,
        )
        slopes = np.stack(columns, axis=-1)
        expected = at[0] + at[4] * model.silent + model.log_share + slopes @ (self.believed - at)
        return _Linear(model, slopes, _log_kg(self.observations) - expected)

    def expect(self, linear: _Linear, noise: Array, covariance: Array | None = None) -> Innovation:
        """Return the innovation of all sets; the form of the day is common to them."""
        where = self.where if covariance is None else list(range(len(self.where)))
        common = np.full((len(noise), len(noise)), self.day_variance)
        seen = self.state.covariance if covariance is None else covariance
        return expect(seen, where, linear.slopes, common + np.diag(noise))

    def weigh(self, linear: _Linear) -> tuple[Array, Array]:
        """Return the noise of each set, grown where the set is odd, and whether it is doubted.

        Student's t keeps an odd set from moving much; a set further off than the limit moves
        nothing. A set that does not report its reserve and is light was just light.
        """
        noise = self.scale * linear.model.noise
        z = linear.residual / np.sqrt(np.diagonal(self.expect(linear, noise).spread))
        freedom = self.numbers.tail_freedom
        odd = np.maximum(1.0, (freedom + z**2) / (freedom + 1))
        silent = np.array([one.rir is None for one in self.observations], dtype=bool)
        light = silent & (z < 0)
        grown = np.where(light, 1 + (self.numbers.light_set_variance - 1) * z**2, odd)
        far = np.abs(linear.residual) > self.numbers.outlier_log
        return noise * grown, far & (np.abs(z) > self.numbers.outlier_z) & ~light

    def correct(self, noise: Array, kept: Array) -> tuple[StrengthState, DayForm]:
        """Return the state after the kept sets, and the form of the day."""
        look = replace(
            self,
            observations=tuple(
                one for one, yes in zip(self.observations, kept, strict=True) if yes
            ),
        )
        noise = noise[kept]
        small = look.state.covariance[np.ix_(look.where, look.where)]
        at = look.believed
        for _ in range(_LOOKS - 1):
            linear = look.linear(at)
            at, _ = correct(
                look.believed, small, look.expect(linear, noise, small), linear.residual
            )
        linear = look.linear(at)
        innovation = look.expect(linear, noise)
        mean, covariance = correct(
            look.state.mean, look.state.covariance, innovation, linear.residual
        )
        after = replace(look.state, mean=mean, covariance=covariance)
        return look.bounded(after, linear.model), look.form(innovation, linear.residual)

    def bounded(self, state: StrengthState, model: SetModel) -> StrengthState:
        """Return the state in which a silent set has left at least nothing in reserve.

        A habit nearer to the limit than that is strength instead: what was done was possible.
        """
        at = habit_at(self.index)
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

    def surprise_sd(self, linear: _Linear) -> float:
        """Return how far the sets were from what was expected, as one number."""
        innovation = self.expect(linear, self.scale * linear.model.noise)
        weights = innovation.explain(np.ones((len(linear.residual), 1)))[:, 0]
        return float(weights @ linear.residual / np.sqrt(weights.sum()))
