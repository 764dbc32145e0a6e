"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

_Command = TypeVar("_Command", bound="Callable[..., object]")

FIRST_YEAR: Final = 1950
LAST_YEAR: Final = 2150
MAX_RUNNERS: Final = 10_000
MAX_SEED: Final = 1_000_000_000

exercises_option = click.option(
    "--exercises", multiple=True, metavar="FILE", help="Own exercises; may be repeated."
)
seed_option = click.option(
    "--seed",
    type=click.IntRange(0, MAX_SEED),
    metavar="N",
    default=0,
    show_default=True,
    help="The first of the runners; the same seed is always the same runner.",
)


def runners_option(count: int, says: str) -> Callable[[_Command], _Command]:
    """Return `--runners`, how many runners there are: `count` if nothing is said."""
    return click.option(
        "--runners",
        type=click.IntRange(1, MAX_RUNNERS),
        metavar="N",
        default=count,
        show_default=True,
        help=says,
    )


def format_option(says: str) -> Callable[[_Command], _Command]:
    """Return `--format`, as `form`: text to read, which is usual, or json for a program."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help=says,
    )


def read_day(text: str) -> dt.date:
    """Return the date written as `year-month-day`; raises click.BadParameter otherwise."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        example = f"{text!r} is no date; write year-month-day, like 2026-11-23"
        raise click.BadParameter(example) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise click.BadParameter(f"{day} is not of our time; write year-month-day, like 2026-11-23")
    return day


def ask_the_clock() -> dt.date:
    """Return the day on this machine: the only place where Ironstride looks at a clock."""
    return dt.date.today()
