"""The estimate before weights are known, against the model of minutes afterwards."""

from __future__ import annotations

from typing import Any

import pytest

from ironstride.planning.picking import Picked
from ironstride.planning.timing import full_sets, time_part


@pytest.mark.parametrize("paired", [False, True])
@pytest.mark.parametrize(
    ("exercise", "rep_class", "ramp"),
    [
        ("back-squat", "strength", 3),
        ("back-squat", "hypertrophy", 2),
        ("split-squat", "hypertrophy", 2),
        ("push-up", "hypertrophy", 0),
        ("dead-bug", "stability", 0),
        ("wall-sit", "hold", 0),
    ],
)
def test_the_estimate_is_what_the_finished_exercise_takes(
    make: Any, exercise: str, rep_class: Any, ramp: int, *, paired: bool
) -> None:
    shop, option = make.shop(), make.option(exercise)
    each = shop.dosing.prototype(option, rep_class, make.week("max_strength"), paired=paired)
    setup_s, set_s = time_part(option, rep_class, each, paired=paired, shop=shop)
    amount = {"reps": each.reps} if each.reps else {"seconds": each.seconds}
    item = make.item(
        exercise,
        rep_class,
        3,
        ramp=ramp,
        rest_s=each.rest_s,
        pair_group="A" if paired else None,
        **amount,
    )
    assert setup_s + 3 * set_s == pytest.approx(shop.clock.item_s(item))


def test_jumps_start_with_the_first_contacts_of_their_level(make: Any) -> None:
    picked = Picked(make.option("pogo-hop"), "power")
    assert full_sets(picked, "hypertrophy", make.shop(make.athlete("none"))) == 2
    assert full_sets(picked, "hypertrophy", make.shop(make.athlete("advanced"))) == 5


def test_other_work_has_the_sets_of_its_phase(make: Any) -> None:
    shop = make.shop(make.athlete("advanced"))
    picked = Picked(make.option("back-squat"), "strength")
    assert full_sets(picked, "max_strength", shop) == 4
    assert full_sets(picked, "maintenance", shop) == 2
