"""Where a runner stands while events are told one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from ironstride.planning.standing import Swap
    from ironstride.training.athlete import Athlete
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedSession

SHOWN_SESSIONS: Final = 3


@dataclass(frozen=True, slots=True)
class Situation:
    """The runner and the plan as the events so far leave them, on the day `now`.

    `expected` are the coming sessions of the plan by the day on which they are wanted.
    """

    plan: Plan
    now: dt.date
    athlete: Athlete
    expected: Mapping[dt.date, PlannedSession]
    swaps: tuple[Swap, ...] = ()


@dataclass(frozen=True, slots=True)
class CannotBe:
    """Why an event cannot be, in words that say what to do."""

    text: str


Answer = Situation | CannotBe


def say_coming(at: Situation) -> str:
    """Return the end of a sentence that names the next sessions."""
    days = sorted(at.expected)[:SHOWN_SESSIONS]
    names = ", ".join(f"{say_day(day)} ({at.expected[day].id})" for day in days)
    return f"; the next ones: {names}" if names else ""


def say_day(day: dt.date) -> str:
    """Return a day as `Thu 2026-11-26`."""
    return f"{day:%a} {day.isoformat()}"
