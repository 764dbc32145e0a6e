"""Runna's events: the type from the id, sizes between bullets."""

from __future__ import annotations

import pytest

from ironstride.formats.calendar_lines import RawEvent
from ironstride.formats.calendar_runna import is_runna, read_runna


def event(**values: str) -> RawEvent:
    return RawEvent(1, {name.upper().replace("_", "-"): text for name, text in values.items()})


def test_runna_is_known_by_its_ids_and_its_estimate() -> None:
    assert is_runna(event(uid="COMPLETED_PLAN_WORKOUT-1_plan_week_2_TEMPO_0"))
    assert is_runna(event(x_workout_estimated_duration="1800"))
    assert not is_runna(event(uid="plan-week-2", summary="Tempo"))


@pytest.mark.parametrize(
    ("size", "duration_s"),
    [("45m - 50m", 3000), ("1h - 1h05m", 3900), ("1h45m - 2h", 7200), ("55m", 3300)],
)
def test_of_a_range_the_upper_end_counts(size: str, duration_s: float) -> None:
    found = event(summary="Tempo \u2022 7mi", description=f"Tempo \u2022 7mi \u2022 {size}")
    assert read_runna(found).duration_s == duration_s


def test_a_strength_session_keeps_its_length() -> None:
    found = event(
        uid="UPCOMING_PLAN_WORKOUT-1_plan_week_1_LEGS_AND_CORE_0",
        summary="\U0001f3cb\ufe0f Full Body Basics \u2022 25m - 35m",
    )
    workout = read_runna(found)
    assert (workout.strength_only, workout.title) == (True, "Full Body Basics")
    assert workout.duration_s == 2100


def test_runna_prose_does_not_change_type_or_size() -> None:
    found = event(
        uid="UPCOMING_PLAN_WORKOUT-1_plan_week_12_EASY_RUN_2",
        summary="\U0001f3c3 Steady does it \u2022 8km",
        description="Easy Run \u2022 8km \u2022 45m - 50m\\n5km race pace, then 20km long",
    )
    workout = read_runna(found)
    assert (workout.type, workout.distance_m, workout.duration_s) == ("easy", 8000, 3000)
    assert workout.title == "Steady does it"


def test_a_title_may_refine_the_type_of_the_id_but_not_soften_it() -> None:
    for token, title, run_type in (
        ("EASY_RUN", "Easy with 6 strides", "strides"),
        ("TEMPO", "Threshold 3x2 km", "threshold"),
        ("TEMPO", "Easy does it", "tempo"),
        ("EASY_RUN", "6x800", "easy"),
    ):
        found = event(uid=f"UPCOMING_PLAN_WORKOUT-1_plan_week_1_{token}_0", summary=title)
        assert read_runna(found).type == run_type


def test_an_estimate_out_of_range_is_not_taken() -> None:
    for text in ("99999999", "-5", "soon", "0"):
        found = event(summary="\U0001f3c3 Easy \u2022 8km", x_workout_estimated_duration=text)
        assert read_runna(found).duration_s is None
