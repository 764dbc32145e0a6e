"""What the judge says: a violation, and the finding a rule makes before it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.training.session import PlannedSession


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that the plan does not keep, at a session or item id, with the numbers in `text`.

    `hard` False is a breach of a soft rule, worth `cost` points; it is only a violation of the
    plan when the plan does not name it with its price.
    """

    rule: str
    on: dt.date | None
    where: str
    text: str
    hard: bool
    cost: float | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule is not kept; the table of rules knows the rule's name.

    A `cost` [points] makes it a breach of a soft rule. `kept` findings are about a session that
    the athlete or a coach pinned: the plan keeps it and has to name the breach.
    """

    on: dt.date | None
    where: str
    text: str
    cost: float | None = None
    kept: bool = False


def find_at(session: PlannedSession, text: str, *, item: str = "", kept: bool = False) -> Finding:
    """Return a finding about `session`, or about one item of it."""
    return Finding(session.on, item or session.id, text, kept=kept)


def price_at(session: PlannedSession, text: str, cost: float) -> Finding:
    """Return a breach of a soft rule by `session` with its price [points]."""
    return Finding(session.on, session.id, text, cost)
