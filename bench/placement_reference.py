"""The placing problem as a constraint model whose optimum a solver proves (OR-Tools CP-SAT).

Written without `planning.placement`: it shares the openings and the rules' prices only. Each
choice of an opening is a boolean; sessions that follow each other are arcs of a path through the
openings; a week's grades are counted by how many reach each grade.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from ironstride.planning.rules import between_lifts
from placing_cases import HEAVY, PRIMER, price_leg_gap, price_lift_gap, price_placement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.planning.openings import Opening
    from ironstride.planning.rules.terms import Terms
    from ironstride.planning.weeks import WeekDemand
    from placing_cases import PlacingCase, Taken

PriceGap = Callable[["Opening", "Opening", "Terms"], float]
# The solver counts in whole numbers: prices become multiples of this share of a point.
STEPS_PER_POINT: Final = 10**8
GRADES: Final = (1, 2, 3)
# Two sessions whose gap is this long price nothing under any policy.
FAR_DAYS: Final = 9


class NotProvenError(Exception):
    """The solver stopped without a proof."""


@dataclass(slots=True)
class _Model:
    """The booleans of each opening by grade, and the price so far."""

    case: PlacingCase
    cp: Any
    takes: list[dict[int, Any]]
    price: list[tuple[Any, float]] = field(default_factory=list)

    def count(self, openings: Sequence[int], at_least: int) -> Any:  # noqa: ANN401 - untyped solver
        return sum(
            take
            for index in openings
            for grade, take in self.takes[index].items()
            if grade >= at_least
        )


def solve_placement(case: PlacingCase) -> tuple[float, tuple[Taken, ...]]:
    """Return the proven lowest price [points] and openings that reach it.

    Raises `NotProvenError` without a proof.
    """
    from ortools.sat.python import cp_model

    cp = cp_model.CpModel()
    takes = [
        {choice.grade: cp.new_bool_var("") for choice in opening.choices}
        for opening in case.openings
    ]
    model = _Model(case, cp, takes)
    _price_openings(model)
    _limit_days(model)
    for week in case.weeks:
        _count_week(model, week)
    for at_least, price_gap in ((PRIMER, price_lift_gap), (HEAVY, price_leg_gap)):
        _price_rows(model, at_least, price_gap)
    _price_primers(model)
    cp.minimize(sum(round(price * STEPS_PER_POINT) * term for term, price in model.price))
    return _solve(model, cp_model)


def _solve(
    model: _Model,
    cp_model: Any,  # noqa: ANN401 - untyped solver
) -> tuple[float, tuple[Taken, ...]]:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = 1
    solver.parameters.relative_gap_limit = 0.0
    if solver.solve(model.cp) != cp_model.OPTIMAL:
        raise NotProvenError(solver.status_name())
    taken = tuple(
        (opening, grade)
        for opening, takes in zip(model.case.openings, model.takes, strict=True)
        for grade, take in takes.items()
        if solver.boolean_value(take)
    )
    return price_placement(model.case, taken), taken


def _price_openings(model: _Model) -> None:
    for opening, takes in zip(model.case.openings, model.takes, strict=True):
        for choice in opening.choices:
            model.price.append((takes[choice.grade], choice.cost))


def _limit_days(model: _Model) -> None:
    """Allow one session a day; take what is pinned."""
    by_day: dict[int, list[Any]] = {}
    for opening, takes in zip(model.case.openings, model.takes, strict=True):
        by_day.setdefault(opening.day.toordinal(), []).extend(takes.values())
        if opening.forced:
            model.cp.add_exactly_one(takes.values())
    for choices in by_day.values():
        model.cp.add_at_most_one(choices)


def _of_week(model: _Model, week: WeekDemand, *, forced: bool | None = None) -> list[int]:
    return [
        index
        for index, opening in enumerate(model.case.openings)
        if opening.week == week.index and forced in (None, opening.forced)
    ]


def _count_week(model: _Model, week: WeekDemand) -> None:
    """Limit what a week may hold, and price what it wants and does not hold."""
    cp, terms, everything = model.cp, model.case.terms, _of_week(model, week)
    wanted = len(week.leg_grades)
    free, pinned = (_of_week(model, week, forced=forced) for forced in (False, True))
    room = max(0, max(wanted, 1) - len(pinned))
    cp.add(model.count(free, PRIMER) <= room)
    held = model.count(everything, PRIMER)
    missing = cp.new_int_var(0, wanted, "")
    cp.add(missing >= wanted - held)
    price = between_lifts.weekly_sessions_held(0, 1, terms)
    model.price.append((missing, price))
    lifts = cp.new_int_var(0, len(everything), "")
    sparing = [index for index in pinned if max(model.takes[index]) == PRIMER]
    cp.add(lifts == model.count(everything, GRADES[0]) + len(sparing))
    for grade in GRADES:
        _count_grade(model, week, grade, lifts)


def _count_grade(
    model: _Model,
    week: WeekDemand,
    grade: int,
    lifts: Any,  # noqa: ANN401 - untyped solver
) -> None:
    """Compare how many lifts reach `grade` with how many should."""
    cp, everything = model.cp, _of_week(model, week)
    want = sum(wanted >= grade for wanted in week.leg_grades)
    reach = model.count(everything, grade)
    fixed = [i for i in everything if model.case.openings[i].forced and len(model.takes[i]) == 1]
    chosen = [index for index in everything if index not in fixed]
    spoken_for = sum(max(model.takes[index]) >= grade for index in fixed)
    if grade > GRADES[0]:
        cp.add(model.count(chosen, grade) <= max(0, want - spoken_for))
    compared = cp.new_int_var(0, want, "")
    cp.add_min_equality(compared, [lifts, want])
    missing = cp.new_int_var(0, want, "")
    cp.add(missing >= compared - reach)
    price = between_lifts.leg_dose_held([0], [1], model.case.terms)
    model.price.append((missing, price))


def _price_rows(model: _Model, at_least: int, price_gap: PriceGap) -> None:
    """Price each two sessions of a grade that follow each other, none of them between.

    The sessions are a path through the openings: from one to another that is near enough to
    cost, or into `rest`, from where any opening is reached at no price.
    """
    openings = model.case.openings
    into: list[list[Any]] = [[] for _ in openings]
    rested: list[list[Any]] = [[] for _ in range(len(openings) + 1)]
    for first, one in enumerate(openings):
        leaves = [model.cp.new_bool_var("")]
        near = _reach(model.case, first, price_gap)
        rested[near].append(leaves[0])
        for second in range(first + 1, near):
            if openings[second].day != one.day:
                follows = model.cp.new_bool_var("")
                model.price.append((follows, price_gap(one, openings[second], model.case.terms)))
                leaves.append(follows)
                into[second].append(follows)
        model.cp.add(sum(leaves) == model.count([first], at_least))
    rest: Any = 1
    for index in range(len(openings)):
        ends_rest, goes_on = model.cp.new_bool_var(""), model.cp.new_bool_var("")
        model.cp.add(ends_rest + goes_on == rest + sum(rested[index]))
        model.cp.add(ends_rest + sum(into[index]) == model.count([index], at_least))
        rest = goes_on


def _reach(case: PlacingCase, first: int, price_gap: PriceGap) -> int:
    """Return the first later opening from which on nothing after `first` costs any more."""
    one, near = case.openings[first], first + 1
    for index in range(first + 1, len(case.openings)):
        other = case.openings[index]
        if (other.day - one.day).days > FAR_DAYS:
            break
        if other.day == one.day or price_gap(one, other, case.terms):
            near = index + 1
    return near


def _price_primers(model: _Model) -> None:
    """Allow one primer up to the end of each window, and the price of none."""
    ends = sorted(model.case.primer_ends)
    for opens, end in pairwise([dt.date.min, *ends, dt.date.max]):
        inside = [
            takes[PRIMER]
            for opening, takes in zip(model.case.openings, model.takes, strict=True)
            if PRIMER in takes and not opening.forced and opens < opening.day <= end
        ]
        model.cp.add_at_most_one(inside)
        if end != dt.date.max:
            price = between_lifts.primer_before_race(placed=False, terms=model.case.terms)
            missing = model.cp.new_bool_var("")
            model.cp.add(missing + sum(inside) >= 1)
            model.price.append((missing, price))
