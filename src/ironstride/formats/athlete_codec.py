"""The athlete as a plain tree, in the keys of the contract `ironstride.athlete/1`.

The same tree stands in an athlete file (YAML) and in a plan file (JSON).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, cast

from ironstride.formats.athlete_calendar import (
    encode_availability,
    encode_blocked,
    encode_pinned,
    every_day,
    pinned_reader,
    read_availability,
    read_blocked,
)
from ironstride.formats.athlete_health import UNREAD_FLAG, encode_health, health_reader
from ironstride.formats.athlete_history import (
    encode_best_effort,
    encode_body_test,
    encode_lift,
    encode_lifting,
    encode_race,
    read_best_effort,
    read_body_test,
    read_lift,
    read_lifting,
    read_race,
)
from ironstride.formats.athlete_places import PlaceBook, encode_places, read_places
from ironstride.formats.athlete_runs import RunLines, encode_runs, read_runs
from ironstride.formats.athlete_strength import encode_other_strength, read_other_strength
from ironstride.formats.field_readers import boolean, date, text, whole, word
from ironstride.formats.fields import Field, Record, each, nearest, one_or_each
from ironstride.formats.plain_tree import is_plain, plain_tree
from ironstride.formats.weights import (
    encode_weight,
    read_weight,
    weight_keys,
)
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import MAX_BODY_MASS_KG, Athlete, Health, Lifting
from ironstride.training.words import SEXES, STRENGTH_CHOICES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ironstride.formats.weights import Units
    from ironstride.training.availability import Availability
    from ironstride.training.words import Sex

ATHLETE_FORMAT: Final = "ironstride.athlete/1"
# Less than any runner weighs: catches a slipped decimal point.
MIN_BODY_MASS_KG: Final = 20
_MAX_SESSIONS_PER_WEEK: Final = 14
_UNITS: Final[tuple[Units, ...]] = ("kg", "lb")
_UNSAID_UNIT: Final[Units] = "kg"
_UNSAID_SEX: Final[Sex] = "unspecified"
KEYS: Final = (
    "format",
    "name",
    "born",
    "sex",
    *weight_keys("body_mass"),
    "units",
    "lifting",
    "places",
    "availability",
    "sessions_per_week",
    "limit_checks",
    "blocked",
    "pinned",
    "races",
    "best_efforts",
    "lifts",
    "tests",
    "health",
    "runs",
    "strength",
    "other_strength",
    "exercises",
    "policy",
)


@dataclass(frozen=True, slots=True)
class AthleteFile:
    """An athlete, and what the file points to without holding it.

    `run_lines` are not yet among the athlete's runs (see `athlete_runs.join_runs`);
    `exercise_files` are paths of the athlete's own exercises, `exercise_ids` the ids that the file
    names, by their place in it: the catalogue may not hold them.
    """

    athlete: Athlete
    run_lines: RunLines = field(default_factory=RunLines)
    exercise_files: tuple[str, ...] = ()
    exercise_ids: Mapping[str, str] = field(default_factory=dict, compare=False)


def decode_athlete(top: Field) -> AthleteFile:
    """Read an athlete; rejected when the name, birth, mass or time to train is missing or wrong."""
    return _decode(top, health_reader(tuple(read_policy().texts("safety.tier_of_flag"))))


def decode_athlete_as_written(top: Field) -> AthleteFile:
    """Read an athlete that Ironstride wrote: any health flag was seen and kept before."""
    return _decode(top, health_reader(None))


def _decode(top: Field, read_health: Callable[[Field], Health]) -> AthleteFile:
    record = Record(top, KEYS)
    record.optional("format", _read_format, None)
    name = record.required("name", text, "Ada Miles")
    born = record.required("born", date, "1988-04-23")
    mass_kg = read_weight(record, "body_mass", MIN_BODY_MASS_KG, MAX_BODY_MASS_KG, example="61")
    places, availability, sessions_per_week = _read_time(record)
    read_pinned = pinned_reader(places)
    run_lines, runs = record.optional("runs", read_runs, (RunLines(), ()))
    sex = record.optional("sex", word(SEXES, "a sex"), _UNSAID_SEX)
    units = record.optional("units", word(_UNITS, "a unit"), _UNSAID_UNIT)
    lifting = record.optional("lifting", read_lifting, Lifting())
    pinned = record.optional("pinned", each(read_pinned), ())
    races = record.optional("races", each(read_race), ())
    best_efforts = record.optional("best_efforts", each(read_best_effort), ())
    lifts = record.optional("lifts", each(read_lift), ())
    tests = record.optional("tests", each(read_body_test), ())
    health = _read_health(record, read_health)
    choose = word(STRENGTH_CHOICES, "an answer")
    strength = record.optional("strength", choose, None)
    other_strength = record.optional("other_strength", each(read_other_strength), ())
    limit_checks = record.optional("limit_checks", boolean, False)  # noqa: FBT003 - the default
    overrides = record.optional("policy", read_overrides_tree, {})
    exercise_files = record.optional("exercises", _read_exercise_files, ())
    record.finish()
    athlete = Athlete(
        name=name,
        born=born,
        body_mass_kg=cast("float", mass_kg),
        availability=availability,
        places=places.places,
        sex=sex,
        units=units,
        lifting=lifting,
        sessions_per_week=sessions_per_week,
        pinned=pinned,
        races=races,
        best_efforts=best_efforts,
        lifts=lifts,
        tests=tests,
        health=health,
        runs=runs,
        other_strength=other_strength,
        strength=strength,
        limit_checks=limit_checks,
        policy_overrides=overrides,
    )
    return AthleteFile(athlete, run_lines, exercise_files, top.report.exercise_ids)


def _read_format(part: Field) -> None:
    if part.value != ATHLETE_FORMAT:
        part.expected(f"{ATHLETE_FORMAT}, the only format that is read")


def _read_time(record: Record) -> tuple[PlaceBook, Availability, int | None]:
    """Read places, availability and sessions_per_week, which depend on each other."""
    places = PlaceBook(record.optional("places", read_places, {}))
    blocked = record.optional("blocked", read_blocked, frozenset())
    per_week = whole(1, _MAX_SESSIONS_PER_WEEK)
    sessions_per_week = record.optional("sessions_per_week", per_week, None)
    read = read_availability(places, blocked)
    if sessions_per_week is None:
        example = "{mon: {minutes: 40, place: home}}`, or `sessions_per_week: 2"
        return places, record.required("availability", read, example), None
    availability = record.optional("availability", read, None)
    if availability is None:
        availability = every_day(places, blocked)
    return places, availability, sessions_per_week


def _read_health(record: Record, read_health: Callable[[Field], Health]) -> Health:
    """Read the health part; a misspelt `health` key may hide a flag, so it counts as unread."""
    health = record.optional("health", read_health, Health())
    values = cast("dict[str, object]", record.field.value)
    misspelt = (key for key in values if key not in KEYS)
    if any("`health`" in nearest(key, KEYS) for key in misspelt):
        return replace(health, flags=health.flags | {UNREAD_FLAG})
    return health


def _read_exercise_files(part: Field) -> tuple[str, ...]:
    return Record(part, ("files",)).optional("files", one_or_each(text), ())


def read_overrides_tree(top: Field) -> dict[str, object]:
    """Read numbers laid over the policy: keys dotted or nested, under `overrides` or directly.

    Whether a key exists is for `policy.overrides.override_policy` to say.
    """
    overrides: dict[str, object] = {}
    for key, part in top.entries():
        if key == "overrides":
            overrides |= {} if part.value is None else read_overrides_tree(part)
        elif part.value is not None and is_plain(part.value):
            overrides[key] = part.value
        else:
            part.note("is not usable in a policy; write a number, a text or a list of them")
    return overrides


def encode_athlete(given: AthleteFile) -> dict[str, object]:
    """Return the athlete as a tree of mappings, lists, text, numbers and booleans."""
    athlete, units = given.athlete, given.athlete.units
    lists: dict[str, list[object]] = {
        "pinned": [encode_pinned(pinned, units) for pinned in athlete.pinned],
        "races": [encode_race(race) for race in athlete.races],
        "best_efforts": [encode_best_effort(effort) for effort in athlete.best_efforts],
        "lifts": [encode_lift(lift, units) for lift in athlete.lifts],
        "other_strength": encode_other_strength(athlete.other_strength),
        "tests": [encode_body_test(test) for test in athlete.tests],
    }
    groups: dict[str, dict[str, object]] = {
        "health": encode_health(athlete.health),
        "runs": encode_runs(given.run_lines, athlete.runs),
        "exercises": {"files": list(given.exercise_files)} if given.exercise_files else {},
        "policy": _encode_overrides(athlete),
    }
    rest = {key: part for key, part in (lists | groups).items() if part}
    strength = {} if athlete.strength is None else {"strength": athlete.strength}
    return _encode_person(athlete) | _encode_time(athlete) | rest | strength


def _encode_person(athlete: Athlete) -> dict[str, object]:
    return {
        "format": ATHLETE_FORMAT,
        "name": athlete.name,
        "born": athlete.born.isoformat(),
        "sex": athlete.sex,
        **encode_weight("body_mass", athlete.body_mass_kg, athlete.units),
        "units": athlete.units,
        "lifting": encode_lifting(athlete.lifting),
        "places": encode_places(athlete.places, athlete.units),
    }


def _encode_time(athlete: Athlete) -> dict[str, object]:
    encoded: dict[str, object] = {"availability": encode_availability(athlete.availability)}
    if athlete.sessions_per_week is not None:
        encoded["sessions_per_week"] = athlete.sessions_per_week
    if athlete.limit_checks:
        encoded["limit_checks"] = True
    if athlete.availability.blocked:
        encoded["blocked"] = encode_blocked(athlete.availability.blocked)
    return encoded


def _encode_overrides(athlete: Athlete) -> dict[str, object]:
    overrides = {key: plain_tree(value) for key, value in athlete.policy_overrides.items()}
    return {"overrides": overrides} if overrides else {}
