"""The runs of an athlete file, as lines and as runs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.formats.athlete_file import read_athlete_file
from ironstride.formats.athlete_runs import RunLines, encode_runs, join_runs, read_runs
from ironstride.training.foreign_strength import ForeignStrength
from ironstride.training.run import PlannedRun

if TYPE_CHECKING:
    from collections.abc import Callable

    Decoded = Callable[..., tuple[Any, list[str]]]

MONDAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("yaml", "lines"),
    [
        ("week: ['tue 06:30: 6x800 m']", ("tue 06:30: 6x800 m",)),
        ("week:\n  - tue 06:30: 6x800 m\n  - wed: easy\n", ("tue 06:30: 6x800 m", "wed: easy")),
        ("week: {tue: 6x800 m, wed: }", ("tue: 6x800 m", "wed")),
        ("week: {tue: [drills, 10]}", ("tue: drills", "tue: 10")),
        ("week: |\n  tue: 6x800 m\n\n  wed: easy\n", ("tue: 6x800 m", "wed: easy")),
        ("week: tue easy", ("tue easy",)),
        ("week: []", ()),
    ],
)
def test_lines_are_kept_in_any_form_that_yaml_makes_of_them(
    decoded: Decoded, yaml: str, lines: tuple[str, ...]
) -> None:
    assert decoded(read_runs, yaml) == ((RunLines(week=lines), ()), [])


def test_a_dated_run_is_read_whole(decoded: Decoded) -> None:
    (_, planned), problems = decoded(
        read_runs,
        "planned: [{on: 2026-12-06, type: long, title: Long, source: a.ics, at: 09:00, "
        "distance_m: 22000, duration_s: 0, key: false, uid: x@y, text: Long 22k}, {on: x}]",
    )
    assert planned == (
        PlannedRun(
            dt.date(2026, 12, 6),
            "long",
            "Long",
            "a.ics",
            dt.time(9),
            22000.0,
            0.0,
            key=False,
            uid="x@y",
            text="Long 22k",
        ),
    )
    assert {problem.split(":")[0] for problem in problems} == {
        "top.planned[1].on",
        "top.planned[1].type",
        "top.planned[1].title",
        "top.planned[1].source",
    }


def test_empty_parts_are_not_written() -> None:
    assert encode_runs(RunLines(files=("a.ics",)), ()) == {"files": ["a.ics"]}


def test_lines_are_joined_to_the_athletes_runs_over_the_horizon() -> None:
    found, problems = read_athlete_file(
        "name: Ada\nborn: 1988-04-23\nbody_mass_kg: 61\nsessions_per_week: 2\nruns:\n"
        "  week: ['tue 06:30: 6x800 m', 'blursday: easy']\n  dated: ['2026-12-05: race 10 km']\n"
        "  planned: [{on: 2026-12-06, type: easy, title: Jog, source: a}]\n",
        "a.yaml",
    )
    assert problems == ()
    assert found is not None
    athlete, unread = join_runs(
        found.athlete,
        found.run_lines,
        file="a.yaml",
        starts_on=MONDAY,
        ends_on=MONDAY + dt.timedelta(days=13),
    )
    intervals = [run.on for run in athlete.runs if run.type == "intervals"]
    assert intervals == [dt.date(2026, 11, 24), dt.date(2026, 12, 1)]
    assert {run.type for run in athlete.runs} >= {"easy", "race"}
    assert [problem.where for problem in unread] == ["runs.week[1]"]


def planned(day: int, run_type: Any, source: str) -> PlannedRun:
    return PlannedRun(MONDAY + dt.timedelta(days=day), run_type, run_type, source)


def test_strength_of_other_plans_is_joined_once_each() -> None:
    found, _ = read_athlete_file(
        "name: Ada\nborn: 1988-04-23\nbody_mass_kg: 61\nsessions_per_week: 2\n", "a.yaml"
    )
    assert found is not None
    theirs = ForeignStrength(MONDAY, "Gym", "feed.ics")
    athlete, problems = join_runs(
        found.athlete, RunLines(week=("mon: gym", "wed: gym")), file="a.yaml", starts_on=MONDAY,
        ends_on=MONDAY + dt.timedelta(days=6), strength=[theirs, theirs],
    )  # fmt: skip
    assert problems == ()
    assert [(one.on.weekday(), one.source) for one in athlete.other_strength] == [
        (0, "feed.ics"), (2, "a.yaml")
    ]  # fmt: skip


def joined(*calendars: tuple[PlannedRun, ...], lines: RunLines) -> tuple[list[Any], list[str]]:
    """Return (day, type) of the runs of an athlete with one own run over two weeks, and wheres."""
    found, _ = read_athlete_file(
        "name: Ada\nborn: 1988-04-23\nbody_mass_kg: 61\nsessions_per_week: 2\n", "a.yaml"
    )
    assert found is not None
    athlete, problems = join_runs(
        replace(found.athlete, runs=(planned(3, "easy", "own"),)),
        lines,
        file="a.yaml",
        starts_on=MONDAY,
        ends_on=MONDAY + dt.timedelta(days=13),
        calendars=calendars,
    )
    days = [((run.on - MONDAY).days, run.type) for run in athlete.runs]
    return days, [problem.where for problem in problems]


def test_weekly_lines_give_way_in_the_weeks_of_a_calendar() -> None:
    lines = RunLines(week=("tue: easy", "sun: long 20 km"), dated=("2026-11-28: race 10 km",))
    assert joined(lines=lines)[0] == [
        (1, "easy"),
        (3, "easy"),
        (5, "race"),
        (6, "long"),
        (8, "easy"),
        (13, "long"),
    ]
    feed = (planned(2, "tempo", "feed.ics"),)
    assert joined(feed, lines=lines)[0] == [
        (2, "tempo"),
        (3, "easy"),
        (5, "race"),
        (8, "easy"),
        (13, "long"),
    ]


def test_calendars_alone_are_joined_and_a_run_told_twice_is_a_problem() -> None:
    feeds = ((planned(2, "tempo", "a.ics"),), (planned(2, "tempo", "b.csv"),))
    assert joined(*feeds, lines=RunLines()) == ([(2, "tempo"), (3, "easy")], ["2026-11-25"])


def test_without_lines_and_calendars_the_runs_stay_as_they_are() -> None:
    assert joined(lines=RunLines(files=("x.ics",))) == ([(3, "easy")], [])
