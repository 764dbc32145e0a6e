"""How a runner is on the day of a session: what may lower its work, and never raise it."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ironstride.errors import require, require_member
from ironstride.training.words import REGIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.athlete import Pain
    from ironstride.training.run import DatedRun
    from ironstride.training.words import Region

BEST_READINESS: Final = 5
MAX_SORENESS: Final = 10


@dataclass(frozen=True, slots=True)
class Readiness:
    """What the runner says before a session; nothing said lowers nothing.

    `score` is 1 (worn out) to 5 (fresh), `soreness` 0 to 10 by region; `ran` are the runs of the
    last days as they were run, whatever was planned.
    """

    score: int | None = None
    soreness: Mapping[Region, int] = field(default_factory=lambda: MappingProxyType({}))
    pain: tuple[Pain, ...] = ()
    ran: tuple[DatedRun, ...] = ()

    def __post_init__(self) -> None:
        require(self.score is None or 1 <= self.score <= BEST_READINESS, "readiness is 1 to 5")
        for region, soreness in self.soreness.items():
            require_member(region, REGIONS, "soreness")
            require(0 <= soreness <= MAX_SORENESS, f"soreness of {region} is 0 to 10")
