"""How often sessions land on the feet: jumps, and the drills before runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.policy.reader import Policy
    from ironstride.training.session import PlannedSession

BOTH_SIDES: Final = 2


def jump_landings(session: PlannedSession, catalogue: Catalogue) -> float:
    """Return the landings of the jumps in a session that is no warm-up."""
    total = 0.0
    for _, item in session.items():  # noqa: PERF102 - pairs of a quality and an item, no mapping
        exercise = catalogue.exercises.get(item.exercise)
        is_jump = exercise is not None and exercise.main_pattern == "plyometric"
        per_rep = exercise.contacts_per_rep if exercise is not None and is_jump else 0.0
        for work in item.work_sets:
            sides = BOTH_SIDES if work.per_side else 1
            total += sides * (work.contacts or per_rep * (work.reps or (0, 0))[1])
    return total


def drill_landings(session: PlannedSession, catalogue: Catalogue, policy: Policy) -> float:
    """Return the landings of the drills of a warm-up; other sessions have none."""
    if session.kind != "run_warmup":
        return 0.0
    return sum(
        landings_over(work.distance_m or 0, exercise.contacts_per_rep, policy)
        for _, item in session.items()
        if (exercise := catalogue.exercises.get(item.exercise)) is not None
        for work in item.work_sets
    )


def landings_over(distance_m: float, per_rep: float, policy: Policy) -> float:
    """Return the landings of a drill over `distance_m`, `per_rep` at each step."""
    return distance_m / policy.number("warm_ups.metres_per_contact") * per_rep
