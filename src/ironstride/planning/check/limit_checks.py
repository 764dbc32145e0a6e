"""A check of the limit stands where it was asked for, on safe lifts, and seldom (D13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.planning.check.case import items_of
from ironstride.planning.check.findings import Finding, find_at
from ironstride.planning.check.safety import work_is_limited
from ironstride.planning.check.times import days_between
from ironstride.training.calendar_weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case
    from ironstride.training.plan import PlannedWeek
    from ironstride.training.session import PlannedItem, PlannedSession

RULE: Final = "limit_check_where_asked_for"


def limit_check_where_asked_for(case: Case) -> Iterator[Finding]:
    """The last set goes to the limit only where the runner asked, on safe lifts, weeks apart."""
    least_days = case.policy.number("limit.every_weeks") * DAYS_PER_WEEK
    last: dt.date | None = None
    for week, session, item in sorted(_checks(case), key=lambda row: row[1].on):
        reason = _reason_against(case, week, session, item)
        if last is not None and days_between(last, session.on) < least_days:
            reason = reason or f"only {days_between(last, session.on)} days after the last one"
        last = session.on
        if reason:
            yield find_at(session, f"{item.name}: a check of the limit {reason}", item=item.id)


def _checks(case: Case) -> Iterator[tuple[PlannedWeek, PlannedSession, PlannedItem]]:
    for week, session in case.dated_weeks():
        for item in items_of(session):
            if any(why.rule == RULE for why in item.why):
                yield week, session, item


def _reason_against(
    case: Case, week: PlannedWeek, session: PlannedSession, item: PlannedItem
) -> str:
    policy, exercise = case.policy, case.exercise(item)
    pattern = next(iter(case.patterns(item)), "")
    safe_with = policy.word_lists("limit.implements").get(pattern, ())
    most_skill = policy.number("limit.most_skill")
    is_simple = exercise is not None and exercise.skill <= most_skill
    is_full = not week.deload and week.phase in policy.words("limit.phases")
    reasons = {
        "that nobody asked for": not case.plan.athlete.limit_checks,
        "while health limits the work": work_is_limited(case),
        "in an easy week": not is_full,
        f"with the {item.implement}": item.implement not in safe_with,
        f"in {item.rep_class} work": item.rep_class != "hypertrophy",
        "on a lift that takes skill": not is_simple,
        "on a lift that needs safeties": exercise is not None and exercise.needs_safeties,
        "on a lift that is new": not _was_done(case, session, item),
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _was_done(case: Case, session: PlannedSession, item: PlannedItem) -> bool:
    return item.exercise in case.plan.athlete.lifted or any(
        item.exercise == other.exercise
        for one in case.sessions
        if one.on < session.on
        for other in items_of(one)
    )
