"""A lift on a day beside what was expected of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ironstride.loading.strength_state import level_at

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from ironstride.loading.strength_model import DayLift, StrengthDay
    from ironstride.policy.reader import Policy

_REPS: Final = 8
Outcome = Literal["better", "as_expected", "worse"]


@dataclass(frozen=True, slots=True)
class LiftOutcome:
    """A lift on a day beside what was expected of it.

    `surprise_sd` is the difference in standard deviations, above 0 when it went better. `log_kg`
    is the load [log kg moved] for eight reps to failure that the day stands for, its form included:
    a one-rep max would move with what is learned of the curve.
    """

    exercise: str
    on: dt.date
    surprise_sd: float
    log_kg: float

    def outcome(self, policy: Policy) -> Outcome:
        """Return the difference in a word."""
        least = policy.number("loading.progress.least_sd")
        if abs(self.surprise_sd) < least:
            return "as_expected"
        return "better" if self.surprise_sd > 0 else "worse"


def read_outcomes(day: StrengthDay) -> Iterator[LiftOutcome]:
    """Yield the lifts of a day that was followed beside their predictions."""
    for lift in day.lifts:
        yield from _read(day, lift)


def _read(day: StrengthDay, lift: DayLift) -> Iterator[LiftOutcome]:
    before = day.before.index(lift.exercise)
    known = before is not None and day.before.sets_used[before] > 0
    form, state = lift.session.form, lift.session.state
    if not known or form is None or day.on is None:
        return
    index = state.exercises.index(lift.exercise)
    k = math.exp(state.mean[state.curves[index]])
    level = float(state.mean[level_at(index)]) - math.log1p(k * (_REPS - 1))
    yield LiftOutcome(lift.exercise, day.on, lift.session.surprise_sd, level + form.mean)
