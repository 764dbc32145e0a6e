"""What a change of the week buys, before and after; and what small changes would mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from ironstride.cli.screen import indented
from ironstride.sheets.plain_text import counted, printable
from ironstride.training.pattern_words import PATTERN_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType
    from rich.table import Table

    from ironstride.planning.plan_figures import PlanFigures
    from ironstride.planning.remedies import Remedy
    from ironstride.training.plan import Plan

_Name = TypeVar("_Name", bound=str)
# Smaller differences are rounding.
_SMALLEST: Final = 0.05
_NOTHING: Final = "It buys nothing: the plan stays as good as it is."


def answer_view(
    wishes: Sequence[str], before: PlanFigures, after: PlanFigures
) -> list[RenderableType]:
    """Return what the plan holds before and after, then the rules and sets that change."""
    from rich.text import Text

    parts: list[RenderableType] = [
        Text(f"What if: {'; '.join(printable(wish) for wish in wishes)}", style="bold"),
        _figures(before, after),
    ]
    for title, lines in (
        ("Rules that the plan cannot keep, in points", list(_rules(before, after))),
        ("Weeks that lack a movement", list(_patterns(before, after))),
        ("Sets a week", list(_sets(before, after))),
    ):
        if lines:
            parts += [Text(title, style="bold cyan"), *(indented(line) for line in lines)]
    return [*parts, Text(_NOTHING)] if before == after else parts


def _figures(before: PlanFigures, after: PlanFigures) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.add_column("")
    for name in ("Now", "Then", "Change"):
        table.add_column(name, justify="right", no_wrap=True)
    rows = (
        ("Sessions", before.sessions, after.sessions),
        ("... hard on the legs (2 or 3 of 3)", before.heavy_sessions, after.heavy_sessions),
        ("Minutes in all", before.minutes, after.minutes),
        ("Price of where they stand [points]", before.placing_cost, after.placing_cost),
    )
    for name, old, new in rows:
        if old is None or new is None:
            continue
        change = new - old
        sign = "=" if abs(change) < _SMALLEST else f"{_number(change, signed=True)}"
        table.add_row(name, _number(old), _number(new), sign)
    return table


def _number(number: float, *, signed: bool = False) -> str:
    form = "+" if signed else ""
    return f"{number:{form}d}" if isinstance(number, int) else f"{number:{form}.1f}"


def _rules(before: PlanFigures, after: PlanFigures) -> Iterator[str]:
    from ironstride.policy.rules import read_rules

    rules = read_rules()
    for name, old, new in _changed(before.cost_by_rule, after.cost_by_rule):
        sentence = f" {rules[name].sentence}" if name in rules else ""
        yield f"{old:.1f} -> {new:.1f} ({new - old:+.1f}) {name}:{sentence}"


def _patterns(before: PlanFigures, after: PlanFigures) -> Iterator[str]:
    for pattern, old, new in _changed(before.uncovered_weeks, after.uncovered_weeks):
        yield f"{old:g} -> {new:g} ({new - old:+g}) without {PATTERN_WORDS[pattern].name}"


def _sets(before: PlanFigures, after: PlanFigures) -> Iterator[str]:
    for pattern, old, new in _changed(before.weekly_sets, after.weekly_sets):
        yield f"{old:.1f} -> {new:.1f} ({new - old:+.1f}) {PATTERN_WORDS[pattern].name}"


def _changed(
    before: Mapping[_Name, float], after: Mapping[_Name, float]
) -> list[tuple[_Name, float, float]]:
    """Return (name, before, after) of what differs, the largest difference first."""
    names = dict.fromkeys((*before, *after))
    pairs = [(name, before.get(name, 0), after.get(name, 0)) for name in names]
    differing = [pair for pair in pairs if abs(pair[2] - pair[1]) >= _SMALLEST]
    return sorted(differing, key=lambda pair: (-abs(pair[2] - pair[1]), pair[0]))


def remedies_view(plan: Plan, remedies: Sequence[Remedy], tried: int) -> list[RenderableType]:
    """Return for each thing that the plan lacks the smallest change that gives it."""
    from rich.text import Text

    if plan.certificate is None:
        text = "Health comes first: read the notices of the plan. No change of the week mends that."
        return [Text(text)]
    if not remedies:
        text = "The plan lacks nothing that a change of your week could give."
        return [
            Text(text),
            indented('Ask for one all the same: ironstride whatif PLAN "thu +30min"'),
        ]
    parts: list[RenderableType] = [
        Text(f"What the plan lacks; {counted(tried, 'small change')} tried", style="bold")
    ]
    for remedy in remedies:
        parts += [Text(printable(remedy.trouble.text)), indented(_say_remedy(remedy))]
    return parts


def _say_remedy(remedy: Remedy) -> str:
    if remedy.change is None:
        return "None of the changes that were tried helps."
    words = f'"{printable(remedy.change.say())}"'
    if remedy.left == 0:
        return f"{words} gives it."
    trouble = remedy.trouble
    return f"{words} helps: {remedy.left} instead of {trouble.size} {trouble.unit}."
