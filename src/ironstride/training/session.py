"""A planned session: blocks of items, in the doctrine's order, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.errors import require, require_member
from ironstride.training.sets import require_reps_in_class
from ironstride.training.words import (
    EVIDENCE_LABELS,
    QUALITIES,
    REP_CLASSES,
    SESSION_KINDS,
    EvidenceLabel,
    Implement,
    LoadCounts,
    Pattern,
    Quality,
    RepClass,
    SessionKind,
    TimeSource,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from ironstride.training.sets import PlannedSet

MAX_LEG_GRADE: Final = 3


@dataclass(frozen=True, slots=True)
class Why:
    """The rule behind a choice, one sentence for the runner, and how far the claim holds."""

    rule: str
    text: str
    evidence: EvidenceLabel

    def __post_init__(self) -> None:
        require_member(self.evidence, EVIDENCE_LABELS, "evidence")
        require(bool(self.text.strip()), "a reason has a sentence")


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One exercise in a session with its sets; items of one `pair_group` are alternated."""

    id: str
    exercise: str
    name: str
    patterns: tuple[Pattern, ...]
    rep_class: RepClass
    implement: Implement
    load_counts: LoadCounts
    sets: tuple[PlannedSet, ...]
    why: tuple[Why, ...]
    pair_group: str | None = None

    def __post_init__(self) -> None:
        require_member(self.rep_class, REP_CLASSES, "rep_class")
        require(bool(self.why), f"{self.id}: every item has a reason")
        require(bool(self.work_sets), f"{self.id}: every item has a work set")

    @property
    def work_sets(self) -> tuple[PlannedSet, ...]:
        """The sets that count, without the warm-up ramp."""
        return tuple(planned for planned in self.sets if planned.kind == "work")


def _require_inside_class(item: PlannedItem) -> None:
    """Raise where a work set leaves the reps of its class; authors alone may do that."""
    for work in item.work_sets:
        if work.reps is not None and item.rep_class != "hold":
            require_reps_in_class(work.reps, item.rep_class)


@dataclass(frozen=True, slots=True)
class Block:
    """The items of one quality, done together."""

    quality: Quality
    items: tuple[PlannedItem, ...]

    def __post_init__(self) -> None:
        require_member(self.quality, QUALITIES, "quality")
        require(bool(self.items), f"the {self.quality} block is empty")


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """What to do on one day at one place; `leg_grade` 0 to 3 is what it costs the legs.

    `versions` maps "12", "25" and "40" (minutes) to the work sets kept per item id. `authored`
    sessions were written by the athlete or a coach and are kept as they are.
    """

    id: str
    on: dt.date
    at: dt.time
    at_source: TimeSource
    place: str
    kind: SessionKind
    leg_grade: int
    minutes: int
    title: str
    why: tuple[Why, ...]
    blocks: tuple[Block, ...]
    versions: Mapping[str, Mapping[str, int]]
    run_id: str | None = None
    authored: bool = False

    def __post_init__(self) -> None:
        require_member(self.kind, SESSION_KINDS, "kind")
        require(0 <= self.leg_grade <= MAX_LEG_GRADE, "leg_grade is 0 to 3")
        require(self.minutes > 0, "minutes is above 0")
        require(bool(self.why), f"{self.id}: every session has a reason")
        if not self.authored:
            order = [QUALITIES.index(block.quality) for block in self.blocks]
            require(order == sorted(set(order)), f"{self.id}: blocks are out of order")
            for block in self.blocks:
                for item in block.items:
                    _require_inside_class(item)

    def items(self) -> Iterator[tuple[Quality, PlannedItem]]:
        """Yield each item with the quality of its block, in the order of the session."""
        for block in self.blocks:
            for item in block.items:
                yield block.quality, item
