"""Pieces of our SVG pictures: plain shapes with a class each, text that is measured and cut.

Colours stand twice: as attributes, for readers without style sheets, and as classes, which a page
may recolour for the dark. Lengths are in user units (pixels at normal size).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.sheets.markup import Markup, tag, together
from ironstride.sheets.plain_text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FONTS: Final = "'Source Sans Pro', system-ui, 'Segoe UI', Roboto, Arial, sans-serif"
# Class -> colour on paper.
COLOURS: Final[Mapping[str, str]] = {
    "paper": "#ffffff",
    "ink": "#111827",
    "muted": "#4b5563",
    "grid": "#d1d5db",
    "tint": "#eef1f5",
    "runs": "#8fb4d9",
    "lifts": "#1d4e89",
    "race": "#a61b5c",
    "budget": "#b45309",
    "adaptation": "#a5e3e0",
    "hypertrophy": "#b9ccf5",
    "max_strength": "#f6d365",
    "power": "#e7b7ec",
    "maintenance": "#b5dfa8",
    "taper": "#e5e7eb",
    "transition": "#c3c9d2",
    "on-band": "#111827",
    "on-race": "#ffffff",
    "heat1": "#e3eefb",
    "heat2": "#c3dbf5",
    "heat3": "#9cc3ec",
    "heat4": "#6ea8de",
}
# Shares of the letter size that a letter is wide, rounded up over the usual fonts without serifs.
_NARROW: Final = frozenset("iljtfrI.,:;'|!()[] ")
_WIDE: Final = frozenset("mwMW%@—→●○")
_WIDTH_FRACTIONS: Final = (0.33, 0.92, 0.67, 0.56)
_FIRST_WIDE_SCRIPT: Final = 0x2E80


def picture(width: float, height: float, title: str, about: str, *parts: Markup) -> Markup:
    """Return a whole picture; `title` and `about` say in words what it shows."""
    paper = box(0, 0, width, height, "paper")
    name = tag("title", title)
    words = tag("desc", about)
    return tag(
        "svg",
        name,
        words,
        paper,
        parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
        role="img",
        aria_label=f"{title}. {about}",
        font_family=FONTS,
    )


def box(
    x: float,
    y: float,
    width: float,
    height: float,
    look: str,
    *,
    round_by: float = 0,
    hint: str = "",
) -> Markup:
    """Return a filled rectangle of a class of `COLOURS`; `hint` is said when pointed at."""
    inside = tag("title", hint) if hint else ""
    return tag(
        "rect",
        inside,
        x=x,
        y=y,
        width=max(width, 0),
        height=max(height, 0),
        rx=round_by or None,
        class_=look,
        fill=COLOURS[look],
    )


def line(x: float, y: float, to_x: float, to_y: float, look: str = "grid") -> Markup:
    """Return a thin line."""
    return tag(
        "line",
        x1=x,
        y1=y,
        x2=to_x,
        y2=to_y,
        class_=f"{look}-line",
        stroke=COLOURS[look],
        stroke_width=1,
    )


def shape(points: Iterable[tuple[float, float]], look: str) -> Markup:
    """Return a filled polygon."""
    path = " ".join(f"{x:g},{y:g}" for x, y in points)
    return tag("polygon", points=path, class_=look, fill=COLOURS[look])


def circle(x: float, y: float, radius: float, *, is_full: bool) -> Markup:
    """Return a circle, full or empty: a sign of shape, not of colour."""
    return tag(
        "circle",
        cx=x,
        cy=y,
        r=radius,
        class_="ink" if is_full else "empty",
        fill=COLOURS["ink"] if is_full else "none",
        stroke=COLOURS["ink"],
        stroke_width=1.2,
    )


def move(drawn: Markup, x: float, y: float) -> Markup:
    """Return what was drawn around (0, 0) at (x, y)."""
    return tag("g", drawn, transform=f"translate({round(x, 2):g} {round(y, 2):g})")


def words(
    x: float,
    y: float,
    text: str,
    size: float = 13,
    look: str = "ink",
    *,
    anchor: str = "start",
    bold: bool = False,
) -> Markup:
    """Return a line of text with its base line at `y`; `anchor` is start, middle or end."""
    return tag(
        "text",
        text,
        x=x,
        y=y,
        font_size=size,
        class_=look,
        fill=COLOURS[look],
        text_anchor=None if anchor == "start" else anchor,
        font_weight="bold" if bold else None,
    )


def lines_of(
    x: float,
    y: float,
    lines: Iterable[str],
    size: float = 13,
    look: str = "ink",
    *,
    bold: bool = False,
) -> Markup:
    """Return lines of text one below the other, the first with its base line at `y`."""
    step = round(size * 1.3)
    return together(
        words(x, y + number * step, text, size, look, bold=bold)
        for number, text in enumerate(lines)
    )


def width_of(text: str, size: float = 13, *, bold: bool = False) -> float:
    """Return about how wide a line is, rather too wide than too narrow."""
    shares = sum(_share(sign) for sign in printable(text))
    return shares * size * (1.06 if bold else 1)


def fold(text: str, width: float, size: float = 13, *, bold: bool = False) -> list[str]:
    """Return the lines of a text in `width`; a word that is longer than a line is broken."""
    lines: list[str] = []
    current = ""
    for word in printable(text).split():
        longer = f"{current} {word}".strip()
        if width_of(longer, size, bold=bold) <= width:
            current = longer
            continue
        if current:
            lines.append(current)
        *whole, current = _pieces(word, width, size, bold=bold)
        lines.extend(whole)
    return [*lines, current] if current else lines


def cut(text: str, width: float, size: float = 13, *, bold: bool = False) -> str:
    """Return a text that fits one line, its end replaced by an ellipsis where it does not."""
    text = printable(text)
    if width_of(text, size, bold=bold) <= width:
        return text
    first, *_ = _pieces(text, width - width_of("…", size, bold=bold), size, bold=bold)
    return f"{first.rstrip()}…"


def _pieces(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and width_of(pieces[-1] + sign, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _share(sign: str) -> float:
    narrow, wide, capital, usual = _WIDTH_FRACTIONS
    if sign in _NARROW:
        return narrow
    if sign in _WIDE or ord(sign) >= _FIRST_WIDE_SCRIPT:
        return wide if sign in _WIDE else 1.05
    return capital if sign.isupper() else usual
