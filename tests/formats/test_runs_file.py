"""The format is found by content, whatever the encoding."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.runs_file import read_runs

if TYPE_CHECKING:
    from ironstride.formats.run_collection import Runs

MONDAY = dt.date(2026, 11, 16)
TABLE = "Datum;Einheit;Distanz (km)\n17.11.2026;H\u00fcgell\u00e4ufe;12,5\n"
TEXT = "Di 18:30: H\u00fcgell\u00e4ufe 12,5 km\n"
CALENDAR = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261117\r\n"
    "SUMMARY:H\u00fcgell\u00e4ufe 12,5 km\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def read(content: bytes) -> Runs:
    return read_runs(content, "f", starts_on=MONDAY, ends_on=MONDAY + dt.timedelta(days=100))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1"])
@pytest.mark.parametrize("text", [TABLE, TEXT, CALENDAR])
def test_each_format_in_each_encoding(text: str, encoding: str) -> None:
    runs, problems, _ = read(text.encode(encoding))
    assert [(run.on, run.type, run.distance_m) for run in runs] == [
        (dt.date(2026, 11, 17), "hills", 12500)
    ]
    assert "H\u00fcgell\u00e4ufe" in runs[0].title
    assert problems == ()


@pytest.mark.parametrize(
    "content", [b"", b"  \n", bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n\0\0"]
)
def test_files_that_are_no_plan_are_said(content: bytes) -> None:
    runs, problems, _ = read(content)
    assert runs == ()
    assert len(problems) == 1


@given(st.binary(max_size=300))
def test_no_content_raises_and_none_is_passed_over(content: bytes) -> None:
    runs, problems, _ = read(content)
    assert runs or problems or not any(chr(byte).isalnum() for byte in content)
