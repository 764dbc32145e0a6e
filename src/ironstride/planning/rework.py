"""Sessions of the old plan in the new one: as they were, or as near to it as may be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ironstride.planning.explain import explain_session
from ironstride.planning.jumps import is_jump_allowed, jump_options
from ironstride.planning.picking import Picked, pick_exercise
from ironstride.planning.qualities import LIFTED, OPENING_QUALITIES
from ironstride.planning.selection_problem import BOTH
from ironstride.planning.templates import Template, TemplateItem
from ironstride.planning.work import HALF_SET, keep_size, make_part, softer_jump
from ironstride.training.calendar_weeks import monday_of
from ironstride.training.words import HEAVY_LEG_PATTERNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ironstride.planning.blocks import BlockPlan, Visit
    from ironstride.planning.kits import Option
    from ironstride.planning.parts import Part
    from ironstride.planning.standing import Standing
    from ironstride.planning.templates import PickKey
    from ironstride.planning.work import Setting
    from ironstride.planning.workshop import Workshop
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.words import RepClass

LIGHT_GRADE: Final = 1


def stay(
    expected: PlannedSession, visit: Visit, setting: Setting, standing: Standing, shop: Workshop
) -> PlannedSession | None:
    """Return `expected` with its exercises, sets and weights at the opening of `visit`.

    None where something speaks against it: the place, the minutes, the legs, health, a race, a
    weight that would now grow too fast, or a swap.
    """
    opening, week = visit.opening, visit.week
    origin = monday_of(expected.on)
    is_first_step = week.is_early(shop.policy.whole("dose.first_weeks"))
    if origin != week.starts_on and is_first_step:
        return None
    if week.deload and not _is_light_enough(expected, setting, shop):
        return None
    was_deload = standing.weeks[origin].deload
    if (
        expected.place != opening.place
        or expected.minutes > opening.minutes
        or expected.leg_grade > visit.most_grade
        or was_deload != week.deload
        or not all(_may_stay(item, visit, setting, standing, shop) for _, item in expected.items())
    ):
        return None
    moved = replace(expected, on=opening.day, at=opening.at, at_source=opening.at_source)
    items = [item for _, item in moved.items()]
    why = explain_session(visit, expected.kind, expected.leg_grade, items, shop)
    return replace(moved, why=why)


def _is_light_enough(expected: PlannedSession, setting: Setting, shop: Workshop) -> bool:
    """Whether a deload is still one: the week before it may hold less now than it did."""
    usual = setting.diary.sets_per_lift
    share = shop.policy.number("phases.deload_sets_fraction")
    lifts = [len(item.work_sets) for quality, item in expected.items() if quality in LIFTED]
    return usual is None or sum(sets - HALF_SET for sets in lifts) <= usual * share


def _may_stay(
    item: PlannedItem, visit: Visit, setting: Setting, standing: Standing, shop: Workshop
) -> bool:
    kit = shop.kits[visit.opening.place]
    option = kit.by_id.get(item.exercise)
    if option is None or option.setup.implement != item.implement:
        return False
    if not setting.known.admits(option) or not _may_jump(option, visit, shop):
        return False
    if item.rep_class == "strength" and not _may_be_heavy(option, shop):
        return False
    rir = [work.rir[0] for work in item.work_sets if work.rir]
    if min(rir, default=shop.screen.least_rir) < shop.screen.least_rir:
        return False
    if standing.swap_of(item.exercise, visit.week.starts_on) is not None:
        return False
    contacts = sum(work.contacts or 0 for work in item.work_sets)
    fits = contacts <= setting.contacts
    return fits and shop.weights.may_keep(
        item, option, kit.place, on=visit.day, may_grow=not visit.week.run_jump
    )


def _may_jump(option: Option, visit: Visit, shop: Workshop) -> bool:
    """Whether level, tests and races leave a jump in; what is no jump may always stay."""
    return _is_within_level(option, visit, shop) and is_jump_allowed(option, visit.day, shop)


def _is_within_level(option: Option, visit: Visit, shop: Workshop) -> bool:
    """Whether a jump is one that the runner's level and tests leave."""
    if option.exercise.main_pattern != "plyometric":
        return True
    kit = shop.kits[visit.opening.place]
    return option in jump_options(kit, visit.week.phase, shop)


def _may_be_heavy(option: Option, shop: Workshop) -> bool:
    return shop.gates.allows(option.exercise.main_pattern, option.exercise)


def collect_expected(
    expected: PlannedSession,
    visit: Visit,
    setting: Setting,
    standing: Standing,
    anchors: Mapping[PickKey, str],
    shop: Workshop,
) -> list[Part]:
    """Return the work of `expected` fitted to the place, the day and the week of `visit`.

    At another place it takes what the block already does there, its `anchors`.
    """
    parts: list[Part] = []
    taken: set[str] = set()
    for quality, item in expected.items():
        if quality in OPENING_QUALITIES:
            continue
        key = visit.opening.place, item.patterns[0], item.rep_class
        has_moved = expected.place != visit.opening.place
        like = anchors.get(key, item.exercise) if has_moved else item.exercise
        picked = _pick_like(item, like, visit, setting, standing, shop)
        if picked is None or picked.option.exercise.id in taken:
            continue
        taken.add(picked.option.exercise.id)
        sets = len(item.work_sets)
        pattern = picked.option.exercise.main_pattern
        slot = TemplateItem(pattern, picked.rep_class, sets, BOTH)
        part = make_part(slot, picked, visit, setting, shop)
        # Jumps keep to the contacts that the runs of the week leave.
        most = part.sets if part.each.contacts is not None else sets
        parts.append(replace(part, sets=min(most, sets)))
    return keep_size(parts, visit, setting, shop)


def _pick_like(
    item: PlannedItem,
    like: str,
    visit: Visit,
    setting: Setting,
    standing: Standing,
    shop: Workshop,
) -> Picked | None:
    """Return exercise `like` for `item`, what it is swapped for, or the best of its pattern."""
    kit = shop.kits[visit.opening.place]
    light = visit.most_grade <= LIGHT_GRADE
    wanted = standing.swap_of(like, visit.week.starts_on) or like
    option = kit.by_id.get(wanted)
    heavy = item.rep_class == "strength"
    if (
        option is not None
        and setting.known.admits(option)
        and _is_within_level(option, visit, shop)
    ):
        same = Picked(option, item.rep_class)
        if not is_jump_allowed(option, visit.day, shop):
            return softer_jump(same, visit, setting.known, shop)
        is_leg = option.exercise.main_pattern in HEAVY_LEG_PATTERNS
        if not heavy or (_may_be_heavy(option, shop) and not (light and is_leg)):
            return same if item.rep_class in option.exercise.rep_classes else None
        if "hypertrophy" in option.exercise.rep_classes:
            return replace(same, rep_class="hypertrophy")
    phase = visit.week.phase
    return pick_exercise(
        kit, item.patterns[0], phase, shop, setting.known, heavy=heavy and not light
    )


def with_swaps(template: Template, visit: Visit, standing: Standing, shop: Workshop) -> Template:
    """Return `template` with the exercises that the runner asked for in the week of `visit`."""
    if not standing.swaps:
        return template
    kit = shop.kits[visit.opening.place]
    options = dict(template.options)
    for key, picked in template.options.items():
        wanted = standing.swap_of(picked.option.exercise.id, visit.week.starts_on)
        option = kit.by_id.get(wanted) if wanted else None
        if option is not None and picked.rep_class in option.exercise.rep_classes:
            options[key] = replace(picked, option=option)
    return replace(template, options=options)


def anchor_template(template: Template, block: BlockPlan, shop: Workshop) -> Template:
    """Return `template` with the exercises that the block's standing sessions already use."""
    options = dict(template.options)
    for key, option, rep_class in _find_anchors(block, shop):
        if key in options or key[2] == rep_class:
            options[key] = Picked(option, key[2])
    return Template(template.items, options)


def find_anchors(block: BlockPlan, shop: Workshop) -> Mapping[PickKey, str]:
    """Return the exercises (ids) of the block's standing sessions, by what they stand for."""
    return {key: option.exercise.id for key, option, _ in _find_anchors(block, shop)}


def _find_anchors(block: BlockPlan, shop: Workshop) -> Iterator[tuple[PickKey, Option, RepClass]]:
    """Yield what each standing exercise stands for, itself, and the class it is done in."""
    for session in _standing_sessions(block):
        kit = shop.kits[session.place]
        for item in (item for part in session.blocks for item in part.items):
            option = kit.by_id.get(item.exercise)
            if option is not None:
                for key in _keys_of(option, item, session.place):
                    yield key, option, item.rep_class


def _keys_of(option: Option, item: PlannedItem, place: str) -> Iterator[PickKey]:
    """Yield what an exercise stands for: its own class, and a main lift in its other one too."""
    pattern = option.exercise.main_pattern
    yield place, pattern, item.rep_class
    if pattern in HEAVY_LEG_PATTERNS and item.rep_class in ("strength", "hypertrophy"):
        other: RepClass = "hypertrophy" if item.rep_class == "strength" else "strength"
        if other in option.exercise.rep_classes:
            yield place, pattern, other


def _standing_sessions(block: BlockPlan) -> Iterator[PlannedSession]:
    for visit in block.visits:
        session = visit.opening.kept or visit.expected
        if session is not None and session.place == visit.opening.place:
            yield session
