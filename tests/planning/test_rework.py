"""Sessions of the old plan: as they were, or as near to it as the day allows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ironstride.planning.blocks import BlockPlan, Visit
from ironstride.planning.diary import Diary
from ironstride.planning.openings import Opening
from ironstride.planning.picking import Known, Picked
from ironstride.planning.rework import anchor_template, collect_expected, find_anchors, with_swaps
from ironstride.planning.rules.facts import Facts
from ironstride.planning.standing import NOTHING_STANDS, Swap
from ironstride.planning.templates import PickKey, Template
from ironstride.planning.work import Setting
from ironstride.training import events as ev
from ironstride.training.athlete import Pain
from ironstride.training.session import Block

if TYPE_CHECKING:
    from ironstride.training.plan import Plan


def exercises(session: Any) -> list[str]:
    return [item.exercise for _, item in session.items()]


def work(session: Any) -> dict[str, tuple[Any, ...]]:
    return {item.exercise: item.work_sets for _, item in session.items()}


def with_loads(plan: Plan, day: Any, exercise: str, load_kg: float) -> Plan:
    """Return the plan with another weight for an exercise on a day."""

    def changed(item: Any) -> Any:
        if item.exercise != exercise:
            return item
        sets = tuple(
            replace(one, load_kg=(load_kg, load_kg)) if one.kind == "work" else one
            for one in item.sets
        )
        return replace(item, sets=sets)

    weeks = tuple(
        replace(
            week,
            sessions=tuple(
                replace(
                    one,
                    blocks=tuple(
                        replace(block, items=tuple(changed(item) for item in block.items))
                        for block in one.blocks
                    ),
                )
                if one.on == day
                else one
                for one in week.sessions
            ),
        )
        for week in plan.weeks
    )
    return replace(plan, weeks=weeks)


def test_what_nothing_speaks_against_stays_word_for_word(make: Any) -> None:
    plan = make.season()
    new = make.replan(plan, ev.Travel(make.day(7), make.day(7), "hotel"), on=1).plan
    assert make.on_day(new, 7) != make.on_day(plan, 7)
    for number in (0, 4, 11, 14, 18, 21, 25, 28):
        assert make.on_day(new, number) == make.on_day(plan, number)


def test_a_session_at_a_bare_place_keeps_its_patterns(make: Any) -> None:
    plan = make.season()
    new = make.replan(plan, ev.Travel(make.day(11), make.day(11), "hotel"), on=1).plan
    old, there = make.on_day(plan, 11), make.on_day(new, 11)
    main = {"single_leg", "calf_straight"}
    held = {pattern for _, item in there.items() for pattern in item.patterns}
    assert main <= held
    assert all(item.work_sets[0].load_kg is None for _, item in there.items())
    assert len(list(there.items())) <= len(list(old.items()))


def test_a_place_with_the_same_equipment_is_still_another_place(make: Any) -> None:
    athlete = make.season().athlete
    twin = replace(make.gym, name="club")
    plan = make.plan(replace(athlete, places={"gym": make.gym, "club": twin}), weeks=8)
    new = make.replan(plan, ev.Travel(make.day(7), make.day(7), "club"), on=1).plan
    there = make.on_day(new, 7)
    assert there.place == "club"
    assert exercises(there) == exercises(make.on_day(plan, 7))


def test_a_weight_that_would_jump_is_written_anew(make: Any) -> None:
    plan = make.season()
    # By hand: a squat that is 20 kg heavier from one week to the next.
    odd = with_loads(plan, make.day(14), "back-squat", 92.5)
    new = make.replan(odd, ev.LessTime(make.day(4), 30), on=1).plan
    assert work(make.on_day(new, 14))["back-squat"][0].load_kg == (67.5, 72.5)
    assert work(make.on_day(new, 7)) == work(make.on_day(plan, 7))


def test_a_weight_that_is_lighter_than_need_be_stays(make: Any) -> None:
    plan = with_loads(make.season(), make.day(14), "back-squat", 60)
    new = make.replan(plan, ev.LessTime(make.day(4), 30), on=1).plan
    assert work(make.on_day(new, 14))["back-squat"][0].load_kg == (60, 60)


def test_sets_of_1_to_6_turn_to_8_to_15_where_the_legs_must_be_spared(make: Any) -> None:
    plan = make.season()
    heavy = work(make.on_day(plan, 32))["split-squat"]
    assert heavy[0].reps[1] <= 6
    # A race for fun on Sunday: light legs on Wednesday instead of heavy ones on Friday.
    new = make.replan(plan, ev.RaceAdded(make.race(34, 10_000, "C")), on=1).plan
    light = make.on_day(new, 30)
    assert (light.id, light.leg_grade) == ("2026-12-25-lift", 1)
    assert work(light)["split-squat"][0].reps[0] >= 8


def test_a_painful_region_changes_its_exercises_and_leaves_the_others(make: Any) -> None:
    plan = make.season()
    new = make.replan(plan, ev.PainReported(Pain("shoulder", 4)), on=1).plan
    for number in (4, 7, 11, 14):
        old, now = (
            [item.exercise for quality, item in make.on_day(one, number).items()
             if quality in ("strength", "hypertrophy", "stability")]
            for one in (plan, new)
        )  # fmt: skip
        painful = {name for name in old if "shoulder" in make.catalogue.exercise(name).regions}
        assert [name for name in old if name not in painful] == [
            name for name in now if name in old
        ]
        assert painful.isdisjoint(now)
    assert "overhead-press" in exercises(make.on_day(plan, 7))


def test_the_template_of_a_block_keeps_what_its_sessions_already_use(make: Any) -> None:
    session = make.on_day(make.season(), 0)
    opening = Opening(
        day=session.on,
        week=0,
        place="gym",
        at=session.at,
        at_source="given",
        minutes=60,
        facts=Facts(0, 1),
        choices=(),
    )
    visit = Visit(make.week(index=0), opening, 0, 2, expected=session)
    goblet = Picked(make.option("goblet-squat"), "hypertrophy")
    press = Picked(make.option("bench-press"), "hypertrophy")
    template = Template(
        ((),),
        {
            ("gym", "squat", "hypertrophy"): goblet,
            ("gym", "squat", "strength"): replace(goblet, rep_class="strength"),
            ("gym", "push", "hypertrophy"): press,
        },
    )
    shop = make.shop()
    anchored = anchor_template(template, BlockPlan("hypertrophy", (visit,), frozen=False), shop)
    squat = anchored.options["gym", "squat", "hypertrophy"]
    assert squat.option.exercise.id == "back-squat"
    # The same lift for its heavy sets; what the session does not have stays as it was.
    heavy = anchored.options["gym", "squat", "strength"]
    assert (heavy.option.exercise.id, heavy.rep_class) == ("back-squat", "strength")
    assert anchored.options["gym", "push", "hypertrophy"] == press
    elsewhere = replace(visit, opening=replace(opening, place="home"))
    block = BlockPlan("hypertrophy", (elsewhere,), frozen=False)
    assert anchor_template(template, block, shop).options == template.options


def test_a_session_that_moves_to_another_place_does_what_its_block_does_there(make: Any) -> None:
    there = make.on_day(make.season(), 0)
    opening = Opening(
        day=there.on,
        week=0,
        place="gym",
        at=there.at,
        at_source="given",
        minutes=60,
        facts=Facts(0, 1),
        choices=(),
    )
    visit = Visit(make.week(index=0), opening, 0, 2, expected=there)
    shop = make.shop()
    anchors = find_anchors(BlockPlan("hypertrophy", (visit,), frozen=False), shop)
    squat = next(item for _, item in there.items() if item.exercise == "back-squat")
    goblet = replace(squat, exercise="goblet-squat", name="Goblet squat")
    at_home = replace(there, place="home", blocks=(Block("hypertrophy", (goblet,)),))
    setting = Setting(Known(), Diary(), 0, 0)
    parts = collect_expected(at_home, visit, setting, NOTHING_STANDS, anchors, shop)
    assert [part.option.exercise.id for part in parts] == ["back-squat"]
    at_gym = replace(at_home, place="gym")
    stays = collect_expected(at_gym, visit, setting, NOTHING_STANDS, anchors, shop)
    assert [part.option.exercise.id for part in stays] == ["goblet-squat"]


def test_a_swap_counts_for_sessions_that_are_made_from_the_template(make: Any) -> None:
    shop, week = make.shop(), make.week()
    opening = Opening(week.starts_on, week.index, "gym", dt.time(18), "given", 45, Facts(0, 1), ())
    visit = Visit(week, opening, 0, 2)
    key: PickKey = ("gym", "squat", "hypertrophy")
    template = Template(((),), {key: Picked(make.option("back-squat"), "hypertrophy")})
    swap = Swap("back-squat", "goblet-squat", week.starts_on, week.starts_on)
    asked = replace(NOTHING_STANDS, swaps=(swap,))
    assert with_swaps(template, visit, NOTHING_STANDS, shop) is template
    chosen = with_swaps(template, visit, asked, shop).options[key]
    assert (chosen.option.exercise.id, chosen.rep_class) == ("goblet-squat", "hypertrophy")
    later = replace(visit, week=make.week(starts_on=make.day(70)))
    assert with_swaps(template, later, asked, shop).options == template.options
    # A hold cannot stand in for sets of 8-15.
    hold = replace(NOTHING_STANDS, swaps=(replace(swap, by="wall-sit"),))
    assert with_swaps(template, visit, hold, shop).options == template.options
