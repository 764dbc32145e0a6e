"""What sets say of strength in plain words, as surely as they say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.sheets.plain_text import counted, printable
from ironstride.training.calendar_weeks import DAYS_PER_WEEK
from ironstride.units import lb_from_kg

if TYPE_CHECKING:
    from ironstride.formats.weights import Units
    from ironstride.insight.strength_history import LiftHistory, StrengthChange, StrengthPoint
    from ironstride.insight.strength_index import IndexPoint
    from ironstride.policy.reader import Policy


def say_kg(load_kg: float, units: Units) -> str:
    """Return a believed weight to the half kilogram or to the pound: more would be made up."""
    return f"{round(2 * load_kg) / 2:g}" if units == "kg" else f"{round(lb_from_kg(load_kg))}"


def say_share(fraction: float) -> str:
    """Return a change in per cent with its sign: "+4 %", "-2 %", "0 %"."""
    percent = round(100 * fraction)
    return f"{percent:+d} %" if percent else "0 %"


def say_range(low_fraction: float, high_fraction: float) -> str:
    """Return a range of changes: "+1 to +7 %"."""
    return f"{say_share(low_fraction).removesuffix(' %')} to {say_share(high_fraction)}"


def say_max(lift: LiftHistory, point: StrengthPoint, units: Units) -> str:
    """Return a believed one-rep max as the runner knows it: "102.5 kg", "22 kg each hand"."""
    said = f"{say_kg(lift.shown(point).median_kg, units)} {units}"
    if lift.counts == "per_hand":
        return f"{said} each hand"
    return f"{said} with body" if lift.counts == "moved" else said


def say_lift_change(lift: LiftHistory, change: StrengthChange, policy: Policy) -> str:
    """Return how a lift changed, as surely as the sets say it."""
    weeks = round((lift.points[-1].on - change.since).days / DAYS_PER_WEEK)
    since = f"{counted(weeks, 'week')} ago" if weeks else "some days ago"
    verdict = say_chance(change.stronger_chance, policy)
    name = printable(lift.name)
    if verdict is None:
        return f"{name}: about as strong as {since}, as far as your sets can tell."
    about = say_share(change.median_fraction)
    within = say_range(change.low_fraction, change.high_fraction)
    return f"{name}: {verdict} than {since}, about {about} ({within})."


def say_chance(stronger_chance: float, policy: Policy) -> str | None:
    """Return "clearly stronger", "probably weaker" and the like; None where nothing can be told."""
    clear = policy.number("insight.report.clear_chance")
    likely = policy.number("insight.report.likely_chance")
    surest = max(stronger_chance, 1 - stronger_chance)
    if surest < likely:
        return None
    sure = "clearly" if surest >= clear else "probably"
    return f"{sure} {'stronger' if stronger_chance > 1 / 2 else 'weaker'}"


def say_index(point: IndexPoint, first: IndexPoint) -> str:
    """Return the strength index against its first day: "+8 % since 12 Jan 2026 (+4 to +12 %)"."""
    day = first.on
    within = say_range(point.low_fraction, point.high_fraction)
    said = f"{say_share(point.median_fraction)} since {day.day} {day:%b %Y}"
    return said if point is first else f"{said} ({within})"
