"""An exercise of a session as the phone gets it: what to do, how, and what a verdict asks."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ironstride.loading.observation import hands
from ironstride.loading.prescription import asked_reserve
from ironstride.loading.verdict import JUDGED
from ironstride.planning.next_session import option_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ironstride.sheets.cards import ItemCard, SetLine
    from ironstride.training.session import PlannedItem
    from ironstride.training.sets import LoggedSet, PlannedSet
    from ironstride.training.words import Quality
    from ironstride.web.gym.iron import IronRack

Tree = dict[str, Any]
# Kept also where it is nothing: a phone asks for it outright.
_SET_FIELDS = ("kind", "reps", "rir", "load_kg")
_PREVIOUS_FIELDS = ("load_kg", "reps", "rir", "seconds", "distance_m", "contacts", "side")


def item_tree(quality: Quality, item: PlannedItem, card: ItemCard, rack: IronRack) -> Tree:
    """Return an item with its words, and with its numbers where its weight is judged."""
    tree: Tree = {
        "id": item.id,
        "exercise": item.exercise,
        "name": card.name,
        "mark": card.mark,
        "meaning": card.meaning,
        "quality": quality,
        "patterns": list(item.patterns),
        "rep_class": item.rep_class,
        "set_kind": item.work_sets[0].set_kind,
        "implement": item.implement,
        "load_counts": item.load_counts,
        "pair_group": item.pair_group,
        "sets": [*_sets(item, card)],
        "effort": card.effort,
        "rest": card.rest,
        "pace": card.tempo,
        "search": list(card.search),
        "cues": list(card.cues),
        "fault": card.fault,
        "bail_out": card.bail_out,
        "whys": [asdict(why) for why in card.whys],
    }
    return tree | _judged(item, rack)


def _judged(item: PlannedItem, rack: IronRack) -> Tree:
    """Return what the verdict and the search ask; `iron` is None where nothing is weighed."""
    shop, target = rack.shop, item.work_sets[0]
    option = option_of(item, rack.place, shop)
    is_weighed = any(work.is_weighed for work in item.work_sets)
    tree: Tree = {"iron": None, "is_judged": False}
    if is_weighed and target.reps is not None:
        tree["asked_rir"] = asked_reserve(target.rir, item.rep_class, shop.policy)
    if option is None or not is_weighed:
        return tree
    return tree | {
        "iron": rack.find(option),
        "is_judged": item.rep_class in JUDGED and target.reps is not None,
        "counted": hands(option.setup.load_counts),
    }


def _sets(item: PlannedItem, card: ItemCard) -> Iterable[Tree]:
    """Yield the warm-up ramp and the work sets, each as it is said and as it is counted."""
    lines = [*card.ramp, *card.sets]
    planned = [
        *(one for one in item.sets if one.kind == "warmup"),
        *item.work_sets,
    ]
    for one, line in zip(planned, lines, strict=True):
        yield _set(one, line)


def _set(one: PlannedSet, line: SetLine) -> Tree:
    facts = {name: value for name, value in asdict(one).items() if _is_said(name, value)}
    return {**facts, "amount": line.amount, "load": line.load}


def _is_said(name: str, value: object) -> bool:
    return name in _SET_FIELDS or (name != "set_kind" and value not in (None, False, 0))


def previous_tree(exercise: str, sets: Iterable[LoggedSet]) -> Tree | None:
    """Return the work sets of the last day on which an exercise was done, None for a first time."""
    own = [one for one in sets if one.exercise == exercise and one.kind == "work"]
    if not own:
        return None
    last = max(one.performed_on for one in own)
    newest = sorted(
        (one for one in own if one.performed_on == last), key=lambda one: one.performed_at
    )
    return {"on": last.isoformat(), "sets": [_previous(one) for one in newest]}


def _previous(one: LoggedSet) -> Tree:
    said = {name: getattr(one, name) for name in _PREVIOUS_FIELDS}
    return {name: value for name, value in said.items() if value not in (None, "both")}
