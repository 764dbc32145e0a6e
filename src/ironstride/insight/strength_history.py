"""Strength over time from one pass of the strength model over a log."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ironstride.insight.day_levels import DayLevels, Fading, curve_step, usual_reps
from ironstride.insight.strength_index import (
    INDEX_GROUPS,
    IndexChain,
    IndexGroup,
    IndexPoint,
    SessionCount,
)
from ironstride.loading.observation import hands_of, written_kg
from ironstride.loading.progress import LiftOutcome, read_outcomes
from ironstride.loading.reps_curve import normal_chance, normal_quantile
from ironstride.loading.strength_state import level_at

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from ironstride.loading.strength_model import StrengthDay, StrengthModel
    from ironstride.loading.strength_state import StrengthState
    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise
    from ironstride.training.sets import LoggedSet

# What the number that a runner recognises counts: the weight, that in each hand, or all that
# moves, the share of the body included, where a weight alone would be nothing or help.
Counts = Literal["total", "per_hand", "moved"]
# Rounding may leave nothing of a small variance.
_LEAST_LOG_SD: Final = 1e-6


@dataclass(frozen=True, slots=True)
class KgBand:
    """A believed weight [kg] with the range in which it lies in 8 of 10 cases."""

    low_kg: float
    median_kg: float
    high_kg: float


@dataclass(frozen=True, slots=True)
class StrengthPoint:
    """The believed one-rep max of a lift at the end of a day.

    `loaded` is as written on the bar, per hand where the lift counts so, below 0 where even the
    body alone is more than one rep allows; of an assisted lift it is the help. `moved` is all that
    moves: both hands, the share of the body. `apart_log_sd` is the uncertainty of log(moved) that
    other days do not share.
    """

    on: dt.date
    loaded: KgBand
    moved: KgBand
    apart_log_sd: float


@dataclass(frozen=True, slots=True)
class StrengthChange:
    """How a lift changed from one day to another: 0.05 is 5 % more moved in one rep."""

    since: dt.date
    median_fraction: float
    low_fraction: float
    high_fraction: float
    stronger_chance: float


@dataclass(frozen=True, slots=True)
class LiftHistory:
    """A lift from its first believed one-rep max on, seen with the reps curve believed today.

    `k_share` is the slope of that curve: what one more rep costs, a share of the weight.
    `sessions` counts the days with sets that said something, `last_on` is the newest of them.
    """

    exercise: str
    name: str
    counts: Counts
    k_share: float
    sessions: int
    last_on: dt.date
    points: tuple[StrengthPoint, ...]

    def shown(self, point: StrengthPoint) -> KgBand:
        """Return the number that the runner recognises."""
        return point.moved if self.counts == "moved" else point.loaded

    def point_on(self, day: dt.date) -> StrengthPoint | None:
        """Return the last point until `day`."""
        return next((one for one in reversed(self.points) if one.on <= day), None)

    def change_since(self, day: dt.date, policy: Policy) -> StrengthChange | None:
        """Return the change from the last point until `day` to the newest; None without both.

        What both days share leaves the change alone; the rest is taken as independent, so that
        the range is rather too wide than too narrow.
        """
        before = self.point_on(day)
        if before is None or before is self.points[-1]:
            return None
        now = self.points[-1]
        log_sd = math.hypot(before.apart_log_sd, now.apart_log_sd)
        gain = math.log(now.moved.median_kg / before.moved.median_kg)
        spread = band_z(policy) * log_sd
        low, middle, high = (math.expm1(gain + part) for part in (-spread, 0.0, spread))
        return StrengthChange(
            before.on, middle, low, high, normal_chance(gain / max(log_sd, _LEAST_LOG_SD))
        )


@dataclass(frozen=True, slots=True)
class StrengthHistory:
    """All lifts with own sets, the newest first; the index by group; how sessions went.

    `doubted` are ids of sets too far off to be believed.
    """

    lifts: tuple[LiftHistory, ...]
    index: Mapping[IndexGroup, tuple[IndexPoint, ...]]
    outcomes: tuple[LiftOutcome, ...]
    doubted: frozenset[str]

    def lift(self, exercise: str) -> LiftHistory | None:
        """Return the history of a lift."""
        return next((one for one in self.lifts if one.exercise == exercise), None)


def band_z(policy: Policy) -> float:
    """Return how many standard deviations wide half a band is."""
    return normal_quantile((1 + policy.number("insight.band_fraction")) / 2)


def read_strength_history(
    model: StrengthModel, sets: Iterable[LoggedSet], today: dt.date, policy: Policy
) -> StrengthHistory:
    """Return what the sets until `today` say of each lift, day by day, and of all together."""
    known = [one for one in sets if one.performed_on <= today]
    pass_ = _Pass(model, known, policy)
    day = model.begin()
    for day in model.days(known):
        if day.on is not None:
            pass_.take(day, day.on)
    if day.on is not None and day.on < today:
        day = model.at(day, today)
        pass_.close(day, today)
    return pass_.history(day)


def _kept_days(sets: Iterable[LoggedSet], most: int) -> dict[dt.date, frozenset[str]]:
    """Return the lifts to draw on each day: at most so many days of each, the last one too."""
    days: dict[str, set[dt.date]] = defaultdict(set)
    for one in sets:
        if one.kind == "work":
            days[one.exercise].add(one.performed_on)
    kept: dict[dt.date, set[str]] = defaultdict(set)
    for lift, own in days.items():
        for day in thinned(sorted(own), most):
            kept[day].add(lift)
    return {day: frozenset(lifts) for day, lifts in kept.items()}


def thinned(days: Sequence[dt.date], most: int) -> Sequence[dt.date]:
    """Return at most `most` days, evenly spread by their number, first and last included."""
    if len(days) <= most:
        return days
    step = (len(days) - 1) / (most - 1)
    return [days[round(place * step)] for place in range(most)]


class _Pass:
    """What is written down while a log is followed."""

    def __init__(self, model: StrengthModel, sets: Sequence[LoggedSet], policy: Policy) -> None:
        self.model, self.policy = model, policy
        most = policy.whole("insight.most_points")
        self.kept = _kept_days(sets, most)
        self.usual = usual_reps(sets, model.numbers)
        self.drawn: dict[str, list[tuple[dt.date, float, float]]] = defaultdict(list)
        self.sessions: dict[str, int] = defaultdict(int)
        self.outcomes: list[LiftOutcome] = []
        self.count = SessionCount(policy.whole("insight.index.lasts_days"))
        self.fading = Fading()
        self.z = band_z(policy)
        self.chains = {
            group: IndexChain(model.exercises, group, policy, self.z) for group in INDEX_GROUPS
        }
        self.index_days = frozenset(thinned(sorted(self.kept), most))

    def take(self, day: StrengthDay, on: dt.date) -> None:
        """Write down a day of sets."""
        done = tuple(one.exercise for one in day.lifts if one.session.form is not None)
        for lift in done:
            self.sessions[lift] += 1
        self.outcomes += read_outcomes(day)
        self.count.note(done, on)
        self.fading.note(day.state, done)
        self._step(day.state, on, self.kept.get(on, frozenset()), draw=on in self.index_days)

    def close(self, day: StrengthDay, today: dt.date) -> None:
        """Write down what is believed on a day without sets: all lifts."""
        self._step(day.state, today, frozenset(self.drawn), draw=True)

    def _step(
        self, state: StrengthState, on: dt.date, lifts: frozenset[str], *, draw: bool
    ) -> None:
        if not state.exercises:
            return
        levels = DayLevels.of(state, self.usual)
        counted = self.count.counted(self.policy.whole("insight.index.least_sessions"))
        held = levels.held(self.fading.taken_back)
        for one in self.chains.values():
            one.step(held, counted, on)
            if draw:
                one.draw(levels, on)
        for place, lift in enumerate(state.exercises):
            if lift in lifts and state.sets_used[place]:
                variance = float(levels.apart[place, place])
                self.drawn[lift].append((on, levels.levels[lift], max(0.0, variance)))

    def history(self, last: StrengthDay) -> StrengthHistory:
        """Return all that was written down, seen with the curves that are believed in the end."""
        lifts = [self._lift(lift, last.state) for lift in self.drawn]
        lifts.sort(key=lambda one: (one.last_on, one.sessions, one.exercise), reverse=True)
        return StrengthHistory(
            tuple(lifts),
            {group: tuple(one.points) for group, one in self.chains.items()},
            tuple(self.outcomes),
            last.doubted,
        )

    def _lift(self, lift: str, state: StrengthState) -> LiftHistory:
        exercise = self.model.exercises.get(lift)
        index = state.exercises.index(lift)
        at, drawn = level_at(index), self.drawn[lift]
        # What all days share is as unsure on each of them as in the end.
        shared = max(0.0, float(state.covariance[at, at]) - drawn[-1][2])
        step = curve_step(state, index, self.usual[lift])
        return LiftHistory(
            exercise=lift,
            name=lift if exercise is None else exercise.name,
            counts=what_counts(exercise),
            k_share=math.exp(float(state.mean[int(state.curves[index])])),
            sessions=self.sessions[lift],
            last_on=state.last_on(index),
            points=tuple(
                self._point(exercise, on, level + step, (apart, shared))
                for on, level, apart in drawn
            ),
        )

    def _point(
        self, exercise: Exercise | None, on: dt.date, level: float, variances: tuple[float, float]
    ) -> StrengthPoint:
        """Return a log one-rep max with its variance: that of the day and that of all days."""
        spread = self.z * math.sqrt(sum(variances))
        moved = [math.exp(level + part) for part in (-spread, 0.0, spread)]
        loaded = [written_kg(one, exercise, self.model.body_mass_kg) for one in moved]
        band = KgBand(min(loaded), loaded[1], max(loaded))
        return StrengthPoint(on, band, KgBand(*moved), math.sqrt(variances[0]))


def what_counts(exercise: Exercise | None) -> Counts:
    """Return what the number of a lift counts that the runner recognises."""
    if exercise is None:
        return "total"
    if exercise.set_kind != "load_reps":
        return "moved"
    return "total" if hands_of(exercise) == 1 else "per_hand"
