"""Doses before and now: only what is another number is said."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from ironstride.sheets.dose_changes import say_dose_changes

if TYPE_CHECKING:
    from ironstride.training.session import PlannedItem, PlannedSession


def first_work(session: PlannedSession) -> PlannedItem:
    return next(item for _, item in session.items() if item.work_sets[0].load_kg)


def with_item(session: PlannedSession, item: PlannedItem) -> PlannedSession:
    blocks = tuple(
        dataclasses.replace(
            block, items=tuple(item if one.id == item.id else one for one in block.items)
        )
        for block in session.blocks
    )
    return dataclasses.replace(session, blocks=blocks)


def changed(session: PlannedSession, **work: Any) -> PlannedSession:
    """Return the session with its first weight lifted in two sets, each with `work`."""
    item = first_work(session)
    one = dataclasses.replace(item.work_sets[0], **work)
    return with_item(session, dataclasses.replace(item, sets=(one, one)))


def test_a_session_that_stays_says_nothing(lift: PlannedSession) -> None:
    assert list(say_dose_changes(lift, lift, "kg")) == []


def test_sets_weight_and_effort_are_said_in_the_runners_units(lift: PlannedSession) -> None:
    was = changed(lift, load_kg=(60.0, 62.5), rir=(2, 3), reps=(8, 10))
    now = changed(lift, load_kg=(50.0, 50.0), rir=(4, 5), reps=(8, 10))
    name = first_work(lift).name
    assert list(say_dose_changes(was, now, "kg")) == [f"{name}: 60-62.5 kg → 50 kg, RIR 2-3 → 4-5"]
    (line,) = say_dose_changes(was, now, "lb")
    assert "lb → " in line
    assert "kg" not in line


def test_the_number_of_sets_and_reps_is_said(lift: PlannedSession) -> None:
    was = changed(lift, reps=(8, 10))
    item = first_work(was)
    one = dataclasses.replace(item.sets[0], reps=(10, 12))
    now = with_item(was, dataclasses.replace(item, sets=(one,)))
    assert list(say_dose_changes(was, now, "kg")) == [
        f"{item.name}: sets 2 → 1, 8-10 reps → 10-12 reps"
    ]


def test_a_weight_that_is_looked_for_is_named(lift: PlannedSession) -> None:
    was = changed(lift, load_kg=(60.0, 60.0))
    now = changed(lift, load_kg=None, find_load=True)
    assert "60 kg → find the weight" in next(iter(say_dose_changes(was, now, "kg")))


def test_exercises_that_only_one_has_are_no_change_of_dose(lift: PlannedSession) -> None:
    empty = dataclasses.replace(lift, blocks=())
    assert list(say_dose_changes(empty, lift, "kg")) == []
    assert list(say_dose_changes(lift, empty, "kg")) == []
