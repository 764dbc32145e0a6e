"""The three sample calendars tell the same season."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ironstride.formats.run_merge import merge_runs
from ironstride.formats.runs_file import read_runs

if TYPE_CHECKING:
    from ironstride.training.run import PlannedRun

SAMPLE = Path(__file__).parents[2] / "examples" / "sample"
STARTS_ON = dt.date(2026, 11, 16)
ENDS_ON = dt.date(2027, 4, 18)


def read_sample(name: str) -> tuple[PlannedRun, ...]:
    content = (SAMPLE / name).read_bytes()
    runs, problems, _ = read_runs(content, name, starts_on=STARTS_ON, ends_on=ENDS_ON)
    assert problems == ()
    return tuple(run for run in runs if run.type != "rest")


@pytest.mark.parametrize("name", ["trainingpeaks.ics", "runna.ics"])
def test_a_feed_tells_what_the_table_tells(name: str) -> None:
    def told(run: PlannedRun) -> tuple[object, ...]:
        return run.on, run.type, round(run.distance_m or 0, -2), run.duration_s

    table = {told(run) for run in read_sample("runs.csv") if run.type != "race"}
    feed = {told(run) for run in read_sample(name) if run.type != "race"}
    assert feed == table


@pytest.mark.parametrize("name", ["trainingpeaks.ics", "runna.ics", "runs.csv"])
def test_the_season_has_its_races_key_days_and_cut_back_weeks(name: str) -> None:
    runs = read_sample(name)
    assert [run.on for run in runs if run.type == "race"] == [
        dt.date(2027, 1, 24),
        dt.date(2027, 3, 14),
    ]
    by_week: dict[int, float] = {}
    for run in runs:
        week = (run.on - STARTS_ON).days // 7
        by_week[week] = by_week.get(week, 0.0) + (run.distance_m or 0.0)
    for cut_back in (3, 7, 11):
        assert by_week[cut_back] < 0.8 * by_week[cut_back - 1]
    first_week = [run for run in runs if run.on < STARTS_ON + dt.timedelta(days=7)]
    assert [run.on.weekday() for run in first_week if run.is_key] == [1, 3, 6]


def test_all_three_together_count_each_run_once() -> None:
    names = ("runs.csv", "trainingpeaks.ics", "runna.ics")
    runs, problems, _ = merge_runs([], [read_sample(name) for name in names])
    alone = read_sample("runs.csv")
    assert len([run for run in runs if run.type != "race"]) == len(alone) - 2
    # One remark for each pair of files, which tells how many runs the pair shares.
    assert len(problems) == len(names)
    assert sum(int(problem.text.split()[0]) for problem in problems) >= 2 * (len(alone) - 2)


def test_the_later_feed_moves_runs_of_one_week_and_drops_the_past() -> None:
    before = {run.uid: run for run in read_sample("trainingpeaks.ics")}
    later = read_sample("trainingpeaks-later.ics")
    moved = [run for run in later if run.on != before[run.uid].on]
    assert {run.on.isocalendar()[1] for run in moved} == {49}
    assert sorted(run.on for run in moved if run.is_key) == [
        dt.date(2026, 12, 2),
        dt.date(2026, 12, 4),
    ]
    assert min(run.on for run in later) >= dt.date(2026, 11, 23)
