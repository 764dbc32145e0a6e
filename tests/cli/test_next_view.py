"""The view of the next session: what is less and why, what is done and what comes next."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from ironstride.cli.next_view import next_view
from ironstride.cli.plan_input import read_given_plan
from ironstride.loading.next_load import NextLoad
from ironstride.loading.progress import Flag
from ironstride.loading.verdict import WeightVerdict
from ironstride.planning.lowering import Lowering
from ironstride.planning.next_session import BegunItem, NextSession, find_next_session
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ironstride.cli.plan_input import GivenPlan

DAY = dt.date(2026, 11, 24)


@pytest.fixture
def given(plan_files: Mapping[str, Path]) -> GivenPlan:
    return read_given_plan(str(plan_files["sample"]))


def shown(
    given: GivenPlan, today: dt.date, *lowerings: Lowering, following: NextLoad | None = None
) -> str:
    session = find_next_session(given.plan, today, given.policy)
    assert session is not None
    item = next(item for _, item in session.items())
    begun = {item.id: BegunItem(item, (), following, None)} if following else {}
    console = Console(file=StringIO(), width=80)
    for part in next_view(given, NextSession(session, lowerings, (), begun), today):
        console.print(part)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_it_says_when(given: GivenPlan) -> None:
    assert shown(given, DAY).splitlines()[0].endswith("today")
    assert "tomorrow, Tue" in shown(given, DAY - dt.timedelta(days=1)).splitlines()[0]
    assert "in 2 days, Tue" in shown(given, DAY - dt.timedelta(days=2)).splitlines()[0]


def test_what_is_less_stands_first_and_great_pain_refers(given: GivenPlan) -> None:
    less = Lowering("low_readiness", "sets", (), "Squat: one set less (readiness 2 of 5).")
    stop = Lowering("pain_stop", "left_out", (), "Squat: left out today (pain of 6 in the knee).")
    lines = shown(given, DAY, less).splitlines()
    assert "one set less" in lines[1]
    assert "clinician" not in shown(given, DAY, less)
    assert "clinician" in shown(given, DAY, stop)


def test_a_set_that_hurts_too_much_is_not_called_right(given: GivenPlan) -> None:
    right = WeightVerdict("right", "as_prescribed", 0.9, "9 reps with 3 left: right.")
    stop = NextLoad(None, "stop_pain", "It hurts too much: end this exercise today.", right)
    told = shown(given, DAY, following=stop)
    assert "end this exercise today" in told
    assert "clinician" in told
    assert "9 reps with 3 left" not in told
    same = NextLoad(70, "same", "Stay on it.", right)
    assert "9 reps with 3 left" in shown(given, DAY, following=same)


@pytest.mark.parametrize(("left", "sets"), [(9, "1 of 4 sets"), (0, "1 of 3 sets")])
def test_a_search_has_more_sets_than_planned_until_it_has_found(
    given: GivenPlan, left: int, sets: str
) -> None:
    session = find_next_session(given.plan, DAY, given.policy)
    assert session is not None
    item = next(item for _, item in session.items() if len(item.work_sets) == 3)
    target = replace(item.work_sets[0], load_kg=None, find_load=True)
    item = replace(item, sets=(target,) * 3)
    assert target.reps is not None
    assert target.rir is not None
    at = dt.datetime.combine(DAY, dt.time(18))
    done = LoggedSet(
        "1", item.exercise, at, "load_reps", load_kg=20,
        reps=target.reps[0], rir=target.rir[0] + left,
    )  # fmt: skip
    verdict = WeightVerdict("right", "more_than_asked", 1.0, "10 reps with 5 left.")
    begun = BegunItem(item, (done,), NextLoad(22.5, "heavier", "Go up.", verdict), None)
    console = Console(file=StringIO(), width=80)
    for part in next_view(given, NextSession(session, (), (), {item.id: begun}), DAY):
        console.print(part)
    assert isinstance(console.file, StringIO)
    assert sets in console.file.getvalue()
    assert "Next set 22.5 kg" in console.file.getvalue()


def test_a_lift_that_hurt_is_named_and_asked_about(given: GivenPlan) -> None:
    session = find_next_session(given.plan, DAY, given.policy)
    assert session is not None
    flag = Flag("hurt_much", "back-squat", DAY, "it hurt last time, 6 of 10: left out.")
    console = Console(file=StringIO(), width=80)
    for part in next_view(given, NextSession(session, (), (flag,)), DAY):
        console.print(part)
    assert isinstance(console.file, StringIO)
    told = console.file.getvalue()
    assert "Back squat: it hurt last time" in told
    assert "--pain REGION=N" in told
