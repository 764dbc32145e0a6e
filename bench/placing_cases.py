"""Placing problems for tests and benchmarks, and their prices added up the plain way."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ironstride.cohort.generated_runners import generate_athlete
from ironstride.planning.openings import Ground, find_openings, price_among_runs
from ironstride.planning.phases import plan_phases
from ironstride.planning.race_limits import read_race_limits
from ironstride.planning.rules import between_lifts
from ironstride.planning.rules.facts import RunCalendar
from ironstride.planning.rules.terms import read_terms
from ironstride.planning.weeks import plan_weeks
from ironstride.running.dated_runs import date_runs, find_run_windows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.planning.openings import Opening
    from ironstride.planning.race_limits import RaceLimits
    from ironstride.planning.rules.terms import Terms
    from ironstride.planning.weeks import WeekDemand
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete

PRIMER: Final = 0
HEAVY: Final = 2
Taken = tuple["Opening", int]


@dataclass(frozen=True, slots=True)
class PlacingCase:
    """The arguments of `place_sessions` for one athlete, and the races behind them."""

    weeks: tuple[WeekDemand, ...]
    openings: tuple[Opening, ...]
    primer_ends: tuple[dt.date, ...]
    terms: Terms
    limits: RaceLimits


def make_case(
    athlete: Athlete,
    today: dt.date,
    policy: Policy,
    *,
    weeks: int | None = None,
    terms: Terms | None = None,
) -> PlacingCase:
    """Return what the engine places for `athlete`, whose gates are taken as open.

    Pinned sessions with items get leg grade 2. `terms` stand in for the policy's.
    """
    season = plan_phases(athlete, today, policy, weeks)
    limits = read_race_limits(athlete.races, policy)
    demands = plan_weeks(season, athlete, athlete.runs, today, limits, policy)
    first, last = demands[0].first_day, demands[-1].last_day
    runs = date_runs(athlete.runs, today, last, policy)
    windows = limits.primer_windows(first, last)
    terms = terms or read_terms(policy)
    authored = {
        pin.on: HEAVY if pin.leg_grade is None else pin.leg_grade
        for pin in athlete.pinned
        if pin.items
    }
    calendar = RunCalendar(runs, find_run_windows(runs, policy))
    ground = Ground(athlete, calendar, limits, terms, policy, bool(windows), authored)
    ends = tuple(end for end, _ in windows.values())
    return PlacingCase(demands, find_openings(demands, ground), ends, terms, limits)


def generate_case(seed: int, policy: Policy, weeks: int | None = None) -> PlacingCase:
    """Return the placing problem of a generated runner."""
    athlete, today = generate_runner(seed)
    return make_case(athlete, today, policy, weeks=weeks)


def generate_runner(seed: int) -> tuple[Athlete, dt.date]:
    """Return a generated athlete and the day of the plan; three in four may train on six days.

    The athletes of `generate_athlete` have every number of days; here most get slots on nearly
    all of them, because calendars with more choice are the harder ones.
    """
    athlete, today = generate_athlete(seed)
    if seed % 4:
        usual = athlete.availability
        some = next(iter(usual.week.values()))
        spread = {day: usual.week.get(day, some) for day in range(7) if day != seed % 7}
        athlete = replace(athlete, availability=replace(usual, week=spread))
    return athlete, today


def price_placement(case: PlacingCase, taken: Sequence[Taken]) -> float:
    """Return the total price [points] of `taken`, rule by rule, in the order of time."""
    terms = case.terms
    cost = sum(price_among_runs(opening.facts, grade, terms) for opening, grade in taken)
    for (one, _), (other, _) in pairwise(taken):
        cost += price_lift_gap(one, other, terms)
    for one, other in pairwise([opening for opening, grade in taken if grade >= HEAVY]):
        cost += price_leg_gap(one, other, terms)
    for week in case.weeks:
        held = [(opening, grade) for opening, grade in taken if opening.week == week.index]
        lifts = [grade for opening, grade in held if opening.forced or grade != PRIMER]
        wanted = week.leg_grades
        cost += between_lifts.weekly_sessions_held(len(held), len(wanted), terms)
        cost += between_lifts.leg_dose_held(lifts, wanted, terms)
    primers = [one.day for one, grade in taken if grade == PRIMER and not one.forced]
    opens = dt.date.min
    for end in sorted(case.primer_ends):
        done = any(opens < day <= end for day in primers)
        cost += between_lifts.primer_before_race(placed=done, terms=terms)
        opens = end
    return cost


def price_lift_gap(one: Opening, other: Opening, terms: Terms) -> float:
    """Return the price [points] of two sessions in a row."""
    return between_lifts.lift_days_apart(other.facts.start_h - one.facts.end_h, terms)


def price_leg_gap(one: Opening, other: Opening, terms: Terms) -> float:
    """Return the price [points] of two leg sessions of grade 2 or 3 in a row."""
    gap_h = other.facts.start_h - one.facts.end_h
    new = other.facts.newcomer_weeks
    return between_lifts.heavy_leg_days_apart(gap_h, terms, newcomer_weeks=new)
