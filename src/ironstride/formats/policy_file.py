"""A small file of an athlete's own policy numbers, in YAML or TOML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.errors import Problem
from ironstride.formats.athlete_codec import read_overrides_tree
from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.source_text import read_source_text
from ironstride.formats.yaml_tree import Tree, read_yaml_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_POLICY_BYTES: Final = 200_000
_SAY_EMPTY: Final = "the file is empty; write `key: value` lines into it or name another file"


def read_overrides(
    source: str | bytes, file: str
) -> tuple[Mapping[str, object], tuple[Problem, ...]]:
    """Return the overrides of a policy file, keys dotted or nested, and what was not usable.

    The name says which format it is: `.toml`, else YAML.
    Whether the keys exist is for `policy.overrides.override_policy` to say.
    """
    text, problems = read_source_text(source, file, max_bytes=MAX_POLICY_BYTES)
    if text is None:
        return {}, problems
    if not text.strip():
        return {}, (Problem(file, "file", _SAY_EMPTY),)
    is_toml = file.lower().endswith(".toml")
    tree, problems = (_read_toml_tree if is_toml else read_yaml_tree)(text, file)
    if tree is None or tree.value is None:
        return {}, problems
    report = Report(file, tree.lines)
    report.problems.extend(problems)
    overrides = attempt(Field(tree.value, "", report), read_overrides_tree, {})
    return overrides, tuple(report.problems)


def _read_toml_tree(text: str, file: str) -> tuple[Tree | None, tuple[Problem, ...]]:
    import tomli

    try:
        return Tree(tomli.loads(text), {}), ()
    except RecursionError:
        return None, (Problem(file, "file", "is nested too deep; write `key = value` lines"),)
    except ValueError as error:
        advice = "write `key = value` lines, text in quotes"
        return None, (Problem(file, "file", f"is not valid TOML: {error}; {advice}"),)
