"""Soft rules of whole weeks: how many lifts they hold, how hard on the legs, and the primer."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from ironstride.planning.check.case import RESTING_PHASES, STRENGTH_KINDS
from ironstride.planning.check.findings import Finding
from ironstride.planning.check.race_days import primer_window, race_row
from ironstride.planning.check.returning import LIGHT, comes_after_illness
from ironstride.planning.check.safety import plan_is_halted
from ironstride.planning.check.times import days_between
from ironstride.training.calendar_weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case
    from ironstride.training.plan import PlannedWeek
    from ironstride.training.race import Race

HARDEST: Final = 3
HALF: Final = 0.5
HALF_WEEK: Final = 3


def weekly_sessions_held(case: Case) -> Iterator[Finding]:
    """A week holds the lifts that its phase wants; a primer counts as one."""
    price = case.policy.number("price.weekly_sessions_held")
    for week in _judged_weeks(case):
        held = sum(session.kind in STRENGTH_KINDS for session in week.sessions)
        wanted = len(wanted_grades(case, week))
        if held < wanted:
            text = f"holds {held} of {wanted} strength sessions"
            yield _about_week(case, week, text, price * (wanted - held))


def leg_dose_held(case: Case) -> Iterator[Finding]:
    """The lifts of a week are as hard on the legs as the phase wants, hardest compared first."""
    price = case.policy.number("price.leg_dose_held")
    for week in _judged_weeks(case):
        lifts = [session for session in week.sessions if session.kind == "lift"]
        held = sorted((lift.leg_grade for lift in lifts), reverse=True)
        wanted = wanted_grades(case, week)
        missing = sum(max(0, want - have) for want, have in zip(wanted, held, strict=False))
        if missing:
            text = f"leg grades are {held}; the week wants {list(wanted)}"
            yield _about_week(case, week, text, price * missing)


def primer_before_race(case: Case) -> Iterator[Finding]:
    """An A race has its primer, where its distance asks for one and a gate is open."""
    price = case.policy.number("price.primer_before_race")
    primers = {session.on for session in case.sessions if session.kind == "primer"}
    if plan_is_halted(case) or not any(gate.open for gate in case.plan.gates):
        return
    for race in case.races:
        low, high = primer_window(race, case)
        days = {days_between(day, race.on) for day in primers}
        if low and can_still_prime(case, race, low) and not days & set(range(low, high + 1)):
            text = f"no primer {low} to {high} days before {race.name!r}"
            yield Finding(race.on, race.name, text, price)


def wanted_grades(case: Case, week: PlannedWeek) -> tuple[int, ...]:
    """Return the leg grades that `week` wants, hardest first; their number is its sessions.

    A week that has begun wants its share of the sessions; days around races allow less or none,
    and of a week with illness or absence no more is wanted than its other days have time for. Where
    nobody was ill, a part of a session counts as one: absence takes nothing from the other days.
    """
    every = _days_left(case, week)
    days = [day for day in every if not case.is_excused(day)]
    grades = [most_grade(case, day) for day in days]
    allowed = sorted((grade for grade in grades if grade is not None), reverse=True)
    full = _full_count(case, week)
    count = int(full * len(days) / DAYS_PER_WEEK + HALF)
    if not any(case.is_ill(day) for day in every):
        whole = int(full * len(every) / DAYS_PER_WEEK + HALF)
        count = min(-(-full * len(days) // DAYS_PER_WEEK), whole)
    count = min(count, len(allowed))
    if days != every:
        slots = case.plan.athlete.availability.slots_on
        count = min(count, sum(1 for day in days if slots(day)))
    if not count or _recovers_long(case, week):
        return ()
    name = "deload" if week.deload else week.phase
    table = case.policy.ranges(f"demand.leg_grades.{name}")
    wanted = table[str(min(count, len(table)))]
    return tuple(min(int(want), most) for want, most in zip(wanted, allowed, strict=False))


def _recovers_long(case: Case, week: PlannedWeek) -> bool:
    """Whether a transition week is one of the first after a long race, which want no lift."""
    table = case.policy.table("races.recovery_weeks_without_lifts")
    return week.phase == "transition" and any(
        0
        < days_between(race.on, week.starts_on) + HALF_WEEK
        <= DAYS_PER_WEEK * table[race_row(race, case.policy)]
        for race in case.races
    )


def _judged_weeks(case: Case) -> tuple[PlannedWeek, ...]:
    return () if plan_is_halted(case) else case.plan.weeks


def _about_week(case: Case, week: PlannedWeek, text: str, cost: float) -> Finding:
    return Finding(max(week.starts_on, case.plan.today), f"week {week.starts_on}", text, cost)


def _days_left(case: Case, week: PlannedWeek) -> list[dt.date]:
    first = week.starts_on.toordinal()
    last = min(first + DAYS_PER_WEEK, dt.date.max.toordinal() + 1)
    days = range(max(first, case.plan.today.toordinal()), last)
    return [dt.date.fromordinal(day) for day in days]


def _full_count(case: Case, week: PlannedWeek) -> int:
    policy, athlete = case.policy, case.plan.athlete
    usual = int(policy.table(f"demand.sessions.{week.phase}")[case.level])
    rests = week.phase in RESTING_PHASES
    if athlete.sessions_per_week is not None:
        holds = rests or week.phase == "maintenance"
        most = usual if holds else policy.whole("demand.most_sessions")
        return min(athlete.sessions_per_week, most)
    age = athlete.age_on(max(week.starts_on, case.plan.today))
    if age >= policy.number("demand.masters_from_years") and not rests:
        return max(usual, policy.whole("demand.masters_least_sessions"))
    return usual


def most_grade(case: Case, day: dt.date) -> int | None:
    """Return the hardest lift that races and illness allow on `day`, or None for no lift at all."""
    limits = [_grade_near(case, race, days_between(day, race.on)) for race in case.races]
    if None in limits:
        return None
    if comes_after_illness(case, day):
        limits.append(LIGHT)
    return min((limit for limit in limits if limit is not None), default=HARDEST)


def _grade_near(case: Case, race: Race, days: int) -> int | None:
    """Return the hardest lift allowed `days` before the race (negative: after it)."""
    policy, row = case.policy, race_row(race, case.policy)
    if race.priority == "A":
        clear = policy.table("races.last_leg_days")[row]
        light = policy.table("races.last_heavy_days")[row]
    else:
        clear = light = policy.table("races.lesser_clear_days")[race.priority]
    if -policy.table("races.no_lift_after_days")[row] <= days <= clear:
        return None
    if -policy.table("races.no_heavy_after_days")[row] <= days <= light:
        return LIGHT
    return HARDEST


def can_still_prime(case: Case, race: Race, low: int) -> bool:
    """Whether the primer's window is not over and the plan goes on until the race."""
    last = race.on.toordinal() - low
    is_over = last < case.plan.today.toordinal()
    return not is_over and case.week_number(race.on) < len(case.plan.weeks)
