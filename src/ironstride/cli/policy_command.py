"""`ironstride policy`: every number that a coach may change, with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from ironstride.policy.reader import PolicyEntry


@click.command("policy", short_help="List the numbers that may be changed, with evidence.")
@click.argument("prefix", required=False, default="", metavar="[KEY-PREFIX]")
def command(*, prefix: str) -> None:
    """List the policy's numbers whose key starts with KEY-PREFIX: value, unit, label, source.

    Change one for yourself under `policy: overrides:` in the athlete file.
    """
    from ironstride.cli.screen import show
    from ironstride.policy.reader import read_policy

    entries = read_policy().entries
    found = [entry for key, entry in entries.items() if key.startswith(prefix)]
    if not found:
        from difflib import get_close_matches

        topics = sorted({key.split(".")[0] for key in entries})
        close = get_close_matches(prefix, [*entries, *topics], n=1, cutoff=0.5)
        hint = f"did you mean {close[0]}?" if close else f"they start with: {', '.join(topics)}"
        raise click.UsageError(f"no key of the policy starts with {prefix!r}; {hint}")
    show(*(part for entry in found for part in _entry(entry)))


def _entry(entry: PolicyEntry) -> Iterator[RenderableType]:
    from rich.text import Text

    from ironstride.cli.screen import indented

    heading = Text(entry.key, style="bold cyan")
    heading.append(f"  {_value(entry.value)} ({entry.unit})", style="not bold default")
    yield heading
    yield indented(entry.text)
    yield indented(Text(_evidence(entry), style="dim"))


def _evidence(entry: PolicyEntry) -> str:
    serves = "safety" if entry.doctrine == "safety" else f"doctrine {entry.doctrine}"
    parts = [f"[{entry.label}]", f"rule {entry.rule}", serves]
    if entry.citation:
        parts.append(f"source {entry.citation}")
    if entry.fixed:
        parts.append("fixed")
    elif entry.min is not None and entry.max is not None:
        parts.append(f"from {entry.min:g} to {entry.max:g}")
    return ", ".join(parts)


def _value(value: object) -> str:
    """Return a value as it would stand in an override: one line."""
    from collections.abc import Mapping

    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_value(part)}" for name, part in value.items())
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(part) for part in value) + "]"
    return f"{value:g}" if isinstance(value, int | float) else str(value)
