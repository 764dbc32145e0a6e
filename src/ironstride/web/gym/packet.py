"""What the phone gets for one session, so that the gym page needs no net.

With it the browser says after every set what `planning.next_session` would say: see
docs/science/offline_verdict.md.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ironstride.errors import require
from ironstride.loading.next_load import NEXT_SENTENCES
from ironstride.loading.verdict import DOSE_SENTENCES, VERDICT_OF, VERDICT_SENTENCES
from ironstride.planning.look_back import look_back
from ironstride.planning.next_session import plan_next_session
from ironstride.planning.qualities import quality_of
from ironstride.planning.substitutes import (
    NoSubstitute,
    Taken,
    equipment_of,
    find_substitutes,
)
from ironstride.sheets.session_cards import SessionCards
from ironstride.sheets.verdict_words import (
    EACH_HAND,
    HURT_WORDS,
    NEXT_SET,
    NEXT_TIME,
    VERDICT_WORDS,
)
from ironstride.training.readiness import Readiness
from ironstride.training.session import Block
from ironstride.training.words import QUALITIES
from ironstride.web.gym.belief import belief_tree, lift_tree, number_tree, relatives
from ironstride.web.gym.iron import IronRack
from ironstride.web.gym.item_tree import item_tree, previous_tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.loading.known_strength import KnownStrength
    from ironstride.planning.look_back import LookBack
    from ironstride.planning.next_session import NextSession
    from ironstride.planning.workshop import Workshop
    from ironstride.policy.reader import Policy
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.sets import LoggedSet

# The page's kept.js knows the same: packets of another format are asked for anew.
PACKET_FORMAT: Final = "ironstride.gym/2"
MOST_SUBSTITUTES: Final = 4
Tree = dict[str, Any]


def gym_packet(
    plan: Plan,
    found: NextSession,
    policy: Policy,
    catalogue: Catalogue,
    *,
    planned: PlannedSession | None = None,
    readiness: Readiness | None = None,
    back: LookBack | None = None,
) -> Tree:
    """Return the tree of a session that JSON can hold.

    `planned` is the session that `found` was made from, that of the plan where it is not given;
    `readiness` and `back` are what it was made with. What is in it was known before the day: the
    sets of the day come from the log on the phone.
    """
    session = found.session
    require(session.on >= plan.today, "a session is not before the day of its plan")
    athlete = plan.athlete
    before = tuple(one for one in athlete.log if one.performed_on < session.on)
    earlier = replace(plan, athlete=replace(athlete, log=before))
    back = back or look_back(plan, session.on, policy, catalogue)
    rack = IronRack(athlete.places[session.place], back.shop)
    cards = SessionCards(earlier, catalogue)
    items = _item_trees(session, cards, rack)
    source = planned or next(one for one in plan.sessions() if one.id == session.id)
    others = _substitute(earlier, source, set(items), back, readiness or Readiness())
    swaps = {} if others is None else _item_trees(others, cards, rack)
    for name, tree in items.items():
        own = [one for key, one in swaps.items() if _stands_in_for(key) == name]
        tree["substitutes"] = [one | {"mark": tree["mark"]} for one in own]
    return {
        "format": PACKET_FORMAT,
        "session": _session_tree(session),
        "units": athlete.units,
        "items": list(items.values()),
        "iron": rack.lists,
        "words": _words(),
        **_strength_trees(plan, session, [*items.values(), *swaps.values()], back.strength),
    }


def _session_tree(session: PlannedSession) -> Tree:
    return {
        "id": session.id,
        "on": session.on.isoformat(),
        "at": session.at.isoformat("minutes"),
        "title": session.title,
        "place": session.place,
        "kind": session.kind,
        "minutes": session.minutes,
        "versions": {minutes: dict(sets) for minutes, sets in session.versions.items()},
    }


def _words() -> Tree:
    """Return the sentences, so that a phone says what the core says."""
    return {
        "verdict_of": VERDICT_OF,
        "verdict": VERDICT_SENTENCES,
        "dose": DOSE_SENTENCES,
        "verdict_words": dict(VERDICT_WORDS),
        "next": NEXT_SENTENCES,
        "next_set": NEXT_SET,
        "next_time": NEXT_TIME,
        "each_hand": EACH_HAND,
        "hurt": HURT_WORDS,
    }


def _item_trees(session: PlannedSession, cards: SessionCards, rack: IronRack) -> dict[str, Tree]:
    card = {one.id: one for block in cards.card(session).blocks for one in block.items}
    return {
        item.id: item_tree(quality, item, card[item.id], rack) for quality, item in session.items()
    }


# Two items may have the same substitute: its id names what it stands in for too.
_MARK: Final = "~"


def _substitute(
    plan: Plan, planned: PlannedSession, kept: Collection[str], back: LookBack, readiness: Readiness
) -> PlannedSession | None:
    """Return all that may stand in for the items `kept` today as if it were one session.

    So they have the weights of the day and are lowered as the items are, each by itself.
    """
    rows = [
        one
        for _, item in planned.items()
        if item.id in kept
        for one in _stand_ins(plan, planned, item, back.shop)
    ]
    if not rows:
        return None
    together = replace(planned, blocks=tuple(_blocks(rows)), versions={})
    found = plan_next_session(
        plan,
        together,
        readiness,
        policy=back.shop.policy,
        catalogue=back.shop.catalogue,
        back=back,
    )
    return found.session


def _stand_ins(
    plan: Plan, planned: PlannedSession, item: PlannedItem, shop: Workshop
) -> Iterator[PlannedItem]:
    taken = equipment_of(item, shop.catalogue)
    if not taken:
        return
    found = find_substitutes(
        plan, planned, item, Taken(taken), policy=shop.policy, catalogue=shop.catalogue, shop=shop
    )
    if isinstance(found, NoSubstitute):
        return
    for one in found[:MOST_SUBSTITUTES]:
        yield replace(one.item, id=f"{item.id}{_MARK}{one.item.exercise}")


def _stands_in_for(substitute_id: str) -> str:
    return substitute_id.rpartition(_MARK)[0]


def _blocks(rows: Sequence[PlannedItem]) -> Iterator[Block]:
    for quality in QUALITIES:
        items = tuple(one for one in rows if quality_of(one) == quality)
        if items:
            yield Block(quality, items)


def _strength_trees(
    plan: Plan, session: PlannedSession, items: Sequence[Tree], known: KnownStrength
) -> Tree:
    """Return what is believed at the start of the day, and what the sets of the day need."""
    state, model = known.day.before, known.model
    # Other sets of the day may come before those of the session, and teach too.
    today = [one for one in plan.athlete.known_sets if one.performed_on == session.on]
    touched = {one["exercise"] for one in items} | {one.exercise for one in today}
    wanted = sorted(touched.union(relatives(state, touched, model)))
    earlier = [one for one in plan.athlete.known_sets if one.performed_on < session.on]
    previous = {name: previous_tree(name, earlier) for name in sorted(touched)}
    remembered = [lift.as_logged() for lift in plan.athlete.lifts if lift.on == session.on]
    return {
        "numbers": number_tree(model),
        "lifts": {name: lift_tree(name, model) for name in wanted},
        "belief": belief_tree(state, touched, model),
        "previous": {name: tree for name, tree in previous.items() if tree is not None},
        "remembered": [_remembered(one) for one in remembered],
    }


def _remembered(one: LoggedSet) -> Tree:
    """Return a set that the runner remembers of this very day: it counts before those logged."""
    return {
        "id": one.id,
        "exercise": one.exercise,
        "performed_at": one.performed_at.isoformat(),
        "position": -1,
        "kind": one.kind,
        "set_kind": one.set_kind,
        "load_kg": one.load_kg,
        "reps": one.reps,
        "rir": one.rir,
    }
