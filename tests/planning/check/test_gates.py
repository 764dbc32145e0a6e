"""The comfort gate: sets of 1-6 are earned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.plan import Gate
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Experience, Pattern, Phase


from ironstride.training.athlete import Health, Lift, Lifting, Pain

CLOSED = "gate_closed_uses_8_to_10"
EARNED = "gate_opens_when_earned"
SHOWN = "gates_are_shown"


def heavy(build: Build, **changes: Any) -> PlannedSession:
    return build.lift(1, blocks=build.blocks(strength=build.heavy_squat()), **changes)


def closed(build: Build, *patterns: str) -> tuple[Gate, ...]:
    return tuple(
        replace(gate, open=gate.pattern not in patterns, missing=("comfort",))
        for gate in build.plan().gates
    )


def test_behind_an_open_gate_sets_of_1_to_6_are_right(build: Build) -> None:
    assert build.broken(CLOSED, build.plan(heavy(build))) == ()


@pytest.mark.parametrize("phase", ["maintenance", "taper"])
def test_behind_a_closed_gate_nothing_is_heavy_in_any_phase(build: Build, phase: Phase) -> None:
    shut = build.plan(heavy(build), phase=phase, gates=closed(build, "squat"))
    other = replace(shut, gates=closed(build, "hinge"))
    assert build.broken(CLOSED, shut)
    assert build.broken(CLOSED, other) == ()
    assert build.broken(CLOSED, replace(shut, gates=()))


def test_a_pattern_without_a_gate_is_never_heavy(build: Build) -> None:
    press = build.item("dumbbell-bench-press", "strength")
    plan = build.plan(build.lift(1, blocks=build.blocks(strength=press)))
    assert build.broken(CLOSED, plan)


@pytest.mark.parametrize(("reps", "kept"), [((8, 10), True), ((8, 12), False), ((12, 15), False)])
def test_max_strength_behind_a_closed_gate_uses_8_to_10(
    build: Build, reps: tuple[int, int], kept: bool
) -> None:
    session = build.lift(1, blocks=build.blocks(hypertrophy=build.squat(reps=reps)))
    plan = build.plan(session, phase="max_strength", gates=closed(build, "squat"))
    assert (build.broken(CLOSED, plan) == ()) is kept
    assert build.broken(CLOSED, build.plan(session, phase="max_strength")) == ()


@pytest.mark.parametrize(
    ("comfort", "sessions", "kept"),
    [(4, 6, True), (3, 30, False), (5, 5, False), (0, 30, False)],
)
def test_a_simple_lift_needs_comfort_and_six_sessions(
    build: Build, comfort: int, sessions: int, kept: bool
) -> None:
    feels: dict[Pattern, int] = {"squat": comfort} if comfort else {}
    lifting = Lifting("intermediate", feels, {"squat": sessions})
    plan = build.plan(heavy(build), athlete=build.athlete(lifting=lifting))
    assert (build.broken(EARNED, plan) == ()) is kept


@pytest.mark.parametrize(("sessions", "kept"), [(11, False), (12, True)])
def test_a_technical_lift_needs_twelve(build: Build, sessions: int, kept: bool) -> None:
    back = build.item("back-squat", "strength", load_kg=(60.0, 60.0))
    session = build.lift(1, blocks=build.blocks(strength=back))
    lifting = Lifting("intermediate", {"squat": 5}, {"squat": sessions})
    plan = build.plan(session, athlete=build.athlete(lifting=lifting))
    assert (build.broken(EARNED, plan) == ()) is kept


def test_own_sets_count_as_sessions(build: Build) -> None:
    lifting = Lifting("intermediate", {"squat": 5})
    days = tuple(Lift("goblet-squat", build.day(-day), 20, 8) for day in range(1, 7))
    assert build.broken(EARNED, build.plan(heavy(build), athlete=build.athlete(lifting=lifting)))
    done = build.athlete(lifting=lifting, lifts=days)
    assert build.broken(EARNED, build.plan(heavy(build), athlete=done)) == ()


@pytest.mark.parametrize(
    ("days", "level", "kept"),
    [(42, "novice", True), (43, "intermediate", False), (90, "advanced", True)],
)
def test_a_gate_closes_when_the_pattern_was_left_for_long(
    build: Build, days: int, level: Experience, kept: bool
) -> None:
    lifting = replace(build.athlete().lifting, experience=level)
    lifts = (Lift("goblet-squat", build.day(-days), 20, 8),)
    plan = build.plan(heavy(build), athlete=build.athlete(lifting=lifting, lifts=lifts))
    assert (build.broken(EARNED, plan) == ()) is kept


@pytest.mark.parametrize(("now", "kept"), [(2, True), (3, False)])
def test_pain_closes_a_gate(build: Build, now: int, kept: bool) -> None:
    athlete = build.athlete(health=Health(pain=(Pain("knee", now),)))
    assert (build.broken(EARNED, build.plan(heavy(build), athlete=athlete)) == ()) is kept


def test_each_gate_is_shown_once(build: Build) -> None:
    plan = build.plan()
    assert build.broken(SHOWN, plan) == ()
    assert build.broken(SHOWN, replace(plan, gates=plan.gates[1:]))
    assert build.broken(SHOWN, replace(plan, gates=(*plan.gates, plan.gates[0])))


def test_a_closed_gate_says_what_is_missing(build: Build) -> None:
    gates = closed(build, "squat")
    assert build.broken(SHOWN, build.plan(gates=gates)) == ()
    silent = tuple(replace(gate, missing=()) for gate in gates)
    assert len(build.broken(SHOWN, build.plan(gates=silent))) == 1
