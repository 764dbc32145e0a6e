"""Where the lifts go: the exact cheapest set of openings over the whole horizon.

The openings form a chain with a short memory (the week's sessions so far, the end of the last
lift and of the last leg session), so dynamic programming finds the optimum; its time grows
linearly with the weeks. docs/science/placement.md states the model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ironstride.planning.openings import PRIMER
from ironstride.planning.race_limits import MAX_GRADE
from ironstride.planning.rules.around_runs import HEAVY_GRADE
from ironstride.planning.rules.between_lifts import (
    heavy_leg_days_apart,
    leg_dose_held,
    lift_days_apart,
    primer_before_race,
    weekly_sessions_held,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from ironstride.planning.openings import Opening
    from ironstride.planning.rules.terms import Terms
    from ironstride.planning.weeks import WeekDemand

LONG_AGO_H = -1000.0
# Among the grades that a week holds: a pinned session that spares the legs is a lift of grade 0.
HELD_PRIMER = -1


class State(NamedTuple):
    """What the past means for the next choice; times are ends of sessions [h since day 0]."""

    held: tuple[int, ...] = ()
    last_lift_h: float = LONG_AGO_H
    last_leg_h: float = LONG_AGO_H
    last_day: int = 0
    primer_done: bool = False


class Chain(NamedTuple):
    """The choices so far, newest first."""

    opening: Opening
    grade: int
    before: Chain | None


@dataclass(frozen=True, slots=True)
class Placed:
    """An opening that was taken and the leg grade it may cost; grade 0 is a primer."""

    opening: Opening
    grade: int

    @property
    def is_primer(self) -> bool:
        """Whether it primes for a race; a pinned session that spares the legs does not."""
        return is_primer(self.opening, self.grade)


@dataclass(frozen=True, slots=True)
class Placement:
    """The best choice of openings and its price [points], without what leaving old places cost."""

    placed: tuple[Placed, ...]
    cost: float


def is_primer(opening: Opening, grade: int) -> bool:
    """Whether a session of `grade` there primes for a race; no pinned or authored one does."""
    kind = None if opening.kept is None else opening.kept.kind
    return grade == PRIMER and opening.pinned is None and kind in (None, "primer")


Frontier = dict[State, "tuple[float, Chain | None]"]


def place_sessions(
    weeks: Sequence[WeekDemand],
    openings: Sequence[Opening],
    primer_ends: Sequence[dt.date],
    terms: Terms,
) -> Placement:
    """Choose the openings with the lowest total price; there is always an answer.

    `primer_ends` are the last days of the windows in which a primer is wanted.
    """
    by_week: dict[int, list[Opening]] = {week.index: [] for week in weeks}
    for opening in openings:
        by_week[opening.week].append(opening)
    frontier: Frontier = {State(): (0.0, None)}
    for week in weeks:
        frontier = _pass_week(week, by_week[week.index], frontier, primer_ends, terms)
    cost, chain = min(frontier.values(), key=lambda reached: reached[0])
    placed = tuple(_unroll(chain))
    taken = {id(one.opening) for one in placed}
    left = sum(opening.leave_cost for opening in openings if id(opening) not in taken)
    return Placement(placed, cost - left)


class Room(NamedTuple):
    """What a week can still hold at an opening: what is pinned later in it has its place.

    `sessions` counts all that are held by then; `levels` are pairs of a leg grade and how many
    sessions may reach it. What is pinned may be more than the week wants, nothing else.
    """

    sessions: int
    levels: tuple[tuple[int, int], ...]


def _pass_week(
    week: WeekDemand,
    openings: Sequence[Opening],
    frontier: Frontier,
    primer_ends: Sequence[dt.date],
    terms: Terms,
) -> Frontier:
    pending = sorted(day for day in primer_ends if week.first_day <= day <= week.last_day)
    for index, opening in enumerate(openings):
        while pending and pending[0] < opening.day:
            frontier = _close_primer(frontier, terms)
            pending.pop(0)
        room = _find_room(week, openings[: index + 1], openings[index + 1 :])
        frontier = _forget(_take(opening, room, frontier, terms), opening, terms)
    for _ in pending:
        frontier = _close_primer(frontier, terms)
    return _close_week(frontier, week, terms)


def _find_room(week: WeekDemand, past: Sequence[Opening], ahead: Sequence[Opening]) -> Room:
    pinned_ahead = sum(opening.forced for opening in ahead)
    levels = []
    for level in range(HEAVY_GRADE, MAX_GRADE + 1):
        wanted = sum(grade >= level for grade in week.leg_grades)
        fixed_ahead = sum(_is_fixed(opening, level) for opening in ahead)
        fixed = fixed_ahead + sum(_is_fixed(opening, level) for opening in past)
        levels.append((level, max(wanted, fixed) - fixed_ahead))
    return Room(max(1, len(week.leg_grades)) - pinned_ahead, tuple(levels))


def _is_fixed(opening: Opening, level: int) -> bool:
    """Whether something of at least this leg grade is pinned here."""
    return opening.forced and all(choice.grade >= level for choice in opening.choices)


def _take(opening: Opening, room: Room, frontier: Frontier, terms: Terms) -> Frontier:
    """Extend every state by leaving the opening and by each of its choices."""
    leave = opening.leave_cost
    left = {state: (cost + leave, chain) for state, (cost, chain) in frontier.items()}
    reached: Frontier = {} if opening.forced else left
    for state, (cost, chain) in frontier.items():
        for choice in opening.choices:
            if not _may_take(state, opening, choice.grade, room):
                continue
            total = cost + choice.cost + _price_between(state, opening, choice.grade, terms)
            new = _after(state, opening, choice.grade)
            _keep_cheapest(reached, new, total, Chain(opening, choice.grade, chain))
    return reached


def _keep_cheapest(reached: Frontier, state: State, cost: float, chain: Chain | None) -> None:
    known = reached.get(state)
    if known is None or cost < known[0]:
        reached[state] = (cost, chain)


def _may_take(state: State, opening: Opening, grade: int, room: Room) -> bool:
    """One session a day; never more sessions, nor harder ones, than the week wants."""
    if opening.forced and len(opening.choices) == 1:
        return True
    for level, most in room.levels:
        if grade >= level and 1 + sum(have >= level for have in state.held) > most:
            return False
    if opening.forced:
        return True
    is_second = grade == PRIMER and state.primer_done
    is_free = state.last_day != opening.day.toordinal()
    return is_free and not is_second and len(state.held) < room.sessions


def _price_between(state: State, opening: Opening, grade: int, terms: Terms) -> float:
    facts = opening.facts
    cost = lift_days_apart(facts.start_h - state.last_lift_h, terms)
    if grade >= HEAVY_GRADE:
        gap = facts.start_h - state.last_leg_h
        cost += heavy_leg_days_apart(gap, terms, newcomer_weeks=facts.newcomer_weeks)
    return cost


def _after(state: State, opening: Opening, grade: int) -> State:
    end_h = opening.facts.end_h
    held = HELD_PRIMER if is_primer(opening, grade) else grade
    return State(
        held=tuple(sorted((*state.held, held), reverse=True)),
        last_lift_h=end_h,
        last_leg_h=end_h if grade >= HEAVY_GRADE else state.last_leg_h,
        last_day=opening.day.toordinal(),
        primer_done=state.primer_done or (held == HELD_PRIMER and not opening.primes_none),
    )


def _forget(frontier: Frontier, opening: Opening, terms: Terms) -> Frontier:
    """Drop memories too old to matter, and keep the cheapest of the states that become equal."""
    now_h = opening.facts.start_h
    lift_since = now_h - terms.lifts_apart_h
    leg_since = now_h - terms.leg_days_apart_h - terms.newcomer_extra_h
    merged: Frontier = {}
    for state, reached in frontier.items():
        kept = State(
            state.held,
            state.last_lift_h if state.last_lift_h > lift_since else LONG_AGO_H,
            state.last_leg_h if state.last_leg_h > leg_since else LONG_AGO_H,
            state.last_day if state.last_day == opening.day.toordinal() else 0,
            state.primer_done,
        )
        _keep_cheapest(merged, kept, *reached)
    return merged


def _close_primer(frontier: Frontier, terms: Terms) -> Frontier:
    """Settle the primer at the end of its window."""
    merged: Frontier = {}
    for state, (cost, chain) in frontier.items():
        total = cost + primer_before_race(state.primer_done, terms)
        kept = state._replace(primer_done=False)
        _keep_cheapest(merged, kept, total, chain)
    return merged


def _close_week(frontier: Frontier, week: WeekDemand, terms: Terms) -> Frontier:
    """Price what the week wanted and does not hold, and start the next week."""
    wanted = week.leg_grades
    merged: Frontier = {}
    for state, (cost, chain) in frontier.items():
        lifts = [grade for grade in state.held if grade != HELD_PRIMER]
        total = cost + weekly_sessions_held(len(state.held), len(wanted), terms)
        total += leg_dose_held(lifts, wanted, terms)
        kept = state._replace(held=())
        _keep_cheapest(merged, kept, total, chain)
    return merged


def _unroll(chain: Chain | None) -> Iterator[Placed]:
    steps = []
    while chain is not None:
        steps.append(Placed(chain.opening, chain.grade))
        chain = chain.before
    return reversed(steps)
