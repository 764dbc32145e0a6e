"""Which soft rules the finished plan breaks, what each costs, and what it means in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ironstride.planning.lighter_weeks import LightLift, explain_lighter
from ironstride.planning.novelty import find_new_items
from ironstride.planning.openings import PRIMER
from ironstride.planning.rules.around_runs import (
    HEAVY_GRADE,
    RULES_AROUND_RUNS,
    clearance_needed_h,
)
from ironstride.planning.rules.between_lifts import (
    heavy_leg_days_apart,
    leg_dose_held,
    lift_days_apart,
    primer_before_race,
    weekly_sessions_held,
)
from ironstride.planning.rules.facts import FAR_H, Facts
from ironstride.running.dated_runs import hours_of
from ironstride.training.calendar_weeks import DAYS_PER_WEEK
from ironstride.training.plan import BrokenRule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from ironstride.planning.race_limits import RaceLimits
    from ironstride.planning.rules.facts import RunCalendar
    from ironstride.planning.rules.terms import Terms
    from ironstride.planning.weeks import WeekDemand
    from ironstride.training.plan import Plan
    from ironstride.training.race import Race
    from ironstride.training.session import PlannedSession

# Prices are told in hundredths of a point; less is rounding.
CENTS: Final = 2
SMALLEST: Final = 0.005
# What is missing of the hours before a run below this [h] changes nothing for the runner.
WORTH_ADVICE_H: Final = 0.5
# A compromise below this price [points] is no news for the runner.
TOLD_COST: Final = 1.0
# Breaches of these are dated on the first day of their week, and speak of all of it.
OF_A_WEEK: Final = frozenset({"weekly_sessions_held", "leg_dose_held"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the sessions of a plan stand among.

    `primer_races` maps the date of each race that should have a primer to the race;
    `slot_minutes` has the minutes that were there on the day of each session, `pinned` the days
    that the athlete or a coach decided, `placed_grades` what each lift might cost the legs where
    it stands; `lifted` are the exercises that the runner did before the plan. `pins_in_pain` are
    the pinned days that may be left empty, because regions are spared.
    """

    weeks: Sequence[WeekDemand]
    calendar: RunCalendar
    limits: RaceLimits
    primer_races: Mapping[dt.date, Race]
    slot_minutes: Mapping[dt.date, int]
    pinned: frozenset[dt.date]
    lifted: frozenset[str]
    placed_grades: Mapping[dt.date, int]
    terms: Terms
    pins_in_pain: frozenset[dt.date] = frozenset()


def find_breaches(
    sessions: Sequence[PlannedSession], around: Surroundings
) -> tuple[BrokenRule, ...]:
    """Return every broken soft rule in the order of time, from the sessions as they became."""
    weeks, terms = around.weeks, around.terms
    lifts = [session for session in sessions if session.kind in ("lift", "primer")]
    facts = [_facts_of(session, weeks, around.calendar, terms) for session in lifts]
    found = [
        *_around_runs(lifts, facts, around),
        *_between(lifts, facts, terms),
        *_in_weeks(lifts, facts, around),
        *_near_races(lifts, around),
        *_new_before_races(sessions, around),
        *_missing_primers(lifts, around.primer_races, terms),
        *_empty_pins(lifts, around),
    ]
    return tuple(sorted(found, key=lambda breach: (breach.on, breach.rule)))


def told_compromises(plan: Plan) -> tuple[BrokenRule, ...]:
    """Return the broken rules of `plan` that a runner should read of: not the smallest ones."""
    return tuple(one for one in plan.broken_rules if one.cost >= TOLD_COST)


def _breach(rule: str, cost: float, on: dt.date, text: str) -> Iterator[BrokenRule]:
    if cost > SMALLEST:
        yield BrokenRule(rule, round(cost, CENTS), on, text)


def _facts_of(
    session: PlannedSession, weeks: Sequence[WeekDemand], calendar: RunCalendar, terms: Terms
) -> Facts:
    week = next(week for week in weeks if week.starts_on <= session.on <= week.last_day)
    new = week.is_early(terms.newcomer_weeks)
    start_h = hours_of(session.on, session.at)
    return calendar.facts_of(session.on, start_h, session.minutes, newcomer_weeks=new)


def _around_runs(
    lifts: Sequence[PlannedSession],
    facts: Sequence[Facts],
    around: Surroundings,
) -> Iterator[BrokenRule]:
    terms = around.terms
    for session, actual in zip(lifts, facts, strict=True):
        # On a day that somebody decided a session may take longer than its slot.
        minutes = max(around.slot_minutes[session.on], session.minutes)
        near = replace(actual, minutes=minutes)
        grade = PRIMER if session.kind == "primer" else session.leg_grade
        for rule in RULES_AROUND_RUNS:
            cost = rule(near, grade, terms)
            if cost > SMALLEST:
                text = _say(rule.__name__, near, grade, terms, decided=session.on in around.pinned)
                yield from _breach(rule.__name__, cost, session.on, text)


def _say(rule: str, facts: Facts, grade: int, terms: Terms, *, decided: bool) -> str:
    """Return what a broken rule means; `decided` where the athlete or a coach chose the day."""
    to_run = min(facts.to_key_h, facts.to_long_h)
    hours = terms.long_h if facts.to_long_h < facts.to_key_h else terms.key_h
    need = clearance_needed_h(hours, grade, facts, terms)
    whose = "you or your coach put it there" if decided else "your week has no better place"
    same_day = (
        "the key run of the same day has no time; run first and leave hours between"
        if facts.since_hard_same_day_h == 0
        else f"only {facts.since_hard_same_day_h:.0f} h after the key run of the same day"
    )
    return {
        "heavy_legs_not_before_key_run": f"Ends {to_run:.1f} h before a key or long run"
        + _advise(
            to_run,
            need,
            f"; {need:.0f} h would be better. {whose.capitalize()}: start that run by feel.",
        ),
        "easy_run_clear_of_leg_work": f"Ends {facts.to_easy_h:.1f} h before an easy run"
        + _advise(
            facts.to_easy_h,
            terms.easy_h[grade],
            f", {terms.easy_h[grade]:.0f} h would be better: run it slowly.",
        ),
        "lift_hours_after_hard_run": f"On the day of a key run: {same_day}.",
        "fresh_legs_for_heavy_work": f"Starts {facts.since_tiring_h:.0f} h after a hard run: the "
        "legs may be tired, so take the lower end of each range.",
        "rest_day_kept": "On a day that your calendar marks as rest; "
        f"{whose if decided else 'no other day does better'}.",
        "long_run_day_kept_free": "On the day of a long run: lift after it, or split the day.",
        "lift_not_during_run": "At the time of a run: move one of the two by an hour.",
        "session_has_its_minutes": f"Only {facts.minutes} minutes: a short session.",
    }[rule]


def _advise(have_h: float, need_h: float, advice: str) -> str:
    """Return `advice`, or nothing to do where hardly any time is missing."""
    if need_h - have_h >= WORTH_ADVICE_H:
        return advice
    return f", as good as the {need_h:.0f} h that are best."


def _between(
    lifts: Sequence[PlannedSession], facts: Sequence[Facts], terms: Terms
) -> Iterator[BrokenRule]:
    last_end_h, last_leg_h = -FAR_H, -FAR_H
    for session, around in zip(lifts, facts, strict=True):
        gap_h = around.start_h - last_end_h
        cost = lift_days_apart(gap_h, terms)
        text = f"Only {gap_h:.0f} h after the lift before it."
        yield from _breach("lift_days_apart", cost, session.on, text)
        if session.leg_grade >= HEAVY_GRADE:
            leg_gap_h = around.start_h - last_leg_h
            new = around.newcomer_weeks
            cost = heavy_leg_days_apart(leg_gap_h, terms, newcomer_weeks=new)
            text = f"Only {leg_gap_h:.0f} h after the leg session before it."
            yield from _breach("heavy_leg_days_apart", cost, session.on, text)
            last_leg_h = around.end_h
        last_end_h = around.end_h


def _in_weeks(
    lifts: Sequence[PlannedSession], facts: Sequence[Facts], around: Surroundings
) -> Iterator[BrokenRule]:
    terms, facts_on = around.terms, {one.on: near for one, near in zip(lifts, facts, strict=True)}
    for week in around.weeks:
        held = [lift for lift in lifts if week.first_day <= lift.on <= week.last_day]
        wanted = week.leg_grades
        cost = weekly_sessions_held(len(held), len(wanted), terms)
        text = f"{len(held)} of {len(wanted)} sessions found a place in this week."
        yield from _breach("weekly_sessions_held", cost, week.first_day, text)
        grades = [around.placed_grades[lift.on] for lift in held if lift.kind == "lift"]
        cost = leg_dose_held(grades, wanted, terms)
        if cost > SMALLEST:
            text = _say_lighter(held, facts_on, week, around)
            yield from _breach("leg_dose_held", cost, week.first_day, text)


def _say_lighter(
    held: Sequence[PlannedSession],
    facts_on: Mapping[dt.date, Facts],
    week: WeekDemand,
    around: Surroundings,
) -> str:
    grades = {lift.on: around.placed_grades[lift.on] for lift in held if lift.kind == "lift"}
    hardest = sorted(grades, key=lambda day: -grades[day])
    lifts = [
        LightLift(facts_on[day], grades[day], max(grades[day], wanted))
        for day, wanted in zip(hardest, week.leg_grades, strict=False)
    ]
    lacks_times = around.calendar.lacks_times(week.first_day, week.last_day)
    return explain_lighter(lifts, around.terms, lacks_times=lacks_times)


def _near_races(lifts: Sequence[PlannedSession], around: Surroundings) -> Iterator[BrokenRule]:
    """Name what pinned sessions break around races; the engine's own keep these rules."""
    for session in lifts:
        if session.on not in around.pinned:
            continue
        for rule in around.limits.broken_by(session.on, session.leg_grade):
            text = "Put here by you or your coach, nearer to a race than the table advises."
            yield from _breach(rule, around.terms.price_day_before, session.on, text)


def _new_before_races(
    sessions: Sequence[PlannedSession], around: Surroundings
) -> Iterator[BrokenRule]:
    """Name what is new near a race on pinned days; the engine's own days keep that rule."""
    for session, new in find_new_items(sessions, around.lifted):
        race = around.limits.race_without_news(session.on)
        if new and race is not None and session.on in around.pinned:
            names = ", ".join(item.name for item in new)
            whose = "You or your coach keep it on this day: take it lightly, or let it move again."
            text = f"New so near {race.name}: {names}. {whose}"
            cost = around.terms.price_day_before
            yield from _breach("no_new_exercise_before_race", cost, session.on, text)


def _missing_primers(
    lifts: Sequence[PlannedSession], primer_races: Mapping[dt.date, Race], terms: Terms
) -> Iterator[BrokenRule]:
    primers = [lift.on for lift in lifts if lift.kind == "primer"]
    for race_on, race in primer_races.items():
        placed = any(0 < (race_on - day).days <= DAYS_PER_WEEK for day in primers)
        text = f"No primer before {race.name}: no free slot then, or no heavy lift that you know."
        yield from _breach("primer_before_race", primer_before_race(placed, terms), race_on, text)


def _empty_pins(lifts: Sequence[PlannedSession], around: Surroundings) -> Iterator[BrokenRule]:
    """Name the pinned days on which nothing is left to train while what hurts is spared."""
    held = {lift.on for lift in lifts}
    text = "Nothing is left to train while what hurts is spared: the session you put there waits."
    for day in around.pins_in_pain - held:
        yield from _breach("pinned_kept", around.terms.price_day_before, day, text)
