"""Where a session can go: each usable slot with its time and what every choice there costs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ironstride.planning.rules.around_runs import RULES_AROUND_RUNS, more_hours_for_harder_lifts
from ironstride.planning.rules.facts import FAR_H, day_start_h
from ironstride.planning.standing import NOTHING_STANDS
from ironstride.training.availability import Slot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ironstride.planning.race_limits import RaceLimits
    from ironstride.planning.rules.facts import Facts, RunCalendar
    from ironstride.planning.rules.terms import Terms
    from ironstride.planning.standing import Standing
    from ironstride.planning.weeks import WeekDemand
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete, Pinned
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import TimeSource

PRIMER: Final = 0
LIGHT_GRADE: Final = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """A lift of a leg grade 1 to 3, or the primer (0), and its price among the runs [points]."""

    grade: int
    cost: float


@dataclass(frozen=True, slots=True)
class Opening:
    """A slot on a day that can hold a session.

    `forced` openings are decided: one of their choices is taken. `pinned` carries what the
    athlete or a coach wrote there, `kept` the session that stays as it is. Leaving an opening in
    which the runner expects a session costs `leave_cost` [points]. A primer there is for a race
    that stands in the plan unless `primes_none`: then that race was dropped.
    """

    day: dt.date
    week: int
    place: str
    at: dt.time
    at_source: TimeSource
    minutes: int
    facts: Facts
    choices: tuple[Choice, ...]
    forced: bool = False
    pinned: Pinned | None = None
    kept: PlannedSession | None = None
    leave_cost: float = 0.0
    primes_none: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """What finding openings needs to know, gathered once.

    `authored_grades` has the leg grade of each day whose session was written by hand.
    """

    athlete: Athlete
    calendar: RunCalendar
    limits: RaceLimits
    terms: Terms
    policy: Policy
    primers: bool
    authored_grades: Mapping[dt.date, int]
    standing: Standing = NOTHING_STANDS

    @property
    def longest(self) -> int:
        """The longest session [min] for this runner."""
        table = self.policy.table("demand.session_minutes")
        return int(table[self.athlete.lifting.experience])


def find_openings(weeks: Sequence[WeekDemand], ground: Ground) -> tuple[Opening, ...]:
    """Return all openings of the horizon in the order of time."""
    pins = {pin.on: pin for pin in ground.athlete.pinned}
    openings: list[Opening] = []
    for week in weeks:
        for day in week.days():
            found = _openings_of(day, week, pins.get(day), ground)
            openings += sorted(found, key=lambda opening: opening.facts.start_h)
    return tuple(openings)


def _openings_of(
    day: dt.date, week: WeekDemand, pin: Pinned | None, ground: Ground
) -> tuple[Opening, ...]:
    """Return the openings of one day: what stays, what is pinned, else what is free."""
    kept = ground.standing.fixed_on(day)
    if kept is not None:
        return (_kept_opening(kept, week, pin, ground),)
    if not ground.standing.is_open(day) or ground.standing.is_taken(day):
        return ()
    if pin is not None:
        return () if pin.off else (_pinned_opening(pin, week, ground),)
    return _free_openings(day, week, ground)


def _free_openings(day: dt.date, week: WeekDemand, ground: Ground) -> tuple[Opening, ...]:
    least = ground.policy.whole("demand.least_minutes")
    most = week.most_leg_grade(day, ground.limits)
    primer = ground.primers and ground.limits.primer_race(day) is not None
    top = min(most or 0, max(week.leg_grades, default=0))
    if not top and not primer:
        return ()
    grades = ((PRIMER,) if primer else ()) + tuple(range(1, top + 1))
    return tuple(
        _open(day, week, slot, grades, ground)
        for slot in longest_slots(ground.athlete.availability.slots_on(day))
        if slot.minutes >= least
    )


def longest_slots(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Return the slots without those that a longer one at the same time and place holds."""
    kept: dict[tuple[str, dt.time | None], Slot] = {}
    for slot in slots:
        known = kept.setdefault((slot.place, slot.at), slot)
        if slot.minutes > known.minutes:
            kept[slot.place, slot.at] = slot
    return tuple(kept.values())


def _open(
    day: dt.date, week: WeekDemand, slot: Slot, grades: tuple[int, ...], ground: Ground
) -> Opening:
    at = slot.at or _suggest(day, slot.minutes, ground)
    facts = _facts(day, at, min(slot.minutes, ground.longest), week, ground)
    opening = Opening(
        day=day,
        week=week.index,
        place=slot.place,
        at=at,
        at_source="given" if slot.at else "assumed",
        minutes=min(slot.minutes, ground.longest),
        facts=facts,
        choices=tuple(
            Choice(grade, price_among_runs(facts, grade, ground.terms)) for grade in grades
        ),
    )
    expected = ground.standing.expected.get(day)
    is_expected = expected is not None and (expected.place, expected.at) == (
        opening.place,
        opening.at,
    )
    return replace(opening, leave_cost=ground.terms.price_moved) if is_expected else opening


def _suggest(day: dt.date, minutes: int, ground: Ground) -> dt.time:
    return choose_time(ground.calendar.times_on(day), minutes, day, ground.policy)


def _facts(day: dt.date, at: dt.time, minutes: int, week: WeekDemand, ground: Ground) -> Facts:
    start_h = day_start_h(day) + at.hour + at.minute / 60
    new = week.is_early(ground.terms.newcomer_weeks)
    return ground.calendar.facts_of(day, start_h, minutes, newcomer_weeks=new)


def price_among_runs(facts: Facts, grade: int, terms: Terms) -> float:
    """Return the price [points] of a session of `grade` where the runs are as in `facts`."""
    broken = sum(rule(facts, grade, terms) for rule in RULES_AROUND_RUNS)
    return broken + more_hours_for_harder_lifts(facts, grade, terms)


def choose_time(
    runs: Sequence[tuple[float, float]], minutes: int, day: dt.date, policy: Policy
) -> dt.time:
    """Suggest a clock time for a slot without one: hours from the day's timed `runs`.

    `runs` are (start, end) [h since day 0]. The candidates stand in policy
    `calendar.lift_candidates_h`, the preferred first.
    """
    midnight = day_start_h(day)
    enough = policy.number("clearance.after_hard_run_h")

    def room(hour: float) -> float:
        start = midnight + hour
        end = start + minutes / 60
        gaps = (max(start - run_end, run_start - end) for run_start, run_end in runs)
        return min(enough, *gaps, FAR_H)

    candidates = policy.numbers("calendar.lift_candidates_h")
    best = max(candidates, key=lambda hour: (room(hour), -candidates.index(hour)))
    return dt.time(int(best))


def _kept_opening(
    session: PlannedSession, week: WeekDemand, pin: Pinned | None, ground: Ground
) -> Opening:
    """Turn a session that stays into an opening that must be taken as it was."""
    minutes = _kept_minutes(session, pin, ground)
    facts = _facts(session.on, session.at, minutes, week, ground)
    grade = ground.standing.placed_grade(session, week.leg_grades)
    if session.kind != "lift":
        grade = PRIMER if session.kind == "primer" else LIGHT_GRADE
    return Opening(
        day=session.on,
        week=week.index,
        place=session.place,
        at=session.at,
        at_source=session.at_source,
        minutes=minutes,
        facts=facts,
        choices=(Choice(grade, price_among_runs(facts, grade, ground.terms)),),
        forced=True,
        pinned=pin,
        kept=session,
        primes_none=not ground.limits.is_in_primer_window(session.on),
    )


def _kept_minutes(session: PlannedSession, pin: Pinned | None, ground: Ground) -> int:
    """Return the minutes that were there for a session that stays, its own where none are told."""
    if pin is not None and pin.minutes:
        return pin.minutes
    at = session.at if session.at_source == "given" else None
    slots = ground.athlete.availability.slots_on(session.on)
    if pin is not None:
        own = [slot.minutes for slot in slots if slot.place == session.place] or [ground.longest]
        return max(session.minutes, own[0])
    own = [slot.minutes for slot in slots if slot.place == session.place and slot.at == at]
    return max(session.minutes, *own) if own else session.minutes


def _pinned_opening(pin: Pinned, week: WeekDemand, ground: Ground) -> Opening:
    """Turn a pinned day into an opening that must be taken, whatever it costs."""
    slot = _pinned_slot(pin, ground)
    at = slot.at or _suggest(pin.on, slot.minutes, ground)
    facts = _facts(pin.on, at, slot.minutes, week, ground)
    grades = _pinned_grades(pin, week, ground)
    return Opening(
        day=pin.on,
        week=week.index,
        place=slot.place,
        at=at,
        at_source="given" if slot.at else "assumed",
        minutes=slot.minutes,
        facts=facts,
        choices=tuple(
            Choice(grade, price_among_runs(facts, grade, ground.terms)) for grade in grades
        ),
        forced=True,
        pinned=pin,
    )


def _pinned_slot(pin: Pinned, ground: Ground) -> Slot:
    """Return the time and place of a pin; what it leaves open comes from the day's first slot."""
    slots = ground.athlete.availability.slots_on(pin.on)
    place = pin.place or (slots[0].place if slots else next(iter(ground.athlete.places)))
    own = next((slot for slot in slots if slot.place == place), None)
    minutes = pin.minutes or (own.minutes if own else ground.longest)
    if not pin.items:
        minutes = min(minutes, ground.longest)
    return Slot(minutes=minutes, place=place, at=pin.at or (own.at if own else None))


def _pinned_grades(pin: Pinned, week: WeekDemand, ground: Ground) -> tuple[int, ...]:
    authored = ground.authored_grades.get(pin.on)
    if authored is not None:
        return (authored,)
    if pin.leg_grade is not None:
        return (LIGHT_GRADE if pin.on in week.gentle else max(LIGHT_GRADE, pin.leg_grade),)
    most = week.most_leg_grade(pin.on, ground.limits) or LIGHT_GRADE
    return tuple(range(1, max(LIGHT_GRADE, min(most, max(week.leg_grades, default=1))) + 1))
