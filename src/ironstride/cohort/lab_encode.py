"""From the policy's laboratory to the plain tree of the contract `ironstride.lab/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.cohort.lab_words import changed_members, say_outcome
from ironstride.formats.plain_tree import plain_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.cohort.lab_table import LabRow, LabTable, RuleShift
    from ironstride.cohort.plan_differences import PlanDifference
    from ironstride.cohort.policy_lab import NumberChange

LAB_FORMAT: Final = "ironstride.lab/1"
_DECIMALS: Final = 4


def encode_lab(
    change: NumberChange,
    table: LabTable,
    differences: Sequence[PlanDifference],
    weeks: int | None,
) -> dict[str, object]:
    """Return the change, the table and each plan as mappings, lists, texts, numbers and None."""
    return {
        "format": LAB_FORMAT,
        "number": _encode_number(change),
        "weeks": weeks,
        "runners": table.runners,
        "changed": table.changed,
        "done_otherwise": table.done_otherwise,
        "sentence": say_outcome(change, table),
        "kinds": [_encode_row(row) for row in table.rows],
        "broken_rules": [_encode_shift(shift) for shift in table.shifts],
        "plans": [_encode_difference(one) for one in differences],
    }


def _encode_number(change: NumberChange) -> dict[str, object]:
    entry = change.before
    return {
        "key": entry.key,
        "changes": [
            {"key": key, "before": plain_tree(old), "after": plain_tree(new)}
            for key, old, new in changed_members(change)
        ],
        "unit": entry.unit,
        "text": entry.text,
        "rule": entry.rule,
        "doctrine": entry.doctrine,
        "label": entry.label,
        "grade": entry.grade,
        "tag": entry.tag,
        "source": entry.citation,
    }


def _encode_row(row: LabRow) -> dict[str, object]:
    return {
        "kind": row.kind,
        "name": row.name,
        "runners": row.runners,
        "share_fraction": round(row.share_fraction, _DECIMALS),
        "median": plain_tree(row.median),
        "unit": row.unit,
        "runners_more": row.runners_more,
        "runners_less": row.runners_less,
    }


def _encode_shift(shift: RuleShift) -> dict[str, object]:
    return {
        "rule": shift.rule,
        "times_before": shift.times_before,
        "times_after": shift.times_after,
        "price_before": plain_tree(shift.price_before),
        "price_after": plain_tree(shift.price_after),
        "runners": shift.runners,
    }


def _encode_difference(one: PlanDifference) -> dict[str, object]:
    return {
        "seed": one.seed,
        "sessions": one.sessions,
        "sizes": {kind: plain_tree(size) for kind, size in one.sizes.items()},
        "price_before": plain_tree(round(one.price_before, 2)),
        "price_after": plain_tree(round(one.price_after, 2)),
    }
