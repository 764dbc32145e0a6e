"""The door: what the core said in English, in the language of whoever reads it.

Plans are kept with their sentences in English, so a sentence is translated when it is shown. In
English nothing happens at all.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.utils import dates
from django.utils.functional import Promise, lazy
from django.utils.translation import get_language, npgettext, override
from django.utils.translation.trans_real import translation

from ironstride.web.language.grammar import Grammar
from ironstride.web.language.pattern import PLACE, Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

# Messages of the core stand apart from those of the app in the file of a language.
CONTEXT: Final = "core"
_MARK: Final = f"{CONTEXT}\x04"
_DAYS: Final = ("WEEKDAYS", "WEEKDAYS_ABBR", "MONTHS")


def said(text: Any) -> Any:  # noqa: ANN401 - a page holds anything
    """Return texts of the core in the language of the reader; what is no text stays."""
    if not is_foreign():
        return text
    if isinstance(text, (tuple, list)):
        return [said(one) for one in text]
    grammar = _grammar(str(get_language()))
    return grammar.say(str(text)) if isinstance(text, (str, Promise)) else text


def is_foreign() -> bool:
    """Whether the reader has another language than the core."""
    if len(settings.LANGUAGES) == 1:
        return False
    return (get_language() or settings.LANGUAGE_CODE) != settings.LANGUAGE_CODE


said_lazy = lazy(said, str)


def said_tree(tree: Any, keys: frozenset[str]) -> Any:  # noqa: ANN401 - what JSON holds
    """Return what JSON holds, with the texts under `keys` in the language of the reader."""
    return _said_tree(tree, keys, is_said=False) if is_foreign() else tree


def _said_tree(tree: Any, keys: frozenset[str], *, is_said: bool) -> Any:  # noqa: ANN401 - the same
    if isinstance(tree, dict):
        return {
            key: _said_tree(one, keys, is_said=is_said or key in keys) for key, one in tree.items()
        }
    if isinstance(tree, (list, tuple)):
        return [_said_tree(one, keys, is_said=is_said) for one in tree]
    return said(tree) if is_said else tree


@lru_cache(maxsize=16)
def _grammar(language: str) -> Grammar:
    """Return what is known of a language: it is read once, as Django itself reads its files."""
    with override(language):
        return read_grammar(dict(_messages(language)), _counted)


def _messages(language: str) -> Iterator[tuple[str, str]]:
    """Yield the messages of the core with what the language says, then its days and months."""
    catalog: Any = getattr(translation(language), "_catalog")  # noqa: B009 - no public way to list
    for key in catalog.keys():  # noqa: SIM118 - no mapping
        text = key[0] if isinstance(key, tuple) else key
        if text.startswith(_MARK):
            yield text.removeprefix(_MARK), catalog[key]
    for name in _DAYS:
        for number, day in getattr(dates, name).items():
            with override(settings.LANGUAGE_CODE):
                english = str(day)
            yield english, str(day)
            if name == "MONTHS":
                yield english[:3], str(dates.MONTHS_3[number])


def _counted(message: str, number: int) -> str:
    return npgettext(CONTEXT, message, f"{message}s", number)


def read_grammar(messages: Mapping[str, str], counted: Callable[[str, int], str]) -> Grammar:
    """Return the grammar of messages with their translations; `counted` says those with a number.

    A translation that lost a place of its message is not used: it would say less than the plan.
    """
    plain: dict[str, str] = {}
    patterns: list[Pattern] = []
    for message, text in messages.items():
        places = PLACE.findall(message)
        if set(places) != set(PLACE.findall(text)):
            continue
        if not places:
            plain[message] = text
        elif message.startswith("{number} ") and len(places) == 1:
            patterns.extend(_numbered(message, counted))
        else:
            patterns.append(Pattern(message, _filler(text)))
            plain[message] = text
    return Grammar(plain, patterns)


def _numbered(message: str, counted: Callable[[str, int], str]) -> Iterator[Pattern]:
    """Yield "1 set" and "3 sets": a word that is counted has an s for more than one."""

    def say(values: Mapping[str, str]) -> str:
        return _fill(counted(message, int(values["number"])), values)

    for form in (message, f"{message}s"):
        yield Pattern(form, say, is_counted=True)


def _filler(text: str) -> Callable[[Mapping[str, str]], str]:
    return lambda values: _fill(text, values)


def _fill(text: str, values: Mapping[str, str]) -> str:
    return PLACE.sub(lambda place: values[place[1]], text)
