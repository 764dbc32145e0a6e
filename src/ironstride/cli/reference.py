"""The page of the command line, written from the commands themselves.

Write it anew with `python -m ironstride.cli.reference > docs/cli.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from ironstride.cli.group import COMMANDS, ironstride

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDTH: Final = 92
_HEADING: Final = """# The command line

This page is written by `python -m ironstride.cli.reference` from the commands themselves.

Exit codes of every command: 0 done; 1 written, but limited, and one line on the error output says
how (a health notice comes first, a week holds fewer sessions than wanted, a movement is missing, a
part of a file could not be used, `check` has findings); 2 unreadable or invalid input, with the
file, the line or field and what to do, and nothing written. Ctrl-C ends with 130.

Files are written whole or not at all. Without a terminal, output is plain text; `NO_COLOR` takes
the colours away; no meaning hangs on a colour alone. `COLUMNS` sets the width, from 60 to 120.
"""


def write_reference() -> str:
    """Return the page as Markdown: the same text for the same commands, on any terminal."""
    settings = ironstride.context_settings
    parent = click.Context(ironstride, None, "ironstride", terminal_width=_WIDTH, **settings)
    parts = [_HEADING, _section(ironstride, parent, "ironstride")]
    for name in COMMANDS:
        command = ironstride.get_command(parent, name)
        if command is not None:
            parts.extend(_sections(command, name, parent))
    return "\n".join(parts)


def _sections(command: click.Command, name: str, parent: click.Context) -> Iterator[str]:
    """Yield the section of a command, then those of the commands in it."""
    context = click.Context(command, info_name=name, parent=parent, terminal_width=_WIDTH)
    yield _section(command, context, context.command_path)
    if isinstance(command, click.Group):
        for inner, one in command.commands.items():
            yield from _sections(one, inner, context)


def _section(command: click.Command, context: click.Context, title: str) -> str:
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return f"## {title}\n\n```text\n{text}\n```\n"


if __name__ == "__main__":
    click.echo(write_reference(), nl=False)
