"""Whatever the runner, the plan that the engine returns passes the judge."""

from __future__ import annotations

import datetime as dt

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.planning.check.judge import check_plan
from ironstride.planning.engine import plan_season
from ironstride.policy.reader import read_policy

SEEDS = 150
# A machine shows a handful of runners at a time: the name of a failing test holds its seeds.
AT_ONCE = 10


@pytest.mark.parametrize("first", range(0, SEEDS, AT_ONCE))
def test_a_plan_of_the_engine_passes_the_judge(first: int) -> None:
    policy, catalogue = read_policy(), read_catalogue()
    for seed in range(first, first + AT_ONCE):
        athlete, today = generate_athlete(seed)
        plan = plan_season(athlete, today, policy=policy, catalogue=catalogue)
        found = check_plan(plan, policy=policy, catalogue=catalogue)
        assert found == (), f"seed {seed}: {found[0].rule} on {found[0].on}: {found[0].text}"


@pytest.mark.parametrize("seed", range(0, 60, 5))
def test_the_horizon_ends_after_the_last_a_race_and_its_transition(seed: int) -> None:
    # The judge does not know how many weeks were asked for, so the horizon is tested here.
    policy, catalogue = read_policy(), read_catalogue()
    athlete, today = generate_athlete(seed)
    plan = plan_season(athlete, today, policy=policy, catalogue=catalogue)
    goals = [race.on for race in athlete.races if race.priority == "A" and race.on >= today]
    end = plan.weeks[-1].starts_on + dt.timedelta(days=6)
    if goals:
        assert end >= max(goals)
        assert plan.weeks[-1].phase == "transition"
    else:
        assert len(plan.weeks) == policy.whole("phases.rolling_weeks")
