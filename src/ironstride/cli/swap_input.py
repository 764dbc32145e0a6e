"""What is to be swapped in today's session and why, from what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ironstride.cli.readiness_input import read_amount
from ironstride.planning.substitutes import Hurts, Taken, equipment_of
from ironstride.training.athlete import MAX_PAIN, Pain
from ironstride.training.words import EQUIPMENT

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.planning.substitutes import Obstacle
    from ironstride.training.session import PlannedItem, PlannedSession

_PAIN = "pain:"


def read_swap(
    text: str, session: PlannedSession, catalogue: Catalogue
) -> tuple[PlannedItem, Obstacle]:
    """Return the item of `EXERCISE[=WHY]` and what stands in its way.

    Without a reason all that the exercise needs is taken. Raises click.BadParameter.
    """
    name, _, why = text.partition("=")
    item = _find_item(name.strip(), session)
    if why.startswith(_PAIN):
        region, side, amount = read_amount(why.removeprefix(_PAIN), "--swap", MAX_PAIN)
        return item, Hurts(Pain(region, amount, side))
    if not why:
        return item, Taken(equipment_of(item, catalogue))
    if why not in EQUIPMENT:
        known = ", ".join(EQUIPMENT)
        message = f"{why!r} is no equipment; write one of {known}, or pain:REGION=N"
        raise click.BadParameter(message, param_hint="--swap")
    return item, Taken(frozenset({why}))


def _find_item(name: str, session: PlannedSession) -> PlannedItem:
    """Return the item by id or name, or by a part of it that only one has."""
    wanted = name.casefold().replace(" ", "-")
    items = [item for _, item in session.items()]
    found = [item for item in items if wanted in (item.exercise, item.name.casefold())]
    found = found or [item for item in items if wanted in item.exercise]
    if len(found) == 1:
        return found[0]
    there = ", ".join(item.exercise for item in items)
    what = "more than one exercise" if found else "no exercise of this session"
    raise click.BadParameter(f"{name!r} is {what}; there are {there}", param_hint="--swap")
