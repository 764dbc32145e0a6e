from __future__ import annotations

from collections import Counter

import pytest

from ironstride.cohort.simulated_season import Dose
from ironstride.cohort.simulated_sets import Attempt
from ironstride.cohort.simulation import PRESCRIBERS, live_season

DOSE = Dose(sets=3, reps=(8, 10), rir=2)


@pytest.mark.parametrize(
    ("reps", "able", "outcomes"),
    [
        (9, 11, "sets on_target right_weight"),
        (8, 11, "sets on_target right_weight"),
        (10, 10, "sets right_weight"),
        (10, 13, "sets on_target"),
        (10, 14, "sets light"),
        (8, 9, "sets on_target"),
        (8, 8, "sets heavy"),
        (7, 7, "sets missed heavy"),
    ],
)
def test_a_set_counts_by_what_was_true(reps: int, able: int, outcomes: str) -> None:
    from ironstride.cohort.simulation import judge_set

    done = Attempt(reps=reps, able_reps=able, felt_rir=5, first_rep_effort=6)
    assert list(judge_set(DOSE, done)) == outcomes.split()


def test_a_season_is_the_same_each_time_and_the_same_length_for_everybody() -> None:
    season = live_season(3, "runners")
    assert season == live_season(3, "runners")
    sets = [
        Counter({session: n for (session, one), n in outcomes.items() if one == "sets"})
        for outcomes in season.outcomes.values()
    ]
    assert list(season.outcomes) == list(PRESCRIBERS)
    assert all(one == sets[0] for one in sets)


def test_a_new_lift_has_the_sets_of_a_search() -> None:
    first, second = (live_season(3, "runners").outcomes["oracle"][n, "sets"] for n in (1, 2))
    # Seven lifts are new once in a season, each with up to four sets.
    assert first == 7 * 4
    assert second < first


def test_the_oracle_is_better_than_each_peer() -> None:
    on_target: Counter[str] = Counter()
    for seed in range(12):
        for name, outcomes in live_season(seed, "runners").outcomes.items():
            on_target[name] += sum(n for (_, one), n in outcomes.items() if one == "on_target")
    assert max(on_target.values()) == on_target["oracle"]
