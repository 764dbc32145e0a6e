"""The lifts and their next weights as a tree for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ironstride.planning.lift_loads import KnownLoads, LiftLoads, NextDose, PlaceLoad

Tree = dict[str, object]


def encode_loads(known: KnownLoads) -> Tree:
    """Return the lifts that were done, the newest first, then those that follow from them.

    The latter have no sets and no day of their own. Loads are in kg as written.
    """
    own = [_encode_lift(one, is_own=True) for one in known.own]
    return {"lifts": own + [_encode_lift(one, is_own=False) for one in known.related]}


def _encode_lift(lift: LiftLoads, *, is_own: bool) -> Tree:
    most = lift.one_rep_max_kg
    return {
        "exercise": lift.name,
        "one_rep_max_kg": {
            "median": round(most.median_kg, 2),
            "lo80": round(most.low_kg, 2),
            "hi80": round(most.high_kg, 2),
        },
        "k": round(lift.estimate.curve.k, 5),
        "sets_used": lift.estimate.sets_used if is_own else 0,
        "last_on": lift.estimate.newest_on.isoformat() if is_own else None,
        "next": {dose.rep_class: _encode_dose(dose) for dose in lift.next},
    }


def _encode_dose(dose: NextDose) -> Tree:
    tree: Tree = {"reps": list(dose.reps), "rir": list(dose.rir)}
    if dose.reason:
        return {**tree, "reason": dose.reason}
    return {**tree, "places": {one.place: _encode_place(one) for one in dose.at}}


def _encode_place(one: PlaceLoad) -> Tree:
    tree: Tree = {}
    if one.load is not None:
        tree["load_kg"] = [round(load_kg, 3) for load_kg in one.load.load_kg]
    if one.reason:
        tree["reason"] = one.reason
    return tree
