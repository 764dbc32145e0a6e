from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.json_lines import (
    MAX_LINE_BYTES,
    kept_text,
    read_lines,
    wall_time,
    write_lines,
)

if TYPE_CHECKING:
    from ironstride.formats.fields import Field


def read_name(field: Field) -> str:
    return kept_text(field.child("name"))


@given(st.lists(st.text(st.characters(codec="utf-8"))))
def test_any_text_is_kept_on_its_line(texts: list[str]) -> None:
    content = write_lines({"name": text} for text in texts)
    assert read_lines(content, "x", read_name) == (tuple(texts), ())


def test_what_was_not_said_is_not_written() -> None:
    assert write_lines([{"a": None, "b": 0, "c": ""}]) == b'{"b": 0, "c": ""}\n'


@pytest.mark.parametrize(
    "line",
    [
        b"no json",
        b'{"name": "a"',
        b'{"name": NaN}',
        b'{"name": "\xff"}',
        b"[" * 100_000,
        b'{"name": ' + b"9" * 5000 + b"}",
        b'{"name": "' + b"a" * MAX_LINE_BYTES + b'"}',
        b'"name"[:1]',
    ],
)
def test_a_bad_line_costs_that_line_alone(line: bytes) -> None:
    found, problems = read_lines(b'{"name": "a"}\n' + line + b'\n\n{"name": "b"}', "x", read_name)
    assert found == ("a", "b")
    assert [problem.where.partition(".")[0] for problem in problems] == ["line 2"]


def test_many_bad_lines_do_not_hide_the_good_one_behind_them() -> None:
    found, problems = read_lines(b"x\n" * 1000 + b'{"name": "b"}\n', "x", read_name)
    assert found == ("b",)
    assert len(problems) == 200


def test_a_byte_order_mark_and_other_line_ends_do_no_harm() -> None:
    content = b'\xef\xbb\xbf{"name": "a"}\r\n{"name": "b"}\r\n'
    assert read_lines(content, "x", read_name) == (("a", "b"), ())


def test_half_a_character_does_not_stop_the_writing() -> None:
    assert write_lines([{"name": "a\ud800b"}]) == b'{"name": "a?b"}\n'


def test_a_time_is_read_as_it_was_written() -> None:
    at = dt.datetime(2026, 11, 23, 17, 30, 5, 1)
    content = write_lines([{"at": at.isoformat()}])
    assert read_lines(content, "x", lambda field: wall_time(field.child("at"))) == ((at,), ())
