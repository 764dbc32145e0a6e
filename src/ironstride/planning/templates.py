"""The template of a block: which exercises each of its sessions holds, week by week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from ironstride.planning.minutes import most_items
from ironstride.planning.picking import pick_exercise
from ironstride.planning.selection import (
    BOTH,
    EVEN,
    ODD,
    Aim,
    Candidate,
    Capacity,
    SelectionProblem,
    select_items,
)
from ironstride.planning.timing import first_jump_sets, full_sets, time_part
from ironstride.planning.warm_up import reserve_warm_up_s
from ironstride.planning.weekly_targets import target_sets
from ironstride.training.words import HEAVY_LEG_PATTERNS, Pattern, RepClass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ironstride.planning.blocks import BlockPlan
    from ironstride.planning.picking import Known, Picked
    from ironstride.planning.workshop import Workshop
    from ironstride.training.words import Phase

PickKey = tuple[str, Pattern, RepClass]
WEEKLY_TIER: Final = 1
SHORT_MINUTES: Final = 35
TINY_MINUTES: Final = 20
LIGHT_GRADE: Final = 1


@dataclass(frozen=True, slots=True)
class TemplateItem:
    """One pattern of a session of the block: its class, sets, and in which weeks it is done."""

    pattern: Pattern
    rep_class: RepClass
    sets: int
    weeks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """The items of each session of a block by ordinal, the most valuable first.

    `options` holds the exercise of a (place, pattern, class) for the whole block.
    """

    items: tuple[tuple[TemplateItem, ...], ...]
    options: Mapping[PickKey, Picked]

    def size(self, ordinal: int) -> int:
        """Return how many exercises the session in this place of the week has at most."""
        items = self.items[ordinal]
        return max(sum(turn in item.weeks for item in items) for turn in BOTH)

    def has_lift(self, ordinal: int) -> bool:
        """Whether the session in this place of the week trains force or size."""
        return any(item.rep_class in ("strength", "hypertrophy") for item in self.items[ordinal])


def is_main(pattern: Pattern) -> bool:
    """Whether `pattern` is one of the big leg movements that a session is built around."""
    return pattern in HEAVY_LEG_PATTERNS


def is_paired(pattern: Pattern, rep_class: RepClass, minutes: float) -> bool:
    """Whether an item alternates with a partner: minor work always, main work when time is short.

    Strength sets and power keep their full rest.
    """
    if rep_class in ("strength", "power", "skill", "mobility"):
        return False
    return not is_main(pattern) or minutes < SHORT_MINUTES


def make_template(block: BlockPlan, shop: Workshop, known: Known) -> Template:
    """Select the items of `block` and the exercise for each place that the block visits."""
    problem = pose_selection(block, shop, known)
    chosen = select_items(problem)
    items: list[list[TemplateItem]] = [[] for _ in block.ordinals]
    for one in chosen:
        items[one.session].append(TemplateItem(one.pattern, one.rep_class, one.sets, one.weeks))
    ordered = tuple(tuple(sorted(rows, key=lambda row: shop.rank(row.pattern))) for rows in items)
    return Template(ordered, _choose_options(block, ordered, shop, known))


def pose_selection(block: BlockPlan, shop: Workshop, known: Known) -> SelectionProblem:
    """State the selection of `block`: capacities, candidates and what coverage is worth."""
    aims = _aims(block.phase, shop, in_power=_power_is_due(block, shop))
    capacities = tuple(_capacity(block, ordinal, shop) for ordinal in block.ordinals)
    candidates: list[Candidate] = []
    for ordinal in block.ordinals:
        for pattern in aims:
            candidates += _candidates(block, ordinal, pattern, shop, known)
    return SelectionProblem(
        capacities, tuple(candidates), aims, shop.policy.number("selection.item_price")
    )


def _power_is_due(block: BlockPlan, shop: Workshop) -> bool:
    if block.phase not in shop.policy.words("coverage.power_phases"):
        return False
    due_from = shop.policy.table("coverage.power_due_from_week")[shop.experience]
    return max(visit.week.index for visit in block.visits) >= due_from


def _aims(phase: Phase, shop: Workshop, *, in_power: bool) -> dict[Pattern, Aim]:
    policy = shop.policy
    tiers, weight = policy.table("coverage.tier"), policy.table("coverage.weight")
    presence = policy.table("coverage.presence")
    targets = target_sets(phase, shop.experience, shop.benchmarks, policy)
    needed = policy.words("coverage.needed_each_week")
    aims: dict[Pattern, Aim] = {}
    if in_power:
        first = str(WEEKLY_TIER)
        # Once in a fortnight is what is due (D9), so it weighs as much as a weekly pattern's two.
        worth = 2 * presence[first]
        aims["plyometric"] = Aim(first_jump_sets(phase, shop), weight["2"], worth, weekly=False)
    for word, tier in tiers.items():
        pattern = cast("Pattern", word)
        row = str(int(tier))
        extra = presence["1"] if word in needed else 0.0
        factor = shop.benchmarks.factor_of(pattern)
        present = factor * presence[row] + extra
        aims[pattern] = Aim(
            targets[pattern], factor * weight[row], present, weekly=tier == WEEKLY_TIER
        )
    return aims


def _capacity(block: BlockPlan, ordinal: int, shop: Workshop) -> Capacity:
    minutes = block.minutes(ordinal)
    grade = block.grade(ordinal)
    spare = reserve_warm_up_s(minutes, shop)
    return Capacity(
        seconds=max(60.0, minutes * 60 - shop.clock.fixed_s(minutes) - spare),
        leg_points=shop.legs.most_points(grade),
        items=most_items(minutes, shop.policy),
        mains=int(shop.policy.table("selection.most_mains")[shop.experience]),
    )


def _candidates(
    block: BlockPlan, ordinal: int, pattern: Pattern, shop: Workshop, known: Known
) -> list[Candidate]:
    minutes = block.minutes(ordinal)
    kit = shop.kits[block.main_place(ordinal)]
    light = block.grade(ordinal) <= LIGHT_GRADE
    picked = pick_exercise(kit, pattern, block.phase, shop, known, heavy=not light)
    if picked is None:
        return []
    option, rep_class = picked.option, picked.rep_class
    paired = is_paired(pattern, rep_class, minutes)
    each = shop.dosing.prototype(option, rep_class, block.first_week, paired=paired)
    full = shop.benchmarks.most_sets(pattern, full_sets(picked, block.phase, shop))
    setup_s, set_s = time_part(option, rep_class, each, paired=paired, shop=shop)
    points = shop.legs.set_points(option.exercise, rep_class, each)
    steady = shop.policy.words("coverage.stability_patterns")
    found = []
    may_shrink = light and (rep_class == "power" or is_main(pattern))
    for sets in _set_counts(full, minutes, may_shrink=may_shrink):
        seconds = setup_s + sets * set_s
        for weeks in _rotations(pattern, rep_class, minutes, shop):
            one = Candidate(
                session=ordinal,
                pattern=pattern,
                rep_class=rep_class,
                sets=sets,
                seconds=round(seconds, 1),
                leg_points=round(points * sets, 3),
                weeks=weeks,
                steadies=rep_class in ("stability", "hold") and pattern in steady,
            )
            found.append(one)
    return found


def _set_counts(full: int, minutes: float, *, may_shrink: bool) -> Sequence[int]:
    """Return the numbers of sets to choose from: fewer where minutes or legs are short."""
    least = 1 if minutes < TINY_MINUTES or may_shrink else max(1, min(2, full))
    if minutes >= SHORT_MINUTES and not may_shrink:
        return (full,)
    return range(full, least - 1, -1)


def _rotations(
    pattern: Pattern, rep_class: RepClass, minutes: float, shop: Workshop
) -> tuple[tuple[int, ...], ...]:
    """Tier 1 stays in both weeks of a fortnight, and power but in tiny sessions; others rotate."""
    if (rep_class != "power" or minutes >= TINY_MINUTES) and shop.tier(pattern) == WEEKLY_TIER:
        return (BOTH,)
    return (BOTH, ODD, EVEN)


def _choose_options(
    block: BlockPlan, items: Sequence[Sequence[TemplateItem]], shop: Workshop, known: Known
) -> dict[PickKey, Picked]:
    """Fix one exercise for each place, pattern and class of the block."""
    options: dict[PickKey, Picked] = {}
    for visit in block.visits:
        kit = shop.kits[visit.opening.place]
        for item in items[visit.ordinal]:
            key = (visit.opening.place, item.pattern, item.rep_class)
            if key in options:
                continue
            heavy = item.rep_class == "strength"
            picked = pick_exercise(kit, item.pattern, block.phase, shop, known, heavy=heavy)
            if picked is not None:
                options[key] = picked
    return options
