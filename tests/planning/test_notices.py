"""What the runner must read: health first, then what to expect and when."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from ironstride.planning.notices import has_quality
from ironstride.training.athlete import Health, Pain
from ironstride.training.availability import Availability, Slot

DATE = re.compile(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d+ [A-Z][a-z]+ 20\d\d")


def infos(plan: Any) -> list[str]:
    return [one.text for one in plan.notices if one.tier == "info"]


@pytest.mark.parametrize("level", ["none", "novice"])
def test_a_newcomer_reads_when_heavy_and_power_work_are_expected(make: Any, level: Any) -> None:
    plan = make.plan_once(level)
    (heavy,) = [text for text in infos(plan) if "heavy work" in text.lower()]
    (power,) = [text for text in infos(plan) if "power work" in text.lower()]
    first = next(one.on for one in plan.sessions() if has_quality(one, "power"))
    assert f"{first.day} {first:%B %Y}" in power
    assert DATE.search(power)
    expected = min(gate.expected_on for gate in plan.gates if gate.expected_on)
    assert f"{expected.day} {expected:%B %Y}" in heavy


def test_the_first_heavy_work_is_expected_after_enough_sessions(make: Any) -> None:
    plan = make.plan_once("none")
    for gate in plan.gates:
        assert not gate.open
        assert gate.missing
        days = [
            one.on
            for one in plan.sessions()
            if any(gate.pattern in item.patterns for _, item in one.items())
        ]
        assert gate.expected_on is None or days.index(gate.expected_on) >= 5


def test_a_lifter_with_open_gates_waits_for_nothing(make: Any) -> None:
    assert not any("expected" in text for text in infos(make.plan_once("advanced")))


def test_without_iron_the_plan_says_where_heavy_cannot_be_reached(make: Any) -> None:
    bare = make.plan(make.athlete("novice", place=make.floor, lifts=()), weeks=8)
    assert "ladder_without_iron" in {one.rule for one in bare.notices}
    assert "ladder_without_iron" not in {one.rule for one in make.plan_once("novice").notices}


def test_no_slot_at_all_is_said(make: Any) -> None:
    plan = make.plan(make.athlete(minutes=10), weeks=4)
    assert not list(plan.sessions())
    assert "weekly_sessions_held" in {one.rule for one in plan.notices}


def test_health_comes_first_and_a_red_flag_silences_the_rest(make: Any) -> None:
    hurt = make.plan(make.athlete("none", health=Health(pain=(Pain("knee", 4),))), weeks=8)
    tiers = [one.tier for one in hurt.notices]
    assert tiers[0] == "limit"
    assert "info" in tiers
    flagged = make.athlete("none", health=Health(flags=frozenset({"chest_pain"})))
    plan = make.plan(flagged, weeks=8)
    assert [one.tier for one in plan.notices] == ["emergency"]
    assert not list(plan.sessions())


def test_another_key_run_on_the_day_of_a_race_is_asked_about(make: Any) -> None:
    goal = make.race(13, 10_000, "B")
    runs = tuple(
        replace(run, uid=run.on.isoformat()) for run in make.runs({1: "intervals", 6: "long"}, 3)
    )
    both = make.plan(make.athlete(races=(goal,), runs=runs), weeks=3)
    (text,) = [text for text in infos(both) if "moves no runs" in text]
    assert text.startswith("Your calendar has 'long' on Sunday 6 December 2026, the day of race on")
    only = tuple(run for run in runs if run.on != goal.on)
    alone = make.plan(make.athlete(races=(goal,), runs=only), weeks=3)
    assert not any("moves no runs" in text for text in infos(alone))
    usual = make.plan(make.athlete(races=(goal,), runs=make.runs({6: "long"}, 3)), weeks=3)
    assert not any("moves no runs" in text for text in infos(usual))


def test_pain_is_not_blamed_on_the_weights(make: Any) -> None:
    light = replace(make.home, inventory=replace(make.home.inventory, dumbbells_kg=(1, 2)))

    def told(place: Any, *pains: Pain) -> bool:
        plan = make.plan(make.athlete(place=place, health=Health(pain=pains)), weeks=4)
        return any("weights end too early" in text for text in infos(plan))

    assert told(light)
    assert not told(light, Pain("knee", 4))
    assert not told(make.gym)


def test_places_that_lack_the_same_are_said_together_and_unused_ones_not_at_all(make: Any) -> None:
    floor = replace(make.floor, name="floor")
    places = {name: replace(floor, name=name) for name in ("floor", "garden", "attic")}
    slots = {0: (Slot(60, "floor"),), 3: (Slot(60, "garden"),)}
    athlete = make.athlete(
        place=floor, lifts=(), places=places, availability=Availability(week=slots)
    )
    notices = make.plan(athlete, weeks=4).notices
    said = [one.text for one in notices if one.rule == "ladder_without_iron"]
    assert said
    assert all(text.startswith("At floor and garden: ") for text in said)
    assert len(set(said)) == len(said)
