"""Prescribe a weight range that can be built, that fits the effort, and that is safe to miss.

The top of the range keeps three limits: the median load for the fewest reps and the least
reserve; the load whose chance of failing before the lowest rep stays under a limit of the policy;
and the cap on growth since the last time; one load more where that fits better and is within the
other two. The bottom lies under the best guess for the middle of
the reps by as much as the estimate is unsure. Equations: docs/science/loading.md.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from ironstride.errors import require
from ironstride.loading.estimate import Estimate, NotEnoughData
from ironstride.loading.observation import hands, in_order, load_sign, system_kg
from ironstride.loading.reps_curve import normal_quantile
from ironstride.loading.search import LoadSearch, TooHeavy, plan_search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise, Setup
    from ironstride.training.sets import IntRange, KgRange
    from ironstride.training.words import Experience, Implement, RepClass

UNWEIGHED: Final[frozenset[Implement]] = frozenset({"band", "bodyweight", "other"})
LimitedBy = Literal["effort", "risk", "cap", "inventory"]


@dataclass(frozen=True, slots=True)
class LoadRequest:
    """What is asked: a lift with its dose, the iron there and what is known of the runner.

    `loads` are the loads that can be built [kg], ascending, as written (per hand where `setup`
    counts so). `reps` None is a hold or a carry. `previous_high_kg` is the top of the last range
    of the same lift and dose; no growth beyond `cap_fraction` of it, or one step, is prescribed.
    """

    exercise: Exercise
    setup: Setup
    loads: tuple[float, ...]
    rep_class: RepClass
    reps: IntRange | None
    rir: IntRange | None
    estimate: Estimate | NotEnoughData
    body_mass_kg: float
    experience: Experience
    previous_high_kg: float | None = None
    cap_fraction: float | None = None

    def __post_init__(self) -> None:
        require(
            (self.previous_high_kg is None) == (self.cap_fraction is None),
            "previous_high_kg and cap_fraction come together",
        )

    @property
    def loads_in_order(self) -> tuple[float, ...]:
        """The loads as `in_order` has them: what asks least of the runner first."""
        return in_order(self.loads, self.exercise)

    def moved_kg(self, load_kg: float) -> float:
        """Return everything moved [kg] with a load as written."""
        return system_kg(load_kg, self.exercise, self.body_mass_kg)


@dataclass(frozen=True, slots=True)
class LoadRange:
    """Two loads [kg] that can be built, as written, low to high (assisted: kg of help).

    `best_kg` is the load in it that most likely ends as asked: `fit_chance`.
    `miss_chance` is the chance to fail before the lowest rep with the heavier one. `limited_by`
    says what set the top; "inventory" means that everything there is too light.
    """

    low_kg: float
    high_kg: float
    best_kg: float
    miss_chance: float
    limited_by: LimitedBy
    estimate: Estimate

    @property
    def load_kg(self) -> KgRange:
        """The range as a planned set holds it."""
        return self.low_kg, self.high_kg

    @property
    def too_light(self) -> bool:
        """Whether even the heaviest load is too light: the ladder leads on, not more reps."""
        return self.limited_by == "inventory"


@dataclass(frozen=True, slots=True)
class NoLoadNeeded:
    """Nothing to weigh: the body, a band, a thing without a number, or no iron for the setup."""


LoadAnswer = LoadRange | LoadSearch | TooHeavy | NoLoadNeeded


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The range that the effort asks for, in kg moved, the body's share included."""

    low_kg: float
    middle_kg: float
    high_kg: float
    risk_kg: float
    limited_by: LimitedBy


def prescribe_load(request: LoadRequest, policy: Policy) -> LoadAnswer:
    """Return a range of loads that can be built, a search for one, or why there is none."""
    if request.setup.implement in UNWEIGHED or not request.loads:
        return NoLoadNeeded()
    estimate = request.estimate
    if request.reps is None or isinstance(estimate, NotEnoughData):
        return plan_search(
            request.exercise,
            request.setup,
            request.loads,
            reps=request.reps,
            rir=request.rir,
            body_mass_kg=request.body_mass_kg,
            experience=request.experience,
            policy=policy,
            done_kg=estimate.done_kg if isinstance(estimate, NotEnoughData) else None,
        )
    wanted = _wanted_range(request, request.reps, estimate, policy)
    return _buildable_range(request, request.reps, estimate, wanted, policy)


def _wanted_range(
    request: LoadRequest, reps: IntRange, estimate: Estimate, policy: Policy
) -> _Wanted:
    rir = asked_reserve(request.rir, request.rep_class, policy)
    # "Two more" means two whole ones: the limit lies half a rep further on average.
    whole_rep = policy.number("loading.set.whole_rep")
    middle_reps = (sum(reps) + sum(rir)) / 2 + whole_rep
    least_log_sd = estimate.log_sd_at(reps[0])
    risk_z = -normal_quantile(policy.number("loading.range.miss_chance"))
    effort_kg = estimate.load_kg_at(reps[0] + rir[0] + whole_rep)
    risk_kg = estimate.load_kg_at(reps[0]) * math.exp(-risk_z * least_log_sd)
    high_kg = min(effort_kg, risk_kg)
    low_z = policy.number("loading.range.low_z")
    middle_kg = estimate.load_kg_at(middle_reps)
    sure_kg = middle_kg * math.exp(-low_z * estimate.log_sd_at(middle_reps))
    width = policy.number("loading.range.width_sd") * least_log_sd
    return _Wanted(
        low_kg=min(sure_kg, high_kg * math.exp(-width)),
        middle_kg=middle_kg,
        risk_kg=risk_kg,
        high_kg=high_kg,
        limited_by="risk" if risk_kg < effort_kg else "effort",
    )


def _buildable_range(
    request: LoadRequest, reps: IntRange, estimate: Estimate, wanted: _Wanted, policy: Policy
) -> LoadRange | TooHeavy:
    """Snap the wanted range to loads that can be built; help of assisted sets counts negative."""
    sign, counted = load_sign(request.exercise), hands(request.setup.load_counts)
    loads = request.loads_in_order
    share_kg = estimate.body_share_kg
    low, high = (wanted.low_kg - share_kg) / counted, (wanted.high_kg - share_kg) / counted
    last = bisect_right(loads, high) - 1
    if last < 0:
        return TooHeavy(abs(loads[0]))
    middle, risk = (wanted.middle_kg - share_kg) / counted, (wanted.risk_kg - share_kg) / counted

    def fits(load: float) -> tuple[float, float]:
        # Where nothing there comes near, the nearest.
        return fit_chance(share_kg + counted * load, request, estimate, policy), -abs(load - middle)

    above = min(last + 1, len(loads) - 1)
    if loads[above] <= risk and fits(loads[above]) > fits(loads[last]):
        last = above
    capped = min(last, _cap_index(loads, request, sign))
    limited_by: LimitedBy = wanted.limited_by
    if capped < last:
        limited_by = "cap"
    elif loads[-1] < low:
        limited_by = "inventory"
    moved_kg = share_kg + counted * loads[capped]
    room_kg = policy.number("loading.range.width_min") * moved_kg / counted
    first = bisect_left(loads, min(low, loads[capped] - room_kg), hi=capped)
    ends = sorted((sign * loads[first], sign * loads[capped]))

    return LoadRange(
        low_kg=ends[0],
        high_kg=ends[1],
        best_kg=sign * max(loads[first : capped + 1], key=fits),
        miss_chance=estimate.chance_below(moved_kg, reps[0]),
        limited_by=limited_by,
        estimate=estimate,
    )


def ease(
    answer: LoadRange, loads: tuple[float, ...], exercise: Exercise, less_fraction: float
) -> LoadRange:
    """Return a range of two loads that end so much under the hardest of `answer`, if there are any.

    Of an assisted lift that is so much more help.
    """
    hardest = answer.high_kg if load_sign(exercise) > 0 else -answer.low_kg
    most = hardest - less_fraction * abs(hardest)
    lighter = [load for load in in_order(loads, exercise) if load <= most]
    if not lighter:
        return answer
    ends = sorted(abs(load) for load in lighter[-2:])
    return replace(answer, low_kg=ends[0], best_kg=abs(lighter[-1]), high_kg=ends[-1])


def _cap_index(loads: Sequence[float], request: LoadRequest, sign: int) -> int:
    """Return the last index that growth allows: the cap, or one step when the cap is smaller."""
    if request.previous_high_kg is None or request.cap_fraction is None:
        return len(loads) - 1
    previous = sign * request.previous_high_kg
    allowed = bisect_right(loads, previous + request.cap_fraction * abs(previous)) - 1
    return min(max(allowed, bisect_right(loads, previous)), len(loads) - 1)


def fit_chance(moved_kg: float, request: LoadRequest, estimate: Estimate, policy: Policy) -> float:
    """Return the chance that a set with so much moved [kg] can end as asked.

    That is: some number of the reps asked for leaves the reserve asked for, within
    policy `loading.range.within_reps`.
    """
    if request.reps is None:
        return 0.0
    within = policy.number("loading.range.within_reps")
    rir = asked_reserve(request.rir, request.rep_class, policy)
    least = max(request.reps[0] + rir[0] - within, 1.0)
    # A rep that is possible only in part is not one more.
    most = request.reps[1] + rir[1] + within + 1
    return estimate.chance_below(moved_kg, most) - estimate.chance_below(moved_kg, least)


def asked_reserve(rir: IntRange | None, rep_class: RepClass, policy: Policy) -> IntRange:
    """Return the reserve that a dose asks for: that of its class where it does not say."""
    return rir or (int(policy.table("loading.range.reserve")[rep_class]),) * 2
