"""Which patterns each session of a block trains: tiered coverage within minutes and leg dose.

A block repeats over a fortnight: an item is done in both weeks or only in the odd or the even one,
so that patterns of the lower tiers can rotate. The objective is additive, which lets a local
search from good starts come close to the optimum; docs/science/selection.md has the model, the
moves and how close they come.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from ironstride.planning.selection_draft import SMALL, Draft
from ironstride.planning.selection_problem import (
    BOTH,
    EVEN,
    NEED_WORTH,
    ODD,
    Aim,
    Candidate,
    Capacity,
    SelectionProblem,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ironstride.training.words import Pattern

__all__ = [
    "BOTH",
    "EVEN",
    "NEED_WORTH",
    "ODD",
    "Aim",
    "Candidate",
    "Capacity",
    "SelectionProblem",
    "count_needs_met",
    "select_items",
    "value_selection",
]

# How wide the search looks: it stays within milliseconds, and the gaps are tested.
CORES: Final = 40
FILLED: Final = 12
CLIMBED: Final = 2
FORCED: Final = 6
SWAPPED: Final = 2
# A pattern belongs to the core when being there is worth this share of the most that it can be.
CORE_SHARE: Final = 0.4

Chosen = tuple[int, ...]
Reached = tuple[float, Chosen]


def value_selection(problem: SelectionProblem, chosen: Iterable[Candidate]) -> float:
    """Return the value of a selection [points]; it does not check that it fits."""
    kept = tuple(dict.fromkeys(chosen))
    sets: dict[Pattern, list[int]] = {pattern: [0, 0] for pattern in problem.aims}
    value = NEED_WORTH * count_needs_met(problem, kept)
    for one in kept:
        value += len(one.weeks) / len(BOTH) * (one.worth - problem.item_price)
        for week in one.weeks:
            sets[one.pattern][week] += one.sets
    return value + sum(aim.value(*sets[pattern]) for pattern, aim in problem.aims.items())


def count_needs_met(problem: SelectionProblem, chosen: Sequence[Candidate]) -> int:
    """Count the needs met in all sessions of the fortnight: three each.

    Stability, a main lift, and something in 8-15 wherever something is in 1-6 (D6).
    """
    met = 0
    for session in range(len(problem.capacities)):
        for week in BOTH:
            held = [one for one in chosen if one.session == session and week in one.weeks]
            classes = {one.rep_class for one in held}
            met += any(one.steadies for one in held)
            met += any(one.is_main for one in held)
            met += "hypertrophy" in classes or "strength" not in classes
    return met


def select_items(problem: SelectionProblem) -> tuple[Candidate, ...]:
    """Return a selection that fits and that none of the moves below improves.

    The starts are greedy selections, plain ones and around promising cores of the most valuable
    patterns; the best of them are improved by exchanges, the best of all by wider moves.
    """
    draft = Draft(problem)
    best = max(
        (_climb(draft, start, _exchanges) for start in _starts(draft)),
        key=lambda reached: reached[0],
    )
    _, chosen = _climb(draft, best, _all_moves)
    return tuple(problem.candidates[index] for index in sorted(chosen))


def _snap(draft: Draft) -> Reached:
    return draft.value, tuple(draft.chosen)


def _starts(draft: Draft) -> list[Reached]:
    """Return the few best of the greedy selections, no two of the same value."""
    found: dict[int, Reached] = {}
    for by_rate, core in ((True, ()), (False, ()), *((True, core) for core in _cores(draft))):
        draft.become(core)
        draft.fill(draft.all, by_rate=by_rate)
        found.setdefault(round(draft.value), _snap(draft))
    return sorted(found.values(), key=lambda reached: -reached[0])[:CLIMBED]


def _cores(draft: Draft) -> list[Chosen]:
    """Return which of the most valuable patterns to do where: the promising combinations.

    Pattern by pattern, each combination so far is kept as it is or with one of the candidates,
    and the most promising go on.
    """
    promise = _promise(draft)
    draft.become(())
    beam: list[Reached] = [(promise(draft), ())]
    for group in _core_groups(draft):
        more = list(beam)
        for _, core in beam:
            draft.become(core)
            for index in group:
                if draft.fits(index):
                    draft.add(index)
                    more.append((promise(draft), tuple(draft.chosen)))
                    draft.remove(index)
        beam = sorted(more, key=lambda reached: -reached[0])[:CORES]
    return [core for _, core in beam[:FILLED]]


def _core_groups(draft: Draft) -> list[list[int]]:
    """Return the candidates of each valuable pattern, with the fewest and the most sets.

    Odd and even weeks are still alike, so the even ones are left out.
    """
    most = max((aim.presence for aim in draft.aims), default=0.0)
    groups = []
    for pattern, aim in enumerate(draft.aims):
        by_rooms: dict[tuple[int, ...], list[int]] = {}
        for index, row in enumerate(draft.rows):
            if row.pattern == pattern and row.rooms[0] % 2 == 0:
                by_rooms.setdefault(row.rooms, []).append(index)
        if aim.presence >= CORE_SHARE * most:
            ends = [(options[0], options[-1]) for options in by_rooms.values()]
            groups.append(list(dict.fromkeys(chain.from_iterable(ends))))
    return groups


def _median(values: Sequence[float]) -> float:
    """Return the upper median, 0 of nothing: the module of the library is slow to import."""
    return sorted(values)[len(values) // 2] if values else 0.0


def _promise(draft: Draft) -> Callable[[Draft], float]:
    """Return an estimate of what a core becomes: its value, and the usual worth of what is left."""
    minor = [
        (draft.aims[row.pattern].value(row.first_sets, row.second_sets), row)
        for row in draft.rows
        if not draft.aims[row.pattern].weekly and len(row.rooms) == 1
    ]
    per_s = _median([worth / row.seconds for worth, row in minor])
    per_item = _median([worth + row.own_worth for worth, row in minor])
    steady_s = [
        min((row.seconds for row in draft.rows if row.steadies and room in row.rooms), default=0.0)
        for room in range(len(draft.seconds))
    ]

    def promise(core: Draft) -> float:
        value = core.value
        for room, seconds in enumerate(core.seconds):
            items = core.items[room]
            value += min(seconds * per_s, items * per_item)
            if not core.stability[room] and (items < 1 or seconds < steady_s[room]):
                value -= NEED_WORTH
        return value

    return promise


def _climb(
    draft: Draft, start: Reached, moves: Callable[[Draft, Chosen], Iterator[None]]
) -> Reached:
    """Take the first move that improves, until none does; each move changes the draft."""
    best, improved = start, True
    while improved:
        improved = False
        for _ in moves(draft, best[1]):
            if draft.value > best[0] + SMALL:
                draft.fill(draft.all)
                best, improved = _snap(draft), True
                break
    return best


def _all_moves(draft: Draft, chosen: Chosen) -> Iterator[None]:
    return chain(_exchanges(draft, chosen), _forced(draft, chosen), _swaps(draft, chosen))


def _exchanges(draft: Draft, chosen: Chosen) -> Iterator[None]:
    """Take one item out and fill its room anew: without it, or with two that take turns."""
    for index in chosen:
        draft.become(chosen)
        draft.remove(index)
        draft.fill(draft.near[index], barred=index)
        yield
        if len(draft.rows[index].rooms) > 1:
            draft.become([one for one in chosen if one != index])
            turns = [one for one in draft.near[index] if len(draft.rows[one].rooms) == 1]
            draft.fill(turns, by_rate=False)
            draft.fill(draft.near[index])
            yield


def _forced(draft: Draft, chosen: Chosen) -> Iterator[None]:
    """Force in an item that would gain much if it had room."""
    draft.become(chosen)
    missing = sorted(set(draft.all) - set(chosen), key=lambda one: -draft.gain(one))
    for index in missing[:FORCED]:
        draft.become(chosen)
        if draft.make_room(index):
            draft.fill(draft.near[index])
            yield


def _swaps(draft: Draft, chosen: Chosen) -> Iterator[None]:
    """Put another item in the place of one, though it may gain less by itself, and fill."""
    for index in chosen:
        draft.become(chosen)
        draft.remove(index)
        others = [one for one in draft.near[index] if one != index and draft.fits(one)]
        others = [one for one in others if one not in draft.chosen]
        for other in sorted(others, key=draft.gain, reverse=True)[:SWAPPED]:
            draft.become([one for one in chosen if one != index])
            draft.add(other)
            draft.fill(draft.near[other])
            yield
