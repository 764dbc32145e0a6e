"""What became of sessions: words with a sign, and no blame."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

from ironstride.sheets.state_words import say_absence, say_progress, say_replanned, say_state
from ironstride.training import events as ev

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan

TUE, THU = dt.date(2026, 11, 24), dt.date(2026, 11, 26)


def told(plan: Plan, *events: ev.Event, on: dt.date = THU) -> Plan:
    reported = tuple(ev.Reported(on, event) for event in events)
    return dataclasses.replace(plan, events=(*plan.events, *reported), replanned_on=on)


def lift_on(plan: Plan, day: dt.date) -> str:
    return next(one.id for one in plan.sessions() if one.on == day and one.kind == "lift")


def test_each_state_has_a_sign_and_a_word(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    lift = next(one for one in plan.sessions() if one.kind == "lift")
    said = [
        say_state(told(plan, *events), lift)
        for events in ([], [ev.Done(lift.id)], [ev.Missed(lift.on)], [ev.Ill(TUE, THU)])
    ]
    assert said == ["", "✓ done", "- missed", "· excused"]


def test_progress_counts_what_was_done_and_forgives_illness(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    week = [one for one in plan.weeks[0].sessions if one.kind == "lift"]
    assert [one.on for one in week] == [TUE, THU]
    assert say_progress(plan, week) == ""
    done = told(plan, ev.Done(lift_on(plan, TUE)))
    assert say_progress(done, week) == "1 of 2 done"
    assert say_progress(told(done, ev.Ill(THU, THU)), week) == "1 of 1 done"
    assert say_progress(told(done, ev.Missed(THU)), week) == "1 of 2 done"
    assert say_progress(told(plan, ev.Missed(THU)), week) == "0 of 2 done"
    assert say_progress(told(plan, ev.Ill(TUE, THU)), week) == ""


def test_drills_before_runs_are_not_counted(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    lift = next(one for one in plan.sessions() if one.kind == "lift")
    drill = dataclasses.replace(lift, id="drill", kind="run_warmup")
    assert say_progress(told(plan, ev.Done(lift.id)), [lift, drill]) == "1 of 1 done"


def test_the_last_replan_is_said_with_its_events(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    assert say_replanned(plan) == ""
    first = told(plan, ev.Missed(TUE), on=TUE)
    second = told(first, ev.Ill(THU, THU), *(ev.LessTime(THU, 20 + n) for n in range(4)))
    assert say_replanned(first) == "Planned again on Tue 24 Nov: missed on Tue 24 Nov"
    assert say_replanned(second) == (
        "Planned again on Thu 26 Nov: ill, Thu 26 Nov; 20 minutes on Thu 26 Nov; "
        "21 minutes on Thu 26 Nov; and 2 more"
    )
    bare = dataclasses.replace(plan, replanned_on=TUE)
    assert say_replanned(bare) == "Planned again on Tue 24 Nov"


def test_a_day_of_illness_or_absence_is_said_and_the_last_report_counts(
    plans: Mapping[str, Plan],
) -> None:
    plan = told(plans["sample"], ev.Away(TUE, THU), ev.Ill(THU, THU))
    wednesday = TUE + dt.timedelta(days=1)
    days = (TUE - dt.timedelta(days=1), TUE, wednesday, THU, THU + dt.timedelta(days=1))
    assert [say_absence(plan, day) for day in days] == ["", "away", "away", "ill", ""]
