"""Ironstride's own choice of weights, through the code that plans and the gym use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ironstride.loading.next_load import choose_next_load
from ironstride.loading.prescription import LoadRange, LoadRequest, prescribe_load
from ironstride.loading.search import LoadSearch, TriedSet, next_search_load
from ironstride.training.sets import CLASS_REPS, PlannedSet

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.cohort.prescribers import GymLift
    from ironstride.cohort.simulated_season import Dose
    from ironstride.loading.known_strength import KnownStrength
    from ironstride.policy.reader import Policy
    from ironstride.training.sets import LoggedSet
    from ironstride.training.words import Experience, RepClass

_MOST_HEAVY_REPS: Final = CLASS_REPS["strength"][1]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The set that was asked for last."""

    lift: GymLift
    dose: Dose
    on: dt.date
    load_kg: float


@dataclass(slots=True)
class Ironstride:
    """Ranges before a session, verdicts between its sets, a search for a lift never done."""

    strength: KnownStrength
    body_mass_kg: float
    experience: Experience
    policy: Policy
    _asked: dict[str, _Asked] = field(default_factory=dict)
    _next_kg: dict[str, float] = field(default_factory=dict)
    _searched: set[str] = field(default_factory=set)

    def next_load_kg(self, lift: GymLift, dose: Dose, on: dt.date) -> float:
        """Return the load of the next set: the answer to the last one, or a new day's."""
        name = lift.exercise.id
        self.strength = self.strength.on(on)
        before = self._asked.get(name)
        goes_on = before is not None and (name in self._searched or before.on == on)
        load_kg = self._next_kg[name] if goes_on else self._first_kg(lift, dose)
        self._asked[name] = _Asked(lift, dose, on, load_kg)
        return load_kg

    def saw(self, done: LoggedSet) -> None:
        """Log the set, and judge its weight for the next one."""
        self.strength = self.strength.log(done)
        asked = self._asked[done.exercise]
        following = self._search_on if done.exercise in self._searched else self._judge
        self._next_kg[done.exercise] = following(done, asked)

    def _first_kg(self, lift: GymLift, dose: Dose) -> float:
        """Return the best load in the range of a day, or where a search for one starts."""
        answer = prescribe_load(self._request(lift, dose), self.policy)
        if isinstance(answer, LoadSearch):
            self._searched.add(lift.exercise.id)
            return answer.start_kg
        return answer.best_kg if isinstance(answer, LoadRange) else lift.loads_kg[0]

    def _search_on(self, done: LoggedSet, asked: _Asked) -> float:
        """Return the next load of a search; found, it stays and the search ends."""
        tried = TriedSet(asked.load_kg, done.reps or 0, done.rir, done.first_rep_effort)
        load_kg = next_search_load(
            tried,
            asked.lift.exercise,
            asked.lift.setup,
            asked.lift.loads_kg,
            reps=asked.dose.reps,
            rir=(asked.dose.rir, asked.dose.rir + self.policy.whole("dose.rir_width")),
            body_mass_kg=self.body_mass_kg,
            policy=self.policy,
        )
        if done.rir is not None and load_kg <= asked.load_kg:
            self._searched.discard(done.exercise)
        return load_kg

    def _judge(self, done: LoggedSet, asked: _Asked) -> float:
        """Return what the verdict on a set makes of its weight."""
        request = self._request(asked.lift, asked.dose)
        is_heavy = request.rep_class == "strength"
        least_effort = self.policy.whole("dose.first_rep_effort_min") if is_heavy else None
        target = PlannedSet(
            kind="work",
            set_kind=asked.lift.exercise.set_kind,
            reps=asked.dose.reps,
            rir=(asked.dose.rir, asked.dose.rir),
            first_rep_effort_min=least_effort,
        )
        answer = choose_next_load(done, target, request, self.strength, self.policy)
        if answer is None or answer.load_kg is None or answer.load_kg not in asked.lift.loads_kg:
            return asked.load_kg
        return answer.load_kg

    def _request(self, lift: GymLift, dose: Dose) -> LoadRequest:
        rep_class: RepClass = "strength" if dose.reps[1] <= _MOST_HEAVY_REPS else "hypertrophy"
        return LoadRequest(
            exercise=lift.exercise,
            setup=lift.setup,
            loads=lift.loads_kg,
            rep_class=rep_class,
            reps=dose.reps,
            rir=(dose.rir, dose.rir),
            estimate=self.strength.estimate_next_set(lift.exercise.id),
            body_mass_kg=self.body_mass_kg,
            experience=self.experience,
        )
