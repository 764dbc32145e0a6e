from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.report_lines import read_report_lines, write_report_lines
from ironstride.training.session_report import SessionReport

REPORT = SessionReport(
    "0d5f4a1c-8b5e-4f59-9a35-3c1d6a6f2e10",
    "2026-11-24-lift",
    dt.datetime(2026, 11, 24, 19, 20),
    effort=0,
)


@given(st.lists(st.from_type(SessionReport), max_size=5))
def test_what_is_written_is_read_back(reports: list[SessionReport]) -> None:
    content = write_report_lines(reports)
    assert read_report_lines(content, "reports.jsonl") == (tuple(reports), ())


def test_an_effort_of_nothing_is_written() -> None:
    assert json.loads(write_report_lines([REPORT])) == {
        "id": REPORT.id,
        "session": "2026-11-24-lift",
        "reported_at": "2026-11-24T19:20:00",
        "effort": 0,
    }


@pytest.mark.parametrize(
    "change",
    [
        {"id": "7"},
        {"session": ""},
        {"reported_at": "2026-11-24"[:4]},
        {"reported_at": "2026-11-24T19:20:00Z"},
        {"weights": "fine"},
        {"effort": 11},
        {"readiness": 0},
        {"minutes": "40"},
    ],
)
def test_a_wrong_report_costs_that_report(change: dict[str, Any]) -> None:
    good = write_report_lines([REPORT])
    wrong = json.dumps(json.loads(good) | change).encode()
    found, problems = read_report_lines(wrong + b"\n" + good, "reports.jsonl")
    assert found == (REPORT,)
    assert problems
    assert all(problem.where.startswith("line 1") for problem in problems)
