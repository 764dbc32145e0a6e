"""What differs between two plans, in sentences for the runner."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.planning.plan_changes import compare_plans
from ironstride.training import events as ev
from ironstride.training.athlete import Pain
from ironstride.training.plan import BrokenRule, Change, Notice, Plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.training.plan import ChangeKind

Edit = "Callable[[PlannedSession], PlannedSession | None]"


def texts(changes: Sequence[Change], *kinds: ChangeKind) -> list[str]:
    return [one.text for one in changes if not kinds or one.kind in kinds]


def edited(plan: Plan, change: Any) -> Plan:
    """Return the plan with `change` made to each session; None drops it."""
    weeks = tuple(
        replace(
            week,
            sessions=tuple(
                new for new in (change(one) for one in week.sessions) if new is not None
            ),
        )
        for week in plan.weeks
    )
    return replace(plan, weeks=weeks)


def test_the_same_plan_has_no_change(make: Any) -> None:
    assert compare_plans(make.season(), make.season(), ()) == ()


# --- golden sentences of whole replans


def test_a_run_that_moves_moves_a_session(make: Any) -> None:
    plan = make.season()
    runs = [
        replace(run, on=make.day(4)) if run.on == make.day(3) else run for run in plan.athlete.runs
    ]
    (text,) = texts(make.replan(plan, on=1, runs=runs).changes, "moved")
    assert text == (
        "Friday 27 November's session (single leg, calf and hip flexor) moves to "
        "Wednesday 25 November: the tempo run of Thursday 26 November moves to Friday 27."
    )


def test_drills_follow_their_run(make: Any) -> None:
    plan = make.season()
    runs = [
        replace(run, on=make.day(0)) if run.on == make.day(1) else run for run in plan.athlete.runs
    ]
    (text,) = texts(make.replan(plan, runs=runs).changes, "moved")
    assert text == (
        "Tuesday 24 November's drills before the run move to Monday 23 November: "
        "the intervals of Tuesday 24 November move to Monday 23."
    )


def test_what_was_missed_comes_on_another_day(make: Any) -> None:
    found = make.replan(make.season(), ev.Missed(make.day(0)), on=1).changes
    assert texts(found, "added", "dropped", "moved") == [
        "New: Wednesday 25 November's session (squat, hinge and pull): Monday was missed."
    ]


def test_days_of_illness_drop_what_stood_there_and_ease_the_week_after(make: Any) -> None:
    found = make.replan(make.season(), ev.Ill(make.day(1), make.day(5)), on=1).changes
    assert texts(found)[:3] == [
        "Tuesday 24 November's drills before the run are left out: you are ill.",
        "Friday 27 November's drills before the run are left out: you are ill.",
        "Friday 27 November's session (single leg, calf and hip flexor) is left out: you are ill.",
    ]
    assert texts(found, "week")[:2] == [
        "The week from Monday 30 November becomes an easier one: after your illness.",
        "The week from Monday 14 December is a full one again: after your illness.",
    ]
    monday = "Monday 30 November's session (squat, hinge and push, easier week)"
    exercises, sets, loads = (one.text for one in found if one.session == "2026-11-30-lift")
    # Monday is the second day back: no weight is searched for.
    assert exercises == (
        f"{monday}: Archer push-up, Half-kneeling band lift (light band) instead of "
        "Overhead press, Bear drag-through: after your illness."
    )
    assert sets == (
        f"{monday}: Standing band leg pull to the middle (light band) 3 → 1 sets: "
        "after your illness."
    )
    assert loads.startswith(f"{monday}: Back squat 65-70 → 62.5-67.5 kg, Romanian deadlift ")
    assert loads.endswith(" 2-3 → 4-5 reps in reserve: after your illness.")


def test_a_journey_changes_the_place_and_the_exercises(make: Any) -> None:
    travel = ev.Travel(make.day(11), make.day(11), "hotel")
    found = make.replan(make.season(), travel, on=1).changes
    name = "Friday 4 December's session (single leg, calf and shin)"
    assert texts(found, "place") == [f"{name} is at hotel instead of gym: you are at hotel."]
    (text,) = texts(found, "exercises")
    assert text == (
        f"{name}: Single-leg sit to stand, Single-leg calf raise, Tibialis raise at the wall and "
        "2 more instead of Dumbbell split squat, Calf raise on the leg press, Weighted toe raise "
        "and 2 more: you are at hotel."
    )


def test_less_time_leaves_exercises_out(make: Any) -> None:
    found = make.replan(make.season(), ev.LessTime(make.day(4), 20), on=1).changes
    name = "Friday 27 November's session (single leg and calf)"
    left_out = "without Weighted knee raise, Side lunge shift, Arm drive"
    assert texts(found, "exercises") == [f"{name}: {left_out}: 20 minutes on Friday 27 November."]
    assert texts(found, "rule") == [
        "A compromise, 2.0 points more: Only 20 minutes: a short session."
    ]


def test_pain_that_comes_and_goes(make: Any) -> None:
    hurt = make.replan(make.season(), ev.PainReported(Pain("knee", 4)), on=1)
    assert texts(hurt.changes, "exercises")[0].endswith(": your knee hurts 4 of 10.")
    well = make.replan(hurt.plan, ev.PainReported(Pain("knee", 0)), on=2)
    assert texts(well.changes, "exercises")[0].endswith(": your knee is free of pain.")


def test_a_race_turns_phases_and_ends_the_plan_earlier(make: Any) -> None:
    found = make.replan(make.season(), ev.RaceAdded(make.race(40)), on=1).changes
    weeks = texts(found, "week")
    new = "race on day 40 is new."
    assert weeks[:2] == [
        f"The week from Monday 30 November turns from building muscle to getting strong: {new}",
        "The week from Monday 7 December turns from building muscle to getting strong (easier): "
        + new,
    ]
    assert weeks[-1] == "The week from Monday 11 January is no longer part of the plan."


def test_a_longer_season_has_new_weeks(make: Any) -> None:
    found = make.replan(make.season(), ev.RaceAdded(make.race(69)), on=1).changes
    assert "The week from Monday 25 January is new: fresh for the race." in texts(found, "week")


def test_a_swap_is_said_for_each_session(make: Any) -> None:
    swap = ev.Swapped("2026-11-30-back-squat", "goblet-squat")
    found = make.replan(make.season(), swap, on=1).changes
    assert texts(found, "exercises")[0] == (
        "Monday 30 November's session (squat, hinge and push): "
        "Goblet squat instead of Back squat: as you asked."
    )


# --- single differences


@pytest.mark.parametrize(
    ("units", "old", "new", "text"),
    [
        ("kg", {"load_kg": (65, 70)}, {"load_kg": (67.5, 72.5)}, "65-70 → 67.5-72.5 kg"),
        ("kg", {"load_kg": (60, 60)}, {"load_kg": (62.5, 62.5)}, "60 → 62.5 kg"),
        ("lb", {"load_kg": (60, 60)}, {"load_kg": (50, 60)}, "132.3 → 110.2-132.3 lb"),
        ("kg", {"find_load": True}, {"load_kg": (60, 60)}, "a weight to find → 60 kg"),
        ("kg", {"load_kg": (60, 60)}, {"find_load": True}, "60 → a weight to find"),
        ("kg", {"load_kg": (60, 60)}, {}, "60 → no weight"),
        ("kg", {"reps": (8, 10)}, {"reps": (12, 12)}, "8-10 → 12 reps"),
        ("kg", {"rir": (2, 3)}, {"rir": (4, 5)}, "2-3 → 4-5 reps in reserve"),
    ],
)
def test_another_dose_is_said_with_what_it_was(
    make: Any, units: Any, old: dict[str, Any], new: dict[str, Any], text: str
) -> None:
    plan = make.season()

    def plan_of(each: dict[str, Any]) -> Plan:
        item = make.item("back-squat", "hypertrophy", **each)
        athlete = replace(plan.athlete, units=units)
        return edited(
            replace(plan, athlete=athlete),
            lambda one: (
                replace(one, blocks=(replace(one.blocks[-1], items=(item,)),))
                if one.id == "2026-11-30-lift"
                else None
            ),
        )

    (change,) = compare_plans(plan_of(old), plan_of(new), ())
    assert change == Change(
        "loads",
        make.day(7),
        f"Monday 30 November's session (squat, hinge and push): Back squat {text}.",
        "2026-11-30-lift",
    )


def test_another_hour_is_said_where_the_day_stays(make: Any) -> None:
    plan = make.season()
    later = edited(
        plan,
        lambda one: (
            replace(one, at=one.at.replace(hour=19)) if one.id == "2026-11-27-lift" else one
        ),
    )
    assert texts(compare_plans(plan, later, ())) == [
        (
            "Friday 27 November's session (single leg, calf and hip flexor) is at 19:00 instead of "
            "18:00."
        )
    ]


def test_a_session_under_another_id_in_its_week_has_moved(make: Any) -> None:
    plan = make.season()
    moved = edited(
        plan,
        lambda one: replace(one, id="x", on=make.day(2)) if one.id == "2026-11-27-lift" else one,
    )
    (change,) = compare_plans(plan, moved, ())
    assert (change.kind, change.session) == ("moved", "x")
    far = edited(
        plan,
        lambda one: replace(one, id="x", on=make.day(9)) if one.id == "2026-11-27-lift" else one,
    )
    kinds = [one.kind for one in compare_plans(plan, far, ())]
    assert kinds == ["dropped", "added"]


def test_a_session_never_becomes_one_that_was_written_by_hand(make: Any) -> None:
    plan = make.season()
    theirs = edited(
        plan,
        lambda one: replace(one, id="x", authored=True) if one.id == "2026-11-27-lift" else one,
    )
    kinds = {one.kind for one in compare_plans(plan, theirs, ())}
    assert kinds == {"dropped", "added"}


def test_compromises_come_and_go_with_their_price_and_roundings_are_no_news(make: Any) -> None:
    plan: Plan = replace(make.season(), replanned_on=make.day(9))

    def broken(*rules: tuple[str, float, int]) -> Plan:
        return replace(
            plan,
            broken_rules=tuple(
                BrokenRule(name, cost, make.day(day), f"{name}.") for name, cost, day in rules
            ),
        )

    old = broken(("less", 4, 10), ("round", 2, 10), ("past", 9, 8), ("leg_dose_held", 8, 7))
    new = broken(("more", 3.25, 10), ("round", 2.4, 10), ("more", 1, 11))
    assert texts(compare_plans(old, new, ())) == [
        # Of the week that has begun: its leg work is still ahead.
        "A compromise less (8.0 points): leg_dose_held.",
        "A compromise less (4.0 points): less.",
        "A compromise, 3.2 points more: more.",
        "A compromise, 1.0 points more: more.",
    ]


def test_only_new_notices_are_said(make: Any) -> None:
    known = Notice("info", "Known.", "x")
    old = replace(make.season(), notices=(known,))
    new = replace(old, notices=(Notice("limit", "New.", "x"), known))
    assert compare_plans(old, new, ()) == (Change("notice", make.day(0), "New."),)


# --- all replans


EVENTS: tuple[Any, ...] = (
    lambda make: ev.Ill(make.day(8), make.day(12)),
    lambda make: ev.Away(make.day(0), make.day(12)),
    lambda make: ev.RaceAdded(make.race(48)),
    lambda _: ev.PainReported(Pain("achilles", 5)),
    lambda make: ev.Moved(make.day(4), make.day(9)),
    lambda make: ev.Travel(make.day(7), make.day(20), "hotel"),
)


@pytest.mark.parametrize("event", EVENTS)
def test_changes_are_in_order_once_each_and_never_of_the_past(make: Any, event: Any) -> None:
    first = make.replan(make.season(), ev.Done("2026-11-23-lift"), ev.Missed(make.day(4)), on=5)
    new = make.replan(first.plan, event(make), on=8)
    assert new.changes != ()
    assert [one.on for one in new.changes] == sorted(one.on for one in new.changes)
    assert len({(one.kind, one.on, one.text) for one in new.changes}) == len(new.changes)
    # A week that has begun may become easier, or have another compromise about all of it.
    assert [one for one in new.changes if one.on < make.day(7)] == []
    assert all(one.kind in ("rule", "week") for one in new.changes if one.on < make.day(8))
    assert all(one.text.endswith(".") for one in new.changes)


def test_the_ease_of_a_week_without_sessions_is_no_news(make: Any) -> None:
    plan = make.season()
    found = make.replan(plan, ev.Ill(make.day(21), make.day(34)), on=1).changes
    weeks = [change.on for change in found if change.kind == "week"]
    # Week 3 was an easier one: nobody trains in it now.
    assert make.day(21) not in weeks
