"""The warm-up ramp to the first work set, from loads that can be built."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from ironstride.loading.observation import hands
from ironstride.training.sets import PlannedSet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise, Setup
    from ironstride.training.sets import IntRange, KgRange
    from ironstride.training.words import RepClass

_PERCENT = 100


def plan_ramp(  # noqa: PLR0913 - the lift, its dose, the iron and the runner
    exercise: Exercise,
    setup: Setup,
    loads: Sequence[float],
    *,
    load_kg: KgRange | None,
    rep_class: RepClass,
    reps: IntRange | None,
    body_mass_kg: float,
    policy: Policy,
) -> tuple[PlannedSet, ...]:
    """Return warm-up sets with rising loads from `loads` (ascending [kg], as written).

    None for an assisted set, a search (`load_kg` None) or a load that leaves no room under it;
    one at most for a load that is light for this body.
    """
    if load_kg is None or exercise.set_kind == "assisted" or not loads:
        return ()
    middle_kg = (load_kg[0] + load_kg[1]) / 2
    steps = list(_rising(_wanted(rep_class, reps, policy), middle_kg, load_kg[0], loads, policy))
    light_kg = policy.number("loading.ramp.light_share") * body_mass_kg
    if middle_kg * hands(setup.load_counts) < light_kg:
        steps = steps[:1]
    return tuple(
        PlannedSet(
            kind="warmup",
            set_kind=exercise.set_kind,
            reps=(step_reps, step_reps),
            per_side=exercise.per_side,
            load_kg=(step_kg, step_kg),
            rest_s=policy.whole("loading.ramp.rest"),
        )
        for step_kg, step_reps in steps
    )


def _wanted(
    rep_class: RepClass, reps: IntRange | None, policy: Policy
) -> tuple[tuple[float, int], ...]:
    """Return the shares of the working load with their reps, the last single when it is heavy."""
    shares = policy.numbers("loading.ramp.percent")
    counts = (int(count) for count in policy.numbers("loading.ramp.reps"))
    steps = tuple((share / _PERCENT, count) for share, count in zip(shares, counts, strict=True))
    single_reps_max = policy.number("loading.ramp.single_reps_max")
    if rep_class == "strength" and reps is not None and reps[1] <= single_reps_max:
        return (*steps, (policy.number("loading.ramp.single_percent") / _PERCENT, 1))
    return steps


def _rising(
    wanted: Sequence[tuple[float, int]],
    middle_kg: float,
    work_kg: float,
    loads: Sequence[float],
    policy: Policy,
) -> Iterator[tuple[float, int]]:
    """Yield the nearest load for each share, leaving out those too heavy or too close."""
    off = policy.number("loading.ramp.off_percent") / _PERCENT
    gap_kg = policy.number("loading.ramp.gap_percent") / _PERCENT * middle_kg
    last_kg = 0.0
    for share, count in wanted:
        nearest_kg = _nearest(loads, share * middle_kg)
        fits = nearest_kg <= (share + off) * middle_kg and nearest_kg <= work_kg - gap_kg
        if fits and nearest_kg >= last_kg + gap_kg:
            yield nearest_kg, count
            last_kg = nearest_kg


def _nearest(loads: Sequence[float], wanted_kg: float) -> float:
    index = bisect_left(loads, wanted_kg)
    return min(loads[max(index - 1, 0) : index + 1], key=lambda load: abs(load - wanted_kg))
