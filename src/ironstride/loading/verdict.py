"""After a set: was the weight right for what was asked (doctrine D8).

The weight is judged, not the runner, and against the effort that was PRESCRIBED: a set at five
reps in reserve is right when five were asked. The judgement is a probability of the strength model
after that set; what the doctrine says outright, reps that were missed, and the sets of a lift that
nothing is believed of yet, need no model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ironstride.loading.prescription import asked_reserve
from ironstride.training.sets import CLASS_REPS

if TYPE_CHECKING:
    from ironstride.loading.estimate import Estimate
    from ironstride.policy.reader import Policy
    from ironstride.training.sets import IntRange, LoggedSet, PlannedSet
    from ironstride.training.words import RepClass

Verdict = Literal["too_light", "right", "too_heavy"]
VerdictCode = Literal[
    "as_prescribed",
    "more_than_asked",
    "less_than_asked",
    "could_do_more",
    "not_heavy_at_first",
    "likely",
    "missed_reps",
    "likely_missed",
]
# Power is judged by speed, stability and mobility by quality, drills by form: never by weight.
JUDGED: Final[frozenset[RepClass]] = frozenset({"strength", "hypertrophy"})


@dataclass(frozen=True, slots=True)
class WeightVerdict:
    """What a set says of its weight, in one sentence: `text`.

    `chance` is how sure that is, by the model; 1 where the set alone decides.
    """

    verdict: Verdict
    code: VerdictCode
    chance: float
    text: str


@dataclass(frozen=True, slots=True)
class _Chances:
    """How likely the weight is too light and too heavy for what was asked."""

    too_light: float
    too_heavy: float


def judge_weight(
    done: LoggedSet,
    target: PlannedSet,
    rep_class: RepClass,
    moved_kg: float,
    estimate: Estimate,
    policy: Policy,
) -> WeightVerdict | None:
    """Return the verdict on the weight of a work set, or None where no weight is judged.

    `moved_kg` is everything moved, `estimate` what is believed after the set, today's form
    included (KnownStrength.estimate_next_set).
    """
    asked = target.reps
    if asked is None or not _is_judged(done, rep_class):
        return None
    rir = asked_reserve(target.rir, rep_class, policy)
    code, chance = _by_doctrine(done, target, rep_class, rir, policy) or _by_chance(
        _chances(moved_kg, asked, rir, estimate), done, asked, rir, policy
    )
    return _verdict(code, chance, done, target)


def judge_report(
    done: LoggedSet, target: PlannedSet, rep_class: RepClass, policy: Policy
) -> WeightVerdict | None:
    """Return the verdict of a set on itself, where nothing is believed of its lift yet.

    None where no weight is judged, or where the set does not say what it left.
    """
    if target.reps is None or done.rir is None or not _is_judged(done, rep_class):
        return None
    rir = asked_reserve(target.rir, rep_class, policy)
    code, chance = _by_doctrine(done, target, rep_class, rir, policy) or (
        _by_report(done, target.reps, rir),
        1.0,
    )
    return _verdict(code, chance, done, target)


def _is_judged(done: LoggedSet, rep_class: RepClass) -> bool:
    return rep_class in JUDGED and done.kind == "work" and done.reps is not None


def _verdict(
    code: VerdictCode, chance: float, done: LoggedSet, target: PlannedSet
) -> WeightVerdict:
    return WeightVerdict(VERDICT_OF[code], code, chance, _say_verdict(code, done, target))


def _by_doctrine(
    done: LoggedSet, target: PlannedSet, rep_class: RepClass, rir: IntRange, policy: Policy
) -> tuple[VerdictCode, float] | None:
    """Return what a set says outright, whatever the model believes."""
    reps, least = done.reps or 0, target.reps[0] if target.reps else 0
    if reps < least and (done.rir is None or done.rir < rir[0]):
        return "missed_reps", 1.0
    if _could_do_far_more(done, target, rep_class, rir, policy):
        return "could_do_more", 1.0
    return ("not_heavy_at_first", 1.0) if _felt_light(done, target, rir) else None


def _by_chance(
    chances: _Chances, done: LoggedSet, reps: IntRange, rir: IntRange, policy: Policy
) -> tuple[VerdictCode, float]:
    """Return what is most likely of all that the set itself leaves open.

    A set that says it met what was asked is right, whatever is believed besides: nobody would
    understand another verdict. One that does not say what it left had at least its reps in it.
    """
    limit = policy.number("loading.verdict.chance")
    said, is_silent = _by_report(done, reps, rir), done.rir is None
    if chances.too_light >= limit and (said == "more_than_asked" or is_silent):
        return "likely", chances.too_light
    if chances.too_heavy >= limit and said == "less_than_asked":
        return "likely_missed", chances.too_heavy
    # Sums of rounded numbers end a hair below nothing.
    chance = max(0.0, 1 - chances.too_light - chances.too_heavy)
    return "as_prescribed" if is_silent and said == "less_than_asked" else said, chance


def _by_report(done: LoggedSet, reps: IntRange, rir: IntRange) -> VerdictCode:
    """Return what a set says: it had at least its reps and what it left in it."""
    least = (done.reps or 0) + (done.rir or 0.0)
    if least > reps[1] + rir[1]:
        return "more_than_asked"
    return "less_than_asked" if least < reps[0] + rir[0] else "as_prescribed"


def _chances(moved_kg: float, reps: IntRange, rir: IntRange, estimate: Estimate) -> _Chances:
    """Return the chances that more than the most asked, or less than the least, was possible."""
    return _Chances(
        # A rep that was possible only in part is not one more: the class ends a whole rep later.
        too_light=1 - estimate.chance_below(moved_kg, reps[1] + rir[1] + 1),
        too_heavy=estimate.chance_below(moved_kg, reps[0] + rir[0]),
    )


def _could_do_far_more(
    done: LoggedSet, target: PlannedSet, rep_class: RepClass, rir: IntRange, policy: Policy
) -> bool:
    """Whether the doctrine's own case is met: six done, fifteen possible, or many more than asked.

    So many more that no error of the report makes up for it, however unsure the model is.
    """
    if done.rir is None or target.reps is None or done.reps is None:
        return False
    possible = done.reps + done.rir
    if rep_class == "strength" and possible >= policy.number("loading.verdict.far_more_reps"):
        return possible > target.reps[1] + rir[1]
    # Whoever ends within the reps asked for could have gone on by what is left beyond the reserve.
    further = possible - rir[1] - min(max(done.reps, target.reps[0]), target.reps[1])
    return further >= policy.number("loading.verdict.far_more_than_asked")


def _felt_light(done: LoggedSet, target: PlannedSet, rir: IntRange) -> bool:
    """Whether a heavy set was neither heavy at first nor near its end."""
    least = target.first_rep_effort_min
    if least is None or done.first_rep_effort is None or done.rir is None:
        return False
    return done.first_rep_effort < least and done.rir > rir[1]


VERDICT_OF: Final[dict[VerdictCode, Verdict]] = {
    "as_prescribed": "right",
    "more_than_asked": "right",
    "less_than_asked": "right",
    "could_do_more": "too_light",
    "not_heavy_at_first": "too_light",
    "likely": "too_light",
    "missed_reps": "too_heavy",
    "likely_missed": "too_heavy",
}
# A phone says the same from the same sentences, in the language of its runner.
VERDICT_SENTENCES: Final[dict[VerdictCode, str]] = {
    "as_prescribed": "{done}: the weight is right for {asked}.",
    "more_than_asked": "{done}, more than asked: perhaps a little light for {asked}.",
    "less_than_asked": "{done}, less than asked: perhaps a little heavy for {asked}.",
    "could_do_more": "{done}: far too light for {asked}.",
    "not_heavy_at_first": "{done}, and the first rep did not feel heavy: too light for {asked}.",
    "likely": "{done}: most likely too light for {asked}.",
    "missed_reps": "{done}: too heavy for {asked}.",
    "likely_missed": "{done}: most likely too heavy for {asked}.",
}
DOSE_SENTENCES: Final = {
    "one": "1 rep",
    "many": "{reps} reps",
    "left": "{dose} with {left} left",
}


def _say_verdict(code: VerdictCode, done: LoggedSet, target: PlannedSet) -> str:
    left = None if done.rir is None else f"{done.rir:g}"
    reps = _span(target.reps or CLASS_REPS["strength"])
    return VERDICT_SENTENCES[code].format(
        done=_say_dose(f"{done.reps}", left),
        asked=_say_dose(reps, None if target.rir is None else _span(target.rir)),
    )


def _say_dose(reps: str, left: str | None) -> str:
    many = DOSE_SENTENCES["many"].format(reps=reps)
    dose = DOSE_SENTENCES["one"] if reps == "1" else many
    return dose if left is None else DOSE_SENTENCES["left"].format(dose=dose, left=left)


def _span(bounds: IntRange) -> str:
    return f"{bounds[0]}" if bounds[0] == bounds[1] else f"{bounds[0]}-{bounds[1]}"
