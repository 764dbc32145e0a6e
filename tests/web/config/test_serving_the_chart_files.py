from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from ironstride.web.config import chart_files
from ironstride.web.config.chart_files import ChartFilesFinder

SUMS = {
    "uplot/uplot.iife.min.js": "2d27e8ad3d228164525ce213f9dc716f39b4e3aee0cc773fb3491c96cf4921a2",
    "uplot/uplot.min.css": "df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04",
}


@pytest.mark.parametrize("name", sorted(SUMS))
def test_the_files_that_are_served_are_the_ones_that_were_looked_at(name: str) -> None:
    found = finders.find(name)
    assert isinstance(found, str)
    assert hashlib.sha256(Path(found).read_bytes()).hexdigest() == SUMS[name]


def test_these_two_are_collected_and_nothing_else_of_the_package() -> None:
    found = list(ChartFilesFinder().list(None))
    assert {f"{storage.prefix}/{name}" for name, storage in found} == set(SUMS)
    assert all(storage.exists(name) for name, storage in found)


@pytest.mark.parametrize("name", ["uplot/__init__.py", "uplot/../__init__.py", "uplot.min.css"])
def test_no_other_file_is_found(name: str) -> None:
    assert ChartFilesFinder().find(name) == []


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ChartFilesFinder().check() == []
    monkeypatch.setattr(chart_files, "find_spec", lambda _name: None)
    [problem] = ChartFilesFinder().check()
    assert "install ironstride[web]" in problem.msg
    assert list(ChartFilesFinder().list(None)) == []
