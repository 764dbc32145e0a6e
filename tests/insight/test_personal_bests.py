from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.insight.personal_bests import current_bests, find_personal_bests
from ironstride.insight.strength_history import read_strength_history
from ironstride.training.sets import PlannedSet

if TYPE_CHECKING:
    from ironstride.loading.strength_model import StrengthModel
    from ironstride.policy.reader import Policy

MONDAY = dt.date(2026, 1, 5)


@pytest.fixture
def bests(model: StrengthModel, policy: Policy) -> Any:
    def call(sets: list[Any], *quiet: dt.date, today: dt.date = dt.date(2026, 12, 31)) -> Any:
        history = read_strength_history(model, sets, today, policy)
        return find_personal_bests(history, model, sets, today, policy, quiet)

    return call


def squats(log: Any, *loads: float, **fields: Any) -> list[Any]:
    return [
        log.one("back-squat", MONDAY + dt.timedelta(weeks=place), load_kg=load_kg, **fields)
        for place, load_kg in enumerate(loads)
    ]


def test_a_heavier_set_is_a_best_and_an_equal_one_is_not(bests: Any, log: Any) -> None:
    found = bests(squats(log, 60, 65, 65, 62.5, 70))
    assert [one.done.load_kg for one in found] == [70, 65]
    assert found[0].before_kg < found[0].one_rep_max_kg
    assert current_bests(found) == (found[0],)


def test_more_reps_with_the_same_weight_are_a_best(bests: Any, log: Any) -> None:
    sets = [*squats(log, 60), log.one("back-squat", MONDAY + dt.timedelta(weeks=1), reps=11)]
    assert [one.done.reps for one in bests(sets)] == [11]


def test_the_first_day_has_no_best(bests: Any, log: Any) -> None:
    assert bests([log.one("back-squat", MONDAY, load_kg=load) for load in (50, 60, 70)]) == ()


def test_an_easier_week_announces_none_but_stays_the_mark(bests: Any, log: Any) -> None:
    found = bests(squats(log, 60, 70, 65), MONDAY + dt.timedelta(weeks=1))
    assert [(one.done.load_kg, one.announced) for one in found] == [(70, False)]


@pytest.mark.parametrize(
    "fields",
    [{"pain": 4}, {"technique": "shaky"}, {"target": PlannedSet("work", "load_reps", (12, 15))}],
)
def test_what_hurt_or_failed_is_the_mark_but_is_not_praised(
    bests: Any, log: Any, fields: dict[str, Any]
) -> None:
    later = MONDAY + dt.timedelta(weeks=1)
    last = log.one("back-squat", later, **{"load_kg": 90.0} | fields)
    found = bests([*squats(log, 60), last])
    assert [(one.done.load_kg, one.announced) for one in found] == [(90, False)]


def test_many_reps_in_reserve_prove_little(bests: Any, log: Any, policy: Policy) -> None:
    most = policy.number("insight.best.most_rir")
    later = MONDAY + dt.timedelta(weeks=1)
    honest = [*squats(log, 60, rir=most), log.one("back-squat", later, load_kg=60, rir=9.0)]
    assert bests(honest) == ()


@pytest.mark.parametrize(
    "fields",
    [{"kind": "warmup"}, {"reps": 30}, {"reps": 0}, {"load_kg": 700.0}],
)
def test_what_proves_nothing_is_no_best(bests: Any, log: Any, fields: dict[str, Any]) -> None:
    last = log.one("back-squat", MONDAY + dt.timedelta(weeks=9), **{"load_kg": 90.0} | fields)
    assert bests([*squats(log, 60, 60, 60), last]) == ()


def test_sets_after_today_do_not_count(bests: Any, log: Any) -> None:
    assert bests(squats(log, 60, 65), today=MONDAY) == ()
