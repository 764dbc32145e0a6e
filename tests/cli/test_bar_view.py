"""The drawing of a bar is as wide as the screen, and plain where nobody draws."""

from __future__ import annotations

import io

from rich.console import Console

from ironstride.cli.bar_view import BarDrawing
from ironstride.cli.screen import as_text, indented
from ironstride.sheets.cards import BarCard

CARD = BarCard("60 kg", "20 kg", ("20",), (1.0,), "20 kg bar, each side 20 kg")


def on_terminal(width: int) -> str:
    page = io.StringIO()
    console = Console(file=page, width=width, force_terminal=True, color_system=None)
    console.print(BarDrawing((CARD, CARD)))
    return page.getvalue()


def test_a_terminal_gets_lines_and_a_pipe_plain_letters() -> None:
    assert "━━━━━╋┃20┃━━" in on_terminal(80)
    assert as_text(BarDrawing((CARD,))).isascii()


def test_bars_stand_below_each_other_on_a_narrow_screen() -> None:
    assert on_terminal(80).count("60 kg: 20 kg bar, each side   60 kg") == 1
    assert "each side   60 kg" not in on_terminal(50)


def test_a_drawing_stays_whole_behind_its_label() -> None:
    text = as_text(indented(BarDrawing((CARD,)), 4, "load", 8), width=60)
    assert text.splitlines()[0] == "    load     60 kg: 20 kg bar, each side"
    assert text.splitlines()[2] == "             =====||20|=="
