"""The table of the policy's laboratory: in how many plans what changes, and by how much."""

from __future__ import annotations

import statistics
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.cohort.plan_differences import CENTS, KINDS, SIGNED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ironstride.cohort.plan_differences import Kind, PlanDifference

# What each kind is called, and what its size counts.
NAMES: Final[Mapping[Kind, tuple[str, str]]] = {
    "moved": ("sessions on another day", "sessions"),
    "added": ("sessions added", "sessions"),
    "dropped": ("sessions dropped", "sessions"),
    "retimed": ("time or place of a session", "sessions"),
    "leg_grade": ("leg grade of sessions", "sessions"),
    "exercises": ("exercises", "sessions"),
    "sets": ("sets, reps, reserve and rest", "sessions"),
    "loads": ("weights and their ramp", "sessions"),
    "minutes": ("minutes", "min"),
    "versions": ("short versions", "sessions"),
    "week": ("phases and deloads", "weeks"),
    "runs": ("time or leg cost of runs", "runs"),
    "uncovered": ("movements that are missing", "movements"),
    "breaches": ("broken rules", "rules"),
    "price": ("price of broken rules", "points"),
    "words": ("notices, gates and titles", "sentences"),
}


@dataclass(frozen=True, slots=True)
class LabRow:
    """One kind of change: the `runners` it meets and the median size among them.

    `runners_more` and `runners_less` tell, for a kind that may fall as well as rise, which way it
    went; they are None for the others.
    """

    kind: Kind
    runners: int
    share_fraction: float
    median: float
    runners_more: int | None
    runners_less: int | None

    @property
    def name(self) -> str:
        """What changes, in words."""
        return NAMES[self.kind][0]

    @property
    def unit(self) -> str:
        """What the median counts."""
        return NAMES[self.kind][1]


@dataclass(frozen=True, slots=True)
class RuleShift:
    """How often one rule is broken in all plans, and what that costs [points]."""

    rule: str
    times_before: int
    times_after: int
    price_before: float
    price_after: float
    runners: int

    @property
    def change(self) -> int:
        """How many times more the rule is broken after."""
        return self.times_after - self.times_before


@dataclass(frozen=True, slots=True)
class LabTable:
    """What a changed number does to many plans.

    `changed` plans differ in anything; `done_otherwise` in what the runner is to do. `shifts` are
    the rules that are broken more or less often or at another price, the largest first.
    """

    runners: int
    changed: int
    done_otherwise: int
    rows: tuple[LabRow, ...]
    shifts: tuple[RuleShift, ...]


def tabulate(differences: Sequence[PlanDifference]) -> LabTable:
    """Return the table of the differences of all runners; kinds that nothing met are left out."""
    return LabTable(
        runners=len(differences),
        changed=sum(one.is_changed for one in differences),
        done_otherwise=sum(one.is_done_otherwise for one in differences),
        rows=tuple(_rows(differences)),
        shifts=tuple(sorted(_shifts(differences), key=_by_size)),
    )


def _rows(differences: Sequence[PlanDifference]) -> Iterator[LabRow]:
    for kind in KINDS:
        found = [one.sizes[kind] for one in differences if kind in one.sizes]
        if found:
            signed = kind in SIGNED
            yield LabRow(
                kind=kind,
                runners=len(found),
                share_fraction=len(found) / len(differences),
                median=round(statistics.median(found), CENTS),
                runners_more=sum(size > 0 for size in found) if signed else None,
                runners_less=sum(size < 0 for size in found) if signed else None,
            )


def _shifts(differences: Sequence[PlanDifference]) -> Iterator[RuleShift]:
    times_before, times_after = Counter[str](), Counter[str]()
    runners = Counter[str]()
    for one in differences:
        times_before.update(one.breaches_before)
        times_after.update(one.breaches_after)
        runners.update(_shifted(one))
    for rule in sorted(runners):
        yield RuleShift(
            rule,
            times_before[rule],
            times_after[rule],
            round(sum(one.price_by_rule_before.get(rule, 0) for one in differences), CENTS),
            round(sum(one.price_by_rule_after.get(rule, 0) for one in differences), CENTS),
            runners[rule],
        )


def _shifted(one: PlanDifference) -> Iterator[str]:
    for rule in {**one.price_by_rule_before, **one.price_by_rule_after}:
        then = one.breaches_before.get(rule), one.price_by_rule_before.get(rule)
        if then != (one.breaches_after.get(rule), one.price_by_rule_after.get(rule)):
            yield rule


def _by_size(shift: RuleShift) -> tuple[float, float, str]:
    return -abs(shift.change), -abs(shift.price_after - shift.price_before), shift.rule
