"""From the verdict on a set to the weight of the next one, in steps of the iron that is there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from ironstride.loading.estimate import Estimate, NotEnoughData
from ironstride.loading.observation import load_sign
from ironstride.loading.plates import as_built
from ironstride.loading.prescription import (
    LoadRange,
    asked_reserve,
    fit_chance,
    prescribe_load,
)
from ironstride.loading.search import TriedSet, flat_rise, next_search_load
from ironstride.loading.verdict import judge_report, judge_weight

if TYPE_CHECKING:
    from ironstride.loading.known_strength import KnownStrength
    from ironstride.loading.prescription import LoadRequest
    from ironstride.loading.verdict import WeightVerdict
    from ironstride.policy.reader import Policy
    from ironstride.training.sets import LoggedSet, PlannedSet

NextCode = Literal[
    "same",
    "heavier",
    "lighter",
    "hold_pain",
    "stop_pain",
    "hold_form",
    "big_step",
    "no_heavier",
    "no_lighter",
]
# A phone without a net says the same: it is given these sentences.
NEXT_SENTENCES: Final = {
    "same": "Stay on it.",
    "step_up": "There was a little more in it: one step up.",
    "step_down": "There was a little less in it: one step down.",
    "go_up": "Go up.",
    "go_down": "Go down.",
    "stop_pain": "It hurts too much: end this exercise today.",
    "hold_pain": "It hurts, so it stays as it is.",
    "hold_form": "Stay on it until the form is solid.",
    "big_step_up": "The next one up is too big a step: slow down and pause instead of more reps.",
    "big_step_down": (
        "The next one down is too big a step: stay, and stop with the reps left as asked."
    ),
    "no_heavier": "There is nothing heavier here: slow down and pause instead of more reps.",
    "no_less_help": "There is no less help here: slow down and pause instead of more reps.",
    "no_lighter": "There is nothing lighter here: end it and take an easier exercise.",
}


@dataclass(frozen=True, slots=True)
class NextLoad:
    """The load of the next set [kg], as written; None where the exercise stops.

    `code` says what was done and `text` why, in one sentence without a number of its own.
    """

    load_kg: float | None
    code: NextCode
    text: str
    verdict: WeightVerdict


def choose_next_load(
    done: LoggedSet,
    target: PlannedSet,
    request: LoadRequest,
    strength: KnownStrength,
    policy: Policy,
) -> NextLoad | None:
    """Return the load for the next set of the same dose, or None where no weight is judged.

    `strength` knows the set already; `request` asks for the dose with the iron there. Of a lift
    that nothing is believed of yet the set speaks for itself: it is searched on.
    """
    estimate = strength.estimate_next_set(done.exercise)
    load_kg = as_built(done.load_kg or 0.0, request.loads)
    moved_kg = request.moved_kg(load_kg)
    if moved_kg <= 0:
        return None
    if isinstance(estimate, NotEnoughData):
        # A weight that is not there was mistyped: it starts no search.
        asked_kg = load_sign(request.exercise) * load_kg
        is_there = asked_kg in request.loads_in_order and done.id not in strength.doubted
        verdict = judge_report(done, target, request.rep_class, policy) if is_there else None
    else:
        verdict = judge_weight(done, target, request.rep_class, moved_kg, estimate, policy)
    if verdict is None:
        return None
    return _follow(verdict, done, load_kg, replace(request, estimate=estimate), policy)


def _follow(
    verdict: WeightVerdict, done: LoggedSet, load_kg: float, request: LoadRequest, policy: Policy
) -> NextLoad:
    """Return what a verdict leads to; pain comes before it."""
    if done.pain is not None and done.pain > policy.number("safety.pain_stop_above"):
        return NextLoad(None, "stop_pain", NEXT_SENTENCES["stop_pain"], verdict)
    if verdict.verdict == "too_heavy":
        return _lighter(load_kg, request, verdict, done, policy)
    held = _held(done, policy)
    if held is not None and verdict.code != "less_than_asked":
        return NextLoad(load_kg, held, NEXT_SENTENCES[held], verdict)
    if verdict.verdict == "right":
        return _nearer(load_kg, request, verdict, done, policy)
    return _heavier(load_kg, request, verdict, done, policy)


def _nearer(
    load_kg: float, request: LoadRequest, verdict: WeightVerdict, done: LoggedSet, policy: Policy
) -> NextLoad:
    """Return the same load after a set on target, else the one that is nearer to it.

    A set off target is not yet a wrong weight; what it says of the next one is followed by a step.
    """
    same = NextLoad(load_kg, "same", NEXT_SENTENCES["same"], verdict)
    if verdict.code == "as_prescribed":
        return same
    more = verdict.code == "more_than_asked"
    steps = _harder_than(load_kg, request) if more else _easier_than(load_kg, request)
    if not steps:
        is_search = isinstance(request.estimate, NotEnoughData)
        return _nothing_harder(load_kg, request, verdict) if more and is_search else same
    answer = prescribe_load(request, policy)
    nearer = answer.best_kg if isinstance(answer, LoadRange) else _searched(done, request, policy)
    if nearer not in steps:
        return same
    moved_kg, next_kg = request.moved_kg(load_kg), request.moved_kg(steps[0])
    if abs(next_kg - moved_kg) > policy.number("progression.cap_reweigh_fraction") * moved_kg:
        return same
    if more:
        return NextLoad(steps[0], "heavier", NEXT_SENTENCES["step_up"], verdict)
    return NextLoad(steps[0], "lighter", NEXT_SENTENCES["step_down"], verdict)


def _held(done: LoggedSet, policy: Policy) -> Literal["hold_pain", "hold_form"] | None:
    """Return why a weight does not grow, and is not called good: pain or form come first."""
    if done.pain is not None and done.pain >= policy.number("safety.pain_limit_from"):
        return "hold_pain"
    return "hold_form" if done.technique == "shaky" else None


def _heavier(
    load_kg: float, request: LoadRequest, verdict: WeightVerdict, done: LoggedSet, policy: Policy
) -> NextLoad:
    """Return a heavier load: as far as the model says, by the cap at most, or by one step.

    None that risks the fewest reps is taken, unless the set itself had it in it. A lift whose own
    sets have said nothing yet is searched for: what its relatives say may be far off, and a set
    with more reps left than anybody counts teaches the model nothing.
    """
    steps, estimate = _harder_than(load_kg, request), request.estimate
    if not steps:
        return _nothing_harder(load_kg, request, verdict)
    if not isinstance(estimate, Estimate) or estimate.source == "related":
        wanted = _searched(done, request, policy)
        next_kg = wanted if wanted in steps else steps[0]
        return NextLoad(next_kg, "heavier", NEXT_SENTENCES["go_up"], verdict)
    wanted = _capped(load_kg, steps, request, verdict, done, policy)
    up_to = steps.index(wanted) if wanted in steps else 0
    safe = [
        one
        for one in steps[: up_to + 1]
        if _is_safe(one, request, estimate, policy)
        or (verdict.code == "could_do_more" and _was_in_it(one, load_kg, done, request, policy))
    ]
    if not safe:
        return NextLoad(load_kg, "big_step", NEXT_SENTENCES["big_step_up"], verdict)
    return NextLoad(safe[-1], "heavier", NEXT_SENTENCES["go_up"], verdict)


def _nothing_harder(load_kg: float, request: LoadRequest, verdict: WeightVerdict) -> NextLoad:
    what = "no_less_help" if load_sign(request.exercise) < 0 else "no_heavier"
    return NextLoad(load_kg, "no_heavier", NEXT_SENTENCES[what], verdict)


def _is_safe(load_kg: float, request: LoadRequest, estimate: Estimate, policy: Policy) -> bool:
    """Whether the chance to fail before the fewest reps is within what a range may risk."""
    least = request.reps[0] if request.reps else 1
    risk = estimate.chance_below(request.moved_kg(load_kg), least)
    return risk <= policy.number("loading.range.miss_chance")


def _was_in_it(
    next_kg: float, load_kg: float, done: LoggedSet, request: LoadRequest, policy: Policy
) -> bool:
    """Whether a set could have been as asked with `next_kg` too, by its own word."""
    if request.reps is None:
        return False
    rir = asked_reserve(request.rir, request.rep_class, policy)
    rise = flat_rise(
        request.exercise,
        done=(done.reps or 0) + (done.rir or 0.0),
        target=request.reps[0] + rir[0],
        policy=policy,
    )
    return request.moved_kg(next_kg) <= rise * request.moved_kg(load_kg)


def _capped(
    load_kg: float,
    steps: tuple[float, ...],
    request: LoadRequest,
    verdict: WeightVerdict,
    done: LoggedSet,
    policy: Policy,
) -> float:
    """Return the load that the model takes for right, within the cap of a day.

    A set that could have been far more says by itself how far to go, on the flattest curve.
    """
    cap = policy.number("progression.cap_reweigh_fraction")
    answer = prescribe_load(replace(request, previous_high_kg=load_kg, cap_fraction=cap), policy)
    wanted = answer.best_kg if isinstance(answer, LoadRange) else load_kg
    if verdict.code != "could_do_more":
        return wanted
    told = _searched(done, request, policy)
    within = [one for one in steps if abs(one - load_kg) <= cap * load_kg]
    passed = [one for one in within if load_sign(request.exercise) * (told - one) >= 0]
    return max([wanted, *passed], key=lambda one: load_sign(request.exercise) * one)


def _searched(done: LoggedSet, request: LoadRequest, policy: Policy) -> float:
    tried = TriedSet(done.load_kg or 0.0, done.reps or 0, done.rir, done.first_rep_effort)
    return next_search_load(
        tried,
        request.exercise,
        request.setup,
        request.loads,
        reps=request.reps or (done.reps or 1,) * 2,
        rir=request.rir,
        body_mass_kg=request.body_mass_kg,
        policy=policy,
    )


def _lighter(
    load_kg: float, request: LoadRequest, verdict: WeightVerdict, done: LoggedSet, policy: Policy
) -> NextLoad:
    """Return a lighter load: what the model believes now, one step at least.

    After reps that were only likely to be missed, a step that would be further off is none, unless
    pain or form want it.
    """
    steps, estimate = _easier_than(load_kg, request), request.estimate
    if not steps:
        return NextLoad(None, "no_lighter", NEXT_SENTENCES["no_lighter"], verdict)
    answer = prescribe_load(request, policy)
    wanted = answer.best_kg if isinstance(answer, LoadRange) else steps[0]
    if (
        verdict.code == "likely_missed"
        and _held(done, policy) is None
        and isinstance(estimate, Estimate)
        and _is_safe(load_kg, request, estimate, policy)
        and _fit(load_kg, request, estimate, policy) >= _fit(steps[0], request, estimate, policy)
    ):
        return NextLoad(load_kg, "big_step", NEXT_SENTENCES["big_step_down"], verdict)
    next_kg = wanted if wanted in steps else steps[0]
    return NextLoad(next_kg, "lighter", NEXT_SENTENCES["go_down"], verdict)


def _fit(load_kg: float, request: LoadRequest, estimate: Estimate, policy: Policy) -> float:
    return fit_chance(request.moved_kg(load_kg), request, estimate, policy)


def _harder_than(load_kg: float, request: LoadRequest) -> tuple[float, ...]:
    """Return the loads that ask more of the runner, the nearest first."""
    sign = load_sign(request.exercise)
    return tuple(abs(one) for one in request.loads_in_order if one > sign * load_kg)


def _easier_than(load_kg: float, request: LoadRequest) -> tuple[float, ...]:
    """Return the loads that ask less of the runner, the nearest first."""
    sign = load_sign(request.exercise)
    asked = reversed(request.loads_in_order)
    return tuple(abs(one) for one in asked if one < sign * load_kg)
