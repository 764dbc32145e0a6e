"""How much: sets, reps, reps in reserve, rest and tempo by phase, level and rep class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.training.sets import PlannedSet
from ironstride.training.words import HEAVY_LEG_PATTERNS, Phase

if TYPE_CHECKING:
    from ironstride.planning.gates import Gates
    from ironstride.planning.kits import Option
    from ironstride.planning.weeks import WeekDemand
    from ironstride.policy.reader import Policy
    from ironstride.training.sets import IntRange
    from ironstride.training.words import Experience, Phase, RepClass


HEAVY_PHASES: Final[frozenset[Phase]] = frozenset({"max_strength", "power", "maintenance"})


def contacts_per_set(option: Option, policy: Policy) -> int:
    """Return the contacts of one set as written: on one leg, half of them on each."""
    most = policy.whole("plyometrics.contacts_per_set")
    return most // 2 if option.exercise.per_side else most


@dataclass(frozen=True, slots=True)
class Dosing:
    """Dosing for one runner: the policy, the level and the least reserve that health asks for."""

    policy: Policy
    experience: Experience
    gates: Gates
    least_rir: int
    newcomer: bool

    def full_sets(self, option: Option, rep_class: RepClass, phase: Phase) -> int:
        """Return the work sets of a full week of `phase`."""
        policy = self.policy
        if rep_class in ("stability", "hold"):
            return int(policy.table("dose.stability_sets")[phase])
        if rep_class == "skill":
            return policy.whole("dose.drill_sets")
        if rep_class == "power":
            return policy.whole("dose.power_sets")
        if option.exercise.main_pattern in HEAVY_LEG_PATTERNS:
            return int(policy.table(f"dose.main_sets.{phase}")[self.experience])
        return int(policy.table("dose.accessory_sets")[phase])

    def sets_in_week(self, full: int, week: WeekDemand) -> int:
        """Return the work sets of `week`: fewer for a newcomer at first, and in a deload."""
        policy = self.policy
        if week.is_early(policy.whole("dose.first_weeks")):
            return min(full, policy.whole("dose.first_weeks_sets"))
        if week.deload:
            return max(1, round(full * policy.number("phases.deload_sets_fraction")))
        return full

    def prototype(
        self, option: Option, rep_class: RepClass, week: WeekDemand, *, paired: bool
    ) -> PlannedSet:
        """Return the work set of an item in `week`, before its load is known."""
        exercise = option.exercise
        if exercise.set_kind == "hold" or rep_class == "hold":
            low, high = self.policy.ranges("dose.hold_s")[self.experience]
            return self._set(option, rep_class, paired=paired, seconds=(int(low), int(high)))
        if exercise.set_kind == "distance":
            return self._set(option, rep_class, paired=paired, distance_m=self._distance(rep_class))
        if exercise.set_kind == "contacts":
            contacts = contacts_per_set(option, self.policy)
            return self._set(option, rep_class, paired=paired, contacts=contacts)
        return self._set(
            option,
            rep_class,
            paired=paired,
            reps=self._reps(option, rep_class, week.phase),
            rir=self._rir(option, rep_class, week),
        )

    def _set(  # noqa: PLR0913 - one of four amounts
        self,
        option: Option,
        rep_class: RepClass,
        *,
        paired: bool,
        reps: IntRange | None = None,
        seconds: IntRange | None = None,
        distance_m: int | None = None,
        contacts: int | None = None,
        rir: IntRange | None = None,
    ) -> PlannedSet:
        policy = self.policy
        rest = policy.number("dose.paired_rest_s") if paired else None
        is_heavy = rep_class == "strength"
        return PlannedSet(
            kind="work",
            set_kind=option.exercise.set_kind,
            reps=reps,
            seconds=seconds,
            distance_m=distance_m,
            contacts=contacts,
            per_side=option.exercise.per_side,
            rir=rir,
            first_rep_effort_min=policy.whole("dose.first_rep_effort_min") if is_heavy else None,
            rest_s=int(policy.table("dose.rest_s")[rep_class] if rest is None else rest),
            tempo=policy.texts("dose.tempo").get(rep_class) if reps is not None else None,
        )

    def _distance(self, rep_class: RepClass) -> int:
        key = "dose.drill_distance_m" if rep_class == "skill" else "dose.carry_distance_m"
        return self.policy.whole(key)

    def _reps(self, option: Option, rep_class: RepClass, phase: Phase) -> IntRange:
        policy = self.policy
        fixed = {
            "stability": "dose.stability_reps",
            "skill": "dose.drill_reps",
            "power": "dose.power_reps",
            "mobility": "dose.mobility_reps",
        }.get(rep_class)
        if fixed is not None:
            low, high = policy.pair(fixed)
        elif rep_class == "strength":
            low, high = policy.ranges("dose.main_reps.open")[phase]
        elif option.exercise.main_pattern not in HEAVY_LEG_PATTERNS:
            low, high = policy.ranges("dose.accessory_reps")[phase]
        else:
            low, high = policy.ranges("dose.main_reps.closed")[phase]
        return int(low), int(high)

    def _rir(self, option: Option, rep_class: RepClass, week: WeekDemand) -> IntRange | None:
        """Return the reps in reserve; work of quality and practice has none."""
        if rep_class not in ("strength", "hypertrophy"):
            return None
        policy = self.policy
        if option.exercise.main_pattern in HEAVY_LEG_PATTERNS:
            # Behind a closed gate the heavy phases go on as hypertrophy does.
            waits = rep_class == "hypertrophy" and week.phase in HEAVY_PHASES
            phase = "hypertrophy" if waits else week.phase
            steps = policy.numbers(f"dose.main_rir.{phase}")
            target = int(steps[min(week.week_of_phase, len(steps) - 1)])
        else:
            target = int(policy.table("dose.accessory_rir")[week.phase])
        if self.newcomer and week.phase != "adaptation":
            target += policy.whole("dose.newcomer_rir_extra")
        if week.is_early(policy.whole("dose.first_weeks")):
            target = max(target, policy.whole("dose.first_weeks_rir"))
        most = policy.whole("dose.most_rir")
        # A rep is left for the deload to add.
        target = max(self.least_rir, min(target, most - 1))
        if week.deload:
            target = min(target + policy.whole("phases.deload_rir_extra"), most)
        return target, target + policy.whole("dose.rir_width")
