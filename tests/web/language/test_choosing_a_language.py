"""A language is there once its file is compiled; the browser asks for it."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from django.utils import formats, translation
from pseudo_language import known_languages

from ironstride.web.config.languages import find_languages
from ironstride.web.language import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from conftest import Cast
    from pytest_django.fixtures import Settings

    from ironstride.web.plans.models import Season

HEAD = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
MESSAGES = {
    "": HEAD,
    "Today": "Heute",
    "core\x04RIR {range}": "{range} in Reserve",
    "core\x04{number} session\0{number} sessions": "{number} Einheit\0{number} Einheiten",
    "core\x04Back squat": "Kniebeuge",
}


def write_compiled(path: Path, messages: Mapping[str, str]) -> None:
    """Write a file as msgfmt does: both tables of lengths and offsets, then the texts."""
    rows = sorted((one.encode(), other.encode()) for one, other in messages.items())
    start, ids, texts = 28 + 16 * len(rows), b"", b""
    for one, _other in rows:
        ids += one + b"\0"
    head, tail, at, far = b"", b"", start, start + len(ids)
    for one, other in rows:
        head += struct.pack("<2I", len(one), at)
        tail += struct.pack("<2I", len(other), far)
        texts += other + b"\0"
        at, far = at + len(one) + 1, far + len(other) + 1
    magic = struct.pack("<7I", 0x950412DE, 0, len(rows), 28, 28 + 8 * len(rows), 0, start)
    path.parent.mkdir(parents=True)
    path.write_bytes(magic + head + tail + ids + texts)


@pytest.fixture
def german(tmp_path: Path, settings: Settings) -> Iterator[None]:
    write_compiled(tmp_path / "de/LC_MESSAGES/django.mo", MESSAGES)
    (tmp_path / "fr/LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "fr/LC_MESSAGES/django.po").write_text("")
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = find_languages("en", tmp_path)
    known_languages().pop("de", None)
    said._grammar.cache_clear()
    yield
    translation.deactivate()
    known_languages().pop("de", None)
    said._grammar.cache_clear()
    formats.reset_format_cache()


@pytest.mark.usefixtures("german")
def test_a_compiled_file_makes_a_language_and_nothing_else_does(settings: Settings) -> None:
    assert settings.LANGUAGES == [("en", "English"), ("de", "Deutsch")]


def test_without_a_file_there_is_english_alone(tmp_path: Path) -> None:
    assert find_languages("en", tmp_path / "nothing") == [("en", "English")]


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("asked", "language"), [("de-AT,de;q=0.8,en;q=0.5", "de"), ("fr,en;q=0.5", "en"), ("", "en")]
)
def test_the_browser_asks_for_a_language(
    asked: str, language: str, cast: Cast, season: Season
) -> None:
    address = f"/athletes/{season.athlete.pk}/today/"
    page = cast.client("owner").get(address, HTTP_ACCEPT_LANGUAGE=asked)
    assert page["Content-Language"] == language
    assert f'<html lang="{language}">' in page.content.decode()
    assert ("Heute" in page.content.decode()) is (language == "de")


@pytest.mark.usefixtures("german")
def test_the_core_is_said_from_the_file() -> None:
    with translation.override("de"):
        assert said.said("1 session, 3 sessions") == "1 Einheit, 3 Einheiten"
        assert said.said("back squat, RIR 2-3") == "kniebeuge, 2-3 in Reserve"
        assert said.said("Tuesday 1 December") == "Dienstag 1 Dezember"
        assert said.said("Nobody translated this.") == "Nobody translated this."
