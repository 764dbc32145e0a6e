"""Small modules and small functions: where they grow, a codebase rots."""

from __future__ import annotations

import ast
import statistics
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MAX_MODULE_LINES = 300
MAX_FUNCTION_LINES = 50
P90_FUNCTION_LINES = 25
MEDIAN_FUNCTION_LINES = 8

Trees = dict[str, ast.Module]


def function_lengths(trees: Trees) -> dict[str, int]:
    """Return the lines of each function, its docstring left out: explaining costs nothing."""
    return {
        f"{path}:{node.lineno} {node.name}": _lines(node)
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is None:
        return lines
    return lines - ((first.end_lineno or first.lineno) - first.lineno + 1)


def _parse(body_lines: int) -> Trees:
    body = "\n".join("    x = 1" for _ in range(body_lines))
    return {"a.py": ast.parse(f'def f():\n    """Two\n    lines."""\n{body}\n')}


def test_no_module_is_too_long(root: Path) -> None:
    modules = (root / "src").rglob("*.py")
    lengths = {str(path): len(path.read_text("utf-8").splitlines()) for path in modules}
    assert {path: n for path, n in lengths.items() if n > MAX_MODULE_LINES} == {}


def test_no_function_is_too_long(source_trees: Trees) -> None:
    lengths = function_lengths(source_trees)
    assert {name: n for name, n in lengths.items() if n > MAX_FUNCTION_LINES} == {}


def test_functions_are_short_as_a_rule(source_trees: Trees) -> None:
    lengths = list(function_lengths(source_trees).values())
    assert statistics.median(lengths) <= MEDIAN_FUNCTION_LINES
    assert statistics.quantiles(lengths, n=10)[-1] <= P90_FUNCTION_LINES


def test_a_length_leaves_the_docstring_out() -> None:
    assert function_lengths(_parse(50)) == {"a.py:1 f": 51}
