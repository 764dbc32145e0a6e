"""What each day may hold: every session that could be placed there, and its price on its own."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ironstride.planning.check import around_runs, spacing
from ironstride.planning.check.race_days import primer_window, race_row
from ironstride.planning.check.returning import comes_after_illness
from ironstride.planning.check.safety import plan_is_halted
from ironstride.planning.check.slots import minutes_offered
from ironstride.planning.check.times import DAY_H, days_between, end_h, hour_of, shortage, start_h
from ironstride.planning.check.weeks import HARDEST, can_still_prime, most_grade
from ironstride.training.availability import Slot
from ironstride.training.calendar_weeks import DAYS_PER_WEEK
from ironstride.training.session import PlannedSession, Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ironstride.planning.check.case import Case
    from ironstride.training.athlete import Pinned
    from ironstride.training.race import Race
    from ironstride.training.words import SessionKind

# Rules that price a session by itself, whatever stands on other days.
RULES_OF_ONE: Final = (
    around_runs.heavy_legs_not_before_key_run,
    around_runs.easy_run_clear_of_leg_work,
    around_runs.lift_hours_after_hard_run,
    around_runs.fresh_legs_for_heavy_work,
    around_runs.rest_day_kept,
    around_runs.long_run_day_kept_free,
    around_runs.lift_not_during_run,
    spacing.session_has_its_minutes,
)
# A preference among days that break nothing: more hours than this before a key run are plenty.
PLENTY_H: Final = 72
_WHY: Final = (Why("weekly_sessions_held", "It could stand here.", "convention"),)


@dataclass(frozen=True, slots=True)
class Option:
    """A session that a day may hold [h since day 0]; `cost` is its price on its own [points].

    `extra_h` is what a newcomer's heavy legs need above the usual hours.
    """

    session: PlannedSession
    start_h: float
    end_h: float
    grade: int
    is_primer: bool
    extra_h: float
    cost: float

    @property
    def is_heavy(self) -> bool:
        """Whether it is hard on the legs."""
        return self.grade >= around_runs.HEAVY_GRADE


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which the primer of a race may be done."""

    race: str
    first: dt.date
    last: dt.date

    def holds(self, day: dt.date) -> bool:
        """Whether the primer may be done on `day`."""
        return self.first <= day <= self.last

    def spans(self, day: dt.date) -> bool:
        """Whether the primer may have been done before `day` and counts after it."""
        return self.first < day <= self.last


def runs_near(case: Case, monday: dt.date) -> Case:
    """Return the case of one week, with the runs that are near enough to matter for it."""
    table = case.policy.table
    hours = [*table("clearance.key_h").values(), *table("clearance.long_h").values()]
    most_h = max(hours) + case.policy.number("clearance.newcomer_extra_h")
    most_h = max(most_h, PLENTY_H, case.policy.number("clearance.tired_legs_h"))
    reach = 2 + math.ceil(most_h / DAY_H)
    near = range(-reach, DAYS_PER_WEEK + reach)
    return replace(
        case, runs=tuple(run for run in case.runs if days_between(monday, run.on) in near)
    )


def fixed_option(case: Case, session: PlannedSession) -> Option:
    """Return a session that stays as it is; the slot it stands in is taken whole."""
    whole = replace(session, minutes=max(session.minutes, minutes_offered(case, session)))
    near = runs_near(case, session.on)
    return _priced(near, [whole])[0]


def _priced(case: Case, sessions: Sequence[PlannedSession]) -> list[Option]:
    """Return `sessions`, which exclude each other, as options."""
    around = replace(case, sessions=tuple(sessions))
    costs: defaultdict[str, float] = defaultdict(float)
    for rule in RULES_OF_ONE:
        for finding in rule(around):
            costs[finding.where] += finding.cost or 0.0
    return [
        Option(
            session=session,
            start_h=start_h(session),
            end_h=end_h(session),
            grade=session.leg_grade if session.kind == "lift" else 0,
            is_primer=session.kind == "primer",
            extra_h=around_runs.newcomer_extra_h(around, session),
            cost=costs[session.id] + _preference(around, session),
        )
        for session in sessions
    ]


def _preference(case: Case, session: PlannedSession) -> float:
    """Return what a hard lift costs for each hour short of plenty before the next key run."""
    hours = around_runs.hours_to_key_run(case, session)
    price = case.policy.number("price.more_hours_for_harder_lifts")
    return price * session.leg_grade * shortage(hours, PLENTY_H)


def free_options(
    case: Case, day: dt.date, wanted: tuple[int, ...], *, primed: bool
) -> list[Option]:
    """Return what may be placed in the slots of a day: lifts of each grade, and the primer.

    `primed` says whether any race of the plan has a primer.
    """
    top = min(most_grade(case, day) or 0, max(wanted, default=0))
    choices: list[tuple[SessionKind, int]] = [("lift", grade) for grade in range(1, top + 1)]
    if primed and _may_prime(case, day):
        choices.append(("primer", 0))
    if not choices:
        return []
    least = case.policy.number("demand.least_minutes")
    slots = [slot for slot in case.plan.athlete.availability.slots_on(day) if slot.minutes >= least]
    sessions = [
        _session(day, slot, min(slot.minutes, _longest(case)), kind, grade, case)
        for slot in _without_shorter(slots)
        for kind, grade in choices
    ]
    return _priced(case, sessions)


def _without_shorter(slots: Iterable[Slot]) -> Iterable[Slot]:
    """Return the slots, of those at one place and time the longest only."""
    kept: dict[tuple[str, dt.time | None], Slot] = {}
    for slot in sorted(slots, key=lambda slot: slot.minutes):
        kept[slot.place, slot.at] = slot
    return kept.values()


def _longest(case: Case) -> int:
    return int(case.policy.table("demand.session_minutes")[case.level])


def _session(
    day: dt.date, slot: Slot, minutes: int, kind: SessionKind, grade: int, case: Case
) -> PlannedSession:
    at = slot.at or _suggested_time(case, day, slot.minutes)
    return PlannedSession(
        id=f"{day} {slot.place} {slot.at} {kind} {grade}",
        on=day,
        at=at,
        at_source="given" if slot.at else "assumed",
        place=slot.place,
        kind=kind,
        leg_grade=grade,
        minutes=minutes,
        title=kind,
        why=_WHY,
        blocks=(),
        versions={},
    )


def _suggested_time(case: Case, day: dt.date, minutes: int) -> dt.time:
    """Return the clock time of a slot without one: of the usual hours the clearest of timed runs.

    Hours beyond what a lift wants after a hard run count no more; of equals the first stands.
    """
    enough = case.policy.number("clearance.after_hard_run_h")
    spans = [run for run in case.runs if run.timed and run.on == day]
    usual = [dt.time(int(hour)) for hour in case.policy.numbers("calendar.lift_candidates_h")]

    def clearance(at: dt.time) -> float:
        begins = hour_of(day, at)
        ends = begins + minutes / 60
        gaps = [max(begins - run.latest_end_h, run.earliest_h - ends) for run in spans]
        return min([enough, *gaps])

    return max(usual, key=clearance)


def pinned_options(case: Case, pin: Pinned, wanted: tuple[int, ...]) -> list[Option]:
    """Return what a pinned day holds: nothing when off; what somebody wrote has its grade."""
    if pin.off:
        return []
    athlete = case.plan.athlete
    slots = athlete.availability.slots_on(pin.on)
    place = pin.place or (slots[0].place if slots else next(iter(athlete.places), ""))
    own = next((slot for slot in slots if slot.place == place), None)
    minutes = pin.minutes or (own.minutes if own else _longest(case))
    if not pin.items:
        minutes = min(minutes, _longest(case))
    slot = Slot(minutes, place, pin.at or (own.at if own else None))
    grades = _pinned_grades(case, pin, wanted)
    sessions = [_session(pin.on, slot, minutes, "lift", grade, case) for grade in grades]
    return _priced(case, sessions)


def _pinned_grades(case: Case, pin: Pinned, wanted: tuple[int, ...]) -> Sequence[int]:
    if pin.items:
        written = [one for one in case.sessions if one.authored and one.on == pin.on]
        return [written[0].leg_grade if written else pin.leg_grade or 0]
    if pin.leg_grade is not None:
        return [1 if comes_after_illness(case, pin.on) else max(1, pin.leg_grade)]
    top = min(most_grade(case, pin.on) or 1, max(wanted, default=1))
    return range(1, max(1, min(top, HARDEST)) + 1)


def _may_prime(case: Case, day: dt.date) -> bool:
    """Whether a primer may be done on `day`: in the window of a race and clear of the others."""
    for race in case.races:
        low, high = primer_window(race, case)
        others = [other for other in case.races if other != race]
        if low and low <= days_between(day, race.on) <= high:
            blocks = (_blocks(case, one, days_between(day, one.on)) for one in others)
            if not any(blocks):
                return True
    return False


def _blocks(case: Case, race: Race, days: int) -> bool:
    row = race_row(race, case.policy)
    lesser = case.policy.table("races.lesser_clear_days")
    clear = lesser.get(race.priority, case.policy.table("races.last_leg_days")[row])
    return -case.policy.table("races.no_heavy_after_days")[row] <= days <= clear


def open_windows(case: Case) -> list[Window]:
    """Return when primers may be done for the A races that can still have one."""
    if plan_is_halted(case) or not any(gate.open for gate in case.plan.gates):
        return []
    windows = []
    for race in case.races:
        low, high = primer_window(race, case)
        if low and can_still_prime(case, race, low):
            first, last = (race.on - dt.timedelta(days=days) for days in (high, low))
            windows.append(Window(f"{race.on} {race.name}", first, last))
    return windows
