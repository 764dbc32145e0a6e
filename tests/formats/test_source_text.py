"""Bytes to text: encodings, marks and size."""

from __future__ import annotations

import pytest

from ironstride.formats.source_text import read_source_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_mark_is_understood_and_left_out(encoding: str) -> None:
    assert read_source_text("Zoë\n".encode(encoding), "a", max_bytes=99) == ("Zoë\n", ())


def test_text_is_taken_as_it_is() -> None:
    assert read_source_text("\ufeffZoë", "a", max_bytes=99) == ("Zoë", ())


@pytest.mark.parametrize(
    ("source", "where"),
    [
        (b"a\nb\nZo\xeb\n", "line 3"),
        (b"\xff\xfea", "line 1"),
        ("a\n\ud800", "line 2"),
        (b"a" * 100, "file"),
        ("a" * 100, "file"),
    ],
)
def test_what_is_no_text_is_a_located_problem(source: str | bytes, where: str) -> None:
    text, problems = read_source_text(source, "a", max_bytes=99)
    assert text is None
    assert [problem.where for problem in problems] == [where]


def test_the_size_is_said() -> None:
    _, problems = read_source_text(b"a" * 2_500_000, "a", max_bytes=1_000_000)
    assert "2.5 MB" in problems[0].text
    assert "at most 1 MB" in problems[0].text
