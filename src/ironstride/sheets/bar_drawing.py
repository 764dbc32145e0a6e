"""One end of a loaded bar, drawn with letters: each plate in its size, with its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.sheets.cards import BarCard

# A plate is drawn large or middling from this share of the heaviest plate there, else small.
LARGE_FROM: Final = 0.6
MIDDLING_FROM: Final = 0.2
SHAFT_CELLS: Final = 5
GAP: Final = "   "


@dataclass(frozen=True, slots=True)
class _Pen:
    """What a bar is drawn with: the shaft, and the edges of large, middling and small plates.

    Edges are the corners and sides of a box: top left, top, top right, left, right, bottom left,
    bottom, bottom right; a small plate has its sides only.
    """

    shaft: str
    collar: str
    large: str
    middling: str
    small: str


_LINES: Final = _Pen("━", "╋", "┏━┓┃┃┗━┛", "╭─╮││╰─╯", "   []   ")
_PLAIN: Final = _Pen("=", "|", "+-+||+-+", ".-.||'-'", "   []   ")


def draw_bars(bars: Sequence[BarCard], width: int, *, plain: bool = False) -> list[str]:
    """Return the lines of the drawings, side by side where `width` letters hold them.

    `plain` keeps to letters that any printer knows.
    """
    pen = _PLAIN if plain else _LINES
    drawings = [_draw(bar, pen) for bar in bars]
    widths = [max(map(len, drawing)) for drawing in drawings]
    if sum(widths) + len(GAP) * (len(widths) - 1) > width:
        return [line for drawing in drawings for line in drawing]
    rows = max(map(len, drawings), default=0)
    padded = [
        [line.ljust(cells) for line in (*drawing, *[""] * (rows - len(drawing)))]
        for drawing, cells in zip(drawings, widths, strict=True)
    ]
    return [GAP.join(row).rstrip() for row in zip(*padded, strict=True)]


def _draw(bar: BarCard, pen: _Pen) -> list[str]:
    """Return the heading and the three rows of a drawing; a bar without plates is told."""
    if not bar.plates:
        return [bar.text if not bar.bar else f"{bar.load}: {bar.text}"]
    rows = [" " * SHAFT_CELLS + " ", pen.shaft * SHAFT_CELLS + pen.collar, " " * SHAFT_CELLS + " "]
    for plate, fraction in zip(bar.plates, bar.size_fraction, strict=True):
        for row, part in enumerate(_plate(plate, fraction, pen)):
            rows[row] += part
    rows[1] += pen.shaft * 2
    return [f"{bar.load}: {bar.bar} bar, each side", *(row.rstrip() for row in rows)]


def _plate(number: str, fraction: float, pen: _Pen) -> tuple[str, str, str]:
    if fraction >= LARGE_FROM:
        edges = pen.large
    else:
        edges = pen.middling if fraction >= MIDDLING_FROM else pen.small
    cells = len(number)
    return (
        f"{edges[0]}{edges[1] * cells}{edges[2]}",
        f"{edges[3]}{number}{edges[4]}",
        f"{edges[5]}{edges[6] * cells}{edges[7]}",
    )
