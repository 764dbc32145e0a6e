from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.errors import UnreadableFileError
from ironstride.formats.lift_log import LiftLog, read_lift_log
from ironstride.formats.log_identity import in_order
from ironstride.formats.log_table import open_table
from ironstride.formats.strong_log import is_strong

if TYPE_CHECKING:
    from ironstride.formats.weights import Units
    from ironstride.training.sets import LoggedSet

COMMA = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n"
    '2026-02-03 18:05:00,"Legs, heavy",1h 2m,"Squat (Barbell)",W,20.0,8,0,0,"","good day",\n'
    '2026-02-03 18:05:00,"Legs, heavy",1h 2m,"Squat (Barbell)",1,60.0,5,0,0,"",,8\n'
    '2026-02-03 18:05:00,"Legs, heavy",1h 2m,"Squat (Barbell)",2,60.0,5,0,0,"slow\nand deep",,10\n'
    '2026-02-03 18:05:00,"Legs, heavy",1h 2m,"Plank",1,0,0,0,45,"",,\n'
)
NUMBERED = (
    "Workout #;Date;Workout Name;Duration (sec);Exercise Name;Set Order;Weight (kg);Reps;RPE;"
    "Distance (meters);Seconds;Notes;Workout Notes\n"
)
SEMICOLON = NUMBERED + "".join(
    f'"7";"2026-02-03 18:05:00";"Legs, heavy";"3720";{row};"good day"\n'
    for row in (
        '"Squat (Barbell)";"Note";"";"";"";"";"";"stance wide"',
        '"Squat (Barbell)";"W";"20,0";"8";"";"";"";""',
        '"Squat (Barbell)";"Rest Timer";"";"";"";"";"90.0";""',
        '"Squat (Barbell)";"1";"60,0";"5";"8";"";"";""',
        '"Squat (Barbell)";"F";"60,0";"5";"9,5";"";"";""',
        '"Squat (Barbell)";"D";"40,0";"9";"";"";"";""',
        '"Plank";"1";"";"";"";"";"45.0";""',
        '"Farmers Walk";"1";"24";"";"";"40.0";"";""',
    )
)
OLD = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;"
    "Distance Unit;Seconds;Notes;Workout Notes;Workout Duration\n"
    '2026-02-03 18:05:00;"Legs, heavy";"Squat (Barbell)";1;60;kg;5;;;;0;"";"";45m\n'
    '2026-02-03 18:05:00;"Legs, heavy";"Squat (Barbell)";2;132.28;lbs;5;;;;0;"";"";45m\n'
)
STARTED = dt.datetime(2026, 2, 3, 18, 5)


def read(text: str, load_unit: Units | None = None) -> LiftLog:
    return read_lift_log(text.encode(), "strong.csv", load_unit=load_unit)


def test_commas_without_units() -> None:
    found = read(COMMA, "kg")
    assert (found.app, found.problems) == ("Strong", ())
    warm, first, second, plank = found.sets
    assert (warm.kind, warm.load_kg, warm.reps, warm.note) == ("warmup", 20, 8, "good day")
    assert (first.kind, first.load_kg, first.reps, first.rir) == ("work", 60, 5, 2)
    assert (second.rir, second.note) == (0, "slow\nand deep")
    assert (plank.set_kind, plank.seconds, plank.reps) == ("hold", 45, None)
    assert {one.session for one in found.sets} == {"Legs, heavy"}
    assert {one.performed_at for one in found.sets} == {STARTED}


def test_semicolons_with_units_decimal_commas_rests_and_notes() -> None:
    found = read(SEMICOLON)
    assert found.problems == ()
    warm, first, failed, drop, plank, walk = found.sets
    assert (warm.kind, warm.rest_s, warm.note) == ("warmup", 90, "stance wide\ngood day")
    assert (first.load_kg, first.rir, first.rest_s, first.note) == (60, 2, None, "")
    assert failed.rir == 0
    assert (drop.kind, drop.load_kg, drop.rir) == ("drop", 40, None)
    assert (plank.set_kind, plank.load_kg) == ("hold", None)
    assert (walk.set_kind, walk.load_kg, walk.distance_m) == ("distance", 24, 40)


def test_semicolons_with_a_unit_on_each_row() -> None:
    kilograms, pounds = read(OLD).sets
    assert kilograms.load_kg == 60
    assert pounds.load_kg == pytest.approx(60, abs=0.01)


def test_the_unit_of_weights_is_asked_for() -> None:
    with pytest.raises(UnreadableFileError, match="--units"):
        read(COMMA)


def test_pounds_are_pounds_when_said() -> None:
    assert read(COMMA, "lb").sets[1].load_kg == pytest.approx(60 * 0.45359237)


def test_bodyweight_sets_need_no_unit() -> None:
    text = COMMA.splitlines()[0] + "\n2026-02-03 18:05:00,A,5m,Pull Up,1,0,8,0,0,,,\n"
    (one,) = read(text).sets
    assert (one.set_kind, one.load_kg, one.reps) == ("bodyweight", 0, 8)


def ids_by_exercise(sets: tuple[LoggedSet, ...]) -> list[str]:
    return [one.id for one in in_order(sets) if one.exercise == "Squat (Barbell)"]


def test_one_session_has_the_same_ids_in_every_dialect() -> None:
    comma, semicolon, old = (
        ids_by_exercise(read(text, "kg").sets) for text in (COMMA, SEMICOLON, OLD)
    )
    assert comma == semicolon[:3]
    assert old == comma[:2]


# Name, set order, weight in kg, reps and RPE of the sets of one session.
SETS = st.lists(
    st.tuples(
        st.sampled_from(["Squat (Barbell)", "Bicep Curl, seated", 'Row "T"']),
        st.sampled_from(["W", "1", "2", "D", "F"]),
        st.sampled_from([20.0, 62.5, 100.0]),
        st.integers(1, 12),
        st.sampled_from(["", "8", "9.5"]),
    ),
    min_size=1,
    max_size=8,
)
Set = tuple[str, str, float, int, str]


def in_dialect(sets: list[Set], dialect: str) -> str:
    """Write one session as an export of Strong, its cells quoted."""
    header, delimiter, order = {
        "comma": (COMMA.splitlines()[0], ",", "at,A,1h,name,order,kg,reps,0,0,,,rpe"),
        "semicolon": (NUMBERED.strip(), ";", "7,at,A,9,name,order,kg,reps,rpe,,,,"),
        "old": (OLD.splitlines()[0], ";", "at,A,name,order,kg,unit,reps,rpe,,,0,,,45m"),
    }[dialect]
    rows = []
    for name, place, kg, reps, rpe in sets:
        cells = {"at": "2026-02-03 18:05:00", "name": name, "order": place, "unit": "kg"}
        comma = dialect == "semicolon"
        cells |= {"kg": f"{kg}".replace(".", "," if comma else "."), "reps": f"{reps}"}
        cells |= {"rpe": rpe.replace(".", ",") if comma else rpe}
        quoted = (cells.get(cell, cell).replace('"', '""') for cell in order.split(","))
        rows.append(delimiter.join(f'"{cell}"' for cell in quoted))
    return "\n".join((header, *rows, ""))


@given(SETS)
def test_every_dialect_says_the_same(sets: list[Set]) -> None:
    comma, semicolon, old = (
        in_order(read(in_dialect(sets, dialect), "kg").sets)
        for dialect in ("comma", "semicolon", "old")
    )
    assert comma == semicolon == old
    assert len(comma) == len(sets)


def test_a_rest_after_a_refused_set_is_no_other_sets_rest() -> None:
    row = '"7";"2026-02-03 18:05:00";"A";"1";"Squat (Barbell)"'
    text = f"{NUMBERED}{row};1;60;5;;;;;\n{row};2;-60;5;;;;;\n{row};Rest Timer;;;;;90;;\n"
    found = read(text)
    assert [one.rest_s for one in found.sets] == [None]
    assert [problem.where for problem in found.problems] == ["line 3"]


def test_a_row_of_an_unknown_kind_is_refused() -> None:
    row = '"7";"2026-02-03 18:05:00";"A";"1";"Squat (Barbell)"'
    found = read(f"{NUMBERED}{row};Pausentimer;;;;;90;;\n{row};1;60;5;;;;;\n")
    assert [one.reps for one in found.sets] == [5]
    assert "'pausentimer' is not known" in found.problems[0].text


def test_a_note_without_a_set_is_said() -> None:
    row = '"7";"2026-02-03 18:05:00";"A";"1";"Squat (Barbell)"'
    found = read(f"{NUMBERED}{row};1;60;5;;;;;\n{row};Note;;;;;;next time deeper;\n")
    assert len(found.sets) == 1
    (problem,) = found.problems
    assert (problem.where, "next time deeper" in problem.text) == ("line 3", True)


def test_the_note_of_a_refused_set_goes_to_the_next() -> None:
    row = '"7";"2026-02-03 18:05:00";"A";"1";"Squat (Barbell)"'
    found = read(f"{NUMBERED}{row};1;-60;5;;;;belt;\n{row};2;60;5;;;;belt;\n")
    assert [one.note for one in found.sets] == ["belt"]


def test_the_headings_of_another_app_are_not_strongs() -> None:
    table = open_table("Date,Exercise,Category,Weight,Reps\n")
    assert table is not None
    assert not is_strong(table.columns)
