"""The questions about a runner, in plain words, and the athlete that the answers make."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import click

from ironstride.cli.init_answers import (
    ask,
    ask_choice,
    ask_many,
    read_date,
    weight_reader,
)
from ironstride.cli.init_calendar import ask_availability, race_reader, run_line_reader
from ironstride.cli.init_health import ask_health
from ironstride.cli.init_lifts import lift_reader
from ironstride.cli.init_places import ask_places
from ironstride.errors import InvalidValueError
from ironstride.formats.athlete_codec import MIN_BODY_MASS_KG, AthleteFile
from ironstride.formats.athlete_runs import RunLines
from ironstride.training.athlete import MAX_BODY_MASS_KG, Athlete, Lifting
from ironstride.training.intake_words import (
    COMFORT_QUESTIONS,
    COMFORT_WORDS,
    EXPERIENCE_QUESTION,
    EXPERIENCE_WORDS,
    MAX_SESSIONS,
    OLDEST_YEARS,
    SESSIONS_QUESTIONS,
    UNSAID_COMFORT,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.formats.weights import Units
    from ironstride.training.athlete import Lift
    from ironstride.training.race import Race
    from ironstride.training.words import Sex

_DAYS_PER_YEAR: Final = 365
_SEXES: Final[Mapping[str, Sex]] = {"female": "female", "male": "male", "skip": "unspecified"}
_UNITS: Final[Mapping[str, Units]] = {"kg": "kg", "lb": "lb"}


def ask_athlete(today: dt.date) -> AthleteFile:
    """Ask everything; click.Abort when the answers end too early."""
    name = ask("Your name", _read_name)
    born = ask("Born (year-month-day)", lambda text: _read_birth(text, today))
    sex = ask_choice("Sex, for the health questions", _SEXES, "skip")
    units = ask_choice("Weights in", _UNITS, "kg")
    read_mass = weight_reader(units, MIN_BODY_MASS_KG, MAX_BODY_MASS_KG)
    body_mass_kg = ask(f"Your weight in {units}", read_mass)
    lifting = _ask_lifting()
    places = ask_places(units)
    availability = ask_availability(tuple(places))
    races = _ask_races(today)
    click.echo("\nYour running week, a line for each run, like tue 06:30: 6x800 m, sun: long 22 km")
    week = ask_many("Run (Enter: no more)", run_line_reader(today))
    lifts = () if lifting.experience == "none" else _ask_lifts(units, today)
    athlete = Athlete(
        name=name,
        born=born,
        body_mass_kg=body_mass_kg,
        availability=availability,
        places=places,
        sex=sex,
        units=units,
        lifting=lifting,
        races=races,
        lifts=lifts,
        health=ask_health(sex),
    )
    return AthleteFile(athlete, RunLines(week=tuple(week)))


def _ask_races(today: dt.date) -> tuple[Race, ...]:
    click.echo("\nRaces: date, distance, name, like 2027-04-11 42.2 km City Marathon. Add B or C")
    click.echo("at the end for a race that is not a main goal.")
    return tuple(ask_many("Race (Enter: no more)", race_reader(today)))


def _ask_lifts(units: Units, today: dt.date) -> tuple[Lift, ...]:
    click.echo("\nSets you remember: exercise, weight x reps, and how many more you could have")
    click.echo("done, like back squat 60 x 8, 2 left")
    return tuple(ask_many("Set (Enter: no more)", lift_reader(units, today)))


def _read_name(text: str) -> str:
    if not text:
        raise InvalidValueError("please write a name; it stands on the plan")
    return text


def _read_birth(text: str, today: dt.date) -> dt.date:
    born = read_date(text)
    if not today - dt.timedelta(days=OLDEST_YEARS * _DAYS_PER_YEAR) < born < today:
        raise InvalidValueError("please write the date of your birth, like 1990-05-31")
    return born


def _ask_lifting() -> Lifting:
    experience = ask_choice(EXPERIENCE_QUESTION, EXPERIENCE_WORDS, "never")
    click.echo("\nHow do these feel?")
    comfort = {
        pattern: ask_choice(f"  {question}", COMFORT_WORDS, UNSAID_COMFORT)
        for pattern, question in COMFORT_QUESTIONS.items()
    }
    if experience == "none":
        return Lifting(experience, comfort)
    sessions = {
        pattern: ask(question, _read_count, "0") for pattern, question in SESSIONS_QUESTIONS.items()
    }
    return Lifting(experience, comfort, sessions)


def _read_count(text: str) -> int:
    if not text.isdecimal() or int(text[:6]) > MAX_SESSIONS:
        raise InvalidValueError("please write a number, a guess will do")
    return int(text)
