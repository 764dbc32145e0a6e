"""What became of a plan: which sessions were done, and when it was planned again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.sheets.event_words import say_event
from ironstride.sheets.plan_words import say_day
from ironstride.training.events import Away, Ill

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from ironstride.training.plan import Plan, SessionState
    from ironstride.training.session import PlannedSession

# A sign and a word: no meaning hangs on a colour.
STATE_WORDS: Final[Mapping[SessionState, str]] = {
    "planned": "",
    "done": "✓ done",
    "missed": "- missed",
    "excused": "· excused",
}
_EVENTS_SHOWN: Final = 3


def say_state(plan: Plan, session: PlannedSession) -> str:
    """Return "✓ done", "- missed", "· excused", or nothing while nothing was reported."""
    return STATE_WORDS[plan.state_of(session)]


def say_absence(plan: Plan, day: dt.date) -> str:
    """Return "ill" or "away" for a day without training, nothing for any other day."""
    told = [one.event for one in plan.events if isinstance(one.event, Ill | Away)]
    last = next((event for event in reversed(told) if event.holds(day)), None)
    return "" if last is None else "ill" if isinstance(last, Ill) else "away"


def without_gone(plan: Plan, sessions: Iterable[PlannedSession]) -> tuple[PlannedSession, ...]:
    """Return the sessions that were done or may still be, without those missed or excused."""
    return tuple(one for one in sessions if plan.state_of(one) in ("planned", "done"))


def say_progress(plan: Plan, sessions: Iterable[PlannedSession]) -> str:
    """Return "2 of 3 done", or nothing before the first report; excused sessions do not count.

    Drills before runs are not counted: they are done with the run.
    """
    counted = [one for one in sessions if one.kind != "run_warmup"]
    states = [plan.state_of(one) for one in counted]
    if "done" not in states and "missed" not in states:
        return ""
    return f"{states.count('done')} of {len(states) - states.count('excused')} done"


def say_replanned(plan: Plan) -> str:
    """Return when a plan was planned again and why, or nothing where it never was."""
    if plan.replanned_on is None:
        return ""
    told = [one.event for one in plan.events if one.on == plan.replanned_on]
    said = list(dict.fromkeys(say_event(event, plan) for event in told))
    more = len(said) - _EVENTS_SHOWN
    shown = "; ".join(said[:_EVENTS_SHOWN]) + (f"; and {more} more" if more > 0 else "")
    when = f"Planned again on {say_day(plan.replanned_on)}"
    return f"{when}: {shown}" if shown else when
