"""The best sets of each lift by the one-rep max that they prove."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ironstride.loading.observation import WEIGHED, system_kg
from ironstride.training.calendar_weeks import monday_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from ironstride.insight.strength_history import LiftHistory, StrengthHistory
    from ironstride.loading.strength_model import StrengthModel
    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise
    from ironstride.training.sets import LoggedSet


@dataclass(frozen=True, slots=True)
class PersonalBest:
    """A set that beat all sets of its lift on the days before it.

    `one_rep_max_kg` is what it proves of all that moves [kg]; `before_kg` is the best before it.
    `announced` is false in an easier week, whose weights are light by intention, and of a set that
    hurt, lost its form or missed its reps: nobody should try for more of it.
    """

    exercise: str
    name: str
    on: dt.date
    done: LoggedSet
    one_rep_max_kg: float
    before_kg: float
    announced: bool


def find_personal_bests(
    history: StrengthHistory,
    model: StrengthModel,
    sets: Iterable[LoggedSet],
    today: dt.date,
    policy: Policy,
    quiet_weeks: Collection[dt.date] = (),
) -> tuple[PersonalBest, ...]:
    """Return every best set until `today`, the newest first; the first day of a lift has none.

    A set counts its reps and the reps in reserve that were reported, few of them (policy
    `insight.best.most_rir`), by the reps curve that is believed today. `quiet_weeks` are the
    Mondays of weeks that announce none.
    """
    by_lift: dict[str, list[LoggedSet]] = {}
    for one in sets:
        if one.id not in history.doubted and _is_counted(one, model, today):
            by_lift.setdefault(one.exercise, []).append(one)
    found = [
        best
        for exercise, own in by_lift.items()
        if (lift := history.lift(exercise)) is not None
        for best in _bests(lift, own, model, policy, quiet_weeks)
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.exercise), reverse=True))


def current_bests(bests: Sequence[PersonalBest]) -> tuple[PersonalBest, ...]:
    """Return the standing best of each lift, the newest first."""
    standing: dict[str, PersonalBest] = {}
    for one in bests:
        standing.setdefault(one.exercise, one)
    return tuple(standing.values())


def _is_counted(one: LoggedSet, model: StrengthModel, today: dt.date) -> bool:
    if one.kind != "work" or one.set_kind not in WEIGHED or one.performed_on > today:
        return False
    return 0 < (one.reps or 0) <= model.numbers.reps_max


def _bests(
    lift: LiftHistory,
    own: list[LoggedSet],
    model: StrengthModel,
    policy: Policy,
    quiet_weeks: Collection[dt.date],
) -> Iterator[PersonalBest]:
    most_rir = policy.number("insight.best.most_rir")
    least = 1 + policy.number("insight.best.least_gain_fraction")
    exercise, before_kg = model.exercises.get(lift.exercise), 0.0
    ordered = sorted(own, key=lambda one: one.performed_at)
    for on, group in groupby(ordered, key=lambda one: one.performed_on):
        proven = [(_proven_kg(one, exercise, model, lift.k_share, most_rir), one) for one in group]
        best_kg, best = max(proven, key=lambda pair: pair[0])
        if before_kg and best_kg >= before_kg * least:
            is_announced = monday_of(on) not in quiet_weeks and _went_well(best, policy)
            yield PersonalBest(lift.exercise, lift.name, on, best, best_kg, before_kg, is_announced)
        before_kg = max(before_kg, best_kg)


def _went_well(one: LoggedSet, policy: Policy) -> bool:
    asked = one.target.reps if one.target is not None else None
    is_missed = asked is not None and (one.reps or 0) < asked[0]
    hurts = (one.pain or 0) >= policy.number("safety.pain_limit_from")
    return not (is_missed or hurts or one.technique == "shaky")


def _proven_kg(
    one: LoggedSet,
    exercise: Exercise | None,
    model: StrengthModel,
    k_share: float,
    most_rir: float,
) -> float:
    """Return the one-rep max [kg moved] that a set proves; below 0 where help did all the work."""
    moved_kg = system_kg(one.load_kg or 0.0, exercise, model.body_mass_kg)
    to_failure = (one.reps or 0) + min(one.rir or 0.0, most_rir)
    return moved_kg * (1 + k_share * (to_failure - 1))
