"""Which soft rules the finished sessions break, at which price, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from ironstride.planning.breaches import Surroundings, find_breaches, told_compromises
from ironstride.planning.race_limits import read_race_limits
from ironstride.planning.rules.around_runs import RULES_AROUND_RUNS
from ironstride.planning.rules.facts import RunCalendar
from ironstride.planning.rules.terms import Terms, read_terms
from ironstride.planning.weeks import WeekDemand
from ironstride.policy.reader import read_policy
from ironstride.policy.rules import read_rules
from ironstride.running.dated_runs import date_runs, find_run_windows
from ironstride.training.plan import BrokenRule
from ironstride.training.race import Race
from ironstride.training.run import PlannedRun
from ironstride.training.session import Block, PlannedSession, Why

POLICY = read_policy()
MONDAY = dt.date(2026, 11, 23)
TERMS: Terms = replace(
    read_terms(POLICY),
    key_h=(0.0, 12.0, 36.0, 48.0),
    long_h=(0.0, 12.0, 36.0, 48.0),
    newcomer_extra_h=24.0,
    newcomer_weeks=3,
    leg_days_apart_h=48.0,
    lifts_apart_h=40.0,
    price_before_key=60.0,
    price_day_before=120.0,
    price_leg_days_apart=70.0,
    price_lifts_apart=24.0,
    price_session=100.0,
    price_grade=8.0,
    price_primer=5.0,
)
WHY = (Why("pattern_tiers", "Because.", "convention"),)


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(days=number)


def lift(number: int, grade: int = 2, hour: int = 18, **changes: Any) -> PlannedSession:
    """Return an hour of lifting on a day counted from Monday."""
    session = PlannedSession(
        id=f"lift-{number}",
        on=day(number),
        at=dt.time(hour),
        at_source="given",
        place="gym",
        kind="lift",
        leg_grade=grade,
        minutes=60,
        title="Lift",
        why=WHY,
        blocks=(),
        versions={},
    )
    return replace(session, **changes)


def run(number: int, run_type: Any, hour: int | None = 7) -> PlannedRun:
    at = None if hour is None else dt.time(hour)
    return PlannedRun(day(number), run_type, "", "", at, duration_s=3600)


def find(
    *sessions: PlannedSession,
    wanted: tuple[int, ...] = (),
    runs: tuple[PlannedRun, ...] = (),
    races: tuple[Race, ...] = (),
    newcomer: bool = False,
    today: int = 0,
    **changes: Any,
) -> tuple[BrokenRule, ...]:
    """Return the breaches of one week that wants these leg grades."""
    first = max(MONDAY, day(today))
    week = WeekDemand(
        *(0, MONDAY, first, "hypertrophy", False, 0, 0), newcomer, wanted, run_jump=False
    )
    dated = date_runs(runs, MONDAY, day(14), POLICY)
    around = Surroundings(
        weeks=(week,),
        calendar=RunCalendar(dated, find_run_windows(dated, POLICY)),
        limits=read_race_limits(races, POLICY),
        primer_races={},
        slot_minutes={session.on: session.minutes for session in sessions},
        pinned=frozenset(),
        lifted=frozenset(),
        placed_grades={session.on: session.leg_grade for session in sessions},
        terms=TERMS,
    )
    return find_breaches(sessions, replace(around, **changes))


def prices(found: tuple[BrokenRule, ...]) -> dict[tuple[str, int], float]:
    return {(one.rule, (one.on - MONDAY).days): one.cost for one in found}


def test_a_good_week_breaks_nothing() -> None:
    assert find(lift(0, 3), lift(3), wanted=(3, 2), runs=(run(6, "long"),)) == ()


def test_a_breach_has_the_session_its_price_and_the_hours() -> None:
    (found,) = find(lift(0, 2), runs=(run(1, "tempo"),))
    # 12 of 36 hours, and the day before.
    assert prices((found,)) == {("heavy_legs_not_before_key_run", 0): 40 + 120}
    assert "12.0 h before" in found.text
    assert "36 h would be better" in found.text


def test_a_pinned_day_that_what_hurts_leaves_empty_is_named() -> None:
    waits = frozenset({day(1), day(3)})
    (found,) = find(lift(3), wanted=(2,), pinned=waits, pins_in_pain=waits)
    assert (found.rule, found.on) == ("pinned_kept", day(1))
    assert "what hurts is spared" in found.text


def test_a_day_that_somebody_chose_is_not_called_the_best_of_the_week() -> None:
    (ours,) = find(lift(0, 2), runs=(run(1, "tempo"),))
    (theirs,) = find(lift(0, 2), runs=(run(1, "tempo"),), pinned=frozenset({day(0)}))
    assert "Your week has no better place: start that run by feel." in ours.text
    assert "You or your coach put it there: start that run by feel." in theirs.text
    rests = (run(0, "rest"),)
    (ours,) = find(lift(0, 2), runs=rests)
    (theirs,) = find(lift(0, 2), runs=rests, pinned=frozenset({day(0)}))
    assert ours.text.endswith("; no other day does better.")
    assert theirs.text.endswith("; you or your coach put it there.")


def test_a_newcomer_is_told_of_the_extra_hours() -> None:
    (found,) = find(lift(0, 2), runs=(run(2, "tempo"),), newcomer=True)
    assert prices((found,)) == {("heavy_legs_not_before_key_run", 0): 24.0}
    assert "60 h would be better" in found.text


def test_the_minutes_that_the_session_became_count_for_its_end() -> None:
    short = lift(0, 2, minutes=30)
    (found,) = find(short, runs=(run(1, "tempo", 18),), slot_minutes={day(0): 60})
    assert found.cost == pytest.approx(60 * 12.5 / 36 + 120, abs=0.005)


def test_the_minutes_of_the_slot_count_for_a_short_slot() -> None:
    short = lift(0, 2, minutes=20)
    assert find(short, slot_minutes={day(0): 60}) == ()
    (found,) = find(short, slot_minutes={day(0): 20})
    assert found.rule == "session_has_its_minutes"
    assert "20 minutes" in found.text


@pytest.mark.parametrize(
    ("hour", "text"),
    [
        # 36 hours are wanted from 19:00 on Monday.
        (7, None),
        (6.7, "Ends 35.7 h before a key or long run, as good as the 36 h that are best."),
        (6.5, "; 36 h would be better. Your week has no better place: start that run by feel."),
    ],
)
def test_minutes_that_are_missing_need_no_advice(hour: float, text: str | None) -> None:
    at = dt.time(int(hour), round(60 * (hour % 1)))
    long = PlannedRun(day(2), "long", "", "", at, duration_s=3600)
    found = [one.text for one in find(lift(0, 2), runs=(long,))]
    assert (found == []) is (text is None)
    assert all(one.endswith(text or "") for one in found)


def test_the_smallest_compromises_are_not_told(make: Any) -> None:
    plan = make.season()
    small = BrokenRule("easy_run_clear_of_leg_work", 0.4, day(0), "Hardly.")
    large = replace(small, cost=1.0)
    assert told_compromises(replace(plan, broken_rules=(small, large))) == (large,)


def test_a_session_that_takes_longer_than_the_slot_of_its_day_is_priced_by_its_own_length() -> None:
    (found,) = find(replace(lift(0, 1), minutes=11), slot_minutes={day(0): 10})
    assert found.cost == pytest.approx(0.4 * 14, abs=0.005)
    assert "11 minutes" in found.text


def test_a_primer_costs_the_legs_nothing_before_a_run() -> None:
    assert find(lift(0, 1, kind="primer"), runs=(run(1, "tempo", 5),)) == ()
    assert find(lift(0, 1), runs=(run(1, "tempo", 5),))


@pytest.mark.parametrize(
    ("runs", "text"),
    [((run(0, "tempo", None),), "has no time"), ((run(0, "tempo", 15),), "only 2 h after")],
)
def test_a_lift_on_the_day_of_a_key_run_says_what_is_known(
    runs: tuple[PlannedRun, ...], text: str
) -> None:
    (found,) = find(lift(0, 1), runs=runs)
    assert found.rule == "lift_hours_after_hard_run"
    assert text in found.text


def test_lifts_too_near_are_told_on_the_later_day() -> None:
    found = prices(find(lift(0, 2), lift(1, 2)))
    # 23 hours from end to start.
    assert found == {
        ("heavy_leg_days_apart", 1): pytest.approx(70 * 25 / 48, abs=0.005),
        ("lift_days_apart", 1): pytest.approx(24 * 17 / 40, abs=0.005),
    }


def test_light_legs_between_do_not_hide_two_heavy_days() -> None:
    found = find(lift(0, 2), lift(1, 1), lift(2, 2, 6))
    assert ("heavy_leg_days_apart", 2) in prices(found)
    assert sum(one.rule == "lift_days_apart" for one in found) == 2


def test_other_kinds_of_sessions_break_nothing() -> None:
    mobility = lift(0, 0, kind="mobility")
    assert find(mobility, lift(1, 2), runs=(run(0, "rest"),)) == ()


@pytest.mark.parametrize("today", [0, 2])
def test_what_a_week_lacks_stands_on_its_first_planned_day(today: int) -> None:
    found = prices(find(lift(3, 1), wanted=(3, 2), today=today))
    assert found == {("weekly_sessions_held", today): 100, ("leg_dose_held", today): 16}


def test_the_dose_counts_where_a_lift_was_placed() -> None:
    # The session became lighter by its own dose, not by its place: no rule of placing is broken.
    assert find(lift(0, 1), wanted=(2,), placed_grades={day(0): 2}) == ()


def test_a_missing_primer_names_its_race() -> None:
    goal = Race("Spring 10k", day(6), 10_000)
    (found,) = find(primer_races={goal.on: goal}, races=(goal,))
    assert (found.rule, found.on, found.cost) == ("primer_before_race", goal.on, 5)
    assert "Spring 10k" in found.text
    assert find(lift(2, 1, kind="primer"), primer_races={goal.on: goal}) == ()
    assert find(lift(2, 1), primer_races={goal.on: goal}) != ()


def test_a_pinned_session_too_near_a_race_is_named_and_others_are_not() -> None:
    goal = Race("goal", day(6), 10_000)
    (found,) = find(lift(4, 1), races=(goal,), pinned=frozenset({day(4)}))
    assert (found.rule, found.on) == ("last_heavy_before_race", day(4))
    assert find(lift(4, 1), races=(goal,)) == ()


def test_what_is_new_near_a_race_is_named_on_pinned_days(make: Any) -> None:
    goal = Race("Spring 10k", day(20), 10_000)
    first, other = (
        (Block("hypertrophy", (make.item(name, "hypertrophy"),)),)
        for name in ("back-squat", "goblet-squat")
    )
    lifts = (lift(0, 1, blocks=first), lift(3, 1, blocks=other), lift(5, 1, blocks=other))
    pinned = frozenset({day(0), day(3), day(5)})
    (found,) = find(*lifts, races=(goal,), pinned=pinned)
    assert (found.rule, found.on) == ("no_new_exercise_before_race", day(3))
    assert found.text.startswith("New so near Spring 10k: Goblet squat.")
    assert find(*lifts, races=(goal,)) == ()
    assert find(*lifts, races=(goal,), pinned=pinned, lifted=frozenset({"goblet-squat"})) == ()
    assert find(*lifts, races=(replace(goal, priority="B"),), pinned=pinned) == ()


def test_breaches_come_in_the_order_of_time() -> None:
    runs = tuple(run(number, "tempo") for number in range(8))
    found = find(*(lift(number, 2) for number in range(6)), runs=runs, wanted=(3,) * 7)
    assert [one.on for one in found] == sorted(one.on for one in found)
    assert all(one.cost > 0 and one.text for one in found)


def test_every_rule_of_placing_is_known_to_the_policy() -> None:
    known = set(read_rules())
    assert {rule.__name__ for rule in RULES_AROUND_RUNS} <= known
