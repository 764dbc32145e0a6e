"""What weeks and fortnights hold: the patterns of a week, the four qualities, kept exercises."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from ironstride.planning.check.case import LOADED_CLASSES, RESTING_PHASES, SLOT_KINDS, items_of
from ironstride.planning.check.findings import Finding, find_at
from ironstride.planning.check.safety import plan_is_halted, power_is_out
from ironstride.training.calendar_weeks import DAYS_PER_WEEK
from ironstride.training.events import (
    Away,
    Ill,
    PainReported,
    RaceAdded,
    RaceDropped,
    RaceMoved,
    SetsLogged,
    Swapped,
)
from ironstride.training.words import HEAVY_LEG_PATTERNS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from ironstride.planning.check.case import Case
    from ironstride.training.plan import PlannedWeek
    from ironstride.training.session import PlannedItem, PlannedSession

TWO_LIFTS: Final = 2
JUMPS: Final = "plyometric"
UNSETTLING: Final = (RaceAdded, RaceMoved, RaceDropped, PainReported, Ill, Away)


def pattern_tiers(case: Case) -> Iterator[Finding]:
    """A week with two lifts trains squat, hinge, single leg and calf, or says why not."""
    needed = case.policy.words("coverage.needed_each_week")
    for week in case.plan.weeks:
        lifts = [session for session in week.sessions if session.kind == "lift"]
        if len(lifts) < TWO_LIFTS or week.deload or week.phase in RESTING_PHASES:
            continue
        trained = {
            word for lift in lifts for item in items_of(lift) for word in case.patterns(item)
        }
        excused = {gap.pattern for gap in case.plan.uncovered if gap.starts_on == week.starts_on}
        missing = [pattern for pattern in needed if pattern not in trained | excused]
        if missing:
            text = f"{len(lifts)} lifts and no {', no '.join(missing)}, without a reason"
            yield Finding(lifts[0].on, f"week {week.starts_on}", text)


def four_qualities_in_14_days(case: Case) -> Iterator[Finding]:
    """Each fortnight of training holds mobility, stability, strength, and power when it is due.

    Tests and the drills before runs are no training of these.
    """
    length = case.policy.whole("coverage.due_days")
    for weeks in _training_stretches(case):
        first = max(weeks[0].starts_on.toordinal(), case.plan.today.toordinal())
        last = weeks[-1].starts_on.toordinal() + DAYS_PER_WEEK
        days = [(day, _qualities(session)) for day, session in _by_day(weeks)]
        for start in range(first, last - length + 1):
            held = {word for day, words in days if start <= day < start + length for word in words}
            due = {"mobility", "stability", "strength"} | _power_due(case, weeks, start, length)
            if due - held:
                text = f"{length} days hold no {', no '.join(sorted(due - held))}"
                yield Finding(_first_lift_from(weeks, start), f"day {start - first + 1}", text)
                break


def exercises_kept_for_block(case: Case) -> Iterator[Finding]:
    """The main exercise of a pattern at a place stays for a block of weeks of one phase.

    Each event that moves the phases, or takes exercises out, may change it once more; so may what
    was logged, where the plan was made again: a gate opens or closes, a ladder is climbed. What the
    runner asked for stands beside it: a swap may bring a hinge in for work on one leg.
    """
    most = case.policy.whole("phases.block_most_weeks")
    kinds = UNSETTLING if case.plan.replanned_on is None else (*UNSETTLING, SetsLogged)
    reasons = sum(isinstance(one.event, kinds) for one in case.plan.events)
    for phase, group in groupby(case.plan.weeks, key=lambda week: week.phase):
        weeks = list(group)
        if phase in RESTING_PHASES:
            continue
        blocks = -(-len(weeks) // most)
        for (place, pattern), items in _main_items(case, weeks).items():
            changes = [
                (session, item)
                for (_, before), (session, item) in pairwise(items)
                if before.exercise != item.exercise
            ]
            for session, item in changes[blocks - 1 + reasons :]:
                text = f"{pattern} at {place} changes to {item.name} inside a block of {phase}"
                yield find_at(session, text, item=item.id)


def _main_items(
    case: Case, weeks: Sequence[PlannedWeek]
) -> dict[tuple[str, str], list[tuple[PlannedSession, PlannedItem]]]:
    """Return the loaded squats, hinges and single-leg work by place and pattern, in order.

    Without what the runner asked for by name.
    """
    found: dict[tuple[str, str], list[tuple[PlannedSession, PlannedItem]]] = {}
    asked = {one.event.exercise for one in case.plan.events if isinstance(one.event, Swapped)}
    sessions = [session for week in weeks for session in week.sessions]
    for session in sorted(sessions, key=lambda session: session.on):
        for item in items_of(session) if session.kind == "lift" and not session.authored else ():
            main = next(iter(case.patterns(item)), None)
            is_loaded = item.rep_class in LOADED_CLASSES and item.exercise not in asked
            if is_loaded and main in HEAVY_LEG_PATTERNS:
                found.setdefault((session.place, main), []).append((session, item))
    return found


def _training_stretches(case: Case) -> Iterator[list[PlannedWeek]]:
    """Yield the consecutive weeks that have lifts and neither taper nor recover."""
    weeks = () if plan_is_halted(case) else case.plan.weeks
    for trains, group in groupby(weeks, key=_is_training):
        if trains:
            yield list(group)


def _is_training(week: PlannedWeek) -> bool:
    has_lift = any(one.kind == "lift" and not one.authored for one in week.sessions)
    return has_lift and week.phase not in RESTING_PHASES


def _by_day(weeks: Sequence[PlannedWeek]) -> Iterator[tuple[int, PlannedSession]]:
    for week in weeks:
        for session in week.sessions:
            if session.kind in SLOT_KINDS:
                yield session.on.toordinal(), session


def _qualities(session: PlannedSession) -> set[str]:
    """Return the qualities that a session trains; authored work counts by its class."""
    held = set()
    for quality, item in session.items():
        if quality == "mobility":
            held.add("mobility")
            continue
        held |= {"strength"} if quality in LOADED_CLASSES else set()
        held |= {"stability"} if quality == "stability" else set()
        held |= {"power"} if quality == "power" or item.rep_class == "power" else set()
        held |= {"stability"} if item.rep_class in {"stability", "hold"} else set()
    return held


def _power_due(case: Case, weeks: Sequence[PlannedWeek], start: int, length: int) -> frozenset[str]:
    """Return power when it is due in every week that the days from `start` touch.

    Not where health takes it out, or where the plan says that a week cannot hold it.
    """
    excused = {gap.starts_on for gap in case.plan.uncovered if gap.pattern == JUMPS}
    from_week = case.policy.table("coverage.power_due_from_week")[case.level]
    phases = case.policy.words("coverage.power_phases")
    touched = [
        week
        for week in weeks
        if start - DAYS_PER_WEEK < week.starts_on.toordinal() < start + length
    ]
    is_due = all(
        case.week_number(week.starts_on) >= from_week and week.phase in phases for week in touched
    )
    is_excused = any(week.starts_on in excused for week in touched)
    return frozenset({"power"} if is_due and not is_excused and not power_is_out(case) else ())


def _first_lift_from(weeks: Sequence[PlannedWeek], start: int) -> dt.date:
    days = [session.on for week in weeks for session in week.sessions]
    return min((day for day in days if day.toordinal() >= start), default=weeks[0].starts_on)
