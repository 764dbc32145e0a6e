from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.archive_manifest import (
    ListedFile,
    Manifest,
    digest_of,
    other_version,
    read_manifest,
    write_manifest,
)

WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs"))).filter(str.strip)
NAMES = st.none() | st.text(st.characters(codec="utf-8"))
MANIFESTS = st.builds(
    Manifest,
    st.just("2026-11-23T12:00:00+00:00"),
    st.dictionaries(st.sampled_from(["sets", "weeks"]), st.integers(0, 10_000)),
    st.lists(st.builds(ListedFile, WORDS, WORDS, NAMES), max_size=4).map(tuple),
)


@given(MANIFESTS)
def test_what_is_written_is_read_back(manifest: Manifest) -> None:
    content = write_manifest(manifest)
    assert json.loads(content)["format"] == "ironstride.archive/1"
    assert read_manifest(content, "manifest.json") == (manifest, ())


def test_a_digest_is_the_usual_one() -> None:
    assert digest_of(b"abc").startswith("ba7816bf8f01cfea414140de5dae2223")


@pytest.mark.parametrize(
    ("content", "version"),
    [
        (b'{"format": "ironstride.archive/2"}', "ironstride.archive/2"),
        (b'{"format": "ironstride.archive/1"}', None),
        (b'{"format": "zip"}', None),
        (b'{"format": 2}', None),
        (b"[]", None),
        (b"\xff\xfe\x00", None),
    ],
)
def test_another_version_is_known_by_its_name(content: bytes, version: str | None) -> None:
    assert other_version(content) == version


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b"\xff", b'{"format": "zip"}', b"{" * 9999]
)
def test_what_is_no_manifest_says_so(content: bytes) -> None:
    manifest, problems = read_manifest(content, "manifest.json")
    assert manifest is None
    assert problems


def test_a_wrong_line_of_the_list_costs_that_line() -> None:
    files = [{"path": "a", "sha256": "b"}, {"path": 3, "sha256": "b"}, "x"]
    tree = {"format": "ironstride.archive/1", "counts": {"sets": -1}, "files": files}
    manifest, problems = read_manifest(json.dumps(tree).encode(), "manifest.json")
    assert manifest is not None
    assert manifest.files == (ListedFile("a", "b"),)
    assert [problem.where for problem in problems] == ["counts.sets", "files[1].path", "files[2]"]
