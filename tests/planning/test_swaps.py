"""Another exercise on request, where the pattern, the class and the place allow it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ironstride.training import events as ev

if TYPE_CHECKING:
    from ironstride.training.plan import Plan


def squats(plan: Plan) -> list[tuple[str, str]]:
    """Return the phase and the squat of each lift that has one."""
    return [
        (week.phase, item.exercise)
        for week in plan.weeks
        for session in week.sessions
        for _, item in session.items()
        if item.patterns[0] == "squat" and session.kind == "lift"
    ]


def test_a_swap_holds_from_its_week_until_the_phase_ends(make: Any) -> None:
    plan = make.season()
    new = make.replan(plan, ev.Swapped("2026-11-30-back-squat", "goblet-squat"), on=1).plan
    assert {name for _, name in squats(plan)} == {"back-squat"}
    assert squats(new) == [
        ("hypertrophy", "back-squat"),
        *[("hypertrophy", "goblet-squat")] * 3,
        *[("max_strength", "back-squat")] * 4,
    ]


def test_its_weight_comes_from_lifts_that_are_related(make: Any) -> None:
    new = make.replan(make.season(), ev.Swapped("2026-11-30-back-squat", "goblet-squat")).plan
    item = next(item for _, item in make.on_day(new, 7).items() if item.exercise == "goblet-squat")
    assert item.work_sets[0].load_kg == (14, 16)
    assert not item.work_sets[0].find_load


def test_a_weight_that_nothing_tells_is_searched(make: Any) -> None:
    plan = make.season()
    row = next(item for _, item in make.on_day(plan, 0).items() if item.exercise == "barbell-row")
    new = make.replan(plan, ev.Swapped(row.id, "dumbbell-row")).plan
    item = next(item for _, item in make.on_day(new, 0).items() if item.exercise == "dumbbell-row")
    assert item.work_sets[0].load_kg is None
    assert item.work_sets[0].find_load
    assert len(item.work_sets) == len(row.work_sets)


def test_a_swap_survives_the_next_replan(make: Any) -> None:
    first = make.replan(make.season(), ev.Swapped("2026-11-30-back-squat", "goblet-squat")).plan
    second = make.replan(first, ev.DayPinned(make.day(4)), on=2).plan
    assert squats(second) == squats(first)


@pytest.mark.parametrize(
    ("item", "exercise", "text"),
    [
        (
            "2026-11-23-deadlift",
            "back-squat",
            (
                "no coming item has the id '2026-11-23-deadlift'; it is the day and the exercise, "
                "such as 2026-11-23-back-squat"
            ),
        ),
        (
            "2026-11-30-back-squat",
            "goblet-sqat",
            "no exercise is called 'goblet-sqat'; did you mean goblet-squat?",
        ),
        (
            "2026-11-30-back-squat",
            "deadlift",
            "Deadlift trains hinge, and Back squat stands there for squat",
        ),
        # It trains one leg too, but beside another hinge of the session.
        (
            "2026-11-27-split-squat",
            "single-leg-romanian-deadlift",
            "Single-leg Romanian deadlift trains hinge, and Dumbbell split squat stands there for",
        ),
        (
            "2027-01-01-split-squat",
            "single-leg-sit-to-stand",
            "Single-leg sit to stand is not done as strength work",
        ),
    ],
)
def test_a_swap_needs_a_coming_item_and_an_exercise_of_its_pattern_and_class(
    make: Any, item: str, exercise: str, text: str
) -> None:
    refused = make.refusal(make.season(), ev.Swapped(item, exercise))
    assert refused.startswith(text.removesuffix("?"))


def test_a_swap_needs_what_the_place_has(make: Any) -> None:
    plan = make.plan(make.athlete(place=make.floor), weeks=2)
    item = next(
        item
        for session in plan.sessions()
        for _, item in session.items()
        if item.patterns[0] == "squat"
    )
    text = make.refusal(plan, ev.Swapped(item.id, "goblet-squat"))
    assert text == "Goblet squat needs more than floor has"


def test_an_item_of_the_past_is_not_swapped(make: Any) -> None:
    text = make.refusal(make.season(), ev.Swapped("2026-11-23-back-squat", "goblet-squat"), on=1)
    assert text.startswith("no coming item has the id")
