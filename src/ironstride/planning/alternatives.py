"""The next-best weeks: the same week placed otherwise, the rest of the plan as it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Final

from ironstride.planning.breaches import CENTS, SMALLEST, find_breaches
from ironstride.planning.certificate import place_where_it_stands, price_rules, without_habit
from ironstride.planning.engine import pose_season
from ironstride.planning.replan import stand_in
from ironstride.planning.standing import PLACED_KINDS
from ironstride.policy.reader import override_policy
from ironstride.training.calendar_weeks import monday_of
from ironstride.training.plan import Alternative, AlternativeSession
from ironstride.training.session import PlannedSession, Why

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.planning.breaches import Surroundings
    from ironstride.planning.certificate import PlacingProblem
    from ironstride.planning.openings import Opening
    from ironstride.planning.placement import Placed
    from ironstride.policy.reader import Policy
    from ironstride.training.plan import BrokenRule, Plan, PlannedWeek

STANDS: Final = frozenset({"planned", "done"})
Spot = tuple[dt.date, str, dt.time]
_WHY: Final = (Why("weekly_sessions_held", "It could stand here.", "convention"),)


@dataclass(frozen=True, slots=True)
class _Week:
    """One week of the plan with its neighbours, in which every session stands."""

    index: int
    problem: PlacingProblem
    around: Surroundings
    planned: tuple[Placed, ...]

    def spots(self, placed: Sequence[Placed]) -> frozenset[Spot]:
        """Return where the free sessions of the week stand."""
        return frozenset(
            _spot(one.opening)
            for one in placed
            if one.opening.week == self.index and _is_free(one.opening)
        )

    def without(self, spots: frozenset[Spot]) -> tuple[Placed, ...]:
        """Return the cheapest placing that leaves all of `spots`."""
        left = (
            one for one in self.problem.openings if not _is_free(one) or _spot(one) not in spots
        )
        return self.problem.with_openings(left).solve()

    def price(self, placed: Sequence[Placed]) -> float:
        """Return what `placed` costs [points]."""
        return sum(price_rules(placed, self.problem).values())


def find_alternatives(
    plan: Plan, week: PlannedWeek, *, policy: Policy, catalogue: Catalogue
) -> tuple[Alternative, ...]:
    """Return the two next-best weeks instead of `week`, the cheaper first; fewer where none is.

    Each leaves at least one place of the planned week, and the second also one of the first.
    Sessions of other weeks, pinned ones and those that are over stay. `policy` is laid under the
    athlete's own overrides.
    """
    if week.last_day < plan.open_from:
        return ()
    if not any(session.kind in PLACED_KINDS for session in week.sessions):
        return ()
    at = _pose(plan, week, policy, catalogue)
    planned = at.spots(at.planned)
    first = _best(at, (frozenset({spot}) for spot in planned))
    if first is None:
        return ()
    both = product(planned, at.spots(first))
    second = _best(at, (frozenset(pair) for pair in both))
    found = (first,) if second is None else (first, second)
    return tuple(_describe(at, placed, week.starts_on) for placed in found)


def _best(at: _Week, without: Iterator[frozenset[Spot]]) -> tuple[Placed, ...] | None:
    """Return the cheapest placing that leaves one of the sets; None where nothing is left."""
    ways = (at.without(spots) for spots in sorted(set(without), key=sorted))
    return min((way for way in ways if at.spots(way)), key=at.price, default=None)


def _pose(plan: Plan, week: PlannedWeek, policy: Policy, catalogue: Catalogue) -> _Week:
    """Return the placing problem of `week` alone: what stands in other weeks stays."""
    own_policy, _ = override_policy(policy, plan.athlete.policy_overrides, "athlete")
    posed, around = pose_season(
        plan.athlete,
        plan.today,
        policy=policy,
        catalogue=catalogue,
        weeks=len(plan.weeks),
        standing=replace(stand_in(plan, own_policy), expected={}),
    )
    problem = without_habit(posed)
    stands = (one for one in plan.sessions() if plan.state_of(one) in STANDS)
    index = plan.weeks.index(week)
    planned = place_where_it_stands(problem, stands)
    others = (one for one in planned if one.opening.week != index)
    problem = _near(
        problem.with_openings((*_of_week(problem, index), *map(_decided, others))), index
    )
    indices = {one.index for one in problem.weeks}
    mondays = {one.starts_on for one in problem.weeks}
    races = {day: race for day, race in around.primer_races.items() if monday_of(day) in mondays}
    return _Week(
        index=index,
        problem=problem,
        around=replace(around, weeks=problem.weeks, primer_races=races),
        planned=tuple(one for one in planned if one.opening.week in indices),
    )


def _of_week(problem: PlacingProblem, index: int) -> Iterator[Opening]:
    return (opening for opening in problem.openings if opening.week == index)


def _decided(placed: Placed) -> Opening:
    """Return the opening of a session of another week, which stays as it was placed."""
    chosen = (one for one in placed.opening.choices if one.grade == placed.grade)
    return replace(placed.opening, forced=True, choices=tuple(chosen))


def _near(problem: PlacingProblem, index: int) -> PlacingProblem:
    """Return the problem of a week and its neighbours; sessions further away do not touch it."""
    weeks = [week for week in problem.weeks if abs(week.index - index) <= 1]
    indices = {week.index for week in weeks}
    return replace(
        problem,
        weeks=weeks,
        openings=tuple(one for one in problem.openings if one.week in indices),
        primer_ends=[
            end for end in problem.primer_ends if weeks[0].first_day <= end <= weeks[-1].last_day
        ],
    )


def _is_free(opening: Opening) -> bool:
    return opening.kept is None and opening.pinned is None


def _spot(opening: Opening) -> Spot:
    return opening.day, opening.place, opening.at


def _describe(at: _Week, placed: Sequence[Placed], monday: dt.date) -> Alternative:
    return Alternative(
        starts_on=monday,
        cost_more=round(at.price(placed) - at.price(at.planned), CENTS),
        sessions=tuple(
            AlternativeSession(one.opening.day, one.opening.at, one.opening.place, one.grade)
            for one in placed
            if one.opening.week == at.index
        ),
        broken_rules=_dearer(_breaches(at, at.planned), _breaches(at, placed)),
    )


def _dearer(planned: Sequence[BrokenRule], other: Sequence[BrokenRule]) -> tuple[BrokenRule, ...]:
    """Return the breaches of the rules that the other week pays more for, without those of both."""
    rules = dict.fromkeys(broken.rule for broken in other)
    dearer = {rule for rule in rules if _sum(other, rule) > _sum(planned, rule) + SMALLEST}
    shared = {(broken.rule, broken.on, broken.cost) for broken in planned}
    return tuple(
        broken
        for broken in other
        if broken.rule in dearer and (broken.rule, broken.on, broken.cost) not in shared
    )


def _sum(broken_rules: Sequence[BrokenRule], rule: str) -> float:
    return sum(broken.cost for broken in broken_rules if broken.rule == rule)


def _breaches(at: _Week, placed: Sequence[Placed]) -> tuple[BrokenRule, ...]:
    around = replace(
        at.around,
        slot_minutes={one.opening.day: one.opening.minutes for one in placed},
        placed_grades={one.opening.day: one.grade for one in placed},
    )
    return find_breaches([_session(one) for one in placed], around)


def _session(placed: Placed) -> PlannedSession:
    """Return a placed opening as a session that takes it whole, without exercises."""
    opening = placed.opening
    return PlannedSession(
        id=opening.day.isoformat(),
        on=opening.day,
        at=opening.at,
        at_source=opening.at_source,
        place=opening.place,
        kind="primer" if placed.is_primer else "lift",
        leg_grade=placed.grade,
        minutes=opening.minutes,
        title="",
        why=_WHY,
        blocks=(),
        versions={},
    )
