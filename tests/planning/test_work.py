"""The work of one lift: turns, places without the exercise, first weeks, deloads and races."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.planning.blocks import Visit
from ironstride.planning.diary import Diary
from ironstride.planning.openings import Opening
from ironstride.planning.picking import Known, Picked
from ironstride.planning.rules.facts import Facts
from ironstride.planning.templates import Template, TemplateItem
from ironstride.planning.work import Setting, collect_work, cut_for_deload, softer_jump
from ironstride.training.words import PATTERNS

if TYPE_CHECKING:
    from ironstride.training.words import RepClass

SQUAT = TemplateItem("squat", "strength", 3, (0, 1))
CALF = TemplateItem("calf_straight", "hypertrophy", 2, (0, 1))
TRUNK = TemplateItem("trunk_lateral", "stability", 2, (0, 1))
JUMPS = TemplateItem("plyometric", "power", 4, (0, 1))


@pytest.fixture(scope="module")
def options(make: Any) -> dict[Any, Picked]:
    chosen: dict[tuple[str, RepClass], str] = {
        ("squat", "strength"): "back-squat",
        ("calf_straight", "hypertrophy"): "standing-calf-raise",
        ("trunk_lateral", "stability"): "side-plank-hip-lift",
        ("plyometric", "power"): "pogo-hop",
    }
    return {
        ("gym", pattern, rep_class): Picked(make.option(name), rep_class)
        for (pattern, rep_class), name in chosen.items()
    }


@pytest.fixture(scope="module")
def collect(make: Any, options: Any) -> Any:
    def run(items: Any, *, grade: int = 3, diary: Diary | None = None, **changes: Any) -> Any:
        place = changes.pop("place", "gym")
        shop = changes.pop("shop", None) or make.shop()
        turn, swapped = changes.pop("turn", 0), changes.pop("swapped", {})
        week = make.week("max_strength", **changes)
        opening = Opening(
            week.starts_on, week.index, place, dt.time(18), "given", 45, Facts(0, 1), ()
        )
        setting = Setting(Known(), diary or Diary(), 40, turn)
        template = Template((tuple(items),), {**options, **swapped})
        return collect_work(template, Visit(week, opening, 0, grade), setting, shop)

    return run


def by_pattern(parts: Any) -> dict[str, Any]:
    return {part.pattern: part for part in parts}


def test_the_template_becomes_parts_with_sets_and_costs(collect: Any) -> None:
    parts = by_pattern(collect([SQUAT, CALF, TRUNK, JUMPS]))
    assert list(parts) == ["squat", "calf_straight", "trunk_lateral", "plyometric"]
    assert (parts["squat"].sets, parts["squat"].rep_class) == (3, "strength")
    assert parts["squat"].leg_points > parts["calf_straight"].leg_points > 0
    assert parts["trunk_lateral"].leg_points == 0
    assert all(part.set_s > 0 for part in parts.values())


def test_a_light_session_trains_the_same_lift_in_8_to_10(collect: Any) -> None:
    light = by_pattern(collect([SQUAT, CALF], grade=1))["squat"]
    assert light.option.exercise.id == "back-squat"
    assert light.rep_class == light.quality == "hypertrophy"
    assert light.each.reps == (8, 10)


def test_what_is_new_costs_the_legs_more_until_its_week_is_over(make: Any, collect: Any) -> None:
    diary = Diary()
    new = by_pattern(collect([CALF], diary=diary))["calf_straight"]
    diary.note([make.item("standing-calf-raise", "hypertrophy")], make.day(0), 0)
    known = by_pattern(collect([CALF], diary=diary))["calf_straight"]
    assert new.leg_points == pytest.approx(
        make.policy.number("leg_points.new_exercise_factor") * known.leg_points
    )


def test_items_of_one_week_take_turns(collect: Any) -> None:
    odd, even = replace(TRUNK, weeks=(0,)), replace(CALF, weeks=(1,))
    first, second = (collect([odd, even], turn=turn) for turn in (0, 1))
    assert [len(first), len(second)] == [1, 1]
    assert first[0].rep_class in ("stability", "hold")
    assert second[0].rep_class == "hypertrophy"


def test_an_exercise_swapped_in_from_another_pattern_comes_once(make: Any, collect: Any) -> None:
    lunge = Picked(make.option("lateral-lunge"), "hypertrophy")
    swapped = {
        ("gym", pattern, "hypertrophy"): lunge for pattern in ("hip_adduction", "hip_abduction")
    }
    slot = replace(CALF, pattern="hip_adduction", weeks=(0,))
    diary = Diary()
    for pattern in set(PATTERNS) - {"hip_adduction", "hip_abduction"}:
        diary.exposures[pattern] = [make.day(-1)]
    parts = collect([slot, slot, slot], diary=diary, swapped=swapped)
    names = [part.option.exercise.id for part in parts]
    assert names.count("lateral-lunge") == 1
    assert len(names) == len(set(names)) == 3


def test_the_pattern_that_has_waited_longest_is_next(make: Any, collect: Any) -> None:
    diary = Diary()
    diary.exposures = {pattern: [make.day(40)] for pattern in PATTERNS}
    diary.exposures["trunk_anti_rotation"] = [make.day(1)]
    (part,) = collect([replace(TRUNK, weeks=(0,))], diary=diary)
    assert part.pattern == "trunk_anti_rotation"


def test_where_a_place_has_nothing_of_a_pattern_another_of_its_kind_stands_in(
    make: Any, collect: Any
) -> None:
    shop = make.shop()
    kit = shop.kits["gym"]
    bare = {name: rows for name, rows in kit.by_pattern.items() if name != "squat"}
    kits = {"gym": replace(kit, by_pattern=bare), "bare": replace(kit, by_pattern=bare)}
    (part,) = collect([SQUAT], shop=replace(shop, kits=kits), place="bare")
    assert part.pattern in ("hinge", "single_leg")


def test_a_newcomers_jumps_wait(make: Any, collect: Any) -> None:
    shop = make.shop(make.athlete("none"))
    early = collect([JUMPS], shop=shop, index=0, newcomer=True)
    later = collect([JUMPS], shop=shop, index=4, newcomer=True)
    assert early == []
    assert [part.pattern for part in later] == ["plyometric"]


def test_a_deload_has_a_share_of_the_sets_and_all_its_exercises(make: Any, collect: Any) -> None:
    diary = Diary()
    parts = collect([SQUAT, CALF, TRUNK], diary=diary)
    setting = Setting(Known(), diary, 0, 0)
    assert cut_for_deload(parts, setting, make.shop()) == parts
    diary.note_sets([make.item("back-squat", "strength", 5)], 3)
    cut = cut_for_deload(parts, setting, make.shop())
    assert sum(part.sets for part in cut[:2]) < sum(part.sets for part in parts[:2])
    assert len(cut) == len(parts)
    assert cut[2].sets == parts[2].sets


def test_near_a_race_a_softer_jump_that_is_known(make: Any, collect: Any) -> None:
    shop = make.shop(make.athlete("advanced", races=(make.race(45),)))
    week = make.week("power", index=6)
    opening = Opening(week.starts_on, 6, "gym", dt.time(18), "given", 45, Facts(0, 1), ())
    bound = Picked(make.option("speed-bound"), "power")
    known = Known(used=frozenset({"line-hop"}))
    soft = softer_jump(bound, Visit(week, opening, 0, 2), known, shop)
    assert soft is not None
    assert soft.option.exercise.id == "line-hop"
