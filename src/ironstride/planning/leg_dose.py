"""What a session costs the legs: points by sets, novelty and eccentric bias, and their grade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.training.words import HEAVY_LEG_PATTERNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise
    from ironstride.training.sets import PlannedSet
    from ironstride.training.words import Pattern, RepClass

NO_LEGS: Final[frozenset[Pattern]] = frozenset(
    {
        "push",
        "pull",
        "mobility",
        "drill",
        "trunk_anti_extension",
        "trunk_anti_rotation",
        "trunk_lateral",
    }
)
CALVES: Final[frozenset[Pattern]] = frozenset({"calf_straight", "calf_bent"})
HARD_GRADE: Final = 3


@dataclass(frozen=True, slots=True)
class LegDose:
    """The numbers of policy `leg_points.*`, read once."""

    per_set: Mapping[str, float]
    minor_fraction: float
    small_fraction: float
    per_contact: float
    eccentric_extra: float
    new_exercise_factor: float
    newcomer_factor: float
    grade_1_up_to: float
    grade_2_up_to: float
    most: float

    def set_points(self, exercise: Exercise, rep_class: RepClass, planned: PlannedSet) -> float:
        """Return the cost of one work set to the legs [points], 0 for upper body and trunk."""
        pattern = exercise.main_pattern
        if pattern in NO_LEGS:
            return 0.0
        factor = 1 + self.eccentric_extra * exercise.eccentric_bias
        if planned.contacts is not None:
            return self.per_contact * planned.contacts * exercise.impact * factor
        if pattern in HEAVY_LEG_PATTERNS or pattern == "plyometric":
            share = 1.0
        else:
            share = self.minor_fraction if pattern in CALVES else self.small_fraction
        return self.per_set[rep_class] * share * factor

    def novelty(self, *, is_new: bool, newcomer_weeks: bool) -> float:
        """Return the factor for what the legs do not know yet."""
        if is_new:
            return self.new_exercise_factor
        return self.newcomer_factor if newcomer_weeks else 1.0

    def most_points(self, grade: int) -> float:
        """Return the points that a session of `grade` (1 to 3) may cost."""
        if grade >= HARD_GRADE:
            return self.most
        return self.grade_1_up_to if grade <= 1 else self.grade_2_up_to

    def grade(self, points: float) -> int:
        """Return the leg grade of a session, 0 (nothing for the legs) to 3."""
        if points <= 0:
            return 0
        if points <= self.grade_1_up_to:
            return 1
        return 2 if points <= self.grade_2_up_to else HARD_GRADE


def read_leg_dose(policy: Policy) -> LegDose:
    """Read the numbers of policy `leg_points.*`."""
    up_to = policy.table("leg_points.grade_up_to")
    return LegDose(
        per_set=policy.table("leg_points.per_set"),
        minor_fraction=policy.number("leg_points.minor_fraction"),
        small_fraction=policy.number("leg_points.small_fraction"),
        per_contact=policy.number("leg_points.per_contact"),
        eccentric_extra=policy.number("leg_points.eccentric_extra"),
        new_exercise_factor=policy.number("leg_points.new_exercise_factor"),
        newcomer_factor=policy.number("leg_points.newcomer_factor"),
        grade_1_up_to=up_to["1"],
        grade_2_up_to=up_to["2"],
        most=policy.number("leg_points.most"),
    )
