"""The selection of a block as an exact integer program: the yardstick for the local search.

Written from the model in docs/science/selection.md, not from the search: it shares only the
values that state a problem. Needs ortools; the product never imports it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ortools.sat.python import cp_model

from ironstride.planning.selection import BOTH, NEED_WORTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ironstride.planning.selection import Aim, Candidate, SelectionProblem
    from ironstride.training.words import Pattern

# CP-SAT counts in whole numbers: points, seconds and leg points in steps of 1/10,000.
STEPS: Final = 10_000
DETERMINISTIC_LIMIT_S: Final = 60.0


class UnprovenError(Exception):
    """The solver met its limit before it proved an optimum."""


def solve_selection(problem: SelectionProblem) -> tuple[Candidate, ...]:
    """Return an optimal selection; the same one each time (one worker, fixed seed).

    Raises UnprovenError where the optimum is not proven within the deterministic limit.
    """
    program = _Program(problem)
    program.model.maximize(sum(program.points))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = DETERMINISTIC_LIMIT_S
    if solver.solve(program.model) != cp_model.OPTIMAL:
        raise UnprovenError
    chosen = zip(problem.candidates, program.taken, strict=True)
    return tuple(candidate for candidate, taken in chosen if solver.boolean_value(taken))


class _Program:
    """The variables and constraints of one problem, and the terms of its value."""

    def __init__(self, problem: SelectionProblem) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        self.taken = [self.model.new_bool_var(f"x{i}") for i in range(len(problem.candidates))]
        self.points: list[cp_model.LinearExprT] = []
        self._price_items()
        for pattern, aim in problem.aims.items():
            self._value_coverage(pattern, aim)
        for session in range(len(problem.capacities)):
            for week in BOTH:
                self._hold_capacity(session, week)
                self._value_needs(session, week)

    def _those(
        self, wanted: Callable[[Candidate], bool]
    ) -> list[tuple[Candidate, cp_model.IntVar]]:
        pairs = zip(self.problem.candidates, self.taken, strict=True)
        return [(one, variable) for one, variable in pairs if wanted(one)]

    def _price_items(self) -> None:
        for one, taken in self._those(lambda _: True):
            share = len(one.weeks) / len(BOTH)
            self.points.append(_steps(share * (one.worth - self.problem.item_price)) * taken)

    def _value_coverage(self, pattern: Pattern, aim: Aim) -> None:
        """Add weight x share of the aimed sets reached, and presence by week or at all."""
        found = self._those(lambda one: one.pattern == pattern)
        if not found:
            return
        done = sum(len(one.weeks) * one.sets * taken for one, taken in found)
        counted = self.model.new_int_var(0, int(2 * aim.sets), "sets")
        self.model.add(counted <= done)
        self.points.append(_steps(aim.weight / (2 * aim.sets)) * counted)
        spans = [(week,) for week in BOTH] if aim.weekly else [BOTH]
        for span in spans:
            there = [taken for one, taken in found if set(one.weeks) & set(span)]
            present = self._at_most(there)
            self.points.append(_steps(aim.presence / len(spans)) * present)

    def _hold_capacity(self, session: int, week: int) -> None:
        held = self._those(lambda one: one.session == session and week in one.weeks)
        most = self.problem.capacities[session]
        self.model.add(
            sum(_steps(one.seconds) * taken for one, taken in held) <= _steps(most.seconds)
        )
        self.model.add(
            sum(_steps(one.leg_points) * taken for one, taken in held) <= _steps(most.leg_points)
        )
        self.model.add(sum(taken for _, taken in held) <= most.items)
        self.model.add(sum(taken for one, taken in held if one.is_main) <= most.mains)
        for pattern in self.problem.aims:
            self.model.add_at_most_one(taken for one, taken in held if one.pattern == pattern)

    def _value_needs(self, session: int, week: int) -> None:
        """Add the worth of stability, of a main lift, and of 8-15 reps beside sets of 1-6 (D6)."""
        held = self._those(lambda one: one.session == session and week in one.weeks)
        steady = [taken for one, taken in held if one.steadies]
        mains = [taken for one, taken in held if one.is_main]
        for those in (steady, mains):
            self.points.append(_steps(NEED_WORTH) * self._at_most(those))
        sizes = [taken for one, taken in held if one.rep_class == "hypertrophy"]
        met = self.model.new_bool_var("d6")
        for one, taken in held:
            if one.rep_class == "strength":
                self.model.add(met <= sum(sizes) + 1 - taken)
        self.points.append(_steps(NEED_WORTH) * met)

    def _at_most(self, variables: Iterable[cp_model.IntVar]) -> cp_model.IntVar:
        """Return a variable that can be 1 only where one of `variables` is."""
        some = self.model.new_bool_var("some")
        self.model.add(some <= sum(variables))
        return some


def _steps(amount: float) -> int:
    return round(amount * STEPS)
