"""Strength sessions of another plan: kept, replaced, and asked about."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.planning.check.judge import check_plan
from ironstride.planning.engine import plan_season
from ironstride.planning.other_strength import THEIR_WORK, is_theirs, with_other_strength
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import Pinned
from ironstride.training.foreign_strength import ForeignStrength

if TYPE_CHECKING:
    from ironstride.training.athlete import Athlete
    from ironstride.training.plan import Plan
    from ironstride.training.words import StrengthChoice

MONDAY = dt.date(2026, 11, 23)
POLICY, CATALOGUE = read_policy(), read_catalogue()


def session(day: int, title: str = "Lower body", **fields: Any) -> ForeignStrength:
    return ForeignStrength(MONDAY + dt.timedelta(days=day), title, "runna.ics", **fields)


def lifter(make: Any, *sessions: ForeignStrength, strength: StrengthChoice | None) -> Athlete:
    athlete: Athlete = make.athlete("intermediate")
    return replace(athlete, other_strength=sessions, strength=strength)


def plan_of(athlete: Athlete, weeks: int = 4) -> Plan:
    return plan_season(athlete, MONDAY, policy=POLICY, catalogue=CATALOGUE, weeks=weeks)


@pytest.mark.parametrize("strength", [None, "keep"])
def test_kept_sessions_stand_in_the_plan_and_nobody_lifts_twice_that_day(
    make: Any, strength: StrengthChoice | None
) -> None:
    theirs = [session(7 * week, at=dt.time(18), duration_s=3000) for week in range(4)]
    plan = plan_of(lifter(make, *theirs, strength=strength))
    for one in theirs:
        (found,) = [each for each in plan.sessions() if each.on == one.on]
        assert (found.authored, found.leg_grade, found.minutes) == (True, 2, 50)
        assert (found.title, found.at, found.blocks) == ("Lower body", dt.time(18), ())
        assert "other plan" in found.why[0].text
    assert check_plan(plan, policy=POLICY, catalogue=CATALOGUE) == ()


def test_a_full_week_of_theirs_leaves_none_of_ours(make: Any) -> None:
    athlete = replace(
        lifter(make, *(session(day) for day in (0, 3, 7, 10)), strength="keep"),
        sessions_per_week=2,
    )
    plan = plan_of(athlete, weeks=2)
    lifts = [one for one in plan.sessions() if one.kind == "lift"]
    assert all(one.authored for one in lifts)
    assert len(lifts) == 4
    assert all("other plan" in gap.text for gap in plan.uncovered)
    assert plan.uncovered


def test_replaced_sessions_change_nothing_but_a_notice(make: Any) -> None:
    alone = plan_of(lifter(make, strength=None))
    plan = plan_of(lifter(make, session(0), session(2), strength="replace"))
    assert plan.weeks == alone.weeks
    (notice,) = [one for one in plan.notices if one not in alone.notices]
    assert "leave them out" in notice.text


def test_without_an_answer_the_plan_asks_in_plain_words(make: Any) -> None:
    _, notices = with_other_strength(
        lifter(make, *(session(day) for day in (0, 2, 7, 9)), strength=None), MONDAY, POLICY
    )
    text = notices[0].text
    assert notices[0].tier == "limit"
    assert "4 strength sessions of another plan" in text
    assert "Monday 23 November" in text
    for answer in ("`strength: keep`", "`strength: replace`"):
        assert answer in text
    _, notices = with_other_strength(lifter(make, session(1), strength="keep"), MONDAY, POLICY)
    assert "As you decided" in notices[0].text


def test_a_day_that_the_athlete_pinned_stays_theirs(make: Any) -> None:
    off = Pinned(MONDAY, off=True)
    athlete = replace(lifter(make, session(0), strength="keep"), pinned=(off,))
    kept, notices = with_other_strength(athlete, MONDAY, POLICY)
    assert (kept.pinned, notices) == ((off,), ())


def test_sessions_of_the_past_are_not_planned(make: Any) -> None:
    athlete, notices = with_other_strength(
        lifter(make, session(-1), strength="keep"), MONDAY, POLICY
    )
    assert (athlete.pinned, notices) == ((), ())


def test_two_of_a_day_are_one_and_an_absurd_length_is_cut(make: Any) -> None:
    athlete, _ = with_other_strength(
        lifter(make, session(0), session(0, "Core", duration_s=600), strength="keep"),
        MONDAY,
        POLICY,
    )
    (pin,) = athlete.pinned
    assert (pin.title, pin.minutes) == ("Lower body + Core", 55)
    athlete, _ = with_other_strength(
        lifter(make, session(0, duration_s=1e6), strength="keep"), MONDAY, POLICY
    )
    assert athlete.pinned[0].minutes == 180


def test_a_plan_made_again_from_its_athlete_forgets_sessions_that_are_gone(make: Any) -> None:
    first, _ = with_other_strength(
        lifter(make, session(0), session(2), strength="keep"), MONDAY, POLICY
    )
    assert [is_theirs(pin) for pin in first.pinned] == [True, True]
    assert first.pinned[0].items[0].exercise == THEIR_WORK
    again, _ = with_other_strength(replace(first, other_strength=(session(2),)), MONDAY, POLICY)
    assert [pin.on for pin in again.pinned] == [MONDAY + dt.timedelta(days=2)]
    assert with_other_strength(first, MONDAY, POLICY)[0] == first
