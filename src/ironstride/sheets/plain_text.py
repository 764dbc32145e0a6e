"""Text from files made safe to show: on a screen, and inside Markdown."""

from __future__ import annotations

import re
from typing import Final

_MARKDOWN_SIGNS: Final = re.compile(r"([\\`*_\[\]<>|#~])")


def printable(text: str) -> str:
    """Return `text` without control signs, which could move the cursor or recolour a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def in_markdown(text: str) -> str:
    """Return `text` as it is to be read, with every sign that Markdown would act on escaped."""
    return _MARKDOWN_SIGNS.sub(r"\\\1", printable(text))


def counted(number: int, word: str, plural: str | None = None) -> str:
    """Return a number with its word: "1 set", "3 sets", "2 wishes"."""
    return f"{number} {word}" if number == 1 else f"{number} {plural or f'{word}s'}"
