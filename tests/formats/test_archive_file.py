"""The archive: nothing is lost, the same bytes, and no content that stops the reader."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.formats.archive_file import read_archive, write_archive
from ironstride.formats.archive_files import Archive
from ironstride.formats.athlete_codec import AthleteFile
from ironstride.formats.log_identity import in_order
from ironstride.formats.plan_file import read_plan, write_plan
from ironstride.planning.engine import plan_season
from ironstride.policy.reader import read_policy
from ironstride.training.session_report import SessionReport
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from collections.abc import Callable

    from ironstride.errors import Problem
    from ironstride.training.plan import Plan

AT = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
slow = settings(deadline=None, max_examples=50, suppress_health_check=list(HealthCheck))


def log_of(plan: Plan, count: int = 40) -> tuple[LoggedSet, ...]:
    """Return the first work sets of a plan as they might be done, each with its target."""
    asked = [
        (session, item, one)
        for session in plan.sessions()
        for _, item in session.items()
        for one in item.work_sets
    ]
    return in_order(
        LoggedSet(
            id="",
            exercise=item.exercise,
            performed_at=dt.datetime.combine(session.on, session.at),
            set_kind=one.set_kind,
            load_kg=None if one.load_kg is None else one.load_kg[0],
            reps=None if one.reps is None else one.reps[0],
            seconds=None if one.seconds is None else one.seconds[0],
            rir=2.5,
            session=session.id,
            note="=1+1; über ,\nzwei",
            target=one,
        )
        for session, item, one in asked[:count]
    )


def report_of(plan: Plan) -> tuple[SessionReport, ...]:
    return tuple(
        SessionReport(
            f"0d5f4a1c-8b5e-4f59-9a35-{number:012d}",
            session.id,
            dt.datetime.combine(session.on, session.at),
            weights="right",
            effort=number % 11,
        )
        for number, session in enumerate(plan.sessions())
    )


@pytest.fixture(scope="module")
def archive(plans: dict[str, Plan]) -> Archive:
    plan = plans["newcomer"]
    return Archive(
        athlete=AthleteFile(plan.athlete),
        plan=plan,
        log=log_of(plan),
        reports=report_of(plan),
        calendars={"My runs.ics": b"BEGIN:VCALENDAR\r\n", "b.csv": b"\xff\x00"},
        exercises={"own.toml": b"[x]\n"},
        settings={"time_zone": "Europe/Vienna", "language": "de"},
    )


@pytest.fixture
def content(archive: Archive) -> bytes:
    return write_archive(archive, AT)


def files_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, one in files.items():
            packed.writestr(name, one)
    return page.getvalue()


def changed(content: bytes, **files: Callable[[bytes], bytes] | None) -> bytes:
    """Return the archive with files changed or, by None, taken out; `_` stands for a point."""
    there = files_of(content)
    for name, change in files.items():
        path = name.replace("_", ".")
        if change is None:
            del there[path]
        else:
            there[path] = change(there[path])
    return zipped(there)


def said(problems: tuple[Problem, ...]) -> str:
    return "\n".join(str(problem) for problem in problems)


@slow
@given(st.from_type(Archive))
def test_what_is_written_is_read_back_and_the_bytes_are_the_same(archive: Archive) -> None:
    content = write_archive(archive, AT)
    found, problems = read_archive(content, "x.zip")
    assert found == archive
    assert [list(found.calendars), list(found.exercises)] == [
        list(archive.calendars),
        list(archive.exercises),
    ]
    assert all("not a known flag" in problem.text for problem in problems), problems
    assert write_archive(found, AT) == content


@pytest.mark.parametrize("seed", [0, 3, 8, 19])
def test_generated_runners_lose_nothing(seed: int) -> None:
    athlete, today = generate_athlete(seed)
    made = plan_season(
        athlete, today=today, policy=read_policy(), catalogue=read_catalogue(), weeks=4
    )
    # A plan is what its file holds: prices have two decimals there.
    plan, _ = read_plan(write_plan(made), "plan.json")
    assert plan is not None
    archive = Archive(AthleteFile(athlete), plan, log_of(plan), report_of(plan))
    found, problems = read_archive(write_archive(archive, AT), "x.zip")
    assert found == archive
    assert found.plan is not None
    assert write_plan(found.plan) == write_plan(made)
    assert all("not a known flag" in problem.text for problem in problems), problems


def test_the_plain_files_are_there(content: bytes) -> None:
    assert list(files_of(content)) == [
        "README.txt",
        "manifest.json",
        "athlete.yaml",
        "plan.json",
        "log.csv",
        "sets.jsonl",
        "reports.jsonl",
        "settings.json",
        "calendars/My-runs.ics",
        "calendars/b.csv",
        "exercises/own.toml",
    ]


def test_the_sets_of_the_readable_log_do_not_double(archive: Archive, content: bytes) -> None:
    found, problems = read_archive(content, "x.zip")
    assert problems == ()
    assert found is not None
    assert found.log == archive.log
    assert any(one.target for one in found.log)


def test_without_exact_records_the_readable_log_is_read(archive: Archive, content: bytes) -> None:
    found, problems = read_archive(changed(content, sets_jsonl=None), "x.zip")
    assert found is not None
    assert found.log == tuple(dataclasses.replace(one, target=None) for one in archive.log)
    assert "without what was asked" in said(problems)


def test_a_changed_readable_log_is_pointed_out(archive: Archive, content: bytes) -> None:
    found, problems = read_archive(changed(content, log_csv=lambda old: old[:-30]), "x.zip")
    assert found is not None
    assert found.log == archive.log
    assert "take sets.jsonl out" in said(problems)


def test_a_bad_line_costs_one_set_and_is_said(archive: Archive, content: bytes) -> None:
    broken = changed(content, sets_jsonl=lambda old: b"{oops\n" + old.partition(b"\n")[2])
    found, problems = read_archive(broken, "x.zip")
    assert found == dataclasses.replace(archive, log=archive.log[1:])
    assert "x.zip/sets.jsonl: line 1: " in said(problems)
    assert "was changed after it was written" in said(problems)
    assert "says 40 sets, and 39 were read" in said(problems)


def test_a_set_that_is_there_twice_counts_once(archive: Archive, content: bytes) -> None:
    doubled = changed(content, sets_jsonl=lambda old: old + old)
    found, problems = read_archive(doubled, "x.zip")
    assert found == archive
    assert "twice" in said(problems)


@pytest.mark.parametrize(
    ("part", "left"),
    [
        ("plan_json", {"plan": None}),
        ("reports_jsonl", {"reports": ()}),
        ("settings_json", {"settings": {}}),
    ],
)
@pytest.mark.parametrize("is_missing", [True, False])
def test_a_part_that_is_missing_or_broken_costs_itself_alone(
    archive: Archive, content: bytes, part: str, left: dict[str, object], *, is_missing: bool
) -> None:
    broken = changed(content, **{part: None if is_missing else lambda _: b"\xff\xfe\xff broken"})
    found, problems = read_archive(broken, "x.zip")
    assert found == dataclasses.replace(archive, **left)  # type: ignore[arg-type] # any field
    assert part.replace("_", ".") in said(problems)


def test_a_broken_athlete_is_taken_from_the_plan(archive: Archive, content: bytes) -> None:
    found, problems = read_archive(changed(content, athlete_yaml=lambda _: b"name: [\n"), "x.zip")
    assert found == archive
    assert "the athlete of the plan" in said(problems)


def test_without_any_athlete_nothing_is_read_and_the_way_out_is_said(content: bytes) -> None:
    found, problems = read_archive(changed(content, athlete_yaml=None, plan_json=None), "x.zip")
    assert found is None
    assert "ironstride init" in said(problems)


def test_an_archive_of_a_later_version_is_refused_with_the_way_out(content: bytes) -> None:
    later = changed(content, manifest_json=lambda old: old.replace(b"archive/1", b"archive/2"))
    found, (problem,) = read_archive(later, "x.zip")
    assert found is None
    assert "ironstride.archive/2" in problem.text
    assert "update Ironstride" in problem.text


@pytest.mark.parametrize("manifest", [None, lambda _: b"[]", lambda _: b'{"format": "x"}'])
def test_without_its_list_an_archive_is_read_and_that_is_said(
    archive: Archive, content: bytes, manifest: Callable[[bytes], bytes] | None
) -> None:
    found, problems = read_archive(changed(content, manifest_json=manifest), "x.zip")
    names = {"My-runs.ics": b"BEGIN:VCALENDAR\r\n", "b.csv": b"\xff\x00"}
    assert found == dataclasses.replace(archive, calendars=names)
    assert "manifest.json" in said(problems)


def test_another_zip_is_no_archive() -> None:
    found, problems = read_archive(zipped({"holiday.jpg": b"x"}), "x.zip")
    assert found is None
    assert "no archive of Ironstride" in said(problems)


def test_files_on_the_list_that_are_not_there_are_said(content: bytes) -> None:
    files = files_of(content)
    del files["calendars/b.csv"]
    found, problems = read_archive(zipped(files), "x.zip")
    assert found is not None
    assert list(found.calendars) == ["My runs.ics"]
    assert "calendars/b.csv: is on the list" in said(problems)


def test_files_that_are_not_on_the_list_are_read_and_said(content: bytes) -> None:
    files = files_of(content) | {"calendars/new.ics": b"x", "virus.exe": b"y"}
    found, problems = read_archive(zipped(files), "x.zip")
    assert found is not None
    assert found.calendars["new.ics"] == b"x"
    assert "calendars/new.ics: is not on the list" in said(problems)
    assert "ignored: 'virus.exe'" in said(problems)


def test_names_on_the_list_that_are_alike_lose_no_file(content: bytes) -> None:
    def rename(old: bytes) -> bytes:
        tree = json.loads(old)
        for one in tree["files"]:
            if one["path"].startswith("calendars/"):
                one["name"] = "b.csv"
        return json.dumps(tree).encode()

    found, _ = read_archive(changed(content, manifest_json=rename), "x.zip")
    assert found is not None
    assert sorted(found.calendars.values()) == sorted([b"BEGIN:VCALENDAR\r\n", b"\xff\x00"])


def test_a_bomb_costs_its_part_alone(archive: Archive, content: bytes) -> None:
    bomb = changed(content, settings_json=lambda _: bytes(50_000_000))
    found, problems = read_archive(bomb, "x.zip")
    assert found == dataclasses.replace(archive, settings={})
    assert "settings.json: unpacks to more than 1 MB" in said(problems)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_damage_raises(content: bytes, data: st.DataObject) -> None:
    broken = bytearray(content)
    for _ in range(data.draw(st.integers(1, 5))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = broken[: len(broken) - data.draw(st.sampled_from([0, 0, 1, 50, 3000]))]
    found, problems = read_archive(bytes(cut), "x.zip")
    assert found is not None or problems
