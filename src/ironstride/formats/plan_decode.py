"""From the plain tree of the contract `ironstride.plan/1` back to a plan."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.errors import Problem
from ironstride.formats.athlete_codec import decode_athlete_as_written
from ironstride.formats.field_readers import (
    any_text,
    boolean,
    clock,
    date,
    number,
    text,
    whole,
    word,
)
from ironstride.formats.fields import Field, Record, each, nullable
from ironstride.formats.plan_encode import PLAN_FORMAT
from ironstride.formats.plan_history import read_event, read_replaced
from ironstride.formats.plan_prices import read_alternative, read_broken_rule, read_certificate
from ironstride.formats.session_decode import TIME_SOURCES, read_session
from ironstride.training.plan import (
    Alternative,
    BrokenRule,
    Certificate,
    Gate,
    Notice,
    Plan,
    PlannedWeek,
    Uncovered,
)
from ironstride.training.race import Race
from ironstride.training.run import DatedRun
from ironstride.training.words import NOTICE_TIERS, PATTERNS, PHASES, PRIORITIES, RUN_TYPES

if TYPE_CHECKING:
    from ironstride.training.athlete import Athlete

_MAX_LEG_COST: Final = 1000
_TIER: Final = word(NOTICE_TIERS, "a tier")
_TIME_SOURCE: Final = word(TIME_SOURCES, "a source of the time")
_RUN_TYPE: Final = word(RUN_TYPES, "a run type")
_PRIORITY: Final = word(PRIORITIES, "a priority")
_PHASE: Final = word(PHASES, "a phase")
_PATTERN: Final = word(PATTERNS, "a pattern")
_KEYS: Final = (
    "format",
    "made_for",
    "today",
    "athlete",
    "replanned_on",
    "replaces",
    "events",
    "notices",
    "runs",
    "races",
    "weeks",
    "gates",
    "broken_rules",
    "certificate",
    "alternatives",
    "uncovered",
    "problems",
)
_RUN_KEYS: Final = tuple(field.name for field in dataclasses.fields(DatedRun))


def decode_plan(field: Field) -> Plan:
    """Read a plan; rejected when a top-level key is missing or wrong.

    Plans written before they could be replanned have no `replanned_on`, `events`, `certificate`.
    """
    record = Record(field, _KEYS)
    record.required("format", _read_format, PLAN_FORMAT)
    # Without it the file is something else, and every other key would be a problem.
    record.finish()
    made_for = record.required("made_for", any_text)
    today = record.required("today", date)
    given = record.required("athlete", decode_athlete_as_written)
    replanned_on = record.optional("replanned_on", date, None)
    replaces = record.required("replaces", nullable(read_replaced))
    events = record.optional("events", each(read_event), ())
    notices = record.required("notices", each(_read_notice))
    runs = record.required("runs", each(_read_run))
    races = record.required("races", each(_read_race))
    weeks = record.required("weeks", each(_read_week))
    limits = _read_limits(record)
    record.finish()
    return Plan(
        made_for=made_for,
        today=today,
        athlete=given.athlete,
        weeks=weeks,
        runs=runs,
        races=tuple(_in_full(race, given.athlete) for race in races),
        notices=notices,
        gates=limits.gates,
        broken_rules=limits.broken_rules,
        uncovered=limits.uncovered,
        problems=limits.problems,
        alternatives=limits.alternatives,
        certificate=limits.certificate,
        replanned_on=replanned_on,
        events=events,
        replaces=replaces,
    )


@dataclass(frozen=True, slots=True)
class _Limits:
    """What the plan could not keep, or not yet."""

    gates: tuple[Gate, ...]
    broken_rules: tuple[BrokenRule, ...]
    certificate: Certificate | None
    alternatives: tuple[Alternative, ...]
    uncovered: tuple[Uncovered, ...]
    problems: tuple[Problem, ...]


def _read_limits(record: Record) -> _Limits:
    return _Limits(
        record.required("gates", each(_read_gate)),
        record.required("broken_rules", each(read_broken_rule)),
        record.optional("certificate", read_certificate, None),
        record.required("alternatives", each(read_alternative)),
        record.required("uncovered", each(_read_uncovered)),
        record.required("problems", each(_read_problem)),
    )


def _read_format(field: Field) -> None:
    if field.value != PLAN_FORMAT:
        field.expected(f"{PLAN_FORMAT}, the only plan format that is read")


def _read_notice(field: Field) -> Notice:
    record = Record(field, ("tier", "text", "rule"))
    tier = record.required("tier", _TIER)
    words = record.required("text", any_text)
    rule = record.required("rule", any_text)
    record.finish()
    return Notice(tier, words, rule)


def _read_run(field: Field) -> DatedRun:
    record = Record(field, _RUN_KEYS)
    run_id = record.required("id", text)
    on = record.required("on", date)
    at = record.required("at", clock)
    at_source = record.required("at_source", _TIME_SOURCE)
    kind = record.required("type", _RUN_TYPE)
    title = record.required("title", any_text)
    distance_m = record.required("distance_m", nullable(number(0)))
    duration_s = record.required("duration_s", nullable(number(0)))
    key = record.required("key", boolean)
    leg_cost = record.required("leg_cost", whole(0, _MAX_LEG_COST))
    source = record.required("source", any_text)
    record.finish()
    return DatedRun(
        run_id, on, at, at_source, kind, title, distance_m, duration_s, key, leg_cost, source
    )


def _read_race(field: Field) -> Race:
    record = Record(field, ("on", "name", "distance_m", "priority"))
    on = record.required("on", date)
    name = record.required("name", any_text)
    distance_m = record.required("distance_m", number(0))
    priority = record.required("priority", _PRIORITY)
    record.finish()
    return Race(name, on, distance_m, priority)


def _in_full(race: Race, athlete: Athlete) -> Race:
    """Return the athlete's own race of which a plan repeats the main facts, goal and time too."""
    facts = (race.name, race.on, race.distance_m, race.priority)
    own = (
        other
        for other in athlete.races
        if (other.name, other.on, other.distance_m, other.priority) == facts
    )
    return next(own, race)


def _read_week(field: Field) -> PlannedWeek:
    record = Record(field, ("starts_on", "phase", "deload", "sessions"))
    starts_on = record.required("starts_on", date)
    phase = record.required("phase", _PHASE)
    deload = record.required("deload", boolean)
    sessions = record.required("sessions", each(read_session))
    record.finish()
    return PlannedWeek(starts_on, phase, deload, sessions)


def _read_gate(field: Field) -> Gate:
    record = Record(field, ("pattern", "open", "missing", "expected_on"))
    gate = Gate(
        record.required("pattern", _PATTERN),
        record.required("open", boolean),
        record.required("missing", each(any_text)),
        record.required("expected_on", nullable(date)),
    )
    record.finish()
    return gate


def _read_uncovered(field: Field) -> Uncovered:
    record = Record(field, ("pattern", "starts_on", "text"))
    gap = Uncovered(
        record.required("pattern", _PATTERN),
        record.required("starts_on", date),
        record.required("text", any_text),
    )
    record.finish()
    return gap


def _read_problem(field: Field) -> Problem:
    record = Record(field, ("file", "where", "text"))
    problem = Problem(
        record.required("file", any_text),
        record.required("where", any_text),
        record.required("text", any_text),
    )
    record.finish()
    return problem
