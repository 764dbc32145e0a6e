"""The project's own files, as every house test reads them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def source_trees() -> dict[str, ast.Module]:
    """Return the parsed modules under src/ironstride, by path from there."""
    package = ROOT / "src" / "ironstride"
    return {
        path.relative_to(package).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(package.rglob("*.py"))
    }
