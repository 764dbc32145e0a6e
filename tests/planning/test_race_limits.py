"""What the days around races allow, by distance and priority."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from ironstride.planning.race_limits import RaceLimits, find_race_row, read_race_limits
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.race import Race

ROWS = ("5k", "10k", "half", "marathon", "ultra")
METRES = dict(zip(ROWS, (5_000, 10_000, 21_097.5, 42_195, 100_000), strict=True))
NUMBERS: dict[str, object] = {
    "races.last_heavy_days": dict(zip(ROWS, (6, 7, 9, 12, 14), strict=True)),
    "races.last_leg_days": dict(zip(ROWS, (3, 3, 3, 4, 5), strict=True)),
    "races.primer_days": {
        "5k": [3, 4],
        "10k": [4, 4],
        "half": [4, 5],
        "marathon": [5, 6],
        "ultra": [0, 0],
    },
    "races.last_intensive_plyo_days": dict(zip(ROWS, (4, 5, 7, 10, 14), strict=True)),
    "races.lesser_clear_days": {"B": 3, "C": 2},
    "races.no_heavy_after_days": dict(zip(ROWS, (3, 4, 7, 14, 21), strict=True)),
    "races.no_lift_after_days": dict(zip(ROWS, (1, 1, 2, 4, 5), strict=True)),
    "races.no_new_exercise_days": 21,
    "races.recovery_weeks_without_lifts": dict(zip(ROWS, (0, 0, 0, 1, 2), strict=True)),
}
POLICY, PROBLEMS = override_policy(read_policy(), NUMBERS, "tests")
RACE_DAY = dt.date(2027, 4, 18)


def race(row: str = "10k", priority: Any = "A", day: int = 0) -> Race:
    return Race(f"{row} on {day}", RACE_DAY + dt.timedelta(days=day), METRES[row], priority)


def limits(*races: Race) -> RaceLimits:
    return read_race_limits(races, POLICY)


def day(number: int) -> dt.date:
    return RACE_DAY + dt.timedelta(days=number)


def test_the_numbers_of_the_tests_are_accepted() -> None:
    assert PROBLEMS == ()


@pytest.mark.parametrize(
    ("distance_m", "row"),
    [
        (100, "5k"),
        (5_000, "5k"),
        (10_000, "10k"),
        (21_097.5, "half"),
        (30_000, "marathon"),
        (42_195, "marathon"),
        (50_000, "ultra"),
        (5_000_000, "ultra"),
    ],
)
def test_each_distance_has_its_row(distance_m: float, row: str) -> None:
    assert find_race_row(distance_m, POLICY) == row


@pytest.mark.parametrize(
    ("row", "last_heavy", "last_leg", "no_lift", "no_heavy"),
    [
        ("5k", 6, 3, 1, 3),
        ("10k", 7, 3, 1, 4),
        ("half", 9, 3, 2, 7),
        ("marathon", 12, 4, 4, 14),
        ("ultra", 14, 5, 5, 21),
    ],
)
def test_an_a_race_bars_heavy_legs_then_all_lifts_and_opens_them_again(
    row: str, last_heavy: int, last_leg: int, no_lift: int, no_heavy: int
) -> None:
    around = limits(race(row))
    most = {number: around.most_leg_grade(day(number)) for number in range(-30, 31)}
    assert [most[-last_heavy - 1], most[-last_heavy], most[-last_leg - 1]] == [3, 1, 1]
    assert [most[-last_leg], most[0], most[no_lift]] == [None] * 3
    assert [most[no_lift + 1], most[no_heavy], most[no_heavy + 1]] == [1, 1, 3]


@pytest.mark.parametrize(("priority", "clear"), [("B", 3), ("C", 2)])
def test_a_lesser_race_clears_only_the_days_before_it(priority: str, clear: int) -> None:
    around = limits(race("marathon", priority))
    assert around.most_leg_grade(day(-clear - 1)) == 3
    assert around.most_leg_grade(day(-clear)) is None
    # The body recovers from the distance, whatever the race was for.
    assert around.most_leg_grade(day(4)) is None
    assert around.most_leg_grade(day(14)) == 1


def test_the_strictest_of_several_races_counts() -> None:
    around = limits(race("5k", "C", day=-6), race("marathon"))
    assert around.most_leg_grade(day(-8)) is None
    assert around.most_leg_grade(day(-11)) == 1
    assert around.most_leg_grade(day(-4)) is None


@pytest.mark.parametrize(
    ("row", "days"),
    [("5k", {3, 4}), ("10k", {4}), ("half", {4, 5}), ("marathon", {5, 6}), ("ultra", set())],
)
def test_the_primer_has_its_window_by_distance(row: str, days: set[int]) -> None:
    around = limits(race(row))
    found = {number for number in range(21) if around.primer_race(day(-number)) is not None}
    assert found == days


@pytest.mark.parametrize("priority", ["B", "C"])
def test_a_lesser_race_has_no_primer(priority: str) -> None:
    around = limits(race("10k", priority))
    assert all(around.primer_race(day(-number)) is None for number in range(10))
    assert around.primer_windows(day(-30), day(30)) == {}


def test_another_race_right_before_takes_the_primer_away() -> None:
    around = limits(race("10k"), race("5k", "C", day=-5))
    assert around.primer_race(day(-4)) is None
    assert limits(race("10k"), race("5k", "C", day=-20)).primer_race(day(-4)) is not None


def test_a_window_of_the_primer_counts_only_inside_the_horizon() -> None:
    around, goal = limits(race("half")), race("half")
    assert around.primer_windows(day(-30), day(0)) == {RACE_DAY: (day(-4), goal)}
    assert around.primer_windows(day(-3), day(0)) == {}
    assert around.primer_windows(day(-30), day(-1)) == {}


@pytest.mark.parametrize(
    ("number", "grade", "broken"),
    [
        (-8, 3, ()),
        (-7, 1, ()),
        (-7, 2, ("last_heavy_before_race",)),
        (-3, 1, ("last_heavy_before_race",)),
        (0, 0, ("no_session_on_race_day",)),
        (1, 0, ("mobility_only_after_race",)),
        (2, 2, ("no_heavy_legs_after_race",)),
        (2, 1, ()),
        (5, 3, ()),
    ],
)
def test_a_pinned_session_near_an_a_race_says_what_it_breaks(
    number: int, grade: int, broken: tuple[str, ...]
) -> None:
    assert limits(race("10k")).broken_by(day(number), grade) == broken


def test_a_pinned_session_near_a_lesser_race_says_what_it_breaks() -> None:
    around = limits(race("10k", "B"))
    assert around.broken_by(day(-3), 1) == ("leg_work_clear_of_races",)
    assert around.broken_by(day(-4), 3) == ()


def test_the_same_rule_is_said_once_for_two_races() -> None:
    around = limits(race("10k"), race("10k", day=1))
    assert around.broken_by(day(-3), 3) == ("last_heavy_before_race",)


def test_recovery_is_from_the_latest_race_and_not_on_a_race_day() -> None:
    around = limits(race("marathon"), race("5k", "C", day=2))
    assert around.recovers_from(day(1)) == RACE_DAY
    assert around.recovers_from(day(2)) is None
    assert around.recovers_from(day(3)) == day(2)
    assert around.recovers_from(day(5)) is None
    assert around.is_race_day(day(2))
    assert not around.is_race_day(day(1))


@pytest.mark.parametrize(
    ("row", "weeks"), [("5k", 0), ("10k", 0), ("half", 0), ("marathon", 1), ("ultra", 2)]
)
def test_the_weeks_after_a_long_race_want_no_lift(row: str, weeks: int) -> None:
    # The race is on a Sunday, so the first Monday after it is the next day.
    around = limits(race(row))
    mondays = (day(number) for number in range(-6, 30, 7))
    assert [around.recovers_long(monday) for monday in mondays] == [
        False,
        *[True] * weeks,
        *[False] * (5 - weeks),
    ]


@pytest.mark.parametrize("priority", ["A", "B", "C"])
@pytest.mark.parametrize("weekday", range(7))
def test_recovery_weeks_follow_any_weekday_and_priority(weekday: int, priority: str) -> None:
    around = limits(race("marathon", priority, day=weekday - 6))
    monday = day(-6)
    early = weekday <= 2
    weeks = [around.recovers_long(monday + dt.timedelta(weeks=week)) for week in range(3)]
    assert weeks == [early, not early, False]


def test_intensive_jumps_stay_away_from_races_on_both_sides() -> None:
    around = limits(race("half"))
    allowed = [around.allows_intensive_jumps(day(number)) for number in (-8, -7, 0, 7, 8)]
    assert allowed == [True, False, False, False, True]


def test_only_a_races_freeze_the_exercises() -> None:
    spans = limits(race("10k"), race("5k", "B", day=-40)).no_new_exercise_from()
    assert spans == ((day(-21), RACE_DAY),)


def test_the_a_race_before_which_nothing_is_new_is_the_next_one() -> None:
    around = limits(race("10k"), race("5k", "B", day=-1), race("5k", day=-10))
    found = {number: around.race_without_news(day(number)) for number in (-32, -31, -10, -9, 0, 1)}
    near = {number: one.distance_m for number, one in found.items() if one is not None}
    assert near == {-31: 5_000, -10: 5_000, -9: 10_000, 0: 10_000}


def test_races_of_one_day_and_any_order_are_read_the_same() -> None:
    races = [race("10k"), race("5k", "C", day=-6), race("5k", "B")]
    assert limits(*races) == limits(*reversed(races))


def test_without_races_everything_is_allowed() -> None:
    assert limits().most_leg_grade(RACE_DAY) == 3
    assert limits().recovers_from(RACE_DAY) is None
    assert not limits().recovers_long(RACE_DAY)
    assert limits().allows_intensive_jumps(RACE_DAY)


@pytest.mark.parametrize(("number", "has_primer"), [(0, False), (1, False), (7, False), (8, True)])
def test_an_a_race_in_the_week_after_another_has_no_primer(
    number: int, *, has_primer: bool
) -> None:
    first, second = race("marathon"), replace(race("10k", day=number), name="second")
    windows = limits(second, first, race("5k", "C", day=-20)).primer_windows(day(-30), day(30))
    assert (second.on in windows and windows[second.on][1] is second) is has_primer
    assert windows[RACE_DAY][1] is first
