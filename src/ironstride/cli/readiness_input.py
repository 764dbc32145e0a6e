"""How the runner is today, from what was typed: readiness, soreness, pain and the runs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, cast

import click

from ironstride.training.athlete import MAX_PAIN, Pain
from ironstride.training.readiness import MAX_SORENESS, Readiness
from ironstride.training.words import REGIONS, Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.policy.reader import Policy
    from ironstride.training.run import DatedRun

# Runs further back have left the legs.
_DAYS_BACK = 3


def read_readiness(
    score: int | None,
    sore: Sequence[str],
    pain: Sequence[str],
    ran: Sequence[str],
    on: dt.date,
    policy: Policy,
) -> Readiness:
    """Return how the runner is on the day of a session.

    Raises click.BadParameter for what cannot be read, and what reading a calendar raises.
    """
    soreness = dict(read_amount(text, "--sore", MAX_SORENESS)[::2] for text in sore)
    pains = (read_amount(text, "--pain", MAX_PAIN) for text in pain)
    return Readiness(
        score=score,
        soreness=cast("dict[Region, int]", soreness),
        pain=tuple(Pain(region, amount, side) for region, side, amount in pains),
        ran=_read_runs(ran, on, policy),
    )


def read_amount(
    text: str, option: str, most: int
) -> tuple[Region, Literal["left", "right"] | None, int]:
    """Return region, side and number of `knee-left=3`; raises click.BadParameter."""
    words, _, number = text.partition("=")
    region, _, side = words.strip().replace(" ", "_").rpartition("-")
    if side not in ("left", "right"):
        region, side = words.strip().replace(" ", "_"), ""
    if region not in REGIONS:
        message = f"{region!r} is no region; write one of {', '.join(REGIONS)}"
        raise click.BadParameter(message, param_hint=option)
    if not number.strip().isdecimal() or int(number) > most:
        example = f"write a number from 0 to {most}: {region}=3"
        raise click.BadParameter(f"{text!r} has no amount; {example}", param_hint=option)
    known_side = cast('Literal["left", "right"] | None', side or None)
    return region, known_side, int(number)


def _read_runs(files: Sequence[str], on: dt.date, policy: Policy) -> tuple[DatedRun, ...]:
    from ironstride.cli.athlete_input import read_calendars
    from ironstride.running.dated_runs import date_runs

    first = on - dt.timedelta(days=_DAYS_BACK)
    runs = [run for found in read_calendars(files, first, on) for run in found.runs]
    return date_runs(runs, first, on, policy)
