"""Power work: levels, contacts, and what runs and races leave of it."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.planning.jumps import (
    contacts_for_session,
    contacts_used_by_runs,
    is_jump_allowed,
    jump_level,
    jump_options,
)
from ironstride.running.dated_runs import date_runs
from ironstride.training.words import EXPERIENCES

if TYPE_CHECKING:
    from ironstride.training.words import Phase


def test_the_level_grows_with_experience_and_in_the_power_phase(make: Any) -> None:
    def levels_in(phase: Phase) -> list[int]:
        runners = [make.athlete(level) for level in EXPERIENCES]
        return [jump_level(one, phase, make.day(0), make.policy) for one in runners]

    assert levels_in("hypertrophy") == [0, 0, 1, 2]
    assert levels_in("power") == [0, 1, 2, 3]


def test_masters_jump_one_level_lower_and_never_below_the_first(make: Any) -> None:
    born = dt.date(1960, 1, 1)
    today = make.day(0)
    assert jump_level(make.athlete("advanced", born=born), "power", today, make.policy) == 2
    assert jump_level(make.athlete("none", born=born), "power", today, make.policy) == 0


@pytest.mark.parametrize("level", EXPERIENCES)
def test_intensive_jumps_come_in_the_power_phase_only(make: Any, level: Any) -> None:
    shop = make.shop(make.athlete(level))
    for phase in ("adaptation", "hypertrophy", "max_strength", "maintenance", "taper"):
        impacts = [one.exercise.impact for one in jump_options(shop.kits["gym"], phase, shop)]
        assert max(impacts, default=0) < 3
    if level == "advanced":
        options = jump_options(shop.kits["gym"], "power", shop)
        assert max(one.exercise.impact for one in options) == 3


def test_a_newcomer_starts_with_the_simplest_jumps(make: Any) -> None:
    shop = make.shop(make.athlete("none"))
    skills = {one.exercise.skill for one in jump_options(shop.kits["gym"], "adaptation", shop)}
    assert skills == {1}


def test_intensive_jumps_stay_away_from_races_on_both_sides(make: Any) -> None:
    shop = make.shop(make.athlete("advanced", races=(make.race(60),)))
    bound, pogo = make.option("speed-bound"), make.option("pogo-hop")
    allowed = [is_jump_allowed(bound, make.day(60 + days), shop) for days in (-6, -5, 1, 4, 5)]
    assert allowed == [True, False, False, False, True]
    assert is_jump_allowed(pogo, make.day(59), shop)


def test_strides_hills_and_intervals_use_up_the_budget(make: Any) -> None:
    planned = make.runs({1: "hills", 3: "strides", 4: "intervals", 6: "long"}, weeks=1)
    runs = date_runs(planned, make.day(0), make.day(6), make.policy)
    assert contacts_used_by_runs(runs, make.policy) == 70


def test_contacts_grow_week_by_week_up_to_the_most_of_a_session(make: Any) -> None:
    grown = [contacts_for_session(1, week, 1, 0, make.policy) for week in range(8)]
    assert grown[0] == 40
    assert grown == sorted(grown)
    assert grown[-1] == 80
    for before, after in pairwise(grown):
        assert after <= 1.2 * before + 10


@pytest.mark.parametrize("used", [0, 40, 100, 500])
@pytest.mark.parametrize("sessions", [1, 2, 3])
def test_the_week_stays_inside_its_budget_or_at_the_least_worth_a_set_up(
    make: Any, used: int, sessions: int
) -> None:
    for level in range(4):
        contacts = contacts_for_session(level, 10, sessions, used, make.policy)
        budget = make.policy.table("plyometrics.contacts_per_week")[str(level)] - used
        assert contacts % 10 == 0
        assert contacts * sessions <= budget or contacts == 20
