"""Kilograms and pounds under keys that name their unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.fields import Field, Record, Report
from ironstride.formats.weights import (
    encode_iron,
    encode_weight,
    read_iron,
    read_weight,
    weight_keys,
)

if TYPE_CHECKING:
    from ironstride.formats.weights import Units


def record(values: dict[str, object]) -> tuple[Record, Report]:
    report = Report("a.yaml")
    return Record(Field(values, "", report), weight_keys("load", "plates")), report


def test_pounds_are_kilograms_inside() -> None:
    given_lb, _ = record({"load_lb": 100})
    assert read_weight(given_lb, "load", 0, 500) == 45.359237


def test_of_two_units_kilograms_are_used_and_the_other_is_reported() -> None:
    both, report = record({"load_lb": 100, "load_kg": 40})
    assert read_weight(both, "load", 0, 500) == 40
    assert [problem.where for problem in report.problems] == ["load_lb"]


def test_a_bound_in_kilograms_holds_for_pounds() -> None:
    heavy, report = record({"load_lb": 1200})
    assert read_weight(heavy, "load", 0, 500) is None
    assert "0 to 1102.31" in report.problems[0].text


def test_iron_in_both_units_is_one_list() -> None:
    both, _ = record({"plates_kg": [20, 20], "plates_lb": 45})
    assert read_iron(both, "plates") == (20, 20, 20.41165665)


@pytest.mark.parametrize(
    ("units", "weights", "encoded"),
    [
        ("kg", (20.0, 2.5), {"plates_kg": [20, 2.5]}),
        ("lb", (20.41165665,), {"plates_lb": [45]}),
        ("lb", (20.0,), {"plates_kg": [20]}),
        ("lb", (), {}),
    ],
)
def test_pounds_are_written_where_they_are_exact(
    units: Units, weights: tuple[float, ...], encoded: dict[str, object]
) -> None:
    assert encode_iron("plates", weights, units) == encoded


@given(st.floats(0.01, 500), st.sampled_from(["kg", "lb"]))
def test_a_weight_reads_back_exactly(weight_kg: float, units: Units) -> None:
    again, _ = record(encode_weight("load", weight_kg, units))
    assert read_weight(again, "load", 0, 501) == weight_kg


def test_no_weight_has_no_key() -> None:
    assert encode_weight("load", None, "kg") == {}
