"""One lift as a page keeps it: believed strength with its range, and what would tell more."""

from __future__ import annotations

import datetime as dt
from statistics import median
from typing import TYPE_CHECKING, Any

from ironstride.sheets.plain_text import printable
from ironstride.sheets.strength_words import say_kg, say_lift_change, say_max
from ironstride.units import lb_from_kg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.formats.weights import Units
    from ironstride.insight.strength_history import LiftHistory
    from ironstride.policy.reader import Policy
    from ironstride.training.sets import LoggedSet

# A long set says little of a maximum.
_LONG_REPS = 12


def write_lift(
    lift: LiftHistory, sets: Sequence[LoggedSet], today: dt.date, units: Units, policy: Policy
) -> dict[str, Any]:
    """Return a lift; `would_tell` names what would make its range narrower, where it is wide."""
    now = lift.shown(lift.points[-1])
    bands = [lift.shown(one) for one in lift.points]
    since = today - dt.timedelta(days=policy.whole("insight.report.look_back_days"))
    change = lift.change_since(since, policy)
    widest = policy.number("insight.wide_band_fraction")
    is_wide = now.high_kg - now.low_kg > widest * max(now.median_kg, 1.0)
    return {
        "exercise": lift.exercise,
        "name": printable(lift.name),
        "counts": lift.counts,
        "sessions": lift.sessions,
        "last_on": lift.last_on.isoformat(),
        "on": [one.on.isoformat() for one in lift.points],
        "low": [in_shown(one.low_kg, units) for one in bands],
        "median": [in_shown(one.median_kg, units) for one in bands],
        "high": [in_shown(one.high_kg, units) for one in bands],
        "said": say_max(lift, lift.points[-1], units),
        "within": f"{say_kg(now.low_kg, units)} to {say_kg(now.high_kg, units)} {units}",
        "change": say_lift_change(lift, change, policy) if change else "",
        "wide": is_wide,
        "would_tell": find_what_would_tell(lift, sets, today, policy) if is_wide else [],
    }


def in_shown(load_kg: float, units: Units) -> float:
    """Return a weight [kg] in the runner's units, for a chart."""
    return round(load_kg if units == "kg" else lb_from_kg(load_kg), 1)


def find_what_would_tell(
    lift: LiftHistory, sets: Sequence[LoggedSet], today: dt.date, policy: Policy
) -> list[str]:
    """Return what would narrow the range of a lift: effort, sessions, fresh, short, more."""
    counted = [one for one in sets if one.reps]
    said = sum(one.rir is not None for one in counted)
    fade_days = policy.whole("insight.index.lasts_days")
    reasons = {
        "effort": said * 2 < len(counted),
        "sessions": lift.sessions < policy.whole("insight.index.least_sessions"),
        "fresh": (today - lift.last_on).days > fade_days,
        "short": bool(counted) and median(one.reps or 0 for one in counted) > _LONG_REPS,
    }
    return [name for name, holds in reasons.items() if holds] or ["more"]
