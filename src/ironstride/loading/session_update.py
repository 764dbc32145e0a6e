"""What the sets of one lift on one day say about the runner, odd sets believed less."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from ironstride.loading.kalman import Innovation, correct, expect
from ironstride.loading.set_model import MOST_REPS
from ironstride.loading.strength_state import (
    BIAS,
    RESERVE,
    StrengthState,
    habit_at,
    level_at,
    noise_scales,
)

if TYPE_CHECKING:
    from ironstride.loading.day_sets import DaySets
    from ironstride.loading.kalman import Array
    from ironstride.loading.set_model import SetModel
    from ironstride.loading.strength_numbers import StrengthNumbers

# A variance that leaves a set without any weight.
_NO_WEIGHT: Final = 1e6


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
    state: StrengthState, index: int, sets: DaySets, numbers: StrengthNumbers
) -> LiftSession:
    """Return the state after the sets of one lift on the day of the state."""
    look = _Look.at(state, index, sets, numbers)
    noise, doubted = look.weigh()
    doubt = np.nan
    if doubted.all():
        doubt = float(np.median(look.sets.implied_levels(look.believed[1:4], numbers)))
        if _doubted_alike(state.doubted_log_kg[index], doubt, look.believed[0]):
            look, noise, doubt = look.opened(doubt), look.noise, np.nan
            doubted = np.zeros_like(doubted)
    used = ~doubted
    said = used & ~np.isnan(look.sets.rir)
    if said.any() and not state.sets_used[index]:
        # As far as the first own sets are from what was carried over, the ratio may well be off.
        own = look.sets.keep(said).implied_levels(look.believed[1:4], numbers)
        look = look.opened(float(np.median(own)))
    after, form = look.correct(noise, used) if used.any() else (state, None)
    if state.sets_used[index]:
        after = _surprised(after, index, look)
    after = _seen(after, index, int(used.sum()), doubt)
    return LiftSession(after, form, look.surprise_sd, look.sets.keep(doubted).ids)


def _seen(state: StrengthState, index: int, used: int, doubt: float) -> StrengthState:
    """Return the state that knows of a session of a lift on its day."""
    last_days, sets_used = state.last_days.copy(), state.sets_used.copy()
    doubted = state.doubted_log_kg.copy()
    if state.on is not None:
        last_days[index] = state.on.toordinal()
    sets_used[index] += used
    doubted[index] = doubt
    return replace(state, last_days=last_days, sets_used=sets_used, doubted_log_kg=doubted)


def _surprised(state: StrengthState, index: int, look: _Look) -> StrengthState:
    """Return the state that has learned how noisy the sessions of a lift are."""
    surprises, count = state.surprises.copy(), state.surprise_count.copy()
    memory, most = look.numbers.scale_memory, look.numbers.outlier_z
    surprises[index] = memory * surprises[index] + min(look.surprise_sd**2, most**2) * look.scale
    count[index] = memory * count[index] + 1
    return replace(state, surprises=surprises, surprise_count=count)


def _doubted_alike(before: float, doubt: float, level: float) -> bool:
    """Whether two sessions in a row were too far off on the same side: no typing errors then."""
    return (before - level) * (doubt - level) > 0


def set_slopes(model: SetModel) -> Array:
    """Return what sets change with (m, 5): level, log k, bias, reserve, habit.

    Without a reserve the reps say nothing of the curve: they would teach it the habit.
    """
    by_log_k = np.where(model.silent > 0, 0.0, model.by_log_k)
    columns = (np.ones_like(by_log_k), by_log_k, model.by_bias, model.by_reserve, model.silent)
    return np.stack(columns, axis=-1)


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    """The sets of a lift beside the state, of which they touch five elements.

    `where` are these: level, log k, bias, reserve, habit; `believed` (5,) is their mean. `scale`
    says how noisy the lift is; `off` (m,) how far the sets are from what was expected [log kg],
    `featherlight` (m,) whether they left more than anybody can count, `slopes` (m, 5) what they
    change with, `noise` (m,) their own variance, `innovation` all of it.
    """

    state: StrengthState
    index: int
    sets: DaySets
    numbers: StrengthNumbers
    where: list[int]
    believed: Array
    scale: float
    model: SetModel
    off: Array
    featherlight: Array
    slopes: Array
    noise: Array
    innovation: Innovation
    surprise_sd: float

    @classmethod
    def at(cls, state: StrengthState, index: int, sets: DaySets, numbers: StrengthNumbers) -> Self:
        """Return the sets that can be believed beside the state."""
        where = [level_at(index), int(state.curves[index]), BIAS, RESERVE, habit_at(index)]
        believed = state.mean[where]
        scale = float(noise_scales(state, numbers)[index])
        sets = sets.believable(believed[1:4], numbers)
        model, off = sets.beside(believed, numbers)
        many = sets.rir >= len(numbers.rir_sd) - 1
        featherlight = many & (sets.due(believed, numbers) >= MOST_REPS)
        ones = np.ones_like(off)
        slopes, noise = set_slopes(model), scale * model.noise
        common = np.diag(noise) + scale * numbers.day_log_sd**2
        innovation = expect(state.covariance, where, slopes, common)
        weights = innovation.explain(ones[:, None])[:, 0]
        return cls(
            state,
            index,
            sets,
            numbers,
            where,
            believed,
            scale,
            model,
            off,
            featherlight,
            slopes,
            noise,
            innovation,
            float(weights @ off / np.sqrt(weights.sum())),
        )

    @property
    def day_variance(self) -> float:
        return self.scale * self.numbers.day_log_sd**2

    def opened(self, level: float) -> _Look:
        """Return the look with a level that may be anywhere up to `level`."""
        at, covariance = self.where[0], self.state.covariance.copy()
        covariance[at, at] += (level - self.state.mean[at]) ** 2
        return replace(self, state=replace(self.state, covariance=covariance))

    def weigh(self) -> tuple[Array, Array]:
        """Return the noise of each set, grown where the set is odd, and whether it is doubted.

        Student's t keeps an odd set from moving much; a set further off than the limit moves
        nothing. A set that does not report its reserve and is light was just light, and one that
        left more than can be counted never pulls down.
        """
        numbers = self.numbers
        z = self.off / np.sqrt(np.diagonal(self.innovation.spread))
        freedom = numbers.tail_freedom
        odd = np.maximum(1.0, (freedom + z**2) / (freedom + 1))
        light = (self.model.silent > 0) & (z < 0)
        grown = np.where(light, 1 + (numbers.light_set_variance - 1) * z**2, odd)
        is_first = not self.state.sets_used[self.index]
        if is_first:
            # Carried over too heavy: what was really lifted is no odd set.
            grown = np.where((z < 0) & ~light, 1.0, grown)
        open_ended = self.sets.only_at_least(numbers) & (z < 0)
        noise = self.noise * np.where(open_ended | self.featherlight, _NO_WEIGHT, grown)
        # A lift known from others only may be far from there: only a much heavier set is a slip.
        apart = (
            self.off > numbers.first_outlier_log
            if is_first
            else np.abs(self.off) > numbers.outlier_log
        )
        far = apart & (np.abs(z) > numbers.outlier_z)
        return noise, (far & ~light & ~open_ended) | self._unlike(noise)

    def _unlike(self, noise: Array) -> Array:
        """Return which sets are too far from the others of the day: they share lift and form.

        Of two that disagree the lighter is believed.
        """
        middle = int(np.argsort(self.off, kind="stable")[(len(self.off) - 1) // 2])
        apart = np.abs(self.off - self.off[middle])
        limit = self.numbers.outlier_z * np.sqrt(noise + noise[middle])
        unlike: Array = (apart > limit) & (apart > self.numbers.outlier_log)
        return unlike

    def correct(self, noise: Array, used: Array) -> tuple[StrengthState, DayForm]:
        """Return the state after the sets that are used, and the form of the day.

        Sets end where they were asked to, or on a good day with more left and on a bad one with
        less. Read as a bias of the reports, that would drive it down without end: it is learned
        from checks of the limit alone.
        """
        state, off = self.state, self.off[used]
        common = np.diag(noise[used]) + self.day_variance
        innovation = expect(state.covariance, self.where, self.slopes[used], common)
        held = () if self.sets.has_limit_check else (BIAS,)
        mean, covariance = correct(state.mean, state.covariance, innovation, off, held)
        after = replace(state, mean=mean, covariance=covariance)
        return self.bounded(after), self.form(innovation, off)

    def bounded(self, state: StrengthState) -> StrengthState:
        """Return the state in which a silent set has left at least nothing in reserve.

        A habit nearer to the limit than that is strength instead: what was done was possible.
        """
        at = self.where[4]
        room = -float(np.max(self.model.by_reserve)) * max(float(state.mean[RESERVE]), 0.0)
        if not self.model.silent.all() or state.mean[at] <= room:
            return state
        noise = np.full((1, 1), self.numbers.proof_log_sd**2)
        innovation = expect(state.covariance, [at], np.ones((1, 1)), noise)
        residual = np.array([room - state.mean[at]])
        mean, covariance = correct(state.mean, state.covariance, innovation, residual, (BIAS,))
        return replace(state, mean=mean, covariance=covariance)

    def form(self, innovation: Innovation, off: Array) -> DayForm:
        """Return what the sets say of today alone."""
        prior = self.day_variance
        weights = innovation.explain(np.ones((len(off), 1)))[:, 0]
        return DayForm(
            mean=float(prior * weights @ off),
            variance=float(prior - prior**2 * weights.sum()),
            with_state=-prior * innovation.cross @ weights,
        )
