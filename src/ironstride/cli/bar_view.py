"""A loaded bar on the screen, as wide as there is room; in a pipe with plain letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ironstride.sheets.bar_drawing import draw_bars

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

    from ironstride.sheets.cards import BarCard


@dataclass(frozen=True, slots=True)
class BarDrawing:
    """The ends of loaded bars, which know their width when they are shown."""

    bars: tuple[BarCard, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the drawing for rich."""
        from rich.text import Text

        plain = options.ascii_only or not console.is_terminal
        lines = draw_bars(self.bars, options.max_width, plain=plain)
        yield Text("\n".join(lines), no_wrap=True, overflow="crop")
