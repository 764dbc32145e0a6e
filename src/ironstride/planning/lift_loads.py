"""What is known of each lift today, and the next weight for it at each of the runner's places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ironstride.loading.estimate import Estimate
from ironstride.loading.observation import hands_of, load_sign
from ironstride.loading.prescription import UNWEIGHED, LoadRange, NoLoadNeeded
from ironstride.loading.reps_curve import normal_quantile
from ironstride.loading.search import LoadSearch, TooHeavy
from ironstride.planning.dose import Dosing
from ironstride.planning.gates import judge_gates
from ironstride.planning.kits import build_kit
from ironstride.planning.phases import is_newcomer
from ironstride.planning.screen import screen_health
from ironstride.planning.weeks import WeekDemand
from ironstride.planning.weights import Weights

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.loading.prescription import LimitedBy
    from ironstride.planning.gates import Gates
    from ironstride.planning.kits import Kit, Option
    from ironstride.planning.screen import Screen
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.exercise import Exercise
    from ironstride.training.sets import IntRange, LoggedSet, PlannedSet
    from ironstride.training.words import Phase, RepClass

# The classes that are weighed, with the phase whose doses are asked: reps and reserve of the
# last week of it, neither the first of a newcomer nor a deload.
_PHASE_OF: Final[dict[RepClass, Phase]] = {
    "strength": "max_strength",
    "hypertrophy": "hypertrophy",
}
_LATE_WEEK: Final = 100
NOT_WEIGHED: Final = "a plan adds no weight to it"
# What keeps a range from what the estimate would allow.
_LIMITS: Final[dict[LimitedBy, str]] = {"cap": "held", "inventory": "too light"}


MAX_RANGE_FRACTION: Final = 0.80


@dataclass(frozen=True, slots=True)
class WrittenMax:
    """A one-rep max [kg] as written on the bar, per hand where the lift counts so.

    Below 0 where even the body alone is more than one rep allows; of an assisted lift it is the
    help, below 0 where none is needed.
    """

    median_kg: float
    low_kg: float
    high_kg: float


@dataclass(frozen=True, slots=True)
class PlaceLoad:
    """The next load of a dose at a place: a range of loads [kg], or why there is none."""

    place: str
    load: LoadRange | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NextDose:
    """The next dose of a lift in a class. `reason` says why the class has to wait, if it has to."""

    rep_class: RepClass
    reps: IntRange
    rir: IntRange
    at: tuple[PlaceLoad, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LiftLoads:
    """A lift with its estimate; `exercise` is None where the catalogue does not have it.

    `reason` says why no weight follows at any place.
    """

    name: str
    exercise: Exercise | None
    estimate: Estimate
    next: tuple[NextDose, ...]
    reason: str = ""

    @property
    def one_rep_max_kg(self) -> WrittenMax:
        """The one-rep max as it would be written, with its 80 % range."""
        z = normal_quantile((1 + MAX_RANGE_FRACTION) / 2)
        low, high = self.estimate.interval_kg(z)
        median, *ends = (
            self._written_kg(moved_kg) for moved_kg in (self.estimate.median_kg, low, high)
        )
        return WrittenMax(median, min(ends), max(ends))

    def _written_kg(self, moved_kg: float) -> float:
        if self.exercise is None:
            return moved_kg
        added_kg = moved_kg - self.estimate.body_share_kg
        return added_kg / (load_sign(self.exercise) * hands_of(self.exercise))


@dataclass(frozen=True, slots=True)
class KnownLoads:
    """The lifts that were done, the newest first; those that follow from them; doubted sets."""

    own: tuple[LiftLoads, ...]
    related: tuple[LiftLoads, ...]
    doubted: tuple[LoggedSet, ...]


def find_lift_loads(
    athlete: Athlete, catalogue: Catalogue, today: dt.date, policy: Policy
) -> KnownLoads:
    """Return what the sets until `today` say of each lift, and the next weights."""
    athlete = replace(
        athlete,
        log=tuple(one for one in athlete.log if one.performed_on <= today),
        lifts=tuple(one for one in athlete.lifts if one.on <= today),
    )
    return _Search.of(athlete, catalogue, today, policy).find()


@dataclass(frozen=True, slots=True)
class _Search:
    """All that a next weight depends on."""

    catalogue: Catalogue
    today: dt.date
    screen: Screen
    gates: Gates
    kits: tuple[Kit, ...]
    dosing: Dosing
    weights: Weights

    @classmethod
    def of(cls, athlete: Athlete, catalogue: Catalogue, today: dt.date, policy: Policy) -> _Search:
        screen = screen_health(athlete, today, policy)
        gates = judge_gates(athlete, screen, catalogue, today, policy)
        return cls(
            catalogue,
            today,
            screen,
            gates,
            tuple(
                build_kit(place, athlete, catalogue, screen, policy)
                for place in athlete.places.values()
            ),
            Dosing(
                policy, athlete.lifting.experience, gates, screen.least_rir, is_newcomer(athlete)
            ),
            Weights(athlete, catalogue, today, policy),
        )

    def find(self) -> KnownLoads:
        strength = self.weights.strength
        doubted = strength.doubted
        done = dict.fromkeys(one.exercise for one in strength.sets)
        own = [lift for name in done for lift in self._lift(name, "own")]
        own.sort(key=lambda one: (one.estimate.newest_on, one.estimate.sets_used), reverse=True)
        reachable = dict.fromkeys(name for kit in self.kits for name in kit.by_id)
        return KnownLoads(
            own=tuple(own),
            related=tuple(
                lift
                for name in reachable
                for lift in self._lift(name, "related")
                if any(place.load for dose in lift.next for place in dose.at)
            ),
            doubted=tuple(one for one in strength.sets if one.id in doubted),
        )

    def _lift(self, name: str, source: str) -> Iterator[LiftLoads]:
        """Yield the lift if what is known of it comes from this source."""
        estimate = self.weights.estimate(name)
        if not isinstance(estimate, Estimate) or estimate.source != source:
            return
        exercise = self.catalogue.exercises.get(name)
        if exercise is None:
            reason = "not an exercise of the catalogue, so no weight follows"
            yield LiftLoads(name, None, estimate, (), reason)
            return
        next_doses = tuple(self._doses(exercise))
        yield LiftLoads(name, exercise, estimate, next_doses, self._why_nowhere(exercise))

    def _why_nowhere(self, exercise: Exercise) -> str:
        if any(exercise.id in kit.by_id for kit in self.kits):
            return ""
        if not self.screen.allows(exercise):
            return "left out while it would load what hurts"
        return "none of your places has what it needs"

    def _doses(self, exercise: Exercise) -> Iterator[NextDose]:
        """Yield the dose of each class that the exercise may be done in some day."""
        for rep_class, phase in _PHASE_OF.items():
            is_gated = rep_class == "strength"
            if rep_class not in exercise.rep_classes:
                continue
            state = self.gates.states.get(exercise.main_pattern)
            if is_gated and state is None:
                continue
            waits = is_gated and not self.gates.allows(exercise.main_pattern, exercise)
            why = "; ".join(state.missing) if waits and state is not None else ""
            dose = self._dose(exercise, rep_class, phase, why)
            if dose is not None:
                yield dose

    def _dose(
        self, exercise: Exercise, rep_class: RepClass, phase: Phase, why: str
    ) -> NextDose | None:
        options = [(kit, kit.by_id[exercise.id]) for kit in self.kits if exercise.id in kit.by_id]
        if not options:
            return None
        week = _late_week(phase, self.today)
        each = self.dosing.prototype(options[0][1], rep_class, week, paired=False)
        if each.reps is None or each.rir is None:
            return None
        at = () if why else tuple(self._at(kit, rep_class, each, exercise.id) for kit, _ in options)
        return NextDose(rep_class, each.reps, each.rir, at, why)

    def _at(self, kit: Kit, rep_class: RepClass, each: PlannedSet, name: str) -> PlaceLoad:
        answer = self.weights.prescribe(
            kit.by_id[name], kit.place, rep_class, each, on=self.today, may_grow=True
        )
        if isinstance(answer, LoadRange):
            return PlaceLoad(kit.place.name, answer, _LIMITS.get(answer.limited_by, ""))
        return PlaceLoad(kit.place.name, None, self._why_none(answer, kit.by_id[name]))

    def _why_none(self, answer: LoadSearch | TooHeavy | NoLoadNeeded, option: Option) -> str:
        match answer:
            case TooHeavy():
                return f"the lightest there, {self.weights.say(answer.lightest_kg)}, is too heavy"
            case LoadSearch():
                return f"search for it, from {self.weights.say(answer.start_kg)}"
            case NoLoadNeeded():
                is_body = option.setup.implement in UNWEIGHED
                return NOT_WEIGHED if is_body else "no weights there that fit it"


def _late_week(phase: Phase, today: dt.date) -> WeekDemand:
    """Return a plain week far into a phase."""
    return WeekDemand(
        index=_LATE_WEEK,
        starts_on=today,
        first_day=today,
        phase=phase,
        deload=False,
        week_of_phase=_LATE_WEEK,
        block=0,
        newcomer=False,
        leg_grades=(),
        run_jump=False,
    )
