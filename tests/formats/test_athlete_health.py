"""Health statements: read, kept when unknown, never silently dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ironstride.formats.athlete_health import (
    UNREAD_FLAG,
    encode_health,
    health_reader,
    read_region,
)
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import Health, Injury, Pain

if TYPE_CHECKING:
    from collections.abc import Callable

    Decoded = Callable[..., tuple[Any, list[str]]]

KNOWN = ("chest_pain", "fainting")


def test_the_flag_for_the_unread_is_no_flag_of_the_policy() -> None:
    assert UNREAD_FLAG not in read_policy().texts("safety.tier_of_flag")


@pytest.mark.parametrize(
    ("yaml", "flags", "problem_count"),
    [
        ("flags: [chest_pain, Fainting]", {"chest_pain", "fainting"}, 0),
        ("flags: chest pain", {"chest_pain"}, 0),
        ("flags: []", set(), 0),
        ("flags:", set(), 0),
        ("{}", set(), 0),
        ("flags: [chest-pains]", {"chest_pains"}, 1),
        (f"flags: [{UNREAD_FLAG}]", {UNREAD_FLAG}, 0),
        ("flags: [7, fainting]", {UNREAD_FLAG, "fainting"}, 1),
        ("flags: {chest_pain: true}", {UNREAD_FLAG}, 1),
        ("flag: [chest_pain]", {UNREAD_FLAG}, 1),
        ("pain: {region: knee, now: 4}", {UNREAD_FLAG}, 1),
        ("pain: [{region: elbow, now: 4}]", {UNREAD_FLAG}, 1),
        ("pain: [{region: knee, now: much}]", {UNREAD_FLAG}, 1),
        ("injuries: [{region: elbow}]", set(), 1),
        ("all good", {UNREAD_FLAG}, 1),
    ],
)
def test_what_is_not_understood_is_taken_seriously(
    decoded: Decoded, yaml: str, flags: set[str], problem_count: int
) -> None:
    found, problems = decoded(health_reader(KNOWN), yaml)
    assert found.flags == flags
    assert len(problems) == problem_count


def test_a_file_of_our_own_may_hold_any_flag(decoded: Decoded) -> None:
    assert decoded(health_reader(None), "flags: [odd]") == (Health(frozenset({"odd"})), [])


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("knee", ("knee", None)),
        ("knee-left", ("knee", "left")),
        ("right knee", ("knee", "right")),
        ("low_back", ("low_back", None)),
        ("Low back-right", ("low_back", "right")),
    ],
)
def test_a_region_has_a_side_or_none(decoded: Decoded, text: str, region: object) -> None:
    assert decoded(read_region, text) == (region, [])


@pytest.mark.parametrize("text", ["kneee", "left", "knee-left-right", "knee-up"])
def test_what_is_no_region_is_refused_with_the_regions(decoded: Decoded, text: str) -> None:
    found, problems = decoded(read_region, text)
    assert found is None
    assert "knee" in problems[0]


@pytest.mark.parametrize(
    ("yaml", "injury"),
    [
        ("left calf strain", Injury("calf", None, "left calf strain")),
        ("sore shins in spring", Injury("shin", None, "sore shins in spring")),
        ("low-back, old", Injury("low_back", None, "low-back, old")),
        ("{region: hip-right, text: labrum}", Injury("hip", None, "right: labrum")),
    ],
)
def test_an_injury_is_words_or_keys(decoded: Decoded, yaml: str, injury: Injury) -> None:
    found, problems = decoded(health_reader(KNOWN), f"injuries:\n  - {yaml}\n")
    assert problems == []
    assert found.injuries == (injury,)


def test_a_word_inside_another_is_no_region(decoded: Decoded) -> None:
    found, problems = decoded(health_reader(KNOWN), "injuries: [a bad relationship]")
    assert found.injuries == ()
    assert "names no body region" in problems[0]


def test_flags_are_written_in_order() -> None:
    health = Health(frozenset({"b", "a"}), (Pain("knee", 3, "left"), Pain("hip", 0)))
    assert encode_health(health) == {
        "flags": ["a", "b"],
        "pain": [{"region": "knee-left", "now": 3}, {"region": "hip", "now": 0}],
    }
