"""What a plan has used so far, while it is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ironstride.planning.qualities import LIFTED, quality_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.training.session import PlannedItem
    from ironstride.training.words import Pattern

NEVER_DAYS: Final = 10_000


@dataclass(slots=True)
class Diary:
    """What the plan has used so far, week by week, while it is made."""

    first_week: dict[str, int] = field(default_factory=dict)
    exposures: dict[Pattern, list[dt.date]] = field(default_factory=dict)
    _turns: dict[int, int] = field(default_factory=dict)
    _training: tuple[int, tuple[int, ...]] = (-1, ())

    def is_new(self, exercise_id: str, week: int, logged: frozenset[str]) -> bool:
        """Whether `week` is the first in which this runner does the exercise."""
        return exercise_id not in logged and self.first_week.get(exercise_id, week) >= week

    def next_turn(self, ordinal: int) -> int:
        """Return which half of the rotation is next for this place in the order of a week."""
        self._turns[ordinal] = 1 - self._turns.get(ordinal, 1)
        return self._turns[ordinal]

    def days_since(self, pattern: Pattern, day: dt.date) -> int:
        """Return the days since `pattern` was trained; very many where it never was."""
        days = self.exposures.get(pattern)
        return (day - days[-1]).days if days else NEVER_DAYS

    @property
    def sets_per_lift(self) -> float | None:
        """The mean work sets of strength and hypertrophy in a session of the last training week."""
        _, counts = self._training
        return sum(counts) / len(counts) if counts else None

    def note_sets(self, items: Sequence[PlannedItem], week: int) -> None:
        """Remember how many sets a session of a training week, no deload, had."""
        sets = sum(len(item.work_sets) for item in items if quality_of(item) in LIFTED)
        last, counts = self._training
        self._training = (week, (*counts, sets) if last == week else (sets,))

    def note(self, items: Sequence[PlannedItem], day: dt.date, week: int) -> None:
        """Remember the exercises and patterns of a session."""
        for item in items:
            self.first_week.setdefault(item.exercise, week)
        for pattern in dict.fromkeys(pattern for item in items for pattern in item.patterns):
            self.exposures.setdefault(pattern, []).append(day)
