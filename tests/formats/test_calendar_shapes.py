"""The shape of an event: which feed wrote it."""

from __future__ import annotations

import pytest

from ironstride.formats.calendar_lines import RawEvent
from ironstride.formats.calendar_shapes import Planner, planner_of, read_event_workout


def event(**values: str) -> RawEvent:
    return RawEvent(1, {name.upper().replace("_", "-"): text for name, text in values.items()})


@pytest.mark.parametrize(
    ("name", "planner"),
    [
        ("-//TrainingPeaks//EN", "trainingpeaks"),
        ("-//Final Surge//Calendar//EN", "finalsurge"),
        ("Intervals.icu Ada", "intervals"),
        ("Garmin Connect", "garmin"),
        ("-//Runna//EN", "runna"),
        ("my runs", None),
    ],
)
def test_a_planner_is_known_by_the_name_of_its_calendar(name: str, planner: Planner | None) -> None:
    assert planner_of([], name) == planner


def test_a_feed_without_a_name_is_known_by_its_events() -> None:
    assert planner_of([event(description="Workout type: Run\\nEasy")], "") == "trainingpeaks"
    assert planner_of([event(uid="7@finalsurge.com")], "") == "finalsurge"
    assert planner_of([event(summary="Easy run")], "") is None


@pytest.mark.parametrize(
    ("planned", "duration_s"),
    [("1:30", 5400), ("0:45", 2700), ("6:15", 22500), ("1:30:30", 5430), ("45 min", 2700)],
)
def test_planned_times_are_hours_and_minutes(planned: str, duration_s: float) -> None:
    found = event(
        summary="Run: Easy", description=f"Workout type: Run\\nTime Planned: {planned}\\n"
    )
    assert read_event_workout(found, planner=None).duration_s == duration_s


def test_a_bare_title_is_a_race_only_in_a_trainingpeaks_feed() -> None:
    found = event(summary="Winter 10 km")
    assert read_event_workout(found, planner="trainingpeaks").type == "race"
    assert read_event_workout(found, planner=None).type == "unknown"


@pytest.mark.parametrize(
    ("summary", "run_type"),
    [
        ("Run - Intervals: 8x400m", "intervals"),
        ("Run: Easy off the bike", "easy"),
        ("Ride: Sweet spot 2x20", "cross"),
        ("Cross Training - Elliptical", "cross"),
        ("Rest Day", "rest"),
        ("Running late home", "unknown"),
    ],
)
def test_the_sport_stands_before_the_title(summary: str, run_type: str) -> None:
    assert read_event_workout(event(summary=summary), planner="finalsurge").type == run_type


@pytest.mark.parametrize("summary", ["Strength Training - Heavy day", "Weight Training: A"])
def test_strength_by_its_sport(summary: str) -> None:
    found = event(summary=summary, description="Planned: 0:45:00")
    workout = read_event_workout(found, planner="finalsurge")
    assert (workout.strength_only, workout.duration_s) == (True, 2700)


def test_a_race_named_after_its_country_is_a_race() -> None:
    found = event(summary="Cross Country Champs")
    assert read_event_workout(found, planner="trainingpeaks").type == "race"


def test_the_watchs_one_word_names_count_in_its_own_calendar_only() -> None:
    found = event(summary="Base", description="44:00 @ 138 bpm")
    workout = read_event_workout(found, planner="garmin")
    assert (workout.type, workout.duration_s) == ("easy", 2640)
    assert read_event_workout(found, planner=None).type == "unknown"


@pytest.mark.parametrize(
    ("title", "description", "distance_m"),
    [
        ("Long run", "22 km", 22000),
        ("Long run", "<p>22&nbsp;km</p>", 22000),
        ("Long run", "With the last 5 km at marathon pace", None),
        ("Long run 20 km", "22 km", 20000),
        ("6 x 800", "2 km warm-up, 6 x 800 m, 400 m jog, 2 km cool-down", 11200),
        ("Easy", "Meet at the bridge, then 3 km to the park and see who is there", None),
    ],
)
def test_a_description_gives_the_size_where_it_is_one(
    title: str, description: str, distance_m: float | None
) -> None:
    found = event(summary=title, description=description)
    assert read_event_workout(found, planner=None).distance_m == distance_m


def test_sizes_of_fields_go_before_the_work_in_the_title() -> None:
    found = event(summary="Run: 6 x 800", description="Workout type: Run\\nPlanned Time: 1:00")
    workout = read_event_workout(found, planner="trainingpeaks")
    assert (workout.distance_m, workout.duration_s) == (None, 3600)
    found = event(summary="Run: Long run 18 km", description="Planned Time: 1:45")
    workout = read_event_workout(found, planner="trainingpeaks")
    assert (workout.distance_m, workout.duration_s) == (18000, 6300)
