"""The commands by name; each is imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

# The order of a runner's way: set up, plan, read, ask, look up.
COMMANDS: Final = (
    "serve",
    "init",
    "plan",
    "week",
    "next",
    "sheet",
    "explain",
    "benchmarks",
    "replan",
    "restore",
    "whatif",
    "check",
    "log",
    "loads",
    "progress",
    "report",
    "backtest",
    "pack",
    "unpack",
    "exercises",
    "simulate",
    "policy",
    "doctrine",
    "worker",
)


class CommandGroup(click.Group):
    """Loads `ironstride.cli.<name>_command` when `<name>` is called: a start stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return the command, or None for a name that is not one."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"ironstride.cli.{cmd_name}_command").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command when the one asked for is not there."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            from difflib import get_close_matches

            close = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"did you mean {close[0]}?" if close else f"there are: {', '.join(COMMANDS)}"
            ctx.fail(f"no command {args[0]!r}; {hint}")
        return super().resolve_command(ctx, args)


@click.command(
    cls=CommandGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 written but limited (said), 2 unreadable or invalid input.",
)
@click.version_option(package_name="ironstride", prog_name="ironstride")
def ironstride() -> None:
    """Plan strength training for a distance runner, around the runs.

    Start with `ironstride init me.yaml`, then `ironstride plan me.yaml`.
    """
