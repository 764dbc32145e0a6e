"""The season as weeks with a phase."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.planning.phases import (
    Season,
    allocate_phases,
    is_newcomer,
    needs_adaptation,
    plan_phases,
)
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.athlete import Athlete, Lift, Lifting
from ironstride.training.availability import Availability
from ironstride.training.calendar_weeks import monday_of
from ironstride.training.place import Place
from ironstride.training.race import Race
from ironstride.training.sets import LoggedSet
from ironstride.training.words import PHASES

ROWS = ("5k", "10k", "half", "marathon", "ultra")
METRES = dict(zip(ROWS, (5_000, 10_000, 21_097.5, 42_195, 100_000), strict=True))
PARTS = ("adaptation", "hypertrophy", "max_strength", "power")
NUMBERS: dict[str, object] = {
    "races.taper_days": dict(zip(ROWS, (6, 7, 9, 14, 14), strict=True)),
    "races.transition_weeks": dict(zip(ROWS, (1, 1, 1, 3, 4), strict=True)),
    "races.transition_after_lesser_weeks": dict(zip(ROWS, (0, 0, 0, 2, 3), strict=True)),
    "phases.least_weeks.newcomer": dict(zip(PARTS, (6, 3, 3, 2), strict=True)),
    "phases.most_weeks.newcomer": dict(zip(PARTS, (8, 6, 8, 4), strict=True)),
    "phases.least_weeks.lifter": dict(zip(PARTS, (2, 3, 3, 2), strict=True)),
    "phases.most_weeks.lifter": dict(zip(PARTS, (3, 6, 8, 5), strict=True)),
    "phases.maintenance_most_weeks": 6,
    "phases.repeat_least_weeks": 8,
    "phases.too_late_weeks": 3,
    "phases.newcomer_too_late_weeks": 6,
    "phases.rolling_weeks": 12,
    "phases.lifted_lately_days": 42,
}
POLICY, PROBLEMS = override_policy(read_policy(), NUMBERS, "tests")
MONDAY = dt.date(2026, 11, 23)
LETTERS = dict(zip(PHASES, "AHSPMTR", strict=True))


def athlete(*races: Race, experience: Any = "intermediate", lifted: bool = True) -> Athlete:
    return Athlete(
        name="Kim",
        born=dt.date(1990, 5, 1),
        body_mass_kg=65,
        availability=Availability(),
        places={"gym": Place("gym")},
        lifting=Lifting(experience),
        races=races,
        lifts=(Lift("back-squat", MONDAY - dt.timedelta(days=7), 60, 5),) if lifted else (),
    )


def race(week: int, row: str = "10k", priority: Any = "A", weekday: int = 6) -> Race:
    on = MONDAY + dt.timedelta(weeks=week, days=weekday)
    return Race(f"{row} in week {week}", on, METRES[row], priority)


def plan(*races: Race, today: dt.date = MONDAY, weeks: int | None = None, **who: Any) -> Season:
    return plan_phases(athlete(*races, **who), today, POLICY, weeks)


def shape(season: Season) -> str:
    """Return one letter a week: Adaptation, Hypertrophy, max Strength, Power, Maintenance, Taper,
    tRansition.
    """
    return "".join(LETTERS[phase] for phase in season.phases)


def order(season: Season) -> str:
    return "".join(letter for letter, _ in groupby(shape(season)))


def test_the_numbers_of_the_tests_are_accepted() -> None:
    assert PROBLEMS == ()


@pytest.mark.parametrize("day", range(7))
def test_the_first_week_holds_today_and_weeks_begin_on_monday(day: int) -> None:
    season = plan(today=MONDAY + dt.timedelta(days=day))
    assert season.mondays[0] == MONDAY == monday_of(MONDAY + dt.timedelta(days=day))
    steps = {later - one for one, later in zip(season.mondays, season.mondays[1:], strict=False)}
    assert steps == {dt.timedelta(weeks=1)}


@pytest.mark.parametrize("day", range(7))
def test_without_a_race_twelve_weeks_are_planned(day: int) -> None:
    assert len(plan(today=MONDAY + dt.timedelta(days=day))) == 12


@pytest.mark.parametrize(
    ("week", "lifter", "newcomer"),
    [
        (0, "TR", "TR"),
        (1, "MTR", "ATR"),
        (3, "MMMTR", "AAATR"),
        (4, "SSSPTR", "AAAATR"),
        (6, "HSSSPPTR", "AAAAAATR"),
        (8, "HHHSSSPPTR", "AAAAAAHHTR"),
        (13, "HHHHSSSSSPPPPTR", "AAAAAAHHHSSSPTR"),
        (22, "HHHHHHSSSSSSSSPPPPPMMMTR", "AAAAAAAAHHHHHSSSSSPPPPTR"),
    ],
)
def test_the_season_is_built_back_from_an_a_race(week: int, lifter: str, newcomer: str) -> None:
    assert shape(plan(race(week))) == lifter
    assert shape(plan(race(week), experience="novice", lifted=False)) == newcomer


@pytest.mark.parametrize(
    ("weeks", "newcomer"),
    [
        # One race comes before anything is built: the full adaptation follows it.
        ((1, 20), "ATRAAAAAAAHHHHSSSSPPTR"),
        ((5, 20), "AAAAATRAAAAAAHHHSSSPTR"),
        ((3, 6, 30), "AAATRATRAAAAAAAAHHHHHSSSSSPPPPTR"),
        # Six weeks of it are enough, however many races they lead to.
        ((6, 20), "AAAAAATRHHHHSSSSSPPPTR"),
        ((3, 6, 9), "AAATRATRATR"),
    ],
)
def test_a_newcomer_whose_first_race_comes_too_soon_adapts_after_it(
    weeks: tuple[int, ...], newcomer: str
) -> None:
    races = [race(week) for week in weeks]
    assert shape(plan(*races, experience="novice", lifted=False)) == newcomer
    assert "A" not in shape(plan(*races))


def test_a_newcomer_whose_race_came_too_soon_adapts_in_a_longer_plan_too() -> None:
    found = shape(plan(race(3), weeks=30, experience="novice", lifted=False))
    assert found.startswith("AAATRAAAAAAHHHSSS")


@pytest.mark.parametrize(
    ("spare", "head", "held"),
    [
        (0, "", 0),
        (1, "", 1),
        (6, "", 6),
        # Seven weeks are too few for a cycle that works: strength is held for all of them.
        (7, "", 7),
        (8, "HHHSSSPP", 0),
        (11, "HHHSSSPP", 3),
        (14, "HHHSSSPP", 6),
        (15, "HHHSSSSPP", 6),
    ],
)
def test_spare_weeks_hold_strength_or_repeat_a_whole_cycle(
    spare: int, head: str, held: int
) -> None:
    # Nineteen weeks are what the phases of a lifter can use.
    found = allocate_phases(19 + spare, "lifter", POLICY, adapts=False, before_race=True)
    letters = "".join(LETTERS[phase] for phase in found)
    assert letters == head + "H" * 6 + "S" * 8 + "P" * 5 + "M" * held


@pytest.mark.parametrize(
    ("row", "weekday", "end"),
    [
        ("5k", 6, "PTR"),
        ("5k", 1, "PTRR"),
        ("5k", 3, "PTR"),
        ("10k", 5, "PTR"),
        ("half", 6, "PTR"),
        ("half", 5, "PTTR"),
        ("marathon", 6, "PTTRRR"),
        ("marathon", 2, "PTTRRRR"),
        ("marathon", 3, "PTTTRRR"),
        ("ultra", 6, "PTTRRRR"),
    ],
)
def test_a_taper_has_the_weeks_that_lie_in_it_for_the_most_part(
    row: str, weekday: int, end: str
) -> None:
    assert shape(plan(race(16, row, weekday=weekday))).endswith(end)


@pytest.mark.parametrize("priority", ["B", "C"])
def test_a_lesser_race_inside_changes_no_phase(priority: str) -> None:
    assert shape(plan(race(12), race(6, "10k", priority))) == shape(plan(race(12)))
    assert shape(plan(race(6, "10k", priority))) == shape(plan())


def test_a_marathon_of_priority_b_has_its_transition() -> None:
    assert shape(plan(race(3, "marathon", "B")))[4:6] == "RR"
    assert "R" not in shape(plan(race(3, "marathon", "C")))


def test_each_of_several_a_races_has_its_build_up() -> None:
    assert order(plan(race(8), race(18, "half"))) == "HSPTRHSPTR"


def test_a_taper_wins_over_the_transition_before_it() -> None:
    assert shape(plan(race(4, "marathon"), race(7))).endswith("TTRRTR")


def test_the_horizon_ends_after_the_transition_of_the_last_a_race() -> None:
    season = plan(race(8, "marathon"), race(20, "5k", "C"))
    assert len(season) == 9 + 3


def test_a_race_of_today_is_still_ahead_and_one_of_yesterday_is_not() -> None:
    assert shape(plan(race(0, weekday=6))).startswith("T")
    assert shape(plan(race(0, weekday=0))).startswith("R")
    assert order(plan(race(-2))) == "HSP"


@pytest.mark.parametrize(("row", "rest"), [("5k", 1), ("marathon", 3), ("ultra", 4)])
def test_a_past_race_leaves_its_transition_at_the_start(row: str, rest: int) -> None:
    season = shape(plan(race(-1, row)))
    assert season.startswith("R" * rest + "H")


def test_the_week_of_a_race_that_is_over_is_transition() -> None:
    season = plan(race(0, "marathon", weekday=0), today=MONDAY + dt.timedelta(days=2))
    assert shape(season).startswith("RRRRH")


def test_a_lifter_who_stopped_adapts_again_and_one_who_lifts_does_not() -> None:
    assert shape(plan(lifted=False)).startswith("AAH")
    assert shape(plan(lifted=True)).startswith("H")
    late = MONDAY + dt.timedelta(days=42 - 7)
    lifter = athlete()
    assert not needs_adaptation(lifter, late, POLICY)
    assert needs_adaptation(lifter, late + dt.timedelta(days=1), POLICY)


@pytest.mark.parametrize(("days_ago", "needed"), [(42, False), (43, True), (-1, True)])
def test_logged_sets_before_the_plan_say_who_lifts(days_ago: int, *, needed: bool) -> None:
    at = dt.datetime.combine(MONDAY, dt.time(18)) - dt.timedelta(days=days_ago)
    log = (LoggedSet("1", "back-squat", at, "load_reps", load_kg=60, reps=5),)
    runner = replace(athlete(lifted=False), log=log)
    assert needs_adaptation(runner, MONDAY, POLICY) is needed


@pytest.mark.parametrize(
    ("experience", "new"),
    [("none", True), ("novice", True), ("intermediate", False), ("advanced", False)],
)
def test_newcomers_always_adapt(experience: str, new: bool) -> None:
    assert is_newcomer(athlete(experience=experience)) is new
    assert shape(plan(experience=experience)).startswith("AAAAAA") is new


def test_weeks_set_the_length_and_do_not_change_the_season_before() -> None:
    whole = shape(plan(race(12)))
    assert shape(plan(race(12), weeks=5)) == whole[:5]
    longer = shape(plan(race(12), weeks=20))
    assert len(longer) == 20
    assert longer.startswith(whole)
    assert shape(plan(weeks=26)).startswith(shape(plan()))


@pytest.mark.parametrize("count", [0, -3])
def test_no_weeks_have_no_phases(count: int) -> None:
    found = allocate_phases(count, "lifter", POLICY, adapts=True, before_race=False)
    assert found == []


@given(
    count=st.integers(0, 60),
    kind=st.sampled_from(("newcomer", "lifter")),
    adapts=st.booleans(),
    before_race=st.booleans(),
)
def test_every_week_gets_a_phase_and_none_is_longer_than_its_most(
    count: int, kind: Any, adapts: bool, before_race: bool
) -> None:
    found = allocate_phases(count, kind, POLICY, adapts=adapts, before_race=before_race)
    assert len(found) == count
    assert not {"taper", "transition"} & set(found)
    if "adaptation" in found[1:]:
        assert found[0] == "adaptation"
    for phase, group in groupby(found):
        assert len(list(group)) <= 8 + 4 * (phase == "adaptation")


@given(
    weeks=st.lists(st.integers(-3, 50), max_size=4),
    row=st.sampled_from(ROWS),
    priority=st.sampled_from(("A", "B", "C")),
    day=st.integers(0, 6),
    experience=st.sampled_from(("none", "advanced")),
)
def test_any_races_give_a_season_in_which_each_a_race_has_its_taper(
    weeks: list[int], row: str, priority: str, day: int, experience: str
) -> None:
    races = [race(week, row, "A" if n % 2 else priority) for n, week in enumerate(weeks)]
    today = MONDAY + dt.timedelta(days=day)
    season = plan(*races, today=today, experience=experience)
    goals = [one.on for one in races if one.priority == "A" and one.on >= today]
    phase_of = dict(zip(season.mondays, season.phases, strict=True))
    assert all(phase_of[monday_of(on)] == "taper" for on in goals)
    assert season.phases[-1] == "transition" if goals else len(season) == 12
