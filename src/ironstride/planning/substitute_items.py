"""What stands in for an exercise: its sets with their weight, and one sentence on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ironstride.loading.inventory import in_units
from ironstride.loading.prescription import LoadRange
from ironstride.loading.search import LoadSearch
from ironstride.planning.items import name_of, with_load
from ironstride.training.pattern_words import PATTERN_WORDS

if TYPE_CHECKING:
    from ironstride.loading.prescription import LoadAnswer
    from ironstride.planning.kits import Kit, Option
    from ironstride.planning.weeks import WeekDemand
    from ironstride.planning.workshop import Workshop
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.sets import PlannedSet
    from ironstride.training.words import Region, RepClass


@dataclass(frozen=True, slots=True)
class Stage:
    """An item of a session that something stands in for, with the week and what is there."""

    session: PlannedSession
    item: PlannedItem
    week: WeekDemand
    kit: Kit
    shop: Workshop


def dose_substitute(
    option: Option, rep_class: RepClass, stage: Stage
) -> tuple[PlannedSet, LoadAnswer]:
    """Return the work set with its weight, and where the weight comes from."""
    shop, item, work = stage.shop, stage.item, stage.item.work_sets[0]
    paired = work.rest_s <= shop.policy.number("dose.paired_rest_s")
    each = shop.dosing.prototype(option, rep_class, stage.week, paired=paired)
    each = replace(each, rir=each.rir and work.rir)
    if rep_class == item.rep_class and amounts_of(each) == amounts_of(work):
        each = replace(
            work, set_kind=each.set_kind, per_side=each.per_side, load_kg=None, find_load=False
        )
    answer = shop.weights.prescribe(
        option, stage.kit.place, rep_class, each, on=stage.session.on, may_grow=False
    )
    return with_load(each, answer), answer


def amounts_of(work: PlannedSet) -> tuple[object, ...]:
    """Return what says how much of a set there is, and on how many sides."""
    has = (work.reps, work.seconds, work.distance_m, work.contacts)
    return (*(amount is None for amount in has), work.contacts and work.per_side)


def build_substitute(
    option: Option, rep_class: RepClass, each: PlannedSet, answer: LoadAnswer, stage: Stage
) -> PlannedItem:
    """Return the item that stands in, with as many sets and at most as much of a ramp."""
    shop, item, exercise = stage.shop, stage.item, option.exercise
    most = len(item.sets) - len(item.work_sets)
    ramp = shop.weights.ramp(option, stage.kit.place, rep_class, each, most=most)
    other = replace(
        item,
        id=f"{stage.session.on.isoformat()}-{exercise.id}",
        exercise=exercise.id,
        name=_name_of(option, stage),
        patterns=exercise.patterns,
        rep_class=rep_class,
        implement=option.setup.implement,
        load_counts=option.setup.load_counts,
        sets=(*ramp, *([each] * len(item.work_sets))),
    )
    text = _say_substitute(item, other, answer, shop)
    return replace(other, why=(shop.why("swap_keeps_the_intent", text),))


def _name_of(option: Option, stage: Stage) -> str:
    """Return the name for the sheet; the same exercise with another thing says with which."""
    name = name_of(option, stage.kit.place, light=stage.week.phase == "adaptation")
    if option.exercise.id != stage.item.exercise:
        return name
    return f"{name} ({option.setup.implement.replace('_', ' ')})"


def _say_substitute(
    item: PlannedItem, other: PlannedItem, answer: LoadAnswer, shop: Workshop
) -> str:
    text = f"{other.name} instead of {item.name}"
    if item.rep_class == "strength" != other.rep_class:
        text += ", in sets of 8-10: nothing there may be done heavy today"
    if isinstance(answer, LoadRange):
        return f"{text}; {_say_weight(answer, other, shop)}."
    if isinstance(answer, LoadSearch):
        start = shop.weights.say(answer.start_kg)
        return f"{text}; no set of yours tells the weight, so search it from {start} on."
    return f"{text}."


def say_no_substitute(item: PlannedItem, place: str, region: Region | None) -> str:
    """Return that nothing stands in, and what to do; `region` hurts, else something is taken."""
    words = PATTERN_WORDS[item.patterns[0]]
    if region is not None:
        spared = region.replace("_", " ")
        return f"nothing at {place} trains {words.name} and spares the {spared}: leave it out"
    rest = "do the other exercises first and come back, or leave it out"
    return f"nothing else at {place} trains {words.name} like it: {rest}"


def _say_weight(answer: LoadRange, other: PlannedItem, shop: Workshop) -> str:
    units = shop.athlete.units
    ends = "-".join(dict.fromkeys(in_units(load_kg, units) for load_kg in answer.load_kg))
    hand = " in each hand" if other.load_counts == "per_hand" else ""
    source = shop.catalogue.exercises.get(answer.estimate.from_exercise)
    if source is None or source.id == other.exercise:
        return f"{ends} {units}{hand}, from your own sets of it"
    return f"{ends} {units}{hand}, carried over from {source.name}"
