"""A language that exists in tests only: every letter of every message has an accent.

So a letter without one was never translated.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.utils.translation import trans_real

from ironstride.web.language.core_texts import core_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "áƀćďéƒǵĥíĵķĺḿńóṕɋŕśťúṽẃẋýźÁƁĆĎÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŤÚṼẂẊÝŹ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_KEPT = re.compile(r"{\w*}|%\(\w+\)[sd]|%%|%[sd]|<[^>]*>|&\w+;")


def accented(text: str) -> str:
    """Return a message in the language: accents on all but its places and tags."""
    parts, at = [], 0
    for kept in _KEPT.finditer(text):
        parts += [text[at : kept.start()].translate(_ACCENTS), kept[0]]
        at = kept.end()
    return "".join([*parts, text[at:].translate(_ACCENTS)])


class PseudoLanguage:
    """What Django asks of a language, and all messages of the core."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._catalog: dict[Any, str] = dict(_catalog())

    def to_language(self) -> str:
        return self._code

    def language(self) -> str:
        return self._code

    def gettext(self, message: str) -> str:
        return accented(message.partition("\x04")[2] or message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self.gettext(one if number == 1 else many)


def known_languages() -> dict[str, Any]:
    """Return the languages that Django has read so far, to put one among them or forget it."""
    known: dict[str, Any] = vars(trans_real)["_translations"]
    return known


def _catalog() -> Iterator[tuple[Any, str]]:
    for one in core_messages():
        key = f"core\x04{one.text}"
        yield ((key, 0) if one.plural else key), accented(one.text)
