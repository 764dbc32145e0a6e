"""FIT workout files: the date, the sport, and files no watch would write."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fit_workouts import (
    CYCLING,
    RUNNING,
    SAMPLES,
    STRENGTH,
    TRAINING,
    Step,
    encode_workout,
    metres,
    minutes,
    repeat,
    write_samples,
)
from ironstride.formats.fit_runs import is_fit, read_fit_runs
from ironstride.formats.runs_file import read_runs

if TYPE_CHECKING:
    from ironstride.formats.run_collection import Runs

STARTS_ON = dt.date(2026, 11, 23)
ENDS_ON = dt.date(2027, 6, 30)
CORPUS = Path(__file__).parents[1] / "corpus" / "fit"


def read(content: bytes, file: str = "2026-12-01 run.fit") -> Runs:
    return read_fit_runs(content, file=file, starts_on=STARTS_ON, ends_on=ENDS_ON)


@pytest.mark.parametrize(
    ("file", "name", "on"),
    [
        ("2026-12-01 tempo.fit", "Tempo", dt.date(2026, 12, 1)),
        ("plans/20261202_tempo.fit", "Tempo", dt.date(2026, 12, 2)),
        ("2026_12_03.fit", "Tempo", dt.date(2026, 12, 3)),
        ("4.12.2026 tempo.fit", "Tempo", dt.date(2026, 12, 4)),
        ("tempo.fit", "Tempo 5 Dec", dt.date(2026, 12, 5)),
        ("2026-12-06.fit", "Tempo 2026-12-07", dt.date(2026, 12, 6)),
    ],
)
def test_the_date_stands_in_a_name(file: str, name: str, on: dt.date) -> None:
    (run,), problems, _ = read(encode_workout(name, [minutes(30)]), file)
    assert (run.on, run.type, run.duration_s, problems) == (on, "tempo", 1800, ())


@pytest.mark.parametrize("file", ["tempo.fit", "2026-13-40.fit", "workout_12345678.fit"])
def test_a_workout_without_a_date_asks_for_it(file: str) -> None:
    runs, (problem,), _ = read(encode_workout("Tempo", [minutes(30)]), file)
    assert runs == ()
    assert "put the date in front of the file name" in problem.text


def test_a_date_outside_the_plan_is_said() -> None:
    runs, (problem,), _ = read(encode_workout("Tempo", [minutes(30)]), "2031-01-01.fit")
    assert runs == ()
    assert "1 run lies outside" in problem.text


@pytest.mark.parametrize(
    ("name", "steps", "sport", "run_type"),
    [
        ("Tempo 30", [minutes(30)], RUNNING, "tempo"),
        ("Wednesday", [metres(800), repeat(0, 5)], RUNNING, "intervals"),
        ("Ride", [minutes(90)], CYCLING, "cross"),
        ("Mobility", [minutes(20)], TRAINING, "cross"),
        ("Tuesday", [Step(1, 500_000, name="threshold")], RUNNING, "threshold"),
    ],
)
def test_the_kind_of_run(name: str, steps: list[Step], sport: int, run_type: str) -> None:
    (run,), problems, _ = read(encode_workout(name, steps, sport=sport))
    assert (run.type, problems) == (run_type, ())


def test_what_names_no_kind_is_unknown_and_said() -> None:
    (run,), (problem,), _ = read(encode_workout("Wednesday", [minutes(30)]))
    assert (run.type, run.duration_s) == ("unknown", 1800)
    assert "does not say what kind of run" in problem.text


@pytest.mark.parametrize(
    ("sub_sport", "steps", "duration_s"),
    [(STRENGTH, [minutes(45)], 2700), (0, [Step(29, 5), minutes(2), repeat(0, 5)], None)],
)
def test_lifting_is_no_run(sub_sport: int, steps: list[Step], duration_s: float | None) -> None:
    found = read(encode_workout("Legs", steps, sport=TRAINING, sub_sport=sub_sport))
    (lift,) = found.strength
    assert (found.runs, lift.title, lift.duration_s) == ((), "Legs", duration_s)
    assert lift.on == dt.date(2026, 12, 1)


def test_a_file_that_is_cut_off_has_no_size() -> None:
    content = encode_workout("Easy", [minutes(20), minutes(25)])
    (run,), (problem,), _ = read(content[:-20])
    assert (run.type, run.duration_s) == ("easy", None)
    assert "not every step of the file could be read" in problem.text


@pytest.mark.parametrize("content", [b"\x0e\x10\x54\x08\xff\xff\xff\xff.FIT", b"\0" * 8 + b".FIT"])
def test_a_fit_file_of_nothing_is_a_problem_of_the_whole_file(content: bytes) -> None:
    assert is_fit(content)
    runs, (problem,), _ = read_runs(content, "x.fit", starts_on=STARTS_ON, ends_on=ENDS_ON)
    assert (runs, problem.where) == ((), "file")


def test_a_fit_file_is_known_by_its_content() -> None:
    content = encode_workout("Easy", [minutes(20)])
    (run,), *_ = read_runs(content, "2026-12-01.csv", starts_on=STARTS_ON, ends_on=ENDS_ON)
    assert run.type == "easy"


@given(
    st.integers(0, 400), st.lists(st.tuples(st.integers(0, 200), st.integers(0, 255)), max_size=8)
)
def test_no_damage_raises(length: int, damage: list[tuple[int, int]]) -> None:
    content = bytearray(SAMPLES["20261128_sets.fit"][:length])
    for at, value in damage:
        if at < len(content):
            content[at] = value
    found = read(bytes(content))
    assert found.runs or found.problems or found.strength


def test_the_samples_of_the_corpus_are_those_written_here(tmp_path: Path) -> None:
    write_samples(tmp_path)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_bytes() for path in CORPUS.glob("*.fit")}
