"""Ids of sessions and their items: of the day they were planned for, kept when they move."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from ironstride.training.session import PlannedSession

# What follows the day in the id of a lift.
LIFT_END: Final = "-lift"


def renamed_to(session: PlannedSession, day: dt.date, was_on: dt.date) -> PlannedSession:
    """Return a session of `was_on` under ids of `day`."""
    return _renamed(session, lambda name: name.replace(was_on.isoformat(), day.isoformat()))


def with_ids_like(lift: PlannedSession, expected: PlannedSession) -> PlannedSession:
    """Return a lift that was made on its day under ids of the day of `expected`."""
    first_day = expected.id.partition(LIFT_END)[0]
    return _renamed(lift, lambda name: name.replace(lift.on.isoformat(), first_day))


def with_own_ids(
    kept: Iterable[PlannedSession], others: Iterable[PlannedSession], used: frozenset[str]
) -> tuple[PlannedSession, ...]:
    """Return all sessions, the `kept` ones as they are, the `others` with ids of their own.

    A session that has moved keeps the id of its old day; what is new on that day gets a number, as
    does what would take one of the `used` ids.
    """
    sessions = list(kept)
    taken = {session.id for session in sessions} | used
    # Moved ones first: they were there before.
    for session in sorted(others, key=lambda one: one.id.startswith(one.on.isoformat())):
        free = session if session.id not in taken else _numbered(session, taken)
        taken.add(free.id)
        sessions.append(free)
    return tuple(sessions)


def _numbered(session: PlannedSession, taken: set[str]) -> PlannedSession:
    number = next(index for index in count(2) if f"{session.id}-{index}" not in taken)
    return _renamed(session, lambda name: f"{name}-{number}")


def _renamed(session: PlannedSession, rename: Callable[[str], str]) -> PlannedSession:
    blocks = tuple(
        replace(block, items=tuple(replace(one, id=rename(one.id)) for one in block.items))
        for block in session.blocks
    )
    versions = {
        name: {rename(item): sets for item, sets in kept.items()}
        for name, kept in session.versions.items()
    }
    return replace(session, id=rename(session.id), blocks=blocks, versions=versions)
