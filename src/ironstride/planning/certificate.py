"""The certificate: what the placing of a plan costs, and what the cheapest of all would cost.

Both are about the days that may still change; what stands before them is given and has no price.
docs/science/placement.md defines both numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ironstride.planning.openings import PRIMER, Choice, Opening, price_among_runs
from ironstride.planning.placement import Placed, place_sessions
from ironstride.planning.rules.around_runs import (
    HEAVY_GRADE,
    RULES_AROUND_RUNS,
    more_hours_for_harder_lifts,
)
from ironstride.planning.rules.between_lifts import (
    heavy_leg_days_apart,
    leg_dose_held,
    lift_days_apart,
    primer_before_race,
    weekly_sessions_held,
)
from ironstride.planning.standing import PLACED_KINDS
from ironstride.training.plan import Certificate, RuleSlack

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from ironstride.planning.rules.terms import Terms
    from ironstride.planning.weeks import WeekDemand
    from ironstride.training.session import PlannedSession

CENTS: Final = 2
FAR_AGO_H: Final = -1000.0


@dataclass(frozen=True, slots=True)
class PlacingProblem:
    """What placing decides: the weeks, their openings, and when the windows of primers end.

    Days before `since` are past.
    """

    weeks: Sequence[WeekDemand]
    openings: Sequence[Opening]
    primer_ends: Sequence[dt.date]
    terms: Terms
    since: dt.date

    def with_openings(self, openings: Iterable[Opening]) -> PlacingProblem:
        """Return the same problem with other openings."""
        return replace(self, openings=tuple(openings))

    def solve(self) -> tuple[Placed, ...]:
        """Return the cheapest placing."""
        return place_sessions(self.weeks, self.openings, self.primer_ends, self.terms).placed


def certify(
    problem: PlacingProblem,
    best: Sequence[Placed],
    sessions: Iterable[PlannedSession],
    *,
    is_best: bool,
) -> Certificate:
    """Return the certificate of a plan whose placing became `sessions`.

    `best` is the cheapest placing of `problem`; `is_best` says that it is the plan's own.

    The plan's cost is the least at which its sessions can stand where they do, each at the grade
    it became or a higher one; a placed session that found no exercises is missing in it.
    """
    stands = [one for one in sessions if one.kind in PLACED_KINDS]
    days = {one.on for one in stands}
    is_new = not any(one.kept or one.leave_cost for one in problem.openings)
    is_whole = is_new and is_best and all(one.opening.day in days for one in best)
    best = best if is_new else without_habit(problem).solve()
    own = best if is_whole else place_where_it_stands(problem, stands)
    return _compare(price_rules(own, problem), price_rules(best, problem))


def place_where_it_stands(
    problem: PlacingProblem, sessions: Iterable[PlannedSession]
) -> tuple[Placed, ...]:
    """Return the cheapest placing of `sessions` on their own days and times."""
    stands = {one.on: one for one in sessions if one.kind in PLACED_KINDS}
    return problem.with_openings(_standing(problem, stands)).solve()


def _compare(own: dict[str, float], best: dict[str, float]) -> Certificate:
    rules = tuple(
        RuleSlack(rule, round(own[rule], CENTS), round(best[rule], CENTS))
        for rule in own
        if max(round(own[rule], CENTS), round(best[rule], CENTS)) > 0
    )
    return Certificate(round(sum(own.values()), CENTS), round(sum(best.values()), CENTS), rules)


def without_habit(problem: PlacingProblem) -> PlacingProblem:
    """Return the problem without what leaving an old place costs; what stays is as it became."""
    return problem.with_openings(
        replace(
            opening,
            leave_cost=0.0,
            choices=opening.choices
            if opening.kept is None
            else _only(opening, _grade_of(opening.kept), problem.terms),
        )
        for opening in problem.openings
    )


def _standing(problem: PlacingProblem, stands: dict[dt.date, PlannedSession]) -> Iterator[Opening]:
    """Yield the openings in which sessions stand; they must be taken, as hard as they became."""
    for opening in without_habit(problem).openings:
        session = stands.get(opening.day)
        if session is None or spot_of(session) != spot_of(opening):
            continue
        if opening.kept is not None or opening.pinned is not None:
            yield opening
            continue
        grade = _grade_of(session)
        is_primer = session.kind == "primer"
        fitting = tuple(
            choice
            for choice in opening.choices
            if (choice.grade == PRIMER) == is_primer and choice.grade >= grade
        )
        # A log or a policy that came later may leave nothing as hard: what stands, stands.
        choices = fitting or _only(opening, grade, problem.terms)
        yield replace(opening, forced=True, choices=choices)


def spot_of(one: PlannedSession | Opening) -> tuple[str, dt.time, str]:
    """Return where and when; an assumed time may be the given one of another slot."""
    return one.place, one.at, one.at_source


def _grade_of(session: PlannedSession) -> int:
    return PRIMER if session.kind == "primer" else session.leg_grade


def _only(opening: Opening, grade: int, terms: Terms) -> tuple[Choice, ...]:
    return (Choice(grade, price_among_runs(opening.facts, grade, terms)),)


def price_rules(placed: Sequence[Placed], problem: PlacingProblem) -> dict[str, float]:
    """Return what `placed`, in the order of time, pays for each rule from `since` on [points]."""
    costs = dict.fromkeys((lift_days_apart.__name__, heavy_leg_days_apart.__name__), 0.0)
    for rule, cost in (
        *_alone(placed, problem),
        *_between(placed, problem),
        *_in_weeks(placed, problem),
        *_primers(placed, problem),
    ):
        costs[rule] = costs.get(rule, 0.0) + cost
    return costs


def _alone(placed: Sequence[Placed], problem: PlacingProblem) -> Iterator[tuple[str, float]]:
    for rule in (*RULES_AROUND_RUNS, more_hours_for_harder_lifts):
        found = (
            rule(one.opening.facts, one.grade, problem.terms)
            for one in placed
            if one.opening.day >= problem.since
        )
        yield rule.__name__, sum(found)


def _between(placed: Sequence[Placed], problem: PlacingProblem) -> Iterator[tuple[str, float]]:
    terms = problem.terms
    lift_h = leg_h = FAR_AGO_H
    for one in placed:
        facts, is_open = one.opening.facts, one.opening.day >= problem.since
        yield lift_days_apart.__name__, is_open * lift_days_apart(facts.start_h - lift_h, terms)
        if one.grade >= HEAVY_GRADE:
            new, gap_h = facts.newcomer_weeks, facts.start_h - leg_h
            cost = heavy_leg_days_apart(gap_h, terms, newcomer_weeks=new)
            yield heavy_leg_days_apart.__name__, is_open * cost
            leg_h = facts.end_h
        lift_h = facts.end_h


def _in_weeks(placed: Sequence[Placed], problem: PlacingProblem) -> Iterator[tuple[str, float]]:
    for week in problem.weeks:
        if week.last_day < problem.since:
            continue
        held = [one for one in placed if one.opening.week == week.index]
        lifts = [one.grade for one in held if not one.is_primer]
        wanted, terms = week.leg_grades, problem.terms
        yield (
            weekly_sessions_held.__name__,
            weekly_sessions_held(len(held), len(wanted), terms),
        )
        yield leg_dose_held.__name__, leg_dose_held(lifts, wanted, terms)


def _primers(placed: Sequence[Placed], problem: PlacingProblem) -> Iterator[tuple[str, float]]:
    primers = (one.opening for one in placed if one.is_primer)
    done = [opening.day for opening in primers if not opening.primes_none]
    ends = sorted(problem.primer_ends)
    for before, end in zip((None, *ends), ends, strict=False):
        if end >= problem.since:
            is_done = any((before is None or before < day) and day <= end for day in done)
            yield primer_before_race.__name__, primer_before_race(is_done, problem.terms)
