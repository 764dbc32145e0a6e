"""What is believed can be written and read again: the same to the last bit, or a clear problem."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.loading.test_strength_model import MODEL, done, season

from ironstride.formats.strength_file import read_strength, write_strength


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 10_000))
def test_what_is_read_again_is_the_same_and_goes_on_the_same(seed: int) -> None:
    day = MODEL.follow(season(seed))
    again, problems = read_strength(write_strength(day), MODEL, "state.json")
    assert problems == ()
    assert again is not None
    later = done(85, day=60)
    for one, other in ((day, again), (MODEL.log(day, later), MODEL.log(again, later))):
        assert np.array_equal(one.state.mean, other.state.mean)
        assert np.array_equal(one.state.covariance, other.state.covariance)
        assert np.array_equal(one.state.last_days, other.state.last_days)
        assert one.doubted == other.doubted
        assert one.on == other.on


def test_a_day_that_has_begun_goes_on_with_its_sets() -> None:
    begun = MODEL.follow([done(), done(82.5, day=0.01)])
    again, _ = read_strength(write_strength(begun), MODEL, "state.json")
    assert again is not None
    more = done(85, day=0.02)
    assert np.array_equal(MODEL.log(again, more).state.mean, MODEL.log(begun, more).state.mean)


def test_a_session_in_doubt_is_still_in_doubt() -> None:
    odd = MODEL.follow([*(done(day=7 * week) for week in range(4)), done(300, day=28)])
    doubted = MODEL.at(odd, done(day=29).performed_on)
    again, _ = read_strength(write_strength(doubted), MODEL, "state.json")
    assert again is not None
    assert again.state.doubted_log_kg[0] == doubted.state.doubted_log_kg[0] > 0
    assert again.doubted == doubted.doubted


def test_nobody_is_known_yet() -> None:
    again, problems = read_strength(write_strength(MODEL.begin()), MODEL, "state.json")
    assert problems == ()
    assert again is not None
    assert again.on is None


TREE = json.loads(write_strength(MODEL.follow([done(), done(82.5, day=3)])))


def before_with(**changes: object) -> str:
    return json.dumps(TREE | {"before": TREE["before"] | changes})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": "ironstride.plan/1"}',
        json.dumps(TREE)[:-20],
        json.dumps(TREE | {"before": {}}),
        json.dumps(TREE | {"before": TREE["before"] | {"mean": [1.0]}}),
        json.dumps(TREE | {"lifts": [{"exercise": "x"}]}),
        json.dumps(TREE | {"on": "yesterday"}),
        before_with(curves=[99]),
        before_with(mean=[None] * len(TREE["before"]["mean"])),
        before_with(sources=[1]),
        before_with(last_days=[1e300]),
        before_with(sets_used=[1.5]),
        before_with(exercises=["a", "b"]),
        before_with(covariance=[-1.0] * len(TREE["before"]["covariance"])),
        before_with(mean=[1e999] * len(TREE["before"]["mean"])).replace("Infinity", "1e999"),
        json.dumps(TREE).replace('"system_kg":', '"system_kg":-'),
    ],
)
def test_what_is_no_state_is_one_problem(text: str) -> None:
    day, problems = read_strength(text, MODEL, "state.json")
    assert day is None
    (problem,) = problems
    assert problem.file == "state.json"
