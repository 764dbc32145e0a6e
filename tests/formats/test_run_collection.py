"""What a reader gathers: runs, strength sessions, problems."""

from __future__ import annotations

import datetime as dt

from ironstride.formats.run_collection import Collection, by_time
from ironstride.formats.run_workout import read_workout

MONDAY = dt.date(2026, 11, 23)
SUNDAY = dt.date(2026, 11, 29)


def test_a_workout_is_kept_on_each_day_and_its_problem_said_once() -> None:
    found = Collection("plan")
    days = [MONDAY, MONDAY + dt.timedelta(days=1), dt.date(2030, 1, 1)]
    found.keep(read_workout("club night"), days, at=dt.time(18), where="line 1", text="x")
    runs, problems, _ = found.inside(MONDAY, SUNDAY)
    assert [run.on for run in runs] == days[:2]
    assert [problem.where for problem in problems] == ["line 1", "dates"]


def test_strength_is_no_run() -> None:
    found = Collection("plan")
    found.keep(read_workout("gym 45 min"), [MONDAY], at=None, where="line 1", text="x")
    runs, problems, (lift,) = found.inside(MONDAY, SUNDAY)
    assert (runs, problems, lift.on, lift.duration_s) == ((), (), MONDAY, 2700)


def test_a_plan_moves_with_its_strength_sessions() -> None:
    found = Collection("plan")
    for text, day in (("gym", 0), ("race 10 km", 6)):
        workout = read_workout(text)
        found.keep(workout, [MONDAY + dt.timedelta(days=day)], at=None, where="x", text=text)
    found.move_to_race(dt.date(2026, 12, 6))
    found.move_to_race(None)
    assert [run.on for run in found.runs] == [dt.date(2026, 12, 6)]
    assert [one.on for one in found.strength] == [dt.date(2026, 11, 30)]


def test_runs_without_a_time_come_last_in_their_day() -> None:
    found = Collection("plan")
    for at in (None, dt.time(18), dt.time(6)):
        found.keep(read_workout("easy"), [MONDAY], at=at, where="x", text="easy")
    assert [run.at for run in sorted(found.runs, key=by_time)] == [dt.time(6), dt.time(18), None]
