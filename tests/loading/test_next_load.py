"""The next weight: the same after a set on target, else a step of the iron that is there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.loading.conftest import BARBELL, build_exercise

from ironstride.loading.estimate import NotEnoughData
from ironstride.loading.known_strength import KnownStrength
from ironstride.loading.next_load import NextLoad, choose_next_load
from ironstride.loading.prescription import LoadRequest
from ironstride.policy.reader import read_policy
from ironstride.training.sets import LoggedSet, PlannedSet

if TYPE_CHECKING:
    from ironstride.training.exercise import Exercise

POLICY = read_policy()
BAR = tuple(20 + 2.5 * step for step in range(60))
START = dt.datetime(2026, 1, 5, 18)
SQUAT = build_exercise(ratio=1.0)
PULL_UP = build_exercise("pull-up", pattern="pull", set_kind="assisted", body=1.0)


def logged(load_kg: float, reps: int, rir: float | None, day: int, of: str) -> LoggedSet:
    at = START + dt.timedelta(days=day)
    return LoggedSet(f"{at}{load_kg}", of, at, "load_reps", load_kg=load_kg, reps=reps, rir=rir)


def follow(
    load_kg: float,
    reps: int,
    rir: float | None,
    *,
    asked: tuple[int, int] = (4, 6),
    left: tuple[int, int] = (1, 3),
    before_kg: float = 80,
    loads: tuple[float, ...] = BAR,
    lift: Exercise = SQUAT,
    **changes: Any,
) -> NextLoad | None:
    history = [logged(before_kg, 5, 2, day, lift.id) for day in (0, 7, 14)]
    done = logged(load_kg, reps, rir, 21, lift.id)
    done = LoggedSet(**{name: getattr(done, name) for name in LoggedSet.__slots__} | changes)
    strength = KnownStrength.from_sets(
        [*history, done],
        {lift.id: lift},
        body_mass_kg=60,
        experience="intermediate",
        today=done.performed_on,
        policy=POLICY,
    )
    target = PlannedSet("work", "load_reps", reps=asked, rir=left)
    request = LoadRequest(
        lift, BARBELL, loads, "strength", asked, left, NotEnoughData(lift.id), 60, "intermediate"
    )
    return choose_next_load(done, target, request, strength, POLICY)


def known(*args: Any, **changes: Any) -> NextLoad:
    found = follow(*args, **changes)
    assert found is not None
    return found


def test_a_set_on_target_changes_nothing() -> None:
    assert (known(80, 5, 2).load_kg, known(80, 5, 2).code) == (80, "same")


def test_six_that_could_have_been_fifteen_go_up_at_once_but_not_beyond_the_cap() -> None:
    found = known(80, 6, 9)
    assert (found.code, found.load_kg) == ("heavier", 87.5)


def test_a_lift_known_from_its_relatives_alone_is_searched_for_when_it_is_far_too_light() -> None:
    front = build_exercise("front-squat", ratio=0.8)
    on = START + dt.timedelta(days=21)
    light = LoggedSet("light", front.id, on, "load_reps", load_kg=40, reps=10, rir=20)
    strength = KnownStrength.from_sets(
        [*(logged(60, 5, 2, day, SQUAT.id) for day in (0, 7, 14)), light],
        {SQUAT.id: SQUAT, front.id: front},
        body_mass_kg=60,
        experience="intermediate",
        today=on.date(),
        policy=POLICY,
    )
    request = LoadRequest(
        front, BARBELL, BAR, "hypertrophy", (8, 10), (2, 2), NotEnoughData(front.id), 60,
        "intermediate",
    )  # fmt: skip
    target = PlannedSet("work", "load_reps", reps=(8, 10), rir=(2, 2))
    found = choose_next_load(light, target, request, strength, POLICY)
    assert found is not None
    assert (found.verdict.code, found.code) == ("could_do_more", "heavier")
    # The flat curve of a search: 30 reps possible, 10 wanted, 1.319 / 1.099 of 40 kg.
    assert found.load_kg == 47.5


def test_one_step_up_is_allowed_beyond_the_cap_but_not_where_the_set_had_it_not_in_it() -> None:
    small, big = (known(20, 6, 14, before_kg=20, loads=loads) for loads in ((20, 22.5), (20, 30)))
    assert (small.code, small.load_kg) == ("heavier", 22.5)
    assert (big.verdict.verdict, big.code, big.load_kg) == ("too_light", "big_step", 20)
    assert "too big a step" in big.text


def test_a_step_down_that_fits_worse_is_none_but_missed_reps_take_it() -> None:
    coarse: dict[str, Any] = {"loads": (40.0, 80.0), "left": (5, 5)}
    likely, missed = known(80, 4, 2, **coarse), known(80, 3, 0, **coarse)
    assert (missed.verdict.code, missed.code, missed.load_kg) == ("missed_reps", "lighter", 40)
    assert (likely.verdict.code, likely.code, likely.load_kg) == ("likely_missed", "big_step", 80)


def test_missed_reps_go_down_at_once() -> None:
    found = known(80, 2, 0)
    assert found.code == "lighter"
    assert found.load_kg is not None
    assert found.load_kg < 80


def test_help_goes_the_other_way() -> None:
    helps = (5.0, 10.0, 15.0, 20.0, 25.0)
    changes: dict[str, Any] = {"lift": PULL_UP, "loads": helps, "before_kg": 20}
    lighter_help, more_help = known(20, 6, 9, **changes), known(20, 2, 0, **changes)
    assert (lighter_help.load_kg or 0) < 20 < (more_help.load_kg or 0)


def test_the_ends_of_the_iron_are_said() -> None:
    assert known(80, 6, 9, loads=(40, 80)).code == "no_heavier"
    assert known(80, 2, 0, loads=(80, 90)).load_kg is None


@pytest.mark.parametrize(
    ("changes", "code", "load_kg"),
    [
        ({"pain": 3}, "hold_pain", 80),
        ({"technique": "shaky"}, "hold_form", 80),
        ({"pain": 6}, "stop_pain", None),
    ],
)
def test_pain_and_form_come_before_more_weight(
    changes: dict[str, Any], code: str, load_kg: float | None
) -> None:
    found = known(80, 6, 9, **changes)
    assert (found.code, found.load_kg) == (code, load_kg)


@pytest.mark.parametrize(
    ("changes", "code"), [({"pain": 3}, "hold_pain"), ({"technique": "shaky"}, "hold_form")]
)
def test_pain_and_form_hold_a_weight_but_never_keep_it_up(
    changes: dict[str, Any], code: str
) -> None:
    on_target, less = known(80, 5, 2, **changes), known(82.5, 4, 0, **changes)
    assert (on_target.code, on_target.load_kg) == (code, 80)
    assert (less.code, less.load_kg) == ("lighter", 80)


def test_a_step_is_measured_on_all_that_is_moved() -> None:
    split = build_exercise("split", pattern="single_leg", ratio=0.5, body=0.8)
    found = known(10, 6, 5, before_kg=12, loads=(8, 10, 12, 14), lift=split)
    assert (found.verdict.code, found.load_kg) == ("more_than_asked", 12)


def test_a_set_without_a_weight_gets_none() -> None:
    assert follow(0, 10, 2) is None


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(BAR[:40]),
    st.integers(1, 15),
    st.none() | st.integers(0, 10),
    st.sampled_from([(1, 3), (4, 6)]),
    st.lists(st.sampled_from(BAR), min_size=1, max_size=8, unique=True),
)
def test_a_next_load_is_never_unbuildable_above_the_cap_or_silent(
    load_kg: float, reps: int, rir: int | None, asked: tuple[int, int], loads: list[float]
) -> None:
    iron = tuple(sorted({*loads, load_kg}))
    found = known(load_kg, reps, rir, asked=asked, loads=iron)
    assert found.text
    if found.load_kg is not None:
        assert found.load_kg in iron
        above = [load for load in iron if load > load_kg]
        assert found.load_kg <= max(load_kg * 1.1, above[0] if above else load_kg)
    direction = {"right": 0, "too_light": 1, "too_heavy": -1}[found.verdict.verdict]
    if found.load_kg is not None:
        assert (found.load_kg - load_kg) * direction >= 0
        assert direction or abs(found.load_kg - load_kg) <= 0.1 * load_kg


def test_a_set_off_target_moves_the_next_one_by_a_step_at_most() -> None:
    up, down = known(77.5, 6, 4, before_kg=80), known(82.5, 4, 0)
    assert (up.verdict.verdict, up.code, up.load_kg) == ("right", "heavier", 80)
    assert (down.verdict.verdict, down.code, down.load_kg) == ("right", "lighter", 80)


def search_on(
    load_kg: float,
    reps: int,
    rir: int | None,
    *,
    asked: tuple[int, int] = (8, 10),
    left: tuple[int, int] = (2, 3),
    lift: Exercise = SQUAT,
    loads: Any = BAR,
) -> NextLoad | None:
    done = logged(load_kg, reps, rir, 0, lift.id)
    strength = KnownStrength.from_sets(
        [done], {lift.id: lift}, body_mass_kg=60, experience="none",
        today=done.performed_on, policy=POLICY,
    )  # fmt: skip
    target = PlannedSet("work", "load_reps", reps=asked, rir=left, find_load=True)
    request = LoadRequest(
        lift, BARBELL, loads, "hypertrophy", target.reps, target.rir, NotEnoughData(lift.id), 60,
        "none",
    )  # fmt: skip
    assert isinstance(strength.estimate_next_set(lift.id), NotEnoughData)
    return choose_next_load(done, target, request, strength, POLICY)


@pytest.mark.parametrize(
    ("reps", "rir", "code", "next_code", "load_kg"),
    [
        # More than 20 possible: at least so many, nothing that could be believed yet.
        (12, 12, "could_do_more", "heavier", 22.5),
        (16, 2, "more_than_asked", "same", 20.0),
        (16, None, None, None, None),
    ],
)
def test_a_lift_nothing_is_believed_of_is_searched_on(
    reps: int, rir: int | None, code: str | None, next_code: str | None, load_kg: float | None
) -> None:
    found = search_on(20, reps, rir, asked=(12, 15), left=(2, 2))
    assert (found and found.verdict.code) == code
    assert (found and found.code) == next_code
    assert (found and found.load_kg) == load_kg


@pytest.mark.parametrize(("load_kg", "loads"), [(800.0, BAR), (20.0, ())])
def test_a_weight_that_is_not_there_starts_no_search(
    load_kg: float, loads: tuple[float, ...]
) -> None:
    assert search_on(load_kg, 12, 12, loads=loads) is None


def test_a_search_with_the_body_alone_counts_from_nothing_added() -> None:
    raise_ = build_exercise("raise", pattern="calf_straight", set_kind="bodyweight", body=0.65)
    iron = tuple(2.5 * step for step in range(1, 20))
    bare, some = (search_on(kg, 12, 10, lift=raise_, loads=iron) for kg in (0.0, 2.5))
    assert bare is not None
    assert some is not None
    assert 0 < (bare.load_kg or 0) < (some.load_kg or 0)


def test_pain_takes_the_step_down_that_fits_worse() -> None:
    coarse: dict[str, Any] = {"loads": (40.0, 80.0), "left": (5, 5)}
    assert known(80, 4, 2, **coarse).code == "big_step"
    assert (known(80, 4, 2, **coarse, pain=3).code, known(80, 4, 2, **coarse, pain=3).load_kg) == (
        "lighter",
        40,
    )
    assert known(80, 4, 2, **coarse, technique="shaky").load_kg == 40


def test_one_rep_more_than_asked_with_the_last_weight_stays_as_it_is() -> None:
    assert known(80, 6, 4, loads=(40, 80), before_kg=70).code == "same"


def test_what_is_not_there_is_called_what_it_is() -> None:
    helped = known(5, 6, 14, lift=PULL_UP, loads=(5.0, 10.0), before_kg=5)
    assert helped.code == "no_heavier"
    assert "no less help" in helped.text
