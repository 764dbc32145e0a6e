"""The diff that a person reads, word for word, of two small plans made by hand."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from ironstride.cli.replan_view import replan_view
from ironstride.cli.screen import as_text
from ironstride.training import events as ev
from ironstride.training.athlete import Pain
from ironstride.training.plan import BrokenRule, Change, Plan, PlannedWeek
from ironstride.training.session import Block, PlannedItem, PlannedSession, Why
from ironstride.training.sets import PlannedSet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import ChangeKind
    from ironstride.training.words import SessionKind

MON = dt.date(2026, 11, 23)
WHY = (Why("always_some_hypertrophy", "Because.", "convention"),)


def on(days: int) -> dt.date:
    return MON + dt.timedelta(days=days)


def session(
    days: int, sets: int = 3, load_kg: float = 60, rir: int = 2, kind: SessionKind = "lift"
) -> PlannedSession:
    name = f"{on(days)}-{kind}"
    work = PlannedSet(
        kind="work", set_kind="load_reps", reps=(8, 10), load_kg=(load_kg, load_kg), rir=(rir, rir)
    )
    item = PlannedItem(
        id=f"{name}-squat",
        exercise="back-squat",
        name="Back squat",
        patterns=("squat",),
        rep_class="hypertrophy",
        implement="barbell",
        load_counts="total",
        sets=(work,) * sets,
        why=WHY,
    )
    return PlannedSession(
        id=name,
        on=on(days),
        at=dt.time(18, 30),
        at_source="given",
        place="gym",
        kind=kind,
        leg_grade=1,
        minutes=40,
        title="Building muscle: squat",
        why=WHY,
        blocks=(Block("hypertrophy", (item,)),),
        versions={},
    )


def change(kind: ChangeKind, days: int, text: str, one: PlannedSession | None = None) -> Change:
    return Change(kind, on(days), text, None if one is None else one.id)


@pytest.fixture
def old(plans: Mapping[str, Plan]) -> Plan:
    sessions = (session(1), session(3), session(8), session(22), session(29))
    weeks = tuple(
        PlannedWeek(
            on(7 * index),
            "hypertrophy",
            deload=False,
            sessions=tuple(one for one in sessions if (one.on - MON).days // 7 == index),
        )
        for index in range(5)
    )
    rules = (BrokenRule("lifts_apart", 4.5, on(3), "Close."),)
    return dataclasses.replace(plans["pounds"], weeks=weeks, broken_rules=rules, today=MON)


def replanned(plan: Plan, *events: ev.Event, weeks: tuple[PlannedWeek, ...] = ()) -> Plan:
    reported = tuple(ev.Reported(on(2), event) for event in events)
    return dataclasses.replace(
        plan, replanned_on=on(2), events=reported, weeks=weeks or plan.weeks, broken_rules=()
    )


def seen(old: Plan, new: Plan, *changes: Change) -> str:
    return as_text(*replan_view(old, new, changes), width=72)


def test_the_diff_is_grouped_by_week_with_its_reason_its_numbers_and_its_price(old: Plan) -> None:
    lighter = session(8, sets=1, load_kg=50, rir=4)
    week = dataclasses.replace(old.weeks[1], sessions=(lighter,))
    first = dataclasses.replace(old.weeks[0], sessions=(session(1),))
    weeks = (first, week, *old.weeks[2:])
    new = replanned(old, ev.Ill(on(2), on(3)), weeks=weeks)
    after = ": after your illness."
    name = "Tuesday 1 December's session (squat)"
    text = seen(
        old,
        new,
        change("rule", 0, "A compromise, 8.0 points more: Close to the long run."),
        change(
            "dropped",
            3,
            "Thursday 26 November's session (squat) is left out: you are ill.",
            session(3),
        ),
        change("week", 7, "The week from Monday 30 November becomes an easier one."),
        change("sets", 8, f"{name}: Back squat 3 → 1 sets{after}", lighter),
        change("loads", 8, f"{name}: Back squat 60 → 50 kg{after}", lighter),
        change("loads", 22, f"Later's session: other weights{after}", session(22)),
        change("moved", 29, f"Monday 21 December's session (squat) moves{after}", session(29)),
    )
    assert text == (
        "Pat Pounds, planned again from Wednesday 25 November 2026\n"
        "  because   ill, Wed 25 Nov to Thu 26 Nov\n"
        "\n"
        "WEEK FROM MON 23 NOV  this week\n"
        "  left out  Thursday 26 November's session (squat): you are ill.\n"
        "  price     A compromise, 8.0 points more: Close to the long run.\n"
        "\n"
        "WEEK FROM MON 30 NOV  next week\n"
        "  week      The week from Monday 30 November becomes an easier one.\n"
        "  sets      Tuesday 1 December's session (squat): after your illness.\n"
        "            Back squat: sets 3 → 1, 132.3 lb → 110.2 lb, RIR 2 → 4\n"
        "\n"
        "WEEK FROM MON 21 DEC\n"
        "  moved     Monday 21 December's session (squat) moves: after your\n"
        "            illness.\n"
        "\n"
        "ALSO, TUE 15 DEC\n"
        "  inside    other exercises, sets or weights in 1 session\n"
        "\n"
        "Nothing else changes: 0 of 4 coming sessions stay as planned.\n"
        "Price of all compromises from this week on: 4.5 points before, 0.0 now.\n"
    )


def test_changed_runs_are_listed_up_to_a_screenful(old: Plan) -> None:
    changes = tuple(f"The easy run of day {number} is dropped" for number in range(9))
    text = seen(old, replanned(old, ev.RunsChanged(changes)))
    assert "because   running calendar: 9 changes" in text
    assert text.count("is dropped") == 6
    assert "and 3 more changes of runs" in text


def test_an_event_without_a_change_says_that_all_stays(old: Plan) -> None:
    text = seen(old, replanned(old, ev.Done(session(1).id), ev.Done(session(1).id)))
    assert text.count("because   done on Tue 24 Nov") == 1
    assert "Nothing changes: all 4 coming sessions stay as planned." in text


def test_no_event_and_no_changed_run_is_nothing(old: Plan) -> None:
    assert seen(old, old) == "Nothing changes: no event was told, no run and no set is new.\n"


def test_drills_before_runs_are_one_line_and_not_counted(old: Plan) -> None:
    drills = [session(days, kind="run_warmup") for days in (3, 5, 24)]
    weeks = tuple(
        dataclasses.replace(
            week,
            sessions=(
                *week.sessions,
                *(one for one in drills if (one.on - week.starts_on).days in range(7)),
            ),
        )
        for week in old.weeks
    )
    new = replanned(old, ev.DayPinned(on(3)), weeks=weeks)
    text = seen(
        old,
        new,
        change("added", 3, "New: x.", drills[0]),
        change("added", 5, "New: x.", drills[1]),
        change("exercises", 24, "x: y comes in.", drills[2]),
    )
    assert "  drills    new on Thu 26 Nov, Sat 28 Nov\n" in text
    assert "ALSO, THU 17 DEC\n  drills    other drills before 1 run\n" in text
    assert "all 4 coming sessions" in text


def test_a_session_that_moved_keeps_the_sentence_of_its_weights(old: Plan) -> None:
    gone = session(4)
    text = seen(
        old,
        replanned(old, ev.Moved(on(3), on(4))),
        change("moved", 4, "Thursday's session moves to Friday: as you decided.", gone),
        change("loads", 4, "Friday's session: Back squat 60 → 50 kg.", gone),
    )
    assert "sets      Friday's session: Back squat 60 → 50 kg.\n" in text


def test_a_season_that_changes_all_over_is_counted_after_a_few_weeks(old: Plan) -> None:
    changes = [
        change("dropped", 7 * index + 1, f"The session of week {index} is left out.", gone)
        for index in range(2, 9)
        for gone in [session(7 * index + 1)]
    ]
    changes += [
        change("week", 49, "Easier."),
        change("rule", 49, "A compromise."),
        change("added", 50, "New: x.", session(50)),
        change("place", 57, "Elsewhere.", session(57)),
    ]
    text = seen(old, replanned(old, ev.Away(on(2), on(60))), *changes)
    assert text.count("WEEK FROM") == 4
    assert text.count("of week") == 4
    assert (
        "\nALSO, TUE 5 JAN TO TUE 19 JAN\n"
        "  left out  3 sessions\n"
        "  new       1 session\n"
        "  moved     1 session, to another day, time or place\n"
        "  week      1 week with another phase or ease\n"
    ) in text


def test_names_cannot_move_the_cursor(old: Plan) -> None:
    bad = dataclasses.replace(old, made_for="\x1b[31mEvil")
    assert "\x1b" not in seen(bad, replanned(bad), change("notice", 2, "\x1b[2J read this"))


def turn(old: Plan, days: tuple[int, ...], out: SessionKind, into: SessionKind) -> str:
    """Return the view of a plan whose sessions of `days` turn from one kind into the other."""
    before = [session(day, kind=out) for day in days]
    after = [session(day, kind=into) for day in days]
    weeks = tuple(
        dataclasses.replace(one, sessions=tuple(s for s in before if old.week_of(s.on) is one))
        for one in old.weeks
    )
    was = dataclasses.replace(old, weeks=weeks)
    now = tuple(
        dataclasses.replace(one, sessions=tuple(s for s in after if old.week_of(s.on) is one))
        for one in old.weeks
    )
    hurt = ev.PainReported(Pain("knee", 7))
    why = ": your knee hurts 7 of 10."
    dropped = [
        change("dropped", day, f"Out{why}", one) for day, one in zip(days, before, strict=True)
    ]
    added = [change("added", day, f"New{why}", one) for day, one in zip(days, after, strict=True)]
    changes = sorted((*dropped, *added), key=lambda one: one.on)
    return " ".join(seen(was, replanned(was, hurt, weeks=now), *changes).split())


def test_lifts_that_pain_turns_to_mobility_are_said_in_one_line(old: Plan) -> None:
    text = turn(old, (3, 8, 22, 29), "lift", "mobility")
    said = "4 sessions from Thu 26 Nov to Tue 22 Dec become easy movement only"
    assert f"mobility {said}: your knee hurts 7 of 10." in text
    assert "left out" not in text
    assert "ALSO" not in text


def test_lifts_that_come_back_are_said_in_one_line(old: Plan) -> None:
    text = turn(old, (3, 8, 22), "mobility", "lift")
    said = "3 sessions from Thu 26 Nov to Tue 15 Dec are lifts again instead of easy movement"
    assert f"back {said}: your knee hurts 7 of 10." in text
    assert " new " not in text


def test_two_lifts_that_turn_to_mobility_are_told_one_by_one(old: Plan) -> None:
    text = turn(old, (3, 8), "lift", "mobility")
    assert text.count(" left out ") == text.count(" new ") == 2
