"""The policy's laboratory on a screen: the number, one sentence and two tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.cohort.lab_words import (
    say_change,
    say_grounds,
    say_median,
    say_outcome,
    say_runners,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.table import Table

    from ironstride.cohort.lab_table import LabRow, LabTable, RuleShift
    from ironstride.cohort.policy_lab import NumberChange

_RULES_SHOWN: Final = 3


def lab_view(
    change: NumberChange, table: LabTable, first_seed: int, weeks: int | None
) -> Iterator[RenderableType]:
    """Yield what the changed number does; the tables only where a plan changes."""
    from rich.text import Text

    from ironstride.cli.screen import indented

    yield Text(say_change(change), style="bold cyan")
    yield indented(Text(say_grounds(change), style="dim"))
    yield Text("")
    yield Text(say_outcome(change, table), style="bold")
    if table.rows:
        yield _kinds(table)
    if table.shifts:
        yield Text("Broken rules that move most, in all plans together:")
        yield _rules(table.shifts[:_RULES_SHOWN])
    yield Text(say_runners(first_seed, table.runners, weeks), style="dim")


def _open_table(*headings: str) -> Table:
    """Return a table whose first column is text and whose others are numbers."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), border_style="dim")
    table.add_column(headings[0], overflow="fold")
    for heading in headings[1:]:
        table.add_column(heading, justify="right")
    return table


def _kinds(table: LabTable) -> Table:
    shown = _open_table("What changes", "Plans", "Share", "Median size", "More", "Less")
    shown.add_row("anything", str(table.changed), _percent(table.changed / table.runners))
    share = _percent(table.done_otherwise / table.runners)
    shown.add_row("what the runner does", str(table.done_otherwise), share, end_section=True)
    for row in table.rows:
        shown.add_row(*_cells(row))
    return shown


def _cells(row: LabRow) -> tuple[str, ...]:
    ways = (row.runners_more, row.runners_less)
    more, less = ("" if way is None else str(way) for way in ways)
    return row.name, str(row.runners), _percent(row.share_fraction), say_median(row), more, less


def _rules(shifts: tuple[RuleShift, ...]) -> Table:
    shown = _open_table("Rule", "Times", "Points", "Plans")
    for shift in shifts:
        shown.add_row(
            shift.rule,
            f"{shift.times_before:,} -> {shift.times_after:,}",
            f"{shift.price_before:,.0f} -> {shift.price_after:,.0f}",
            str(shift.runners),
        )
    return shown


def _percent(share_fraction: float) -> str:
    return f"{share_fraction:.0%}".replace("%", " %")
