"""The judge of checks of the limit: one kept, one broken for each clause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.training.athlete import Health, Lift, Pain
from ironstride.training.session import Why

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.plan import Plan
    from ironstride.training.words import Phase, RepClass

RULE = "limit_check_where_asked_for"
ASKED = Why(RULE, "In the last set go on.", "convention")


def plan_with(
    build: Build,
    *days: int,
    exercise: str = "leg-press",
    rep_class: RepClass = "hypertrophy",
    phase: Phase = "hypertrophy",
    deload: bool = False,
    **athlete: Any,
) -> Plan:
    """Return six weeks with a check on these days, asked for unless the athlete says no."""
    made = build.item(exercise, rep_class, load_kg=(60.0, 65.0))
    item = replace(made, why=(*made.why, ASKED))
    blocks = build.blocks(**{"hypertrophy": build.squat(), rep_class: item})
    sessions = [build.lift(day, blocks=blocks) for day in days]
    usual = {"limit_checks": True, "lifts": (Lift(exercise, build.day(-5), 60, 8, 2),)}
    return build.plan(
        *sessions,
        weeks=6,
        phase=phase,
        deloads=tuple(range(6)) if deload else (),
        athlete=build.athlete(**{**usual, **athlete}),
    )


def test_a_safe_check_that_was_asked_for_is_right(build: Build) -> None:
    assert build.broken(RULE, plan_with(build, 1)) == ()
    assert build.broken(RULE, plan_with(build, 1, 36)) == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"limit_checks": False}, "that nobody asked for"),
        ({"health": Health(pain=(Pain("knee", 3),))}, "while health limits the work"),
        ({"phase": "taper"}, "in an easy week"),
        ({"phase": "adaptation"}, "in an easy week"),
        ({"deload": True}, "in an easy week"),
        ({"exercise": "goblet-squat"}, "with the dumbbell"),
        ({"exercise": "bench-press"}, "with the barbell"),
        ({"exercise": "leg-press", "rep_class": "strength"}, "in strength work"),
        ({"exercise": "pull-up"}, "on a lift that takes skill"),
        ({"lifts": ()}, "on a lift that is new"),
    ],
)
def test_any_other_is_wrong(build: Build, changes: dict[str, Any], said: str) -> None:
    (found,) = build.broken(RULE, plan_with(build, 1, **changes))
    assert said in found.text


def test_checks_stand_weeks_apart(build: Build) -> None:
    (found,) = build.broken(RULE, plan_with(build, 1, 35))
    assert "only 34 days after the last one" in found.text


def test_what_an_earlier_session_trained_is_not_new(build: Build) -> None:
    first = build.lift(0, blocks=build.blocks(hypertrophy=build.item("leg-press", "hypertrophy")))
    plan = plan_with(build, 8, lifts=())
    assert build.broken(RULE, plan)
    week = replace(plan.weeks[0], sessions=(first,))
    assert build.broken(RULE, replace(plan, weeks=(week, *plan.weeks[1:]))) == ()
