"""The sessions of a plan file: blocks, items, sets and their reasons."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final, get_args

from ironstride.formats.field_readers import (
    any_text,
    boolean,
    clock,
    date,
    number,
    pair_of,
    text,
    whole,
    word,
)
from ironstride.formats.fields import Field, Record, each, nullable
from ironstride.training.athlete import MAX_LOAD_KG
from ironstride.training.session import MAX_LEG_GRADE, Block, PlannedItem, PlannedSession, Why
from ironstride.training.sets import MAX_FIRST_REP_EFFORT, PlannedSet, SetRole
from ironstride.training.words import (
    EVIDENCE_LABELS,
    IMPLEMENTS,
    PATTERNS,
    QUALITIES,
    REP_CLASSES,
    SESSION_KINDS,
    SET_KINDS,
    LoadCounts,
    TimeSource,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

TIME_SOURCES: Final[tuple[TimeSource, ...]] = get_args(TimeSource)
_LOAD_COUNTS: Final[tuple[LoadCounts, ...]] = get_args(LoadCounts)
_SET_ROLES: Final[tuple[SetRole, ...]] = get_args(SetRole)
_ANY_COUNT: Final = whole(0, 1_000_000)
_COUNTS: Final = nullable(pair_of(_ANY_COUNT))
_SESSION_KEYS: Final = tuple(field.name for field in dataclasses.fields(PlannedSession))
_ITEM_KEYS: Final = tuple(field.name for field in dataclasses.fields(PlannedItem))
_SET_KEYS: Final = tuple(field.name for field in dataclasses.fields(PlannedSet))
_READ_EVIDENCE: Final = word(EVIDENCE_LABELS, "an evidence label")
_READ_KIND: Final = word(SESSION_KINDS, "a kind of session")
_READ_TIME_SOURCE: Final = word(TIME_SOURCES, "a source of the time")
_READ_QUALITY: Final = word(QUALITIES, "a quality")
_READ_PATTERN: Final = word(PATTERNS, "a pattern")
_READ_REP_CLASS: Final = word(REP_CLASSES, "a rep class")
_READ_IMPLEMENT: Final = word(IMPLEMENTS, "an implement")
_READ_LOAD_COUNTS: Final = word(_LOAD_COUNTS, "a way to count the load")
_READ_SET_ROLE: Final = word(_SET_ROLES, "a role of a set")
_READ_SET_KIND: Final = word(SET_KINDS, "a kind of set")


def read_session(field: Field) -> PlannedSession:
    """Read one session; a bad item is left out and reported."""
    record = Record(field, _SESSION_KEYS)
    session_id = record.required("id", text)
    on = record.required("on", date)
    at = record.required("at", clock)
    at_source = record.required("at_source", _READ_TIME_SOURCE)
    place = record.required("place", any_text)
    kind = record.required("kind", _READ_KIND)
    run_id = record.required("run_id", nullable(text))
    leg_grade = record.required("leg_grade", whole(0, MAX_LEG_GRADE))
    minutes = record.required("minutes", _ANY_COUNT)
    title = record.required("title", any_text)
    authored = record.required("authored", boolean)
    why = record.required("why", each(_read_why))
    versions = record.required("versions", _read_versions)
    blocks = record.required("blocks", each(_read_block))
    record.finish()
    return PlannedSession(
        id=session_id,
        on=on,
        at=at,
        at_source=at_source,
        place=place,
        kind=kind,
        leg_grade=leg_grade,
        minutes=minutes,
        title=title,
        why=why,
        blocks=blocks,
        versions=versions,
        run_id=run_id,
        authored=authored,
    )


def _read_why(field: Field) -> Why:
    record = Record(field, ("rule", "text", "evidence"))
    rule = record.required("rule", text)
    sentence = record.required("text", text)
    evidence = record.required("evidence", _READ_EVIDENCE)
    record.finish()
    return Why(rule, sentence, evidence)


def _read_versions(field: Field) -> Mapping[str, Mapping[str, int]]:
    return {name: _read_set_counts(version) for name, version in field.entries()}


def _read_set_counts(field: Field) -> Mapping[str, int]:
    return {item_id: _ANY_COUNT(count) for item_id, count in field.entries()}


def _read_block(field: Field) -> Block:
    record = Record(field, ("quality", "items"))
    quality = record.required("quality", _READ_QUALITY)
    items = record.required("items", each(_read_item))
    record.finish()
    return Block(quality, items)


def _read_item(field: Field) -> PlannedItem:
    record = Record(field, _ITEM_KEYS)
    item_id = record.required("id", text)
    exercise = record.required("exercise", text)
    name = record.required("name", text)
    patterns = record.required("patterns", each(_READ_PATTERN))
    rep_class = record.required("rep_class", _READ_REP_CLASS)
    pair_group = record.required("pair_group", nullable(text))
    implement = record.required("implement", _READ_IMPLEMENT)
    load_counts = record.required("load_counts", _READ_LOAD_COUNTS)
    sets = record.required("sets", each(read_planned_set))
    why = record.required("why", each(_read_why))
    record.finish()
    return PlannedItem(
        id=item_id,
        exercise=exercise,
        name=name,
        patterns=patterns,
        rep_class=rep_class,
        implement=implement,
        load_counts=load_counts,
        sets=sets,
        why=why,
        pair_group=pair_group,
    )


def read_planned_set(field: Field) -> PlannedSet:
    """Read one planned set."""
    record = Record(field, _SET_KEYS)
    kind = record.required("kind", _READ_SET_ROLE)
    set_kind = record.required("set_kind", _READ_SET_KIND)
    reps = record.required("reps", _COUNTS)
    seconds = record.required("seconds", _COUNTS)
    distance_m = record.required("distance_m", nullable(_ANY_COUNT))
    contacts = record.required("contacts", nullable(_ANY_COUNT))
    per_side = record.required("per_side", boolean)
    load_kg = record.required("load_kg", nullable(pair_of(number(0, MAX_LOAD_KG))))
    find_load = record.required("find_load", boolean)
    rir = record.required("rir", _COUNTS)
    effort = record.required("first_rep_effort_min", nullable(whole(0, MAX_FIRST_REP_EFFORT)))
    rest_s = record.required("rest_s", _ANY_COUNT)
    tempo = record.required("tempo", nullable(any_text))
    record.finish()
    return PlannedSet(
        kind=kind,
        set_kind=set_kind,
        reps=reps,
        seconds=seconds,
        distance_m=distance_m,
        contacts=contacts,
        per_side=per_side,
        load_kg=load_kg,
        find_load=find_load,
        rir=rir,
        first_rep_effort_min=effort,
        rest_s=rest_s,
        tempo=tempo,
    )
