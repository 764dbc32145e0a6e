"""The sample calendars of `tests/corpus` and the score of a reader on them."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ironstride.training.run import PlannedRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ironstride.formats.run_collection import Runs

CORPUS: Final = Path(__file__).parents[1] / "tests" / "corpus"
# Planners round to a tenth of a kilometre and to a minute.
TOLERANCE_FRACTION: Final = 0.02
FACTS: Final = ("type", "distance", "duration", "time")
LIGHT: Final = frozenset({"easy", "recovery", "rest", "cross", "steady", "strides"})
# As much of a title as remarks quote.
_SIGN_LENGTH: Final = 30
_SIZE_FACTS: Final = {"distance": "distance_m", "duration": "duration_s"}


@dataclass(frozen=True, slots=True)
class Sample:
    """A calendar file and what a person read in it; `strength` are (day, time, seconds)."""

    path: Path
    starts_on: dt.date
    ends_on: dt.date
    runs: tuple[PlannedRun, ...]
    strength: tuple[tuple[dt.date, dt.time | None, float | None], ...]
    not_runs: int
    unreadable: int

    @property
    def shape(self) -> str:
        """The directory: which planner writes such files."""
        return self.path.parent.name

    @property
    def name(self) -> str:
        """The shape and the file's name."""
        return f"{self.shape}/{self.path.name}"


@dataclass(frozen=True, slots=True)
class Marked:
    """One event of a sample, what was read for it (None: nothing) and which facts are right."""

    expected: PlannedRun | None
    read: PlannedRun | None
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """The events of a sample, and how many of its strength sessions and other things are right."""

    sample: Sample
    marked: tuple[Marked, ...]
    strength_right: int
    strength_wrong: int
    problems: tuple[str, ...]

    def misread(self) -> tuple[Marked, ...]:
        """Return the events of which not all is right."""
        return tuple(one for one in self.marked if len(one.right) < len(FACTS))

    def shown(self) -> tuple[Marked, ...]:
        """Return the misread events that the runner is told about: by a remark, or as unknown."""
        return tuple(one for one in self.misread() if self._is_shown(one))

    def _is_shown(self, one: Marked) -> bool:
        if one.read is None:
            return bool(self.problems)
        if one.read.type == "unknown":
            return True
        signs = {one.read.uid or one.read.title[:_SIGN_LENGTH], one.read.title[:_SIGN_LENGTH]}
        return any(sign and sign in problem for sign in signs for problem in self.problems)

    def silently_light(self) -> tuple[Marked, ...]:
        """Return the hard events read as light, or not at all, without a word to the runner."""
        return tuple(
            one
            for one in self.misread()
            if one.expected is not None
            and one.expected.type not in LIGHT
            and (one.read is None or one.read.type in LIGHT)
            and not self._is_shown(one)
        )


def read_samples() -> list[Sample]:
    """Return all samples in the order of their names."""
    expectations = sorted(CORPUS.glob("*/*.expected.json"))
    return [_read_sample(path) for path in expectations]


def _read_sample(expectation: Path) -> Sample:
    stem = expectation.name.removesuffix(".expected.json")
    path = next(
        one for one in sorted(expectation.parent.glob(f"{stem}.*")) if one.suffix != ".json"
    )
    tree = json.loads(expectation.read_text(encoding="utf-8"))
    return Sample(
        path=path,
        starts_on=dt.date.fromisoformat(tree["starts_on"]),
        ends_on=dt.date.fromisoformat(tree["ends_on"]),
        runs=tuple(_expected_run(event) for event in tree["events"]),
        strength=tuple(
            (dt.date.fromisoformat(one["on"]), _clock(one.get("at")), one.get("duration_s"))
            for one in tree["strength"]
        ),
        not_runs=tree["not_runs"],
        unreadable=tree["unreadable"],
    )


def _expected_run(event: dict[str, Any]) -> PlannedRun:
    return PlannedRun(
        on=dt.date.fromisoformat(event["on"]),
        type=event["type"],
        title="expected",
        source="a person",
        at=_clock(event["at"]),
        distance_m=event["distance_m"],
        duration_s=event["duration_s"],
        key=event.get("key"),
    )


def _clock(text: str | None) -> dt.time | None:
    return None if text is None else dt.time.fromisoformat(text)


def score(sample: Sample, found: Runs) -> Score:
    """Compare what a reader found with what a person read."""
    strength = Counter(one.on for one in found.strength)
    wanted = Counter(on for on, _, _ in sample.strength)
    return Score(
        sample=sample,
        marked=tuple(_mark(sample.runs, found.runs)),
        strength_right=(strength & wanted).total(),
        strength_wrong=(strength - wanted).total() + (wanted - strength).total(),
        problems=tuple(str(problem) for problem in found.problems),
    )


def _mark(expected: Sequence[PlannedRun], read: Iterable[PlannedRun]) -> Iterable[Marked]:
    """Pair the runs of each day so that most facts are right; what is left over is wrong."""
    left = list(read)
    pairs: list[tuple[PlannedRun, PlannedRun | None]] = [(one, None) for one in expected]
    for facts_right in range(len(FACTS), -1, -1):
        for index, (one, partner) in enumerate(pairs):
            if partner is not None:
                continue
            fitting = (run for run in left if run.on == one.on and _facts(one, run) >= facts_right)
            best = next(fitting, None)
            if best is not None:
                left.remove(best)
                pairs[index] = (one, best)
    for one, partner in pairs:
        yield Marked(one, partner, right_facts(one, partner))
    for run in left:
        yield Marked(None, run, frozenset())


def _facts(one: PlannedRun, other: PlannedRun) -> int:
    return len(right_facts(one, other))


def right_facts(expected: PlannedRun, read: PlannedRun | None) -> frozenset[str]:
    """Return which of the four facts agree; a key that is said counts with the type."""
    if read is None:
        return frozenset()
    right = {
        fact
        for fact, name in _SIZE_FACTS.items()
        if _is_near(getattr(expected, name), getattr(read, name))
    }
    if expected.type == read.type and expected.key in (None, read.key):
        right.add("type")
    if expected.at == read.at:
        right.add("time")
    return frozenset(right)


def _is_near(expected: float | None, read: float | None) -> bool:
    if expected is None or read is None:
        return expected is read
    return abs(expected - read) <= TOLERANCE_FRACTION * expected
