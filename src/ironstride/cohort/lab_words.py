"""What a changed number does to many plans, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from ironstride.cohort.plan_differences import SIGNED
from ironstride.sheets.plain_text import counted
from ironstride.sheets.policy_words import say_evidence, say_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.cohort.lab_table import LabRow, LabTable
    from ironstride.cohort.policy_lab import NumberChange

_NAMED: Final = 3

Step = tuple[str, object, object]


def changed_members(change: NumberChange) -> tuple[Step, ...]:
    """Return the key, the old and the new value of each member of a table that changed.

    A number that is no table is one such step, under the key of its entry.
    """
    return tuple(_members(change))


def _members(change: NumberChange) -> Iterator[Step]:
    key, old, new = change.before.key, change.before.value, change.after.value
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        yield key, old, new
        return
    for name in old:
        if old[name] != new[name]:
            yield f"{key}.{name}", old[name], new[name]


def say_change(change: NumberChange) -> str:
    """Return which number became which: "clearance.key_h.3: 48 -> 60 (h)"."""
    steps = (f"{key}: {_say_step(old, new)}" for key, old, new in changed_members(change))
    return f"{', '.join(steps)} ({change.before.unit})"


def _say_step(old: object, new: object) -> str:
    return f"{say_value(old)} -> {say_value(new)}"


def say_grounds(change: NumberChange) -> str:
    """Return how well the number before the change is supported, with its grade and tag."""
    entry = change.before
    return f"{say_evidence(entry)}, grade {entry.grade}, tag {entry.tag}"


def say_outcome(change: NumberChange, table: LabTable) -> str:
    """Return what the number does to how many plans, and what it changes most often."""
    text = change.before.text
    lead = f"{text[0].upper()}{text[1:]} ({_say_steps(change)} {change.before.unit}):"
    if not table.changed:
        return f"{lead} {say_none(table.runners)}; it may matter to other runners."
    most = sorted(table.rows, key=lambda row: -row.runners)[:_NAMED]
    named = ", ".join(f"{row.name} ({row.runners})" for row in most)
    plans = f"{counted(table.runners, 'plan')} {'changes' if table.changed == 1 else 'change'}"
    doing = (
        "all in what the runner does"
        if table.done_otherwise == table.changed
        else f"{table.done_otherwise} of them in what the runner does"
    )
    return f"{lead} {table.changed} of {plans}, {doing}. Most often: {named}."


def say_none(runners: int) -> str:
    """Return that no plan changes."""
    if runners == 1:
        return "the plan of this one runner does not change"
    return f"no plan of these {runners} changes"


def _say_steps(change: NumberChange) -> str:
    root = f"{change.before.key}."
    steps = (
        f"{key.removeprefix(root)}: {_say_step(old, new)}"
        if key.startswith(root)
        else _say_step(old, new)
        for key, old, new in changed_members(change)
    )
    return ", ".join(steps)


def say_median(row: LabRow) -> str:
    """Return the median size of a kind of change with its unit, and its sign where it has one."""
    sign = "+" if row.kind in SIGNED and row.median else ""
    unit = row.unit.removesuffix("s") if abs(row.median) == 1 else row.unit
    return f"{row.median:{sign},g} {unit}"


def say_runners(first_seed: int, runners: int, weeks: int | None) -> str:
    """Return which runners were planned, and for how long."""
    length = "a whole season" if weeks is None else counted(weeks, "week")
    if runners == 1:
        return f"1 generated runner (seed {first_seed}), {length}."
    last = first_seed + runners - 1
    return f"{runners} generated runners (seeds {first_seed} to {last}), {length} each."
