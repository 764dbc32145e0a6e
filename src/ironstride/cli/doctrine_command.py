"""`ironstride doctrine`: each sentence of the doctrine, what keeps it and how far it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from ironstride.policy.doctrine import DoctrineLine


@click.command("doctrine", short_help="Show each sentence of the doctrine and what keeps it.")
@click.argument("line", required=False, metavar="[ID]")
def command(*, line: str | None) -> None:
    """Show the doctrine: each sentence with its rules, its tests and its evidence label."""
    from ironstride.cli.screen import show
    from ironstride.policy.doctrine import read_doctrine

    lines = read_doctrine()
    found = [one for one in lines if line is None or one.id.lower() == line.lower()]
    if not found:
        raise click.UsageError(
            f"no line of the doctrine is called {line!r}; "
            f"there are: {', '.join(one.id for one in lines)}"
        )
    show(*(part for one in found for part in _line(one)))


def _line(one: DoctrineLine) -> Iterator[RenderableType]:
    from rich.text import Text

    from ironstride.cli.screen import indented

    heading = Text(f"{one.id}  {one.name}", style="bold cyan")
    heading.append(f"  [{one.label}]", style="not bold default")
    yield heading
    yield indented(one.sentence)
    yield indented(one.kept_by, 2, "kept by", 8)
    yield indented(", ".join(one.rules) or "the shape of every plan", 2, "rules", 8)
    yield indented("\n".join(one.tests) or "none of its own", 2, "tests", 8)
    yield indented(one.why, 2, "evidence", 8)
    yield Text("")
