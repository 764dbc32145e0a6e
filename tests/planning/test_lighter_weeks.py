"""A week with lighter leg work says what harder work would break."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ironstride.planning.lighter_weeks import LightLift, explain_lighter
from ironstride.planning.rules.facts import Facts
from ironstride.planning.rules.terms import read_terms
from ironstride.policy.reader import read_policy

if TYPE_CHECKING:
    from ironstride.planning.rules.terms import Terms

SAID = "Lighter leg work than this phase wants: "


@pytest.fixture(scope="module")
def terms() -> Terms:
    return read_terms(read_policy())


def lift(grade: int = 1, wanted: int = 2, start_h: float = 0.0, **near: Any) -> LightLift:
    return LightLift(Facts(start_h=start_h, end_h=start_h + 1, **near), grade, wanted)


@pytest.mark.parametrize(
    ("near", "words"),
    [
        ({"to_key_h": 20.0}, "harder work would end too near to a key or long run."),
        ({"to_long_h": 20.0}, "harder work would end too near to a key or long run."),
        ({"since_tiring_h": 4.0}, "your legs are still tired from a hard run then."),
        ({"to_easy_h": 1.0}, "harder work would end too near to an easy run."),
        ({}, "the days and minutes that are free hold no more."),
    ],
)
def test_it_names_what_harder_work_would_break(
    terms: Terms, near: dict[str, Any], words: str
) -> None:
    assert explain_lighter([lift(**near)], terms, lacks_times=False) == SAID + words


def test_what_would_be_broken_anyway_is_no_reason(terms: Terms) -> None:
    kept = lift(2, 2, to_key_h=20.0)
    assert "hold no more" in explain_lighter([kept], terms, lacks_times=True)


def test_two_hard_sessions_too_near_are_named(terms: Terms) -> None:
    near = [lift(2, 2), lift(1, 2, start_h=24.0)]
    assert "too near to each other." in explain_lighter(near, terms, lacks_times=True)
    far = [lift(2, 2), lift(1, 2, start_h=96.0)]
    assert "hold no more" in explain_lighter(far, terms, lacks_times=False)


def test_a_missing_time_of_day_and_the_first_weeks_are_said(terms: Terms) -> None:
    new = lift(to_key_h=20.0, newcomer_weeks=True)
    text = explain_lighter([new], terms, lacks_times=True)
    assert text == (
        f"{SAID}harder work would end too near to a key or long run, and in your first weeks legs "
        "stay sore for longer. Give your key runs a time of day: that may make room."
    )
