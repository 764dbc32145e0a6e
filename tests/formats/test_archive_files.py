from __future__ import annotations

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ironstride.formats import archive_files as af
from ironstride.formats.archive_files import (
    Archive,
    count_records,
    given_names,
    plain_files,
    read_settings,
)
from ironstride.formats.athlete_file import read_athlete_file
from ironstride.formats.log_csv import read_log

SMALLEST = "name: Ada\nborn: 1988-04-23\nbody_mass_kg: 61\nsessions_per_week: 2\n"
slow = settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))


@pytest.fixture
def smallest() -> Archive:
    athlete, _ = read_athlete_file(SMALLEST, "a.yaml")
    assert athlete is not None
    return Archive(athlete)


@slow
@given(st.from_type(Archive))
def test_each_part_has_its_file_and_empty_parts_have_none(archive: Archive) -> None:
    files = plain_files(archive)
    assert (af.PLAN in files) == (archive.plan is not None)
    assert (af.LOG in files) == (af.SETS in files) == bool(archive.log)
    assert (af.REPORTS in files) == bool(archive.reports)
    assert (af.SETTINGS in files) == bool(archive.settings)
    names = given_names(archive)
    assert len(names) == len(archive.calendars) + len(archive.exercises)
    for path, name in names.items():
        given_in = archive.calendars if path.startswith("calendars/") else archive.exercises
        assert files[path] == given_in[name]


@slow
@given(st.from_type(Archive))
def test_records_are_counted(archive: Archive) -> None:
    counts = count_records(archive)
    assert counts["sets"] == len(archive.log)
    assert counts["reports"] == len(archive.reports)
    assert counts["weeks"] == (0 if archive.plan is None else len(archive.plan.weeks))


def test_the_readme_explains_every_file() -> None:
    explained = set(re.findall(r"^([\w.]+/?) {2,}\S", af._README, flags=re.MULTILINE))
    single = {af.ATHLETE, af.PLAN, af.LOG, af.SETS, af.CHOICES, af.REPORTS, af.SETTINGS}
    assert explained == {*single, af.MANIFEST, f"{af.CALENDARS}/", f"{af.EXERCISES}/"}


def test_settings_are_the_same_bytes_in_any_order(smallest: Archive) -> None:
    one, other = {"a": "1", "b": "2"}, {"b": "2", "a": "1"}
    written = [
        plain_files(Archive(smallest.athlete, settings=given))[af.SETTINGS]
        for given in (one, other)
    ]
    assert written[0] == written[1]
    assert read_settings(written[0], "settings.json") == (one, ())


@pytest.mark.parametrize("content", [b"", b"[]", b"7", b"\xff", b"{", b"null"])
def test_settings_that_cannot_be_read_are_none(content: bytes) -> None:
    found, problems = read_settings(content, "settings.json")
    assert found == {}
    assert problems


def test_a_setting_that_is_no_text_is_left_out() -> None:
    content = json.dumps({"language": "de", "time_zone": 3}).encode()
    found, (problem,) = read_settings(content, "settings.json")
    assert found == {"language": "de"}
    assert problem.where == "time_zone"


def test_the_log_of_an_archive_is_an_ordinary_log(smallest: Archive) -> None:
    log, _ = read_log("performed_at,exercise,load_kg,reps\n2026-11-23,back-squat,80,5\n")
    files = plain_files(Archive(smallest.athlete, log=log))
    assert read_log(files[af.LOG].decode()) == (log, ())
