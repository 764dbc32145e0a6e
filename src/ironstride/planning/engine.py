"""The engine: a runner goes in, a complete dated plan comes out. Pure and deterministic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ironstride.planning.authored import grade_authored, write_authored
from ironstride.planning.beside_lifts import add_beside_lifts
from ironstride.planning.blocks import group_visits
from ironstride.planning.breaches import Surroundings, find_breaches
from ironstride.planning.calendar_races import with_calendar_races
from ironstride.planning.certificate import PlacingProblem, certify
from ironstride.planning.dose import HEAVY_PHASES
from ironstride.planning.gates import judge_gates, report_gates
from ironstride.planning.lost_pins import find_lost_pins
from ironstride.planning.notices import STOPPED, gather_notices, heavy_patterns
from ironstride.planning.openings import PRIMER, Ground, find_openings
from ironstride.planning.other_strength import with_other_strength
from ironstride.planning.phases import plan_phases
from ironstride.planning.placement import Placed
from ironstride.planning.race_limits import read_race_limits
from ironstride.planning.recovery import plan_recovery_mobility
from ironstride.planning.rules.facts import RunCalendar
from ironstride.planning.rules.terms import read_terms
from ironstride.planning.screen import screen_health
from ironstride.planning.season import Making, make_lifts
from ironstride.planning.session_ids import with_own_ids
from ironstride.planning.special import compose_mobility, compose_primer
from ironstride.planning.standing import NOTHING_STANDS, PLACED_KINDS, stand_on
from ironstride.planning.uncovered import find_uncovered
from ironstride.planning.weeks import plan_weeks
from ironstride.planning.wishes import match_wishes
from ironstride.planning.workshop import open_workshop
from ironstride.policy.reader import override_policy
from ironstride.running.dated_runs import date_races, date_runs, find_run_windows
from ironstride.training.plan import Plan, PlannedWeek

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.errors import Problem
    from ironstride.planning.rules.terms import Terms
    from ironstride.planning.standing import Standing
    from ironstride.planning.weeks import WeekDemand
    from ironstride.planning.workshop import Workshop
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.race import Race
    from ironstride.training.run import DatedRun
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Pattern


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is fixed before any session exists."""

    weeks: tuple[WeekDemand, ...]
    runs: tuple[DatedRun, ...]
    calendar: RunCalendar
    terms: Terms
    shop: Workshop
    standing: Standing


def plan_season(
    athlete: Athlete,
    today: dt.date,
    *,
    policy: Policy,
    catalogue: Catalogue,
    weeks: int | None = None,
    problems: tuple[Problem, ...] = (),
    standing: Standing = NOTHING_STANDS,
) -> Plan:
    """Return the plan of `athlete` from `today`: always an answer, what it breaks is named.

    `weeks` sets the horizon, which else ends after the last A race and its transition, or after
    12 weeks. The athlete's own policy overrides are laid over `policy`. `standing` is what a plan
    that is made again keeps; `today` is then the first day of the old plan. Same input, same plan.
    """
    athlete, race_notices = with_calendar_races(athlete, policy)
    own_policy, more = override_policy(policy, athlete.policy_overrides, "athlete")
    athlete, other_strength = with_other_strength(athlete, today, own_policy)
    frame = _frame(athlete, today, own_policy, catalogue, weeks, standing)
    problem = _placing_problem(frame)
    placed = _place(problem, frame)
    sessions = _make_sessions(placed, frame)
    shop = frame.shop
    heavy = tuple(week for week in frame.weeks if week.phase in HEAVY_PHASES)
    in_heavy = [one for one in sessions if any(one.on in week.days() for week in heavy)]
    gates = report_gates(
        shop.gates, _exposures(sessions), _exposures(in_heavy), heavy_patterns(shop)
    )
    return Plan(
        made_for=athlete.name,
        today=today,
        athlete=athlete,
        weeks=_into_weeks(
            frame.weeks,
            add_beside_lifts(sessions, frame.weeks, frame.runs, shop, frame.standing),
        ),
        runs=frame.runs,
        races=tuple(terms.race for terms in shop.limits.terms if terms.race.on >= today),
        notices=(
            *gather_notices(shop, frame.weeks, sessions, gates),
            *other_strength,
            *race_notices,
        ),
        gates=gates,
        broken_rules=find_breaches(sessions, _surroundings(frame, placed)),
        uncovered=find_uncovered(frame.weeks, sessions, shop),
        problems=(*problems, *more, *find_lost_pins(athlete, today)),
        certificate=None if shop.screen.sessions in STOPPED else certify(problem, placed, sessions),
    )


def pose_placing(
    athlete: Athlete,
    today: dt.date,
    *,
    policy: Policy,
    catalogue: Catalogue,
    weeks: int,
    standing: Standing,
) -> tuple[PlacingProblem, Surroundings]:
    """Return what placing decides in a plan of these, and what a placing is judged among."""
    athlete, _ = with_calendar_races(athlete, policy)
    own_policy, _ = override_policy(policy, athlete.policy_overrides, "athlete")
    athlete, _ = with_other_strength(athlete, today, own_policy)
    frame = _frame(athlete, today, own_policy, catalogue, weeks, standing)
    return _placing_problem(frame), _surroundings(frame, ())


def _surroundings(frame: _Frame, placed: Sequence[Placed]) -> Surroundings:
    windows = _primer_windows(frame)
    is_halted = frame.shop.screen.sessions in STOPPED
    return Surroundings(
        weeks=[replace(week, leg_grades=()) for week in frame.weeks] if is_halted else frame.weeks,
        calendar=frame.calendar,
        limits=frame.shop.limits,
        primer_races={race_on: race for race_on, (_, race) in windows.items()},
        slot_minutes={one.opening.day: one.opening.minutes for one in placed},
        pinned=frozenset(pin.on for pin in frame.shop.athlete.pinned),
        placed_grades={one.opening.day: one.grade for one in placed},
        terms=frame.terms,
    )


def _frame(
    athlete: Athlete,
    today: dt.date,
    policy: Policy,
    catalogue: Catalogue,
    weeks: int | None,
    standing: Standing,
) -> _Frame:
    season = stand_on(plan_phases(athlete, today, policy, weeks), standing)
    limits = read_race_limits(athlete.races, policy)
    demands = plan_weeks(season, athlete, athlete.runs, today, limits, policy, standing)
    runs = date_runs(athlete.runs, today, demands[-1].last_day, policy)
    # A race right after the horizon matters for its last days.
    last = max((demands[-1].last_day, *(race.on for race in athlete.races)))
    races = date_races(athlete.races, runs, today, last, policy)
    calendar = RunCalendar(runs, find_run_windows((*runs, *races), policy))
    screen = screen_health(athlete, max(today, standing.now), policy)
    gates = judge_gates(athlete, screen, catalogue, today, policy)
    shop = open_workshop(athlete, today, catalogue, screen, gates, policy, standing.breaks)
    if screen.sessions == "mobility_only":
        demands = tuple(replace(week, leg_grades=(1,) * len(week.leg_grades)) for week in demands)
        standing = replace(standing, placed_kinds=PLACED_KINDS | {"mobility"})
    if screen.sessions == "none":
        demands = tuple(replace(week, leg_grades=()) for week in demands)
    return _Frame(demands, runs, calendar, read_terms(policy), shop, standing)


def _primer_windows(frame: _Frame) -> dict[dt.date, tuple[dt.date, Race]]:
    shop = frame.shop
    if not (shop.gates.any_open() and shop.screen.sessions in ("all", "changed")):
        return {}
    return shop.limits.primer_windows(frame.weeks[0].first_day, frame.weeks[-1].last_day)


def _make_sessions(placed: Sequence[Placed], frame: _Frame) -> tuple[PlannedSession, ...]:
    """Fill the placed sessions with exercises and add what recovers from races."""
    shop, standing = frame.shop, frame.standing
    if shop.screen.sessions == "none":
        return _in_order(standing.fixed)
    if shop.screen.sessions == "mobility_only":
        return _in_order((*standing.fixed, *_turn_to_mobility(placed, frame)))
    authored = tuple(
        write_authored(one.opening, one.opening.pinned, one.grade, shop)
        for one in placed
        if one.opening.kept is None and one.opening.pinned is not None and one.opening.pinned.items
    )
    wishes = match_wishes(placed, frame.weeks, standing)
    blocks = group_visits(placed, frame.weeks, shop.limits, wishes)
    lifts, making = make_lifts(blocks, frame.runs, shop, standing)
    primers = _make_primers(placed, making, frame)
    made = [one for one in (*authored, *lifts, *primers) if one not in standing.fixed]
    others = with_own_ids(standing.fixed, made, standing.used_ids)
    return _in_order((*others, *plan_recovery_mobility(frame.weeks, others, standing, shop)))


def _in_order(sessions: Iterable[PlannedSession]) -> tuple[PlannedSession, ...]:
    return tuple(sorted(sessions, key=lambda session: (session.on, session.at)))


def _placing_problem(frame: _Frame) -> PlacingProblem:
    shop = frame.shop
    windows = _primer_windows(frame)
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
        openings=find_openings(frame.weeks, ground),
        primer_ends=[ends_on for ends_on, _ in windows.values()],
        terms=frame.terms,
        since=max(frame.weeks[0].first_day, frame.standing.now),
    )


def _place(problem: PlacingProblem, frame: _Frame) -> tuple[Placed, ...]:
    if frame.shop.screen.sessions == "none":
        kept = (opening for opening in problem.openings if opening.kept is not None)
        return tuple(Placed(opening, opening.choices[0].grade) for opening in kept)
    return problem.solve()


def _make_primers(
    placed: Sequence[Placed], making: Making, frame: _Frame
) -> tuple[PlannedSession, ...]:
    made = []
    for one in placed:
        if one.grade == PRIMER and one.opening.pinned is None and one.opening.kept is None:
            week = frame.weeks[one.opening.week]
            primer = compose_primer(one.opening, week, making.known_in(week), frame.shop)
            if primer is not None:
                made.append(primer)
    return tuple(made)


def _turn_to_mobility(placed: Sequence[Placed], frame: _Frame) -> list[PlannedSession]:
    reason = "Mobility only until a clinician has agreed to more."
    made = (
        compose_mobility(
            one.opening, frame.weeks[one.opening.week], reason, "red_flag_stops_plan", frame.shop
        )
        for one in placed
        if one.opening.kept is None
    )
    return [session for session in made if session is not None]


def _exposures(sessions: Sequence[PlannedSession]) -> dict[Pattern, list[dt.date]]:
    days: dict[Pattern, list[dt.date]] = {}
    for session in sessions:
        if session.kind == "tests":
            continue
        found = dict.fromkeys(pattern for _, item in session.items() for pattern in item.patterns)
        for pattern in found:
            days.setdefault(pattern, []).append(session.on)
    return days


def _into_weeks(
    weeks: Sequence[WeekDemand], sessions: Sequence[PlannedSession]
) -> tuple[PlannedWeek, ...]:
    return tuple(
        PlannedWeek(
            starts_on=week.starts_on,
            phase=week.phase,
            deload=week.deload,
            sessions=tuple(
                session for session in sessions if week.first_day <= session.on <= week.last_day
            ),
        )
        for week in weeks
    )
