from __future__ import annotations

import click

from ironstride.cli.group import COMMANDS, ironstride


def test_every_command_is_there_with_a_sentence() -> None:
    context = click.Context(ironstride)
    assert tuple(ironstride.list_commands(context)) == COMMANDS
    for name in COMMANDS:
        command = ironstride.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert command.get_short_help_str(limit=200)


def test_other_names_are_no_commands() -> None:
    assert ironstride.get_command(click.Context(ironstride), "os") is None
