"""Encodings of runners' files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.text_encoding import decode_text, looks_binary

TEXT = "Dienstag: Schwelle 4x2000 m, locker zur\u00fcck\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"]
)
def test_the_usual_encodings(encoding: str) -> None:
    assert decode_text(TEXT.encode(encoding)) == TEXT
    assert not looks_binary(TEXT)


def test_a_file_cut_inside_its_last_letter_is_still_utf8() -> None:
    content = "M\u00e4rz \U0001f3c3".encode()
    assert decode_text(content[:-1]) == "M\u00e4rz "


def test_binary_is_seen() -> None:
    assert looks_binary(decode_text(bytes(range(32)) * 8))


@given(st.binary(max_size=100))
def test_no_bytes_raise(content: bytes) -> None:
    looks_binary(decode_text(content))
