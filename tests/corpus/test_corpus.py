"""Every event of every sample, against what a person read in it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from calendar_corpus import FACTS, Sample, Score, read_samples, right_facts, score
from ironstride.formats.run_collection import Runs
from ironstride.formats.runs_file import read_runs
from ironstride.training.run import PlannedRun

# The least share of events read right, by shape: type, distance, duration, time. What the reader
# does today, rounded down; raise it with the reader, never lower it for an expectation.
LEAST: dict[str, tuple[float, float, float, float]] = {
    "broken_calendar": (0.88, 0.96, 1.0, 1.0),
    "csv": (0.98, 1.0, 1.0, 1.0),
    "finalsurge": (0.95, 0.95, 1.0, 1.0),
    "fit": (1.0, 1.0, 1.0, 1.0),
    "garmin": (1.0, 1.0, 0.97, 1.0),
    "grid": (1.0, 1.0, 1.0, 1.0),
    "intervals_icu": (1.0, 1.0, 1.0, 1.0),
    "markdown": (1.0, 1.0, 1.0, 1.0),
    "pasted": (0.99, 1.0, 1.0, 1.0),
    "plain_calendar": (0.99, 0.98, 0.99, 0.99),
    "runna": (1.0, 1.0, 1.0, 1.0),
    "trainingpeaks": (0.99, 1.0, 1.0, 1.0),
}
SAMPLES = [sample for sample in read_samples() if sample.shape in LEAST]
DAY = dt.date(2026, 11, 24)


@cache
def scores() -> tuple[Score, ...]:
    return tuple(score(sample, read(sample)) for sample in SAMPLES)


def read(sample: Sample) -> Runs:
    content = sample.path.read_bytes()
    return read_runs(content, sample.path.name, starts_on=sample.starts_on, ends_on=sample.ends_on)


def test_the_corpus_is_as_wide_as_promised() -> None:
    samples = read_samples()
    assert len(samples) >= 60
    assert sum(sample.path.suffix == ".ics" for sample in samples) >= 36


def test_each_sample_has_its_expectation() -> None:
    known = {sample.path for sample in read_samples()}
    folders = {path.parent for path in known}
    files = {path for folder in folders for path in folder.iterdir() if path.suffix != ".json"}
    assert files == known


@pytest.mark.parametrize("shape", LEAST)
def test_of_each_shape_enough_is_read_right(shape: str) -> None:
    marked = [one for each in scores() if each.sample.shape == shape for one in each.marked]
    right = Counter(fact for one in marked for fact in one.right)
    shares = {fact: right[fact] / len(marked) for fact in FACTS}
    least = dict(zip(FACTS, LEAST[shape], strict=True))
    short = {fact: (shares[fact], least[fact]) for fact in FACTS if shares[fact] < least[fact]}
    assert short == {}


def test_no_hard_run_is_read_as_light_without_a_word() -> None:
    silent = [(one.sample.name, marked) for one in scores() for marked in one.silently_light()]
    assert silent == []


def test_every_strength_session_is_found_and_none_invented() -> None:
    wrong = {one.sample.name: one.strength_wrong for one in scores() if one.strength_wrong}
    assert wrong == {}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_what_is_no_run_or_unreadable_is_said(sample: Sample) -> None:
    problems = read(sample).problems
    assert len(problems) >= sample.unreadable
    # A table has a column that calls a row a note; in a calendar it is the reader who judges.
    if sample.not_runs and sample.path.suffix == ".ics":
        assert any("left out" in one.text for one in problems)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_sample_that_is_cut_off_anywhere_is_read_as_far_as_it_goes(sample: Sample) -> None:
    content = sample.path.read_bytes()
    whole = len(read(sample).runs)
    for cut in range(0, len(content), max(1, len(content) // 7)):
        found = read_runs(content[:cut], "f", starts_on=sample.starts_on, ends_on=sample.ends_on)
        assert len(found.runs) <= whole + 1


PLANNED = PlannedRun(DAY, "tempo", "t", "f", at=dt.time(7), distance_m=10000, duration_s=3000)


@pytest.mark.parametrize(
    ("wrong", "lost"),
    [
        ({"type": "easy"}, "type"),
        ({"distance_m": 10300}, "distance"),
        ({"distance_m": None}, "distance"),
        ({"duration_s": 2900}, "duration"),
        ({"at": None}, "time"),
    ],
)
def test_a_wrong_fact_is_not_counted_as_right(wrong: dict[str, Any], lost: str) -> None:
    assert right_facts(PLANNED, PLANNED) == set(FACTS)
    changed = replace(PLANNED, **wrong)
    assert right_facts(PLANNED, changed) == set(FACTS) - {lost}


def test_runs_that_are_missing_or_invented_are_wrong_and_a_silent_one_is_seen() -> None:
    sample = replace(SAMPLES[0], runs=(PLANNED,), strength=())
    missing = score(sample, Runs((), ()))
    assert [one.right for one in missing.marked] == [frozenset()]
    assert len(missing.silently_light()) == 1
    invented = score(sample, Runs((PLANNED, replace(PLANNED, type="easy")), ()))
    assert [len(one.right) for one in invented.marked] == [4, 0]
    light = score(sample, Runs((replace(PLANNED, type="easy"),), ()))
    assert len(light.silently_light()) == 1
    unknown = score(sample, Runs((replace(PLANNED, type="unknown"),), ()))
    assert (len(unknown.silently_light()), len(unknown.shown())) == (0, 1)
