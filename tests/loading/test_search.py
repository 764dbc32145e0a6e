"""The first search: starts light, ends near, and never asks for a maximal set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.loading.conftest import BARBELL, build_exercise

from ironstride.errors import InvalidValueError
from ironstride.loading.reps_curve import RepsCurve
from ironstride.loading.search import (
    LoadSearch,
    TooHeavy,
    TriedSet,
    next_search_load,
    plan_search,
    search_steps,
)
from ironstride.policy.reader import read_policy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise, Setup
    from ironstride.training.words import Experience, SetKind

BAR = tuple(20 + 2.5 * step for step in range(40))
STACK = tuple(float(kg) for kg in range(5, 300, 5))
BELLS = tuple(float(kg) for kg in range(2, 41, 2))


def search(
    loads: Sequence[float] = BAR,
    exercise: Exercise | None = None,
    setup: Setup = BARBELL,
    experience: Experience = "none",
    body_mass_kg: float = 60,
    done_kg: float | None = None,
) -> LoadSearch | TooHeavy:
    return plan_search(
        exercise or build_exercise(),
        setup,
        loads,
        reps=(8, 10),
        rir=(2, 4),
        body_mass_kg=body_mass_kg,
        experience=experience,
        policy=read_policy(),
        done_kg=done_kg,
    )


def started(*args: object, **options: object) -> LoadSearch:
    found = search(*args, **options)  # type: ignore[arg-type] # handed through
    assert isinstance(found, LoadSearch)
    return found


def test_a_newcomer_starts_with_the_empty_bar() -> None:
    assert started().start_kg == 20


def test_experience_starts_higher_and_always_on_what_can_be_built(dumbbells: Setup) -> None:
    lifter: tuple[Experience, ...] = ("none", "novice", "intermediate", "advanced")
    starts = [started(BELLS, setup=dumbbells, experience=one).start_kg for one in lifter]
    assert starts == sorted(starts)
    assert starts[0] < starts[-1]
    assert set(starts) <= set(BELLS)


def test_a_load_done_for_many_reps_starts_the_search() -> None:
    assert started(done_kg=31).start_kg == 30


def test_even_the_lightest_can_be_too_heavy_to_start(dumbbells: Setup) -> None:
    press = build_exercise("overhead-press", pattern="push")
    assert search(exercise=press, body_mass_kg=45) == TooHeavy(20)
    assert search((20.0, 30.0), setup=dumbbells, body_mass_kg=60) == TooHeavy(20)
    assert started(exercise=press, body_mass_kg=45, done_kg=20.0).start_kg == 20


def test_help_starts_with_the_most_of_it() -> None:
    pull_up = build_exercise("assisted-pull-up", pattern="pull", set_kind="assisted", body=0.95)
    found = started((10.0, 20.0, 40.0), pull_up)
    assert found.start_kg == 40
    assert any("less help" in step for step in found.steps)
    assert not any("heavier" in step for step in found.steps)


def test_without_loads_there_is_nothing_to_search() -> None:
    with pytest.raises(InvalidValueError):
        search(())


def test_a_carry_is_judged_by_time(policy: Policy) -> None:
    steps = search_steps(build_exercise(), None, None, policy)
    assert "As long again: next set one step heavier." in steps
    assert not any("how many" in step for step in steps)


def test_the_steps_of_a_newcomers_eights(policy: Policy) -> None:
    *steps, last = search_steps(build_exercise(), (8, 10), (2, 3), policy)
    assert last.startswith("Search for 4 sets at most, never to the last possible rep")
    assert steps == [
        "Do 8 reps, then ask: how many more could I have done with good form?",
        "25 or more: next set 20 % heavier, one step at least.",
        "12-24 more: next set 10 % heavier, one step at least.",
        "6-11 more: next set one step heavier.",
        "4-5 more: next set one step heavier if the step is small, else stay.",
        "2-3 more: this is your weight; stay on it for the sets that are left.",
        "Fewer than 2 more, or form breaks: end the set, take one step lighter and stay there.",
    ]


@given(st.integers(0, 30), st.integers(0, 4), st.sampled_from(["load_reps", "assisted"]))
def test_every_answer_has_exactly_one_sentence(low: int, width: int, kind: SetKind) -> None:
    exercise = build_exercise(set_kind=kind, body=0.9)
    covered: list[int] = []
    for step in search_steps(exercise, (8, 10), (low, low + width), read_policy())[1:-1]:
        numbers = [int(number) for number in re.findall(r"\d+", step.split(":")[0])]
        if step.startswith("Fewer"):
            covered += range(numbers[0])
        elif "or more" in step:
            covered += range(numbers[0], 60)
        elif re.match(r"\d", step):
            covered += range(numbers[0], numbers[-1] + 1)
    assert sorted(covered) == list(range(60))


def percent_of(step: str) -> int:
    found = re.search(r"(\d+) %", step)
    return int(found[1]) if found else 0


@given(st.sampled_from([0.011, 0.015, 0.02, 0.03, 0.045]), st.integers(2, 15), st.integers(4, 80))
def test_no_rise_asks_for_a_maximal_set(k: float, reps: int, left: int) -> None:
    """Even on the flat curve of richens2014 the heavier set leaves a rep in the runner."""
    policy = read_policy()
    steps = search_steps(build_exercise(), (reps, reps), (2, 3), policy)
    floors = [int(re.findall(r"\d+", step)[0]) for step in steps[1:5]]
    step = next(step for step, floor in zip(steps[1:5], floors, strict=True) if left >= floor)
    curve = RepsCurve(k, 0.3)
    possible = curve.reps_to_failure(
        1 + percent_of(step) / 100, curve.one_rep_max_kg(1, reps + left)
    )
    assert possible - reps >= 1


@given(st.floats(1.3, 1.9), st.sampled_from([0.02, 0.03]))
def test_four_sets_come_near(strength: float, k: float) -> None:
    """A runner who answers truly ends with a weight that trains, from a start of half of it."""
    steps = started().steps
    curve, maximum_kg, load_kg = RepsCurve(k, 0.3), strength * 20, 20.0
    for _ in range(3):
        left = curve.reps_to_failure(load_kg, maximum_kg) - 8
        assert left >= 0
        if left < 5:
            break
        tier = next(step for step in steps[1:5] if left >= int(re.findall(r"\d+", step)[0]))
        load_kg = max(load_kg * (1 + percent_of(tier) / 100), load_kg + 1)
    assert load_kg >= 0.65 * maximum_kg


def tried_next(
    tried: TriedSet,
    loads: Sequence[float] = BAR,
    exercise: Exercise | None = None,
    setup: Setup = BARBELL,
) -> float:
    return next_search_load(
        tried,
        exercise or build_exercise(body=0.88),
        setup,
        loads,
        reps=(8, 10),
        rir=(2, 4),
        body_mass_kg=60,
        policy=read_policy(),
    )


@pytest.mark.parametrize("rir", [2, 3, 4])
def test_a_load_that_leaves_what_is_asked_is_found(rir: int) -> None:
    assert tried_next(TriedSet(40, reps=8, rir=rir)) == 40


@pytest.mark.parametrize("tried", [TriedSet(40, 8, 1), TriedSet(40, 6, 0), TriedSet(40, 0, 0)])
def test_too_few_left_is_one_step_lighter(tried: TriedSet) -> None:
    assert tried_next(tried) == 37.5
    assert tried_next(TriedSet(20, 8, 0)) == 20


def test_who_does_not_say_stays() -> None:
    assert tried_next(TriedSet(40, reps=8, rir=None, first_rep_effort=1)) == 40


def test_reps_beyond_the_fewest_count_as_left() -> None:
    assert tried_next(TriedSet(40, reps=10, rir=5)) == tried_next(TriedSet(40, reps=8, rir=7)) > 40


def test_nearly_right_takes_a_step_only_where_it_is_small() -> None:
    # k of legs is 0.020: 13 reps possible, 10 wanted, 1.24 / 1.18 of 52.8 + 40 kg.
    assert tried_next(TriedSet(40, reps=8, rir=5)) == 42.5
    assert tried_next(TriedSet(40, reps=8, rir=5), loads=(20, 40, 60)) == 40
    assert tried_next(TriedSet(40, reps=8, rir=6), loads=(20, 40, 60)) == 60


def test_a_rise_is_taken_of_all_that_is_moved() -> None:
    # k of a flat leg curve is 0.0110: 33 reps done, 10 wanted, 1.352 / 1.099 of 52.8 + 20 kg.
    assert tried_next(TriedSet(20, reps=8, rir=25)) == 35
    machine = build_exercise(body=0.0)
    assert tried_next(TriedSet(20, reps=8, rir=25), exercise=machine) == 22.5


def test_a_light_first_rep_raises_more_than_a_count_of_many_reps() -> None:
    machine = build_exercise(body=0.0)
    by_effort = [
        tried_next(TriedSet(100, reps=8, rir=12, first_rep_effort=effort), STACK, machine)
        for effort in range(11)
    ]
    assert by_effort == [150, 150, 140, 125, *[110] * 7]
    few_left = TriedSet(100, reps=8, rir=6, first_rep_effort=0)
    assert tried_next(few_left, STACK, machine) == 105


def test_less_help_is_the_next_step_of_an_assisted_lift() -> None:
    pull_up = build_exercise("assisted-pull-up", pattern="pull", set_kind="assisted", body=0.95)
    stack = tuple(float(kg) for kg in range(5, 60, 5))
    assert tried_next(TriedSet(40, 8, 20), stack, pull_up) < 40
    assert tried_next(TriedSet(40, 8, 0), stack, pull_up) == 45
    assert tried_next(TriedSet(5, 8, 30), stack, pull_up) == 5


@given(
    load=st.sampled_from(BAR),
    reps=st.integers(0, 15),
    rir=st.none() | st.integers(0, 40),
    effort=st.none() | st.integers(0, 10),
)
def test_the_next_load_can_be_built_and_never_goes_against_the_feeling(
    load: float, reps: int, rir: int | None, effort: int | None
) -> None:
    following = tried_next(TriedSet(load, reps, rir, effort))
    assert following in BAR
    left = None if rir is None else reps + rir - 8
    if left is not None and left < 2:
        assert following <= load
    elif left is None or left <= 4:
        assert following == load
    elif left < 6:
        assert load <= following <= load + 5
    else:
        assert following > load or load == BAR[-1]
        # Never beyond half as much again of all that is moved.
        assert following <= max(1.5 * (load + 52.8) - 52.8, load + 2.5)
