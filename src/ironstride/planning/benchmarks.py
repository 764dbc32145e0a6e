"""What tests of the body say: enough, weak or uneven, and what that does to the plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, cast

from ironstride.training.calendar_weeks import DAYS_PER_WEEK
from ironstride.training.words import BODY_TESTS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import BodyTest
    from ironstride.training.words import BodyTestName, Pattern

Verdict = Literal["below", "uneven", "on the way", "enough"]
CALF: Final[BodyTestName] = "single-leg-calf-raise"
HOP: Final[BodyTestName] = "single-leg-hop"
WEAK: Final[frozenset[Verdict]] = frozenset({"below", "uneven"})
HIGHEST_LEVEL: Final = 3
NO_JUMPS: Final = -1
IN_SEASON: Final = "in_season"


@dataclass(frozen=True, slots=True)
class ResultWords:
    """A test in the runner's words, and what its results count."""

    name: str
    counts: str


TEST_WORDS: Final[Mapping[BodyTestName, ResultWords]] = {
    "single-leg-calf-raise": ResultWords("Calf raise", "reps"),
    "side-plank": ResultWords("Side plank", "s"),
    "single-leg-bridge": ResultWords("Single-leg bridge", "reps"),
    "single-leg-sit-to-stand": ResultWords("Single-leg sit to stand", "reps"),
    "single-leg-hop": ResultWords("Single-leg hop", "cm"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest result of a test with its verdict; `before` is the result of the time before.

    `pass_line` and `target` are None for the hop, of which only the sides are compared. `error`
    is the change that may be chance; all in what the test counts.
    """

    newest: BodyTest
    before: BodyTest | None
    verdict: Verdict
    fresh: bool
    pass_line: int | None
    target: int | None
    error: int

    @property
    def is_weak(self) -> bool:
        """Whether work for this comes first."""
        return self.verdict in WEAK

    @property
    def change(self) -> int | None:
        """What the weaker side gained since the time before, or None at the first time."""
        return None if self.before is None else self.newest.weaker - self.before.weaker

    @property
    def is_real_change(self) -> bool:
        """Whether the change is larger than the error of the test."""
        return abs(self.change or 0) > self.error


@dataclass(frozen=True, slots=True)
class Benchmarks:
    """The standings of all tests that were done, in the order of the words.

    `by_pattern` has the fresh ones that say something about a pattern; `held_sets` are the weekly
    sets of the patterns that a test shows to be enough.
    """

    standings: tuple[Standing, ...] = ()
    by_pattern: Mapping[Pattern, Standing] = field(default_factory=dict)
    held_sets: Mapping[Pattern, int] = field(default_factory=dict)
    priority_factor: float = 1.0

    def holds(self, pattern: Pattern) -> bool:
        """Whether `pattern` is enough and only has to be held."""
        return pattern in self.held_sets

    def most_sets(self, pattern: Pattern, sets: int) -> int:
        """Return `sets`, or fewer where `pattern` only has to be held."""
        return min(sets, self.held_sets.get(pattern, sets))

    def sets_row(self, pattern: Pattern, level: str) -> str:
        """Return the row of `coverage.sets` for `pattern`: the season's where it is enough."""
        return IN_SEASON if self.holds(pattern) else level

    def factor_of(self, pattern: Pattern) -> float:
        """Return how much more `pattern` weighs than usual: its test may have found it weak."""
        standing = self.by_pattern.get(pattern)
        return self.priority_factor if standing is not None and standing.is_weak else 1.0

    def reason_for(self, pattern: Pattern) -> tuple[str, str] | None:
        """Return the rule and the sentence by which a test changes the work for `pattern`."""
        standing = self.by_pattern.get(pattern)
        if standing is not None and standing.is_weak:
            return "weak_test_comes_first", say_standing(standing)
        if standing is not None and self.holds(pattern):
            return "enough_now_maintain", say_standing(standing)
        return None


def read_benchmarks(tests: Sequence[BodyTest], today: dt.date, policy: Policy) -> Benchmarks:
    """Judge the newest result of each test as of `today`."""
    if not tests:
        return Benchmarks()
    found = (_judge(name, tests, today, policy) for name in BODY_TESTS)
    standings = tuple(standing for standing in found if standing is not None)
    patterns = policy.texts("benchmarks.pattern")
    by_pattern = {
        cast("Pattern", patterns[standing.newest.test]): standing
        for standing in standings
        if standing.fresh and standing.newest.test in patterns
    }
    return Benchmarks(
        standings=standings,
        by_pattern=by_pattern,
        held_sets={
            pattern: int(policy.table(f"coverage.sets.{pattern}")[IN_SEASON])
            for pattern, standing in by_pattern.items()
            if standing.verdict == "enough" and pattern in policy.words("benchmarks.maintained")
        },
        priority_factor=policy.number("benchmarks.priority_factor"),
    )


def _judge(
    name: BodyTestName, tests: Sequence[BodyTest], today: dt.date, policy: Policy
) -> Standing | None:
    own = sorted((test for test in tests if test.test == name), key=lambda test: test.on)
    if not own:
        return None
    newest = own[-1]
    days = (today - newest.on).days
    pass_line = policy.table("benchmarks.pass").get(name)
    target = policy.table("benchmarks.target").get(name)
    return Standing(
        newest=newest,
        before=own[-2] if own[1:] else None,
        verdict=_verdict(newest, pass_line, target, policy),
        fresh=days <= DAYS_PER_WEEK * policy.whole("benchmarks.fresh_weeks"),
        pass_line=None if pass_line is None else int(pass_line),
        target=None if target is None else int(target),
        error=_error_of(name, policy),
    )


def _verdict(
    newest: BodyTest, pass_line: float | None, target: float | None, policy: Policy
) -> Verdict:
    """Say how good a result is; where both sides reach the target it is enough."""
    if target is not None and newest.weaker >= target:
        return "enough"
    if pass_line is not None and newest.weaker < pass_line:
        return "below"
    if newest.symmetry_fraction < policy.number("benchmarks.least_symmetry_fraction"):
        return "uneven"
    return "enough" if target is None else "on the way"


def _error_of(name: BodyTestName, policy: Policy) -> int:
    if name == CALF:
        return policy.whole("benchmarks.calf_error_reps")
    return int(policy.table("benchmarks.error")[name])


def say_standing(standing: Standing) -> str:
    """Return where a runner stands: "Calf raise 27 and 28: enough, now maintain."."""
    newest = standing.newest
    words = TEST_WORDS[newest.test]
    head = f"{words.name} {newest.left} and {newest.right}"
    if words.counts != "reps":
        head += f" {words.counts}"
    if standing.verdict == "enough":
        return f"{head}: enough, now maintain."
    if standing.verdict == "below":
        text = f"{head}, below {standing.pass_line}: this comes first."
        return f"{text} {_say_error(standing)}"
    if standing.verdict == "uneven":
        side = "left" if newest.left < newest.right else "right"
        text = f"{head}: the {side} lacks {say_side_difference(newest)}, so this comes first."
        return f"{text} {_say_error(standing)}"
    return f"{head}: on the way to {standing.target}."


def say_side_difference(test: BodyTest) -> str:
    """Return what the weaker side lacks of the stronger: "12 %"."""
    return f"{round(100 * (1 - test.symmetry_fraction))} %"


def _say_error(standing: Standing) -> str:
    counts = TEST_WORDS[standing.newest.test].counts
    return f"Progress is more than {standing.error} {counts}; less may be chance."


def most_jump_level(tests: Sequence[BodyTest], today: dt.date, policy: Policy) -> int:
    """Return the highest level of jumps that the tests leave, 3 without any, -1 for no jumps.

    A test never opens what the runner's level keeps closed.
    """
    level = HIGHEST_LEVEL
    calf = _judge(CALF, tests, today, policy)
    if calf is not None and calf.fresh:
        needs = policy.table("benchmarks.calf_raises_for_jumps")
        closed = [int(row) for row, need in needs.items() if calf.newest.weaker < need]
        level = min([level, *(row - 1 for row in closed)])
    hop = _judge(HOP, tests, today, policy)
    if hop is not None and hop.fresh and hop.is_weak:
        level = min(level, policy.whole("benchmarks.even_hops_from_level") - 1)
    return max(NO_JUMPS, level)
