"""Which patterns each session of a block trains: tiered coverage within minutes and leg dose.

A block repeats over a fortnight: an item is done in both weeks or only in the odd or the even one,
so that patterns of the lower tiers can rotate. The objective is additive, which lets a greedy
start with exchanges come close to the optimum; docs/science/selection.md has the model and how
close it comes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Final

from ironstride.training.words import HEAVY_LEG_PATTERNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ironstride.training.words import Pattern, RepClass

BOTH: Final = (0, 1)
ODD: Final = (0,)
EVEN: Final = (1,)
# Far above any coverage: a session without stability, or without the 8-15 of D6, is no session.
NEED_WORTH: Final = 2000.0
SMALL: Final = 1e-9
FORCED_TRIES: Final = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to train a pattern in a session of the block, with what it takes there.

    `session` is the ordinal of the session in the week, hardest first; `weeks` the parities of
    the fortnight in which it is done; `steadies` marks stability work; `worth` is its own worth
    [points] besides coverage.
    """

    session: int
    pattern: Pattern
    rep_class: RepClass
    sets: int
    seconds: float
    leg_points: float
    weeks: tuple[int, ...] = BOTH
    steadies: bool = False
    worth: float = 0.0

    @property
    def is_main(self) -> bool:
        """Whether it is one of the big leg movements that a session is built around."""
        return self.pattern in HEAVY_LEG_PATTERNS


@dataclass(frozen=True, slots=True)
class Capacity:
    """What one session of the block can hold."""

    seconds: float
    leg_points: float
    items: int
    mains: int


@dataclass(frozen=True, slots=True)
class Aim:
    """What covering a pattern is worth: sets a week to come near, and being there at all.

    `weekly` patterns count in each week, the others once in the fortnight.
    """

    sets: float
    weight: float
    presence: float
    weekly: bool


@dataclass(frozen=True, slots=True)
class SelectionProblem:
    """All that a selection depends on."""

    capacities: tuple[Capacity, ...]
    candidates: tuple[Candidate, ...]
    aims: Mapping[Pattern, Aim]
    item_price: float


@dataclass(slots=True)
class _Room:
    """What is left of one session in one week of the fortnight, and what it holds."""

    seconds: float
    leg_points: float
    items: int
    mains_left: int
    stability: int = 0
    mains: int = 0
    hypertrophy: int = 0
    strength: int = 0
    patterns: set[Pattern] = field(default_factory=set)

    def need_worth(self) -> float:
        """Return the worth of the needs met: stability, a main lift, and D6."""
        met = min(1, self.stability) + min(1, self.mains)
        met += self.hypertrophy > 0 or self.strength == 0
        return NEED_WORTH * met


class _Draft:
    """A selection under construction with its running value."""

    def __init__(self, problem: SelectionProblem) -> None:
        self.problem = problem
        self.rooms = [
            [_Room(one.seconds, one.leg_points, one.items, one.mains) for _ in BOTH]
            for one in problem.capacities
        ]
        self.sets: dict[Pattern, list[int]] = {pattern: [0, 0] for pattern in problem.aims}
        self.chosen: dict[Candidate, None] = {}

    def fits(self, candidate: Candidate) -> bool:
        rooms = self.rooms[candidate.session]
        for week in candidate.weeks:
            room = rooms[week]
            if (
                room.items <= 0
                or candidate.seconds > room.seconds + SMALL
                or candidate.leg_points > room.leg_points + SMALL
                or candidate.pattern in room.patterns
                or (candidate.is_main and room.mains_left <= 0)
            ):
                return False
        return True

    def gain(self, candidate: Candidate) -> float:
        """Return what the value of the draft grows by with `candidate`, which fits."""
        aim = self.problem.aims[candidate.pattern]
        sets = self.sets[candidate.pattern]
        after = list(sets)
        for week in candidate.weeks:
            after[week] += candidate.sets
        share = len(candidate.weeks) / len(BOTH)
        gain = _coverage(aim, after) - _coverage(aim, sets)
        gain += share * (candidate.worth - self.problem.item_price)
        return gain + self._need_gain(candidate)

    def _need_gain(self, candidate: Candidate) -> float:
        gain = 0.0
        kind = candidate.rep_class
        for week in candidate.weeks:
            room = self.rooms[candidate.session][week]
            gain += candidate.is_main and room.mains == 0
            if candidate.steadies:
                gain += room.stability == 0
            elif kind == "hypertrophy":
                gain += room.strength > 0 and room.hypertrophy == 0
            elif kind == "strength":
                gain -= room.strength == 0 and room.hypertrophy == 0
        return NEED_WORTH * gain

    def add(self, candidate: Candidate, sign: int = 1) -> None:
        for week in candidate.weeks:
            room = self.rooms[candidate.session][week]
            room.seconds -= sign * candidate.seconds
            room.leg_points -= sign * candidate.leg_points
            room.items -= sign
            room.mains_left -= sign * candidate.is_main
            room.mains += sign * candidate.is_main
            room.stability += sign * candidate.steadies
            room.hypertrophy += sign * (candidate.rep_class == "hypertrophy")
            room.strength += sign * (candidate.rep_class == "strength")
            (room.patterns.add if sign > 0 else room.patterns.discard)(candidate.pattern)
            self.sets[candidate.pattern][week] += sign * candidate.sets
        if sign > 0:
            self.chosen[candidate] = None
        else:
            del self.chosen[candidate]

    def fill(self, barred: Candidate | None = None, *, by_rate: bool = True) -> None:
        """Add what gains most for its time, or most at all, until nothing gains."""
        waiting = [one for one in self.problem.candidates if one is not barred]
        while True:
            best, best_rate = None, SMALL
            waiting = [one for one in waiting if self.fits(one)]
            for candidate in waiting:
                rate = self.gain(candidate)
                if by_rate:
                    rate /= candidate.seconds * len(candidate.weeks)
                if rate > best_rate:
                    best, best_rate = candidate, rate
            if best is None:
                return
            self.add(best)

    def make_room(self, candidate: Candidate) -> bool:
        """Take out what stands in the way of `candidate`, the least worth first, and add it."""
        while not self.fits(candidate):
            rivals = [
                one
                for one in self.chosen
                if one.session == candidate.session and set(one.weeks) & set(candidate.weeks)
            ]
            if not rivals:
                return False
            same = [one for one in rivals if one.pattern == candidate.pattern]
            self.add(same[0] if same else min(rivals, key=self._loss_rate), -1)
        self.add(candidate)
        return True

    def _loss_rate(self, chosen: Candidate) -> float:
        self.add(chosen, -1)
        loss = self.gain(chosen) / (chosen.seconds * len(chosen.weeks))
        self.add(chosen)
        return loss


def _coverage(aim: Aim, sets: Iterable[int]) -> float:
    """Return the worth of `sets` in the two weeks of the fortnight."""
    first, second = sets
    reached = min(1.0, (first + second) / (2 * aim.sets))
    weeks = (first > 0) + (second > 0)
    present = weeks / 2 if aim.weekly else float(weeks > 0)
    return aim.weight * reached + aim.presence * present


def value_selection(problem: SelectionProblem, chosen: Iterable[Candidate]) -> float:
    """Return the value of a selection [points]; it does not check that it fits."""
    draft = _Draft(problem)
    for candidate in chosen:
        draft.add(candidate)
    value = sum(_coverage(aim, draft.sets[pattern]) for pattern, aim in problem.aims.items())
    for candidate in draft.chosen:
        share = len(candidate.weeks) / len(BOTH)
        value += share * (candidate.worth - problem.item_price)
    return value + sum(room.need_worth() for rooms in draft.rooms for room in rooms)


def select_items(problem: SelectionProblem) -> tuple[Candidate, ...]:
    """Return a selection that fits and that no exchange of the moves below improves.

    Two greedy starts (by gain for the time, by gain alone); then single items are taken out and
    the room filled anew, and the most valuable missing items are forced in.
    """
    drafts = [_Draft(problem), _Draft(problem)]
    drafts[0].fill()
    drafts[1].fill(by_rate=False)
    best = max(drafts, key=lambda draft: value_selection(problem, draft.chosen)).chosen
    value = value_selection(problem, best)
    improved = True
    while improved:
        improved = False
        for trial in chain(_exchanges(problem, best), _forced(problem, best)):
            reached = value_selection(problem, trial)
            if reached > value + SMALL:
                best, value, improved = trial, reached, True
                break
    order = {candidate: index for index, candidate in enumerate(problem.candidates)}
    return tuple(sorted(best, key=order.__getitem__))


Selection = dict[Candidate, None]


def _exchanges(problem: SelectionProblem, chosen: Selection) -> Iterator[Selection]:
    for candidate in chosen:
        draft = _restore(problem, chosen)
        draft.add(candidate, -1)
        draft.fill(barred=candidate)
        yield draft.chosen


def _forced(problem: SelectionProblem, chosen: Selection) -> Iterator[Selection]:
    draft = _restore(problem, chosen)
    missing = [one for one in problem.candidates if one not in chosen]
    missing.sort(key=draft.gain, reverse=True)
    for candidate in missing[:FORCED_TRIES]:
        draft = _restore(problem, chosen)
        if draft.make_room(candidate):
            draft.fill()
            yield draft.chosen


def _restore(problem: SelectionProblem, chosen: Iterable[Candidate]) -> _Draft:
    draft = _Draft(problem)
    for candidate in chosen:
        draft.add(candidate)
    return draft
