from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ironstride.catalogue.catalogue import Catalogue

    Run = Callable[..., tuple[int, str, str]]


def test_all_are_listed(run: Run, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    code, out, _ = run("exercises")
    assert code == 0
    assert all(one in out for one in catalogue.exercises)


def test_filters_go_together(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    filters = ("--pattern", "hinge", "--equipment", "dumbbells, mat", "--skill", "2")
    code, out, _ = run("exercises", *filters, "--class", "strength")
    assert code == 0
    assert "dumbbell-romanian-deadlift" in out
    assert "barbell" not in out
    assert "nordic-curl" not in out


def test_a_bare_floor_has_exercises(run: Run) -> None:
    code, out, _ = run("exercises", "--pattern", "squat", "--equipment", "none")
    assert code == 0
    assert "0 of" not in out


def test_one_is_shown_in_full(run: Run) -> None:
    code, out, _ = run("exercises", "back-squat")
    assert code == 0
    assert "bail out" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bak-squat"], "did you mean back-squat"),
        (["--equipment", "dumbells"], "did you mean dumbbells?"),
        (["--equipment", "zzz"], "known: mat, bands"),
        (["--pattern", "jump"], "--pattern"),
        (["--skill", "9"], "--skill"),
        (["--exercises", "missing.toml"], "no such file"),
    ],
)
def test_wrong_words_are_code_2(run: Run, arguments: list[str], words: str) -> None:
    code, out, err = run("exercises", *arguments)
    assert (code, out) == (2, "")
    assert words in err


def test_a_wrong_own_exercise_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("[my-squat]\nname = 3\n")
    code, _, err = run("exercises", "--exercises", tmp_path / "own.toml")
    assert code == 0
    assert "own.toml: my-squat" in err
