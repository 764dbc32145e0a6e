"""Sets of 1-6 are for movements that the runner is comfortable with (D5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.planning.check.case import items_of
from ironstride.planning.check.findings import Finding, find_at
from ironstride.planning.check.logged_gates import (
    DoneSet,
    done_sets,
    is_solid,
    not_yet_earned,
    taken_away,
)
from ironstride.planning.check.safety import plan_is_halted
from ironstride.planning.check.times import days_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case
    from ironstride.training.exercise import Exercise
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.words import Pattern


def gate_closed_uses_8_to_10(case: Case) -> Iterator[Finding]:
    """Behind a closed gate nothing is done in sets of 1-6; its max-strength weeks use 8-10."""
    gated = case.policy.words("gates.patterns")
    is_open = {gate.pattern for gate in case.plan.gates if gate.open}
    low, high = case.policy.ranges("dose.main_reps.closed")["max_strength"]
    for week, session in case.dated_weeks():
        for pattern, item in _main_work(case, session):
            if item.rep_class == "strength" and (pattern not in gated or pattern not in is_open):
                text = f"{item.name}: sets of 1-6 of {pattern}, whose gate is not open"
                yield find_at(session, text, item=item.id)
            is_closed = pattern in gated and pattern not in is_open
            if is_closed and week.phase == "max_strength" and item.rep_class == "hypertrophy":
                for reps in {work.reps for work in item.work_sets if work.reps}:
                    if reps[0] < low or reps[1] > high:
                        text = (
                            f"{item.name}: {reps[0]}-{reps[1]} reps; {low:g}-{high:g} while closed"
                        )
                        yield find_at(session, text, item=item.id)


def gate_opens_when_earned(case: Case) -> Iterator[Finding]:
    """Sets of 1-6 need comfort, sessions done and no pain, whatever the plan's gate says."""
    logged: dict[Pattern, tuple[DoneSet, ...]] = {}
    for _, session in case.dated_weeks():
        for pattern, item in _main_work(case, session):
            if item.rep_class != "strength":
                continue
            if pattern not in logged:
                logged[pattern] = done_sets(case, pattern)
            missing = _missing(case, pattern, item, logged[pattern])
            if missing:
                yield find_at(session, f"{item.name}: sets of 1-6 with {missing}", item=item.id)


def gates_are_shown(case: Case) -> Iterator[Finding]:
    """Each gated pattern has its gate in the plan; a closed one says what is missing."""
    if plan_is_halted(case):
        return
    for pattern in case.policy.words("gates.patterns"):
        gates = [gate for gate in case.plan.gates if gate.pattern == pattern]
        if len(gates) != 1:
            yield Finding(
                None, f"gate {pattern}", f"the plan shows {len(gates)} gates of {pattern}"
            )
        elif not gates[0].open and not gates[0].missing:
            yield Finding(None, f"gate {pattern}", "is closed and does not say what is missing")


def _main_work(case: Case, session: PlannedSession) -> Iterator[tuple[Pattern, PlannedItem]]:
    if session.authored:
        return
    for item in items_of(session):
        for pattern in case.patterns(item)[:1]:
            yield pattern, item


def _missing(case: Case, pattern: Pattern, item: PlannedItem, logged: tuple[DoneSet, ...]) -> str:
    policy, athlete = case.policy, case.plan.athlete
    exercise = case.exercise(item)
    is_simple = exercise is not None and exercise.skill <= policy.number("gates.simple_skill")
    comfort = athlete.lifting.comfort.get(pattern, 0)
    is_comfortable = comfort >= policy.number("gates.least_comfort")
    if not is_comfortable and not is_solid(case, logged, is_simple=is_simple):
        return f"comfort {comfort} of 5"
    days = {one.days_ago for one in logged} or _days_lifted(case, pattern)
    stated, least = athlete.lifting.sessions.get(pattern, 0), _least_sessions(case, pattern, item)
    if max(stated, len(days)) < least:
        return f"{max(stated, len(days))} sessions done"
    if min(days, default=0) > policy.number("gates.closed_after_days") and case.level != "advanced":
        return f"the last own set {min(days)} days ago"
    if exercise and (hurt := _most_pain(case, exercise)) >= policy.number("safety.pain_limit_from"):
        return f"pain {hurt} of 10 in a region it loads"
    if not logged:
        return ""
    against = taken_away(case, logged, is_simple=is_simple)
    earned = stated >= least or not not_yet_earned(case, logged, is_simple=is_simple)
    return against or ("" if earned else not_yet_earned(case, logged, is_simple=is_simple))


def _most_pain(case: Case, exercise: Exercise) -> int:
    pains = case.plan.athlete.health.pain
    return max((pain.now for pain in pains if pain.region in exercise.regions), default=0)


def _least_sessions(case: Case, pattern: Pattern, item: PlannedItem) -> float:
    """Return the sessions that open this exercise: simple lifts open sooner."""
    least = case.policy.table("gates.least_sessions").get(pattern, float("inf"))
    exercise = case.exercise(item)
    if exercise and exercise.skill <= case.policy.number("gates.simple_skill"):
        return min(least, case.policy.number("gates.simple_least_sessions"))
    return least


def _days_lifted(case: Case, pattern: Pattern) -> set[int]:
    """Return how many days before the plan each remembered set of `pattern` was."""
    known = case.catalogue.exercises
    return {
        days_between(lift.on, case.plan.today)
        for lift in case.plan.athlete.lifts
        if lift.exercise in known and pattern in known[lift.exercise].patterns
    }
