"""The bibliography: one entry a key, sound DOIs, and nothing unread behind a claim."""

from __future__ import annotations

import re
from pathlib import Path

from ironstride.policy.reader import read_policy
from ironstride.policy.rules import read_rules

BIBLIOGRAPHY = Path(__file__).parents[2] / "docs" / "science" / "references.bib"
UNVERIFIED = "unverified: not cited"
ENTRY = re.compile(r"^@(article|misc)\{([a-z0-9]+),\n((?:  \w+ = \{.*\},\n)+)\}$", re.MULTILINE)
FIELD = re.compile(r"^  (\w+) = \{(.*)\},$", re.MULTILINE)


def references() -> dict[str, dict[str, str]]:
    found = ENTRY.findall(BIBLIOGRAPHY.read_text("utf-8"))
    return {key: dict(FIELD.findall(fields)) for _, key, fields in found}


def test_every_entry_is_read_and_no_key_stands_twice() -> None:
    assert len(references()) == BIBLIOGRAPHY.read_text("utf-8").count("\n@") > 80


def test_a_key_is_the_author_and_the_year() -> None:
    for key, fields in references().items():
        assert re.fullmatch(r"[a-z]+[0-9]{4}[a-z]?", key)
        assert fields["year"] in key
        assert fields["author"]


def test_a_doi_has_the_form_of_one_and_is_used_once() -> None:
    dois = [fields["doi"] for fields in references().values() if "doi" in fields]
    assert len(dois) == len(set(dois)) > 40
    assert [doi for doi in dois if not re.fullmatch(r"10\.[0-9]{4,9}/[^\s{}]+", doi)] == []


def test_what_is_unverified_has_no_doi() -> None:
    unverified = [fields for fields in references().values() if fields.get("note") == UNVERIFIED]
    assert unverified
    assert [fields for fields in unverified if "doi" in fields] == []


def test_nothing_unverified_is_cited() -> None:
    known = references()
    cited = {entry.citation for entry in read_policy().entries.values()}
    cited |= {rule.citation for rule in read_rules().values()}
    for key in sorted(cited - {None}, key=str):
        assert known[str(key)].get("note") != UNVERIFIED
