"""What is worked out once: in each language once, where it holds words."""

from __future__ import annotations

from functools import lru_cache, update_wrapper
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar

from django.utils.translation import get_language

if TYPE_CHECKING:
    from collections.abc import Callable

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


class OnceInEachLanguage(Generic[_Given, _Answer]):
    """A function whose last `maxsize` answers are kept, each for its language alone."""

    def __init__(self, function: Callable[_Given, _Answer], maxsize: int) -> None:
        def answer(_language: str | None, *given: _Given.args, **named: _Given.kwargs) -> _Answer:
            return function(*given, **named)

        self._kept = lru_cache(maxsize=maxsize)(answer)
        update_wrapper(self, function)

    def __call__(self, *given: _Given.args, **named: _Given.kwargs) -> _Answer:
        """Return the answer in the language of the reader."""
        language = get_language()
        return self._kept(language, *given, **named)  # type: ignore[arg-type]  # as any lru_cache

    def cache_clear(self) -> None:
        """Forget all answers."""
        self._kept.cache_clear()


def once_in_each_language(
    maxsize: int,
) -> Callable[[Callable[_Given, _Answer]], OnceInEachLanguage[_Given, _Answer]]:
    """Return the decorator of a function whose answer holds words."""

    def remember(function: Callable[_Given, _Answer]) -> OnceInEachLanguage[_Given, _Answer]:
        return OnceInEachLanguage(function, maxsize)

    return remember
