"""Which set a logged set is: the same one has the same id, whatever file it came from."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from ironstride.training.sets import LoggedSet

# Made once for this purpose: ids of the same name in other spaces differ.
_SPACE: Final = uuid.UUID("5d4c9a0e-6f3b-5b1c-9d57-0e8f3c2b7a61")


def set_id(performed_at: dt.datetime, exercise: str, nth: int) -> str:
    """Return the id of the `nth` set (from 1) of `exercise` in the session at `performed_at`."""
    return str(uuid.uuid5(_SPACE, f"{performed_at.isoformat()}|{exercise}|{nth}"))


def in_order(sets: Iterable[LoggedSet]) -> tuple[LoggedSet, ...]:
    """Return a log: `sets` by time, those of one time in the order they came, each with its id."""
    nth: Counter[tuple[dt.datetime, str]] = Counter()
    log = []
    for one in sorted(sets, key=lambda logged: logged.performed_at):
        place = (one.performed_at, one.exercise)
        nth[place] += 1
        identity = set_id(*place, nth[place])
        log.append(one if one.id == identity else replace(one, id=identity))
    return tuple(log)
