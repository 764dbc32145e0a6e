"""The season as coloured bands with words: which phase when, and where the races stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from ironstride.cli.week_strip import RACE
from ironstride.planning.explain import PHASE_WORDS
from ironstride.sheets.plain_text import counted, printable
from ironstride.sheets.plan_words import PHASE_LETTERS, say_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.table import Table
    from rich.text import Text

    from ironstride.training.plan import Plan, PlannedWeek
    from ironstride.training.words import Phase

_STYLES: Final[Mapping[Phase, str]] = {
    "adaptation": "color(16) on bright_cyan",
    "hypertrophy": "color(16) on bright_blue",
    "max_strength": "color(16) on bright_yellow",
    "power": "color(16) on bright_magenta",
    "maintenance": "color(16) on bright_green",
    "taper": "color(16) on white",
    "transition": "color(16) on bright_black",
}
EASIER: Final = "-"
_MAX_CELLS_PER_WEEK: Final = 6


@dataclass(frozen=True, slots=True)
class SeasonStrip:
    """A line of bands as wide as the screen allows, with the races below it."""

    plan: Plan

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the bands, the races and a line for each phase."""
        weeks = self.plan.weeks
        cells = max(1, min(_MAX_CELLS_PER_WEEK, options.max_width // max(len(weeks), 1)))
        yield _bands(weeks, cells)
        yield _marks(self.plan, cells)
        yield _key(self.plan)


def _bands(weeks: tuple[PlannedWeek, ...], cells: int) -> Text:
    """Return a band for each phase: its name where that fits, else its letter."""
    from rich.text import Text

    line = Text(no_wrap=True, overflow="crop")
    for phase, group in groupby(weeks, key=lambda week: week.phase):
        letter, style = PHASE_LETTERS[phase], _STYLES[phase]
        width = len(list(group)) * cells
        word = f" {PHASE_WORDS[phase]}"
        # One cell stays free, so that bands end where they end without colours too.
        text = word if len(word) < width else f" {letter}" if width > len(letter) + 1 else letter
        line.append(text.ljust(width)[: width - 1] + ("|" if width > 1 else ""), style=style)
    return line


def _marks(plan: Plan, cells: int) -> Text:
    """Return the line below the bands: easier weeks and races."""
    from rich.text import Text

    marks = [" "] * (len(plan.weeks) * cells)
    for index, week in enumerate(plan.weeks):
        if week.deload:
            marks[index * cells] = EASIER
    for race in plan.races:
        at = _week_index(plan, race.on)
        if at is not None:
            marks[at * cells : at * cells + 2] = [RACE, race.priority]
    return Text("".join(marks).rstrip(), style="bold magenta", no_wrap=True, overflow="crop")


def _week_index(plan: Plan, day: dt.date) -> int | None:
    week = plan.week_of(day)
    return None if week is None else plan.weeks.index(week)


def _key(plan: Plan) -> Table:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    for phase, group in groupby(plan.weeks, key=lambda week: week.phase):
        weeks = list(group)
        letter, style = PHASE_LETTERS[phase], _STYLES[phase]
        grid.add_row(
            _chip(letter, style),
            PHASE_WORDS[phase],
            counted(len(weeks), "week"),
            f"from {say_day(max(weeks[0].starts_on, plan.today))}",
        )
    if any(week.deload for week in plan.weeks):
        easier = sum(week.deload for week in plan.weeks)
        grid.add_row(_chip(EASIER, "bold magenta"), "Easier week", counted(easier, "week"), "")
    for race in plan.races:
        if _week_index(plan, race.on) is not None:
            name = f"{printable(race.name)} ({race.priority} race)"
            grid.add_row(
                _chip(f"{RACE}{race.priority}", "bold magenta"), name, "", f"on {say_day(race.on)}"
            )
    return grid


def _chip(letter: str, style: str) -> Text:
    from rich.text import Text

    return Text(f" {letter}".ljust(3), style=style)
