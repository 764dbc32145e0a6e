"""Notes that an app repeats on every row of an exercise or a session: each is kept once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ironstride.training.sets import LoggedSet


class Notes:
    """What was said already in a log."""

    def __init__(self) -> None:
        self._said: set[tuple[str, ...]] = set()

    def put_on(self, one: LoggedSet, *notes: tuple[str, ...]) -> LoggedSet:
        """Return a set with the notes that are new, a line each, before its own.

        A note is its place (session, exercise) and then its text.
        """
        fresh = [note for note in dict.fromkeys(notes) if note[-1] and note not in self._said]
        if not fresh:
            return one
        self._said.update(fresh)
        lines = [note[-1] for note in fresh] + ([one.note] if one.note else [])
        return replace(one, note="\n".join(lines))
