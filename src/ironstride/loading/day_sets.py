"""The sets of one lift on one day as columns of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from ironstride.loading.set_model import (
    SetModel,
    done_reps,
    due_reps,
    model_sets,
    reserve_sd,
    tiredness,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.loading.kalman import Array
    from ironstride.loading.observation import Observation
    from ironstride.loading.strength_numbers import StrengthNumbers

# How far a report may be off, in its standard deviations, before it is believed to say more.
_USUAL_SD: Final = 3.0


@dataclass(frozen=True, slots=True, eq=False)
class DaySets:
    """Work sets, one column (m,) for each fact.

    Log load [log kg moved], reps, the reported reserve (nan where it was not), and how many work
    sets came before.
    """

    ids: tuple[str, ...]
    log_kg: Array
    reps: Array
    rir: Array
    before: Array

    @classmethod
    def of(cls, observations: Sequence[Observation]) -> Self:
        """Return observations as columns."""
        rows = [
            (one.system_kg, one.reps, np.nan if one.rir is None else one.rir, one.before)
            for one in observations
        ]
        moved_kg, reps, rir, before = np.array(rows, dtype=float).T
        return cls(tuple(one.set_id for one in observations), np.log(moved_kg), reps, rir, before)

    def keep(self, mask: Array) -> DaySets:
        """Return the sets where `mask` (m,) is true."""
        if mask.all():
            return self
        return DaySets(
            tuple(one for one, kept in zip(self.ids, mask, strict=True) if kept),
            self.log_kg[mask],
            self.reps[mask],
            self.rir[mask],
            self.before[mask],
        )

    def believable(self, shared: Array, numbers: StrengthNumbers) -> DaySets:
        """Return the sets to believe: those that report their reserve, else the best one.

        A set that does not say how much was left only proves that at least this was possible.
        """
        said = ~np.isnan(self.rir)
        if said.any():
            return self.keep(said)
        return self.keep(np.arange(len(said)) == np.argmax(self.implied_levels(shared, numbers)))

    def beside(
        self, believed: Sequence[Array] | Array, numbers: StrengthNumbers
    ) -> tuple[SetModel, Array]:
        """Return the model of the sets and how far off they are [log kg].

        `believed` are the level, log k, bias, reserve and habit; columns may have leading axes for
        many athletes if these have them too.
        """
        level, log_k = self._levels(believed, numbers), believed[1]
        done = done_reps(self.reps, self.rir, believed[2], believed[3], numbers)
        due = self.due(believed, numbers)
        left = np.maximum(due - numbers.whole_rep - self.reps, 0.0)
        # What goes beyond the usual error of a report was done: there the slopes are taken.
        error = _USUAL_SD * reserve_sd(left, due, self.rir, numbers)
        seen = due + np.sign(done - due) * np.maximum(np.abs(done - due) - error, 0.0)
        model = model_sets(np.maximum(seen, 1.0), left, self.rir, self.before, log_k, numbers)
        possible = np.log1p(np.exp(log_k) * np.maximum(done - 1, 0))
        return model, possible - (level - self.log_kg)

    def due(self, believed: Sequence[Array] | Array, numbers: StrengthNumbers) -> Array:
        """Return the reps to failure that the sets should allow, up to MOST_REPS."""
        return due_reps(self.log_kg, self._levels(believed, numbers), believed[1])

    def _levels(self, believed: Sequence[Array] | Array, numbers: StrengthNumbers) -> Array:
        """Return the log one-rep max of each set: with the habit if silent, less what is tired."""
        levels: Array = believed[0] + believed[4] * np.isnan(self.rir)
        return levels - tiredness(self.before, self.rir, numbers)

    def implied_levels(self, shared: Array, numbers: StrengthNumbers) -> Array:
        """Return the log one-rep max [log kg] that each set stands for by itself.

        `shared` are log k, bias and reserve as believed.
        """
        done = done_reps(self.reps, self.rir, shared[1], shared[2], numbers)
        levels: Array = self.log_kg + np.log1p(np.exp(shared[0]) * np.maximum(done - 1, 0.0))
        return levels + tiredness(self.before, self.rir, numbers)

    def only_at_least(self, numbers: StrengthNumbers) -> Array:
        """Return which sets (m,) left more in reserve than anybody can count: at least so many."""
        many: Array = self.reps + np.nan_to_num(self.rir) > numbers.most_counted
        return many

    @property
    def has_limit_check(self) -> bool:
        """Whether a set went to the limit, beyond the reps of all sets before it with that weight.

        Nobody does so on a bad day. Who gets no further than before may just have had one, so that
        is none: a runner who reports too many left is found out less than one who reports too few.
        """
        for place in np.flatnonzero(self.rir == 0):
            before = (self.log_kg[:place] == self.log_kg[place]) & (self.rir[:place] > 0)
            if before.any() and self.reps[place] > self.reps[:place][before].max():
                return True
        return False
