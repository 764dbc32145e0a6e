"""The messages of the core as a module in which they are marked, for the tools that gather them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.web.language.said import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ironstride.web.language.spoken import Message


def write_marked(messages: Mapping[str, Iterable[Message]]) -> str:
    """Return the text of the module; `messages` are by the file of the core that says them."""
    return "\n".join(_lines(messages)) + "\n"


def _lines(messages: Mapping[str, Iterable[Message]]) -> Iterator[str]:
    for path, said in messages.items():
        for one in said:
            yield f"# Translators: {path}"
            if one.plural:
                yield f"npgettext({CONTEXT!r}, {one.text!r}, {one.plural!r}, 2)"
            else:
                yield f"pgettext({CONTEXT!r}, {one.text!r})"
