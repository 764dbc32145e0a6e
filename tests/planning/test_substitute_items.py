"""The sets of what stands in, and the sentence on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.planning.substitute_items import amounts_of, say_no_substitute
from ironstride.training.sets import PlannedSet

if TYPE_CHECKING:
    from tests.planning.conftest import Make


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (
            PlannedSet("work", "load_reps", reps=(8, 10)),
            PlannedSet("work", "band", reps=(3, 5)),
            True,
        ),
        (
            PlannedSet("work", "hold", seconds=(20, 30)),
            PlannedSet("work", "band", reps=(8, 12)),
            False,
        ),
        # Ten landings on one leg are not ten on each.
        (
            PlannedSet("work", "contacts", contacts=10),
            PlannedSet("work", "contacts", contacts=5, per_side=True),
            False,
        ),
        (
            PlannedSet("work", "load_reps", reps=(8, 10)),
            PlannedSet("work", "load_reps", reps=(8, 10), per_side=True),
            True,
        ),
    ],
)
def test_amounts_are_alike_where_they_are_counted_alike(
    one: PlannedSet, other: PlannedSet, *, alike: bool
) -> None:
    assert (amounts_of(one) == amounts_of(other)) is alike


def test_where_nothing_stands_in_it_is_said_what_to_do(make: Make) -> None:
    squat = make.item("back-squat", "strength")
    assert say_no_substitute(squat, "gym", None) == (
        "nothing else at gym trains squat like it: do the other exercises first and come back, or "
        "leave it out"
    )
    assert say_no_substitute(squat, "gym", "low_back") == (
        "nothing at gym trains squat and spares the low back: leave it out"
    )
