"""The season as weeks with a phase: back from the A races, in rolling blocks without one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ironstride.planning.race_limits import find_race_row
from ironstride.training.calendar_weeks import DAYS_PER_WEEK, monday_of

if TYPE_CHECKING:
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.race import Race
    from ironstride.training.words import Phase

# A race up to Wednesday leaves most of its week for recovery.
EARLY_WEEKDAY: Final = 2
BUILD_ORDER: Final[tuple[Phase, ...]] = ("adaptation", "hypertrophy", "max_strength", "power")
RESTING: Final[frozenset[Phase]] = frozenset({"taper", "transition"})
Kind = Literal["newcomer", "lifter"]


def is_newcomer(athlete: Athlete) -> bool:
    """Whether the athlete has never or hardly lifted."""
    return athlete.lifting.experience in ("none", "novice")


@dataclass(frozen=True, slots=True)
class Season:
    """The Mondays of the horizon with the phase of each week, counted from the first."""

    mondays: tuple[dt.date, ...]
    phases: tuple[Phase, ...]

    def __len__(self) -> int:
        return len(self.mondays)


def plan_phases(athlete: Athlete, today: dt.date, policy: Policy, weeks: int | None) -> Season:
    """Return the season from the week of `today`.

    The horizon ends after the last A race and its transition, else after one rolling block;
    `weeks` sets its length instead.
    """
    first = monday_of(today)
    own = _horizon_weeks(athlete, today, policy)
    count = max(own, weeks or 0)
    marks = _mark_races(athlete, today, policy, count)
    phases = _fill_segments(marks, athlete, today, policy)[: weeks or own]
    mondays = tuple(first + dt.timedelta(weeks=index) for index in range(len(phases)))
    return Season(mondays, tuple(phases))


def _weeks_from(today: dt.date, day: dt.date) -> int:
    return (monday_of(day) - monday_of(today)).days // DAYS_PER_WEEK


def _transition_weeks(race: Race, policy: Policy) -> int:
    if race.priority == "C":
        return 0
    key = "transition_weeks" if race.priority == "A" else "transition_after_lesser_weeks"
    return int(policy.table(f"races.{key}")[find_race_row(race.distance_m, policy)])


def _horizon_weeks(athlete: Athlete, today: dt.date, policy: Policy) -> int:
    goals = [race for race in athlete.races if race.priority == "A" and race.on >= today]
    if not goals:
        return policy.whole("phases.rolling_weeks")
    return max(_weeks_from(today, race.on) + 1 + _transition_weeks(race, policy) for race in goals)


def _mark_races(athlete: Athlete, today: dt.date, policy: Policy, count: int) -> list[Phase | None]:
    """Mark the weeks of tapers and transitions; a taper wins over a transition."""
    marks: list[Phase | None] = [None] * count
    for race in sorted(athlete.races, key=lambda race: race.on):
        week = _weeks_from(today, race.on)
        first = week if race.on < today or race.on.weekday() <= EARLY_WEEKDAY else week + 1
        if _transition_weeks(race, policy):
            for index in range(first, week + 1 + _transition_weeks(race, policy)):
                _mark(marks, index, "transition")
    for race in athlete.races:
        if race.priority == "A" and race.on >= today:
            for index in _taper_weeks(race, today, policy):
                _mark(marks, index, "taper")
    return marks


def _mark(marks: list[Phase | None], index: int, phase: Phase) -> None:
    if 0 <= index < len(marks):
        marks[index] = phase


def _taper_weeks(race: Race, today: dt.date, policy: Policy) -> range:
    """Return the weeks of which more than half lies in the taper.

    The race week is one of them, unless most of it comes after the race.
    """
    days = policy.table("races.taper_days")[find_race_row(race.distance_m, policy)]
    race_week = _weeks_from(today, race.on)
    inside_before = days - race.on.weekday()
    full_weeks, rest = divmod(max(0, int(inside_before)), DAYS_PER_WEEK)
    before = full_weeks + (rest > DAYS_PER_WEEK // 2)
    recovers = race.on.weekday() <= EARLY_WEEKDAY
    return range(race_week - before, race_week + (not recovers))


def _fill_segments(
    marks: list[Phase | None], athlete: Athlete, today: dt.date, policy: Policy
) -> list[Phase]:
    """Replace each run of unmarked weeks by the phases that fit into it."""
    filled: list[Phase] = []
    index = 0
    is_first = True
    prepared = policy.table("phases.least_weeks.newcomer")["adaptation"]
    while index < len(marks):
        mark = marks[index]
        if mark is not None:
            filled.append(mark)
            index += 1
            continue
        end = index
        while end < len(marks) and marks[end] is None:
            end += 1
        unprepared = is_newcomer(athlete) and filled.count("adaptation") < prepared
        kind: Kind = "newcomer" if unprepared else "lifter"
        adapts = unprepared or (is_first and needs_adaptation(athlete, today, policy))
        before_race = end < len(marks)
        filled += allocate_phases(end - index, kind, policy, adapts=adapts, before_race=before_race)
        is_first = False
        index = end
    return filled


def needs_adaptation(athlete: Athlete, today: dt.date, policy: Policy) -> bool:
    """Whether the first weeks prepare the tissue: newcomers, and lifters who stopped."""
    if is_newcomer(athlete):
        return True
    # What was logged since the plan began is the adaptation itself, where it needs one.
    logged = (one.performed_on for one in athlete.log if one.performed_on <= today)
    newest = max((*(lift.on for lift in athlete.lifts), *logged), default=dt.date.min)
    return (today - newest).days > policy.whole("phases.lifted_lately_days")


def allocate_phases(
    count: int, kind: Kind, policy: Policy, *, adapts: bool, before_race: bool
) -> list[Phase]:
    """Share `count` weeks out among the phases, the most useful phases first.

    Before a race the sequence ends in power and maintenance; with too few weeks nothing new is
    built. More weeks than the phases can use repeat hypertrophy and max strength.
    """
    if count <= 0:
        return []
    if (
        before_race
        and kind == "newcomer"
        and count < policy.whole("phases.newcomer_too_late_weeks")
    ):
        return ["adaptation"] * count
    if before_race and count <= policy.whole("phases.too_late_weeks"):
        return ["maintenance"] * count
    rolling = policy.whole("phases.rolling_weeks")
    if not before_race and count > rolling:
        head = allocate_phases(rolling, kind, policy, adapts=adapts, before_race=False)
        rest = count - rolling
        return head + allocate_phases(rest, "lifter", policy, adapts=False, before_race=False)
    shares = _share_weeks(count, kind, policy, adapts=adapts)
    spare = count - sum(shares.values())
    held = _held_weeks(spare, policy)
    cycle = allocate_phases(spare - held, "lifter", policy, adapts=False, before_race=False)
    sequence: list[Phase] = ["adaptation" for _ in range(shares.get("adaptation", 0))]
    sequence += cycle
    for phase in BUILD_ORDER[1:]:
        sequence += [phase] * shares.get(phase, 0)
    sequence += ["maintenance" for _ in range(held)]
    return sequence


def _held_weeks(spare: int, policy: Policy) -> int:
    """Return how many spare weeks hold strength; the others repeat a cycle long enough to work."""
    most = policy.whole("phases.maintenance_most_weeks")
    least_cycle = policy.whole("phases.repeat_least_weeks")
    if spare <= most or spare < least_cycle:
        return spare
    return min(most, spare - least_cycle)


def _share_weeks(count: int, kind: Kind, policy: Policy, *, adapts: bool) -> dict[Phase, int]:
    """Give each phase its fewest weeks in the order of priority, then grow them one by one."""
    least = policy.table(f"phases.least_weeks.{kind}")
    most = policy.table(f"phases.most_weeks.{kind}")
    wanted = policy.words(f"phases.priority.{kind}")
    order = [
        phase for phase in BUILD_ORDER if phase in wanted and (adapts or phase != "adaptation")
    ]
    order.sort(key=wanted.index)
    shares: dict[Phase, int] = {}
    left = count
    for phase in order:
        shares[phase] = min(left, int(least[phase]))
        left -= shares[phase]
    while left and any(shares[phase] < most[phase] for phase in order):
        for phase in order:
            if left and shares[phase] < most[phase]:
                shares[phase] += 1
                left -= 1
    return shares
