"""The lint and the import contracts really forbid what the house forbids."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def lint_codes(root: Path, path: str, code: str) -> str:
    """Return what ruff says about `code` as if it stood at `path`."""
    command = [sys.executable, "-m", "ruff", "check", "--output-format=concise"]
    lint = subprocess.run(
        [*command, "--stdin-filename", path, "-"],
        cwd=root,
        input=code,
        capture_output=True,
        text=True,
        check=False,
    )
    return lint.stdout


@pytest.mark.parametrize(
    ("imports", "call"),
    [
        ("import datetime as dt", "dt.date.today()"),
        ("import datetime as dt", "dt.datetime.now(dt.UTC)"),
        ("from datetime import date", "date.today()"),
        ("import time", "time.time()"),
    ],
)
def test_the_core_cannot_read_the_clock(root: Path, imports: str, call: str) -> None:
    found = lint_codes(
        root, "src/ironstride/planning/x.py", f'"""X."""\n\n{imports}\n\nA = {call}\n'
    )
    assert "TID251" in found


def test_the_command_line_may_ask_for_today(root: Path) -> None:
    code = '"""X."""\n\nimport datetime as dt\n\nTODAY = dt.date.today()\n'
    assert "TID251" not in lint_codes(root, "src/ironstride/cli/x.py", code)


def test_every_layer_stands_in_the_contracts(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract for contract in contracts if contract["type"] == "layers")
    assert layers["exhaustive"] is True
    named = {name.strip() for line in layers["layers"] for name in line.split("|")}
    package = root / "src" / "ironstride"
    there = {path.stem for path in package.iterdir() if (path / "__init__.py").exists()}
    there |= {path.stem for path in package.glob("*.py") if path.stem != "__init__"}
    assert there == named


def test_every_silenced_lint_has_its_reason(root: Path) -> None:
    folders = ("src", "tests", "bench")
    lines = [
        f"{path.relative_to(root)}: {line.strip()}"
        for folder in folders
        for path in (root / folder).rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if _is_silenced(line) and not _says_why(line)
    ]
    assert lines == []


def _is_silenced(line: str) -> bool:
    return "# no" + "qa" in line or "# type: " + "ignore" in line


def _says_why(line: str) -> bool:
    return " - " in line.split("#", 1)[1] or line.count("#") > 1


def test_a_silence_without_reason_is_found() -> None:
    bare = "x = 1  # no" + "qa: F841"
    assert _is_silenced(bare)
    assert not _says_why(bare)
    assert _says_why(bare + " - kept for the reader")
