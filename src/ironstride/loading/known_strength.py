"""What is known of a runner's strength on a day: an estimate of each lift, own or related."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from ironstride.loading.estimate import Estimate, NotEnoughData
from ironstride.loading.observation import system_kg
from ironstride.loading.reps_curve import RepsCurve
from ironstride.loading.strength_model import StrengthModel
from ironstride.loading.strength_state import level_at

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from ironstride.loading.session_update import DayForm
    from ironstride.loading.strength_model import StrengthDay
    from ironstride.loading.strength_state import StrengthState
    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise
    from ironstride.training.sets import LoggedSet
    from ironstride.training.words import Experience

# Beyond these a rep costs nothing at all, or a fifth of the one-rep max.
LEAST_LOG_K: Final = math.log(0.002)
MOST_LOG_K: Final = math.log(0.2)


@dataclass(frozen=True, slots=True, eq=False)
class KnownStrength:
    """The strength model after the sets of a runner up to a day."""

    model: StrengthModel
    day: StrengthDay
    sets: tuple[LoggedSet, ...]

    @classmethod
    def from_sets(
        cls,
        sets: Iterable[LoggedSet],
        exercises: Mapping[str, Exercise],
        *,
        body_mass_kg: float,
        experience: Experience,
        today: dt.date,
        policy: Policy,
    ) -> Self:
        """Return what is known on `today`; sets after it do not count."""
        known = tuple(one for one in sets if one.performed_on <= today)
        model = StrengthModel.of(exercises, body_mass_kg, experience, policy)
        return cls(model, model.at(model.follow(known), today), known)

    def log(self, done: LoggedSet) -> KnownStrength:
        """Return what is known after one more set."""
        return KnownStrength(self.model, self.model.log(self.day, done), (*self.sets, done))

    def on(self, day: dt.date) -> KnownStrength:
        """Return what is known at the start of a later day if nothing is done until then."""
        return KnownStrength(self.model, self.model.at(self.day, day), self.sets)

    def estimate(self, exercise: str) -> Estimate | NotEnoughData:
        """Return the one-rep max of a lift; without own sets, of the surest related lift."""
        state, index = self.day.state, self.day.state.index(exercise)
        if index is not None and state.sets_used[index]:
            return self._read(state, index)
        joined = self.model.joined(state, exercise)
        if joined is None:
            return NotEnoughData(exercise, self._done_kg(exercise))
        return self._read(joined, len(joined.exercises) - 1)

    def estimate_next_set(self, exercise: str) -> Estimate | NotEnoughData:
        """Return the one-rep max of a lift for its next set today: form and fatigue included."""
        done = self.day.lift(exercise)
        if done is None or done.session.form is None:
            return self.estimate(exercise)
        state = done.session.state
        return self._read(
            state,
            state.exercises.index(exercise),
            form=done.session.form,
            tired=self.model.numbers.fatigue_per_set * done.work.sets,
        )

    @property
    def doubted(self) -> frozenset[str]:
        """The ids of sets too far off to be believed: probably mistyped."""
        return self.day.doubted

    @property
    def believed_sets(self) -> tuple[LoggedSet, ...]:
        """All sets but those that are doubted."""
        doubted = self.doubted
        return tuple(one for one in self.sets if one.id not in doubted)

    def _read(
        self, state: StrengthState, index: int, form: DayForm | None = None, tired: float = 0.0
    ) -> Estimate:
        numbers, at, curve = self.model.numbers, level_at(index), int(state.curves[index])
        level, variance = float(state.mean[at]) - tired, float(state.covariance[at, at])
        shared, curve_variance = float(state.covariance[at, curve]), state.covariance[curve, curve]
        form_log_sd = math.hypot(numbers.day_log_sd, numbers.set_log_sd)
        if form is not None:
            level += form.mean
            variance += 2 * float(form.with_state[at]) + form.variance
            shared += float(form.with_state[curve])
            form_log_sd = numbers.set_log_sd
        exercise = state.exercises[index]
        known, source = self.model.exercises.get(exercise), state.sources[index]
        return Estimate(
            exercise=exercise,
            median_kg=math.exp(level),
            level_log_sd=math.sqrt(variance - shared**2 / curve_variance),
            curve=RepsCurve(_slope(float(state.mean[curve])), math.sqrt(curve_variance)),
            surest_weight=shared / curve_variance,
            form_log_sd=form_log_sd,
            body_share_kg=known.bodyweight_fraction * self.model.body_mass_kg if known else 0.0,
            source="own" if state.sets_used[index] else "related",
            from_exercise=exercise if state.sets_used[index] else state.exercises[source],
            newest_on=state.last_on(index),
            sets_used=int(state.sets_used[index if state.sets_used[index] else source]),
        )

    def _done_kg(self, exercise: str) -> float | None:
        """Return the middle load that was done: a mistyped one moves nothing."""
        known, model = self.model.exercises.get(exercise), self.model
        own = (one for one in self.believed_sets if one.exercise == exercise)
        return middle_load_kg(
            [
                one
                for one in own
                if system_kg(one.load_kg or 0.0, known, model.body_mass_kg) <= model.most_kg
            ]
        )


def _slope(log_k: float) -> float:
    """Return a slope [1/rep] that somebody may have: sets that nobody can do drive it far."""
    return math.exp(min(max(log_k, LEAST_LOG_K), MOST_LOG_K))


def middle_load_kg(sets: Sequence[LoggedSet]) -> float | None:
    """Return the middle load [kg] as written of sets, or None without any."""
    done = sorted(one.load_kg for one in sets if one.load_kg is not None)
    return done[(len(done) - 1) // 2] if done else None
