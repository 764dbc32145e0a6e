from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.cli.benchmarks_view import benchmarks_view
from ironstride.cli.screen import as_text
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import Athlete, BodyTest
from ironstride.training.availability import Availability

if TYPE_CHECKING:
    from ironstride.training.words import BodyTestName, Sex

TODAY = dt.date(2027, 1, 11)
CALF: BodyTestName = "single-leg-calf-raise"
HOP: BodyTestName = "single-leg-hop"


def shown(*tests: BodyTest, sex: Sex = "female") -> str:
    athlete = Athlete("Kim", dt.date(1990, 5, 1), 60, Availability(), {}, sex=sex, tests=tests)
    text = as_text(*benchmarks_view(athlete, TODAY, read_policy(), None), width=80)
    assert max(map(len, text.splitlines())) <= 80
    return " ".join(text.split())


def result(test: BodyTestName, left: int, right: int, days: int = 10) -> BodyTest:
    return BodyTest(test, TODAY - dt.timedelta(days=days), left, right)


@pytest.mark.parametrize(
    ("test", "verdict"),
    [
        (result(CALF, 17, 19), "below: comes first"),
        (result(CALF, 20, 24), "uneven: comes first"),
        (result(CALF, 22, 22), "on the way"),
        (result(CALF, 27, 28), "enough, now maintain"),
        (result(CALF, 27, 28, days=200), "too old, test again"),
        (result("single-leg-bridge", 30, 30), "enough; keep lifting"),
        (result(HOP, 150, 152), "even"),
        (result(HOP, 120, 152), "uneven: comes first"),
    ],
)
def test_each_verdict_has_its_words(test: BodyTest, verdict: str) -> None:
    assert verdict in shown(test)


def test_every_test_has_a_line_with_its_lines() -> None:
    text = shown()
    assert text.count("not tested yet") == 5
    assert "Side plank, s 45 60" in text


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (None, 20, "the first; a change of more than 6 reps will count"),
        (18, 24, "+6 reps since 13 November 2026; up to 6 may be chance"),
        (17, 24, "+7 reps since 13 November 2026: progress"),
        (30, 20, "-10 reps since 13 November 2026: a real loss"),
    ],
)
def test_a_change_is_measured_against_the_error(before: Any, now: int, words: str) -> None:
    tests = [result(CALF, now, now)]
    if before is not None:
        tests.append(result(CALF, before, before, days=59))
    assert words in shown(*tests)


def test_the_median_is_that_of_the_runners_sex() -> None:
    assert "21 (female)." in shown(result(CALF, 20, 20))
    both = shown(result(CALF, 20, 20), sex="unspecified")
    assert "24 (male) and 21 (female)." in both
    assert "Half of healthy people" not in shown()


@pytest.mark.parametrize(
    ("tests", "words"),
    [
        ((result(CALF, 10, 12),), "Jumps wait until the weaker calf does 14 raises."),
        ((result(CALF, 16, 18),), "20 calf raises on the weaker side"),
        ((result(HOP, 100, 150),), "Jumps on one leg wait"),
    ],
)
def test_what_the_tests_keep_out_is_said(tests: tuple[BodyTest, ...], words: str) -> None:
    assert words in shown(*tests)
    assert "Jumps" not in shown(result(CALF, 30, 30))
