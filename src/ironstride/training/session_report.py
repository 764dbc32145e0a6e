"""How a session went as a whole, as the runner said it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from ironstride.errors import require
from ironstride.training.readiness import BEST_READINESS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

WeightsFelt = Literal["too_light", "right", "too_heavy"]

WEIGHTS_FELT: Final[tuple[WeightsFelt, ...]] = get_args(WeightsFelt)
MAX_EFFORT: Final = 10
# A whole day: what is longer is a slip of the pen.
MAX_REPORTED_MINUTES: Final = 1440


@dataclass(frozen=True, slots=True)
class SessionReport:
    """How a session went: a fact, never edited; a later one of the same session replaces it.

    `session` is the id of the planned session. `reported_at` is the athlete's own clock. `effort`
    is of the whole session, 0 (nothing) to 10 (all there was); `readiness` 1 (worn out) to 5
    (fresh) before it. None and "" say that nothing was said.
    """

    id: str
    session: str
    reported_at: dt.datetime
    weights: WeightsFelt | None = None
    effort: int | None = None
    minutes: int | None = None
    readiness: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        require(_is_uuid(self.id), f"id is a UUID as text: {self.id!r:.60}")
        require(bool(self.session), "a report names its session")
        require(self.reported_at.tzinfo is None, "reported_at is the athlete's clock, no zone")
        felt = self.weights
        require(felt is None or felt in WEIGHTS_FELT, f"weights is one of {WEIGHTS_FELT}")
        for name, low, high in _BOUNDS:
            value = getattr(self, name)
            require(value is None or low <= value <= high, f"{name} is {low} to {high}")


_BOUNDS: Final = (
    ("effort", 0, MAX_EFFORT),
    ("minutes", 0, MAX_REPORTED_MINUTES),
    ("readiness", 1, BEST_READINESS),
)


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def latest_reports(reports: Iterable[SessionReport]) -> dict[str, SessionReport]:
    """Return the report that holds, by session: the latest; of one time, the last in order."""
    return {one.session: one for one in sorted(reports, key=lambda one: one.reported_at)}
