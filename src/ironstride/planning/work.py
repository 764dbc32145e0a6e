"""The work of one lift: the block's template fitted to the place, the week and what is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ironstride.planning.jumps import is_jump_allowed, jump_options
from ironstride.planning.leg_dose import NO_LEGS
from ironstride.planning.parts import STABLE_CLASSES, Part, cut_to
from ironstride.planning.picking import Picked, pick_exercise
from ironstride.planning.qualities import LIFTED, QUALITY_OF_CLASS
from ironstride.planning.selection_problem import BOTH
from ironstride.planning.templates import WEEKLY_TIER, TemplateItem, is_paired
from ironstride.planning.timing import full_sets, time_part
from ironstride.training.words import HEAVY_LEG_PATTERNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.planning.blocks import Visit
    from ironstride.planning.diary import Diary
    from ironstride.planning.picking import Known
    from ironstride.planning.templates import Template
    from ironstride.planning.weeks import WeekDemand
    from ironstride.planning.workshop import Workshop
    from ironstride.training.words import Pattern

LIGHT_GRADE: Final = 1
HALF_SET: Final = 0.5


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds one lift: what is known, what was done before, and the week's jumps.

    `turn` is the half of the rotation that is next for this place in the order of a week.
    """

    known: Known
    diary: Diary
    contacts: int
    turn: int


def collect_work(template: Template, visit: Visit, setting: Setting, shop: Workshop) -> list[Part]:
    """Return the work of a lift: its template, rotated, fitted to the place and the week."""
    parts: list[Part] = []
    items = [item for item in template.items[visit.ordinal] if setting.turn in item.weeks]
    taken = {item.pattern for item in items if shop.tier(item.pattern) == WEEKLY_TIER}
    for slot in items:
        weekly = shop.tier(slot.pattern) == WEEKLY_TIER
        item = slot if weekly else _rotate(slot, visit, setting, taken, shop)
        if item is None:
            continue
        picked = _resolve(item, template, visit, setting, shop)
        if picked is None:
            picked = _substitute(item, visit, setting, taken - {item.pattern}, shop)
        else:
            # An exercise that was swapped in may have another main pattern than its slot.
            taken.add(item.pattern)
            if any(part.option == picked.option for part in parts):
                picked = _substitute(item, visit, setting, taken, shop)
        if picked is not None and _is_due(picked, visit, shop):
            taken.add(picked.option.exercise.main_pattern)
            parts.append(make_part(item, picked, visit, setting, shop))
    return keep_size(parts, visit, setting, shop)


def keep_size(parts: list[Part], visit: Visit, setting: Setting, shop: Workshop) -> list[Part]:
    """Turn the last heavy lift into one of 8-15 where a place has nothing else for it (D6)."""
    qualities = {part.quality for part in parts}
    if "strength" not in qualities or "hypertrophy" in qualities:
        return parts
    last = max(index for index, part in enumerate(parts) if part.quality == "strength")
    heavy = parts[last]
    item = TemplateItem(heavy.pattern, "hypertrophy", heavy.sets, BOTH)
    picked = Picked(heavy.option, "hypertrophy")
    return [*parts[:last], make_part(item, picked, visit, setting, shop), *parts[last + 1 :]]


def _rotate(
    slot: TemplateItem, visit: Visit, setting: Setting, taken: set[Pattern], shop: Workshop
) -> TemplateItem | None:
    """Give a place of the lower tiers to the pattern of its kind that has waited longest.

    None where every pattern of the kind is in the session already.
    """
    kit = shop.kits[visit.opening.place]
    is_steady = slot.rep_class in STABLE_CLASSES
    rivals = [
        pattern
        for pattern, tier in shop.tiers.items()
        if tier > WEEKLY_TIER and pattern not in taken and kit.of(pattern)
        if kit.is_steady(pattern) == is_steady
    ]
    best = max(
        rivals,
        key=lambda pattern: (
            shop.benchmarks.factor_of(pattern) * setting.diary.days_since(pattern, visit.day),
            pattern == slot.pattern,
        ),
        default=None,
    )
    return None if best is None else replace(slot, pattern=best)


def _substitute(
    item: TemplateItem, visit: Visit, setting: Setting, taken: set[Pattern], shop: Workshop
) -> Picked | None:
    """Return an exercise of another pattern of the same kind, where this place has none."""
    kit = shop.kits[visit.opening.place]
    heavy = visit.most_grade > LIGHT_GRADE
    is_main = item.pattern in HEAVY_LEG_PATTERNS
    for pattern in sorted(shop.tiers, key=shop.rank):
        if pattern in taken or (pattern in HEAVY_LEG_PATTERNS) != is_main:
            continue
        picked = pick_exercise(kit, pattern, visit.week.phase, shop, setting.known, heavy=heavy)
        if picked is not None and (picked.rep_class in STABLE_CLASSES) == (
            item.rep_class in STABLE_CLASSES
        ):
            return picked
    return None


def fill_up(
    parts: Sequence[Part], most: int, visit: Visit, setting: Setting, shop: Workshop
) -> tuple[Part, ...]:
    """Add arms and trunk where sparing the legs left room, the patterns that waited longest first.

    At `most` as many exercises as the session was meant to have.
    """
    kit = shop.kits[visit.opening.place]
    filled = list(parts)
    missing = most - len(parts)
    waiting = sorted(
        (pattern for pattern in shop.tiers if pattern in NO_LEGS and kit.of(pattern)),
        key=lambda pattern: -setting.diary.days_since(pattern, visit.day),
    )
    for pattern in waiting:
        if missing <= 0:
            break
        if any(part.pattern == pattern for part in filled):
            continue
        picked = pick_exercise(kit, pattern, visit.week.phase, shop, setting.known, heavy=False)
        if picked is not None:
            sets = full_sets(picked, visit.week.phase, shop)
            item = TemplateItem(pattern, picked.rep_class, sets, BOTH)
            filled.append(make_part(item, picked, visit, setting, shop))
            missing -= 1
    return tuple(filled)


def cut_for_deload(parts: Sequence[Part], setting: Setting, shop: Workshop) -> list[Part]:
    """Cut the sets of lifts to their share of what a session of the last training week had."""
    lifts = [part for part in parts if part.quality in LIFTED]
    usual = setting.diary.sets_per_lift
    if usual is None or not lifts:
        return list(parts)
    most = usual * shop.policy.number("phases.deload_sets_fraction")
    return list(cut_to(parts, most, _deload_cost, keep_all=True))


def _deload_cost(part: Part) -> float:
    """Count the sets of a lift; each exercise may round up by half a set."""
    return part.sets - HALF_SET if part.quality in LIFTED else 0.0


def _is_due(picked: Picked, visit: Visit, shop: Workshop) -> bool:
    """Whether power work may start: newcomers first get some weeks of lifting."""
    due_from = shop.policy.table("coverage.power_due_from_week")[shop.experience]
    return picked.rep_class != "power" or visit.week.index >= due_from


def _resolve(
    item: TemplateItem, template: Template, visit: Visit, setting: Setting, shop: Workshop
) -> Picked | None:
    """Return the block's exercise for this place; a light session takes one for 8-10 reps."""
    kit = shop.kits[visit.opening.place]
    phase = visit.week.phase
    picked = template.options.get((visit.opening.place, item.pattern, item.rep_class))
    if picked is None:
        heavy = item.rep_class == "strength" and visit.most_grade > LIGHT_GRADE
        picked = pick_exercise(kit, item.pattern, phase, shop, setting.known, heavy=heavy)
    if picked is not None and not setting.known.admits(picked.option):
        return None
    if picked is not None and not is_jump_allowed(picked.option, visit.day, shop):
        return softer_jump(picked, visit, setting.known, shop)
    if picked is None or picked.rep_class != "strength" or visit.most_grade > LIGHT_GRADE:
        return picked
    exercise = picked.option.exercise
    if "hypertrophy" in exercise.rep_classes:
        return replace(picked, rep_class="hypertrophy")
    return pick_exercise(kit, item.pattern, phase, shop, setting.known, heavy=False)


def _jump_sets(
    item: TemplateItem, picked: Picked, setting: Setting, week: WeekDemand, shop: Workshop
) -> int:
    """Return the sets of jumps: the contacts of the week, fewer where the template has fewer.

    Intensive jumps have a limit of their own, and a deload has its share.
    """
    policy = shop.policy
    contacts = setting.contacts
    if picked.option.exercise.impact >= policy.whole("plyometrics.intensive_impact"):
        contacts = min(contacts, policy.whole("plyometrics.intensive_most"))
    sets = contacts // policy.whole("plyometrics.contacts_per_set")
    if item.sets < full_sets(picked, week.phase, shop):
        sets = min(sets, item.sets)
    if week.deload:
        sets = int(sets * policy.number("phases.deload_sets_fraction"))
    return max(1, sets)


def softer_jump(picked: Picked, visit: Visit, known: Known, shop: Workshop) -> Picked | None:
    """Return a jump for the days near a race: one the plan has used, where there is one."""
    kit = shop.kits[visit.opening.place]
    options = [
        option
        for option in jump_options(kit, "taper", shop)
        if is_jump_allowed(option, visit.day, shop) and known.admits(option)
    ]
    options.sort(key=lambda option: option.exercise.id not in known.used)
    return replace(picked, option=options[0]) if options else None


def make_part(
    item: TemplateItem, picked: Picked, visit: Visit, setting: Setting, shop: Workshop
) -> Part:
    """Return the part of `item` done with `picked`: its sets in this week, its time and cost."""
    option, rep_class = picked.option, picked.rep_class
    week = visit.week
    pattern = option.exercise.main_pattern
    paired = is_paired(pattern, rep_class, visit.opening.minutes)
    each = shop.dosing.prototype(option, rep_class, week, paired=paired)
    sets = shop.benchmarks.most_sets(pattern, shop.dosing.sets_in_week(item.sets, week))
    if option.exercise.set_kind == "contacts":
        sets = _jump_sets(item, picked, setting, week, shop)
    setup_s, set_s = time_part(option, rep_class, each, paired=paired, shop=shop)
    newcomer_weeks = week.is_early(shop.policy.whole("clearance.newcomer_weeks"))
    is_new = setting.diary.is_new(option.exercise.id, week.index, setting.known.logged)
    novelty = shop.legs.novelty(is_new=is_new, newcomer_weeks=newcomer_weeks)
    return Part(
        option=option,
        pattern=pattern,
        rep_class=rep_class,
        quality=QUALITY_OF_CLASS[rep_class],
        sets=sets,
        each=each,
        tier=shop.tier(pattern),
        leg_points=shop.legs.set_points(option.exercise, rep_class, each) * novelty,
        setup_s=setup_s,
        set_s=set_s,
    )
