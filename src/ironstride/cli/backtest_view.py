"""The predicted sessions on a screen: how far off, beside what needs no model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from ironstride.loading.backtest import BASELINES, MOST_REPS
from ironstride.loading.backtest_figures import COVERAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType
    from rich.table import Table

    from ironstride.loading.backtest import Baseline
    from ironstride.loading.backtest_figures import BacktestFigures, Difference
    from ironstride.training.words import Experience

NAMES: Final[Mapping[Baseline, str]] = {
    "last_value": "the last weight",
    "last_epley": "Epley, last session",
    "mean_epley": "Epley, mean of five",
}
_HEADINGS: Final = ("Sessions", "Ironstride", "Last\nweight", "Epley\nlast", "Epley\nof five")

_HOW_FAR_OFF: Final = (
    "mean of |log(predicted / done)| of the best set of a session, given its reps; 10 % is 10 kg "
    "of 100 kg. Where the body is the load, as in a pull-up, its share counts too."
)


@dataclass(frozen=True, slots=True)
class BacktestRow:
    """One log, or all of them laid together, with the figures of its forecasts."""

    path: str
    sets: int
    figures: BacktestFigures


def backtest_view(
    tested: Sequence[BacktestRow],
    everything: BacktestRow,
    body_mass_kg: float,
    experience: Experience,
) -> Iterator[RenderableType]:
    """Yield the tables, what is assumed, and how to read them."""
    from rich.text import Text

    from ironstride.cli.screen import indented

    rows = [*tested, everything] if len(tested) > 1 else list(tested)
    yield Text("The next session of each lift, predicted from those before it", style="bold cyan")
    yield indented(Text(f"Assumed: body {body_mass_kg:g} kg, {experience}.", style="dim"))
    if everything.figures.again is None:
        yield indented(
            "No lift has a second session with a weight and at most "
            f"{MOST_REPS} reps, so there is nothing to predict."
        )
        return
    yield _errors(rows)
    title = "Ironstride further off (+) or nearer (-), in points, with the 95 % range"
    yield Text(title, style="bold cyan")
    yield _differences(rows)
    for label, text in _legend(everything.figures):
        yield indented(text, label=label, label_width=14)


def _errors(rows: Sequence[BacktestRow]) -> Table:
    table = _table("How far off", *_HEADINGS, "In the\nrange")
    for row in rows:
        again = row.figures.again
        if again is None:
            table.add_row(_name(row), "0")
            continue
        errors = [row.figures.baselines_log_kg[name] for name in BASELINES]
        shown = [_percent(error) for error in (again.off_log_kg, *errors)]
        covered = _percent(again.covered_fraction, 0)
        table.add_row(_name(row), f"{again.count:,}", *shown, covered)
    return table


def _differences(rows: Sequence[BacktestRow]) -> Table:
    table = _table("Against", *(NAMES[name].replace(", ", ",\n") for name in BASELINES))
    for row in rows:
        found = row.figures.differences
        if found:
            table.add_row(_name(row), *(_say_difference(found[name]) for name in BASELINES))
    return table


def _say_difference(one: Difference) -> str:
    word = "better" if one.is_better else "worse" if one.is_worse else "unclear"
    low, high = (f"{100 * end:+.1f}" for end in (one.low_log_kg, one.high_log_kg))
    return f"{100 * one.mean_log_kg:+.1f} {word}\n{low} to {high}"


def _legend(figures: BacktestFigures) -> Iterator[tuple[str, str]]:
    yield "How far off", _HOW_FAR_OFF
    inside = f"{_percent(COVERAGE, 0)} would be right."
    yield "In the range", f"sessions inside the range that Ironstride gave beforehand: {inside}"
    yield "unclear", "the difference may be chance."
    first = figures.first
    if first is not None:
        off = (
            f"{_percent(first.off_log_kg)} off, {_percent(first.covered_fraction, 0)} in the range"
        )
        text = f"{first.count} of lifts never done before, from related lifts: {off}."
        yield "First sessions", f"{text} No formula can say anything there."


def _table(*headings: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 0), border_style="dim")
    # A long name of a file wraps before a number is cut.
    table.add_column(headings[0], overflow="fold")
    for heading in headings[1:]:
        table.add_column(heading, justify="right", no_wrap=True)
    return table


def _name(row: BacktestRow) -> str:
    from ironstride.sheets.plain_text import printable

    return printable(PurePath(row.path).name)


def _percent(fraction: float, decimals: int = 1) -> str:
    return f"{100 * fraction:.{decimals}f} %"
