from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.formats.athlete_file import read_athlete_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

TODAY = ("--today", "2026-11-23")
ANSWERS = """Robin Runner
1990-05-01
female
kg
61
never
unsure
never
unsure
fine
bands
8 12
done
mon 19:00 40, thu 40, sat 25
2027-04-11 42.195 km City Marathon

tue 06:30: 6x800 m
sun: long 18 km





knee-left 2

"""


def test_answers_from_a_pipe_give_a_file_that_plan_takes(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    code, out, err = run("init", path, *TODAY, answers=ANSWERS)
    assert (code, err) == (0, "")
    assert f"Next: ironstride plan {path}" in out
    found, problems = read_athlete_file(path.read_bytes(), "me.yaml")
    assert problems == ()
    assert found is not None
    assert found.athlete.lifting.comfort == {"hinge": 2, "squat": 1, "single_leg": 2, "push": 4}
    assert found.run_lines.week == ("tue 06:30: 6x800 m", "sun: long 18 km")
    code, out, _ = run("plan", path, *TODAY)
    assert code in (0, 1)
    assert "City Marathon" in out


@pytest.mark.parametrize("lines", [0, 1, 7, 15, 22])
def test_answers_that_end_too_early_write_nothing(run: Run, tmp_path: Path, lines: int) -> None:
    answers = "".join(ANSWERS.splitlines(keepends=True)[:lines])
    code, _, err = run("init", tmp_path / "me.yaml", *TODAY, answers=answers)
    assert code == 2
    assert "nothing was written" in err
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_not_replaced_unasked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    path.write_text("mine")
    code, _, err = run("init", path, *TODAY, answers=ANSWERS)
    assert code == 2
    assert "--force" in err
    assert path.read_text() == "mine"
    assert run("init", path, *TODAY, "--force", answers=ANSWERS)[0] == 0
    assert path.read_text().startswith("format: ironstride.athlete/1")
