from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from ironstride.insight.contacts import count_done_contacts, set_contacts

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue

MONDAY = dt.date(2026, 1, 5)


def jump(log: Any, exercise: str, on: dt.date, **fields: Any) -> Any:
    fields = {"set_kind": "contacts", "contacts": 10, "load_kg": None, "reps": None} | fields
    return log.one(exercise, on, **fields)


def test_jumps_are_added_up_by_week(catalogue: Catalogue, log: Any) -> None:
    jumps = [one for one in catalogue.exercises.values() if one.main_pattern == "plyometric"]
    both = next(one for one in jumps if not one.per_side and one.set_kind == "contacts")
    one_leg = next(one for one in jumps if one.per_side and one.set_kind == "contacts")
    sets = [
        jump(log, both.id, MONDAY),
        jump(log, both.id, MONDAY, kind="warmup"),
        jump(log, one_leg.id, MONDAY + dt.timedelta(days=6)),
        jump(log, one_leg.id, MONDAY + dt.timedelta(days=7), side="left"),
        jump(log, "back-squat", MONDAY),
        jump(log, "Own jump", MONDAY),
        jump(log, both.id, MONDAY + dt.timedelta(days=20)),
    ]
    today = MONDAY + dt.timedelta(days=10)
    assert count_done_contacts(sets, catalogue.exercises, today) == {
        MONDAY: 30,
        MONDAY + dt.timedelta(days=7): 10,
    }


def test_jumps_counted_in_reps_land_as_often_as_the_exercise_says(
    catalogue: Catalogue, log: Any
) -> None:
    loaded = next(
        one
        for one in catalogue.exercises.values()
        if one.main_pattern == "plyometric" and one.contacts_per_rep and not one.per_side
    )
    done = jump(log, loaded.id, MONDAY, contacts=None, reps=5)
    assert set_contacts(done, loaded) == 5 * loaded.contacts_per_rep
