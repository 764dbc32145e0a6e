"""The athlete as a tree: what depends on what, and what is written."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ironstride.formats.athlete_codec import (
    KEYS,
    AthleteFile,
    decode_athlete,
    decode_athlete_as_written,
    encode_athlete,
    read_overrides_tree,
)
from ironstride.formats.fields import Field, Report
from ironstride.training.athlete import Athlete
from ironstride.training.availability import Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    Decoded = Callable[..., tuple[Any, list[str]]]

WHO = "name: Ada\nborn: 1988-04-23\nbody_mass_kg: 61\n"
TUESDAY = dt.date(2026, 11, 24)
NOT_IN_FILE = {"policy_overrides": "policy"}


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.from_type(AthleteFile))
def test_every_field_of_an_athlete_comes_back(athlete_file: AthleteFile) -> None:
    report = Report("a")
    found = decode_athlete_as_written(Field(encode_athlete(athlete_file), "", report))
    assert found == athlete_file
    assert report.problems == []


def test_every_field_of_the_athlete_has_its_key() -> None:
    # The log is a file of its own, however long it gets.
    fields = {field.name for field in dataclasses.fields(Athlete)} - {"log"}
    assert {NOT_IN_FILE.get(name, name) for name in fields} <= set(KEYS)


def test_keys_are_written_in_the_order_of_the_contract() -> None:
    report = Report("a")
    tree = {"name": "Ada", "born": "1988-04-23", "body_mass_kg": 61.0, "sessions_per_week": 2}
    encoded = encode_athlete(decode_athlete(Field(tree, "", report)))
    assert list(encoded) == [key for key in KEYS if key in encoded]


def test_slots_at_a_place_without_a_list_of_places_stay(decoded: Decoded) -> None:
    found, problems = decoded(
        decode_athlete, f"{WHO}availability: {{tue: {{minutes: 40, place: gym}}}}"
    )
    assert found.athlete.availability.slots_on(TUESDAY) == (Slot(40, "gym"),)
    assert found.athlete.places["gym"].equipment == frozenset()
    assert len(problems) == 1


def test_availability_that_is_not_understood_falls_back_on_sessions_per_week(
    decoded: Decoded,
) -> None:
    found, problems = decoded(decode_athlete, f"{WHO}sessions_per_week: 2\navailability: often\n")
    assert found.athlete.availability.slots_on(TUESDAY) == (Slot(40, "home"),)
    assert len(problems) == 1


def test_with_neither_both_ways_out_are_named(decoded: Decoded) -> None:
    found, problems = decoded(decode_athlete, WHO)
    assert found is None
    assert "availability: {mon: {minutes: 40, place: home}}" in problems[0]
    assert "sessions_per_week: 2" in problems[0]


def test_a_wrong_number_of_sessions_is_not_a_wrong_availability(decoded: Decoded) -> None:
    found, problems = decoded(
        decode_athlete, f"{WHO}sessions_per_week: 99\navailability: {{tue: 40}}\n"
    )
    assert found.athlete.sessions_per_week is None
    assert [problem.split(":")[0] for problem in problems] == ["top.sessions_per_week"]


def test_blocked_days_hold_for_the_days_of_sessions_per_week(decoded: Decoded) -> None:
    found, _ = decoded(decode_athlete, f"{WHO}sessions_per_week: 2\nblocked: [2026-11-24]\n")
    assert found.athlete.availability.slots_on(TUESDAY) == ()


def test_overrides_are_taken_with_or_without_their_level(decoded: Decoded) -> None:
    found, problems = decoded(read_overrides_tree, "{overrides: {a.b: 1}, c: {d: [2, 3]}, e: }")
    assert found == {"a.b": 1, "c": {"d": [2, 3]}}
    assert [problem.split(":")[0] for problem in problems] == ["top.e"]
