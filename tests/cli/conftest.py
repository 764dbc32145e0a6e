"""The command line as a person runs it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ironstride.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def quiet_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run from the project's folder on a terminal of 80 columns without colours."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Return a runner: arguments in, exit code, output and error output back."""

    def call(*arguments: str | Path, answers: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(answers))
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def changed_plan(plan_files: Mapping[str, Path], tmp_path: Path) -> Callable[..., Path]:
    """Return a writer of the newcomer's plan with some top-level keys replaced."""

    def write(**changes: object) -> Path:
        tree = json.loads(plan_files["newcomer"].read_text("utf-8"))
        path = tmp_path / "changed.json"
        path.write_text(json.dumps(tree | changes), "utf-8")
        return path

    return write
