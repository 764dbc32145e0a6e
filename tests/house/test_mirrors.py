"""Each module with logic has its test module at the mirrored place.

The app is tested by what a person does (tests/web/<app>/test_<what a person does>.py): there each
app has tests, not each module.
"""

from __future__ import annotations

import ast
from pathlib import Path, PurePosixPath

# A reason for each: where the test of the module stands instead.
TESTED_ELSEWHERE: dict[str, str] = {}

Trees = dict[str, ast.Module]


def modules_without_test(trees: Trees, tests: Path) -> list[str]:
    """Return the modules that define a function and have no test module."""
    return [
        path
        for path, tree in trees.items()
        if _holds_logic(tree)
        and not path.startswith("web/")
        and not (tests / mirrored(path)).exists()
    ]


def mirrored(path: str) -> str:
    """Return the test's path from tests/ for a module's path from src/ironstride/."""
    module = PurePosixPath(path)
    return str(module.with_name(f"test_{module.name}"))


def _holds_logic(tree: ast.Module) -> bool:
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree))


def test_every_module_with_logic_has_its_test(source_trees: Trees, root: Path) -> None:
    missing = modules_without_test(source_trees, root / "tests")
    assert sorted(set(missing) - set(TESTED_ELSEWHERE)) == []


def apps_without_test(trees: Trees, tests: Path) -> list[str]:
    """Return the packages of the app that define a function and have no test module."""
    apps = {path.split("/")[1] for path, tree in trees.items() if _is_of_app(path, tree)}
    return sorted(app for app in apps if not any((tests / "web" / app).glob("test_*.py")))


def _is_of_app(path: str, tree: ast.Module) -> bool:
    return path.startswith("web/") and path.count("/") > 1 and _holds_logic(tree)


def test_every_app_has_its_tests(source_trees: Trees, root: Path) -> None:
    assert apps_without_test(source_trees, root / "tests") == []


def test_an_app_without_a_test_is_found(tmp_path: Path) -> None:
    trees = {
        "web/plans/views.py": ast.parse("def f(): ..."),
        "web/jobs/views.py": ast.parse("def f(): ..."),
    }
    (tmp_path / "web" / "jobs").mkdir(parents=True)
    (tmp_path / "web" / "jobs" / "test_waiting.py").touch()
    assert apps_without_test(trees, tmp_path) == ["plans"]


def test_every_exemption_is_still_needed(source_trees: Trees, root: Path) -> None:
    missing = modules_without_test(source_trees, root / "tests")
    assert set(TESTED_ELSEWHERE) <= set(missing)


def test_a_missing_test_is_found(tmp_path: Path) -> None:
    trees = {
        "loading/reps.py": ast.parse("def f(): ..."),
        "loading/plates.py": ast.parse("def f(): ..."),
        "loading/words.py": ast.parse("A = 1"),
    }
    (tmp_path / "loading").mkdir()
    (tmp_path / "loading" / "test_plates.py").touch()
    assert modules_without_test(trees, tmp_path) == ["loading/reps.py"]
