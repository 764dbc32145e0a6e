from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

from ironstride.sheets.day_runs import runs_on, without_warm_ups

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan

TUESDAY = dt.date(2026, 11, 24)


def test_a_key_run_is_said_in_a_word(plans: Mapping[str, Plan]) -> None:
    (line,) = runs_on(plans["sample"], TUESDAY)
    assert (line.kind, line.time, line.mark) == ("key", "06:30", "key run")
    assert line.text == "5x1000 m, 10.5 km; drills 8 min before"


def test_a_rest_day_has_no_time(plans: Mapping[str, Plan]) -> None:
    (line,) = runs_on(plans["sample"], dt.date(2026, 11, 23))
    assert (line.kind, line.time, line.text) == ("rest", "", "Day Off")


def test_a_race_stands_once(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    race = plan.races[0]
    lines = runs_on(plan, race.on)
    assert [line.kind for line in lines].count("race") == 1
    assert lines[0].text == race.name
    assert lines[0].mark == f"{race.priority} race"


def test_an_unknown_run_says_how_it_is_treated(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    run = next(run for run in plan.runs if run.on == TUESDAY)
    odd = dataclasses.replace(run, type="unknown", title="\x1b[2JTurnen", at_source="assumed")
    (line,) = runs_on(dataclasses.replace(plan, runs=(odd,), weeks=()), TUESDAY)
    assert line.text == " [2JTurnen, 10.5 km (kind unknown: treated as hard)"
    assert line.time == "~06:30"


def test_a_day_without_runs_has_no_line(plans: Mapping[str, Plan]) -> None:
    assert runs_on(plans["sample"], dt.date(2020, 1, 1)) == ()


def test_a_warm_up_is_said_with_its_run_only(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    kept = without_warm_ups(plan.sessions())
    drills = [one for one in plan.sessions() if one not in kept]
    assert drills
    assert {one.kind for one in drills} == {"run_warmup"}
    for one in drills:
        said = [line.text for line in runs_on(plan, one.on)]
        assert any(text.endswith(f"; drills {one.minutes} min before") for text in said)
