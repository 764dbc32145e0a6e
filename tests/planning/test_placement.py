"""The exact placing: what it may do, what it costs, and that a solver finds nothing better."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.planning.placement import Placement, place_sessions
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import Athlete, AuthoredItem, Lifting, Pinned
from ironstride.training.availability import Availability, Slot
from ironstride.training.place import Place
from ironstride.training.race import Race
from ironstride.training.run import PlannedRun
from ironstride.training.words import EXPERIENCES, RUN_TYPES
from placement_reference import solve_placement
from placing_cases import PlacingCase, generate_case, make_case, price_placement

POLICY = read_policy()
MONDAY = dt.date(2026, 11, 23)
HOURS = st.none() | st.builds(dt.time, st.integers(5, 22))
SLOTS = st.lists(st.builds(Slot, st.integers(5, 90), st.just("gym"), HOURS), max_size=3)
RACES = st.builds(
    Race,
    st.just("race"),
    st.integers(-10, 80).map(lambda day: MONDAY + dt.timedelta(days=day)),
    st.sampled_from((5_000, 10_000, 21_097.5, 42_195, 100_000)),
    st.sampled_from(("A", "B", "C")),
)
RUNS = st.builds(
    PlannedRun,
    st.integers(0, 83).map(lambda day: MONDAY + dt.timedelta(days=day)),
    st.sampled_from(RUN_TYPES),
    st.just("run"),
    st.just("athlete"),
    HOURS,
)
AUTHORED = (AuthoredItem("back-squat", 3, (5, 5)),)
PINS = st.builds(
    Pinned,
    st.integers(0, 60).map(lambda day: MONDAY + dt.timedelta(days=day)),
    at=HOURS,
    items=st.sampled_from(((), AUTHORED)),
    leg_grade=st.integers(0, 3),
    off=st.booleans(),
)


def athlete(week: dict[int, Any], experience: Any = "intermediate", **changes: Any) -> Athlete:
    """Return a runner with slots by weekday: a number of minutes or a list of slots."""
    slots = {
        day: (Slot(each, "gym", dt.time(18)),) if isinstance(each, int) else tuple(each)
        for day, each in week.items()
    }
    who = Athlete(
        name="Kim",
        born=dt.date(1990, 5, 1),
        body_mass_kg=65,
        availability=Availability(slots),
        places={"gym": Place("gym")},
        lifting=Lifting(experience),
    )
    return replace(who, **changes)


def solve(case: PlacingCase) -> Placement:
    return place_sessions(case.weeks, case.openings, case.primer_ends, case.terms)


def place(who: Athlete, *, weeks: int = 1, today: dt.date = MONDAY) -> list[tuple[int, int]]:
    """Return the placed sessions of `who` as (day counted from Monday, grade)."""
    found = solve(make_case(who, today, POLICY, weeks=weeks))
    return [((one.opening.day - MONDAY).days, one.grade) for one in found.placed]


def run(day: int, run_type: Any, hour: int | None = None) -> PlannedRun:
    on = MONDAY + dt.timedelta(days=day)
    return PlannedRun(on, run_type, "", "", None if hour is None else dt.time(hour))


def authored(day: int, grade: int) -> Pinned:
    on = MONDAY + dt.timedelta(days=day)
    return Pinned(on, dt.time(18), "gym", 40, items=AUTHORED, leg_grade=grade)


def test_without_slots_the_answer_is_no_session_at_its_price() -> None:
    case = make_case(athlete({}), MONDAY, POLICY, weeks=1)
    found = solve(case)
    assert found.placed == ()
    assert found.cost == case.terms.price_session * len(case.weeks[0].leg_grades) > 0


def test_without_runs_the_sessions_are_apart_and_cost_nothing() -> None:
    case = make_case(athlete(dict.fromkeys(range(7), 60)), MONDAY, POLICY, weeks=4)
    assert solve(case).cost == 0


@pytest.mark.parametrize("key_day", range(7))
def test_heavy_legs_are_never_placed_the_day_before_a_key_run(key_day: int) -> None:
    runs = (run(key_day, "tempo", 7), run(key_day + 7, "tempo", 7))
    placed = place(athlete(dict.fromkeys(range(7), 60), runs=runs), weeks=2)
    assert len(placed) == 4
    assert not any(grade >= 2 and (day + 1) % 7 == key_day for day, grade in placed)


def test_a_runner_with_one_slot_before_the_key_run_gets_light_legs() -> None:
    (placed,) = place(athlete({1: 60}, runs=(run(2, "tempo", 7),), sessions_per_week=1))
    assert placed == (1, 1)


def test_the_key_run_of_the_day_comes_first_where_the_runner_can_choose() -> None:
    slots = [Slot(60, "gym", dt.time(6)), Slot(60, "gym", dt.time(18))]
    who = athlete({1: slots}, runs=(run(1, "tempo", 8),), sessions_per_week=1)
    found = solve(make_case(who, MONDAY, POLICY, weeks=1))
    assert [one.opening.at for one in found.placed] == [dt.time(18)]


@pytest.mark.parametrize("pinned_day", [0, 2, 4, 6])
def test_a_pinned_session_counts_in_its_week_wherever_it_is(pinned_day: int) -> None:
    free = {day: 60 for day in range(7) if day != pinned_day}
    placed = place(athlete(free, pinned=(authored(pinned_day, 1),), sessions_per_week=2))
    assert len(placed) == 2
    assert (pinned_day, 1) in placed


@pytest.mark.parametrize("pinned_day", [0, 3, 6])
def test_a_pinned_session_that_is_too_hard_leaves_room_for_the_other(pinned_day: int) -> None:
    # Maintenance of a master: grades 2 and 1; the author's session costs the legs 3.
    goal = Race("goal", MONDAY + dt.timedelta(days=27), 10_000)
    free = {day: 60 for day in range(7) if day != pinned_day}
    pins = (authored(pinned_day, 3),)
    who = athlete(free, pinned=pins, races=(goal,), born=dt.date(1960, 1, 1))
    case = make_case(who, MONDAY, POLICY, weeks=1)
    assert case.weeks[0].leg_grades == (2, 1)
    placed = solve(case).placed
    assert sorted(one.grade for one in placed) in ([1, 3], [2, 3])


def test_a_pinned_session_is_kept_whatever_it_costs() -> None:
    runs = (run(3, "race", 7), run(3, "rest"))
    who = athlete({}, pinned=(authored(2, 3), authored(3, 3)), runs=runs)
    assert place(who) == [(2, 3), (3, 3)]


def test_a_day_pinned_as_free_stays_free() -> None:
    off = Pinned(MONDAY, off=True)
    assert [day for day, _ in place(athlete({0: 60, 3: 60}, pinned=(off,)))] == [3]


def test_a_primer_is_placed_once_in_its_window() -> None:
    goal = Race("goal", MONDAY + dt.timedelta(days=27), 21_097.5)
    placed = place(athlete(dict.fromkeys(range(7), 60), races=(goal,)), weeks=4)
    primers = [day for day, grade in placed if grade == 0]
    assert len(primers) == 1
    assert 27 - primers[0] in range(3, 8)


def test_a_pinned_session_that_spares_the_legs_is_no_primer() -> None:
    goal = Race("goal", MONDAY + dt.timedelta(days=13), 21_097.5)
    pins = tuple(authored(day, 1) for day in (8, 9))
    case = make_case(athlete({}, pinned=pins, races=(goal,)), MONDAY, POLICY)
    eased = tuple(
        replace(each, choices=tuple(replace(choice, grade=0) for choice in each.choices))
        for each in case.openings
    )
    with_end, without = (
        place_sessions(case.weeks, eased, ends, case.terms).cost for ends in (case.primer_ends, ())
    )
    assert with_end - without == pytest.approx(case.terms.price_primer)


def test_a_primer_for_a_race_that_was_dropped_primes_no_other() -> None:
    goal = Race("goal", MONDAY + dt.timedelta(days=27), 21_097.5)
    case = make_case(athlete(dict.fromkeys(range(7), 60), races=(goal,)), MONDAY, POLICY, weeks=4)
    ends = case.primer_ends
    (primer,) = (
        one
        for one in place_sessions(case.weeks, case.openings, ends, case.terms).placed
        if one.is_primer
    )
    costs = []
    for primes_none in (False, True):
        stays = replace(primer.opening, forced=True, primes_none=primes_none)
        stays = replace(stays, choices=tuple(one for one in stays.choices if one.grade == 0))
        held = [stays if one.day == stays.day else one for one in case.openings]
        elsewhere = [one for one in held if one is stays or all(c.grade for c in one.choices)]
        costs.append(place_sessions(case.weeks, elsewhere, ends, case.terms).cost)
    assert costs[1] - costs[0] == pytest.approx(case.terms.price_primer)


@pytest.mark.parametrize("first", range(0, 40, 4))
def test_a_solver_finds_nothing_better(first: int) -> None:
    for seed in range(first, first + 4):
        case = generate_case(seed, POLICY, weeks=10)
        optimum, _ = solve_placement(case)
        assert solve(case).cost == pytest.approx(optimum, abs=1e-6), f"seed {seed}"


def test_the_same_input_gives_the_same_answer() -> None:
    one, other = (solve(generate_case(7, POLICY)) for _ in range(2))
    assert one == other


@given(
    week=st.dictionaries(st.integers(0, 6), SLOTS),
    experience=st.sampled_from(EXPERIENCES),
    races=st.lists(RACES, max_size=3),
    runs=st.lists(RUNS, max_size=40),
    pins=st.lists(PINS, max_size=3, unique_by=lambda pin: pin.on),
    wish=st.none() | st.integers(1, 5),
    start=st.integers(0, 6),
)
def test_any_runner_gets_an_answer_that_keeps_the_hard_rules_and_adds_up(
    week: dict[int, list[Slot]],
    experience: Any,
    races: list[Race],
    runs: list[PlannedRun],
    pins: list[Pinned],
    wish: int | None,
    start: int,
) -> None:
    changes = {"races": tuple(races), "runs": tuple(runs), "pinned": tuple(pins)}
    who = athlete(week, experience, sessions_per_week=wish, **changes)
    today = MONDAY + dt.timedelta(days=start)
    case = make_case(who, today, POLICY, weeks=12)
    found = solve(case)
    taken = [(one.opening, one.grade) for one in found.placed]
    assert found.cost == pytest.approx(price_placement(case, taken), abs=1e-6)
    assert [opening.day for opening, _ in taken] == sorted({opening.day for opening, _ in taken})
    pinned = {pin.on for pin in pins if not pin.off and today <= pin.on}
    assert {opening.day for opening, _ in taken if opening.forced} == pinned
    off = {pin.on for pin in pins if pin.off}
    held = Counter(opening.week for opening, _ in taken)
    forced = Counter(opening.week for opening, _ in taken if opening.forced)
    for opening, grade in taken:
        assert opening.day >= today
        if opening.forced:
            continue
        assert opening.day not in off
        assert opening.place in {slot.place for slot in week[opening.day.weekday()]}
        most = case.limits.most_leg_grade(opening.day)
        if grade:
            assert most is not None
            assert grade <= most
        else:
            assert case.limits.primer_race(opening.day) is not None
    for index, count in held.items():
        wanted = max(1, len(case.weeks[index].leg_grades))
        assert count <= max(wanted, forced[index])
