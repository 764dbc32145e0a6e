"""A lift of a day stands beside what was expected before it, and not beside what came out."""

from __future__ import annotations

from tests.loading.test_strength_model import MODEL, done

from ironstride.loading.lift_outcomes import read_outcomes


def test_only_a_lift_that_was_known_before_has_an_outcome() -> None:
    first, second = list(MODEL.days([done(day=0), done(70, 8, 2, day=7)]))[1:]
    assert list(read_outcomes(first)) == []
    (outcome,) = read_outcomes(second)
    assert (outcome.exercise, outcome.on) == ("back-squat", second.on)


def test_more_than_expected_is_above_nothing_and_less_below() -> None:
    before = [done(80, 8, 2, day=day) for day in (0, 7, 14)]
    surprises = [
        next(read_outcomes(list(MODEL.days([*before, done(80, reps, 2, day=21)]))[-1])).surprise_sd
        for reps in (6, 8, 10)
    ]
    assert surprises[0] < 0 < surprises[2]
    assert surprises == sorted(surprises)
