"""A plan that is made again: the past stays, and a break is eased out of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from bench_replan import change_by_an_easy_run
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.formats.plan_file import write_plan
from ironstride.planning.engine import plan_season
from ironstride.planning.replan import Refused, Replanned, plan_again, replan_season, stand_in
from ironstride.training import events as ev

if TYPE_CHECKING:
    from ironstride.training.plan import Plan


def deloads(plan: Plan) -> list[int]:
    return [index for index, week in enumerate(plan.weeks) if week.deload]


def phases(plan: Plan) -> list[str]:
    return [week.phase for week in plan.weeks]


def answer(make: Any, plan: Plan, *events: ev.Event, on: int) -> Replanned | tuple[Refused, ...]:
    return replan_season(plan, events, make.day(on), policy=make.policy, catalogue=make.catalogue)


# --- nothing happens


@pytest.mark.parametrize("on", [-3, 0, 5, 20, 55])
def test_without_an_event_the_very_same_plan_comes_back(make: Any, on: int) -> None:
    plan = make.season()
    same = answer(make, plan, on=on)
    assert isinstance(same, Replanned)
    assert same.plan is plan
    assert same.changes == ()


@pytest.mark.parametrize("seed", range(25))
def test_the_same_runs_and_what_was_done_change_no_session(make: Any, seed: int) -> None:
    athlete, today = generate_athlete(seed)
    plan = plan_season(athlete, today, policy=make.policy, catalogue=make.catalogue, weeks=6)
    before = write_plan(plan)
    now = plan.weeks[min(2, seed % 4)].starts_on + (make.day(seed % 7) - make.day(0))
    again = replan_season(
        plan,
        (),
        now,
        policy=make.policy,
        catalogue=make.catalogue,
        runs=list(reversed(plan.athlete.runs)),
    )
    assert isinstance(again, Replanned)
    assert again.plan is plan
    now = max(now, plan.today)
    past = [one for one in plan.sessions() if one.on <= now][-3:]
    done = replan_season(
        plan,
        [ev.Done(one.id) for one in past],
        now,
        policy=make.policy,
        catalogue=make.catalogue,
    )
    assert isinstance(done, Replanned)
    assert done.changes == ()
    assert done.plan.weeks == plan.weeks
    assert write_plan(plan) == before


# --- when it cannot be


def test_all_that_cannot_be_is_said_at_once(make: Any) -> None:
    refused = answer(
        make,
        make.season(),
        ev.Missed(make.day(3)),
        ev.DayPinned(make.day(4)),
        ev.RaceDropped("Nowhere"),
        on=0,
    )
    assert isinstance(refused, tuple)
    assert [one.event_index for one in refused] == [0, 2]


def test_events_are_told_one_after_the_other(make: Any) -> None:
    moved = (ev.Moved(make.day(4), make.day(2)), ev.Moved(make.day(2), make.day(3)))
    new = make.replan(make.season(), *moved).plan
    assert make.on_day(new, 3).id == "2026-11-27-lift"
    assert [pin.on for pin in new.athlete.pinned] == [make.day(3)]


@pytest.mark.parametrize("on", [56, 500])
def test_a_plan_that_is_over_is_not_made_again(make: Any, on: int) -> None:
    refused = answer(make, make.season(), ev.Missed(make.day(0)), on=on)
    day = make.day(on).isoformat()
    assert refused == (Refused(None, f"the plan is over on {day}; plan a new season"),)


def test_a_plan_without_weeks_is_over(make: Any) -> None:
    refused = answer(make, replace(make.season(), weeks=()), on=0)
    assert isinstance(refused, tuple)


def test_the_day_never_goes_back(make: Any) -> None:
    first = make.replan(make.season(), ev.Missed(make.day(4)), on=5).plan
    second = make.replan(first, ev.LessTime(make.day(11), 30), on=2).plan
    assert second.replanned_on == make.day(5)
    assert [one.on for one in second.events] == [make.day(5)] * 2


# --- what stays


def test_the_past_what_is_done_and_what_is_pinned_stay_word_for_word(make: Any) -> None:
    plan = make.season()
    ready = make.replan(plan, ev.Done("2026-11-27-lift"), ev.DayPinned(make.day(11)), on=4).plan
    event = ev.RaceAdded(make.race(40, 10_000, "B"))
    new = make.replan(ready, event, ev.Away(make.day(14), make.day(20)), on=4).plan
    for number in (0, 4, 11):
        assert make.on_day(new, number) == make.on_day(plan, number)
    assert new.weeks[0] == plan.weeks[0]
    assert new.problems == plan.problems
    assert new.today == plan.today


def test_ids_stay_unique_when_sessions_move_to_each_others_days(make: Any) -> None:
    plan = make.season()
    for on, event in (
        (0, ev.Moved(make.day(4), make.day(3))),
        (1, ev.Moved(make.day(0), make.day(4))),
        (2, ev.DayUnpinned(make.day(3))),
        (4, ev.Missed(make.day(4))),
        (5, ev.Moved(make.day(4), make.day(5))),
        (6, ev.Missed(make.day(5))),
    ):
        answered = answer(make, plan, event, on=on)
        assert isinstance(answered, Replanned), answered
        plan = answered.plan
        ids = [one.id for one in plan.sessions()]
        items = [item.id for one in plan.sessions() for _, item in one.items()]
        assert len(ids) == len(set(ids))
        assert len(items) == len(set(items))


def test_changed_runs_move_what_hangs_on_them(make: Any) -> None:
    plan = make.season()
    runs = [
        replace(run, on=make.day(4)) if run.on == make.day(3) else run for run in plan.athlete.runs
    ]
    new = make.replan(plan, on=1, runs=runs)
    lifts = [(one.kind, one.on, one.session) for one in new.changes if one.kind == "moved"]
    assert lifts == [("moved", make.day(2), "2026-11-27-lift")]
    (told,) = new.plan.events
    assert isinstance(told.event, ev.RunsChanged)
    assert make.replan(new.plan, on=2, runs=runs).plan is new.plan


def test_a_calendar_without_the_past_changes_nothing_of_it(make: Any) -> None:
    plan = make.season()
    coming = [run for run in plan.athlete.runs if run.on >= make.day(9)]
    assert make.replan(plan, on=9, runs=coming).plan is plan


def test_a_plan_is_made_again_for_another_week_of_the_runner(make: Any) -> None:
    plan = make.season()
    free = replace(plan.athlete.availability, blocked=frozenset({make.day(11)}))
    new = plan_again(
        plan,
        replace(plan.athlete, availability=free),
        make.day(2),
        policy=make.policy,
        catalogue=make.catalogue,
    )
    assert make.on_day(new, 11) is None
    assert new.weeks[0].sessions[0] == plan.weeks[0].sessions[0]
    assert new.events == plan.events


def test_what_stands_in_a_plan_is_what_is_past_and_what_was_told(make: Any) -> None:
    new = make.replan(make.season(), ev.Missed(make.day(0)), on=3).plan
    standing = stand_in(new, make.policy)
    assert standing.now == make.day(3)
    assert standing.missed == {make.day(0)}
    assert "2026-11-23-lift" in standing.used_ids
    assert all(one.on < make.day(3) for one in standing.fixed)
    assert min(standing.expected) >= make.day(3)


# --- the way back after illness and absence


@pytest.mark.parametrize(
    ("kind", "first", "last", "eased"),
    [
        # Three days of illness ask for nothing.
        (ev.Ill, 7, 9, [3, 7]),
        # Five do: back on a Saturday, two days are no week, so the next one is eased as well.
        (ev.Ill, 8, 11, [1, 2]),
        (ev.Ill, 7, 10, [1]),
        (ev.Ill, 5, 9, [1]),
        # A week away is no illness; from the eighth day on the return is eased.
        (ev.Away, 7, 13, [3, 7]),
        (ev.Away, 7, 14, [2]),
    ],
)
def test_the_return_is_eased_after_enough_days(
    make: Any, kind: Any, first: int, last: int, eased: list[int]
) -> None:
    plan = make.season()
    assert deloads(plan) == [3, 7]
    new = make.replan(plan, kind(make.day(first), make.day(last)), on=4).plan
    assert deloads(new)[: len(eased)] == eased


def test_who_lifted_before_falling_ill_has_the_easier_week_after_it(make: Any) -> None:
    ill = ev.Ill(make.day(8), make.day(11))
    assert deloads(make.replan(make.season(), ill, on=8).plan)[0] == 2


def test_days_of_rest_that_touch_are_one_break(make: Any) -> None:
    plan = make.season()
    first = make.replan(plan, ev.Ill(make.day(7), make.day(8)), on=4).plan
    assert deloads(first) == deloads(plan)
    longer = make.replan(first, ev.Away(make.day(9), make.day(10)), on=4).plan
    assert deloads(longer)[0] == 1
    apart = make.replan(first, ev.Away(make.day(10), make.day(11)), on=4).plan
    assert deloads(apart) == deloads(plan)


def test_an_eased_week_does_not_move_when_the_plan_is_made_again(make: Any) -> None:
    ill = make.replan(make.season(), ev.Ill(make.day(1), make.day(5)), on=1).plan
    assert deloads(ill)[0] == 1
    later = make.replan(ill, ev.LessTime(make.day(14), 30), on=6).plan
    latest = make.replan(later, ev.Travel(make.day(16), make.day(17), "hotel"), on=15).plan
    assert deloads(later) == deloads(latest) == deloads(ill)
    assert latest.weeks[1] == ill.weeks[1]


def test_a_week_without_a_day_to_train_is_no_deload(make: Any) -> None:
    new = make.replan(make.season(), ev.Away(make.day(21), make.day(27)), on=1).plan
    assert 3 in deloads(make.season())
    assert 3 not in deloads(new)
    assert new.weeks[3].sessions == ()


def test_after_a_long_break_reps_go_back_to_8_to_15_and_then_up(make: Any) -> None:
    plan = make.season()
    # Back on a Saturday: that week is no step yet, two whole ones follow.
    new = make.replan(plan, ev.Ill(make.day(1), make.day(25)), on=1).plan
    assert phases(plan)[3:7] == ["hypertrophy", *["max_strength"] * 3]
    assert phases(new)[3:7] == [*["adaptation"] * 3, "max_strength"]
    assert deloads(new)[:2] == [3, 4]
    back = [one for one in new.sessions() if make.day(25) < one.on < make.day(42)]
    assert back != []
    classes = {item.rep_class for one in back for _, item in one.items()}
    assert "strength" not in classes
    loads = [top_load_kg(make.on_day(one, 28)) for one in (plan, new)]
    assert loads[1] < loads[0]


def top_load_kg(session: Any) -> float:
    """Return the top weight of the first loaded exercise of a lift [kg]."""
    loads = (item.work_sets[0].load_kg for _, item in session.items())
    return float(next(load_kg[1] for load_kg in loads if load_kg))


def test_a_break_of_three_weeks_asks_for_no_restart(make: Any) -> None:
    plan = make.season()
    new = make.replan(plan, ev.Away(make.day(7), make.day(27)), on=1).plan
    assert phases(new) == phases(plan)
    assert deloads(new)[0] == 4


# --- few changes


def test_one_more_easy_run_changes_few_items(make: Any) -> None:
    shares = []
    for seed in range(20):
        athlete, today = generate_athlete(seed)
        plan = plan_season(athlete, today, policy=make.policy, catalogue=make.catalogue, weeks=6)
        share = change_by_an_easy_run(plan, today)
        if share is not None:
            shares.append(share)
    assert len(shares) > 10
    assert sorted(shares)[len(shares) // 2] <= 0.1


def test_the_first_days_back_are_light_and_search_for_no_weight(make: Any) -> None:
    plan = make.season()
    new = make.replan(plan, ev.Ill(make.day(0), make.day(3)), on=0).plan
    first = next(one for one in make.lifts(new) if one.on >= make.day(4))
    assert first.on == make.day(4)
    assert make.on_day(plan, 4).leg_grade == 2
    assert first.leg_grade == 1
    assert any("no search for a weight" in why.text for why in first.why)
    assert any(work.find_load for item in make.items([make.on_day(plan, 4)]) for work in item.sets)
    assert not any(work.find_load for item in make.items([first]) for work in item.sets)


def test_a_pinned_day_just_after_illness_stands_and_is_light(make: Any) -> None:
    pinned = make.replan(make.season(), ev.DayPinned(make.day(4)), on=1).plan
    assert make.on_day(pinned, 4).leg_grade == 2
    new = make.replan(pinned, ev.Ill(make.day(2), make.day(3)), on=1).plan
    assert make.on_day(new, 4).leg_grade == 1


def test_a_lift_on_a_day_that_absence_leaves_alone_stays(make: Any) -> None:
    plan = make.season()
    new = make.replan(plan, ev.Away(make.day(1), make.day(3)), on=1).plan
    assert make.on_day(new, 4).blocks == make.on_day(plan, 4).blocks
