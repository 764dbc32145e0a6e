"""What each week of the season wants."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.planning.phases import Season
from ironstride.planning.race_limits import read_race_limits
from ironstride.planning.standing import NOTHING_STANDS, Span, Standing
from ironstride.planning.weeks import (
    WeekDemand,
    count_wanted_sessions,
    mark_deloads,
    number_blocks,
    plan_weeks,
)
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.athlete import Athlete, Lifting
from ironstride.training.availability import Availability, Slot
from ironstride.training.place import Place
from ironstride.training.race import Race
from ironstride.training.run import PlannedRun
from ironstride.training.words import EXPERIENCES, PHASES

GRADES: dict[str, object] = {"1": [3], "2": [3, 2], "3": [3, 2, 1]}
TWO = dict.fromkeys(EXPERIENCES, 2)
NUMBERS: dict[str, object] = {
    "phases.deload_every_weeks": 4,
    "phases.deload_least_gap_weeks": 3,
    "phases.deload_clear_weeks": 2,
    "phases.block_most_weeks": 6,
    "demand.sessions.hypertrophy": {**TWO, "advanced": 3},
    "demand.sessions.max_strength": TWO,
    "demand.sessions.maintenance": dict.fromkeys(EXPERIENCES, 1),
    "demand.sessions.taper": dict.fromkeys(EXPERIENCES, 1),
    "demand.most_sessions": 3,
    "demand.masters_from_years": 50,
    "demand.masters_least_sessions": 2,
    "demand.leg_grades.hypertrophy": GRADES,
    "demand.leg_grades.max_strength": GRADES,
    "demand.leg_grades.taper": {"1": [2], "2": [2, 1], "3": [2, 1, 1]},
    "races.last_heavy_days": {"10k": 7},
    "races.last_leg_days": {"10k": 3},
    "races.recovery_weeks_without_lifts": {"10k": 0, "marathon": 1},
    "progression.hold_in_run_jump_fraction": 0.2,
    "calendar.cutback_fraction": 0.87,
}
POLICY, PROBLEMS = override_policy(read_policy(), NUMBERS, "tests")
MONDAY = dt.date(2026, 11, 23)
H, S = "hypertrophy", "max_strength"
SEQUENCE = st.lists(st.sampled_from(PHASES), max_size=40)


def athlete(experience: Any = "intermediate", **changes: Any) -> Athlete:
    who = Athlete(
        name="Kim",
        born=dt.date(1990, 5, 1),
        body_mass_kg=65,
        availability=Availability(),
        places={"gym": Place("gym")},
        lifting=Lifting(experience),
    )
    return replace(who, **changes)


def demand(
    *phases: str,
    who: Athlete | None = None,
    day: int = 0,
    runs: tuple[PlannedRun, ...] = (),
    standing: Standing = NOTHING_STANDS,
) -> tuple[WeekDemand, ...]:
    who = who or athlete()
    mondays = tuple(MONDAY + dt.timedelta(weeks=index) for index in range(len(phases)))
    season = Season(mondays, phases)  # type: ignore[arg-type] # phases come as plain words
    today = MONDAY + dt.timedelta(days=day)
    limits = read_race_limits(who.races, POLICY)
    return plan_weeks(season, who, runs, today, limits, POLICY, standing)


def run_weeks(*minutes: float) -> tuple[PlannedRun, ...]:
    return tuple(
        PlannedRun(MONDAY + dt.timedelta(weeks=week), "easy", "", "", duration_s=60 * each)
        for week, each in enumerate(minutes)
    )


def test_the_numbers_of_the_tests_are_accepted() -> None:
    assert PROBLEMS == ()


@pytest.mark.parametrize(
    ("phases", "cutbacks", "deloads"),
    [
        ([H] * 9, set(), {3, 7}),
        # The cut-back week of the runs takes the place of the one that is due.
        ([H] * 9, {2}, {2, 6}),
        ([H] * 9, {4}, {4, 8}),
        # Too soon after the last deload.
        ([H] * 9, {3, 5}, {3, 7}),
        # A taper rests by itself: none in the two weeks before it.
        ([H] * 5 + ["taper", "transition"] + [H] * 5, set(), {10}),
        ([H] * 6 + ["taper"], set(), {3}),
        ([H] * 5 + ["taper"], {2}, {2}),
        # Without cut-back weeks the end of a phase is a good place, a week early at most.
        ([H] * 3 + [S] * 5, set(), {2, 6}),
        ([H] * 2 + [S] * 5, set(), {3}),
        ([], set(), set()),
    ],
)
def test_deloads_follow_the_runs_or_come_every_few_weeks(
    phases: list[Any], cutbacks: set[int], deloads: set[int]
) -> None:
    assert mark_deloads(phases, frozenset(cutbacks), POLICY) == deloads


@given(
    phases=SEQUENCE,
    cutbacks=st.frozensets(st.integers(0, 40)),
    clear=st.integers(1, 4),
)
def test_the_weeks_right_before_a_taper_are_no_deload(
    phases: list[Any], cutbacks: frozenset[int], clear: int
) -> None:
    policy, problems = override_policy(POLICY, {"phases.deload_clear_weeks": clear}, "tests")
    assert problems == ()
    for index in mark_deloads(phases, cutbacks, policy):
        assert not {"taper", "transition"} & set(phases[index : index + clear + 1])


def test_the_weeks_kept_clear_of_deloads_are_a_number_of_the_policy() -> None:
    phases: list[Any] = [H] * 7 + ["taper"]
    for clear, deloads in ((1, {3}), (3, {3}), (4, set())):
        policy, _ = override_policy(POLICY, {"phases.deload_clear_weeks": clear}, "tests")
        assert mark_deloads(phases, frozenset(), policy) == deloads


@given(phases=SEQUENCE, cutbacks=st.frozensets(st.integers(0, 40)))
def test_no_deload_in_a_taper_and_never_long_without_rest(
    phases: list[Any], cutbacks: frozenset[int]
) -> None:
    found = mark_deloads(phases, cutbacks, POLICY)
    resting = {"taper", "transition"}
    trained = 0
    for index, phase in enumerate(phases):
        trained = 0 if phase in resting or index in found else trained + 1
        assert not (phase in resting and index in found)
        # Two weeks later where a taper is near, one where the runs cut back next.
        assert trained <= 6


@given(phases=SEQUENCE)
def test_a_block_is_one_phase_of_at_most_six_weeks(phases: list[Any]) -> None:
    blocks = number_blocks(phases, POLICY)
    assert len(blocks) == len(phases)
    for _, group in groupby(zip(blocks, phases, strict=True), key=lambda pair: pair[0]):
        weeks = list(group)
        assert len(weeks) <= 6
        assert len({phase for _, phase in weeks}) == 1
    assert list(blocks) == sorted(blocks)


def test_a_long_phase_is_split_evenly() -> None:
    blocks = number_blocks(("max_strength",) * 8 + ("power",), POLICY)
    assert blocks == (0, 0, 0, 0, 1, 1, 1, 1, 2)


@pytest.mark.parametrize(
    ("phase", "experience", "wish", "born", "count"),
    [
        (H, "intermediate", None, 1990, 2),
        (H, "advanced", None, 1990, 3),
        ("maintenance", "advanced", None, 1990, 1),
        ("maintenance", "advanced", None, 1970, 2),
        ("taper", "advanced", None, 1970, 1),
        (H, "none", 1, 1990, 1),
        (H, "none", 7, 1990, 3),
        # More than the phase holds is no use in maintenance and in a taper.
        ("maintenance", "none", 3, 1990, 1),
        ("taper", "none", 3, 1990, 1),
        (H, "none", 0, 1990, 0),
    ],
)
def test_a_week_wants_the_sessions_of_its_phase_or_the_runners_wish(
    phase: Any, experience: str, wish: int | None, born: int, count: int
) -> None:
    who = athlete(experience, sessions_per_week=wish, born=dt.date(born, 5, 1))
    assert count_wanted_sessions(who, phase, MONDAY, POLICY) == count


def test_masters_begin_on_the_birthday() -> None:
    who = athlete(born=dt.date(1976, 11, 23))
    before = MONDAY - dt.timedelta(days=1)
    found = [count_wanted_sessions(who, "maintenance", day, POLICY) for day in (before, MONDAY)]
    assert found == [1, 2]


@pytest.mark.parametrize(
    ("day", "grades"),
    [(0, (3, 2)), (1, (3, 2)), (2, (3,)), (4, (3,)), (5, (3,)), (6, ())],
)
def test_a_week_that_has_begun_wants_its_share(day: int, grades: tuple[int, ...]) -> None:
    first, second = demand(H, H, day=day)
    assert first.leg_grades == grades
    assert second.leg_grades == (3, 2)
    assert len(first.days()) == 7 - day
    assert first.days()[-1] == first.last_day == MONDAY + dt.timedelta(days=6)


def test_a_deload_wants_lighter_legs() -> None:
    weeks = demand(*[H] * 5)
    assert [week.deload for week in weeks] == [False, False, False, True, False]
    assert weeks[3].leg_grades == POLICY.ranges("demand.leg_grades.deload")["2"]
    assert sum(weeks[3].leg_grades) < sum(weeks[2].leg_grades)


def test_a_deload_does_not_advance_the_phase() -> None:
    assert [week.week_of_phase for week in demand(*[H] * 6, S, S)] == [0, 1, 2, 3, 3, 4, 0, 1]


def test_the_days_around_a_race_lower_what_the_week_wants() -> None:
    goal = Race("goal", MONDAY + dt.timedelta(days=13), 10_000)
    before, race_week = demand(H, "taper", who=athlete(races=(goal,)))
    assert before.leg_grades == (3, 2)
    assert race_week.leg_grades == (1,)


@pytest.mark.parametrize(("distance_m", "empty"), [(10_000, False), (42_195, True)])
def test_the_first_week_of_a_transition_after_a_long_race_wants_no_lift(
    distance_m: float, empty: bool
) -> None:
    goal = Race("goal", MONDAY + dt.timedelta(days=6), distance_m)
    _, first, second = demand("taper", "transition", "transition", who=athlete(races=(goal,)))
    assert (first.leg_grades == ()) is empty
    assert second.leg_grades


def test_a_week_in_which_no_lift_is_allowed_wants_none() -> None:
    races = tuple(Race(f"day {day}", MONDAY + dt.timedelta(days=day), 5_000, "C") for day in (2, 5))
    (week,) = demand(H, who=athlete(races=races))
    assert week.leg_grades == ()


def test_a_cut_back_week_of_the_runs_becomes_the_deload() -> None:
    weeks = demand(*[H] * 6, runs=run_weeks(100, 100, 100, 100, 70, 100))
    assert [week.index for week in weeks if week.deload] == [4]


def test_a_jump_of_the_running_is_marked() -> None:
    weeks = demand(*[H] * 5, runs=run_weeks(100, 120, 121, 150, 0))
    assert [week.run_jump for week in weeks] == [False, False, False, True, False]


@pytest.mark.parametrize(("experience", "new"), [("novice", True), ("advanced", False)])
def test_a_week_knows_whether_its_runner_is_new(experience: str, new: bool) -> None:
    assert demand(H, who=athlete(experience))[0].newcomer is new


EVERY_DAY = {day: (Slot(60, "gym"),) for day in range(7)}


def broken(first: int, last: int, *, ill: bool) -> Standing:
    span = Span(MONDAY + dt.timedelta(days=first), MONDAY + dt.timedelta(days=last))
    return Standing(MONDAY, breaks=(span,), illness=(span,) if ill else ())


@pytest.mark.parametrize(
    ("first", "last", "well", "ill"),
    [
        # Four days are left: 1.1 sessions.
        (0, 2, 2, 1),
        # Three: 0.9.
        (0, 3, 1, 1),
        # One: 0.3.
        (0, 5, 1, 0),
        (0, 6, 0, 0),
    ],
)
def test_absence_takes_nothing_from_the_other_days_and_illness_does(
    first: int, last: int, well: int, ill: int
) -> None:
    who = athlete(availability=Availability(week=EVERY_DAY))
    for is_ill, count in ((False, well), (True, ill)):
        (week,) = demand(H, who=who, standing=broken(first, last, ill=is_ill))
        assert len(week.leg_grades) == count


def test_absence_asks_for_no_more_than_the_week_would_have_held() -> None:
    who = athlete(availability=Availability(week=EVERY_DAY))
    (whole,) = demand("maintenance", who=who, day=4)
    (week,) = demand("maintenance", who=who, day=4, standing=broken(5, 5, ill=False))
    assert whole.leg_grades == week.leg_grades == ()


def test_the_first_days_after_illness_want_light_legs() -> None:
    who = athlete(availability=Availability(week=EVERY_DAY))
    gentle = frozenset(MONDAY + dt.timedelta(days=day) for day in range(5, 9))
    standing = replace(broken(0, 4, ill=True), gentle=gentle)
    first, second = demand(H, H, who=who, standing=standing)
    assert first.gentle == gentle - second.gentle
    assert first.leg_grades == (1,)
    assert second.leg_grades == (3, 2)
    limits = read_race_limits((), POLICY)
    assert [second.most_leg_grade(day, limits) for day in second.days()[:3]] == [1, 1, 3]


def test_a_gentle_day_that_a_race_forbids_stays_forbidden() -> None:
    race = Race("goal", MONDAY + dt.timedelta(days=1), 10_000)
    standing = replace(NOTHING_STANDS, gentle=frozenset({MONDAY}))
    (week,) = demand(H, who=athlete(races=(race,)), standing=standing)
    assert week.most_leg_grade(MONDAY, read_race_limits((race,), POLICY)) is None
