"""The sample feeds, read again a week later: what the two readings differ in."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from ironstride.formats.runs_file import read_runs
from ironstride.running.run_changes import RunChange, compare_runs

SAMPLE = Path(__file__).parents[2] / "examples" / "sample"
STARTS_ON = dt.date(2026, 11, 16)
ENDS_ON = dt.date(2027, 3, 21)
# Wednesday of the second week; what stands before it is past.
TODAY = dt.date(2026, 11, 25)
FEEDS = ["trainingpeaks.ics", "runna.ics"]


def text_of(name: str) -> str:
    return (SAMPLE / name).read_text(encoding="utf-8")


def changes(before: str, after: str) -> tuple[RunChange, ...]:
    old, new = (
        read_runs(text.encode(), "feed.ics", starts_on=STARTS_ON, ends_on=ENDS_ON).runs
        for text in (before, after)
    )
    assert old
    return compare_runs(old, new, TODAY)


def events(text: str) -> list[str]:
    return re.findall(r"BEGIN:VEVENT\n.*?END:VEVENT\n", text.replace("\r\n", "\n"), re.DOTALL)


def feed(text: str, kept: list[str]) -> str:
    head = text.replace("\r\n", "\n").split("BEGIN:VEVENT", 1)[0]
    return f"{head}{''.join(kept)}END:VCALENDAR\n"


def day_of(event: str) -> dt.date:
    match = re.search(r"DTSTART[^:]*:(\d{8})", event)
    assert match is not None
    return dt.date.fromisoformat(match[1])


@pytest.mark.parametrize("name", FEEDS)
def test_the_same_feed_again_is_no_event(name: str) -> None:
    assert changes(text_of(name), text_of(name)) == ()


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_that_forgets_the_past_is_no_event(name: str) -> None:
    text = text_of(name)
    ahead = [event for event in events(text) if day_of(event) >= TODAY]
    assert len(ahead) < len(events(text))
    assert changes(text, feed(text, ahead)) == ()


@pytest.mark.parametrize("name", FEEDS)
def test_ids_numbered_anew_are_no_event(name: str) -> None:
    text = text_of(name)
    ahead = [event for event in events(text) if day_of(event) >= TODAY]
    renumbered = [
        re.sub(r"(sample|sample-tp-)\d+", rf"\g<1>{number:03}", event)
        for number, event in enumerate(ahead)
    ]
    assert renumbered != ahead
    assert changes(text, feed(text, renumbered)) == ()


@pytest.mark.parametrize("name", FEEDS)
def test_a_run_that_moves_is_one_event(name: str) -> None:
    text = text_of(name)
    moved = next(event for event in events(text) if day_of(event) == dt.date(2026, 12, 1))
    found = changes(
        text, text.replace("\r\n", "\n").replace(moved, moved.replace("20261201", "20261202"))
    )
    assert [change.kind for change in found] == ["moved"]
    assert found[0].say() == "The intervals of Tuesday 1 December move to Wednesday 2"


def test_runnas_done_runs_are_the_same_runs() -> None:
    text = text_of("runna.ics")
    done = [
        event.replace("UPCOMING_", "COMPLETED_") if day_of(event) <= TODAY else event
        for event in events(text)
    ]
    assert changes(text, feed(text, done)) == ()


def test_a_done_run_of_trainingpeaks_changes_only_what_was_run_otherwise() -> None:
    text = text_of("trainingpeaks.ics")
    planned = next(event for event in events(text) if day_of(event) == TODAY)
    done = re.sub(
        r"DTSTART;VALUE=DATE:(\d+)\nDTEND;VALUE=DATE:\d+",
        r"DTSTART:\1T181500\nDTEND:\1T190000",
        planned,
    ).replace("END:VEVENT", "X-DONE:1\nEND:VEVENT")
    done = re.sub(r"(DESCRIPTION:Workout type: Run)", r"\1\\nActual Distance: 5.0 km", done)
    found = changes(text, text.replace("\r\n", "\n").replace(planned, done))
    assert [change.kind for change in found] == ["retimed", "resized"]
