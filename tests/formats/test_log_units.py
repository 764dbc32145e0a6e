"""A log that does not say its unit shows its own loads, in both readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.errors import UnreadableFileError
from ironstride.formats.log_units import BareLoad, find_bare_loads, read_in_unit

if TYPE_CHECKING:
    from ironstride.formats.weights import Units

HEADING = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,RPE\n"
ROWS = (
    "2026-11-20 18:00:00,Legs,Squat (Barbell),1,100,5,8\n"
    "2026-11-20 18:00:00,Legs,Squat (Barbell),2,97.5,5,8\n"
    "2026-11-20 18:00:00,Legs,Bench Press (Barbell),1,62.5,5,8\n"
    "2026-11-20 18:00:00,Legs,Bench Press (Barbell),2,60,5,8\n"
    "2026-11-20 18:00:00,Legs,Curl,1,10,5,8\n"
)
BARE = (HEADING + ROWS).encode()


@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_loads_are_shown_as_the_file_writes_them_whatever_unit_they_were_read_in(
    unit: Units,
) -> None:
    log, lacks_unit = read_in_unit(BARE, "strong.csv", unit)
    assert lacks_unit
    assert find_bare_loads(log.sets, unit) == (
        BareLoad("Squat (Barbell)", "100"),
        BareLoad("Bench Press (Barbell)", "62.5"),
    )


def test_a_log_that_says_its_unit_is_not_asked() -> None:
    said = (HEADING.replace("Weight", "Weight (lb)") + ROWS).encode()
    log, lacks_unit = read_in_unit(said, "strong.csv", "kg")
    assert not lacks_unit
    assert round(log.sets[0].load_kg or 0) == 45


def test_what_is_no_log_is_refused_for_what_it_is() -> None:
    with pytest.raises(UnreadableFileError) as refused:
        read_in_unit(b"name,phone\nA,1\n", "list.csv", "kg")
    assert "headings" in refused.value.problems[0].text


def test_a_load_is_read_both_ways_in_the_runners_own_unit() -> None:
    load = BareLoad("Squat", "100")
    assert load.read_as("kg", "kg") == "Squat 100 kg"
    assert load.read_as("lb", "kg") == "Squat 100 lb = 45 kg"
    assert load.read_as("kg", "lb") == "Squat 100 kg = 220 lb"
    assert load.read_as("lb", "lb") == "Squat 100 lb"


def test_a_log_without_any_load_asks_nothing() -> None:
    assert find_bare_loads((), "kg") == ()
