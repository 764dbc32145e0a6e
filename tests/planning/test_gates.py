"""The comfort gate: when sets of 1-6 are open."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.catalogue.reader import read_catalogue
from ironstride.planning.gates import Gates, judge_gates, report_gates
from ironstride.planning.screen import screen_health
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.athlete import Athlete, Health, Lift, Lifting, Pain
from ironstride.training.availability import Availability
from ironstride.training.place import Place

POLICY, PROBLEMS = override_policy(
    read_policy(),
    {
        "gates.least_comfort": 4,
        "gates.least_sessions": {"squat": 12, "hinge": 12, "single_leg": 10},
        "gates.simple_least_sessions": 6,
        "gates.simple_skill": 2,
        "gates.closed_after_days": 42,
    },
    "tests",
)

if TYPE_CHECKING:
    from ironstride.training.words import Pattern
CATALOGUE = read_catalogue()
ALL: Final[frozenset[Pattern]] = frozenset({"squat", "hinge", "single_leg"})
TODAY = dt.date(2026, 11, 23)


def judge(
    comfort: int | None = 4,
    sessions: int | None = 12,
    *,
    experience: Any = "intermediate",
    lifts: tuple[Lift, ...] = (),
    health: Health | None = None,
) -> Gates:
    """Judge the gates of a runner with this comfort in and these sessions of squats."""
    athlete = Athlete(
        name="Kim",
        born=dt.date(1990, 5, 1),
        body_mass_kg=65,
        availability=Availability(),
        places={"gym": Place("gym")},
        lifting=Lifting(
            experience,
            {} if comfort is None else {"squat": comfort},
            {} if sessions is None else {"squat": sessions},
        ),
        lifts=lifts,
        health=health or Health(),
    )
    screen = screen_health(athlete, TODAY, POLICY)
    return judge_gates(athlete, screen, CATALOGUE, TODAY, POLICY)


def squats(count: int, days_ago: int = 1) -> tuple[Lift, ...]:
    newest = TODAY - dt.timedelta(days=days_ago)
    return tuple(
        Lift("back-squat", newest - dt.timedelta(days=3 * index), 60, 8) for index in range(count)
    )


def test_the_numbers_of_the_tests_are_accepted() -> None:
    assert PROBLEMS == ()


@pytest.mark.parametrize(
    ("comfort", "sessions", "opening", "left"),
    [
        (4, 12, "open", 0),
        (5, 40, "open", 0),
        (4, 11, "simple", 1),
        (4, 6, "simple", 6),
        (4, 5, "closed", 1),
        (4, 0, "closed", 6),
        (3, 12, "closed", 6),
        (1, 2, "closed", 4),
        (None, 12, "closed", 6),
        (4, None, "closed", 6),
    ],
)
def test_comfort_and_sessions_open_a_gate(
    comfort: int | None, sessions: int | None, opening: str, left: int
) -> None:
    state = judge(comfort, sessions).states["squat"]
    assert (state.opening, state.sessions_left) == (opening, left)
    assert bool(state.missing) is (opening != "open")


def test_what_is_missing_is_said() -> None:
    assert "not stated" in judge(None, 12).states["squat"].missing[0]
    unsure = judge(2, 12).states["squat"].missing
    assert unsure == ('it has to feel "fine" to you, you said "unsure"',)
    never = judge(1, 12).states["squat"].missing
    assert never == ('it has to feel "fine" to you, you said "never"',)
    assert '"fine" opens it' in judge(None, 12).states["squat"].missing[0]
    assert judge(4, 3).states["squat"].missing == ("3 more sessions of this pattern",)


def test_only_patterns_with_a_gate_may_ever_open() -> None:
    gates = judge()
    assert set(gates.states) == {"squat", "hinge", "single_leg"}
    assert not gates.allows("push", CATALOGUE.exercise("bench-press"))


def test_a_gate_of_one_pattern_opens_no_other() -> None:
    gates = judge()
    assert gates.allows("squat", CATALOGUE.exercise("back-squat"))
    assert not gates.allows("hinge", CATALOGUE.exercise("romanian-deadlift"))
    assert gates.any_open()
    assert not judge(3).any_open()


def test_a_simple_gate_lets_simple_lifts_pass_only() -> None:
    simple, wide, shut = judge(4, 6), judge(4, 12), judge(4, 0)
    for exercise in CATALOGUE.with_pattern("squat"):
        strong = "strength" in exercise.rep_classes
        assert wide.allows("squat", exercise) is strong
        assert simple.allows("squat", exercise) is (strong and exercise.skill <= 2)
        assert not shut.allows("squat", exercise)


def test_days_in_the_log_earn_a_gate_and_two_sets_of_a_day_count_once() -> None:
    assert judge(4, None, lifts=squats(12)).states["squat"].opening == "open"
    assert judge(4, None, lifts=squats(11) * 3).states["squat"].opening == "simple"
    assert judge(4, 3, lifts=squats(6)).states["squat"].opening == "simple"


def test_lifts_of_another_pattern_or_unknown_ones_earn_nothing() -> None:
    other = tuple(Lift("bench-press", one.on, 40, 8) for one in squats(12))
    unknown = tuple(Lift("my-own-squat", one.on, 40, 8) for one in squats(12))
    assert judge(4, None, lifts=other + unknown).states["squat"].opening == "closed"


@pytest.mark.parametrize(
    ("experience", "days_ago", "opening"),
    [
        ("intermediate", 42, "open"),
        ("intermediate", 43, "closed"),
        ("novice", 43, "closed"),
        ("advanced", 400, "open"),
    ],
)
def test_a_long_absence_closes_a_gate_but_for_the_advanced(
    experience: str, days_ago: int, opening: str
) -> None:
    state = judge(5, 30, experience=experience, lifts=squats(3, days_ago)).states["squat"]
    assert state.opening == opening
    assert any("ago" in text for text in state.missing) is (opening == "closed")


@pytest.mark.parametrize(
    ("region", "now", "opening"),
    [
        ("knee", 3, "closed"),
        ("knee", 2, "open"),
        ("low_back", 5, "closed"),
        ("shoulder", 4, "open"),
    ],
)
def test_pain_in_the_legs_or_back_closes_the_gates(region: Any, now: int, opening: str) -> None:
    state = judge(health=Health(pain=(Pain(region, now),))).states["squat"]
    assert state.opening == opening
    assert (state.sessions_left is None) is (opening == "closed")


def test_a_flag_against_heavy_sets_closes_all_gates() -> None:
    flags = frozenset({"pregnant", "clinician_clearance"})
    assert not judge(5, 50, health=Health(flags)).any_open()


def days(count: int) -> list[dt.date]:
    return [TODAY + dt.timedelta(days=3 * index) for index in range(count)]


def expected_on(sessions: int, planned: int, heavy_from: int = 0) -> dt.date | None:
    """Return when a closed gate opens with squats every third day, heavy sets from one on."""
    on = days(planned)
    reported = report_gates(judge(4, sessions), {"squat": on}, {"squat": on[heavy_from:]}, ALL)
    squat = next(gate for gate in reported if gate.pattern == "squat")
    assert squat.open is (sessions >= 6)
    return squat.expected_on


@pytest.mark.parametrize(
    ("sessions", "planned", "heavy_from", "place"),
    [
        (4, 2, 0, 1),
        (4, 9, 0, 1),
        (4, 1, 0, None),
        (0, 0, 0, None),
        (0, 6, 0, 5),
        # Ready before the first heavy phase: the day is the first of that phase.
        (4, 9, 7, 7),
        (4, 9, 9, None),
        # An open gate has no day to wait for.
        (12, 9, 0, None),
        (6, 9, 0, None),
    ],
)
def test_a_closed_gate_says_on_which_heavy_day_it_may_open(
    sessions: int, planned: int, heavy_from: int, place: int | None
) -> None:
    found = expected_on(sessions, planned, heavy_from)
    assert found == (None if place is None else days(planned)[place])


def test_a_gate_that_health_keeps_closed_has_no_date() -> None:
    gates = judge(health=Health(pain=(Pain("knee", 4),)))
    on = {"squat": days(40)}
    reported = report_gates(gates, on, on, ALL)  # type: ignore[arg-type] # a plain word as key
    assert [gate.expected_on for gate in reported if gate.pattern == "squat"] == [None]


@given(comfort=st.integers(1, 5), sessions=st.integers(0, 30), more=st.integers(0, 9))
def test_more_comfort_and_sessions_never_close_a_gate(
    comfort: int, sessions: int, more: int
) -> None:
    order = ("closed", "simple", "open")
    before = judge(comfort, sessions).states["squat"].opening
    after = judge(min(5, comfort + more), sessions + more).states["squat"].opening
    assert order.index(after) >= order.index(before)


def test_a_gate_promises_nothing_that_no_place_can_load() -> None:
    days = [TODAY + dt.timedelta(weeks=week) for week in range(20)]
    gate = report_gates(judge(4, 0), {"squat": days}, {"squat": days}, ())[0]
    assert gate.expected_on is None
    assert "heavy enough" in gate.missing[-1]
