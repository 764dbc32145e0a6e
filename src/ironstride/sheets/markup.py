"""Markup (HTML and SVG) from values: every piece of text is escaped, none is trusted."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from ironstride.sheets.plain_text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

Attribute = str | float | bool | None
_VOID: Final = frozenset({"br", "hr", "meta"})


class Markup(str):
    """Text that is markup already; made here only."""

    __slots__ = ()


def tag(name: str, /, *inside: str | Iterable[str], **attributes: Attribute) -> Markup:
    """Return an element; text inside is escaped unless it is Markup, iterables are laid out flat.

    Attribute names: `class_` is "class", other underscores are hyphens. None and False leave an
    attribute out, True gives its name alone; numbers have at most two decimals.
    """
    given = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{together(*inside)}</{name}>")


def together(*parts: str | Iterable[str]) -> Markup:
    """Return parts one behind the other, escaped as in `tag`."""
    return Markup("".join(_inside(part) for part in parts))


def verbatim(text: str) -> Markup:
    """Return text of the package's own files (a style sheet) as it is; never a runner's."""
    return Markup(text)


def _inside(part: str | Iterable[str]) -> str:
    if isinstance(part, Markup):
        return part
    if isinstance(part, str):
        return escape(printable(part))
    return "".join(_inside(one) for one in part)


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    text = value if isinstance(value, str) else f"{round(value, 2):g}"
    return f' {name}="{escape(printable(text))}"'
