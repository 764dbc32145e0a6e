"""A line of signs for numbers in their order: low to high as eight heights."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

_BLOCKS: Final = "▁▂▃▄▅▆▇█"
_LETTERS: Final = "_.-~=+*#"


def draw_line(numbers: Sequence[float], width: int, signs: str = _BLOCKS) -> str:
    """Return at most `width` signs, each for the mean of its share of `numbers`."""
    if not numbers:
        return ""
    count = min(width, len(numbers))
    edges = [round(place * len(numbers) / count) for place in range(count + 1)]
    means = [sum(numbers[low:high]) / (high - low) for low, high in pairwise(edges)]
    least, spread = min(means), max(means) - min(means)
    if not spread:
        return signs[len(signs) // 2] * count
    return "".join(signs[int((one - least) / spread * (len(signs) - 1) + 0.5)] for one in means)


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Numbers as a line of signs; with plain letters where the screen has no others."""

    numbers: tuple[float, ...]
    width: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the line for rich."""
        from rich.text import Text

        signs = _LETTERS if options.ascii_only else _BLOCKS
        yield Text(draw_line(self.numbers, self.width, signs), no_wrap=True, overflow="crop")
