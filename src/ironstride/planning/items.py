"""Items of a session: the parts with their loads, ramps, pairs and reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ironstride.loading.prescription import LoadRange
from ironstride.loading.search import LoadSearch, TooHeavy
from ironstride.planning.explain import explain_item
from ironstride.planning.leg_dose import CALVES
from ironstride.training.session import PlannedItem
from ironstride.training.words import HEAVY_LEG_PATTERNS, QUALITIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.loading.prescription import LoadAnswer
    from ironstride.planning.blocks import Visit
    from ironstride.planning.kits import Option
    from ironstride.planning.parts import Part
    from ironstride.planning.workshop import Workshop
    from ironstride.training.place import Place
    from ironstride.training.sets import PlannedSet

PAIR_NAMES: Final = "ABCDEFGH"
BIG_IMPLEMENTS: Final = frozenset({"barbell", "trap_bar", "machine", "cable"})
PAIRED_QUALITIES: Final = ("hypertrophy", "stability")
LOADED_KINDS: Final = ("load_reps", "bodyweight", "assisted", "distance")


def build_items(visit: Visit, parts: Sequence[Part], shop: Workshop) -> tuple[PlannedItem, ...]:
    """Return the items of `parts` in the order of the blocks."""
    ordered = sorted(parts, key=lambda part: QUALITIES.index(part.quality))
    ordered, pairs = _side_by_side(ordered, _pair(ordered, shop))
    first = next((part for part in ordered if is_main(part)), None)
    return tuple(
        _build_item(visit, part, pair, _most_ramp(part, first, shop), shop)
        for part, pair in zip(ordered, pairs, strict=True)
    )


def is_main(part: Part) -> bool:
    """Whether a part is one of the lifts that a session is built around."""
    return part.quality in ("strength", "hypertrophy") and part.pattern in HEAVY_LEG_PATTERNS


def _most_ramp(part: Part, first: Part | None, shop: Workshop) -> int:
    """Return the most warm-up sets: all for the first main lift, fewer once the body is warm."""
    if part is first:
        return shop.policy.whole("loading.ramp.most_first")
    key = "loading.ramp.most_main" if is_main(part) else "loading.ramp.most_minor"
    return shop.policy.whole(key)


def _pair(parts: Sequence[Part], shop: Workshop) -> list[str | None]:
    """Name the pairs: exercises whose short rest is the partner's set; an odd one stays alone.

    Partners can be done in turns: not with the same big thing, and not both for the calf.
    """
    short_s = shop.policy.number("dose.paired_rest_s")
    waiting = [
        index
        for index, part in enumerate(parts)
        if part.quality in PAIRED_QUALITIES and part.each.rest_s <= short_s
    ]
    names: list[str | None] = [None] * len(parts)
    free_names = iter(PAIR_NAMES)
    while waiting:
        first = waiting.pop(0)
        partner = next((one for one in waiting if _are_partners(parts[first], parts[one])), None)
        if partner is not None:
            waiting.remove(partner)
            names[first] = names[partner] = next(free_names)
    return names


def _side_by_side(
    parts: Sequence[Part], names: Sequence[str | None]
) -> tuple[list[Part], list[str | None]]:
    """Put partners next to each other where they share a block."""

    def place(index: int) -> tuple[int, int, int]:
        name = names[index]
        first = index if name is None else names.index(name)
        return QUALITIES.index(parts[index].quality), first, index

    order = sorted(range(len(parts)), key=place)
    return [parts[index] for index in order], [names[index] for index in order]


def _are_partners(one: Part, other: Part) -> bool:
    """Whether two exercises can alternate: each has its own thing, and its own muscles."""
    implements = {one.option.setup.implement, other.option.setup.implement}
    same_thing = len(implements) == 1 and implements <= BIG_IMPLEMENTS
    same_muscle = {one.pattern, other.pattern} <= CALVES
    return not (same_thing or same_muscle)


def _build_item(
    visit: Visit, part: Part, pair: str | None, most_ramp: int, shop: Workshop
) -> PlannedItem:
    exercise = part.option.exercise
    place = shop.kits[visit.opening.place].place
    answer = shop.weights.prescribe(
        part.option,
        place,
        part.rep_class,
        part.each,
        on=visit.day,
        may_grow=not visit.week.run_jump,
    )
    each = _rest_alone(with_load(part.each, answer), part, pair, shop)
    ramp = shop.weights.ramp(part.option, place, part.rep_class, each, most=most_ramp)
    return PlannedItem(
        id=f"{visit.opening.day.isoformat()}-{exercise.id}",
        exercise=exercise.id,
        name=name_of(part.option, place, light=_is_light(visit)),
        patterns=exercise.patterns,
        rep_class=part.rep_class,
        implement=part.option.setup.implement,
        load_counts=part.option.setup.load_counts,
        sets=(*ramp, *([each] * part.sets)),
        why=explain_item(part, answer, visit, shop),
        pair_group=pair,
    )


def _is_light(visit: Visit) -> bool:
    return visit.week.newcomer or visit.week.phase == "adaptation"


def name_of(option: Option, place: Place, *, light: bool) -> str:
    """Return the name for the sheet: with bands it says which; bands are listed light to heavy."""
    bands = place.inventory.bands
    if option.setup.implement != "band":
        return option.exercise.name
    band = bands[0 if light else len(bands) // 2] if bands else "light"
    return f"{option.exercise.name} ({band} band)"


def with_load(each: PlannedSet, answer: LoadAnswer) -> PlannedSet:
    """Return a work set with the weight that `answer` gives, or with the search for one."""
    if each.set_kind not in LOADED_KINDS:
        return each
    if isinstance(answer, LoadRange):
        return replace(each, load_kg=answer.load_kg)
    needs_search = isinstance(answer, LoadSearch | TooHeavy) and each.load_kg is None
    return replace(each, find_load=needs_search)


def _rest_alone(each: PlannedSet, part: Part, pair: str | None, shop: Workshop) -> PlannedSet:
    """Give an exercise that found no partner the full rest of its class."""
    short_s = shop.policy.number("dose.paired_rest_s")
    is_alone = pair is None and part.quality in PAIRED_QUALITIES and each.rest_s <= short_s
    if not is_alone:
        return each
    return replace(each, rest_s=int(shop.policy.table("dose.rest_s")[part.rep_class]))
