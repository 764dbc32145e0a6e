"""A log followed from its first set to its last, and not anew for every question.

Years of sets take a second. The logs that were followed last are remembered, and a log that goes on
as one of them did is taken up where they part: what comes out is the same to the last bit.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from ironstride.loading.lift_outcomes import read_outcomes
from ironstride.loading.strength_model import StrengthDay

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ironstride.loading.lift_outcomes import LiftOutcome
    from ironstride.loading.strength_model import StrengthModel
    from ironstride.training.sets import LoggedSet

# Days of training from which a log can be taken up: a mistyped set of the last weeks is corrected.
_REMEMBERED_DAYS: Final = 8
_REMEMBERED_LOGS: Final = 8


@dataclass(frozen=True, slots=True, eq=False)
class _Mark:
    """What was believed after a whole day of a log: so many sets and outcomes until then."""

    day: StrengthDay
    sets: int
    outcomes: int


@dataclass(frozen=True, slots=True, eq=False)
class FollowedLog:
    """What is believed after the last day of a log, and each session beside its prediction.

    `sets` stand in the order of time.
    """

    model: StrengthModel
    sets: tuple[LoggedSet, ...]
    day: StrengthDay
    outcomes: tuple[LiftOutcome, ...]
    marks: tuple[_Mark, ...]


_followed: Final[deque[FollowedLog]] = deque(maxlen=_REMEMBERED_LOGS)


def follow_log(model: StrengthModel, sets: Iterable[LoggedSet]) -> FollowedLog:
    """Return what a log says, whatever order its days come in."""
    ordered = tuple(sorted(sets, key=lambda one: one.performed_at))
    known = [one for one in tuple(_followed) if _is_same(one.model, model)]
    same = next((one for one in known if one.sets == ordered), None)
    if same is not None:
        return same
    followed = _follow(model, ordered, *_farthest(model, known, ordered))
    _followed.append(followed)
    return followed


def _follow(
    model: StrengthModel,
    ordered: tuple[LoggedSet, ...],
    whole_days: Sequence[_Mark],
    before: tuple[LiftOutcome, ...],
) -> FollowedLog:
    """Follow the sets after the last of `whole_days`."""
    marks = deque(whole_days, maxlen=_REMEMBERED_DAYS)
    day, outcomes, count = marks[-1].day, list(before), marks[-1].sets
    for _, group in groupby(ordered[count:], key=lambda one: one.performed_on):
        done = tuple(group)
        day = model.log_day(day, done)
        outcomes += read_outcomes(day)
        count += len(done)
        # What comes later needs of a day that is over nothing but what it left.
        left = StrengthDay(day.state, day.on, (), day.doubted)
        marks.append(_Mark(left, count, len(outcomes)))
    return FollowedLog(model, ordered, day, tuple(outcomes), tuple(marks))


def _farthest(
    model: StrengthModel, known: Sequence[FollowedLog], ordered: tuple[LoggedSet, ...]
) -> tuple[list[_Mark], tuple[LiftOutcome, ...]]:
    """Return the days that are whole in this log and in one followed before, and what they said.

    Of the logs followed before it is the one that leads farthest.
    """
    best: tuple[list[_Mark], tuple[LiftOutcome, ...]] = [_Mark(model.begin(), 0, 0)], ()
    for one in known:
        common = _common(one.sets, ordered)
        days = [mark for mark in one.marks if _is_whole(mark, ordered, common)]
        if days and days[-1].sets > best[0][-1].sets:
            best = days, one.outcomes[: days[-1].outcomes]
    return best


def _is_whole(mark: _Mark, ordered: tuple[LoggedSet, ...], common: int) -> bool:
    """Whether a later day follows: what is believed of a day hangs on all of its sets."""
    if mark.sets > common or mark.sets == len(ordered):
        return False
    return ordered[mark.sets].performed_on != mark.day.on


def _common(these: tuple[LoggedSet, ...], those: tuple[LoggedSet, ...]) -> int:
    """Return how many sets are the same from the first on."""
    least = min(len(these), len(those))
    if these[:least] == those[:least]:
        return least
    pairs = zip(these, those, strict=False)
    return next(number for number, (this, that) in enumerate(pairs) if this != that)


def _is_same(this: StrengthModel, that: StrengthModel) -> bool:
    return this is that or (
        this.body_mass_kg == that.body_mass_kg
        and this.numbers == that.numbers
        and this.policy == that.policy
        and this.exercises == that.exercises
    )
