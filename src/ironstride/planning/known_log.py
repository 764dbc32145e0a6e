"""How much of a log a plan was made with: it is told as an event, and not kept in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.training.events import SetsLogged

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.training.plan import Plan
    from ironstride.training.sets import LoggedSet

Log = tuple["LoggedSet", ...]


def tell_log(log: Sequence[LoggedSet], now: dt.date) -> SetsLogged | None:
    """Return the event that says how far `log`, in the order of time, reaches until `now`."""
    done = [one for one in log if one.performed_on <= now]
    return SetsLogged(len(done), done[-1].performed_on) if done else None


def told_log(plan: Plan) -> SetsLogged | None:
    """Return the newest such event of `plan`, None where it was made without a log."""
    told = (one.event for one in reversed(plan.events))
    return next((event for event in told if isinstance(event, SetsLogged)), None)


def known_part(log: Log, plan: Plan) -> Log:
    """Return the part of `log` that `plan` was made with: what came later is left out."""
    told = told_log(plan)
    return () if told is None else log[: told.sets]
