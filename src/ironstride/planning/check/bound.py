"""The least price of any placing: backwards from the last week, for each way a week may begin.

The engine walks forwards through its openings; here the price of all that follows is known before
a week is looked at. What pins take of a week is set aside first, and the rest is what free
sessions may use.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from ironstride.planning.check.around_runs import HEAVY_GRADE
from ironstride.planning.check.options import open_windows
from ironstride.planning.check.times import DAY_H, shortage
from ironstride.planning.check.weeks import HARDEST
from ironstride.training.calendar_weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ironstride.planning.check.case import Case
    from ironstride.planning.check.options import Option, Window
    from ironstride.planning.check.stages import OpenWeek, Stage

NEVER_H: Final = -math.inf
Races = frozenset[str]
NO_RACES: Final[Races] = frozenset()


class Ends(NamedTuple):
    """When the last session and the last heavy one ended [h since day 0].

    `primed` are the races whose primer is done and whose window is not over.
    """

    lift_h: float = NEVER_H
    leg_h: float = NEVER_H
    primed: Races = NO_RACES


class Held(NamedTuple):
    """A week so far: its lifts by leg grade, how many primers, and what free sessions may use.

    `room` is how many of them may still come, `heavy_room` and `hard_room` how many of grade 2
    and more, and of grade 3.
    """

    grades: tuple[int, ...]
    primers: int
    room: int
    heavy_room: int
    hard_room: int


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices [points] and hours between sessions, read once."""

    session_cost: float
    grade_cost: float
    primer_cost: float
    lifts_cost: float
    lifts_h: float
    legs_cost: float
    legs_h: float
    legs_reach_h: float


def least_price(case: Case, past: Sequence[Option], weeks: Sequence[OpenWeek]) -> float:
    """Return the least price [points] of `weeks`, where the sessions of `past` went before."""
    prices = _read_prices(case)
    windows = open_windows(case)
    to_go: dict[Ends, float] = {}
    reach = 1 + math.ceil(max(prices.lifts_h, prices.legs_reach_h) / (DAYS_PER_WEEK * DAY_H))
    for index in range(len(weeks) - 1, -1, -1):
        near = weeks[max(0, index - reach) : index]
        before = [*past, *(option for week in near for option in week.options())]
        sweep = _Sweep(weeks[index], prices, windows, to_go, is_last=index == len(weeks) - 1)
        to_go = {ends: sweep.price(ends) for ends in sweep.arrivals(before)}
    if not weeks:
        return 0.0
    # A window that is over has its primer or not: nothing to come changes that.
    pending = [window for window in windows if window.spans(weeks[0].first_day)]
    return to_go[_trim(_ends_of(past, pending), weeks[0].monday_h, prices)]


def _read_prices(case: Case) -> Prices:
    number = case.policy.number
    legs_h = number("clearance.leg_days_apart_h")
    return Prices(
        session_cost=number("price.weekly_sessions_held"),
        grade_cost=number("price.leg_dose_held"),
        primer_cost=number("price.primer_before_race"),
        lifts_cost=number("price.lift_days_apart"),
        lifts_h=number("clearance.lifts_apart_h"),
        legs_cost=number("price.heavy_leg_days_apart"),
        legs_h=legs_h,
        legs_reach_h=legs_h + number("clearance.newcomer_extra_h"),
    )


def _ends_of(past: Sequence[Option], windows: Sequence[Window]) -> Ends:
    """Return how the past ends; `past` is in the order of time."""
    legs = [option.end_h for option in past if option.is_heavy]
    primed = {
        window.race
        for window in windows
        for option in past
        if option.is_primer and window.holds(option.session.on)
    }
    return Ends(
        past[-1].end_h if past else NEVER_H, legs[-1] if legs else NEVER_H, frozenset(primed)
    )


def _trim(ends: Ends, now_h: float, prices: Prices) -> Ends:
    """Return `ends` without what is too long ago to matter from `now_h` on."""
    return Ends(
        ends.lift_h if now_h - ends.lift_h < prices.lifts_h else NEVER_H,
        ends.leg_h if now_h - ends.leg_h < prices.legs_reach_h else NEVER_H,
        ends.primed,
    )


class _Sweep:
    """The least price of one week and all that follows, for any way it may begin."""

    def __init__(
        self,
        week: OpenWeek,
        prices: Prices,
        windows: Sequence[Window],
        to_go: dict[Ends, float],
        *,
        is_last: bool,
    ) -> None:
        self._week, self._prices, self._windows = week, prices, windows
        self._to_go, self._is_last = to_go, is_last
        self._known: dict[tuple[int, Ends, Held], float] = {}

    def arrivals(self, before: Sequence[Option]) -> Iterator[Ends]:
        """Yield each way the week may begin after some of the sessions `before`."""
        now_h = self._week.monday_h
        ends = [
            _trim(Ends(one.end_h, one.end_h if one.is_heavy else NEVER_H), now_h, self._prices)
            for one in before
        ]
        lifts = {NEVER_H, *(end.lift_h for end in ends)}
        legs = {NEVER_H, *(end.leg_h for end in ends)}
        pending = [one.race for one in self._windows if one.spans(self._week.first_day)]
        for lift_h, leg_h in product(lifts, legs):
            if lift_h in (NEVER_H, max(lift_h, leg_h)):
                for primed in product(*((None, race) for race in pending)):
                    yield Ends(lift_h, leg_h, frozenset(race for race in primed if race))

    def price(self, ends: Ends) -> float:
        """Return the least price [points] of the week and what follows after `ends`."""
        return self._price_from(0, ends, _begin(self._week))

    def _price_from(self, index: int, ends: Ends, held: Held) -> float:
        """Return the least price of the stages from `index` on."""
        if index == len(self._week.stages):
            return self._price_of_week(held) + self._price_after(ends)
        stage = self._week.stages[index]
        ends = _trim(ends, stage.on.toordinal() * DAY_H, self._prices)
        key = (index, ends, held)
        if key not in self._known:
            self._known[key] = min(self._ways(index, stage, ends, held))
        return self._known[key]

    def _ways(self, index: int, stage: Stage, ends: Ends, held: Held) -> Iterator[float]:
        """Yield the price of each thing that may be done with a stage."""
        if not stage.must:
            yield self._close_windows(index, stage, ends, held)
        for option in stage.options:
            after = _take(option, stage, held)
            is_second = option.is_primer and bool(stage.primes & ends.primed)
            if after is None or (is_second and not stage.must):
                continue
            new = Ends(
                option.end_h,
                option.end_h if option.is_heavy else ends.leg_h,
                ends.primed | stage.primes if option.is_primer else ends.primed,
            )
            cost = option.cost + self._price_between(ends, option)
            yield cost + self._close_windows(index, stage, new, after)

    def _close_windows(self, index: int, stage: Stage, ends: Ends, held: Held) -> float:
        missed = len(stage.closes - ends.primed)
        new = ends._replace(primed=ends.primed - stage.closes) if stage.closes else ends
        return self._prices.primer_cost * missed + self._price_from(index + 1, new, held)

    def _price_between(self, ends: Ends, option: Option) -> float:
        prices = self._prices
        cost = prices.lifts_cost * shortage(option.start_h - ends.lift_h, prices.lifts_h)
        if option.is_heavy:
            need_h = prices.legs_h + option.extra_h
            cost += prices.legs_cost * shortage(option.start_h - ends.leg_h, need_h)
        return cost

    def _price_of_week(self, held: Held) -> float:
        wanted = self._week.wanted
        missing = max(0, len(wanted) - len(held.grades) - held.primers)
        pairs = zip(wanted, reversed(held.grades), strict=False)
        light = sum(max(0, want - have) for want, have in pairs)
        return self._prices.session_cost * missing + self._prices.grade_cost * light

    def _price_after(self, ends: Ends) -> float:
        if self._is_last:
            return 0.0
        return self._to_go[_trim(ends, self._week.next_monday_h, self._prices)]


def _begin(week: OpenWeek) -> Held:
    """Return what stands in the week, and the room that pins leave to free sessions."""
    pinned = [stage for stage in week.stages if stage.must]
    fixed = [option.grade for option in week.held]
    fixed += [min(option.grade for option in stage.options) for stage in pinned]
    return Held(
        grades=tuple(sorted(option.grade for option in week.held if not option.is_primer)),
        primers=sum(option.is_primer for option in week.held),
        room=max(1, len(week.wanted)) - len(pinned) - len(week.held),
        heavy_room=_left_of(week.wanted, fixed, HEAVY_GRADE),
        hard_room=_left_of(week.wanted, fixed, HARDEST),
    )


def _left_of(wanted: Sequence[int], fixed: Sequence[int], level: int) -> int:
    asked = sum(grade >= level for grade in wanted)
    return max(0, asked - sum(grade >= level for grade in fixed))


def _take(option: Option, stage: Stage, held: Held) -> Held | None:
    """Return the week with `option` in it, or None where it has no room for it.

    The least grade that a pinned day may have was set aside for it; more needs room like any.
    """
    least = min(one.grade for one in stage.options) if stage.must else 0
    after = Held(
        held.grades if option.is_primer else tuple(sorted((*held.grades, option.grade))),
        held.primers + option.is_primer,
        held.room - (not stage.must),
        held.heavy_room - (least < HEAVY_GRADE <= option.grade),
        held.hard_room - (least < HARDEST <= option.grade),
    )
    is_over = (held.room > after.room < 0, held.heavy_room > after.heavy_room < 0)
    return None if any(is_over) or held.hard_room > after.hard_room < 0 else after
