"""Races, results, lifts and tests of an athlete file, and the experience in the gym."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.formats.athlete_calendar import encode_clock
from ironstride.formats.field_readers import (
    clock,
    date,
    duration_s,
    exercise_id,
    number,
    text,
    whole,
    word,
)
from ironstride.formats.fields import Field, Record, attempt
from ironstride.formats.plain_tree import plain_number
from ironstride.formats.weights import (
    Units,
    encode_weight,
    read_weight,
    weight_keys,
)
from ironstride.training.athlete import (
    MAX_COMFORT,
    MAX_LOAD_KG,
    MAX_TEST_RESULT,
    BestEffort,
    BodyTest,
    Lift,
    Lifting,
)
from ironstride.training.race import Race
from ironstride.training.sets import MAX_FIRST_REP_EFFORT
from ironstride.training.words import (
    BODY_TESTS,
    EXPERIENCES,
    PATTERNS,
    PRIORITIES,
    Pattern,
    Priority,
)
from ironstride.units import M_PER_KM, M_PER_MILE, S_PER_HOUR, S_PER_MINUTE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MILLIMETRES: Final = 3
_MAX_KM: Final = 1000
_MIN_KM: Final = 0.05
# Above the fastest human sprint: a result beyond it is a slip of the pen.
_MAX_SPEED_M_S: Final = 12.5
_MAX_SESSIONS: Final = 100_000
_MAX_REPS: Final = 100
_UNSAID_PRIORITY: Final[Priority] = "A"
_MAX_RIR: Final = 20
_DISTANCE_KEYS: Final = ("distance_km", "distance_miles")
_RACE_KEYS: Final = ("name", "on", "at", *_DISTANCE_KEYS, "priority", "goal")
_LIFT_KEYS: Final = ("exercise", "on", *weight_keys("load"), "reps", "rir", "first_rep_effort")


def read_lifting(field: Field) -> Lifting:
    """Read the experience, comfort 1 to 5 and sessions ever done by pattern."""
    record = Record(field, ("experience", "comfort", "sessions"))
    by_comfort = _by_pattern(whole(1, MAX_COMFORT))
    by_sessions = _by_pattern(whole(0, _MAX_SESSIONS))
    return Lifting(
        record.optional("experience", word(EXPERIENCES, "an experience"), "none"),
        record.optional("comfort", by_comfort, {}),
        record.optional("sessions", by_sessions, {}),
    )


def _by_pattern(read: Callable[[Field], int]) -> Callable[[Field], dict[Pattern, int]]:
    read_pattern = word(PATTERNS, "a pattern")

    def read_table(field: Field) -> dict[Pattern, int]:
        table: dict[Pattern, int] = {}
        for key, value_field in field.entries():
            pattern = attempt(Field(key, value_field.path, field.report), read_pattern, None)
            value = attempt(value_field, read, None)
            if pattern is not None and value is not None:
                table[pattern] = value
        return table

    return read_table


def read_race(field: Field) -> Race:
    """Read a race of the season."""
    record = Record(field, _RACE_KEYS)
    name = record.optional("name", text, "race")
    on = record.required("on", date, "2027-04-25")
    distance_m = _read_distance_m(record)
    priority = record.optional("priority", word(PRIORITIES, "a priority"), _UNSAID_PRIORITY)
    goal = record.optional("goal", text, None)
    at = record.optional("at", clock, None)
    record.finish()
    return Race(name, on, distance_m, priority, goal, at)


def read_best_effort(field: Field) -> BestEffort:
    """Read a race or time trial result."""
    record = Record(field, ("on", *_DISTANCE_KEYS, "time"))
    on = record.required("on", date, "2026-09-20")
    distance_m = _read_distance_m(record)
    time_s = record.required("time", duration_s, '"19:58"')
    record.finish()
    if distance_m / time_s > _MAX_SPEED_M_S:
        field.reject(
            f"covers {distance_m / M_PER_KM:g} km in {time_s:g} s, faster than anyone; "
            "write the time as h:mm:ss or correct the distance"
        )
    return BestEffort(on, distance_m, time_s)


def _read_distance_m(record: Record) -> float:
    if "distance_miles" in record and "distance_km" not in record:
        miles = number(_MIN_KM, _MAX_KM)
        return record.required(
            "distance_miles", lambda field: round(miles(field) * M_PER_MILE, _MILLIMETRES)
        )
    km = number(_MIN_KM, _MAX_KM)
    return record.required(
        "distance_km", lambda field: round(km(field) * M_PER_KM, _MILLIMETRES), "42.195"
    )


def read_lift(field: Field) -> Lift:
    """Read a set that the athlete remembers."""
    record = Record(field, _LIFT_KEYS)
    exercise = record.required("exercise", exercise_id, "back-squat")
    on = record.required("on", date, "2026-11-02")
    load_kg = read_weight(record, "load", 0, MAX_LOAD_KG, example="60")
    reps = record.required("reps", whole(1, _MAX_REPS), "8")
    rir = record.optional("rir", number(0, _MAX_RIR), None)
    effort = record.optional("first_rep_effort", whole(0, MAX_FIRST_REP_EFFORT), None)
    record.finish()
    return Lift(exercise, on, load_kg or 0.0, reps, rir, effort)


def read_body_test(field: Field) -> BodyTest:
    """Read what a test of the body gave on both sides."""
    record = Record(field, ("test", "on", "left", "right"))
    test = record.required("test", word(BODY_TESTS, "a test"), BODY_TESTS[0])
    on = record.required("on", date, "2026-12-20")
    left = record.required("left", whole(0, MAX_TEST_RESULT), "22")
    right = record.required("right", whole(0, MAX_TEST_RESULT), "25")
    record.finish()
    return BodyTest(test, on, left, right)


def encode_lifting(lifting: Lifting) -> dict[str, object]:
    """Return the experience and its tables, patterns in the order of the words."""
    encoded: dict[str, object] = {"experience": lifting.experience}
    for key, table in (("comfort", lifting.comfort), ("sessions", lifting.sessions)):
        if table:
            encoded[key] = _in_order(table)
    return encoded


def _in_order(table: Mapping[Pattern, int]) -> dict[str, int]:
    return {pattern: table[pattern] for pattern in PATTERNS if pattern in table}


def encode_race(race: Race) -> dict[str, object]:
    """Return a race with its distance in kilometres."""
    given: dict[str, object | None] = {
        "name": race.name,
        "on": race.on.isoformat(),
        "at": None if race.at is None else encode_clock(race.at),
        "distance_km": plain_number(race.distance_m / M_PER_KM),
        "priority": race.priority,
        "goal": race.goal,
    }
    return {key: value for key, value in given.items() if value is not None}


def encode_best_effort(effort: BestEffort) -> dict[str, object]:
    """Return a result with its distance in kilometres and its time as h:mm:ss."""
    return {
        "on": effort.on.isoformat(),
        "distance_km": plain_number(effort.distance_m / M_PER_KM),
        "time": _encode_duration(effort.duration_s),
    }


def _encode_duration(duration_s: float) -> str:
    microseconds = round(duration_s * 1_000_000)
    whole_s, fraction = divmod(microseconds, 1_000_000)
    hours, rest_s = divmod(whole_s, S_PER_HOUR)
    minutes, seconds = divmod(rest_s, S_PER_MINUTE)
    head = f"{hours}:{minutes:02d}" if hours else f"{minutes:02d}"
    return f"{head}:{seconds:02d}" + (f".{fraction:06d}".rstrip("0") if fraction else "")


def encode_lift(lift: Lift, units: Units) -> dict[str, object]:
    """Return a remembered set with its load in the athlete's unit."""
    encoded: dict[str, object] = {"exercise": lift.exercise, "on": lift.on.isoformat()}
    encoded |= encode_weight("load", lift.load_kg, units)
    encoded["reps"] = lift.reps
    if lift.rir is not None:
        encoded["rir"] = plain_number(lift.rir)
    if lift.first_rep_effort is not None:
        encoded["first_rep_effort"] = lift.first_rep_effort
    return encoded


def encode_body_test(test: BodyTest) -> dict[str, object]:
    """Return the results of a test, one number for each side."""
    return {
        "test": test.test,
        "on": test.on.isoformat(),
        "left": test.left,
        "right": test.right,
    }
