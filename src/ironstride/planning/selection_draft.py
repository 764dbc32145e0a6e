"""A selection under construction: what fits, what it gains, and its running value.

Candidates are numbers here and their facts lie in plain rows: a search adds and removes them
many thousand times in a plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ironstride.planning.selection_problem import BOTH, NEED_WORTH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from ironstride.planning.selection_problem import Aim, Candidate, SelectionProblem

# Above any rounding of seconds and points, below anything that matters.
SMALL: Final = 1e-6


class Row(NamedTuple):
    """A candidate as the search needs it.

    `rooms` are the session-weeks in which it is done; `first_sets` and `second_sets` its sets in
    the two weeks of the fortnight.
    """

    rooms: tuple[int, ...]
    pattern: int
    first_sets: int
    second_sets: int
    seconds: float
    leg_points: float
    main: bool
    steadies: bool
    size: bool
    heavy: bool
    own_worth: float
    time_s: float


class Worths(dict[tuple[int, int], float]):
    """The worth of a pattern by its sets in the two weeks, worked out once each."""

    def __init__(self, aim: Aim) -> None:
        super().__init__()
        self.aim = aim

    def __missing__(self, sets: tuple[int, int]) -> float:
        worth = self[sets] = self.aim.value(*sets)
        return worth


class Draft:
    """A selection with what is left of each session in each week of the fortnight."""

    def __init__(self, problem: SelectionProblem) -> None:
        self.problem = problem
        self.aims = tuple(problem.aims.values())
        self.rows = tuple(_rows(problem))
        self.all = range(len(self.rows))
        self.near = tuple(self._near(row) for row in self.rows)
        sides = [most for most in problem.capacities for _ in BOTH]
        self.seconds = [most.seconds + SMALL for most in sides]
        self.leg_points = [most.leg_points + SMALL for most in sides]
        self.items = [most.items for most in sides]
        self.mains_left = [most.mains for most in sides]
        self.stability, self.mains, self.sizes, self.heavy, self.patterns = (
            [0] * len(sides) for _ in range(5)
        )
        self.sets = [(0, 0) for _ in self.aims]
        self.worths = [Worths(aim) for aim in self.aims]
        self.chosen: dict[int, None] = {}
        # Nothing heavy asks for 8-15 reps yet, so that need is met everywhere.
        self.value = NEED_WORTH * len(sides)

    def _near(self, row: Row) -> tuple[int, ...]:
        """Return the candidates whose gain or room may change with `row`."""
        sessions = {room // 2 for room in row.rooms}
        return tuple(
            index
            for index, other in enumerate(self.rows)
            if other.pattern == row.pattern or other.rooms[0] // 2 in sessions
        )

    def fits(self, index: int) -> bool:
        """Whether each of the candidate's sessions still has room for it."""
        rooms, pattern, _, _, seconds, leg_points, main, *_ = self.rows[index]
        for room in rooms:
            if (
                self.items[room] <= 0
                or seconds > self.seconds[room]
                or leg_points > self.leg_points[room]
                or self.patterns[room] >> pattern & 1
                or (main and self.mains_left[room] <= 0)
            ):
                return False
        return True

    def gain(self, index: int) -> float:
        """Return what the value grows by with a candidate that is not chosen [points]."""
        rooms, pattern, first, second, _, _, main, steadies, size, heavy, worth, _ = self.rows[
            index
        ]
        before = self.sets[pattern]
        after = (before[0] + first, before[1] + second)
        worths = self.worths[pattern]
        gained = worths[after] - worths[before] + worth
        for room in rooms:
            if main and not self.mains[room]:
                gained += NEED_WORTH
            if steadies and not self.stability[room]:
                gained += NEED_WORTH
            if heavy and not self.heavy[room] and not self.sizes[room]:
                gained -= NEED_WORTH
            if size and self.heavy[room] and not self.sizes[room]:
                gained += NEED_WORTH
        return gained

    def add(self, index: int) -> None:
        """Choose a candidate that fits."""
        self.value += self.gain(index)
        self._apply(self.rows[index], 1)
        self.chosen[index] = None

    def remove(self, index: int) -> None:
        """Take a chosen candidate out."""
        del self.chosen[index]
        self._apply(self.rows[index], -1)
        self.value -= self.gain(index)

    def _apply(self, row: Row, sign: int) -> None:
        first, second = self.sets[row.pattern]
        self.sets[row.pattern] = (first + sign * row.first_sets, second + sign * row.second_sets)
        for room in row.rooms:
            self.seconds[room] -= sign * row.seconds
            self.leg_points[room] -= sign * row.leg_points
            self.items[room] -= sign
            self.mains_left[room] -= sign * row.main
            self.mains[room] += sign * row.main
            self.stability[room] += sign * row.steadies
            self.sizes[room] += sign * row.size
            self.heavy[room] += sign * row.heavy
            self.patterns[room] ^= 1 << row.pattern

    def become(self, chosen: Collection[int]) -> None:
        """Turn into the selection `chosen`."""
        for index in [one for one in self.chosen if one not in chosen]:
            self.remove(index)
        for index in chosen:
            if index not in self.chosen:
                self.add(index)

    def fill(
        self, among: Iterable[int], *, barred: int | None = None, by_rate: bool = True
    ) -> None:
        """Add what gains most for its time, or most at all, until nothing gains."""
        waiting: Sequence[int] = [index for index in among if index != barred]
        while True:
            best, best_rate, still = None, SMALL, []
            for index in waiting:
                if not self.fits(index):
                    continue
                still.append(index)
                rate = self.gain(index)
                if by_rate:
                    rate /= self.rows[index].time_s
                if rate > best_rate:
                    best, best_rate = index, rate
            if best is None:
                return
            self.add(best)
            waiting = still

    def make_room(self, index: int) -> bool:
        """Take out what stands in the way of a candidate, the least worth first, and add it."""
        row = self.rows[index]
        while not self.fits(index):
            rivals = [one for one in self.chosen if set(self.rows[one].rooms) & set(row.rooms)]
            if not rivals:
                return False
            same = [one for one in rivals if self.rows[one].pattern == row.pattern]
            self.remove(same[0] if same else min(rivals, key=self._loss_rate))
        self.add(index)
        return True

    def _loss_rate(self, chosen: int) -> float:
        value = self.value
        self.remove(chosen)
        loss = value - self.value
        self.add(chosen)
        return loss / self.rows[chosen].time_s


def _rows(problem: SelectionProblem) -> Iterable[Row]:
    place = {pattern: index for index, pattern in enumerate(problem.aims)}
    for one in problem.candidates:
        yield _row(one, place[one.pattern], problem.item_price)


def _row(one: Candidate, pattern: int, item_price: float) -> Row:
    return Row(
        rooms=tuple(2 * one.session + week for week in one.weeks),
        pattern=pattern,
        first_sets=one.sets * (0 in one.weeks),
        second_sets=one.sets * (1 in one.weeks),
        seconds=one.seconds,
        leg_points=one.leg_points,
        main=one.is_main,
        steadies=one.steadies,
        size=one.rep_class == "hypertrophy",
        heavy=one.rep_class == "strength",
        own_worth=len(one.weeks) / len(BOTH) * (one.worth - item_price),
        time_s=one.seconds * len(one.weeks),
    )
