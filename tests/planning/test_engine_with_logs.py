"""Whatever was logged, the plan and its replan pass the judge."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.planning.check.judge import check_plan
from ironstride.planning.engine import plan_season
from ironstride.planning.replan import Replanned, replan_season
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.training.exercise import Exercise
    from ironstride.training.sets import Technique

SEEDS = 50
AT_ONCE = 10
WEEKS = 8
DAYS_LOGGED, DAYS_LATER = 120, 12
IN_REPS = ("load_reps", "bodyweight", "band", "assisted")
CHIPS: tuple[Technique | None, ...] = ("solid",) * 6 + (None, None, "shaky", "unsure")
PAINS: tuple[int | None, ...] = (None,) * 20 + (0, 1, 4)


def any_log(rng: random.Random, until: dt.date) -> Iterator[LoggedSet]:
    """Yield sets of a few exercises on about every third day, whatever they say."""
    exercises = [one for one in read_catalogue().exercises.values() if one.set_kind in IN_REPS]
    own = rng.sample(exercises, 12)
    for ago in range(DAYS_LOGGED, -1, -1):
        at = dt.datetime.combine(until - dt.timedelta(days=ago), dt.time(18))
        for exercise in rng.sample(own, 5) if rng.random() < 1 / 3 else ():
            for number in range(rng.randint(1, 3)):
                yield any_set(rng, exercise, at, f"{at}-{exercise.id}-{number}")


def any_set(rng: random.Random, exercise: Exercise, at: dt.datetime, name: str) -> LoggedSet:
    is_weighed = exercise.set_kind == "load_reps"
    return LoggedSet(
        name,
        exercise.id,
        at,
        exercise.set_kind,
        load_kg=rng.choice((10.0, 20.0, 40.0)) if is_weighed else None,
        reps=rng.choice((5, 8, 10, 12, 16)),
        rir=rng.choice((None, 0.0, 1.0, 2.0, 3.0, 5.0)),
        technique=rng.choice(CHIPS),
        pain=rng.choice(PAINS),
    )


@pytest.mark.parametrize("first", range(0, SEEDS, AT_ONCE))
def test_a_plan_by_any_log_passes_the_judge_and_so_does_its_replan(first: int) -> None:
    policy, catalogue = read_policy(), read_catalogue()
    for seed in range(first, first + AT_ONCE):
        athlete, today = generate_athlete(seed)
        later = today + dt.timedelta(days=DAYS_LATER)
        log = tuple(any_log(random.Random(seed), later))
        athlete = replace(athlete, log=log, limit_checks=True)
        own, _ = override_policy(policy, athlete.policy_overrides, "athlete")
        plan = plan_season(athlete, today, policy=policy, catalogue=catalogue, weeks=WEEKS)
        found = check_plan(plan, policy=own, catalogue=catalogue)
        assert found == (), f"seed {seed}: {found[0].rule} on {found[0].on}: {found[0].text}"
        answer = replan_season(plan, (), later, policy=policy, catalogue=catalogue)
        assert isinstance(answer, Replanned)
        found = check_plan(answer.plan, policy=own, catalogue=catalogue)
        assert found == (), f"seed {seed} again: {found[0].rule} {found[0].on}: {found[0].text}"
