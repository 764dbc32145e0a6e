"""The season of a simulated runner: which lifts on which day, in which dose.

Two sessions a week for ten weeks: a block of hypertrophy and one of strength, whose reps and
reserves are those of the plan's policy, with a deload week in the second. There three of the four
lifts give way to a relative that was never done. Some runners have a break.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.training.words import HEAVY_LEG_PATTERNS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise
    from ironstride.training.sets import IntRange
    from ironstride.training.words import Experience, Phase

FIRST_DAY: Final = dt.date(2026, 1, 5)
WEEKS: Final = 10
SECOND_BLOCK_WEEK: Final = 4
DELOAD_WEEK: Final = 5
# Heavy sets from this week on, by level; no week: the comfort gate stays closed.
GATE_OPENS_WEEK: Final[dict[Experience, int | None]] = {
    "none": None,
    "novice": 7,
    "intermediate": SECOND_BLOCK_WEEK,
    "advanced": SECOND_BLOCK_WEEK,
}
NEWCOMERS: Final[frozenset[Experience]] = frozenset({"none", "novice"})
NEWCOMER_LIFTS: Final = (
    ("leg-press", "dumbbell-romanian-deadlift", "dumbbell-bench-press", "dumbbell-row"),
    ("leg-press", "romanian-deadlift", "bench-press", "barbell-row"),
)
LIFTER_LIFTS: Final = (
    ("back-squat", "romanian-deadlift", "bench-press", "dumbbell-row"),
    ("back-squat", "deadlift", "dumbbell-bench-press", "barbell-row"),
)
SESSION_DAYS: Final = (0, 3)
_BREAK_CHANCE: Final = 0.35
_BREAK_WEEKS: Final = (2, 8)
_BREAK_BEFORE_WEEK: Final = (3, 9)


@dataclass(frozen=True, slots=True)
class Dose:
    """Work sets of one lift: how many, with how many reps (low, high), how many left in reserve."""

    sets: int
    reps: IntRange
    rir: int

    @property
    def middle_reps(self) -> float:
        """Reps to failure that the middle of the prescription asks for."""
        return sum(self.reps) / 2 + self.rir


@dataclass(frozen=True, slots=True)
class SimulatedSession:
    """A day with its lifts; `week` counts weeks of training, a break is none."""

    on: dt.date
    week: int
    lifts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """Weeks without training before the first session of `week`."""

    week: int
    weeks: int


def draw_break(rng: Random) -> Break | None:
    """Return a break of two to eight weeks, or None for most runners."""
    if rng.random() >= _BREAK_CHANCE:
        return None
    return Break(week=rng.randint(*_BREAK_BEFORE_WEEK), weeks=rng.randint(*_BREAK_WEEKS))


def lay_out(experience: Experience, pause: Break | None) -> Iterator[SimulatedSession]:
    """Yield the sessions of the season in order."""
    blocks = NEWCOMER_LIFTS if experience in NEWCOMERS else LIFTER_LIFTS
    for week in range(WEEKS):
        away = pause.weeks if pause is not None and week >= pause.week else 0
        monday = FIRST_DAY + dt.timedelta(weeks=week + away)
        for day in SESSION_DAYS:
            lifts = blocks[week >= SECOND_BLOCK_WEEK]
            yield SimulatedSession(monday + dt.timedelta(days=day), week, lifts)


def dose_of(exercise: Exercise, experience: Experience, week: int, policy: Policy) -> Dose:
    """Return the dose of a lift in a week, from the numbers that plans are made with."""
    phase: Phase = "max_strength" if week >= SECOND_BLOCK_WEEK else "hypertrophy"
    is_main = exercise.main_pattern in HEAVY_LEG_PATTERNS
    opens = GATE_OPENS_WEEK[experience]
    is_open = is_main and opens is not None and week >= opens
    if is_main:
        low, high = policy.ranges(f"dose.main_reps.{'open' if is_open else 'closed'}")[phase]
        sets = policy.table(f"dose.main_sets.{phase}")[experience]
        # Behind a closed gate the heavy block goes on as hypertrophy does.
        steps = policy.numbers(f"dose.main_rir.{phase if is_open else 'hypertrophy'}")
        begun = opens if is_open and opens is not None else 0
        rir = int(steps[min(week - begun, len(steps) - 1)])
    else:
        low, high = policy.ranges("dose.accessory_reps")[phase]
        sets = policy.table("dose.accessory_sets")[phase]
        rir = int(policy.table("dose.accessory_rir")[phase])
    return Dose(
        sets=int(sets),
        reps=(int(low), int(high)),
        rir=_reserve(rir, experience, week, policy),
    )


def _reserve(rir: int, experience: Experience, week: int, policy: Policy) -> int:
    if experience in NEWCOMERS:
        rir += policy.whole("dose.newcomer_rir_extra")
        if week < policy.whole("dose.first_weeks"):
            rir = max(rir, policy.whole("dose.first_weeks_rir"))
    if week == DELOAD_WEEK:
        rir += policy.whole("phases.deload_rir_extra")
    return min(rir, policy.whole("dose.most_rir"))
