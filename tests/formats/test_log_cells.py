from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.formats.log_cells import (
    UnknownUnitError,
    UnreadableCellError,
    distance_m_of,
    is_yes,
    load_kg_of,
    load_unit_of,
    number_of,
    reps_of,
    rir_of,
    rir_of_rpe,
    seconds_of,
)

if TYPE_CHECKING:
    from ironstride.formats.weights import Units


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("", None),
        ("80", 80),
        ("80.0", 80),
        ("62,5", 62.5),
        ("1,250", 1250),
        ("1,250.5", 1250.5),
        ("1.250,5", 1250.5),
        ("-5", -5),
        ("\u22125", -5),
        ("1e3", 1000),
    ],
)
def test_numbers_are_read_in_either_writing(cell: str, number: float | None) -> None:
    assert number_of(cell) == number


@pytest.mark.parametrize("cell", ["nan", "inf", "=1+1", "5 5", "1.2.3", "0x10", "five"])
def test_what_is_no_number_is_refused(cell: str) -> None:
    with pytest.raises(UnreadableCellError, match="no number"):
        number_of(cell)


@pytest.mark.parametrize(
    ("cell", "unit", "load_kg"),
    [
        ("100", "kg", 100),
        ("100", "lb", 45.359237),
        ("100 kg", "lb", 100),
        ("100lbs", None, 45.359237),
        ("0", None, 0),
        ("", None, None),
        ("'", "kg", None),
        ("'80", "kg", 80),
    ],
)
def test_a_weight_is_in_kilograms(cell: str, unit: Units | None, load_kg: float | None) -> None:
    assert load_kg_of(cell, unit) == (None if load_kg is None else pytest.approx(load_kg))


def test_the_unit_of_a_weight_is_never_guessed() -> None:
    with pytest.raises(UnknownUnitError):
        load_kg_of("100", None)


@pytest.mark.parametrize("cell", ["-20", "1e9", "2001", "1e999", "heavy", "=cmd"])
def test_what_nobody_lifts_is_refused(cell: str) -> None:
    with pytest.raises(UnreadableCellError):
        load_kg_of(cell, "kg")


@pytest.mark.parametrize(
    ("word", "unit"), [("kgs", "kg"), (" LBS ", "lb"), ("lb", "lb"), ("stone", None), ("", None)]
)
def test_units_have_many_spellings(word: str, unit: Units | None) -> None:
    assert load_unit_of(word) == unit


def test_half_a_rep_is_noted_and_not_counted() -> None:
    assert reps_of("8.5") == (8, "8.5 reps")
    assert reps_of("8.0") == (8, "")
    assert reps_of("0") == (0, "")
    assert reps_of("") == (None, "")


@pytest.mark.parametrize("cell", ["-1", "1001", "1e999"])
def test_reps_that_cannot_be_are_refused(cell: str) -> None:
    with pytest.raises(UnreadableCellError, match="cannot be reps"):
        reps_of(cell)


@pytest.mark.parametrize(
    ("cell", "rir"), [("10", 0), ("9.5", 0.5), ("8,5", 1.5), ("6", 4), ("", None), ("0", None)]
)
def test_an_rpe_says_the_reps_left(cell: str, rir: float | None) -> None:
    assert rir_of_rpe(cell) == rir


def test_an_rpe_beyond_ten_is_refused() -> None:
    with pytest.raises(UnreadableCellError, match="RPE"):
        rir_of_rpe("11")


def test_reps_in_reserve_may_be_more_than_the_scale_ends_with() -> None:
    assert rir_of("5+") == 5
    assert rir_of("0") == 0
    assert rir_of("") is None


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [("90", 90), ("90.0", 90), ("1:30", 90), ("0:01:30", 90), ("0", None), ("", None), ("0.4", 1)],
)
def test_a_time_is_in_seconds(cell: str, seconds: int | None) -> None:
    assert seconds_of(cell) == seconds


@pytest.mark.parametrize("cell", ["-5", "90000", "abc"])
def test_a_time_that_cannot_be_is_refused(cell: str) -> None:
    with pytest.raises(UnreadableCellError):
        seconds_of(cell)


@pytest.mark.parametrize(
    ("cell", "unit", "metres"),
    [
        ("40", "m", 40),
        ("0.25", "mi", 402.336),
        ("2", "km", 2000),
        ("100", "ft", 30.48),
        ("0", "", None),
        ("", "", None),
    ],
)
def test_a_distance_is_in_metres(cell: str, unit: str, metres: float | None) -> None:
    assert distance_m_of(cell, unit) == (None if metres is None else pytest.approx(metres))


@pytest.mark.parametrize(("cell", "unit"), [("5", ""), ("5", "parsec"), ("-5", "m"), ("1e9", "km")])
def test_a_distance_that_says_nothing_is_refused(cell: str, unit: str) -> None:
    with pytest.raises(UnreadableCellError):
        distance_m_of(cell, unit)


def test_yes_is_said_in_several_ways() -> None:
    assert all(is_yes(cell) for cell in ("1", "TRUE", "true", "Yes"))
    assert not any(is_yes(cell) for cell in ("0", "false", "", "no"))
