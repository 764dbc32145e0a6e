"""What is shown again and not touched stays as it was, to the last digit."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from answers_for_tests import as_posted
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ironstride.formats.athlete_codec import AthleteFile
from ironstride.formats.athlete_file import read_athlete_file
from ironstride.formats.athlete_runs import RunLines
from ironstride.training.athlete import Athlete, Health, Injury, Lift, Lifting, Pain
from ironstride.training.availability import Availability, Slot
from ironstride.training.place import Inventory, Place
from ironstride.training.race import Race
from ironstride.training.words import EQUIPMENT, EXPERIENCES, PATTERNS, PRIORITIES, REGIONS
from ironstride.web.onboarding.steps import BY_NAME, STEP_NAMES
from ironstride.web.plans.planning import athlete_tree, read_athlete_tree

if TYPE_CHECKING:
    from ironstride.training.words import Pattern

TODAY = dt.date(2026, 11, 24)
EXAMPLES = Path(__file__).parents[3] / "examples"

KG = st.floats(0.3, 150).map(lambda kg: round(kg, 3))
IRON = st.lists(KG | st.sampled_from([1.25, 2.5, 5.0, 10.0, 20.0]), max_size=8).map(tuple)
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31))
CLOCKS = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))
NAMES = st.text("abcdeфé -'", min_size=1, max_size=12).map(
    lambda name: " ".join(f"x{name}".split())
)
INVENTORIES = st.builds(
    Inventory, IRON, st.none() | KG, IRON, IRON, IRON, IRON, st.lists(NAMES, max_size=3).map(tuple)
)
PLACES = st.dictionaries(
    st.sampled_from(["home", "gym", "work"]),
    st.tuples(st.frozensets(st.sampled_from(EQUIPMENT)), INVENTORIES),
    min_size=1,
).map(lambda found: {name: Place(name, *rest) for name, rest in found.items()})
RACES = st.lists(
    st.builds(
        Race,
        NAMES,
        DAYS,
        st.sampled_from([5000.0, 10_000.0, 21_097.5, 42_195.0])
        | st.floats(60, 900_000).map(lambda m: round(m, 3)),
        st.sampled_from(PRIORITIES),
        st.none() | st.sampled_from(["3:45:00", "finish", "sub 20"]),
        CLOCKS,
    ),
    max_size=4,
).map(tuple)
LIFTS = st.lists(
    st.builds(
        Lift,
        st.sampled_from(["back-squat", "my-own-lift", "dumbbell-row"]),
        DAYS,
        st.floats(0, 300).map(lambda kg: round(kg, 3)),
        st.integers(1, 100),
        st.none() | st.sampled_from([0.0, 1.0, 2.5, 5.5, 12.0]),
        st.none() | st.integers(0, 10),
    ),
    max_size=4,
).map(tuple)
HEALTHS = st.builds(
    Health,
    st.frozensets(st.sampled_from(["chest_pain", "pregnant", "hernia", "clinician_clearance"])),
    st.lists(
        st.builds(
            Pain,
            st.sampled_from(REGIONS),
            st.integers(0, 10),
            st.sampled_from([None, "left", "right"]),
        ),
        max_size=3,
    ).map(tuple),
    st.lists(
        st.builds(Injury, st.sampled_from(REGIONS), st.none() | DAYS, NAMES | st.just("")),
        max_size=3,
    ).map(tuple),
)
LIFTINGS = st.builds(
    Lifting,
    st.sampled_from(EXPERIENCES),
    st.dictionaries(st.sampled_from(PATTERNS), st.integers(1, 5)),
    st.dictionaries(st.sampled_from(PATTERNS), st.integers(0, 9999)),
)


@st.composite
def files(draw: st.DrawFn) -> AthleteFile:
    places = draw(PLACES)
    slots = st.lists(
        st.builds(Slot, st.integers(1, 1440), st.sampled_from(sorted(places)), CLOCKS),
        min_size=1,
        max_size=2,
    ).map(tuple)
    week = draw(st.dictionaries(st.integers(0, 6), slots, min_size=1))
    blocked = draw(st.frozensets(DAYS, max_size=5))
    athlete = Athlete(
        name=draw(NAMES),
        born=draw(st.dates(dt.date(1930, 1, 1), dt.date(2005, 1, 1))),
        body_mass_kg=draw(st.floats(20, 400).map(lambda kg: round(kg, 4))),
        availability=Availability(dict(sorted(week.items())), {}, blocked),
        places=places,
        sex=draw(st.sampled_from(["female", "male", "unspecified"])),
        units=draw(st.sampled_from(["kg", "lb"])),
        lifting=draw(LIFTINGS),
        sessions_per_week=draw(st.none() | st.integers(1, 14)),
        races=draw(RACES),
        lifts=draw(LIFTS),
        health=draw(HEALTHS),
    )
    week_lines = draw(
        st.lists(st.sampled_from(["tue 06:30: easy 8 km", "Tue 6x800, Sun 26k", "wed: long"]))
    )
    return AthleteFile(athlete, RunLines(tuple(week_lines)))


def shown_again(given: AthleteFile, step: str) -> AthleteFile:
    """Return the athlete after the page of a step was shown and posted untouched."""
    kind = BY_NAME[step].answers
    posted = as_posted(kind(given, TODAY, "Europe/Berlin"))
    if step == "health":
        flags = kind(given, TODAY).forms["flags"]
        if not any(flags.initial[group] for group in flags.initial if group != "clearance"):
            posted["health-none"] = "on"
    answers = kind(given, TODAY, "Europe/Berlin", posted)
    assert answers.is_valid(), [form.errors for form in answers.forms.values()]
    return answers.changed()


def settled(given: AthleteFile) -> AthleteFile:
    """Return the athlete with what a page adds by showing its question: an answer in words."""
    lifting = given.athlete.lifting
    comfort: dict[Pattern, int] = {"hinge": 2, "squat": 2, "single_leg": 2, "push": 2}
    comfort |= lifting.comfort
    return replace(given, athlete=replace(given.athlete, lifting=replace(lifting, comfort=comfort)))


@pytest.mark.parametrize("step", STEP_NAMES)
@settings(max_examples=25, phases=[Phase.explicit, Phase.generate])
@given(file=files())
def test_any_athlete_stays_as_it_was(step: str, file: AthleteFile) -> None:
    file = settled(file)
    if step == "health" and file.athlete.sex == "male":
        # The questions for women are not put to men: their flags stay.
        assert shown_again(file, step).athlete.health.flags == file.athlete.health.flags
    assert shown_again(file, step) == file


def test_a_week_that_was_not_touched_keeps_its_order() -> None:
    path = EXAMPLES / "newcomer.yaml"
    file, _problems = read_athlete_file(path.read_bytes(), path.name)
    assert file is not None
    file = replace(file, run_lines=RunLines(("wed: long", "tue 06:30: easy 8 km")))
    assert shown_again(file, "runs").run_lines == file.run_lines


@settings(max_examples=25, phases=[Phase.explicit, Phase.generate])
@given(file=files())
def test_any_athlete_is_stored_and_read_back(file: AthleteFile) -> None:
    back, problems = read_athlete_tree(athlete_tree(file))
    assert not problems
    assert back == file


@pytest.mark.parametrize("step", STEP_NAMES)
@pytest.mark.parametrize("name", ["sample/athlete", "newcomer", "pounds", "traveller"])
def test_the_examples_stay_as_they_were(name: str, step: str) -> None:
    path = EXAMPLES / f"{name}.yaml"
    file, _problems = read_athlete_file(path.read_bytes(), path.name)
    assert file is not None
    file = settled(file)
    assert shown_again(file, step) == file
