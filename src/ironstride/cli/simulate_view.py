"""The simulated seasons on a screen: one table, and what its columns mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.cohort.simulation_table import EARLY_SESSION, GOOD_FRACTION, LATE_SESSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType
    from rich.table import Table

    from ironstride.cohort.simulated_runners import World
    from ironstride.cohort.simulation import PrescriberName
    from ironstride.cohort.simulation_table import PrescriberRow

_NAMES: Final[Mapping[PrescriberName, str]] = {
    "oracle": "Oracle",
    "ironstride": "Ironstride",
    "rpe_chart": "RPE chart",
    "double_progression": "Double progression",
    "epley": "Percentages of Epley",
}
_WORLD_WORDS: Final[Mapping[World, str]] = {
    "runners": "legs that do more reps at a share of their maximum than lifters' legs do",
    "wide": "reps curves that differ half as much again from runner to runner",
    "flat": "legs that do many more reps, as runners did on a leg press",
    "bar": "reps that depend on the weight of the bar alone, as if the body weighed nothing",
}


def simulate_view(
    rows: Sequence[PrescriberRow], world: World, runners: int, first_seed: int
) -> Iterator[RenderableType]:
    """Yield the table and how to read it."""
    from rich.text import Text

    from ironstride.cli.screen import indented
    from ironstride.sheets.plain_text import counted

    title = f"{counted(runners, 'simulated runner')}, ten weeks, two sessions a week"
    yield Text(title, style="bold cyan")
    yield indented(Text(f"Their truth: {_WORLD_WORDS[world]}.", style="dim"))
    yield _table(rows)
    for label, text in _legend():
        yield indented(text, label=label, label_width=18)
    seeds = f"Seeds {first_seed} to {first_seed + runners - 1}; work sets from a lift's session "
    seeds += f"{EARLY_SESSION} on, {rows[0].sets:,} with the oracle."
    yield Text(seeds, style="dim")


def _legend() -> Iterator[tuple[str, str]]:
    yield "Reserve right", "the set ended with the reps in reserve that were asked for, within one."
    sessions = f"from the {EARLY_SESSION}th and the {LATE_SESSION}th session of a lift on"
    against = f"the same against the oracle, which knows the truth of an average day, {sessions}."
    yield "Of the oracle's", against
    yield "Weight right", "after the middle of the reps the weight would have left the reserve."
    yield "Too few, too light", "fewer reps than the fewest; too light for the most."
    share = f"{_percent(GOOD_FRACTION)} of the oracle's share"
    yield "Good from", f"the first session of a lift, up to session {LATE_SESSION}, with {share}."


def _table(rows: Sequence[PrescriberRow]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 0), border_style="dim")
    table.add_column("Who chooses")
    for heading in (
        "Reserve\nright",
        f"Of the\noracle's\nfrom {EARLY_SESSION}th",
        f"\n{LATE_SESSION}th",
        "Weight\nright",
        "Too\nfew",
        "Too\nlight",
        "Good\nfrom",
    ):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(*_cells(row))
    return table


def _cells(row: PrescriberRow) -> Iterator[str]:
    yield _NAMES[row.prescriber]
    yield _percent(row.on_target_fraction)
    yield _percent(row.early_fraction)
    yield _percent(row.late_fraction)
    yield _percent(row.right_weight_fraction)
    yield _percent(row.missed_fraction, decimals=1)
    yield _percent(row.light_fraction)
    yield "never" if row.good_from_session is None else str(row.good_from_session)


def _percent(fraction: float, decimals: int = 0) -> str:
    return f"{100 * fraction:.{decimals}f} %"
