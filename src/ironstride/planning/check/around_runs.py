"""Soft rules of one lift among the runs; each finding carries its price."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from ironstride.planning.check.case import STRENGTH_KINDS
from ironstride.planning.check.findings import Finding, price_at
from ironstride.planning.check.times import DAY_H, end_h, shortage, start_h

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case
    from ironstride.planning.check.times import RunSpan
    from ironstride.training.session import PlannedSession

HEAVY_GRADE: Final = 2
TIRING_LEG_COST: Final = 3


def heavy_legs_not_before_key_run(case: Case) -> Iterator[Finding]:
    """Leg work ends hours before the next key run, and heavy never less than a day before."""
    for lift in case.lifts:
        gaps = [
            (shortage(_hours_to(run, lift), _needed_h(case, lift, run)), run)
            for run in _runs_ahead(case, lift)
            if run.key and lift.leg_grade
        ]
        if not gaps:
            continue
        worst, run = max(gaps, key=lambda gap: gap[0])
        cost = worst * case.policy.number("price.heavy_legs_not_before_key_run")
        soonest = min(_hours_to(run, lift) for _, run in gaps)
        if lift.leg_grade >= HEAVY_GRADE and soonest < DAY_H:
            cost += case.policy.number("price.never_heavy_the_day_before")
        yield price_at(
            lift,
            f"leg grade {lift.leg_grade} ends {_hours_to(run, lift):.1f} h before {run.name!r}; "
            f"{_needed_h(case, lift, run):g} h are needed",
            cost,
        )


def easy_run_clear_of_leg_work(case: Case) -> Iterator[Finding]:
    """A timed run that is not key does not follow leg work within hours."""
    needs = case.policy.table("clearance.easy_h")
    price = case.policy.number("price.easy_run_clear_of_leg_work")
    for lift in case.lifts:
        need = needs.get(str(lift.leg_grade), 0)
        gaps = [
            _hours_to(run, lift)
            for run in _runs_ahead(case, lift)
            if run.timed and not run.key and run.leg_cost
        ]
        hours = min(gaps, default=need)
        text = (
            f"an easy run starts {hours:.1f} h after leg grade {lift.leg_grade}; {need:g} h wanted"
        )
        yield price_at(lift, text, price * shortage(hours, need))


def lift_hours_after_hard_run(case: Case) -> Iterator[Finding]:
    """On the day of a key run the lift comes hours after it; no known time means no hours."""
    need = case.policy.number("clearance.after_hard_run_h")
    price = case.policy.number("price.lift_hours_after_hard_run")
    for lift in case.lifts:
        gaps = [
            start_h(lift) - run.latest_end_h if run.timed else 0.0
            for run in case.runs
            if run.on == lift.on and run.key and not _is_ahead(run, lift)
        ]
        if gaps and lift.leg_grade:
            hours = max(0.0, min(gaps))
            text = f"the lift starts {hours:.1f} h after a key run; {need:g} h are wanted"
            yield price_at(lift, text, price * shortage(hours, need))


def fresh_legs_for_heavy_work(case: Case) -> Iterator[Finding]:
    """Heavy leg work does not follow the hardest runs of an earlier day too soon."""
    need = case.policy.number("clearance.tired_legs_h")
    price = case.policy.number("price.fresh_legs_for_heavy_work")
    for lift in case.lifts:
        gaps = [
            start_h(lift) - run.latest_end_h
            for run in case.runs
            if run.on < lift.on and run.leg_cost >= TIRING_LEG_COST
        ]
        if gaps and lift.leg_grade >= HEAVY_GRADE:
            hours = max(0.0, min(gaps))
            text = f"leg grade {lift.leg_grade} starts {hours:.1f} h after a run of leg cost 3"
            yield price_at(lift, f"{text}; {need:g} h are wanted", price * shortage(hours, need))


def rest_day_kept(case: Case) -> Iterator[Finding]:
    """A day that the calendar marks as rest stays free of lifts and primers."""
    running = {run.on for run in case.runs}
    resting = {run.on for run in case.plan.runs if run.type == "rest"} - running
    cost = case.policy.number("price.rest_day_kept")
    for session in _strength_sessions(case):
        if session.on in resting:
            yield price_at(session, "the calendar marks this day as rest", cost)


def long_run_day_kept_free(case: Case) -> Iterator[Finding]:
    """The day of a long run holds no lift and no primer."""
    long_days = {run.on for run in case.runs if run.type == "long"}
    cost = case.policy.number("price.long_run_day_kept_free")
    for session in _strength_sessions(case):
        if session.on in long_days:
            yield price_at(session, "the long run is on this day", cost)


def lift_not_during_run(case: Case) -> Iterator[Finding]:
    """No lift and no primer overlaps a run whose time is given."""
    cost = case.policy.number("price.lift_not_during_run")
    for session in _strength_sessions(case):
        for run in case.runs:
            overlaps = run.earliest_h < end_h(session) and run.latest_end_h > start_h(session)
            if run.timed and run.on == session.on and overlaps:
                yield price_at(session, f"it overlaps {run.name!r}", cost)
                break


def _strength_sessions(case: Case) -> tuple[PlannedSession, ...]:
    return tuple(session for session in case.sessions if session.kind in STRENGTH_KINDS)


def _is_ahead(run: RunSpan, lift: PlannedSession) -> bool:
    """Whether `run` comes after `lift`; on the same day only a given time says so."""
    if run.on == lift.on and not run.timed:
        return False
    return run.on >= lift.on and run.earliest_h >= start_h(lift)


def _runs_ahead(case: Case, lift: PlannedSession) -> list[RunSpan]:
    return [run for run in case.runs if _is_ahead(run, lift)]


def _hours_to(run: RunSpan, lift: PlannedSession) -> float:
    return max(0.0, run.earliest_h - end_h(lift))


def hours_to_key_run(case: Case, lift: PlannedSession) -> float:
    """Return the hours from the end of `lift` to the next key run, infinite without one."""
    gaps = (_hours_to(run, lift) for run in _runs_ahead(case, lift) if run.key)
    return min(gaps, default=math.inf)


def _needed_h(case: Case, lift: PlannedSession, run: RunSpan) -> float:
    name = "long" if run.type == "long" else "key"
    hours = case.policy.table(f"clearance.{name}_h").get(str(lift.leg_grade), 0.0)
    return hours + newcomer_extra_h(case, lift)


def newcomer_extra_h(case: Case, lift: PlannedSession) -> float:
    """Return the hours added for heavy legs in the first weeks of a newcomer."""
    weeks = case.policy.whole("clearance.newcomer_weeks")
    is_early = case.week_number(lift.on) < weeks
    if case.newcomer and is_early and lift.leg_grade >= HEAVY_GRADE:
        return case.policy.number("clearance.newcomer_extra_h")
    return 0.0
