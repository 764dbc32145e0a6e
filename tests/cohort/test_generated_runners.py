from __future__ import annotations

from ironstride.cohort.generated_runners import generate_athlete
from ironstride.training.words import EXPERIENCES


def test_a_seed_is_always_the_same_runner() -> None:
    assert generate_athlete(7) == generate_athlete(7)
    assert generate_athlete(7) != generate_athlete(8)


def test_few_seeds_in_a_row_meet_every_corner() -> None:
    runners = [generate_athlete(seed) for seed in range(300, 370)]
    assert {today.weekday() for _, today in runners} == set(range(7))
    assert {athlete.lifting.experience for athlete, _ in runners} == set(EXPERIENCES)
    assert {len(athlete.availability.week) for athlete, _ in runners} == set(range(1, 8))
    assert {athlete.units for athlete, _ in runners} == {"kg", "lb"}


def test_runners_are_old_enough_and_their_races_dated() -> None:
    for seed in range(200):
        athlete, today = generate_athlete(seed)
        assert 14 <= (today - athlete.born).days / 365.25 <= 83
        assert all(run.on not in {race.on for race in athlete.races} for run in athlete.runs)
