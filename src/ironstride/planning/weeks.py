"""Each week of the season with its phase, deload, block and what it wants from the runner."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ironstride.planning.phases import RESTING, is_newcomer
from ironstride.planning.standing import NOTHING_STANDS, decided_deloads
from ironstride.running.cutback import find_cutback_weeks, sum_run_weeks
from ironstride.training.calendar_weeks import DAYS_PER_WEEK, monday_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ironstride.planning.phases import Season
    from ironstride.planning.race_limits import RaceLimits
    from ironstride.planning.standing import Standing
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.run import PlannedRun
    from ironstride.training.words import Phase


LIGHT_GRADE: Final = 1
NOTHING_DECIDED: Final[Mapping[int, bool]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class WeekDemand:
    """What one week wants.

    `leg_grades` are the wanted grades of its lifts, hardest first; their number is the number
    of sessions. `week_of_phase` counts training weeks of the phase from 0; `block` numbers the
    blocks in which exercises are kept. `run_jump` says that the running grows too much for a
    heavier load, `eased` that the week is a deload on the way back from illness or absence.
    `gentle` are its days just after illness.
    """

    index: int
    starts_on: dt.date
    first_day: dt.date
    phase: Phase
    deload: bool
    week_of_phase: int
    block: int
    newcomer: bool
    leg_grades: tuple[int, ...]
    run_jump: bool
    eased: bool = False
    gentle: frozenset[dt.date] = frozenset()

    @property
    def last_day(self) -> dt.date:
        """The Sunday of the week."""
        return self.starts_on + dt.timedelta(days=DAYS_PER_WEEK - 1)

    def is_early(self, weeks: float) -> bool:
        """Whether this is one of the first `weeks` of a newcomer."""
        return self.newcomer and self.index < weeks

    def most_leg_grade(self, day: dt.date, limits: RaceLimits) -> int | None:
        """Return the highest leg grade of a lift on `day`, or None where races allow no lift."""
        most = limits.most_leg_grade(day)
        return most if most is None or day not in self.gentle else min(most, LIGHT_GRADE)

    def days(self) -> tuple[dt.date, ...]:
        """Return the days of the week that can still be planned."""
        count = (self.last_day - self.first_day).days + 1
        return tuple(self.first_day + dt.timedelta(days=index) for index in range(count))


def plan_weeks(
    season: Season,
    athlete: Athlete,
    runs: Sequence[PlannedRun],
    today: dt.date,
    limits: RaceLimits,
    policy: Policy,
    standing: Standing = NOTHING_STANDS,
) -> tuple[WeekDemand, ...]:
    """Return the demand of each week of `season`; weeks that have begun are as they were."""
    volume_s = sum_run_weeks(runs, season.mondays, policy)
    cutbacks = find_cutback_weeks(volume_s, policy)
    decided = decided_deloads(season.mondays, standing)
    deloads = mark_deloads(season.phases, cutbacks, policy, decided)
    blocks = number_blocks(season.phases, policy)
    jumps = _find_run_jumps(volume_s, policy)
    of_phase = _count_weeks_of_phase(season.phases, deloads)
    demands = []
    for index, monday in enumerate(season.mondays):
        week = WeekDemand(
            index=index,
            starts_on=monday,
            first_day=max(monday, today),
            phase=season.phases[index],
            deload=index in deloads,
            week_of_phase=of_phase[index],
            block=blocks[index],
            newcomer=is_newcomer(athlete),
            leg_grades=(),
            run_jump=index in jumps,
            eased=monday in standing.eased,
            gentle=frozenset(day for day in standing.gentle if monday_of(day) == monday),
        )
        demands.append(_with_grades(week, athlete, limits, standing, policy))
    return tuple(demands)


def mark_deloads(
    phases: Sequence[Phase],
    cutbacks: frozenset[int],
    policy: Policy,
    decided: Mapping[int, bool] = NOTHING_DECIDED,
) -> frozenset[int]:
    """Return the weeks of deload: the cut-back weeks of the runs, else every few weeks.

    A taper or transition rests by itself, and the week before one needs no deload. What is
    `decided` for a week stands.
    """
    gap = policy.whole("phases.deload_least_gap_weeks")
    clear = policy.whole("phases.deload_clear_weeks")
    deloads: set[int] = set()
    trained = 0
    for index, phase in enumerate(phases):
        if phase in RESTING:
            trained = 0
            continue
        trained += 1
        if index in decided:
            deloads |= {index} if decided[index] else set()
            trained = 0 if decided[index] else trained
            continue
        rests_soon = not RESTING.isdisjoint(phases[index + 1 : index + 1 + clear])
        cuts_back = index in cutbacks and trained >= gap
        if not rests_soon and (cuts_back or _is_due(index, trained, phases, cutbacks, policy)):
            deloads.add(index)
            trained = 0
    return frozenset(deloads)


def _is_due(
    index: int, trained: int, phases: Sequence[Phase], cutbacks: frozenset[int], policy: Policy
) -> bool:
    """Whether a deload is due without a cut-back week: after some weeks, best as a phase ends."""
    every = policy.whole("phases.deload_every_weeks")
    if index + 1 in cutbacks and trained <= every:
        return False
    phase_ends = index + 1 < len(phases) and phases[index + 1] != phases[index]
    ends_early = phase_ends and trained == every - 1 and not cutbacks
    return trained >= every or ends_early


def number_blocks(phases: Sequence[Phase], policy: Policy) -> tuple[int, ...]:
    """Return the block of each week: a phase is one block, a long phase is split evenly."""
    most = policy.whole("phases.block_most_weeks")
    blocks: list[int] = []
    number = 0
    for _, group in groupby(phases):
        length = len(list(group))
        parts = -(-length // most)
        blocks += [number + week * parts // length for week in range(length)]
        number += parts
    return tuple(blocks)


def _count_weeks_of_phase(phases: Sequence[Phase], deloads: frozenset[int]) -> tuple[int, ...]:
    """Count the training weeks of each phase from 0; a deload does not advance the dose."""
    counts: list[int] = []
    for index, phase in enumerate(phases):
        is_new = index == 0 or phases[index - 1] != phase
        before = 0 if is_new else counts[-1]
        advances = not is_new and (index - 1) not in deloads
        counts.append(before + advances)
    return tuple(counts)


def _find_run_jumps(volume_s: Sequence[float], policy: Policy) -> frozenset[int]:
    most = 1 + policy.number("progression.hold_in_run_jump_fraction")
    return frozenset(
        index
        for index in range(1, len(volume_s))
        if volume_s[index - 1] > 0 and volume_s[index] > most * volume_s[index - 1]
    )


def count_wanted_sessions(athlete: Athlete, phase: Phase, today: dt.date, policy: Policy) -> int:
    """Return the lift sessions that a full week of `phase` wants from this runner."""
    table = int(policy.table(f"demand.sessions.{phase}")[athlete.lifting.experience])
    wish = athlete.sessions_per_week
    if wish is not None:
        building = phase not in RESTING and phase != "maintenance"
        return min(wish, policy.whole("demand.most_sessions") if building else table)
    is_master = athlete.age_on(today) >= policy.whole("demand.masters_from_years")
    if is_master and phase not in RESTING:
        return max(table, policy.whole("demand.masters_least_sessions"))
    return table


def _with_grades(
    week: WeekDemand, athlete: Athlete, limits: RaceLimits, standing: Standing, policy: Policy
) -> WeekDemand:
    """Set the wanted grades: fewer in a week of fewer days, lower where races forbid more."""
    full = count_wanted_sessions(athlete, week.phase, week.first_day, policy)
    days = [day for day in week.days() if not standing.is_excused(day)]
    if week.phase == "transition" and limits.recovers_long(week.starts_on):
        full = 0
    count = _share_of(full, week, len(days), standing)
    if len(days) < len(week.days()):
        # Illness and absence are no reproach: what they leave no time for is not wanted.
        count = min(count, sum(bool(athlete.availability.slots_on(day)) for day in days))
    allowed = [week.most_leg_grade(day, limits) for day in days]
    open_grades = sorted((grade for grade in allowed if grade is not None), reverse=True)
    count = min(count, len(open_grades))
    grades: tuple[int, ...] = ()
    if count:
        name = "deload" if week.deload else week.phase
        table = policy.ranges(f"demand.leg_grades.{name}")
        wanted = table[str(min(count, len(table)))]
        grades = tuple(
            min(int(grade), most) for grade, most in zip(wanted, open_grades, strict=False)
        )
    return replace(week, leg_grades=grades)


def _share_of(full: int, week: WeekDemand, days: int, standing: Standing) -> int:
    """Return how many of the `full` sessions the `days` of a week without a break want.

    Illness rounds to the nearest number. Absence rounds up: the other days are as good as ever.
    """
    every = week.days()
    if any(standing.is_ill(day) for day in every):
        return int(full * days / DAYS_PER_WEEK + 0.5)
    return min(math.ceil(full * days / DAYS_PER_WEEK), int(full * len(every) / DAYS_PER_WEEK + 0.5))
