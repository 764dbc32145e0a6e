"""The newest version of an event, and cancelled ones."""

from __future__ import annotations

import pytest

from ironstride.formats.calendar_lines import RawCalendar, RawEvent
from ironstride.formats.calendar_versions import cancels_all, is_cancelled, newest_versions


def event(number: int, **values: str) -> RawEvent:
    return RawEvent(number, {name.upper().replace("_", "-"): one for name, one in values.items()})


def kept(*events: RawEvent) -> list[int]:
    return [one.number for one in newest_versions(events)]


def test_the_higher_sequence_counts_wherever_it_stands() -> None:
    assert kept(event(1, uid="a", sequence="2"), event(2, uid="a", sequence="0")) == [1]
    assert kept(event(1, uid="a"), event(2, uid="a", sequence="1")) == [2]
    assert kept(event(1, uid="a", sequence="10"), event(2, uid="a", sequence="9")) == [1]


def test_the_later_change_counts_where_sequences_are_equal() -> None:
    old = event(1, uid="a", last_modified="20261118T080000Z", dtstamp="20261101T000000Z")
    new = event(2, uid="a", last_modified="20261105T080000Z", dtstamp="20261120T000000Z")
    assert kept(old, new) == [1]
    assert kept(event(1, uid="a", dtstamp="20261120"), event(2, uid="a", dtstamp="20261101")) == [1]


def test_one_id_for_all_events_loses_none() -> None:
    days = [event(day, uid="x", dtstart=f"202611{day}", summary="Easy") for day in range(10, 15)]
    assert kept(*days) == [10, 11, 12, 13, 14]
    assert kept(event(1), event(2)) == [1, 2]


def test_an_exact_repetition_counts_once() -> None:
    assert kept(*(event(n, uid="x", dtstart="20261110", summary="Easy") for n in (1, 2))) == [2]


def test_a_changed_date_of_a_series_is_not_a_version_of_the_series() -> None:
    series = event(1, uid="a", sequence="3")
    assert kept(series, event(2, uid="a", recurrence_id="20261201", sequence="0")) == [1, 2]


@pytest.mark.parametrize(
    "summary",
    [
        "Cancelled: Easy", "CANCELED - Tempo", "Abgesagt: Lauf", "Entf\u00e4llt: Bahn",
        "Annul\u00e9 : seuil", "[Cancelado] Series", "Tempo 8 km (cancelled)", "Annullata: corsa",
    ],
)  # fmt: skip
def test_a_title_may_cancel(summary: str) -> None:
    assert is_cancelled(event(1, summary=summary))


def test_what_takes_place_is_not_cancelled() -> None:
    assert is_cancelled(event(1, status="cancelled"))
    assert not is_cancelled(event(1, summary="Run with the cancelled crew", status="CONFIRMED"))


def test_a_message_may_cancel_all_it_holds() -> None:
    assert cancels_all(RawCalendar(values={"METHOD": "cancel "}))
    assert not cancels_all(RawCalendar(values={"METHOD": "PUBLISH"}))
