"""What a runner does for the first time, in the order of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.words import Pattern

# Nobody learns anything new in these, and nothing is sore after them.
NEVER_NEW: Final[frozenset[Pattern]] = frozenset({"mobility", "drill"})


def find_new_items(
    sessions: Iterable[PlannedSession], lifted: Iterable[str]
) -> Iterator[tuple[PlannedSession, tuple[PlannedItem, ...]]]:
    """Yield each session with the items that are new in it, though their pattern is not.

    `sessions` are in the order of time; `lifted` exercises are known before the first. What an
    author wrote makes an exercise known, but is never called new.
    """
    known = set(lifted)
    trained: set[Pattern] = set()
    for session in sessions:
        items = [item for _, item in session.items()]
        new = (
            item
            for item in items
            if item.exercise not in known
            and not NEVER_NEW & set(item.patterns)
            and trained & set(item.patterns[:1])
        )
        yield session, () if session.authored else tuple(new)
        known |= {item.exercise for item in items}
        if session.kind == "lift" and not session.authored:
            trained |= {item.patterns[0] for item in items if item.patterns}
