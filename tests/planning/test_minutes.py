"""The model of minutes on sessions worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from ironstride.planning.minutes import length_row, most_items, read_minutes_model


def test_one_exercise_by_hand(make: Any) -> None:
    # 60 s to load the bar, 3 ramp sets of 45 s, 3 sets of 4 reps x 4 s, 2 rests of 180 s.
    squat = make.item("back-squat", "strength", 3, ramp=3, rest_s=180)
    assert read_minutes_model(make.policy).item_s(squat) == 60 + 135 + 48 + 360


def test_both_sides_and_the_change_between_them_are_counted(make: Any) -> None:
    # 25 s for dumbbells; a set of 9 x 4 s a side and 8 s to change; one rest of 90 s.
    lunge = make.item("split-squat", "hypertrophy", 2, rest_s=90)
    assert read_minutes_model(make.policy).item_s(lunge) == 25 + 2 * (72 + 8) + 90


def test_in_a_pair_the_partner_follows_every_set(make: Any) -> None:
    clock = read_minutes_model(make.policy)
    alone = make.item("push-up", "hypertrophy", 2, rest_s=25)
    paired = make.item("push-up", "hypertrophy", 2, rest_s=25, pair_group="A")
    assert clock.item_s(alone) == 10 + 2 * 36 + 25
    assert clock.item_s(paired) == clock.item_s(alone) + 25


def test_holds_contacts_and_metres(make: Any) -> None:
    clock = read_minutes_model(make.policy)
    assert clock.item_s(make.item("wall-sit", "hold", 2, seconds=(25, 35), rest_s=30)) == 10 + 90
    assert clock.item_s(make.item("pogo-hop", "power", 3, contacts=10, rest_s=60)) == 10 + 30 + 120
    carry = make.item("back-squat", "stability", 1, distance_m=20)
    assert clock.item_s(carry) == 60 + 20


def test_a_version_counts_the_sets_that_it_keeps(make: Any) -> None:
    clock = read_minutes_model(make.policy)
    squat = make.item("back-squat", "strength", 3, ramp=2, rest_s=180)
    one = make.item("back-squat", "strength", 1, ramp=2, rest_s=180)
    assert clock.item_s(squat, 1) == clock.item_s(one)
    assert clock.item_s(squat, 9) == clock.item_s(squat)


def test_a_whole_session_by_hand(make: Any) -> None:
    # 120 s to arrive and clear away; 555 s of squats, 108 s of push-ups, 60 s of warm-up: 14.05.
    squat = make.item("back-squat", "hypertrophy", 3, ramp=2, rest_s=180)
    press = make.item("push-up", "hypertrophy", 2, rest_s=26)
    clock = read_minutes_model(make.policy)
    assert clock.item_s(squat) == 60 + 90 + 108 + 360
    assert clock.session_minutes([squat, press]) == 16
    assert clock.session_minutes([]) == 3


def test_a_longer_session_has_a_longer_general_warm_up(make: Any) -> None:
    clock = read_minutes_model(make.policy)
    squats = make.item("back-squat", "hypertrophy", 6, ramp=2, rest_s=180)
    rows = [clock.fixed_s(minutes) for minutes in (12, 25, 40)]
    assert rows == [180, 240, 300]
    work_s = clock.item_s(squats)
    assert clock.session_minutes([squats]) == -(-(work_s + 240) // 60)


@pytest.mark.parametrize(
    ("minutes", "row"), [(1, "12"), (19.9, "12"), (20, "25"), (34.9, "25"), (35, "40"), (90, "40")]
)
def test_lengths_meet_half_way(minutes: float, row: str) -> None:
    assert length_row(minutes) == row


def test_a_longer_session_never_holds_fewer_exercises(make: Any) -> None:
    counts = [most_items(minutes, make.policy) for minutes in range(12, 200)]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]
