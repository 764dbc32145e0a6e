"""What one session is made of: its qualities, their order, and always some hypertrophy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.planning.check.case import LOADED_CLASSES, RESTING_PHASES, items_of
from ironstride.planning.check.findings import Finding, find_at
from ironstride.training.words import QUALITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.words import Pattern

LEG_PATTERNS: Final[tuple[Pattern, ...]] = (
    *("squat", "hinge", "single_leg", "calf_straight", "calf_bent"),
    *("tibialis", "hip_abduction", "hip_adduction", "hip_flexion"),
)
STABILITY_CLASSES: Final = frozenset({"stability", "hold"})


def hypertrophy_in_every_strength_session(case: Case) -> Iterator[Finding]:
    """A session with strength-class work has hypertrophy work too, but for a primer (D6)."""
    for session in case.own_sessions:
        classes = {item.rep_class for item in items_of(session)}
        if session.kind != "primer" and "strength" in classes and "hypertrophy" not in classes:
            yield find_at(session, "has sets of 1-6 and none of 8-15")


def session_is_comprehensive(case: Case) -> Iterator[Finding]:
    """A lift outside taper and transition holds mobility, stability and loaded work."""
    for week, session in case.dated_weeks():
        if session.authored or session.kind != "lift" or week.phase in RESTING_PHASES:
            continue
        missing = [name for name, there in _holds(session).items() if not there]
        if missing:
            yield find_at(session, f"holds no {', no '.join(missing)}")


def blocks_in_order(case: Case) -> Iterator[Finding]:
    """Blocks follow the doctrine: mobility, technique, power, strength, hypertrophy, stability."""
    for session in case.own_sessions:
        order = [QUALITIES.index(block.quality) for block in session.blocks]
        if order != sorted(set(order)):
            names = ", ".join(block.quality for block in session.blocks)
            yield find_at(session, f"the blocks are {names}")


def no_jumps_after_heavy(case: Case) -> Iterator[Finding]:
    """No jump comes after loaded leg work in a session."""
    for session in case.own_sessions:
        heavy: PlannedItem | None = None
        for item in items_of(session):
            if heavy is not None and _is_jump(case, item):
                yield find_at(session, f"{item.name} comes after {heavy.name}", item=item.id)
            if item.rep_class in LOADED_CLASSES and set(LEG_PATTERNS) & set(case.patterns(item)):
                heavy = item


def _holds(session: PlannedSession) -> dict[str, bool]:
    qualities = {quality for quality, _ in session.items()}
    # A hold in the mobility block stretches; it is no stability work.
    classes = {item.rep_class for quality, item in session.items() if quality != "mobility"}
    return {
        "mobility": "mobility" in qualities,
        "stability": "stability" in qualities or bool(STABILITY_CLASSES & classes),
        "strength or hypertrophy": bool({"strength", "hypertrophy"} & qualities),
    }


def _is_jump(case: Case, item: PlannedItem) -> bool:
    exercise = case.exercise(item)
    return (exercise is not None and exercise.impact >= 1) or any(
        work.contacts for work in item.work_sets
    )
