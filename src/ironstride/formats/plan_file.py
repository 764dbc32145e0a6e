"""The plan file (public contract `ironstride.plan/1`), in JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.json_tree import read_json_tree
from ironstride.formats.plan_decode import decode_plan
from ironstride.formats.plan_encode import encode_plan
from ironstride.formats.source_text import read_source_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.errors import Problem
    from ironstride.training.plan import Plan

MAX_PLAN_BYTES: Final = 30_000_000
# Down to the sessions of a week a line each: readable, and a difference shows its session.
_BROKEN_LEVELS: Final = 4


def write_plan(plan: Plan) -> str:
    """Return the plan as JSON text: same plan, same bytes; costs rounded to two decimals."""
    text = "".join(_lines(encode_plan(plan), _BROKEN_LEVELS)) + "\n"
    # Half a character, which only broken input holds, cannot stand in a UTF-8 file.
    return text.encode("utf-8", "replace").decode("utf-8")


def _lines(value: object, levels: int, indent: str = "\n") -> Iterator[str]:
    """Yield JSON with a line for each part of the upper `levels`, compact below them."""
    if not value or levels == 0 or not isinstance(value, dict | list):
        yield json.dumps(value, ensure_ascii=False, allow_nan=False)
        return
    inner = f"{indent} "
    is_mapping = isinstance(value, dict)
    parts = value.items() if isinstance(value, dict) else (("", part) for part in value)
    yield "{" if is_mapping else "["
    for number, (key, part) in enumerate(parts):
        yield f",{inner}" if number else inner
        if is_mapping:
            yield f"{json.dumps(key, ensure_ascii=False)}: "
        yield from _lines(part, levels - 1, inner)
    yield f"{indent}}}" if is_mapping else f"{indent}]"


def read_plan(source: str | bytes, file: str) -> tuple[Plan | None, tuple[Problem, ...]]:
    """Return the plan and every problem of the file, by path.

    There is no plan when the text is no JSON or a top-level key is missing or wrong; a week,
    session, item or reason that cannot be read is left out and is a problem.
    """
    text, problems = read_source_text(source, file, max_bytes=MAX_PLAN_BYTES)
    if text is None:
        return None, problems
    tree, problems = read_json_tree(text, file)
    if tree is None and problems:
        return None, problems
    report = Report(file)
    report.problems.extend(problems)
    plan = attempt(Field(tree, "", report), decode_plan, None)
    return plan, tuple(report.problems)
