"""From a placed lift and the template of its block to a session one can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.planning.explain import explain_session, title_of
from ironstride.planning.items import build_items
from ironstride.planning.minutes import length_row
from ironstride.planning.parts import Part, cut_to, is_whole
from ironstride.planning.qualities import quality_of
from ironstride.planning.versions import plan_versions
from ironstride.planning.warm_up import plan_drill, plan_mobility
from ironstride.planning.work import cut_for_deload, fill_up
from ironstride.training.session import Block, PlannedItem, PlannedSession
from ironstride.training.words import HEAVY_LEG_PATTERNS, QUALITIES
from ironstride.units import S_PER_MINUTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.planning.blocks import Visit
    from ironstride.planning.work import Setting
    from ironstride.planning.workshop import Workshop
    from ironstride.training.session import Why
    from ironstride.training.words import Quality, SessionKind

DRILLS_A_WEEK: Final = 2
HEAVY_GRADE: Final = 2


def compose_lift(
    visit: Visit, whole: Sequence[Part], size: int, setting: Setting, shop: Workshop
) -> PlannedSession | None:
    """Return the session of `visit`: cut to its minutes and to the leg grade it was placed with.

    `whole` is the work it should hold, `size` the number of exercises it was meant to have. None
    where nothing that the runner may do there makes a whole session.
    """
    minutes = visit.opening.minutes
    kit = shop.kits[visit.opening.place]
    turn = visit.ordinal
    count = int(shop.policy.table("minutes.mobility_items")[length_row(minutes)])
    drill_turn = turn + visit.week.block * DRILLS_A_WEEK
    start = [*plan_mobility(kit, count, turn, shop), *plan_drill(kit, minutes, drill_turn, shop)]
    if visit.week.deload:
        whole = cut_for_deload(whole, setting, shop)
    most = shop.legs.most_points(visit.most_grade)
    work = cut_to(whole, most, lambda part: part.points, keep_all=True)
    if not visit.week.deload:
        work = fill_up(work, size, visit, setting, shop)
    if not is_whole(work):
        return None
    items = _fit(visit, start, work, shop)
    return assemble(visit, items, grade_items(visit, work, items, shop), "lift", shop)


def _fit(
    visit: Visit, start: Sequence[Part], work: Sequence[Part], shop: Workshop
) -> tuple[PlannedItem, ...]:
    """Cut the work to the minutes of the slot, and once more where the real ramps take longer."""
    slot_s = visit.opening.minutes * S_PER_MINUTE - shop.clock.fixed_s(visit.opening.minutes)
    room_s = slot_s - sum(part.seconds for part in start)
    while True:
        kept = cut_to(work, room_s, lambda part: part.seconds)
        items = build_items(visit, (*start, *kept), shop)
        over_s = sum(shop.clock.item_s(item) for item in items) - slot_s
        is_least = all(part.sets == 1 for part in kept) and len(kept) <= len(work) and room_s <= 0
        if over_s <= 0 or is_least:
            return items
        if room_s <= 0 and len(start) > 1:
            start = start[:-1]
        room_s -= max(over_s, 15.0)


def grade_items(
    visit: Visit, work: Sequence[Part], items: Sequence[PlannedItem], shop: Workshop
) -> int:
    """Return the leg grade of the sets that stay; heavy legs are grade 2 at least."""
    cost = {part.option.exercise.id: part.leg_points for part in work}
    points = sum(cost.get(item.exercise, 0.0) * len(item.work_sets) for item in items)
    grade = shop.legs.grade(points)
    is_heavy = any(
        item.rep_class == "strength" and HEAVY_LEG_PATTERNS & set(item.patterns) for item in items
    )
    return min(visit.most_grade, max(grade, HEAVY_GRADE) if is_heavy else grade)


def assemble(
    visit: Visit,
    items: Sequence[PlannedItem],
    leg_grade: int,
    kind: SessionKind,
    shop: Workshop,
    extra: tuple[Why, ...] = (),
) -> PlannedSession:
    """Put items into blocks and add the versions, the title and the reasons."""
    opening = visit.opening
    qualities: dict[Quality, list[PlannedItem]] = {quality: [] for quality in QUALITIES}
    for item in items:
        qualities[quality_of(item)].append(item)
    blocks = tuple(Block(quality, tuple(rows)) for quality, rows in qualities.items() if rows)
    minutes = shop.clock.session_minutes(items)
    return PlannedSession(
        id=f"{opening.day.isoformat()}-{kind}",
        on=opening.day,
        at=opening.at,
        at_source=opening.at_source,
        place=opening.place,
        kind=kind,
        leg_grade=leg_grade,
        minutes=minutes,
        title=title_of(kind, items, visit.week),
        why=(*explain_session(visit, kind, leg_grade, items, shop), *extra),
        blocks=blocks,
        versions=plan_versions(items, minutes, shop.clock, shop.policy),
    )
