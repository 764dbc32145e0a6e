"""The first search for the weight of a lift that was never done: felt, never tested.

What other people lift only says where to start looking (doctrine D7); how many more reps each
set leaves decides from there.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ironstride.errors import require
from ironstride.loading.observation import hands
from ironstride.loading.reps_curve import lift_group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise, Setup
    from ironstride.training.sets import IntRange
    from ironstride.training.words import Experience


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
        return LoadSearch(loads[-1], sets_max, search_steps(reps, rir, policy, assisted=True))
    group, counted = lift_group(exercise, policy), hands(setup.load_counts)
    lightest_max = policy.table("loading.search.lightest_share_max")[group] * body_mass_kg
    if loads[0] * counted > lightest_max and (done_kg is None or loads[0] > done_kg):
        return TooHeavy(loads[0])
    share = policy.table("loading.search.start_share")[group]
    scale = policy.table("loading.search.start_scale")[experience]
    wanted_kg = max(share * scale * body_mass_kg / counted, done_kg or 0.0)
    start_kg = loads[max(bisect_right(loads, wanted_kg) - 1, 0)]
    return LoadSearch(start_kg, sets_max, search_steps(reps, rir, policy, assisted=False))


def search_steps(
    reps: IntRange | None, rir: IntRange | None, policy: Policy, *, assisted: bool
) -> tuple[str, ...]:
    """Return the rules of the search as sentences for the sheet."""
    change = "less help" if assisted else "heavier"
    last = _last_sentence(policy)
    if reps is None:
        return (*_timed_steps(change, policy), _too_heavy_sentence(0, assisted=assisted), last)
    low, high = rir or (policy.whole("loading.search.left_min"),) * 2
    return (
        f"Do {reps[0]} reps, then ask: how many more could I have done with good form?",
        *_rises(high, change, policy),
        f"{_span(low, high)} more: this is your weight; stay on it for the sets that are left.",
        _too_heavy_sentence(low, assisted=assisted),
        last,
    )


def _timed_steps(change: str, policy: Policy) -> tuple[str, ...]:
    """Return the rules of a hold or a carry, where no reps can be counted."""
    rise = _percent("loading.search.light_rise_percent", policy)
    return (
        "Do the set as written, then ask: how much longer could I have gone on with good form?",
        f"As long again: next set {rise} % {change}, one step at least.",
        "A little longer: this is your weight; stay on it for the sets that are left.",
    )


def _last_sentence(policy: Policy) -> str:
    sets_max = policy.whole("loading.search.sets_max")
    end = "if it is still light then, start the next session one step further."
    return f"Search for {sets_max} sets at most and never to the last possible rep; {end}"


def _rises(high: int, change: str, policy: Policy) -> tuple[str, ...]:
    """Return the sentence for each way of being too light, the lightest first."""
    far = policy.whole("loading.search.far_reps")
    light = policy.whole("loading.search.light_reps")
    tiers = (
        (max(far, high + 1), None, "loading.search.far_rise_percent"),
        (max(light, high + 1), far - 1, "loading.search.light_rise_percent"),
        (high + 1, light - 1, "loading.search.near_rise_percent"),
    )
    sentences = []
    for first, last, key in tiers:
        if last is not None and first > last:
            continue
        felt = f"{first} or more" if last is None else f"{_span(first, last)} more"
        sentences.append(f"{felt}: next set {_percent(key, policy)} % {change}, one step at least.")
    return tuple(sentences)


def _too_heavy_sentence(low: int, *, assisted: bool) -> str:
    lighter = "more help" if assisted else "lighter"
    if low == 0:
        return f"Form breaks, or a rep fails: one step {lighter}, and stay there."
    return f"Fewer than {low} more, or form breaks: one step {lighter}, and stay there."


def _percent(key: str, policy: Policy) -> str:
    low, high = policy.pair(key)
    return f"{low:g}-{high:g}"


def _span(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low}-{high}"
