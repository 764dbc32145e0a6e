"""What changes come to."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from ironstride.planning.change_sums import sum_changes
from ironstride.training.events import Done, Reported
from ironstride.training.plan import BrokenRule, Change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan

NOW = dt.date(2026, 11, 25)


def test_a_session_with_a_change_is_not_kept(plans: Mapping[str, Plan]) -> None:
    old = plans["sample"]
    new = replace(old, replanned_on=NOW)
    coming = [one for one in new.sessions() if one.on >= NOW and one.kind != "run_warmup"]
    changes = (
        Change("sets", coming[0].on, "Fewer.", coming[0].id),
        Change("loads", coming[0].on, "Lighter.", coming[0].id),
        Change("week", coming[0].on, "Easier."),
    )
    sums = sum_changes(old, new, changes)
    assert (sums.coming, sums.kept) == (len(coming), len(coming) - 1)


def test_a_session_that_is_left_out_or_done_already_is_not_kept(
    plans: Mapping[str, Plan],
) -> None:
    old = plans["sample"]
    coming = [one for one in old.sessions() if one.on >= NOW and one.kind != "run_warmup"]
    first, second = coming[0].id, coming[1].id
    weeks = tuple(
        replace(week, sessions=tuple(one for one in week.sessions if one.id != first))
        for week in old.weeks
    )
    new = replace(old, replanned_on=NOW, weeks=weeks)
    sums = sum_changes(old, new, (Change("dropped", coming[0].on, "Left out.", first),))
    assert (sums.coming, sums.kept) == (len(coming), len(coming) - 1)
    done = replace(old, events=(Reported(NOW, Done(second)),))
    assert done.state_of(coming[1]) == "done"
    assert sum_changes(done, replace(done, replanned_on=NOW), ()).coming == len(coming) - 1


def test_prices_count_from_the_week_of_the_replan(plans: Mapping[str, Plan]) -> None:
    before, monday = dt.date(2026, 11, 22), dt.date(2026, 11, 23)
    rules = tuple(BrokenRule("lifts_apart", 2.0, day, "Close.") for day in (before, monday, NOW))
    old = replace(plans["sample"], broken_rules=rules)
    new = replace(old, replanned_on=NOW, broken_rules=rules[:2])
    sums = sum_changes(old, new, ())
    assert (sums.cost_before, sums.cost_after) == (4.0, 2.0)
