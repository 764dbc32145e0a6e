from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from ironstride.cli.options import ask_the_clock
from ironstride.formats.log_csv import read_log

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ironstride.training.sets import LoggedSet

    Run = Callable[..., tuple[int, str, str]]

AT = ("--at", "2026-11-23 17:30")


def sets_in(log: Path) -> tuple[LoggedSet, ...]:
    sets, problems = read_log(log.read_text("utf-8"))
    assert problems == ()
    return sets


def test_a_set_is_added_and_said(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    first = ("log", "add", "back-squat", "--out", log, *AT, "--load-kg", "80", "--reps", "5")
    code, out, err = run(*first, "--rir", "0", "--technique", "solid", "--note", "deep")
    assert (code, err) == (0, "")
    assert "2026-11-23 17:30:00  back-squat: 80 kg (176.4 lb) x 5 reps, RIR 0" in out
    assert out.endswith("log.csv holds 1 set.\n")
    run(*first)
    one, other = sets_in(log)
    assert (one.rir, one.technique, one.note, one.kind) == (0, "solid", "deep", "work")
    assert one.id != other.id


def test_every_field_has_its_option(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    run(
        *("log", "add", "suitcase-carry", "--out", log, *AT, "--load-lb", "100", "--rpe", "8.5"),
        *("--distance-m", "40", "--seconds", "30", "--contacts", "2", "--first-rep-effort", "6"),
        *("--side", "left", "--pain", "0", "--rest-s", "90", "--kind", "drop", "--session", "A"),
    )
    (one,) = sets_in(log)
    assert one.load_kg == pytest.approx(45.359237)
    assert (one.rir, one.distance_m, one.seconds, one.contacts) == (1.5, 40, 30, 2)
    assert (one.first_rep_effort, one.side, one.pain, one.rest_s) == (6, "left", 0, 90)
    assert (one.kind, one.session, one.set_kind) == ("drop", "A", "distance")


def test_an_exercise_may_be_called_by_its_names(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text("performed_at,exercise,load_kg,reps\n2026-11-22,Bicep Curl,12,10\n", "utf-8")
    log.with_name("log.names.toml").write_text('[exercises]\n"Press Downstairs" = "leg-press"\n')
    for name in ("Barbell Squat", "Press Downstairs", "Bicep Curl"):
        assert run("log", "add", name, "--out", log, *AT, "--load-kg", "20", "--reps", "8")[0] == 0
    assert [one.exercise for one in sets_in(log)[1:]] == ["back-squat", "leg-press", "Bicep Curl"]


def test_a_bodyweight_set_has_no_weight_on_it(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    run("log", "add", "pull-up", "--out", log, "--reps", "8")
    assert [(one.set_kind, one.load_kg) for one in sets_in(log)] == [("bodyweight", 0)]


def test_without_a_time_it_is_now(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    run("log", "add", "push-up", "--out", log, "--reps", "12")
    (one,) = sets_in(log)
    today = ask_the_clock()
    assert one.performed_on in {today, today - dt.timedelta(days=1)}
    assert one.performed_at.second == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("back-sqaut", "--reps", "5"), "say back-squat"),
        (("Bicep Curl", "--reps", "5"), "no exercise has the id"),
        (("Ab Wheel", "--reps", "5"), "say barbell-rollout"),
        (("back-squat",), "--reps"),
        (("plank",), "--seconds"),
        (("back-squat", "--reps", "5", "--load-kg", "80", "--load-lb", "180"), "once"),
        (("back-squat", "--reps", "5", "--rir", "2", "--rpe", "8"), "once"),
        (("back-squat", "--reps", "5", "--at", "soon"), "no date"),
        (("back-squat", "--reps", "-5"), "--reps"),
        (("back-squat", "--reps", "5", "--load-kg", "nan"), "load_kg is at least 0"),
    ],
)
def test_a_set_that_cannot_be_is_refused(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    log = tmp_path / "log.csv"
    code, out, err = run("log", "add", *arguments, "--out", log)
    assert (code, out) == (2, "")
    assert words in err
    assert not log.exists()


def test_a_damaged_log_is_never_written_over(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text("performed_at,exercise,reps\nsoon,back-squat,5\n", "utf-8")
    code, _, err = run("log", "add", "push-up", "--out", log, "--reps", "12")
    assert code == 2
    assert "line 2" in err
    assert log.read_text("utf-8").endswith("soon,back-squat,5\n")
