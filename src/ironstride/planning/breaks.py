"""Illness and absence: the days without training, and the steps of the way back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ironstride.planning.standing import Span
from ironstride.training.calendar_weeks import DAYS_PER_WEEK, monday_of
from ironstride.training.events import Away, Ill
from ironstride.training.plan import GONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ironstride.policy.reader import Policy
    from ironstride.training.plan import Plan

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Break:
    """Days without training, whether illness was among them, and when they were first told of."""

    span: Span
    was_ill: bool
    told_on: dt.date

    @property
    def back_on(self) -> dt.date:
        """The first day after it."""
        return self.span.last_on + ONE_DAY

    def comes_late(self, policy: Policy) -> bool:
        """Whether the week of the return has too few days left to be one of the steps."""
        return DAYS_PER_WEEK - self.back_on.weekday() < policy.whole("return.ease_least_days")


def find_breaks(plan: Plan) -> tuple[Break, ...]:
    """Return the breaks in the order of time; days that touch are one."""
    return _joined(plan, (Ill, Away))


def find_illness(plan: Plan) -> tuple[Break, ...]:
    """Return the days of illness alone, in the order of time; days that touch are one."""
    return _joined(plan, (Ill,))


def _joined(plan: Plan, kinds: tuple[type[Ill | Away], ...]) -> tuple[Break, ...]:
    told = (
        Break(Span(one.event.first_on, one.event.last_on), isinstance(one.event, Ill), one.on)
        for one in plan.events
        if isinstance(one.event, kinds)
    )
    breaks: list[Break] = []
    for one in sorted(told, key=lambda one: (one.span.first_on, one.span.last_on)):
        touches = breaks and one.span.first_on <= breaks[-1].back_on
        breaks.append(_join(breaks.pop(), one) if touches else one)
    return tuple(breaks)


def _join(one: Break, other: Break) -> Break:
    span = Span(one.span.first_on, max(one.span.last_on, other.span.last_on))
    return Break(span, one.was_ill or other.was_ill, min(one.told_on, other.told_on))


def eased_mondays(breaks: Sequence[Break], plan: Plan, policy: Policy) -> Iterator[dt.date]:
    """Yield the weeks that are deloads on the way back.

    That of the return, unless the runner had lifted in it before, and else or soon after the next.
    """
    for one in breaks:
        kind = "ill" if one.was_ill else "away"
        if one.span.days < policy.whole(f"return.ease_after_{kind}_days"):
            continue
        monday = monday_of(one.back_on)
        had_lifted = _lifted_before(one, monday, plan)
        if not had_lifted:
            yield monday
        if had_lifted or one.comes_late(policy):
            yield monday + dt.timedelta(weeks=1)


def _lifted_before(one: Break, monday: dt.date, plan: Plan) -> bool:
    """Whether a lift of the week was over when the break was told of: later ones are plans."""
    return any(
        monday <= session.on < min(one.span.first_on, one.told_on)
        and session.kind == "lift"
        and plan.state_of(session) not in GONE
        for session in plan.sessions()
    )


def gentle_days(illness: Sequence[Break], policy: Policy) -> Iterator[dt.date]:
    """Yield the first days after illness, on which the legs are spared and nothing is new."""
    for one in illness:
        if one.span.days >= policy.whole("return.gentle_after_ill_days"):
            for index in range(policy.whole("return.gentle_days")):
                yield one.back_on + index * ONE_DAY


def restarted_mondays(breaks: Sequence[Break], policy: Policy) -> Iterator[dt.date]:
    """Yield the weeks of 8-15 reps after a long break, one more where the first is nearly over."""
    for one in breaks:
        if one.span.days >= policy.whole("return.restart_after_days"):
            for index in range(policy.whole("return.restart_weeks") + one.comes_late(policy)):
                yield monday_of(one.back_on) + dt.timedelta(weeks=index)
