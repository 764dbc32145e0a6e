"""Notes that an app repeats on every row of an exercise or a session: each is kept once."""

from __future__ import annotations


class Notes:
    """What was said already in a log."""

    def __init__(self) -> None:
        self._said: set[tuple[str, ...]] = set()

    def first_time(self, *notes: tuple[str, ...]) -> str:
        """Return the notes that are new, a line each; a note is its place and then its text."""
        fresh = [note for note in dict.fromkeys(notes) if note[-1] and note not in self._said]
        self._said.update(fresh)
        return "\n".join(note[-1] for note in fresh)
