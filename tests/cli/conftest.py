"""The command line as a person runs it, and plans of the examples."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.cli.main import main
from ironstride.formats.plan_file import read_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan

ROOT = Path(__file__).parents[2]
EXAMPLES = {
    "sample": ("sample/athlete.yaml", "--runs", "examples/sample/trainingpeaks.ics"),
    "newcomer": ("newcomer.yaml",),
    "traveller": ("traveller.yaml",),
    "pounds": ("pounds.yaml",),
}
TODAY = "2026-11-23"


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


@pytest.fixture(scope="session")
def plan_files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return the plan file of each example."""
    folder = tmp_path_factory.mktemp("plans")
    before = Path.cwd()
    files = {}
    import os

    os.chdir(ROOT)
    try:
        for name, (athlete, *rest) in EXAMPLES.items():
            files[name] = folder / f"{name}.json"
            arguments = ["plan", f"examples/{athlete}", *rest, "--today", TODAY]
            main([*arguments, "--format", "json", "--out", str(files[name])])
    finally:
        os.chdir(before)
    return files


@pytest.fixture(scope="session")
def plans(plan_files: Mapping[str, Path]) -> Mapping[str, Plan]:
    """Return the plan of each example."""
    found = {}
    for name, path in plan_files.items():
        plan, problems = read_plan(path.read_bytes(), path.name)
        assert plan is not None
        assert problems == ()
        found[name] = plan
    return found


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture
def changed_plan(plan_files: Mapping[str, Path], tmp_path: Path) -> Callable[..., Path]:
    """Return a writer of the newcomer's plan with some top-level keys replaced."""

    def write(**changes: object) -> Path:
        tree = json.loads(plan_files["newcomer"].read_text("utf-8"))
        path = tmp_path / "changed.json"
        path.write_text(json.dumps(tree | changes), "utf-8")
        return path

    return write
