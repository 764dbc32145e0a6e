"""The engine: a runner goes in, a complete dated plan comes out. Pure and deterministic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ironstride.planning.beside_lifts import add_beside_lifts
from ironstride.planning.breaches import Surroundings, find_breaches
from ironstride.planning.calendar_races import with_calendar_races
from ironstride.planning.certificate import certify
from ironstride.planning.dose import HEAVY_PHASES
from ironstride.planning.filling import fill_placing, find_barren
from ironstride.planning.frame import find_primer_windows, lay_frame, pose_placing
from ironstride.planning.gates import report_gates
from ironstride.planning.known_log import tell_log
from ironstride.planning.limit_checks import ask_for_limits
from ironstride.planning.lost_pins import find_lost_pins
from ironstride.planning.notices import STOPPED, gather_notices, heavy_patterns
from ironstride.planning.other_strength import with_other_strength
from ironstride.planning.placement import Placed
from ironstride.planning.standing import NOTHING_STANDS
from ironstride.planning.uncovered import find_uncovered
from ironstride.policy.reader import override_policy
from ironstride.training.events import Reported
from ironstride.training.plan import Plan, PlannedWeek

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.errors import Problem
    from ironstride.planning.certificate import PlacingProblem
    from ironstride.planning.frame import Frame
    from ironstride.planning.standing import Standing
    from ironstride.planning.weeks import WeekDemand
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.plan import Certificate, Gate, Notice
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Pattern

# Placing again without what could not be filled: a few times settle it.
MOST_TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class _Made:
    """A placing and the sessions it became; `best` is the cheapest placing of `problem`."""

    frame: Frame
    problem: PlacingProblem
    best: tuple[Placed, ...]
    placed: tuple[Placed, ...]
    sessions: tuple[PlannedSession, ...]

    def certify(self) -> Certificate:
        """Return how near the sessions stand to the cheapest placing."""
        return certify(self.problem, self.best, self.sessions, is_best=self.placed is self.best)


def _make(lay: Callable[[], Frame]) -> _Made:
    """Place and fill; where a placed session finds no exercises, place again without it."""
    frame = lay()
    problem = pose_placing(frame)
    placed = best = _place(problem, frame)
    sessions = fill_placing(placed, frame)
    barren = find_barren(placed, sessions)
    tries = 0 if frame.shop.screen.sessions in STOPPED else MOST_TRIES
    while barren and tries:
        tries -= 1
        frame = lay()
        placed = _place(pose_placing(frame, barren), frame)
        sessions = fill_placing(placed, frame)
        lost = find_barren(placed, sessions) - barren
        if not lost:
            break
        barren |= lost
    return _Made(frame, problem, best, placed, sessions)


@dataclass(frozen=True, slots=True)
class _Ready:
    """The athlete with the races and the other strength of the calendar, and what to say of it.

    `policy` has the athlete's own numbers in it; `problems` are those of them that cannot be.
    """

    athlete: Athlete
    policy: Policy
    notices: tuple[Notice, ...]
    problems: tuple[Problem, ...]

    def lay_frame(
        self, today: dt.date, catalogue: Catalogue, weeks: int | None, standing: Standing
    ) -> Frame:
        """Return what is fixed before any session exists."""
        return lay_frame(self.athlete, today, self.policy, catalogue, weeks, standing)


def _make_ready(athlete: Athlete, today: dt.date, policy: Policy) -> _Ready:
    own_policy, problems = override_policy(policy, athlete.policy_overrides, "athlete")
    athlete, of_races = with_calendar_races(athlete, own_policy)
    athlete, of_strength = with_other_strength(athlete, today, own_policy)
    return _Ready(athlete, own_policy, (*of_strength, *of_races), problems)


def _report_gates(frame: Frame, sessions: Sequence[PlannedSession]) -> tuple[Gate, ...]:
    shop = frame.shop
    heavy = tuple(week for week in frame.weeks if week.phase in HEAVY_PHASES)
    in_heavy = [one for one in sessions if any(one.on in week.days() for week in heavy)]
    return report_gates(
        shop.gates, _exposures(sessions), _exposures(in_heavy), heavy_patterns(shop)
    )


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
    ready = _make_ready(athlete, today, policy)
    making = _make(lambda: ready.lay_frame(today, catalogue, weeks, standing))
    frame, sessions, shop = making.frame, making.sessions, making.frame.shop
    gates = _report_gates(frame, sessions)
    return Plan(
        made_for=athlete.name,
        today=today,
        athlete=ready.athlete,
        weeks=_into_weeks(
            frame.weeks,
            add_beside_lifts(
                ask_for_limits(sessions, frame.weeks, shop, frame.standing),
                frame.weeks,
                frame.runs,
                shop,
                frame.standing,
            ),
        ),
        runs=frame.runs,
        races=tuple(terms.race for terms in shop.limits.terms if terms.race.on >= today),
        notices=(*gather_notices(shop, frame.weeks, sessions, gates), *ready.notices),
        gates=gates,
        broken_rules=find_breaches(sessions, _surroundings(frame, making.placed)),
        uncovered=find_uncovered(frame.weeks, sessions, shop),
        problems=(*problems, *ready.problems, *find_lost_pins(ready.athlete, today)),
        certificate=None if shop.screen.sessions in STOPPED else making.certify(),
        events=tuple(Reported(today, told) for told in [tell_log(athlete.log, today)] if told),
    )


def pose_season(
    athlete: Athlete,
    today: dt.date,
    *,
    policy: Policy,
    catalogue: Catalogue,
    weeks: int,
    standing: Standing,
) -> tuple[PlacingProblem, Surroundings]:
    """Return what placing decides in a plan of these, and what a placing is judged among."""
    frame = _make_ready(athlete, today, policy).lay_frame(today, catalogue, weeks, standing)
    return pose_placing(frame), _surroundings(frame, ())


def _surroundings(frame: Frame, placed: Sequence[Placed]) -> Surroundings:
    windows = find_primer_windows(frame)
    is_halted = frame.shop.screen.sessions in STOPPED
    return Surroundings(
        weeks=[replace(week, leg_grades=()) for week in frame.weeks] if is_halted else frame.weeks,
        calendar=frame.calendar,
        limits=frame.shop.limits,
        primer_races={race_on: race for race_on, (_, race) in windows.items()},
        slot_minutes={one.opening.day: one.opening.minutes for one in placed},
        pinned=frozenset(pin.on for pin in frame.shop.athlete.pinned),
        lifted=frame.shop.athlete.lifted,
        placed_grades={one.opening.day: one.grade for one in placed},
        terms=frame.terms,
        pins_in_pain=_pins_in_pain(frame),
    )


def _pins_in_pain(frame: Frame) -> frozenset[dt.date]:
    """Return the days pinned for a session, if regions are spared."""
    if not frame.shop.screen.spared_regions or frame.shop.screen.sessions in STOPPED:
        return frozenset()
    first, last = frame.weeks[0].first_day, frame.weeks[-1].last_day
    return frozenset(
        pin.on
        for pin in frame.shop.athlete.pinned
        if first <= pin.on <= last and not pin.off and not pin.items
    )


def _place(problem: PlacingProblem, frame: Frame) -> tuple[Placed, ...]:
    if frame.shop.screen.sessions == "none":
        kept = (opening for opening in problem.openings if opening.kept is not None)
        return tuple(Placed(opening, opening.choices[0].grade) for opening in kept)
    return problem.solve()


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
