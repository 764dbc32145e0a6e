from __future__ import annotations

import pytest

from ironstride.sheets.plain_text import counted, in_markdown, printable


def test_nothing_moves_the_cursor() -> None:
    assert printable("a\x1b[2Jb\rc\nd\u202ee") == "a [2Jb c d e"
    assert printable("Läufer 🏃 7 km") == "Läufer 🏃 7 km"


def test_markdown_signs_are_read_not_acted_on() -> None:
    assert in_markdown("<b>*x* | [a](b)`") == r"\<b\>\*x\* \| \[a\](b)\`"


@pytest.mark.parametrize(
    ("number", "plural", "text"),
    [(1, None, "1 wish"), (2, None, "2 wishs"), (2, "wishes", "2 wishes"), (0, None, "0 wishs")],
)
def test_a_number_takes_its_word(number: int, plural: str | None, text: str) -> None:
    assert counted(number, "wish", plural) == text
