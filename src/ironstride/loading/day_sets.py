"""The sets of one lift on one day as columns of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

from ironstride.loading.set_model import SetModel, model_sets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.loading.kalman import Array
    from ironstride.loading.observation import Observation
    from ironstride.loading.strength_numbers import StrengthNumbers


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

    def model(self, shared: Array, numbers: StrengthNumbers) -> SetModel:
        """Return the model of the sets; `shared` are log k, bias and reserve as believed."""
        return model_sets(
            self.reps,
            self.rir,
            self.before,
            log_k=shared[0],
            bias=shared[1],
            reserve=shared[2],
            numbers=numbers,
        )

    def implied_levels(self, shared: Array, numbers: StrengthNumbers) -> Array:
        """Return the log one-rep max [log kg] that each set stands for."""
        levels: Array = self.log_kg - self.model(shared, numbers).log_share
        return levels
