"""The screen: a console as wide as the terminal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.progress import Progress
    from rich.table import Table
    from rich.text import Text

MIN_WIDTH: Final = 60
MAX_WIDTH: Final = 120


def open_console() -> Console:
    """Return a console on standard output; colours only on a terminal, and none with NO_COLOR."""
    from rich.console import Console

    console = Console(markup=False, highlight=False, emoji=False)
    # A pipe has no width of its own, and a line of 200 letters is hard to read.
    console.width = max(MIN_WIDTH, min(console.width, MAX_WIDTH))
    return console


def show(*parts: RenderableType) -> None:
    """Show parts one below the other; into a pipe as plain text."""
    console = open_console()
    if not console.is_terminal:
        import click

        click.echo(as_text(*parts, width=console.width), nl=False)
        return
    for part in parts:
        console.print(part)


def progress_bar(title: str) -> Progress:
    """Return a bar on a terminal's stderr, gone when it is full; elsewhere it stays silent."""
    import sys

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    return Progress(
        title,
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    )


def indented(text: RenderableType, indent: int = 2, label: str = "", label_width: int = 0) -> Table:
    """Return a line whose wrapped rest stays under its text, behind an optional label."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=max(indent - 1, 0), no_wrap=True)
    if label_width:
        grid.add_column(width=label_width, no_wrap=True)
    # A long word, such as the path of a test, goes on below instead of being cut.
    grid.add_column(ratio=1, overflow="fold")
    body = Text(text) if isinstance(text, str) else text
    cells = (Text(label, style="dim"), body) if label_width else (body,)
    grid.add_row("", *cells)
    return grid


def narrow_table(*headings: str) -> Table:
    """Return an empty table with narrow gaps: on 60 letters every column keeps room and wraps."""
    from rich import box
    from rich.table import Table

    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1),
        collapse_padding=True,
        border_style="dim",
    )
    for title in headings:
        table.add_column(title, overflow="fold")
    return table


def heading(text: str) -> Text:
    """Return the heading of a part of a view."""
    from rich.text import Text

    return Text(text, style="bold cyan")


def as_text(*parts: RenderableType, width: int = 100) -> str:
    """Return parts as plain text without colours."""
    from rich.console import Console

    page = io.StringIO()
    console = Console(
        file=page, width=width, color_system=None, markup=False, highlight=False, emoji=False
    )
    for part in parts:
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())
