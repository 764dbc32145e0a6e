"""Selection problems with proven optima, as compact JSON: written once, compared at each run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ironstride.planning.selection import (
    Aim,
    Candidate,
    Capacity,
    SelectionProblem,
    count_needs_met,
    value_selection,
)
from ironstride.planning.selection_problem import NEED_WORTH

if TYPE_CHECKING:
    from collections.abc import Sequence

STORE: Final = Path(__file__).parent / "selection_optima.json"


@dataclass(frozen=True)
class Solved:
    """A block's problem, where it comes from, and the value of its proven optimum [points]."""

    name: str
    problem: SelectionProblem
    best_value: float
    best_needs: int

    @property
    def best_coverage(self) -> float:
        """The value of the optimum without the worth of needs [points]."""
        return self.best_value - NEED_WORTH * self.best_needs

    def gap(self, chosen: Sequence[Candidate]) -> float:
        """Return how far `chosen` is from the optimum, as a share of the optimum's coverage.

        The worth of needs is taken out of both where they meet the same needs: it would hide the
        gap. A selection that meets fewer needs has no gap that could be allowed: 1 is returned.
        """
        if count_needs_met(self.problem, chosen) != self.best_needs:
            return 1.0
        lost = self.best_value - value_selection(self.problem, chosen)
        return lost / max(1.0, abs(self.best_coverage))


def read_store() -> tuple[Solved, ...]:
    """Return the stored blocks."""
    rows = json.loads(STORE.read_text("utf-8"))
    return tuple(_read(row) for row in rows)


def write_store(solved: Sequence[Solved]) -> None:
    """Write `solved`, one block a line."""
    lines = ",\n".join(json.dumps(_plain(one), separators=(",", ":")) for one in solved)
    STORE.write_text(f"[\n{lines}\n]\n", "utf-8")


def _plain(solved: Solved) -> dict[str, Any]:
    problem = solved.problem
    patterns = list(problem.aims)
    return {
        "name": solved.name,
        "value": round(solved.best_value, 6),
        "needs": solved.best_needs,
        "item_price": problem.item_price,
        "capacities": [
            [one.seconds, one.leg_points, one.items, one.mains] for one in problem.capacities
        ],
        "aims": {
            pattern: [aim.sets, aim.weight, aim.presence, int(aim.weekly)]
            for pattern, aim in problem.aims.items()
        },
        # session, pattern, class, sets, seconds, leg points, weeks, steadies, own worth
        "candidates": [
            [
                one.session,
                patterns.index(one.pattern),
                one.rep_class,
                one.sets,
                one.seconds,
                one.leg_points,
                "".join(map(str, one.weeks)),
                int(one.steadies),
                one.worth,
            ]
            for one in problem.candidates
        ],
    }


def _read(row: dict[str, Any]) -> Solved:
    patterns = list(row["aims"])
    problem = SelectionProblem(
        capacities=tuple(Capacity(*one) for one in row["capacities"]),
        candidates=tuple(_candidate(one, patterns) for one in row["candidates"]),
        aims={
            pattern: Aim(sets, weight, presence, bool(weekly))
            for pattern, (sets, weight, presence, weekly) in row["aims"].items()
        },
        item_price=row["item_price"],
    )
    return Solved(row["name"], problem, row["value"], row["needs"])


def _candidate(row: list[Any], patterns: list[Any]) -> Candidate:
    session, pattern, rep_class, sets, seconds, leg_points, weeks, steadies, worth = row
    return Candidate(
        session=session,
        pattern=patterns[pattern],
        rep_class=rep_class,
        sets=sets,
        seconds=seconds,
        leg_points=leg_points,
        weeks=tuple(int(week) for week in weeks),
        steadies=bool(steadies),
        worth=worth,
    )
