"""Ids are of the day a session was planned for first, and no two are the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ironstride.planning.session_ids import renamed_to, with_ids_like, with_own_ids


def lift(make: Any, day: int = 0) -> Any:
    return make.on_day(make.season(), day)


def all_ids(session: Any) -> list[str]:
    return [session.id, *(item.id for _, item in session.items())]


def test_a_session_of_another_day_is_renamed_with_its_items_and_versions(make: Any) -> None:
    old = lift(make)
    new = renamed_to(old, make.day(2), make.day(0))
    assert new.id == "2026-11-25-lift"
    assert all(name.startswith("2026-11-25") for name in all_ids(new))
    assert len(set(all_ids(new))) == len(all_ids(old))
    items = {item.id for _, item in new.items()}
    assert new.versions.keys() == old.versions.keys()
    assert all(set(kept) <= items for kept in new.versions.values())


def test_a_moved_session_keeps_its_id_and_the_new_one_of_that_day_gets_a_number(make: Any) -> None:
    moved = replace(lift(make), on=make.day(2))
    new = lift(make)
    assert [one.id for one in with_own_ids((), (new, moved), frozenset())] == [
        "2026-11-23-lift",
        "2026-11-23-lift-2",
    ]
    kept, numbered = with_own_ids((), (new, moved), frozenset())
    assert kept.on == make.day(2)
    assert set(all_ids(numbered)).isdisjoint(all_ids(kept))


def test_the_id_of_a_session_that_did_not_happen_is_not_used_again(make: Any) -> None:
    used = frozenset({"2026-11-23-lift", "2026-11-23-lift-2"})
    (only,) = with_own_ids((), (lift(make),), used)
    assert only.id == "2026-11-23-lift-3"


def test_what_stays_keeps_its_id_and_comes_first(make: Any) -> None:
    stays = lift(make)
    sessions = with_own_ids((stays,), (lift(make), lift(make, 4)), frozenset())
    assert sessions[0] is stays
    assert [one.id for one in sessions[1:]] == ["2026-11-23-lift-2", "2026-11-27-lift"]


def test_a_lift_that_is_made_anew_keeps_the_ids_of_its_first_day(make: Any) -> None:
    expected = replace(lift(make, 4), on=make.day(5))
    made = renamed_to(lift(make, 4), make.day(2), make.day(4))
    again = with_ids_like(replace(made, on=make.day(2)), expected)
    assert all_ids(again) == all_ids(lift(make, 4))
    numbered = replace(expected, id="2026-11-27-lift-2")
    assert with_ids_like(replace(made, on=make.day(2)), numbered).id == "2026-11-27-lift"
