"""`ironstride policy`: every number that a coach may change, with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ironstride.cli.policy_lab_command import command as lab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from ironstride.policy.reader import PolicyEntry


class _KeyPrefix(click.Argument):
    """Stands in the usage of the group itself, not in that of its commands."""

    def get_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return nothing: the group's metavar has it."""
        return []


class _Numbers(click.Group):
    """Takes a first word that is no command for the start of a key."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Leave the prefix empty where a command follows."""
        return super().parse_args(ctx, ["", *args] if args and args[0] in self.commands else args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Refuse a second word behind a prefix."""
        if ctx.params["prefix"]:
            ctx.fail(f"{args[0]!r} is one word too many; give one KEY-PREFIX")
        return super().resolve_command(ctx, args)


@click.command(
    "policy",
    cls=_Numbers,
    invoke_without_command=True,
    subcommand_metavar="[KEY-PREFIX | lab KEY=VALUE]",
    short_help="List the numbers that may be changed, with evidence.",
)
@click.argument("prefix", cls=_KeyPrefix, required=False, default="")
@click.pass_context
def command(context: click.Context, *, prefix: str) -> None:
    """List the policy's numbers whose key starts with KEY-PREFIX: value, unit, label, source.

    Change one for yourself under `policy: overrides:` in the athlete file; see what it does to
    many runners with `ironstride policy lab`.
    """
    if context.invoked_subcommand is not None:
        return
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


command.add_command(lab)


def _entry(entry: PolicyEntry) -> Iterator[RenderableType]:
    from rich.text import Text

    from ironstride.cli.screen import indented
    from ironstride.sheets.policy_words import say_evidence, say_value

    heading = Text(entry.key, style="bold cyan")
    heading.append(f"  {say_value(entry.value)} ({entry.unit})", style="not bold default")
    yield heading
    yield indented(entry.text)
    yield indented(Text(say_evidence(entry), style="dim"))
