"""What a plan lacks, and the small changes of a runner's week that could give it."""

from __future__ import annotations

import datetime as dt
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.planning.dose import HEAVY_PHASES
from ironstride.planning.plan_figures import coming_weeks, measure_plan
from ironstride.planning.week_changes import CannotChange, change_week, main_place
from ironstride.training.calendar_weeks import DAYS_PER_WEEK
from ironstride.training.pattern_words import PATTERN_WORDS
from ironstride.training.week_change import MoreMinutes, MovedRun, OneMoreSlot, OtherPlace, WhichDay
from ironstride.training.words import HEAVY_LEG_PATTERNS, KEY_RUN_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ironstride.training.athlete import Athlete
    from ironstride.training.plan import Plan
    from ironstride.training.week_change import WeekChange

# Minutes more on a day that a runner may find without another plan for it.
MORE_MINUTES: Final = (15, 30)
LEAST_NEW_MINUTES: Final = 30
# A plan for each: more would try the runner's patience.
MOST_TRIED: Final = 60
SHORT_WEEKS_TRIED: Final = 2
HELD: Final = "weekly_sessions_held"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that a plan lacks; `size` says how much of it, in the words of `unit`."""

    key: str
    size: int
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Tried:
    """A change and the sizes of the troubles that it leaves, by key."""

    change: WeekChange
    left: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Remedy:
    """The smallest change that takes a trouble away, else the one that leaves least of it.

    `change` None: none of those that were tried helps.
    """

    trouble: Trouble
    change: WeekChange | None
    left: int


def find_troubles(plan: Plan, since: dt.date) -> tuple[Trouble, ...]:
    """Return what the plan lacks from `since` on; nothing where health stops it anyway."""
    if plan.certificate is None:
        return ()
    return (
        *_missing_sessions(plan, since),
        *_missing_patterns(plan, since),
        *_no_heavy(plan, since),
    )


def _missing_sessions(plan: Plan, since: dt.date) -> Iterator[Trouble]:
    short = [one for one in plan.broken_rules if one.rule == HELD and one.on >= since]
    if short:
        text = f"{_weeks(len(short))} with fewer sessions than wanted"
        # A week may lack more than one: the price knows how many.
        points = round(sum(one.cost for one in short))
        yield Trouble(HELD, points, "points", text)


def _missing_patterns(plan: Plan, since: dt.date) -> Iterator[Trouble]:
    for pattern, weeks in measure_plan(plan, since).uncovered_weeks.items():
        name = PATTERN_WORDS[pattern].name
        yield Trouble(f"uncovered {pattern}", weeks, "weeks", f"{_weeks(weeks)} without {name}")


def _weeks(count: int) -> str:
    return f"{count} week{'' if count == 1 else 's'}"


def _no_heavy(plan: Plan, since: dt.date) -> Iterator[Trouble]:
    """Yield the gates that nothing planned ever opens, and heavy weeks without anything heavy."""
    for gate in plan.gates:
        if not gate.open and gate.expected_on is None:
            name = PATTERN_WORDS[gate.pattern].name
            text = f"sets of 1-6 are not in sight for {name}: {'; '.join(gate.missing)}"
            yield Trouble(f"gate {gate.pattern}", 1, "gate", text)
    weeks = [one for one in coming_weeks(plan, since) if one.phase in HEAVY_PHASES]
    heavy = any(
        item.rep_class == "strength" and HEAVY_LEG_PATTERNS & set(item.patterns)
        for week in weeks
        for session in week.sessions
        for _, item in session.items()
    )
    if weeks and not heavy and any(gate.open for gate in plan.gates):
        text = f"{_weeks(len(weeks))} for strength, and no heavy lift for the legs in them"
        yield Trouble("no heavy legs", len(weeks), "weeks", text)


def small_changes(plan: Plan, first: dt.date, last: dt.date) -> list[WeekChange]:
    """Return the changes worth trying from `first` to `last`, the smallest first."""
    athlete = plan.athlete
    week = athlete.availability.week
    trained = [WhichDay(day) for day in range(DAYS_PER_WEEK) if week.get(day)]
    free = [WhichDay(day) for day in range(DAYS_PER_WEEK) if not week.get(day)]
    places = [
        OtherPlace(day, place)
        for day in trained
        for place in athlete.places
        if {slot.place for slot in week[day.weekday]} != {place}
    ]
    usual = [slot.minutes for slots in week.values() for slot in slots]
    minutes = (
        max(LEAST_NEW_MINUTES, round(statistics.median(usual))) if usual else LEAST_NEW_MINUTES
    )
    wishes: list[WeekChange] = [
        *(MoreMinutes(day, more) for more in MORE_MINUTES for day in trained),
        *places,
        *_on_dates(plan, first, minutes),
        *_moved_runs(athlete, first, last),
        *(OneMoreSlot(day, minutes, main_place(athlete)) for day in free),
    ]
    return wishes[:MOST_TRIED]


def _on_dates(plan: Plan, first: dt.date, minutes: int) -> Iterator[OneMoreSlot]:
    """Yield a slot on each date without one in the first weeks that hold too few sessions."""
    short = sorted({one.on for one in plan.broken_rules if one.rule == HELD and one.on >= first})
    raced = {race.on for race in plan.races}
    place = main_place(plan.athlete)
    for on in short[:SHORT_WEEKS_TRIED]:
        for index in range(DAYS_PER_WEEK - on.weekday()):
            day = on + dt.timedelta(days=index)
            if day not in raced and not plan.athlete.availability.slots_on(day):
                yield OneMoreSlot(WhichDay(day.weekday(), day), minutes, place)


def _moved_runs(athlete: Athlete, first: dt.date, last: dt.date) -> Iterator[MovedRun]:
    """Yield each kind of key run a day earlier and a day later than on its weekday."""
    coming = (run for run in athlete.runs if first <= run.on <= last and run.type != "race")
    usual = {(run.type, run.on.weekday()) for run in coming if run.type in KEY_RUN_TYPES}
    for run_type, weekday in sorted(usual):
        for day in (weekday - 1, weekday + 1):
            if 0 <= day < DAYS_PER_WEEK:
                yield MovedRun(run_type, WhichDay(day), WhichDay(weekday))


def try_changes(
    athlete: Athlete,
    changes: Sequence[WeekChange],
    first: dt.date,
    last: dt.date,
    plan_for: Callable[[Athlete], Plan],
) -> Iterator[Tried | None]:
    """Yield what each change leaves, in their order; None for one that cannot be."""
    for change in changes:
        changed = change_week(athlete, [change], first, last)
        if isinstance(changed, CannotChange):
            yield None
            continue
        troubles = find_troubles(plan_for(changed), first)
        yield Tried(change, {trouble.key: trouble.size for trouble in troubles})


def choose_remedies(troubles: Sequence[Trouble], tried: Sequence[Tried]) -> tuple[Remedy, ...]:
    """Return for each trouble the first change that helps most; `tried` has the smallest first."""
    return tuple(_choose(trouble, tried) for trouble in troubles)


def _choose(trouble: Trouble, tried: Sequence[Tried]) -> Remedy:
    best = min(tried, key=lambda one: one.left.get(trouble.key, 0), default=None)
    if best is None or best.left.get(trouble.key, 0) >= trouble.size:
        return Remedy(trouble, None, trouble.size)
    return Remedy(trouble, best.change, best.left.get(trouble.key, 0))
