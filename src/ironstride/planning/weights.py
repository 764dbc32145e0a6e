"""The weight of every set: from the runner's own lifts, growing in small steps."""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from ironstride.loading.estimate import Estimate
from ironstride.loading.inventory import buildable_loads, in_units
from ironstride.loading.known_strength import KnownStrength
from ironstride.loading.prescription import (
    LoadAnswer,
    LoadRange,
    LoadRequest,
    NoLoadNeeded,
    prescribe_load,
)
from ironstride.loading.ramp import plan_ramp
from ironstride.loading.search import TooHeavy
from ironstride.planning.done_loads import at_least_done, cap_by_newest
from ironstride.planning.growth import expect_growth
from ironstride.training.words import RepClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.loading.estimate import NotEnoughData
    from ironstride.planning.kits import Option
    from ironstride.planning.standing import Span
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.exercise import Setup
    from ironstride.training.place import Place
    from ironstride.training.session import PlannedItem
    from ironstride.training.sets import IntRange, PlannedSet

LoadKey = tuple[str, str, RepClass]
PROBE_REPS: Final = (12, 15)
PROBE_RIR: Final = (4, 5)
RAMPED: Final[frozenset[RepClass]] = frozenset({"strength", "hypertrophy"})


@dataclass(slots=True)
class Weights:
    """Loads for one plan; it remembers what it prescribed so that nothing grows too fast.

    `now` is the day from which a plan is made again by a log: of what was logged, the log says what
    was lifted until then, and not the plan. `breaks` are the days without training since the plan
    began.
    """

    athlete: Athlete
    catalogue: Catalogue
    today: dt.date
    policy: Policy
    now: dt.date = dt.date.min
    breaks: tuple[Span, ...] = ()
    _strength: KnownStrength | None = None
    _estimates: dict[str, Estimate | NotEnoughData] = field(default_factory=dict)
    _loads_kg: dict[tuple[str, Setup, str], tuple[float, ...]] = field(default_factory=dict)
    _previous_kg: dict[LoadKey, float] = field(default_factory=dict)
    _searched: dict[str, dt.date] = field(default_factory=dict)
    _days: dict[str, set[dt.date]] = field(default_factory=dict)
    _too_heavy: dict[tuple[str, Setup, str], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.now = max(self.now, self.today)

    def loads(self, option: Option, place: Place) -> tuple[float, ...]:
        """Return the loads [kg] that can be built for `option` at `place`."""
        key = (option.exercise.id, option.setup, place.name)
        if key not in self._loads_kg:
            units = self.athlete.units
            self._loads_kg[key] = buildable_loads(place, option.setup, self.policy, units)
        return self._loads_kg[key]

    def estimate(self, exercise_id: str) -> Estimate | NotEnoughData:
        """Return what is known of the runner's strength in an exercise."""
        known = self._estimates.get(exercise_id)
        if known is None:
            known = self.strength.estimate(exercise_id)
            self._estimates[exercise_id] = known
        return known

    @property
    def strength(self) -> KnownStrength:
        """What the sets until now say of the runner."""
        if self._strength is None:
            self._strength = KnownStrength.from_sets(
                self.athlete.known_sets,
                self.catalogue.exercises,
                body_mass_kg=self.athlete.body_mass_kg,
                experience=self.athlete.lifting.experience,
                today=self.now,
                policy=self.policy,
            )
        return self._strength

    def is_too_heavy(self, option: Option, place: Place) -> bool:
        """Whether the lightest load there is too heavy for easy sets of 12-15, or none exists."""
        key = (option.exercise.id, option.setup, place.name)
        known = self._too_heavy.get(key)
        if known is None:
            request = self.request(option, place, "hypertrophy", PROBE_REPS, PROBE_RIR)
            known = isinstance(prescribe_load(request, self.policy), TooHeavy)
            needs_load = option.exercise.set_kind == "load_reps"
            known = known or (needs_load and not self.loads(option, place))
            self._too_heavy[key] = known
        return known

    def is_too_light(self, option: Option, place: Place) -> bool:
        """Whether even the heaviest load there is far from heavy for this body."""
        loads = self.loads(option, place)
        if not loads:
            return option.exercise.set_kind == "load_reps"
        hands = 2 if option.setup.load_counts == "per_hand" else 1
        share = self.policy.number("gates.least_heavy_share")
        return loads[-1] * hands < share * self.athlete.body_mass_kg

    def prescribe(
        self,
        option: Option,
        place: Place,
        rep_class: RepClass,
        each: PlannedSet,
        *,
        on: dt.date,
        may_grow: bool,
    ) -> LoadAnswer:
        """Return the load of a set on a day, as far as the sessions before it let it grow."""
        if each.contacts is not None or each.seconds is not None:
            return NoLoadNeeded()
        key = (option.exercise.id, place.name, rep_class)
        previous = self._previous_kg.get(key)
        request = self.request(option, place, rep_class, each.reps, each.rir)
        request = replace(request, estimate=self._expected(request.estimate, option, on))
        if previous is not None:
            request = self._limited(request, previous, may_grow=may_grow)
        else:
            request = cap_by_newest(request, self.strength.believed_sets, self.policy)
        answer = prescribe_load(request, self.policy)
        return at_least_done(answer, request, self.strength, self.now, self.policy)

    def settle(
        self, items: Sequence[PlannedItem], place: Place, on: dt.date, *, is_deload: bool
    ) -> None:
        """Remember what a session that is in the plan prescribes; drafts leave no trace.

        A deload's lighter load is not what the next one grows from.
        """
        for item in items:
            if any(work.find_load for work in item.work_sets):
                self._searched.setdefault(item.exercise, on)
            if on < self.now and any(one.exercise == item.exercise for one in self.athlete.log):
                continue
            self._days.setdefault(item.exercise, set()).add(on)
            high_kg = top_of(item)
            key = (item.exercise, place.name, item.rep_class)
            if high_kg is not None and not (is_deload and key in self._previous_kg):
                self._previous_kg[key] = high_kg

    def may_keep(
        self, item: PlannedItem, option: Option, place: Place, *, on: dt.date, may_grow: bool
    ) -> bool:
        """Whether the weights of `item`, prescribed before, are still a small step at most.

        The first weight of an exercise stands unless the log speaks against it.
        """
        if self.athlete.log and not self._is_still_right(
            item, option, place, on, may_grow=may_grow
        ):
            return False
        high_kg = top_of(item)
        previous = self._previous_kg.get((item.exercise, place.name, item.rep_class))
        if high_kg is None or previous is None or high_kg <= previous:
            return True
        cap = 1 + self.policy.number("progression.cap_normal_fraction")
        step = next((load for load in self.loads(option, place) if load > previous), previous)
        return may_grow and high_kg <= max(previous * cap, step)

    def _is_still_right(
        self, item: PlannedItem, option: Option, place: Place, on: dt.date, *, may_grow: bool
    ) -> bool:
        """Whether the top of the range is that of today, or less than a cap of growth from it."""
        work = item.work_sets[-1]
        if not work.is_weighed:
            return True
        answer = self.prescribe(option, place, item.rep_class, work, on=on, may_grow=may_grow)
        if not isinstance(answer, LoadRange):
            return True
        if work.load_kg is None:
            return False
        apart_kg = abs(answer.high_kg - work.load_kg[1])
        return apart_kg < self.policy.number("progression.cap_normal_fraction") * answer.high_kg

    def _expected(
        self, estimate: Estimate | NotEnoughData, option: Option, on: dt.date
    ) -> Estimate | NotEnoughData:
        """Return what to expect on `on` if the sessions until then go as planned.

        Strength grows a little each week, and each session makes the estimate surer.
        """
        if not isinstance(estimate, Estimate):
            return estimate
        days = self._days.get(option.exercise.id)
        if not days:
            return estimate
        surer = 1 + self.policy.number("progression.surer_per_session") * len(days)
        level = self.athlete.lifting.experience
        grown = expect_growth(min(days), on, self.breaks, level, self.policy)
        return replace(
            estimate,
            median_kg=estimate.median_kg * grown,
            level_log_sd=estimate.level_log_sd / math.sqrt(surer),
        )

    def first_search_on(self, exercise_id: str, on: dt.date) -> dt.date:
        """Return the day on which the plan first searches for the weight of an exercise."""
        return self._searched.get(exercise_id, on)

    def say(self, load_kg: float) -> str:
        """Return a load in the units of the athlete."""
        return f"{in_units(load_kg, self.athlete.units)} {self.athlete.units}"

    def request(
        self,
        option: Option,
        place: Place,
        rep_class: RepClass,
        reps: IntRange | None,
        rir: IntRange | None,
    ) -> LoadRequest:
        """Return what is asked of the iron: a lift with its dose, and what is known of it."""
        return LoadRequest(
            exercise=option.exercise,
            setup=option.setup,
            loads=self.loads(option, place),
            rep_class=rep_class,
            reps=reps,
            rir=rir,
            estimate=self.estimate(option.exercise.id),
            body_mass_kg=self.athlete.body_mass_kg,
            experience=self.athlete.lifting.experience,
        )

    def _limited(self, request: LoadRequest, previous: float, *, may_grow: bool) -> LoadRequest:
        """Cap the growth; in a week whose running jumps the load stays at most where it was."""
        if not may_grow and request.exercise.set_kind != "assisted":
            kept = request.loads[: max(1, bisect_right(request.loads, previous))]
            request = replace(request, loads=kept)
        cap = self.policy.number("progression.cap_normal_fraction")
        return replace(request, previous_high_kg=previous, cap_fraction=cap)

    def ramp(
        self,
        option: Option,
        place: Place,
        rep_class: RepClass,
        each: PlannedSet,
        *,
        most: int,
    ) -> tuple[PlannedSet, ...]:
        """Return the last `most` warm-up sets that lead to `each`."""
        if rep_class not in RAMPED or not most:
            return ()
        ramp = plan_ramp(
            option.exercise,
            option.setup,
            self.loads(option, place),
            load_kg=each.load_kg,
            rep_class=rep_class,
            reps=each.reps,
            body_mass_kg=self.athlete.body_mass_kg,
            policy=self.policy,
        )
        return ramp[-most:]


def top_of(item: PlannedItem) -> float | None:
    """Return the heaviest load [kg] of the work sets, or None without loads."""
    return max((work.load_kg[1] for work in item.work_sets if work.load_kg), default=None)
