"""A runner's own numbers: what is usable is used, the rest is a located problem."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.policy.overrides import override_policy
from ironstride.policy.reader import parse_policy, read_policy

if TYPE_CHECKING:
    from ironstride.policy.lookup import Policy

FIELDS = """unit = "u"
grade = "B"
tag = "V"
source = "doma2013"
rule = "r"
doctrine = "D1"
text = "t"
"""
TOML = f"""
["clearance.key_h"]
value = 48.0
min = 0
max = 120
{FIELDS}
["dose.sets"]
value = {{ novice = 2, advanced = 4 }}
min = 1
max = 6
{FIELDS}
["dose.rir"]
value = [1, 3]
min = 0
max = 5
{FIELDS}
["dose.ramp"]
value = [60, 40, 20]
{FIELDS}
["dose.reps"]
value = {{ strength = [3, 5] }}
{FIELDS}
["demand.grades"]
value = {{ "2" = [2, 2], "3" = [2, 2, 1] }}
min = 0
max = 3
series = true
{FIELDS}
["gates.patterns"]
value = ["squat", "hinge"]
choices = ["squat", "hinge", "push"]
{FIELDS}
["safety.age"]
value = 16
fixed = true
{FIELDS}
"""


def policy() -> Policy:
    made, problems = parse_policy({"a.toml": TOML})
    assert problems == ()
    return made


def problem_of(overrides: dict[str, object]) -> tuple[str, str]:
    """Return where and what the single problem is; the policy must be as it was."""
    given_policy = policy()
    laid, problems = override_policy(given_policy, overrides, "me.yaml")
    assert laid.entries == given_policy.entries
    (problem,) = problems
    assert problem.file == "me.yaml"
    return problem.where, problem.text


@pytest.mark.parametrize(
    "overrides",
    [
        {"dose.sets.novice": 3},
        {"dose.sets": {"novice": 3}},
        {"dose": {"sets": {"novice": 3}}},
        {"dose": {"sets.novice": 3.0}},
    ],
)
def test_a_table_is_changed_by_member_however_it_is_nested(overrides: dict[str, object]) -> None:
    laid, problems = override_policy(policy(), overrides, "me.yaml")
    assert problems == ()
    assert laid.table("dose.sets") == {"novice": 3, "advanced": 4}
    assert policy().table("dose.sets") == {"novice": 2, "advanced": 4}


def test_several_members_of_one_table_add_up() -> None:
    laid, problems = override_policy(
        policy(), {"dose.sets.novice": 1, "dose": {"sets": {"advanced": 5}}}, "me.yaml"
    )
    assert problems == ()
    assert laid.table("dose.sets") == {"novice": 1, "advanced": 5}


def test_numbers_and_lists_are_replaced() -> None:
    overrides = {
        "clearance.key_h": 36,
        "dose.rir": [2, 2],
        "dose.ramp": [10, 50, 30],
        "dose.reps.strength": [1, 3],
        "gates.patterns": ["push"],
    }
    laid, problems = override_policy(policy(), overrides, "me.yaml")
    assert problems == ()
    assert laid.number("clearance.key_h") == 36
    assert laid.pair("dose.rir") == (2, 2)
    assert laid.numbers("dose.ramp") == (10, 50, 30)
    assert laid.ranges("dose.reps") == {"strength": (1, 3)}
    assert laid.words("gates.patterns") == ("push",)


def test_a_series_may_go_down_and_a_range_may_not() -> None:
    overrides = {"demand.grades": {"2": [2, 1], "3": [3, 2, 1]}, "dose.reps.strength": [5, 3]}
    laid, problems = override_policy(policy(), overrides, "me.yaml")
    assert laid.ranges("demand.grades") == {"2": (2, 1), "3": (3, 2, 1)}
    assert laid.ranges("dose.reps") == {"strength": (3, 5)}
    assert [problem.where for problem in problems] == ["policy.dose.reps.strength"]


def test_the_leg_grades_of_a_week_may_be_written_hardest_first() -> None:
    for phase in ("adaptation", "deload", "transition"):
        key = f"demand.leg_grades.{phase}"
        laid, problems = override_policy(read_policy(), {key: {"2": [2, 1]}}, "me.yaml")
        assert problems == ()
        assert laid.ranges(key)["2"] == (2, 1)


def test_an_own_number_loses_the_evidence() -> None:
    laid, _ = override_policy(policy(), {"clearance.key_h": 36}, "me.yaml")
    entry = laid.entry("clearance.key_h")
    assert (entry.overridden, entry.label, entry.citation) == (True, "convention", None)
    assert policy().entry("clearance.key_h").citation == "doma2013"


def test_no_overrides_change_nothing() -> None:
    assert override_policy(policy(), {}, "me.yaml") == (policy(), ())


@pytest.mark.parametrize(
    ("overrides", "where", "text"),
    [
        ({"clearance.key_h": "36"}, "policy.clearance.key_h", "without quotes"),
        ({"clearance.key_h": True}, "policy.clearance.key_h", "no finite number"),
        ({"clearance.key_h": None}, "policy.clearance.key_h", "no finite number"),
        ({"clearance.key_h": float("nan")}, "policy.clearance.key_h", "no finite number"),
        ({"clearance.key_h": float("inf")}, "policy.clearance.key_h", "no finite number"),
        ({"clearance.key_h": 10**400}, "policy.clearance.key_h", "no finite number"),
        ({"clearance.key_h": dt.date(2026, 1, 1)}, "policy.clearance.key_h", "no finite number"),
        ({"clearance.key_h": 121}, "policy.clearance.key_h", "above the most, 120"),
        ({"clearance.key_h": -0.1}, "policy.clearance.key_h", "below the least, 0"),
        ({"clearance.key_h": [36]}, "policy.clearance.key_h", "no finite number"),
        ({"clearance.key_h": {"a": 1}}, "policy.clearance.key_h", "no finite number"),
        ({"dose.sets.novice": 2.5}, "policy.dose.sets.novice", "not whole"),
        ({"dose.sets.novice": 7}, "policy.dose.sets.novice", "above the most"),
        ({"dose.sets.novize": 2}, "policy.dose.sets.novize", "'dose.sets.novice'"),
        ({"dose.sets": 3}, "policy.dose.sets", "novice, advanced"),
        ({"dose.sets": {3: 3}}, "policy.dose.sets.3", "is no key"),
        ({"dose.rir": [3, 1]}, "policy.dose.rir", "low to high"),
        ({"dose.rir": [1, 2, 3]}, "policy.dose.rir", "write 2 numbers"),
        ({"dose.rir": 2}, "policy.dose.rir", "is no list"),
        ({"dose.rir": []}, "policy.dose.rir", "is no list"),
        ({"dose.rir": [0, 9]}, "policy.dose.rir", "above the most"),
        ({"dose.rir": [[0], 9]}, "policy.dose.rir", "no finite number"),
        ({"dose.ramp": [1, 2]}, "policy.dose.ramp", "write 3 numbers"),
        ({"dose.reps.strength": [5, 3]}, "policy.dose.reps.strength", "low to high"),
        ({"demand.grades.2": [4, 1]}, "policy.demand.grades.2", "above the most"),
        ({"demand.grades.2": [2]}, "policy.demand.grades.2", "write 2 numbers"),
        ({"gates.patterns": ["sprint"]}, "policy.gates.patterns", "not one of: squat"),
        ({"gates.patterns": [1]}, "policy.gates.patterns", "is no text"),
        ({"gates.patterns": "push"}, "policy.gates.patterns", "is no list"),
        ({"safety.age": 3}, "policy.safety.age", "is fixed"),
        ({"clearence.key_h": 36}, "policy.clearence.key_h", "'clearance.key_h'"),
        ({"dose": 3}, "policy.dose", "is no key"),
        ({"": 3}, "policy.", "is no key"),
        ({"dose": {"": {"x": 1}}}, "policy.dose.", "is no key"),
        ({None: 3}, "policy.None", "is no key"),
    ],
)
def test_what_is_not_usable_is_located(overrides: dict[str, object], where: str, text: str) -> None:
    found_where, found_text = problem_of(overrides)
    assert found_where == where
    assert text in found_text


def test_one_bad_override_does_not_lose_the_rest() -> None:
    laid, problems = override_policy(
        policy(), {"dose.sets": {"novice": 0, "advanced": 5}, "nonsense": 1}, "me.yaml"
    )
    assert [problem.where for problem in problems] == ["policy.dose.sets.novice", "policy.nonsense"]
    assert laid.table("dose.sets") == {"novice": 2, "advanced": 5}


def test_a_mapping_inside_itself_ends() -> None:
    loop: dict[str, object] = {}
    loop["dose"] = loop
    where, _ = problem_of(loop)
    assert where == "policy.dose.dose"


_KEYS = st.sampled_from(sorted(read_policy().entries)) | st.text(max_size=8)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(st.dictionaries(_KEYS, _VALUES, max_size=4))
def test_nothing_a_person_writes_raises_or_leaves_the_bounds(overrides: dict[str, object]) -> None:
    laid, _ = override_policy(read_policy(), overrides, "me.yaml")
    for key, entry in laid.entries.items():
        before = read_policy().entry(key)
        assert entry.shape == before.shape
        if entry.overridden:
            parse = override_policy(read_policy(), {key: entry.value}, "again")
            assert parse[1] == ()


@given(st.sampled_from(sorted(read_policy().entries)))
def test_the_policy_laid_over_itself_is_accepted(key: str) -> None:
    entry = read_policy().entry(key)
    laid, problems = override_policy(read_policy(), {key: entry.value}, "me.yaml")
    assert laid.entry(key).value == entry.value
    assert bool(problems) is entry.fixed
