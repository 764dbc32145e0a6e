"""The last set to the limit, now and then: asked for by the runner, on safe lifts only (D13)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ironstride.planning.standing import NOTHING_STANDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ironstride.planning.standing import Standing
    from ironstride.planning.weeks import WeekDemand
    from ironstride.planning.workshop import Workshop
    from ironstride.training.session import PlannedItem, PlannedSession

RULE: Final = "limit_check_where_asked_for"
TEXT: Final = (
    "A check of your limit, as you asked: in the last set go on to the last rep with good form, "
    "and log it with 0 in reserve. It shows how near you guess."
)


def ask_for_limits(
    sessions: Sequence[PlannedSession],
    weeks: Sequence[WeekDemand],
    shop: Workshop,
    standing: Standing = NOTHING_STANDS,
) -> tuple[PlannedSession, ...]:
    """Return `sessions`, some with a check of the limit in one item; its sets stay as they are.

    Every few weeks, in full weeks, on a lift that was done before. What `standing` keeps stays as
    it is, and its checks count.
    """
    if not shop.athlete.limit_checks:
        return tuple(sessions)
    gap = dt.timedelta(weeks=shop.policy.whole("limit.every_weeks"))
    fixed = {one.id for one in standing.fixed}
    known = set(shop.athlete.lifted)
    last: dt.date | None = None
    asked = []
    for session in sorted(sessions, key=lambda one: (one.on, one.at)):
        made = session if session.id in fixed else _without_check(session)
        if _holds_check(made):
            last = made.on
        elif session.id not in fixed and (last is None or session.on >= last + gap):
            item = _find_item(session, weeks, known, shop)
            if item is not None:
                made, last = _with_check(made, item, shop), session.on
        known |= {item.exercise for _, item in session.items()}
        asked.append(made)
    return tuple(asked)


def _holds_check(session: PlannedSession) -> bool:
    return any(why.rule == RULE for _, item in session.items() for why in item.why)


def _find_item(
    session: PlannedSession, weeks: Iterable[WeekDemand], known: set[str], shop: Workshop
) -> PlannedItem | None:
    """Return the item of `session` whose limit is the safest to check, None where none is."""
    week = next((one for one in weeks if one.starts_on <= session.on <= one.last_day), None)
    may_be_hard = shop.screen.sessions == "all" and not shop.screen.least_rir
    if week is None or not may_be_hard or session.kind != "lift" or session.authored:
        return None
    early = week.index + 1 < shop.policy.whole("limit.first_week")
    if early or week.deload or week.phase not in shop.policy.words("limit.phases"):
        return None
    order = list(shop.policy.word_lists("limit.implements"))
    items = [item for _, item in session.items() if _is_safe(item, known, shop)]
    return min(items, key=lambda item: order.index(item.patterns[0]), default=None)


def _is_safe(item: PlannedItem, known: set[str], shop: Workshop) -> bool:
    exercise = shop.catalogue.exercises.get(item.exercise)
    implements = shop.policy.word_lists("limit.implements").get(item.patterns[0], ())
    return (
        exercise is not None
        and item.rep_class == "hypertrophy"
        and item.exercise in known
        and item.implement in implements
        and exercise.skill <= shop.policy.whole("limit.most_skill")
        and not exercise.needs_safeties
    )


def _with_check(session: PlannedSession, item: PlannedItem, shop: Workshop) -> PlannedSession:
    asked = replace(item, why=(*item.why, shop.why(RULE, TEXT)))
    return _with_items(session, (asked if one.id == item.id else one for _, one in session.items()))


def _without_check(session: PlannedSession) -> PlannedSession:
    if not _holds_check(session):
        return session
    return _with_items(
        session,
        (
            replace(one, why=tuple(why for why in one.why if why.rule != RULE))
            for _, one in session.items()
        ),
    )


def _with_items(session: PlannedSession, items: Iterable[PlannedItem]) -> PlannedSession:
    """Return `session` with its items exchanged one by one."""
    rest: Iterator[PlannedItem] = iter(items)
    return replace(
        session,
        blocks=tuple(
            replace(block, items=tuple(next(rest) for _ in block.items)) for block in session.blocks
        ),
    )
