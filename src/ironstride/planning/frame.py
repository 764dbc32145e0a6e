"""What is fixed before any session exists: weeks, runs, health, iron, and what stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ironstride.planning.authored import grade_authored
from ironstride.planning.certificate import PlacingProblem
from ironstride.planning.gates import judge_gates
from ironstride.planning.openings import PRIMER, Ground, find_openings
from ironstride.planning.phases import is_newcomer, plan_phases
from ironstride.planning.race_limits import read_race_limits
from ironstride.planning.rules.facts import RunCalendar
from ironstride.planning.rules.terms import read_terms
from ironstride.planning.screen import screen_health
from ironstride.planning.standing import PLACED_KINDS, stand_on
from ironstride.planning.weeks import plan_weeks
from ironstride.planning.workshop import open_workshop
from ironstride.running.dated_runs import date_races, date_runs, find_run_windows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.planning.openings import Opening
    from ironstride.planning.rules.terms import Terms
    from ironstride.planning.standing import Standing
    from ironstride.planning.weeks import WeekDemand
    from ironstride.planning.workshop import Workshop
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.race import Race
    from ironstride.training.run import DatedRun

# Days on which nothing could be made of a primer (True) or of a lift (False).
Barren = frozenset[tuple[dt.date, bool]]


@dataclass(frozen=True, slots=True)
class Frame:
    """What is fixed before any session exists."""

    weeks: tuple[WeekDemand, ...]
    runs: tuple[DatedRun, ...]
    calendar: RunCalendar
    terms: Terms
    shop: Workshop
    standing: Standing


def lay_frame(
    athlete: Athlete,
    today: dt.date,
    policy: Policy,
    catalogue: Catalogue,
    weeks: int | None,
    standing: Standing,
) -> Frame:
    """Return the frame of a plan; its workshop remembers weights, so it serves one filling."""
    now = max(today, standing.now)
    athlete = replace(athlete, log=tuple(one for one in athlete.log if one.performed_on <= now))
    season = stand_on(plan_phases(athlete, today, policy, weeks), standing)
    limits = read_race_limits(athlete.races, policy, _unready_until(athlete, today, policy))
    demands = plan_weeks(season, athlete, athlete.runs, today, limits, policy, standing)
    runs = date_runs(athlete.runs, today, demands[-1].last_day, policy)
    # A race right after the horizon matters for its last days.
    last = max((demands[-1].last_day, *(race.on for race in athlete.races)))
    races = date_races(athlete.races, runs, today, last, policy)
    calendar = RunCalendar(runs, find_run_windows((*runs, *races), policy))
    screen = screen_health(athlete, now, policy)
    gates = judge_gates(athlete, screen, catalogue, today, policy, standing.now)
    shop = open_workshop(athlete, today, catalogue, screen, gates, limits, policy)
    shop.weights.breaks = standing.breaks
    if screen.sessions == "mobility_only":
        demands = tuple(replace(week, leg_grades=(1,) * len(week.leg_grades)) for week in demands)
        standing = replace(standing, placed_kinds=PLACED_KINDS | {"mobility"})
    if screen.sessions == "none":
        demands = tuple(replace(week, leg_grades=()) for week in demands)
    return Frame(demands, runs, calendar, read_terms(policy), shop, standing)


def _unready_until(athlete: Athlete, today: dt.date, policy: Policy) -> dt.date:
    """Return the day up to which races come too soon for a newcomer's heavy sets."""
    weeks = policy.whole("phases.newcomer_too_late_weeks") if is_newcomer(athlete) else 0
    return today + dt.timedelta(weeks=weeks)


def find_primer_windows(frame: Frame) -> dict[dt.date, tuple[dt.date, Race]]:
    """Return by race the last day of its primer's window, and the race; none for those unready."""
    shop = frame.shop
    if not (shop.gates.any_open() and shop.screen.sessions in ("all", "changed")):
        return {}
    return shop.limits.primer_windows(frame.weeks[0].first_day, frame.weeks[-1].last_day)


def pose_placing(frame: Frame, barren: Barren = frozenset()) -> PlacingProblem:
    """Return what placing decides, without the `barren` choices."""
    shop = frame.shop
    windows = find_primer_windows(frame)
    ground = Ground(
        athlete=shop.athlete,
        calendar=frame.calendar,
        limits=shop.limits,
        terms=frame.terms,
        policy=shop.policy,
        primers=bool(windows),
        authored_grades={
            pin.on: grade_authored(pin, shop) for pin in shop.athlete.pinned if pin.items
        },
        standing=frame.standing,
    )
    return PlacingProblem(
        weeks=frame.weeks,
        openings=tuple(_without(barren, find_openings(frame.weeks, ground))),
        primer_ends=[ends_on for ends_on, _ in windows.values()],
        terms=frame.terms,
        since=max(frame.weeks[0].first_day, frame.standing.now),
    )


def _without(barren: Barren, openings: tuple[Opening, ...]) -> Iterator[Opening]:
    for opening in openings:
        choices = tuple(
            choice
            for choice in opening.choices
            if opening.forced or (opening.day, choice.grade == PRIMER) not in barren
        )
        if choices:
            yield replace(opening, choices=choices)
