from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ironstride.errors import InvalidValueError
from ironstride.training.session_report import SessionReport, latest_reports

ID = "0d5f4a1c-8b5e-4f59-9a35-3c1d6a6f2e10"
AT = dt.datetime(2026, 11, 24, 19, 20)


def report(**fields: Any) -> SessionReport:
    given: dict[str, Any] = {"id": ID, "session": "2026-11-24-lift", "reported_at": AT}
    return SessionReport(**given | fields)


def test_nothing_needs_to_be_said() -> None:
    one = report()
    assert (one.weights, one.effort, one.minutes, one.readiness, one.note) == (None,) * 4 + ("",)


def test_an_effort_of_nothing_is_an_effort() -> None:
    assert report(effort=0, minutes=0).effort == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": ""},
        {"id": "7"},
        {"id": ID.upper()},
        {"id": ID.replace("-", "")},
        {"session": ""},
        {"reported_at": AT.replace(tzinfo=dt.UTC)},
        {"weights": "fine"},
        {"effort": 11},
        {"effort": -1},
        {"minutes": -1},
        {"minutes": 1441},
        {"readiness": 0},
        {"readiness": 6},
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError):
        report(**wrong)


def test_a_later_report_of_a_session_replaces_the_earlier_one() -> None:
    first = report(effort=6)
    later = report(effort=8, reported_at=AT + dt.timedelta(hours=1))
    other = report(session="2026-11-26-lift")
    assert latest_reports([later, first, other]) == {
        "2026-11-24-lift": later,
        "2026-11-26-lift": other,
    }


def test_of_two_reports_of_one_time_the_last_holds() -> None:
    first, second = report(effort=6), report(effort=8)
    assert latest_reports([first, second]) == {"2026-11-24-lift": second}
