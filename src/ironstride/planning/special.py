"""Sessions that no template makes: primers before races and mobility days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.planning.blocks import Visit
from ironstride.planning.compose import assemble
from ironstride.planning.items import build_items
from ironstride.planning.jumps import jump_options
from ironstride.planning.parts import Part
from ironstride.planning.timing import time_part
from ironstride.planning.warm_up import plan_mobility
from ironstride.training.sets import PlannedSet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.kits import Kit, Option
    from ironstride.planning.openings import Opening
    from ironstride.planning.picking import Known
    from ironstride.planning.weeks import WeekDemand
    from ironstride.planning.workshop import Workshop
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.words import Pattern

PRIMER_LIFTS: Final = 1
MAIN_PATTERNS: Final[tuple[Pattern, ...]] = ("squat", "hinge", "single_leg")


def compose_primer(
    opening: Opening, week: WeekDemand, known: Known, shop: Workshop
) -> PlannedSession | None:
    """Return the primer: known lifts, a few fast reps far from the limit; None without one."""
    kit = shop.kits[opening.place]
    visit = Visit(week, opening, 0, 1)
    lifts = [_primer_part(option, shop) for option in _primer_options(kit, known, shop)]
    if not lifts:
        return None
    start = plan_mobility(kit, 2, 0, shop)
    jumps = _primer_jumps(kit, known, shop)
    slot_s = min(opening.minutes, shop.policy.whole("dose.primer_minutes")) * 60.0
    parts = [*start, *jumps, *lifts]
    items = build_items(visit, parts, shop)
    while len(parts) > 1 and shop.clock.fixed_s(12) + _seconds(items, shop) > slot_s:
        parts.remove(
            next(part for part in parts if part.rep_class != "strength" or parts[-1] is part)
        )
        items = build_items(visit, parts, shop)
    why = shop.why("primer_before_race", "A few heavy, fast reps keep the signal; no soreness.")
    return assemble(visit, items, 1, "primer", shop, (why,))


def _seconds(items: tuple[PlannedItem, ...], shop: Workshop) -> float:
    return sum(shop.clock.item_s(item) for item in items)


def _primer_options(kit: Kit, known: Known, shop: Workshop) -> Iterator[Option]:
    """Yield a lift with an open gate that the runner knows."""
    count = 0
    for pattern in MAIN_PATTERNS:
        for option in kit.of(pattern):
            exercise = option.exercise
            is_known = exercise.id in known.used or exercise.id in known.logged
            if is_known and shop.gates.allows(pattern, exercise) and count < PRIMER_LIFTS:
                count += 1
                yield option
                break


def _primer_part(option: Option, shop: Workshop) -> Part:
    policy = shop.policy
    low, high = policy.pair("dose.primer_reps")
    rir = policy.whole("dose.primer_rir")
    each = PlannedSet(
        kind="work",
        set_kind=option.exercise.set_kind,
        reps=(int(low), int(high)),
        per_side=option.exercise.per_side,
        rir=(rir, rir + policy.whole("dose.rir_width")),
        rest_s=int(policy.table("dose.rest_s")["strength"]),
    )
    pattern = option.exercise.main_pattern
    sets = policy.whole("dose.primer_sets")
    return Part(option, pattern, "strength", "strength", sets, each)


def _primer_jumps(kit: Kit, known: Known, shop: Workshop) -> tuple[Part, ...]:
    """Return a few low contacts of a jump the runner knows."""
    for option in jump_options(kit, "taper", shop):
        if option.exercise.id in known.used and option.exercise.set_kind == "contacts":
            contacts = shop.policy.whole("plyometrics.contacts_per_set")
            rest = int(shop.policy.table("dose.rest_s")["power"])
            each = PlannedSet("work", "contacts", contacts=contacts, rest_s=rest)
            return (Part(option, "plyometric", "power", "power", 1, each),)
    return ()


def compose_mobility(
    opening: Opening, week: WeekDemand, reason: str, rule: str, shop: Workshop
) -> PlannedSession | None:
    """Return a mobility session for `opening`, as long as its slot and the policy allow."""
    kit = shop.kits[opening.place]
    minutes = min(opening.minutes, shop.policy.whole("dose.mobility_session_minutes"))
    room_s = minutes * 60 - shop.clock.fixed_s(minutes)
    parts: list[Part] = []
    most = shop.policy.whole("dose.mobility_session_items")
    for part in plan_mobility(kit, most, opening.day.toordinal(), shop):
        setup_s, set_s = time_part(part.option, part.rep_class, part.each, paired=True, shop=shop)
        room_s -= setup_s + set_s
        if room_s < 0:
            break
        parts.append(part)
    if not parts:
        return None
    visit = Visit(week, opening, 0, 0)
    items = build_items(visit, parts, shop)
    return assemble(visit, items, 0, "mobility", shop, (shop.why(rule, reason),))
