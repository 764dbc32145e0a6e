"""axe-core looks at a page for what hinders people who see, hear or move otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

SERIOUS = frozenset({"serious", "critical"})
RUN = """(rules) => axe
    .run(document, {resultTypes: ["violations"], ...(rules.length ? {runOnly: rules} : {})})
    .then((found) => found.violations)"""


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule of axe that the page breaks: how badly, and at which elements (CSS selectors)."""

    rule: str
    impact: str
    sentence: str
    elements: tuple[str, ...]


def axe(page: Page, *rules: str) -> tuple[Violation, ...]:
    """Return what axe finds, the worst first, of all rules or of those that are named.

    Its script is evaluated, not put into the page, so that a strict content policy may stay on.
    """
    page.evaluate(_script())
    found = [
        Violation(
            rule=row["id"],
            impact=row["impact"] or "minor",
            sentence=row["help"],
            elements=tuple(" ".join(map(str, node["target"])) for node in row["nodes"]),
        )
        for row in page.evaluate(RUN, list(rules))
    ]
    return tuple(sorted(found, key=lambda one: (one.impact not in SERIOUS, one.rule)))


def serious(violations: tuple[Violation, ...]) -> list[Violation]:
    """Return those that shut somebody out."""
    return [one for one in violations if one.impact in SERIOUS]


@cache
def _script() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
