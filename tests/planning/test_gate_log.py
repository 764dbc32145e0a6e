"""The comfort gate is earned and lost by what is logged: two tests for each clause."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.planning.gate_log import earned_again, find_lacks, find_losses, read_pattern_log
from ironstride.planning.gates import GateState, judge_gates, report_gates
from ironstride.planning.screen import screen_health
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.athlete import Athlete, Lift, Lifting
from ironstride.training.availability import Availability
from ironstride.training.place import Place
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from ironstride.planning.gate_log import Lifts

POLICY, PROBLEMS = override_policy(
    read_policy(),
    {
        "gates.least_comfort": 4,
        "gates.least_sessions": {"squat": 12, "hinge": 12, "single_leg": 10},
        "gates.simple_least_sessions": 6,
        "gates.simple_skill": 2,
        "gates.closed_after_days": 42,
        "gates.least_weeks": {"simple": 3, "technical": 6},
        "gates.older_from_years": 60,
        "gates.older_extra_weeks": 2,
        "gates.technique_sessions": 3,
        "gates.calibrated_sets": {"simple": 3, "technical": 6},
        "gates.calibrating_rir": [1, 3],
        "gates.calibrated_within_reps": 2,
        "gates.calibrating_sets_a_session": 2,
        "gates.pain_free_days": 21,
        "gates.earn_again_days": 14,
    },
    "tests",
)
CATALOGUE = read_catalogue()
TODAY: Final = dt.date(2026, 11, 23)
GOBLET, BACK = "goblet-squat", "back-squat"


@dataclass(frozen=True)
class Runner:
    """A runner who lifts twice a week and notes one squat at RIR 2 with solid technique."""

    comfort: int | None = None
    stated: int = 0
    experience: Any = "intermediate"
    born: dt.date = dt.date(1990, 5, 1)
    lifts: tuple[Lift, ...] = ()

    def athlete(self, log: tuple[LoggedSet, ...]) -> Athlete:
        return Athlete(
            name="Kim",
            born=self.born,
            body_mass_kg=65,
            availability=Availability(),
            places={"gym": Place("gym")},
            lifting=Lifting(
                self.experience,
                {} if self.comfort is None else {"squat": self.comfort},
                {"squat": self.stated},
            ),
            lifts=self.lifts,
            log=log,
        )

    def gate(self, log: tuple[LoggedSet, ...], now: dt.date = TODAY) -> GateState:
        athlete = self.athlete(log)
        screen = screen_health(athlete, TODAY, POLICY)
        gates = judge_gates(athlete, screen, CATALOGUE, TODAY, POLICY, now)
        return gates.states["squat"]


def squat(days_ago: int, exercise: str = BACK, **changes: Any) -> LoggedSet:
    at = dt.datetime.combine(TODAY, dt.time(18)) - dt.timedelta(days=days_ago)
    usual: dict[str, Any] = {"load_kg": 60.0, "reps": 8, "rir": 2.0, "technique": "solid"}
    return LoggedSet(f"{exercise}-{at}", exercise, at, "load_reps", **usual | changes)


def sessions(count: int, exercise: str = BACK, *, newest: int = 2, **changes: Any) -> Any:
    """Return one set in each of `count` sessions, four days apart, the newest last."""
    days = (newest + 4 * index for index in reversed(range(count)))
    return tuple(squat(days_ago, exercise, **changes) for days_ago in days)


SHY, SURE = Runner(comfort=2), Runner(comfort=5)
KNOWN = Runner(comfort=5, stated=40)


def test_the_numbers_of_the_tests_are_accepted() -> None:
    assert PROBLEMS == ()


# Exposures.


def test_twelve_logged_sessions_open_a_gate() -> None:
    assert SHY.gate(sessions(12)).opening == "open"
    assert SHY.gate(sessions(12)).missing == ()


def test_eleven_open_it_for_simple_lifts_only() -> None:
    state = SHY.gate(sessions(11))
    assert (state.opening, state.sessions_left) == ("simple", 1)
    assert "1 more sessions of technical lifts" in state.missing[0]


def test_warm_ups_other_patterns_and_coming_days_are_no_sessions() -> None:
    later = tuple(squat(-days) for days in range(1, 14))
    presses = sessions(12, "bench-press")
    log = (*sessions(12, kind="warmup"), *presses, *later)
    assert SHY.gate(log).opening == "closed"
    assert SHY.gate(later, TODAY + dt.timedelta(days=60)).opening == "closed"


def test_what_was_logged_until_the_replan_counts() -> None:
    log = tuple(replace(one, id=f"later-{one.id}") for one in sessions(12, newest=-50))
    assert SHY.gate(log).opening == "closed"
    assert SHY.gate(log, TODAY + dt.timedelta(days=50)).opening == "open"


# Weeks of practice.


def test_logged_sessions_take_weeks() -> None:
    hurried = tuple(squat(day) for day in range(20, 0, -1))
    state = SHY.gate(hurried)
    assert state.opening == "closed"
    assert state.not_before == TODAY + dt.timedelta(days=1)
    assert "3 weeks of practice (since 3 Nov 2026)" in state.missing


def test_simple_lifts_take_fewer_weeks() -> None:
    log = tuple(squat(day) for day in range(21, 0, -1))
    state = SHY.gate(log)
    assert state.opening == "simple"
    assert "lifts such as the barbell squat: 6 weeks of practice (since 2" in state.missing[0]
    assert SHY.gate((squat(42), *log)).opening == "open"


def test_from_sixty_on_they_take_longer() -> None:
    old = replace(SHY, born=dt.date(1966, 11, 23))
    assert old.gate(sessions(12)).opening == "simple"
    assert old.gate(sessions(15)).opening == "open"


def test_sessions_that_the_runner_states_need_no_earning() -> None:
    assert KNOWN.gate((squat(1, rir=None, technique=None),)).opening == "open"


# Technique.


@pytest.mark.parametrize("chip", ["shaky", "unsure"])
@pytest.mark.parametrize(("session", "left"), [(-1, 3), (-2, 2), (-3, 1)])
def test_technique_that_is_not_solid_closes_the_gate_for_technical_lifts(
    chip: str, session: int, left: int
) -> None:
    log = list(sessions(12))
    log[session] = replace(log[session], technique=chip)
    state = KNOWN.gate(tuple(log))
    assert (state.opening, state.sessions_left) == ("simple", left)
    assert chip in state.missing[0]


def test_technique_longer_ago_counts_no_more() -> None:
    log = list(sessions(12))
    log[-4] = replace(log[-4], technique="shaky")
    assert KNOWN.gate(tuple(log)).opening == "open"


def test_a_shaky_simple_lift_closes_the_gate_for_all() -> None:
    log = (*sessions(11, GOBLET), squat(1, GOBLET, technique="shaky"))
    assert KNOWN.gate(log).opening == "closed"


def test_solid_technique_stands_for_comfort() -> None:
    assert Runner(comfort=None).gate(sessions(12)).opening == "open"
    assert SHY.gate(sessions(12, technique=None)).opening == "closed"
    assert SURE.gate(sessions(12, technique=None)).opening == "open"


def test_solid_technique_of_simple_lifts_stands_for_comfort_with_those() -> None:
    state = SHY.gate(sessions(12, GOBLET))
    assert state.opening == "simple"
    said = 'it has to feel "fine" to you, you said "unsure"'
    assert state.missing == (f"for technical lifts such as the barbell squat: {said}",)


def test_two_of_three_sessions_with_a_chip_stand_for_nothing() -> None:
    log = list(sessions(12))
    log[-2] = replace(log[-2], technique=None)
    assert SHY.gate(tuple(log)).opening == "closed"


# How far the limit is.


def test_sets_near_the_limit_show_that_it_is_known() -> None:
    far = sessions(12, rir=5.0)
    assert SURE.gate(far).opening == "closed"
    assert "3 more sets with 1 to 3 reps in reserve noted" in SURE.gate(far).missing
    assert SURE.gate(far).sessions_left == 2
    near = (*far[:-3], *sessions(3, rir=1.0))
    assert SURE.gate(near).opening == "simple"
    assert SURE.gate((*far[:-6], *sessions(6, rir=3.0))).opening == "open"


@pytest.mark.parametrize("rir", [None, 0.0, 0.5, 3.5])
def test_sets_far_from_it_or_unknown_do_not(rir: float | None) -> None:
    assert SURE.gate(sessions(12, rir=rir)).opening == "closed"


@pytest.mark.parametrize(("reps", "opening"), [(10, "open"), (12, "open"), (13, "closed")])
def test_a_set_to_the_limit_that_ends_as_promised_shows_it_at_once(reps: int, opening: str) -> None:
    check = (squat(1, rir=4.0, reps=6), squat(1, rir=0.0, reps=reps))
    assert SURE.gate((*sessions(11, rir=None), *check)).opening == opening


def test_another_load_or_lift_checks_no_limit() -> None:
    log = sessions(11, rir=None)
    heavier = (squat(1, rir=4.0), squat(1, rir=0.0, reps=12, load_kg=62.5))
    other = (squat(1, rir=4.0), squat(1, GOBLET, rir=0.0, reps=12))
    assert SURE.gate((*log, *heavier)).opening == "closed"
    assert SURE.gate((*log, *other)).opening == "closed"


def test_who_already_trains_in_sets_of_one_to_six_has_passed_the_gate() -> None:
    assert SURE.gate(sessions(12, rir=None, reps=6)).opening == "open"
    assert SURE.gate(sessions(12, rir=None, reps=7)).opening == "closed"


def test_light_sets_of_five_before_heavier_eights_are_no_heavy_sessions() -> None:
    ramps = tuple(
        one
        for eight in sessions(12, rir=None)
        for one in (replace(eight, id=f"r{eight.id}", load_kg=20.0, reps=5), eight)
    )
    assert SURE.gate(ramps).opening == "closed"


def test_sets_that_are_remembered_ahead_of_their_day_say_nothing() -> None:
    ahead = (Lift(BACK, TODAY + dt.timedelta(days=60), 60, 8, 2),)
    assert replace(SHY, lifts=ahead).gate(sessions(12)).opening == "open"


def test_remembered_sets_near_the_limit_count_beside_logged_ones() -> None:
    lifts = tuple(Lift(BACK, TODAY - dt.timedelta(days=60 + day), 60, 8, 2) for day in range(6))
    lacks = find_lacks_of(replace(SURE, lifts=lifts), sessions(12, rir=None), "technical")
    assert lacks == []
    assert find_lacks_of(SURE, sessions(12, rir=None), "technical") != []


# Pain.


@pytest.mark.parametrize(("pain", "opening"), [(3, "closed"), (2, "open"), (0, "open")])
def test_pain_in_a_set_closes_the_gate(pain: int, opening: str) -> None:
    log = (*sessions(11), squat(1, pain=pain))
    assert KNOWN.gate(log).opening == opening


@pytest.mark.parametrize(("days_ago", "opening"), [(21, "closed"), (22, "open")])
def test_three_weeks_without_pain_open_it_again(days_ago: int, opening: str) -> None:
    log = (squat(days_ago, pain=6), squat(1))
    state = KNOWN.gate(log)
    assert state.opening == opening
    if opening == "closed":
        assert state.not_before == TODAY + dt.timedelta(days=1)
        assert state.missing == ("3 weeks of it without pain above 2 of 10 (on 2 Nov 2026: 6)",)


def test_pain_in_another_pattern_closes_nothing_here() -> None:
    assert KNOWN.gate((squat(1, "bench-press", pain=8), squat(1))).opening == "open"


# Absence.


@pytest.mark.parametrize(("days_ago", "opening"), [(42, "open"), (43, "closed")])
def test_absence_from_the_log_closes_the_gate(days_ago: int, opening: str) -> None:
    assert SHY.gate(sessions(12, newest=days_ago)).opening == opening


@pytest.mark.parametrize(
    ("back", "gap", "opening"),
    [(13, 43, "closed"), (14, 43, "open"), (13, 42, "open")],
)
def test_after_a_long_absence_it_is_earned_again_in_two_weeks(
    back: int, gap: int, opening: str
) -> None:
    log = (*sessions(12, newest=back + gap), squat(back), squat(2))
    state = SHY.gate(log)
    assert state.opening == opening
    if opening == "closed":
        assert "back since 10 Nov 2026 after 6 weeks: 2 weeks of 8-10 first" in state.missing
        assert state.not_before == TODAY + dt.timedelta(days=1)


def test_the_advanced_keep_their_gate_through_an_absence() -> None:
    lifter = replace(SHY, experience="advanced")
    assert lifter.gate(sessions(12, newest=100)).opening == "open"
    assert lifter.gate((*sessions(12, newest=100), squat(1))).opening == "open"


# What the plan shows.


def days(count: int) -> list[dt.date]:
    return [TODAY + dt.timedelta(days=3 * index) for index in range(count)]


@pytest.mark.parametrize(
    ("log", "day"),
    [
        # One more solid session, two more sets near the limit: by sessions.
        (sessions(12, rir=5.0), 1),
        # Free of pain for three weeks on day 20.
        ((*sessions(11), squat(2, pain=4)), 7),
        # Practised for three weeks on day 1, with six sessions on day 0.
        (tuple(squat(day) for day in (20, 16, 12, 8, 4)), 1),
    ],
)
def test_a_gate_says_when_it_is_expected_to_open(log: tuple[LoggedSet, ...], day: int) -> None:
    athlete = SURE.athlete(log)
    screen = screen_health(athlete, TODAY, POLICY)
    gates = judge_gates(athlete, screen, CATALOGUE, TODAY, POLICY)
    on = days(20)
    shown = report_gates(gates, {"squat": on}, {"squat": on}, {"squat"})[0]
    assert not shown.open
    assert shown.missing
    assert shown.expected_on == on[day]


def test_planned_days_that_are_over_bring_no_gate_nearer() -> None:
    athlete = SURE.athlete(sessions(12, rir=5.0))
    screen = screen_health(athlete, TODAY, POLICY)
    now = TODAY + dt.timedelta(days=6)
    gates = judge_gates(athlete, screen, CATALOGUE, TODAY, POLICY, now)
    shown = report_gates(gates, {"squat": days(9)}, {"squat": days(9)}, {"squat"})[0]
    assert shown.expected_on == days(9)[3]


# The parts by themselves.


def find_lacks_of(runner: Runner, log: tuple[LoggedSet, ...], lifts: Lifts) -> list[Any]:
    read = read_pattern_log("squat", runner.athlete(log), CATALOGUE, TODAY, POLICY)
    return find_lacks(read, lifts, 36, POLICY)


def test_without_a_logged_set_the_log_says_nothing() -> None:
    runner = replace(SURE, lifts=(Lift(BACK, TODAY, 60, 8),))
    read = read_pattern_log("squat", runner.athlete(()), CATALOGUE, TODAY, POLICY)
    assert read.days == {}
    assert find_losses(read, "simple", advanced=False, policy=POLICY) == []
    assert find_lacks(read, "technical", 36, POLICY) == []


@pytest.mark.parametrize(
    ("days", "span"), [(14, "2 weeks"), (21, "3 weeks"), (7, "7 days"), (10, "10 days")]
)
def test_how_a_gate_opens_again_follows_the_policy(days: int, span: str) -> None:
    changed, problems = override_policy(POLICY, {"gates.earn_again_days": days}, "me.yaml")
    assert problems == ()
    assert earned_again(changed) == f"{span} of 8-10 first"
