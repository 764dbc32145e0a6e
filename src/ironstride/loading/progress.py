"""After a session: was it better than expected; is a lift stuck, the runner worn out, did it hurt.

A session is measured against its prediction, not against a target: of 8-10 reps with two left,
nine with three left, eleven with one and twelve with none are all the same progress.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ironstride.loading.strength_state import level_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ironstride.loading.strength_model import DayLift, StrengthDay, StrengthModel
    from ironstride.policy.reader import Policy
    from ironstride.training.sets import LoggedSet

_REPS: Final = 8
Outcome = Literal["better", "as_expected", "worse"]
FlagCode = Literal["stalled", "worn_out", "hurt", "hurt_much"]


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


@dataclass(frozen=True, slots=True)
class Flag:
    """A lift that asks for a change, since when, and what to do, in one sentence."""

    code: FlagCode
    exercise: str
    since: dt.date
    text: str


def find_outcomes(model: StrengthModel, sets: Iterable[LoggedSet]) -> tuple[LiftOutcome, ...]:
    """Return every session of every lift beside its prediction; first and odd ones have none."""
    return tuple(outcome for day in model.days(sets) for outcome in read_outcomes(day))


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


def find_flags(outcomes: Sequence[LiftOutcome], today: dt.date, policy: Policy) -> tuple[Flag, ...]:
    """Return the lifts that are stalled or worn out, from their newest sessions until `today`.

    Sessions longer ago than policy `loading.progress.recent` say nothing of today.
    """
    by_lift: dict[str, list[LiftOutcome]] = {}
    for one in outcomes:
        if one.on <= today:
            by_lift.setdefault(one.exercise, []).append(one)
    recent = policy.whole("loading.progress.recent")
    fresh = [own for own in by_lift.values() if (today - own[-1].on).days <= recent]
    # Who is worn out is not stuck: rest comes first.
    found = (_worn_out(own, policy) or _stalled(own, policy) for own in fresh)
    return tuple(flag for flag in found if flag is not None)


def find_hurt(sets: Sequence[LoggedSet], today: dt.date, policy: Policy) -> tuple[Flag, ...]:
    """Return the lifts that hurt in their newest session before `today`, if that was lately."""
    newest: dict[str, tuple[dt.date, int]] = {}
    for one in sets:
        if one.performed_on < today:
            last = (one.performed_on, one.pain or 0)
            newest[one.exercise] = max(newest.get(one.exercise, last), last)
    recent = dt.timedelta(days=policy.whole("loading.progress.recent"))
    return tuple(
        _hurt(lift, on, pain, policy)
        for lift, (on, pain) in newest.items()
        if pain >= policy.number("safety.pain_limit_from") and on >= today - recent
    )


def _hurt(lift: str, on: dt.date, pain: int, policy: Policy) -> Flag:
    if pain > policy.number("safety.pain_stop_above"):
        text = f"it hurt last time, {pain} of 10: left out until you say that it is better."
        return Flag("hurt_much", lift, on, text)
    text = f"it hurt last time, {pain} of 10: easier today; end it if it hurts more."
    return Flag("hurt", lift, on, text)


def _worn_out(own: Sequence[LiftOutcome], policy: Policy) -> Flag | None:
    count = policy.whole("loading.progress.worn_out_sessions")
    limit = -policy.number("loading.progress.worn_out_sd")
    last = own[-count:]
    if len(last) < count or any(one.surprise_sd > limit for one in last):
        return None
    text = f"clearly weaker than expected {count} times in a row: an easier session first."
    return Flag("worn_out", own[-1].exercise, last[0].on, text)


def _stalled(own: Sequence[LiftOutcome], policy: Policy) -> Flag | None:
    count = policy.whole("loading.progress.stalled_sessions")
    earlier, last = own[:-count], own[-count:]
    if len(earlier) < count:
        return None
    best = max(one.log_kg for one in earlier[-2 * count :])
    gain = math.log1p(policy.number("loading.progress.least_gain_fraction"))
    if any(one.log_kg > best + gain for one in last):
        return None
    text = f"no gain for {count} sessions: start again a little lighter."
    return Flag("stalled", own[-1].exercise, last[0].on, text)
