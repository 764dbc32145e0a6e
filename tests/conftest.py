"""How every test runs, and the plans of the examples."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from ironstride.catalogue.reader import read_catalogue
from ironstride.cli.main import main
from ironstride.formats.plan_file import read_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan

pytest_plugins = ["service_fixtures"]

ROOT = Path(__file__).parents[1]
EXAMPLES = {
    "sample": ("sample/athlete.yaml", "--runs", "examples/sample/trainingpeaks.ics"),
    "newcomer": ("newcomer.yaml",),
    "traveller": ("traveller.yaml",),
    "pounds": ("pounds.yaml",),
}
TODAY = "2026-11-23"

# A busy machine is no failure: generated examples are never timed. The same examples each run,
# so that a red test is red for everybody.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def plan_files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return the plan file of each example."""
    folder = tmp_path_factory.mktemp("plans")
    before = Path.cwd()
    files = {}
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
