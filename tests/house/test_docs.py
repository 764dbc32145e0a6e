"""The docs are found from their index, their links lead somewhere, and every word is explained."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ironstride.training import words

if TYPE_CHECKING:
    from pathlib import Path

LINK = re.compile(r"(?<!`)\[[^\]]*\]\(([^)\s]+)\)")
VOCABULARIES = (
    words.PATTERNS,
    words.QUALITIES,
    words.REP_CLASSES,
    words.SET_KINDS,
    words.IMPLEMENTS,
    words.LATERALITIES,
    words.EXPERIENCES,
    words.PRIORITIES,
    words.RUN_TYPES,
    words.PHASES,
    words.SESSION_KINDS,
    words.BODY_TESTS,
    words.NOTICE_TIERS,
    words.EVIDENCE_LABELS,
    words.REGIONS,
    words.EQUIPMENT,
)


def dead_links(page: Path) -> list[str]:
    """Return the links of `page` to files and headings that are not there."""
    return [link for link in _links(page) if not _leads_somewhere(page, link)]


def unlinked_pages(docs: Path) -> list[str]:
    """Return the pages under `docs` that the index does not link."""
    index = docs / "index.md"
    linked = {(docs / link.split("#")[0]).resolve() for link in _links(index)}
    pages = {page for page in docs.rglob("*.md") if page != index}
    return sorted(str(page.relative_to(docs)) for page in pages if page.resolve() not in linked)


def _links(page: Path) -> list[str]:
    return LINK.findall(re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL))


def _leads_somewhere(page: Path, link: str) -> bool:
    if "://" in link or link.startswith("mailto:"):
        return True
    path, _, heading = link.partition("#")
    target = (page.parent / path) if path else page
    if not target.exists():
        return False
    return not heading or heading in _headings(target)


def _headings(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_page_is_linked_from_the_index(root: Path) -> None:
    assert unlinked_pages(root / "docs") == []


def test_every_link_leads_somewhere(root: Path) -> None:
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    assert {str(page): dead for page in pages if (dead := dead_links(page))} == {}


def test_every_word_of_the_field_is_in_the_glossary(root: Path) -> None:
    glossary = (root / "docs" / "glossary.md").read_text("utf-8")
    explained = set(re.findall(r"^\*\*`?([^`*]+)`?\*\*", glossary, flags=re.MULTILINE))
    known = {word for vocabulary in VOCABULARIES for word in vocabulary}
    assert sorted(known - explained) == []


@pytest.mark.parametrize("link", ["missing.md", "page.md#no-such-title", "#nor-this"])
def test_a_dead_link_is_found(tmp_path: Path, link: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# Title\n[x]({link}) [y](#title) [z](page.md#title)\n")
    assert dead_links(page) == [link]


def test_a_page_outside_the_index_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("[a](a.md)")
    (tmp_path / "a.md").touch()
    (tmp_path / "b.md").touch()
    assert unlinked_pages(tmp_path) == ["b.md"]
