"""The plan file: round trip, stable bytes, schema, every field wrong once, hostile files."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ironstride.formats.plan_file import read_plan, write_plan
from ironstride.training.plan import Plan

if TYPE_CHECKING:
    from ironstride.errors import Problem

DOCS = Path(__file__).parents[2] / "docs" / "formats"
SCHEMA = json.loads((DOCS / "ironstride.plan-1.schema.json").read_text("utf-8"))
DOC = (DOCS / "plan.md").read_text("utf-8")
SESSION, RUN = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", DOC, re.DOTALL))
WHOLE: dict[str, Any] = {
    "format": "ironstride.plan/1",
    "made_for": "Ada Miles",
    "today": "2026-11-23",
    "athlete": {
        "format": "ironstride.athlete/1",
        "name": "Ada Miles",
        "born": "1988-04-23",
        "sex": "female",
        "body_mass_kg": 61,
        "units": "kg",
        "lifting": {"experience": "none"},
        "places": {"gym": {"equipment": ["barbell", "rack"]}},
        "availability": {"tue": [{"minutes": 40, "place": "gym"}]},
    },
    "replanned_on": "2026-11-25",
    "replaces": {
        "id": "sha256:1",
        "diff": {
            "changes": [{"kind": "week", "on": "2026-11-23", "text": "A deload.", "session": None}],
            "way_back": {"weeks": {"2026-11-23": {"deload": True}}},
            "earlier": [{"id": "sha256:0", "changes": [], "way_back": {}}],
        },
    },
    "events": [
        {
            "kind": "pain",
            "reported_on": "2026-11-24",
            "pain": {"region": "knee-left", "now": 3},
        }
    ],
    "notices": [{"tier": "info", "text": "Sore for two days.", "rule": "soreness_is_said"}],
    "runs": [RUN],
    "races": [{"on": "2027-04-25", "name": "City", "distance_m": 42195, "priority": "A"}],
    "weeks": [
        {"starts_on": "2026-11-23", "phase": "adaptation", "deload": False, "sessions": [SESSION]}
    ],
    "gates": [{"pattern": "squat", "open": False, "missing": ["6 sessions"], "expected_on": None}],
    "broken_rules": [{"rule": "a_rule", "cost": 1.5, "on": "2026-11-24", "text": "Too close."}],
    "certificate": {
        "cost": 2.5,
        "bound_cost": 2.5,
        "rules": [{"rule": "a_rule", "cost": 2.5, "bound_cost": 2.5}],
    },
    "alternatives": [
        {
            "starts_on": "2026-11-23",
            "cost_more": 2,
            "sessions": [{"on": "2026-11-24", "at": "18:30", "place": "gym", "leg_grade": 2}],
            "broken_rules": [],
        }
    ],
    "uncovered": [{"pattern": "foot", "starts_on": "2026-11-23", "text": "No time."}],
    "problems": [{"file": "a.ics", "where": "line 3", "text": "is not a run; correct it"}],
}
SET = ("weeks", 0, "sessions", 0, "blocks", 0, "items", 0, "sets", 1)
slow = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def validator() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA)


def changed(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    """Return the example with one value changed; `...` takes the key away."""
    tree = copy.deepcopy(WHOLE)
    part: Any = tree
    for key in path[:-1]:
        part = part[key]
    if value is ...:
        del part[path[-1]]
    else:
        part[path[-1]] = value
    return tree


def read(tree: object) -> tuple[Plan | None, tuple[Problem, ...]]:
    return read_plan(json.dumps(tree), "plan.json")


@slow
@given(st.from_type(Plan))
def test_a_written_plan_reads_back_as_the_same_plan(plan: Plan) -> None:
    text = write_plan(plan)
    assert read_plan(text, "plan.json") == (plan, ())
    found, _ = read_plan(text.encode(), "plan.json")
    assert found is not None
    assert write_plan(found) == text


@slow
@given(st.from_type(Plan))
def test_a_written_plan_keeps_its_schema(plan: Plan) -> None:
    validator().validate(json.loads(write_plan(plan)))


def test_the_documented_example_is_a_plan_in_its_own_bytes() -> None:
    validator().validate(WHOLE)
    plan, problems = read(WHOLE)
    assert problems == ()
    assert plan is not None
    assert json.loads(write_plan(plan)) == WHOLE


def keys_of(tree: object) -> list[object]:
    if isinstance(tree, dict):
        return [*tree, *(key for part in tree.values() for key in keys_of(part))]
    return [key for part in tree for key in keys_of(part)] if isinstance(tree, list) else []


def test_keys_keep_the_order_of_the_contract() -> None:
    plan, _ = read(WHOLE)
    assert plan is not None
    assert keys_of(json.loads(write_plan(plan))) == keys_of(WHOLE)


def test_numbers_are_written_one_way() -> None:
    plan, _ = read(changed((*SET, "load_kg"), [80.0, 82.5]))
    assert plan is not None
    assert '"load_kg": [80, 82.5]' in write_plan(plan)
    costly, _ = read(changed(("broken_rules", 0, "cost"), 12.3456))
    assert costly is not None
    assert '"cost": 12.35' in write_plan(costly)


def test_each_session_has_a_line_of_its_own() -> None:
    plan, _ = read(WHOLE)
    assert plan is not None
    line = next(line for line in write_plan(plan).splitlines() if '"2026-11-24-lift"' in line)
    assert json.loads(line) == SESSION


LATER_KEYS = ("replanned_on", "events", "certificate")


@pytest.mark.parametrize("key", LATER_KEYS)
def test_a_plan_from_before_a_key_is_read_without_it(key: str) -> None:
    plan, problems = read({name: value for name, value in WHOLE.items() if name != key})
    assert problems == ()
    assert plan is not None
    assert not getattr(plan, key)


@pytest.mark.parametrize("key", [key for key in WHOLE if key not in LATER_KEYS])
def test_without_a_top_level_key_there_is_no_plan(key: str) -> None:
    plan, problems = read(changed((key,), ...))
    assert plan is None
    assert [problem.where for problem in problems] == [key]
    with pytest.raises(jsonschema.ValidationError):
        validator().validate(changed((key,), ...))


ITEM = SET[:8]
ITEM_PATH = "weeks[0].sessions[0].blocks[0].items[0]"
WRONG_ONCE: list[tuple[tuple[str | int, ...], object, str]] = [
    (("surprise",), 1, "surprise"),
    (("format",), "ironstride.plan/2", "format"),
    (("today",), "today", "today"),
    (("athlete", "body_mass_kg"), -1, "athlete.body_mass_kg"),
    (("athlete", "shoes"), "fast", "athlete.shoes"),
    (("replaces",), 3, "replaces"),
    (("replaces", "diff", "changes", 0, "kind"), "x", "replaces.diff.changes[0].kind"),
    (("replaces", "diff", "earlier", 0, "id"), "", "replaces.diff.earlier[0].id"),
    (("replanned_on",), "then", "replanned_on"),
    (("events", 0, "kind"), "holiday", "events[0].kind"),
    (("events", 0, "reported_on"), "then", "events[0].reported_on"),
    (("certificate", "bound_cost"), "low", "certificate.bound_cost"),
    (("alternatives", 0, "sessions", 0, "at"), "noon", "alternatives[0].sessions[0].at"),
    (("notices", 0, "tier"), "urgent", "notices[0].tier"),
    (("runs", 0, "leg_cost"), None, "runs[0].leg_cost"),
    (("runs", 0, "at"), "24:00", "runs[0].at"),
    (("runs", 0, "type"), "jog", "runs[0].type"),
    (("races", 0, "priority"), "D", "races[0].priority"),
    (("races", 0, "distance_m"), 0, "races[0]"),
    (("weeks", 0, "phase"), "bulk", "weeks[0].phase"),
    (("weeks", 0, "starts_on"), "2026-11-24", "weeks[0]"),
    (("weeks", 0, "deload"), 0, "weeks[0].deload"),
    (("weeks", 0, "sessions", 0, "kind"), "yoga", "weeks[0].sessions[0].kind"),
    (("weeks", 0, "sessions", 0, "leg_grade"), 4, "weeks[0].sessions[0].leg_grade"),
    (("weeks", 0, "sessions", 0, "why"), [], "weeks[0].sessions[0]"),
    (
        ("weeks", 0, "sessions", 0, "versions"),
        {"12": {"a": -1}},
        "weeks[0].sessions[0].versions.12.a",
    ),
    ((*ITEM, "patterns"), ["squatt"], ITEM_PATH + ".patterns[0]"),
    ((*ITEM, "rep_class"), "strength", "weeks[0].sessions[0]"),
    ((*SET, "reps"), [10, 8], ITEM_PATH + ".sets[1].reps"),
    ((*SET, "reps"), [8.5, 9], ITEM_PATH + ".sets[1].reps[0]"),
    ((*SET, "reps"), None, ITEM_PATH + ".sets[1]"),
    ((*SET, "load_kg"), [80], ITEM_PATH + ".sets[1].load_kg"),
    (
        (*SET, "load_kg"),
        [80, 10**400],
        "weeks[0].sessions[0].blocks[0].items[0].sets[1].load_kg[1]",
    ),
    ((*SET, "find_load"), "no way", ITEM_PATH + ".sets[1].find_load"),
    ((*SET, "rest_s"), -1, ITEM_PATH + ".sets[1].rest_s"),
    (("gates", 0, "expected_on"), "soon", "gates[0].expected_on"),
    (("broken_rules", 0, "cost"), "high", "broken_rules[0].cost"),
    (("alternatives", 0), 3, "alternatives[0]"),
    (("uncovered", 0, "pattern"), "arms", "uncovered[0].pattern"),
    (("problems", 0, "where"), 3, "problems[0].where"),
]


@pytest.mark.parametrize(("path", "value", "where"), WRONG_ONCE)
def test_a_wrong_field_is_located(path: tuple[str | int, ...], value: object, where: str) -> None:
    _, problems = read(changed(path, value))
    assert problems[0].where == where
    assert ";" in problems[0].text
    not_in_schema = where.startswith("weeks[0].sessions[0].blocks[0].items[0].sets[1].load_kg[1]")
    is_about_meaning = path[-1] in ("starts_on", "rep_class") or value == [10, 8] or not_in_schema
    if not is_about_meaning:
        with pytest.raises(jsonschema.ValidationError):
            validator().validate(changed(path, value))


def test_all_problems_come_at_once_and_the_rest_stays() -> None:
    tree = changed(("weeks", 0, "sessions", 0, "kind"), "yoga")
    tree["gates"][0]["open"] = "maybe"
    tree["runs"].append({**RUN, "id": ""})
    plan, problems = read(tree)
    assert {problem.where for problem in problems} == {
        "runs[1].id",
        "weeks[0].sessions[0].kind",
        "gates[0].open",
    }
    assert plan is not None
    assert (len(plan.runs), plan.weeks[0].sessions, plan.gates) == (1, (), ())


HOSTILE: dict[str, str | bytes] = {
    "empty": "",
    "null": "null",
    "a list": "[]",
    "cut off": json.dumps(WHOLE)[:-30],
    "not a number": json.dumps(WHOLE).replace("42195", "NaN"),
    "too many digits": json.dumps(WHOLE).replace("42195", "9" * 6000),
    "deep lists": "[" * 200_000,
    "deep groups": '{"a": ' * 200_000,
    "latin-1": '{"made_for": "Zo\xeb"}'.encode("latin-1"),
    "huge": b" " * 50_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_a_clear_problem_and_no_plan(name: str) -> None:
    plan, problems = read_plan(HOSTILE[name], "plan.json")
    assert plan is None
    assert problems
    assert all(";" in problem.text for problem in problems)


def nested(levels: int) -> dict[str, object]:
    tree: dict[str, object] = {}
    for _ in range(levels):
        tree = {"a": tree}
    return tree


@pytest.mark.parametrize("path", [("athlete", "policy"), ("replaces", "diff", "way_back")])
def test_deep_nesting_inside_free_parts_is_a_problem(path: tuple[str | int, ...]) -> None:
    _, problems = read(changed(path, nested(200)))
    assert problems


def test_a_key_written_twice_is_a_problem() -> None:
    text = json.dumps(WHOLE).replace('"today":', '"made_for": "Bea", "today":')
    _, problems = read_plan(text, "plan.json")
    assert "'made_for' twice" in problems[0].text


def test_half_a_character_does_not_stop_the_file_from_being_written() -> None:
    plan, _ = read(WHOLE)
    assert plan is not None
    broken = Plan(made_for="A\ud800", today=plan.today, athlete=plan.athlete, weeks=())
    assert write_plan(broken).encode("utf-8")


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 5000))
def test_a_truncated_file_never_raises(length: int) -> None:
    text = json.dumps(WHOLE)
    plan, problems = read_plan(text[: length % len(text)], "plan.json")
    assert plan is None
    assert problems


def test_races_keep_their_goal_and_time_from_the_athlete() -> None:
    tree = changed(("athlete", "races"), [])
    own = {"name": "City", "on": "2027-04-25", "at": "09:30", "distance_km": 42.195}
    tree["athlete"]["races"] = [{**own, "priority": "A", "goal": "under 3:30"}]
    plan, problems = read(tree)
    assert problems == ()
    assert plan is not None
    assert plan.races[0].goal == "under 3:30"
    assert cast("list[dict[str, object]]", json.loads(write_plan(plan))["races"]) == WHOLE["races"]
