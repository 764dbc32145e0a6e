"""What a week needs and does not hold is said, with the true reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ironstride.planning.uncovered import find_uncovered
from ironstride.training.athlete import Health, Pain

if TYPE_CHECKING:
    from ironstride.training.plan import Uncovered


def uncovered(make: Any, athlete: Any, weeks: int = 8) -> tuple[Uncovered, ...]:
    plan = make.plan(athlete, weeks=weeks)
    return tuple(plan.uncovered)


def test_a_week_that_holds_all_has_nothing_to_say(make: Any) -> None:
    patterns = {one.pattern for one in uncovered(make, make.athlete("intermediate"))}
    assert not patterns & {"squat", "hinge", "single_leg", "calf_straight"}


def test_pain_is_named(make: Any) -> None:
    found = uncovered(make, make.athlete(health=Health(pain=(Pain("knee", 4),))))
    texts = {one.pattern: one.text for one in found}
    assert "pain" in texts["squat"]
    assert "calf_straight" not in texts


def test_missing_equipment_is_named(make: Any) -> None:
    # A runner whose catalogue has no straight-knee calf exercise that can be set up there.
    athlete = make.athlete()
    shop = make.shop(athlete)
    kit = shop.kits["gym"]
    bare = {name: rows for name, rows in kit.by_pattern.items() if name != "calf_straight"}
    without = replace(shop, kits={"gym": replace(kit, by_pattern=bare)})
    plan = make.plan(athlete, weeks=4)
    lifts = [
        replace(
            one,
            blocks=tuple(
                replace(block, items=kept)
                for block in one.blocks
                if (kept := tuple(i for i in block.items if "calf_straight" not in i.patterns))
            ),
        )
        for one in plan.sessions()
    ]
    weeks = [make.week(index=index) for index in range(2)]
    found = [one for one in find_uncovered(weeks, lifts, without) if one.pattern != "plyometric"]
    assert {one.pattern for one in found} == {"calf_straight"}
    assert all("nothing at this place" in one.text for one in found)


def test_missing_minutes_are_named(make: Any) -> None:
    found = uncovered(make, make.athlete("none", minutes=12, days=(0, 3)))
    texts = [one.text for one in found if one.pattern != "plyometric"]
    assert texts
    assert all("minutes" in text for text in texts)


def test_deloads_tapers_and_single_lifts_owe_nothing(make: Any) -> None:
    shop = make.shop()
    plan = make.plan(make.athlete(), weeks=4)
    bare = [replace(one, blocks=one.blocks[:1]) for one in plan.sessions()]
    needed = {"squat", "hinge", "single_leg", "calf_straight"}

    def missing(week: Any) -> set[str]:
        found = {str(one.pattern) for one in find_uncovered([week], bare, shop)}
        return found & needed

    assert missing(make.week(index=0)) == needed
    assert missing(make.week(index=0, deload=True)) == set()
    assert missing(make.week("taper", index=0)) == set()
