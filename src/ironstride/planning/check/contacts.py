"""Jumps keep to a budget of foot contacts that strides, hills and intervals use up too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.planning.check.case import items_of
from ironstride.planning.check.findings import Finding, find_at
from ironstride.training.calendar_weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case
    from ironstride.training.plan import PlannedWeek
    from ironstride.training.session import PlannedItem, PlannedSession


def contacts_within_budget(case: Case) -> Iterator[Finding]:
    """The contacts of a session and of a week, runs included, stay within the runner's budget.

    Where the runs use it up, the fewest contacts worth a set-up are still allowed.
    """
    least = case.policy.number("plyometrics.least_contacts")
    for week in case.plan.weeks:
        level = str(jump_level_of(case, week))
        own = [session for session in week.sessions if not session.authored]
        most = case.policy.ranges("plyometrics.contacts_per_session")[level][1]
        for session in own:
            if _contacts(case, session) > most:
                text = (
                    f"{_contacts(case, session):g} contacts; level {level} has {most:g} a session"
                )
                yield find_at(session, text)
        jumped = sum(_contacts(case, session) for session in own)
        budget = case.policy.table("plyometrics.contacts_per_week")[level]
        left = max(least, budget - _run_contacts(case, week))
        if jumped > left:
            text = f"{jumped:g} contacts in the week; the runs leave {left:g} of {budget:g}"
            yield Finding(own[0].on, f"week {week.starts_on}", text)


def jump_level_of(case: Case, week: PlannedWeek) -> int:
    """Return the level of jumps in `week`: by experience and phase, one less for masters."""
    name = "level_in_power_phase" if week.phase == "power" else "level"
    level = int(case.policy.table(f"plyometrics.{name}")[case.level])
    masters = case.policy.number("demand.masters_from_years")
    if case.plan.athlete.age_on(case.plan.today) < masters:
        return level
    return max(case.policy.whole("plyometrics.masters_level"), level - 1)


def _contacts(case: Case, session: PlannedSession) -> float:
    jumps = sum(_item_contacts(case, item) for item in items_of(session))
    return jumps + _drill_contacts(case, session)


def _drill_contacts(case: Case, session: PlannedSession) -> float:
    """Return the landings of the drills of a warm-up; skips count half, by their contacts a rep."""
    if session.kind != "run_warmup":
        return 0.0
    metres = case.policy.number("warm_ups.metres_per_contact")
    return sum(_landings(case, item) / metres for item in items_of(session))


def _landings(case: Case, item: PlannedItem) -> float:
    exercise = case.exercise(item)
    per_rep = exercise.contacts_per_rep if exercise is not None else 0.0
    return per_rep * sum(work.distance_m or 0 for work in item.work_sets)


def _item_contacts(case: Case, item: PlannedItem) -> float:
    """Return the contacts of the work sets; reps count in jumps only, not in drills on the spot."""
    exercise = case.exercise(item)
    is_jump = exercise is not None and exercise.main_pattern == "plyometric"
    per_rep = exercise.contacts_per_rep if exercise and is_jump else 0.0
    return sum(
        (2 if work.per_side else 1) * (work.contacts or per_rep * (work.reps or (0, 0))[1])
        for work in item.work_sets
    )


def _run_contacts(case: Case, week: PlannedWeek) -> float:
    table = case.policy.table("plyometrics.run_contacts")
    first = week.starts_on.toordinal()
    days = range(first, first + DAYS_PER_WEEK)
    return sum(table.get(run.type, 0) for run in case.plan.runs if run.on.toordinal() in days)
