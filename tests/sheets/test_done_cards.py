from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ironstride.sheets.done_cards import DoneSet, as_asked, count_sets, done_card, has_all_sets
from ironstride.training.sets import LoggedSet, PlannedSet

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.session import PlannedItem, PlannedSession

TIMES = "\N{MULTIPLICATION SIGN}"
ASKED = PlannedSet("work", "load_reps", (8, 10), load_kg=(40.0, 45.0), rir=(2, 3))


def weighed(session: PlannedSession) -> PlannedItem:
    """Return the first item whose weight counts in all."""
    items = [item for _, item in session.items()]
    return next(
        one
        for one in items
        if one.work_sets[0].is_weighed and one.load_counts == "total" and one.work_sets[0].reps
    )


def done(item: PlannedItem, **more: Any) -> DoneSet:
    given: dict[str, Any] = {
        "id": "i",
        "exercise": item.exercise,
        "performed_at": dt.datetime(2026, 11, 24, 18, 0),
        "set_kind": "load_reps",
        "load_kg": 42.5,
        "reps": 9,
        "target": ASKED,
        **more,
    }
    return DoneSet(item.id, LoggedSet(**given))


def test_a_session_tells_what_was_done_and_what_had_been_asked(
    lift: PlannedSession, catalogue: Catalogue
) -> None:
    item = weighed(lift)
    card = done_card(lift, [done(item, rir=3.0), done(item, reps=8)], catalogue, "kg")
    (line,) = card.lines
    assert (line.name, line.instead_of) == (item.name, "")
    assert line.sets == f"42.5 kg {TIMES} 9, 8"
    assert line.left == "3 more left"
    assert line.asked == "2 x 8-10 reps @ 40-45 kg"
    assert item.name not in card.left_out
    assert card.planned_sets == sum(len(one.work_sets) for _, one in lift.items())
    assert card.done_sets == 2


def test_a_plan_made_again_changes_nothing_of_it(
    lift: PlannedSession, catalogue: Catalogue
) -> None:
    item = weighed(lift)
    again = replace(ASKED, load_kg=(90.0, 95.0))
    blocks = tuple(
        replace(block, items=tuple(replace(one, sets=(again,) * 3) for one in block.items))
        for block in lift.blocks
    )
    heavier = replace(lift, blocks=blocks, authored=True)
    sets = [done(item)]
    before = done_card(lift, sets, catalogue, "kg").lines
    assert done_card(heavier, sets, catalogue, "kg").lines == before
    kept = next(one for _, one in as_asked(heavier, sets).items() if one.id == item.id)
    assert kept.work_sets == (ASKED,) * 3


def test_a_swap_names_what_was_really_done(lift: PlannedSession, catalogue: Catalogue) -> None:
    item = weighed(lift)
    name = "dumbbell-romanian-deadlift"
    assert name in catalogue.exercises
    sets = [done(item), done(item, exercise=name, load_kg=20.0)]
    first, second = done_card(lift, sets, catalogue, "kg").lines
    assert (first.name, first.instead_of) == (item.name, "")
    assert second.name == catalogue.exercise(name).name
    assert second.instead_of == item.name
    assert second.sets == f"20 kg each hand {TIMES} 9"
    assert second.asked.endswith("each hand")


def test_warm_up_sets_are_not_told_and_do_not_count(
    lift: PlannedSession, catalogue: Catalogue
) -> None:
    item = weighed(lift)
    card = done_card(lift, [done(item, kind="warmup")], catalogue, "kg")
    assert card.lines == ()
    assert card.done_sets == 0
    assert item.name in card.left_out


def test_a_left_and_a_right_set_are_one(lift: PlannedSession) -> None:
    item = weighed(lift)
    both = [done(item, side="left"), done(item, side="right")]
    exercises = {item.id: item.exercise}
    assert count_sets(exercises, both)[item.id] == 1
    assert count_sets(exercises, both[:1])[item.id] == 0


def test_a_session_is_whole_with_every_set_of_every_item(lift: PlannedSession) -> None:
    sets = [done(item) for _, item in lift.items() for _ in item.work_sets]
    assert has_all_sets(lift, sets)
    assert not has_all_sets(lift, sets[1:])


def test_an_exercise_of_no_item_is_told_too(lift: PlannedSession, catalogue: Catalogue) -> None:
    one = DoneSet("gone", done(weighed(lift)).logged)
    odd = DoneSet("gone", replace(one.logged, exercise="my odd lift"))
    card = done_card(lift, [one, odd], catalogue, "kg")
    assert [line.name for line in card.lines] == [weighed(lift).name, "my odd lift"]
    assert card.lines[1].asked == ""


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    target=st.none()
    | st.builds(
        PlannedSet, st.sampled_from(["work", "warmup"]), st.just("load_reps"), st.just((1, 99))
    ),
    role=st.sampled_from(["work", "warmup", "drop"]),
    side=st.sampled_from(["left", "right", "both"]),
    item_id=st.sampled_from(["", "gone", "own"]),
)
def test_whatever_a_phone_logged_can_be_told(
    lift: PlannedSession, catalogue: Catalogue, target: Any, role: Any, side: Any, item_id: str
) -> None:
    item = weighed(lift)
    logged = done(item, target=target, kind=role, side=side).logged
    sets = [DoneSet(item.id if item_id == "own" else item_id, logged)]
    card = done_card(lift, sets, catalogue, "lb")
    assert 0 <= card.done_sets <= card.planned_sets
    assert [one.id for _, one in as_asked(lift, sets).items()] == [
        one.id for _, one in lift.items()
    ]
