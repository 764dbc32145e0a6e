"""A reader whose browser asks for the language of the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import formats, translation
from pseudo_language import PseudoLanguage, known_languages

from ironstride.web.language import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django.fixtures import Settings

# A language that Django knows, with commas in its numbers.
CODE = "de"


@pytest.fixture(scope="session")
def pseudo() -> PseudoLanguage:
    return PseudoLanguage(CODE)


@pytest.fixture
def speaking(
    pseudo: PseudoLanguage, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> Iterator[str]:
    """Let the app speak the language of the tests, and return its code."""
    settings.LANGUAGES = [("en", "English"), (CODE, "Ṕśéúďó")]
    monkeypatch.setitem(known_languages(), CODE, pseudo)
    said._grammar.cache_clear()
    formats.reset_format_cache()
    yield CODE
    translation.deactivate()
    said._grammar.cache_clear()
