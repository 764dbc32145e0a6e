"""The tests of the body as lines to draw: results, what is enough, which side is weaker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ironstride.planning.benchmarks import TEST_WORDS, Verdict, read_benchmarks, say_standing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import BodyTest
    from ironstride.training.words import BodyTestName

Trend = Literal["first", "better", "worse", "within error"]


@dataclass(frozen=True, slots=True)
class BenchmarkLine:
    """A test of the body with all its results, the oldest first.

    `counts` is the unit: reps, s or cm. `enough` is the result of the weaker side from which on it
    is held only, None for the hop, of which the sides are compared. `weaker_side` is None where
    both are the same. `trend` compares the weaker side with the test before: within `error` a
    change may be chance. An old result (`fresh` is false) decides nothing.
    """

    test: BodyTestName
    name: str
    counts: str
    on: dt.date
    left: int
    right: int
    weaker_side: Literal["left", "right"] | None
    enough: int | None
    comes_first_below: int | None
    verdict: Verdict
    maintain: bool
    trend: Trend
    error: int
    fresh: bool
    text: str
    results: tuple[BodyTest, ...]


def read_benchmark_lines(
    tests: Sequence[BodyTest], today: dt.date, policy: Policy
) -> tuple[BenchmarkLine, ...]:
    """Return a line for each test that was done until `today`.

    `maintain` is "enough, now maintain": the plan gives what the test stands for its sets of the
    racing season only. `text` says where the runner stands.
    """
    done = [one for one in tests if one.on <= today]
    found = read_benchmarks(done, today, policy)
    held = [found.by_pattern[pattern] for pattern in found.held_sets]
    return tuple(
        BenchmarkLine(
            test=standing.newest.test,
            name=TEST_WORDS[standing.newest.test].name,
            counts=TEST_WORDS[standing.newest.test].counts,
            on=standing.newest.on,
            left=standing.newest.left,
            right=standing.newest.right,
            weaker_side=_weaker_side(standing.newest),
            enough=standing.target,
            comes_first_below=standing.pass_line,
            verdict=standing.verdict,
            maintain=standing in held,
            trend=_trend(standing.change, standing.error),
            error=standing.error,
            fresh=standing.fresh,
            text=say_standing(standing),
            results=_results(done, standing.newest.test),
        )
        for standing in found.standings
    )


def _results(tests: Sequence[BodyTest], name: BodyTestName) -> tuple[BodyTest, ...]:
    own = (one for one in tests if one.test == name)
    return tuple(sorted(own, key=lambda one: one.on))


def _weaker_side(test: BodyTest) -> Literal["left", "right"] | None:
    if test.left == test.right:
        return None
    return "left" if test.left < test.right else "right"


def _trend(change: int | None, error: int) -> Trend:
    if change is None:
        return "first"
    if abs(change) <= error:
        return "within error"
    return "better" if change > 0 else "worse"
