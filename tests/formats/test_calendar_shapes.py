"""The shape of an event: which feed wrote it."""

from __future__ import annotations

import pytest

from ironstride.formats.calendar_lines import RawEvent
from ironstride.formats.calendar_shapes import is_trainingpeaks, read_event_workout


def event(**values: str) -> RawEvent:
    return RawEvent(1, {name.upper().replace("_", "-"): text for name, text in values.items()})


def test_a_trainingpeaks_feed_is_known_by_its_name_or_its_descriptions() -> None:
    assert is_trainingpeaks([], "-//TrainingPeaks//EN")
    assert is_trainingpeaks([event(description="Workout type: Run\\nEasy")], "")
    assert not is_trainingpeaks([event(summary="Easy run")], "my runs")


@pytest.mark.parametrize(
    ("planned", "duration_s"),
    [("1:30", 5400), ("0:45", 2700), ("6:15", 22500), ("1:30:30", 5430), ("45 min", 2700)],
)
def test_planned_times_are_hours_and_minutes(planned: str, duration_s: float) -> None:
    found = event(
        summary="Run: Easy", description=f"Workout type: Run\\nTime Planned: {planned}\\n"
    )
    assert read_event_workout(found, trainingpeaks=False).duration_s == duration_s


def test_a_bare_title_is_a_race_only_in_a_trainingpeaks_feed() -> None:
    found = event(summary="Winter 10 km")
    assert read_event_workout(found, trainingpeaks=True).type == "race"
    assert read_event_workout(found, trainingpeaks=False).type == "unknown"


def test_runna_prose_does_not_change_type_or_size() -> None:
    found = event(
        uid="UPCOMING_PLAN_WORKOUT-1_plan_week_12_EASY_RUN_2",
        summary="\U0001f3c3 Steady does it \u2022 8km",
        description="Easy Run \u2022 8km \u2022 45m - 50m\\n5km race pace, then 20km long",
    )
    workout = read_event_workout(found, trainingpeaks=False)
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
        assert read_event_workout(found, trainingpeaks=False).type == run_type


def test_an_estimate_out_of_range_is_not_taken() -> None:
    for text in ("99999999", "-5", "soon", "0"):
        found = event(summary="\U0001f3c3 Easy \u2022 8km", x_workout_estimated_duration=text)
        assert read_event_workout(found, trainingpeaks=False).duration_s is None
