"""What is known of a lift on a day: own sets first, then relatives, else a search."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.loading.conftest import build_exercise
from tests.loading.test_strength_model import START, done

from ironstride.loading.estimate import Estimate, NotEnoughData
from ironstride.loading.known_strength import KnownStrength
from ironstride.policy.reader import read_policy

if TYPE_CHECKING:
    from ironstride.training.sets import LoggedSet

SQUAT = build_exercise(ratio=1.0)
FRONT = build_exercise("front-squat", ratio=0.8, body=0.5)


def knows(*sets: LoggedSet, day: int = 0) -> KnownStrength:
    return KnownStrength.from_sets(
        sets,
        {one.id: one for one in (SQUAT, FRONT)},
        body_mass_kg=60,
        experience="intermediate",
        today=START.date() + dt.timedelta(days=day),
        policy=read_policy(),
    )


def estimate(known: KnownStrength, of: str = "back-squat") -> Estimate:
    found = known.estimate(of)
    assert isinstance(found, Estimate)
    return found


def test_own_sets_stand_before_related_ones() -> None:
    known = knows(done(), done(40, of="front-squat", day=1), day=1)
    assert (estimate(known).source, estimate(known, "front-squat").source) == ("own", "own")
    assert estimate(known, "front-squat").sets_used == 1


def test_a_related_lift_gives_a_wide_estimate_that_says_from_what() -> None:
    own, related = estimate(knows(done())), estimate(knows(done()), "front-squat")
    assert (related.source, related.from_exercise) == ("related", "back-squat")
    assert related.median_kg == pytest.approx(0.8 * own.median_kg + 30)
    assert related.body_share_kg == 30
    assert related.log_sd > own.log_sd
    assert related.newest_on == START.date()


def test_nothing_known_is_a_search_from_what_was_done() -> None:
    assert knows().estimate("back-squat") == NotEnoughData("back-squat")
    long = [done(30, 25), done(20, 30), done(300, 25)]
    assert knows(*long).estimate("back-squat") == NotEnoughData("back-squat", done_kg=30)
    assert knows().estimate("unheard-of") == NotEnoughData("unheard-of")


def test_sets_of_the_future_do_not_count() -> None:
    now = knows(done(), done(120, day=7))
    assert estimate(now) == estimate(knows(done()))
    assert knows(done(day=7)).estimate("back-squat") == NotEnoughData("back-squat")


def test_an_estimate_is_surest_where_the_runner_was_seen() -> None:
    seen = estimate(knows(*(done(80, 8, 1, day=day) for day in range(0, 60, 4)), day=60))
    assert seen.log_sd_at(9) < seen.log_sd_at(1)
    assert seen.log_sd_at(9) < seen.log_sd_at(25)


def test_age_makes_unsure_and_weaker() -> None:
    fresh, old = (estimate(knows(done(), day=day)) for day in (0, 200))
    assert old.median_kg < fresh.median_kg
    assert old.log_sd > fresh.log_sd


def test_the_next_set_knows_the_form_of_the_day() -> None:
    known = knows(*(done(day=7 * week) for week in range(6)), day=42)
    assert known.estimate_next_set("back-squat") == known.estimate("back-squat")
    strong = known.log(done(86, rir=3, day=42))
    now, later = strong.estimate_next_set("back-squat"), estimate(strong)
    assert isinstance(now, Estimate)
    assert now.load_kg_at(7.5) > estimate(known).load_kg_at(7.5)
    assert later.load_kg_at(7.5) > estimate(known).load_kg_at(7.5)
    assert now.form_log_sd < later.form_log_sd


@pytest.mark.parametrize("reps", [5, 20])
def test_a_search_does_not_start_at_a_mistyped_weight(reps: int) -> None:
    known = knows(done(1000, reps=reps))
    assert known.estimate(SQUAT.id) == NotEnoughData(SQUAT.id, None)


def test_a_doubted_set_is_left_out_of_what_was_done() -> None:
    odd = done(1000, day=29)
    known = knows(*(done(day=7 * week) for week in range(4)), odd, day=30)
    assert known.doubted == {odd.id}
    assert odd not in known.believed_sets
    assert len(known.believed_sets) == 4


def test_time_passes_without_sets() -> None:
    known = knows(done())
    assert estimate(known.on(START.date() + dt.timedelta(days=200))) == estimate(
        knows(done(), day=200)
    )


def test_sets_that_no_body_can_do_still_give_a_curve() -> None:
    sets = [
        done(load_kg, reps=reps, rir=rir, day=day)
        for load_kg, reps, rir, day in (
            (1.0, 10, 3, 0),
            (20.0, 10, 1, 3),
            (1000.0, 12, 3, 5),
            (1e6, 8, 0, 5.1),
        )
    ]
    found = estimate(knows(*sets, day=60))
    assert 0.002 <= found.curve.k <= 0.2
    assert found.load_kg_at(10) > 0
