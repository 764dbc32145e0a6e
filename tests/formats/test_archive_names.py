from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.archive_names import paths_in


@given(st.lists(st.text(), unique=True, max_size=8))
def test_every_path_is_safe_and_no_two_are_alike(names: list[str]) -> None:
    paths = paths_in("calendars", names)
    assert list(paths) == names
    assert len({path.casefold() for path in paths.values()}) == len(names)
    for path in paths.values():
        assert re.fullmatch(r"calendars/[A-Za-z0-9_-][A-Za-z0-9._-]{0,90}", path), path


@given(st.lists(st.from_regex(r"[a-z0-9]{1,20}\.ics", fullmatch=True), unique=True))
def test_an_ordinary_name_stays(names: list[str]) -> None:
    safe = [name for name in names if not re.match(r"(con|prn|aux|nul|com\d|lpt\d)\.", name)]
    assert paths_in("c", safe) == {name: f"c/{name}" for name in safe}


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../etc/passwd", "c/passwd"),
        ("C:\\Users\\ada\\plan.ics", "c/plan.ics"),
        ("Laufplan März (2).ics", "c/Laufplan-Marz-2.ics"),
        ("", "c/file"),
        ("...", "c/file"),
        ("CON.ics", "c/file-CON.ics"),
        ("nul", "c/file-nul"),
        (".ics", "c/ics"),
        ("x" * 200 + ".ics", "c/" + "x" * 60 + ".ics"),
        ("webcal://feed.example/plan?key=1", "c/plan-key-1"),
    ],
)
def test_an_odd_name_becomes_a_plain_one(name: str, path: str) -> None:
    assert paths_in("c", [name]) == {name: path}


def test_names_that_become_alike_are_numbered() -> None:
    assert list(paths_in("c", ["a.ics", "A.ICS", "x/a.ics", "a"]).values()) == [
        "c/a.ics",
        "c/A-2.ICS",
        "c/a-3.ics",
        "c/a",
    ]
