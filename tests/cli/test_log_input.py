"""`--log FILE` beside an athlete and beside a plan."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from ironstride.cli.log_input import read_log_file
from ironstride.errors import UnreadableFileError
from ironstride.formats.log_csv import write_log
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NEWCOMER = "examples/newcomer.yaml"
TODAY = ("--today", "2026-11-23")


def sets(count: int, day: dt.date = dt.date(2026, 11, 20)) -> list[LoggedSet]:
    """Return one goblet squat a day, the last on `day`."""
    newest = dt.datetime.combine(day, dt.time(18))
    times = (newest - dt.timedelta(days=ago) for ago in reversed(range(count)))
    return [
        LoggedSet(f"{at}", "goblet-squat", at, "load_reps", load_kg=20, reps=10, rir=2)
        for at in times
    ]


@pytest.fixture(name="log")
def fixture_log(tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    path.write_text(write_log(sets(9)), "utf-8")
    return path


@pytest.fixture(name="planned")
def fixture_planned(run: Callable[..., tuple[int, str, str]], log: Path, tmp_path: Path) -> Path:
    out = tmp_path / "plan.json"
    asked = ("--weeks", "3", "--log", log, "--format", "json", "--out", out)
    code, _, _ = run("plan", NEWCOMER, *TODAY, *asked)
    assert code == 0
    return out


def test_a_log_is_read(log: Path) -> None:
    read, problems = read_log_file(str(log))
    assert len(read) == 9
    assert problems == ()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"a,b\n1,2\n", b"\x00" * 100])
def test_what_is_no_log_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=r"x\.csv"):
        read_log_file(str(path))


def test_a_plan_tells_of_its_log(planned: Path) -> None:
    (told,) = json.loads(planned.read_text("utf-8"))["events"]
    assert (told["kind"], told["sets"], told["last_on"]) == ("sets-logged", 9, "2026-11-20")


def test_a_row_that_cannot_be_read_limits_the_plan(
    run: Callable[..., tuple[int, str, str]], log: Path
) -> None:
    log.write_text(f"{log.read_text('utf-8')}2026-11-21,goblet-squat,load_reps,work,heavy\n")
    code, _, said = run("plan", NEWCOMER, *TODAY, "--weeks", "3", "--log", log)
    assert code == 1
    assert "1 part of your files could not be used" in said


@pytest.mark.parametrize(
    "command",
    [
        ("check", "PLAN"),
        ("replan", "PLAN", "--today", "2026-11-24", "--event", "missed:mon"),
        ("whatif", "PLAN", "thu +30min"),
        ("week", "PLAN", "2026-11-23", "--alternatives"),
    ],
)
def test_who_plans_or_judges_again_needs_the_log(
    run: Callable[..., tuple[int, str, str]], planned: Path, log: Path, command: tuple[str, ...]
) -> None:
    asked = [str(planned) if word == "PLAN" else word for word in command]
    code, _, said = run(*asked)
    assert code == 2
    assert "made with a log of 9 sets; give it with --log FILE" in said
    code, _, said = run(*asked, "--log", log)
    assert code == 0, said


def test_who_reads_only_needs_no_log(
    run: Callable[..., tuple[int, str, str]], planned: Path, tmp_path: Path
) -> None:
    assert run("week", planned, "2026-11-23")[0] == 0
    assert run("explain", planned, "2026-11-23")[0] == 0
    page = tmp_path / "page.html"
    code, _, said = run("sheet", planned, "2026-11-23", "--out", page)
    assert code == 0
    assert "next-best weeks are left out" in said
    assert page.exists()


def test_a_page_with_the_log_has_its_other_ways(
    run: Callable[..., tuple[int, str, str]], planned: Path, log: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    code, _, said = run("sheet", planned, "2026-11-23", "--out", page, "--log", log)
    assert (code, said) == (0, "")


def test_new_sets_are_a_reason_to_plan_again(
    run: Callable[..., tuple[int, str, str]], planned: Path, log: Path
) -> None:
    log.write_text(write_log(sets(11, dt.date(2026, 11, 24))), "utf-8")
    again = ("replan", planned, "--today", "2026-11-25", "--log", log)
    code, seen, _ = run(*again, "--out", planned)
    assert code == 0
    assert "11 logged sets until Tue 24 Nov" in seen
    code, seen, _ = run(*again)
    assert "Nothing changes" in seen


def test_the_command_that_keeps_a_dry_run_names_the_log(
    run: Callable[..., tuple[int, str, str]], planned: Path, log: Path
) -> None:
    log.write_text(write_log(sets(11, dt.date(2026, 11, 24))), "utf-8")
    _, seen, _ = run("replan", planned, "--today", "2026-11-25", "--log", log)
    assert f"--log {log}" in " ".join(seen.split())


def test_a_log_that_lost_sets_is_said(
    run: Callable[..., tuple[int, str, str]], planned: Path, log: Path
) -> None:
    log.write_text(write_log(sets(2)), "utf-8")
    _, _, said = run("check", planned, "--log", log)
    assert "has 2 sets; the plan was made with 9" in said


def test_many_problems_are_counted(
    run: Callable[..., tuple[int, str, str]], planned: Path, log: Path
) -> None:
    bad = "".join(f"2026-10-{day:02},goblet-squat,load_reps,work,heavy\n" for day in range(1, 21))
    log.write_text(log.read_text("utf-8") + bad)
    _, _, said = run("check", planned, "--log", log)
    assert "and 15 more remarks" in said
