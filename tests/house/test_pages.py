"""Templates, modules and styles of the app: small, translatable, without code in the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_TEMPLATE_LINES = 120
MAX_MODULE_LINES = 150
# 1,600 of them are the rules of the weights once more, for the gym without a net. More than this
# would be a framework of our own.
MAX_OWN_JS_LINES = 4300
# Names and signs that are the same in every language.
SAME_EVERYWHERE = frozenset({"Ironstride", "UTC", "min", "kg", "lb", "RIR", "km", "mi"})
_COMMENT = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|<!--.*?-->", re.DOTALL)
_TRANSLATED = re.compile(r"{% (blocktranslate|blocktrans)\b.*?{% end\1 %}", re.DOTALL)
_NO_TEXT = re.compile(r"<(script|style|svg|code)\b.*?</\1>", re.DOTALL)
_TAGS = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
_MARKUP = re.compile(r"<[a-z/!][^>]*>|&\w+;", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SPOKEN = re.compile(r"""(?:aria-label|title|placeholder|alt)="([^"{]*[a-z]{2}[^"{]*)\"""")
_CODE_IN_PAGE = re.compile(
    r"""<script(?![^>]*(?:\bsrc=|type="application/json"))[^>]*>|<style\b|\sstyle=|\son\w+="|hx-on|"""
    r"""javascript:|hx-vals=["']js:"""
)


def bare_words(text: str) -> list[str]:
    """Return the words of a template that no translator would ever see."""
    text = _NO_TEXT.sub("", _TRANSLATED.sub("", _COMMENT.sub("", text)))
    words = _WORD.findall(_MARKUP.sub(" ", _TAGS.sub("", text)))
    words += _SPOKEN.findall(text)
    return [word for word in words if word not in SAME_EVERYWHERE]


def templates(root: Path) -> Iterator[Path]:
    yield from sorted((root / "src/ironstride/web").glob("*/templates/**/*.html"))


def modules(root: Path) -> list[Path]:
    return sorted((root / "src/ironstride/web").glob("*/static/**/*.js"))


def test_all_text_of_the_pages_can_be_translated(root: Path) -> None:
    bare = {
        str(path.relative_to(root)): words
        for path in templates(root)
        if (words := bare_words(path.read_text("utf-8")))
    }
    assert bare == {}


def test_no_page_holds_code_or_style(root: Path) -> None:
    found = {
        str(path.relative_to(root)): codes
        for path in templates(root)
        if (codes := _CODE_IN_PAGE.findall(path.read_text("utf-8")))
    }
    assert found == {}


def test_templates_are_small(root: Path) -> None:
    long = {
        str(path.relative_to(root)): lines
        for path in templates(root)
        if (lines := path.read_text("utf-8").count("\n")) > MAX_TEMPLATE_LINES
    }
    assert long == {}


def test_modules_of_the_browser_are_small(root: Path) -> None:
    lines = {
        str(path.relative_to(root)): path.read_text("utf-8").count("\n") for path in modules(root)
    }
    assert {path: count for path, count in lines.items() if count > MAX_MODULE_LINES} == {}
    assert sum(lines.values()) <= MAX_OWN_JS_LINES


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>Hello</p>", ["Hello"]),
        ('<p>{% translate "Hello" %} {{ name }}, 3 &middot; x</p>', []),
        ("{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}", []),
        ('<a aria-label="Go on">{# note #}</a>', ["Go on"]),
        ("<a aria-label=\"{% translate 'Go on' %}\"></a>", []),
        ("<code>ironstride serve</code>", []),
    ],
)
def test_a_bare_word_is_found(template: str, words: list[str]) -> None:
    assert bare_words(template) == words


@pytest.mark.parametrize(
    "code",
    ["<script>x()</script>", '<p style="color: red">', '<a onclick="x()">', "<style>a{}</style>"],
)
def test_code_in_a_page_is_found(code: str) -> None:
    assert _CODE_IN_PAGE.search(code)


def test_a_page_may_hold_data_for_its_code() -> None:
    page = '<script type="application/json" id="x">{}</script><script src="a.js"></script>'
    assert not _CODE_IN_PAGE.search(page)
