"""From a placed lift and the template of its block to a session one can do."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from ironstride.planning.explain import explain_session, title_of
from ironstride.planning.items import build_items
from ironstride.planning.jumps import is_jump_allowed, jump_options
from ironstride.planning.minutes import S_PER_MINUTE, length_row
from ironstride.planning.parts import STABLE_CLASSES, Part, cut_to, is_whole
from ironstride.planning.picking import pick_exercise
from ironstride.planning.templates import QUALITY_OF_CLASS, is_paired
from ironstride.planning.timing import full_sets, time_part
from ironstride.planning.versions import plan_versions
from ironstride.planning.warm_up import plan_drill, plan_mobility
from ironstride.training.session import Block, PlannedItem, PlannedSession
from ironstride.training.words import HEAVY_LEG_PATTERNS, QUALITIES, Quality

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.planning.blocks import Visit
    from ironstride.planning.picking import Known, Picked
    from ironstride.planning.templates import Template, TemplateItem
    from ironstride.planning.weeks import WeekDemand
    from ironstride.planning.workshop import Workshop
    from ironstride.training.session import Why
    from ironstride.training.words import Pattern, SessionKind

LIGHT_GRADE: Final = 1
HALF_SET: Final = 0.5
DRILLS_A_WEEK: Final = 2
LIFTED: Final[frozenset[Quality]] = frozenset({"strength", "hypertrophy"})
HEAVY_GRADE: Final = 2


@dataclass(slots=True)
class Diary:
    """What the plan has used so far, week by week, while it is made."""

    first_week: dict[str, int] = field(default_factory=dict)
    exposures: dict[Pattern, list[dt.date]] = field(default_factory=dict)
    _turns: dict[int, tuple[int | None, int]] = field(default_factory=dict)
    _training: tuple[int, tuple[int, ...]] = (-1, ())

    def is_new(self, exercise_id: str, week: int, logged: frozenset[str]) -> bool:
        """Whether `week` is the first in which this runner does the exercise."""
        return exercise_id not in logged and self.first_week.get(exercise_id, week) >= week

    def next_turn(self, visit: Visit, items: Sequence[TemplateItem]) -> int:
        """Return which half of the rotation is next for this place in the order of a week.

        The halves take turns; a new block starts with the half that has waited longer.
        """
        block, turn = self._turns.get(visit.ordinal, (None, 0))
        if block == visit.week.block:
            turn = 1 - turn
        else:
            turn = max((0, 1), key=lambda half: self._waited(half, visit.day, items))
        self._turns[visit.ordinal] = (visit.week.block, turn)
        return turn

    def _waited(self, half: int, day: dt.date, items: Sequence[TemplateItem]) -> int:
        known = (self.exposures.get(item.pattern) for item in items if item.weeks == (half,))
        return max(((day - days[-1]).days for days in known if days), default=0)

    @property
    def sets_per_lift(self) -> float | None:
        """The mean work sets of strength and hypertrophy in a session of the last training week."""
        _, counts = self._training
        return sum(counts) / len(counts) if counts else None

    def note_sets(self, items: Sequence[PlannedItem], week: int) -> None:
        """Remember how many sets a session of a training week, no deload, had."""
        sets = sum(len(item.work_sets) for item in items if quality_of(item) in LIFTED)
        last, counts = self._training
        self._training = (week, (*counts, sets) if last == week else (sets,))

    def note(self, items: Sequence[PlannedItem], day: dt.date, week: int) -> None:
        """Remember the exercises and patterns of a session."""
        for item in items:
            self.first_week.setdefault(item.exercise, week)
        for pattern in dict.fromkeys(pattern for item in items for pattern in item.patterns):
            self.exposures.setdefault(pattern, []).append(day)


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds one lift: its template, what is known, and the week's jumps."""

    template: Template
    known: Known
    diary: Diary
    contacts: int


def compose_lift(visit: Visit, setting: Setting, shop: Workshop) -> PlannedSession | None:
    """Return the session of `visit`: cut to its minutes and to the leg grade it was placed with.

    None where nothing that the runner may do there makes a whole session.
    """
    minutes = visit.opening.minutes
    kit = shop.kits[visit.opening.place]
    turn = visit.ordinal
    count = int(shop.policy.table("minutes.mobility_items")[length_row(minutes)])
    drill_turn = turn + visit.week.block * DRILLS_A_WEEK
    start = [*plan_mobility(kit, count, turn, shop), *plan_drill(kit, minutes, drill_turn, shop)]
    whole = _work_parts(visit, setting, shop)
    if visit.week.deload:
        whole = _deload(whole, setting, shop)
    work = cut_to(whole, shop.legs.most_points(visit.most_grade), lambda part: part.points)
    if not is_whole(work):
        return None
    items = _fit(visit, start, work, shop)
    return assemble(visit, items, grade_items(visit, work, items, shop), "lift", shop)


def _work_parts(visit: Visit, setting: Setting, shop: Workshop) -> list[Part]:
    parity = setting.diary.next_turn(visit, setting.template.items[visit.ordinal])
    parts = []
    taken = {item.pattern for item in setting.template.items[visit.ordinal]}
    for item in setting.template.items[visit.ordinal]:
        if parity not in item.weeks:
            continue
        picked = _resolve(item, visit, setting, shop)
        if picked is None:
            picked = _substitute(item, visit, setting, taken - {item.pattern}, shop)
        if picked is not None and _is_due(picked, visit, shop):
            taken.add(picked.option.exercise.main_pattern)
            parts.append(_part(item, picked, visit, setting, shop))
    return parts


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


def _deload(parts: Sequence[Part], setting: Setting, shop: Workshop) -> list[Part]:
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


def _resolve(item: TemplateItem, visit: Visit, setting: Setting, shop: Workshop) -> Picked | None:
    """Return the block's exercise for this place; a light session takes one for 8-10 reps."""
    picked = setting.template.options.get((visit.opening.place, item.pattern, item.rep_class))
    if picked is not None and not setting.known.admits(picked.option):
        return None
    if picked is not None and not is_jump_allowed(picked.option, visit.day, shop):
        return softer_jump(picked, visit, setting.known, shop)
    if picked is None or picked.rep_class != "strength" or visit.most_grade > LIGHT_GRADE:
        return picked
    exercise = picked.option.exercise
    if "hypertrophy" in exercise.rep_classes:
        return replace(picked, rep_class="hypertrophy")
    kit = shop.kits[visit.opening.place]
    phase = visit.week.phase
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


def _part(
    item: TemplateItem, picked: Picked, visit: Visit, setting: Setting, shop: Workshop
) -> Part:
    option, rep_class = picked.option, picked.rep_class
    week = visit.week
    pattern = option.exercise.main_pattern
    paired = is_paired(pattern, rep_class, visit.opening.minutes)
    each = shop.dosing.prototype(option, rep_class, week, paired=paired)
    sets = shop.dosing.sets_in_week(item.sets, week)
    if option.exercise.set_kind == "contacts":
        sets = _jump_sets(item, picked, setting, week, shop)
    setup_s, set_s = time_part(option, rep_class, each, paired=paired, shop=shop)
    newcomer_weeks = week.newcomer and week.index < shop.policy.whole("clearance.newcomer_weeks")
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
        why=(*explain_session(visit, kind, leg_grade, shop), *extra),
        blocks=blocks,
        versions=plan_versions(items, minutes, shop.clock, shop.policy),
    )


def quality_of(item: PlannedItem) -> Quality:
    """Return the block that an item belongs to."""
    if "mobility" in item.patterns[:1]:
        return "mobility"
    return QUALITY_OF_CLASS[item.rep_class]
