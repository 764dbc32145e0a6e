"""What a page says about a session, gathered once; each kind of page only lays it out.

All text is plain: printable, not yet escaped for any page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.training.plan import SessionState
    from ironstride.training.words import EvidenceLabel, Quality, SessionKind

RunLineKind = Literal["race", "key", "run", "rest"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is so, and how far the claim holds; `rule` is the policy's name for it."""

    rule: str
    text: str
    evidence: EvidenceLabel


@dataclass(frozen=True, slots=True)
class BarCard:
    """A loaded bar in the runner's units: the whole, the bar and the plates of one side.

    `plates` are heaviest first; `size_fraction` has the share of each in the heaviest there.
    """

    load: str
    bar: str
    plates: tuple[str, ...]
    size_fraction: tuple[float, ...]
    text: str


@dataclass(frozen=True, slots=True)
class SetLine:
    """One set to do: "8-10 reps", "70-75 kg"; `load` is empty where none is known or needed."""

    amount: str
    load: str


@dataclass(frozen=True, slots=True)
class ItemCard:
    """An exercise of a session: how much, how hard, how, and why.

    `mark` is A1, A2 where exercises are done in turns; `doses` sum alike sets up in one line each;
    `effort` says in plain words when to stop; `search` are the steps to an unknown weight,
    `search_again` what is left to say where the steps stand above already.
    """

    id: str
    exercise: str
    mark: str
    name: str
    meaning: str
    doses: tuple[str, ...]
    ramp: tuple[SetLine, ...]
    sets: tuple[SetLine, ...]
    rir: str
    effort: str
    rest: str
    tempo: str
    bars: tuple[BarCard, ...]
    search: tuple[str, ...]
    search_again: tuple[str, ...]
    cues: tuple[str, ...]
    fault: str
    bail_out: str
    whys: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class BlockCard:
    """The exercises of one quality under its heading."""

    quality: Quality
    meaning: str
    items: tuple[ItemCard, ...]


@dataclass(frozen=True, slots=True)
class ShortCard:
    """A shorter version: how it begins and the sets that stay."""

    minutes: str
    begin: str
    sets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run or race of a day: "06:30", "5x1000 m, 10.5 km"; `mark` is "key run", "A race" or ""."""

    kind: RunLineKind
    time: str
    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class SessionCard:
    """A whole session; `before_run` names the run that a warm-up belongs to."""

    id: str
    on: dt.date
    time: str
    kind: SessionKind
    kind_words: str
    state: SessionState
    title: str
    place: str
    minutes: int
    leg_grade: int
    legs: str
    begin: str
    before_run: str
    whys: tuple[Reason, ...]
    blocks: tuple[BlockCard, ...]
    shorter: tuple[ShortCard, ...]
