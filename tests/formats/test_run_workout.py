"""Which words decide the type of a run when several are there."""

from __future__ import annotations

import pytest

from ironstride.formats.run_workout import read_workout, read_workout_parts


@pytest.mark.parametrize(
    ("text", "run_type"),
    [
        ("easy 45min + 6 strides", "strides"),
        ("fartlek", "intervals"),
        ("hill sprints 8x10s", "hills"),
        ("Bergsprints 8 x 10 s", "hills"),
        ("parkrun", "race"),
        ("progression run", "tempo"),
        ("20 min @ threshold", "threshold"),
        ("6x800 with easy jog recoveries", "intervals"),
        ("8x200 walk back recovery", "intervals"),
        ("long run easy 22 km", "long"),
        ("easy recovery run", "easy"),
        ("Tempodauerlauf 8 km", "tempo"),
        ("langsamer Dauerlauf", "easy"),
        ("Dauerlauf im Regen", "easy"),
        ("carrera continua 10 km", "easy"),
        ("carrera 10 km", "race"),
        ("course facile 8 km", "easy"),
        ("course à pied 10 km", "unknown"),
        ("corsa lenta", "easy"),
        ("8 km a ritmo suave", "easy"),
        ("6x1000 allure 10 km", "intervals"),
        ("16 km at marathon pace", "tempo"),
        ("3x10 min, 1 min rest", "intervals"),
        ("bike 4x8 min threshold", "cross"),
        ("rest 5 km", "unknown"),
        ("10 km", "unknown"),
        ("no run", "rest"),
        ("easy 5 km + stretching", "easy"),
    ],
)
def test_the_deciding_word(text: str, run_type: str) -> None:
    assert read_workout(text).type == run_type


def test_strength_beside_a_run_keeps_the_run() -> None:
    workout = read_workout("easy 6 km + gym")
    assert (workout.type, workout.with_strength, workout.strength_only) == ("easy", True, False)


def test_the_title_decides_before_sport_and_description() -> None:
    assert read_workout_parts("Run", "6x800", "warm up easy").type == "intervals"
    assert read_workout_parts("Run", "Tuesday", "easy 8 km").type == "easy"
    assert read_workout_parts("tempo", "Tuesday", "").type == "tempo"
    assert read_workout_parts("Strength", "Legs", "").strength_only


def test_prose_never_makes_a_run_easy() -> None:
    prose = "Start easy for ten minutes, then listen to your body and do as the group does that day"
    assert read_workout_parts("Run", "Club night", prose).type == "unknown"


def test_a_way_out_or_home_without_a_unit_is_said() -> None:
    workout = read_workout("2 WU, 3x1 mi @ T, 10 CD")
    assert workout.distance_m == pytest.approx(3 * 1609.344)
    assert [text.partition(" has no unit")[0] for text in workout.unclear] == ["'2 wu'", "'10 cd'"]
    assert read_workout("2 mi WU, 3x1 mi @ T, 10 min CD").unclear == ()
