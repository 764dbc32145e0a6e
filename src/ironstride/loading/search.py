"""The first search for the weight of a lift that was never done: felt, never tested.

What other people lift only says where to start looking (doctrine D7); how many more reps each
set leaves decides from there.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.errors import require
from ironstride.loading.observation import hands, in_order, load_sign
from ironstride.loading.reps_curve import RepsCurve, lift_group, prior_curve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise, Setup
    from ironstride.training.sets import IntRange
    from ironstride.training.words import Experience

# Loads that differ by less are the same: pounds are not whole in kilograms.
_GRAM: Final = 0.001
_TIMED: Final = (
    "Do the set as written, then ask: how much longer could I have gone on with good form?",
    "As long again: next set one step heavier.",
    "A little longer: this is your weight; stay on it for the sets that are left.",
)


@dataclass(frozen=True, slots=True)
class LoadSearch:
    """How to find a weight: the load to start with, as written, and what to do after each set."""

    start_kg: float
    sets_max: int
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TooHeavy:
    """Even the lightest load that can be built is too heavy: take an easier exercise."""

    lightest_kg: float


@dataclass(frozen=True, slots=True)
class TriedSet:
    """A set of a search: its load [kg, as written], the reps done, and how it felt.

    `rir` and `first_rep_effort` (0 to 10) are None where the runner did not say.
    """

    load_kg: float
    reps: int
    rir: float | None
    first_rep_effort: int | None = None


def plan_search(  # noqa: PLR0913 - the lift, the iron, the runner and the effort asked for
    exercise: Exercise,
    setup: Setup,
    loads: Sequence[float],
    *,
    reps: IntRange | None,
    rir: IntRange | None,
    body_mass_kg: float,
    experience: Experience,
    policy: Policy,
    done_kg: float | None = None,
) -> LoadSearch | TooHeavy:
    """Return where to start among `loads` (ascending [kg], as written) and how to go on.

    `done_kg`, a load the runner has done for many reps, starts the search when it is heavier.
    """
    require(bool(loads), f"{exercise.id}: a search needs loads")
    sets_max = policy.whole("loading.search.sets_max")
    if exercise.set_kind == "assisted":
        return LoadSearch(loads[-1], sets_max, search_steps(exercise, reps, rir, policy))
    group, counted = lift_group(exercise, policy), hands(setup.load_counts)
    lightest_max = policy.table("loading.search.lightest_share_max")[group] * body_mass_kg
    if loads[0] * counted > lightest_max and (done_kg is None or loads[0] > done_kg):
        return TooHeavy(loads[0])
    share = policy.table("loading.search.start_share")[group]
    scale = policy.table("loading.search.start_scale")[experience]
    wanted_kg = max(share * scale * body_mass_kg / counted, done_kg or 0.0)
    start_kg = loads[max(bisect_right(loads, wanted_kg) - 1, 0)]
    return LoadSearch(start_kg, sets_max, search_steps(exercise, reps, rir, policy))


def next_search_load(  # noqa: PLR0913 - the set, the lift, the iron and the effort asked for
    tried: TriedSet,
    exercise: Exercise,
    setup: Setup,
    loads: Sequence[float],
    *,
    reps: IntRange,
    rir: IntRange | None,
    body_mass_kg: float,
    policy: Policy,
) -> float:
    """Return the load [kg, as written] of the next set of a search; the same when it is found.

    The rises are those of `search_steps`, taken of all that is moved, the body's share included:
    that is what a reps curve is about. Nobody can count how many more than a dozen reps are left,
    so after such a set a first rep that felt light may raise the load more.
    """
    low, high = rir or (policy.whole("loading.search.left_min"),) * 2
    if tried.rir is None:
        return tried.load_kg
    left = tried.reps + tried.rir - reps[0]
    sign, counted = load_sign(exercise), hands(setup.load_counts)
    asked = in_order(tuple(loads), exercise)
    now = min(range(len(asked)), key=lambda index: abs(asked[index] - sign * tried.load_kg))
    if left < low:
        return abs(asked[max(now - 1, 0)])
    if left <= high:
        return tried.load_kg
    *_, few = policy.numbers("loading.search.left_tiers")
    is_light = left >= few
    done, target = reps[0] + left, reps[0] + low
    rise = (
        flat_rise(exercise, done=done, target=target, policy=policy)
        if is_light
        else prior_curve(exercise, policy).convert_load_kg(1, done=done, target=target)
    )
    rise = max(rise, 1 + _light_rise(tried, left, policy))
    share_kg = exercise.bodyweight_fraction * body_mass_kg
    wanted = ((share_kg + counted * asked[now]) * rise - share_kg) / counted
    # Far too light is a step at least; nearly right takes one only where it is small enough.
    least = min(now + is_light, len(asked) - 1)
    return abs(asked[max(bisect_right(asked, wanted + _GRAM) - 1, least)])


def _light_rise(tried: TriedSet, left: float, policy: Policy) -> float:
    """Return by which share of what is moved the next set may be heavier, by the first rep."""
    by_effort = policy.numbers("loading.search.light_rise")
    _, many, _ = policy.numbers("loading.search.left_tiers")
    effort = tried.first_rep_effort
    if effort is None or effort >= len(by_effort) or left < many:
        return 0.0
    return by_effort[effort]


def search_steps(
    exercise: Exercise, reps: IntRange | None, rir: IntRange | None, policy: Policy
) -> tuple[str, ...]:
    """Return the rules of the search as sentences for the sheet."""
    low, high = rir or (policy.whole("loading.search.left_min"),) * 2
    lighter = "more help" if exercise.set_kind == "assisted" else "lighter"
    sets_max = policy.whole("loading.search.sets_max")
    last = (
        f"Search for {sets_max} sets at most, never to the last possible rep; "
        "if it is still light then, start the next session one step further."
    )
    if reps is None:
        return (*_TIMED, f"Form breaks before the end: one step {lighter}, and stay there.", last)
    if exercise.set_kind == "assisted":
        rises: tuple[str, ...] = (f"{high + 1} or more: next set one step less help.",)
    else:
        rises = _rises(exercise, reps[0], (low, high), policy)
    return (
        f"Do {reps[0]} reps, then ask: how many more could I have done with good form?",
        *rises,
        f"{_span(low, high)} more: this is your weight; stay on it for the sets that are left.",
        f"{_too_few(low)}: end the set, take one step {lighter} and stay there.",
        last,
    )


def _rises(exercise: Exercise, reps: int, rir: IntRange, policy: Policy) -> tuple[str, ...]:
    """Return a sentence for each way of being too light, the lightest first.

    Many reps left mean little weight left where the curve is flat, as in runners: the rise is what
    a flat curve still allows with the lowest reserve asked for.
    """
    step = policy.number("loading.search.rise_step_percent")
    tiers = [int(left) for left in policy.numbers("loading.search.left_tiers") if left > rir[1]]
    sentences, above = [], None
    for left in tiers:
        rise = flat_rise(exercise, done=reps + left, target=reps + rir[0], policy=policy) - 1
        percent = math.floor(100 * rise / step) * step
        heavier = f"{percent:g} % heavier, one step at least" if percent else "one step heavier"
        sentences.append(f"{_at_least(left, above)}: next set {heavier}.")
        above = left
    if above is None or above > rir[1] + 1:
        near = _at_least(rir[1] + 1, above)
        sentences.append(f"{near}: next set one step heavier if the step is small, else stay.")
    return tuple(sentences)


def flat_rise(exercise: Exercise, *, done: float, target: float, policy: Policy) -> float:
    """Return the share of what was moved that `target` reps to failure allow, after `done`.

    On a curve as flat as the runner's may be: many reps left are little weight there.
    """
    prior = prior_curve(exercise, policy)
    curve = RepsCurve(flat_slope(exercise, policy), prior.log_sd)
    return curve.convert_load_kg(1, done=done, target=target)


def flat_slope(exercise: Exercise, policy: Policy) -> float:
    """Return the slope [1/rep] of a curve as flat as that of a runner may be."""
    prior = prior_curve(exercise, policy)
    return prior.k * math.exp(-policy.number("loading.search.curve_z") * prior.log_sd)


def _at_least(left: int, above: int | None) -> str:
    return f"{left} or more" if above is None else f"{_span(left, above - 1)} more"


def _too_few(low: int) -> str:
    return f"Fewer than {low} more, or form breaks" if low else "Form breaks"


def _span(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low}-{high}"
