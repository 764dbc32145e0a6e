"""Sets, reps and reserve: reps never cross classes, deloads and first weeks are less."""

from __future__ import annotations

from typing import Any

import pytest

from ironstride.training.sets import CLASS_REPS
from ironstride.training.words import EXPERIENCES, PHASES

CLASSES = ("strength", "hypertrophy", "stability", "power", "skill", "mobility")
# Sets of 1-6 have a place in these phases only.
HEAVY_PHASES = ("max_strength", "power", "maintenance", "taper")
CASES = [
    (phase, rep_class)
    for phase in PHASES
    for rep_class in CLASSES
    if rep_class != "strength" or phase in HEAVY_PHASES
]
EXERCISES = ("back-squat", "push-up", "standing-calf-raise")


@pytest.mark.parametrize(("phase", "rep_class"), CASES)
@pytest.mark.parametrize("level", EXPERIENCES)
def test_reps_never_cross_classes_and_seven_is_nothing(
    make: Any, level: Any, phase: Any, rep_class: Any
) -> None:
    dosing = make.shop(make.athlete(level)).dosing
    low, high = CLASS_REPS[rep_class]
    for exercise in EXERCISES:
        for deload in (False, True):
            week = make.week(phase, deload=deload)
            each = dosing.prototype(make.option(exercise), rep_class, week, paired=False)
            assert low <= each.reps[0] <= each.reps[1] <= high
            if rep_class in ("strength", "hypertrophy"):
                assert 7 not in range(each.reps[0], each.reps[1] + 1)


def test_the_gate_closed_means_8_to_10_in_max_strength(make: Any) -> None:
    dosing = make.shop(make.athlete("novice")).dosing
    week = make.week("max_strength")
    each = dosing.prototype(make.option("goblet-squat"), "hypertrophy", week, paired=False)
    assert each.reps == (8, 10)


def test_heavy_sets_ask_how_heavy_the_first_rep_felt(make: Any) -> None:
    dosing = make.shop().dosing
    week = make.week("max_strength")
    heavy = dosing.prototype(make.option("back-squat"), "strength", week, paired=False)
    moderate = dosing.prototype(make.option("back-squat"), "hypertrophy", week, paired=False)
    assert heavy.first_rep_effort_min == 6
    assert moderate.first_rep_effort_min is None
    assert heavy.rest_s > moderate.rest_s


@pytest.mark.parametrize("rep_class", ["stability", "power", "skill", "mobility"])
def test_work_of_quality_has_no_reserve(make: Any, rep_class: Any) -> None:
    each = make.shop().dosing.prototype(
        make.option("push-up"), rep_class, make.week(), paired=False
    )
    assert each.rir is None


@pytest.mark.parametrize("phase", ["adaptation", "hypertrophy", "max_strength", "power"])
@pytest.mark.parametrize("level", EXPERIENCES)
def test_a_deload_has_fewer_sets_and_more_in_reserve(make: Any, level: Any, phase: Any) -> None:
    dosing = make.shop(make.athlete(level)).dosing
    option = make.option("goblet-squat")
    usual, deload = make.week(phase), make.week(phase, deload=True)
    full = dosing.full_sets(option, "hypertrophy", phase)
    assert dosing.sets_in_week(full, deload) < dosing.sets_in_week(full, usual)
    before = dosing.prototype(option, "hypertrophy", usual, paired=False).rir
    after = dosing.prototype(option, "hypertrophy", deload, paired=False).rir
    assert after[0] > before[0]


def test_a_newcomer_starts_with_one_or_two_sets(make: Any) -> None:
    dosing = make.shop(make.athlete("none")).dosing
    sets = [
        dosing.sets_in_week(3, make.week("adaptation", index=index, newcomer=True))
        for index in range(4)
    ]
    assert max(sets[:2]) <= 2
    assert sets[2:] == [3, 3]
    assert dosing.sets_in_week(3, make.week("adaptation", index=0)) == 3


def test_the_first_weeks_stay_four_reps_from_the_limit(make: Any) -> None:
    dosing = make.shop(make.athlete("none")).dosing
    week = make.week("adaptation", index=0, newcomer=True)
    each = dosing.prototype(make.option("goblet-squat"), "hypertrophy", week, paired=False)
    assert each.rir[0] >= 4


@pytest.mark.parametrize("phase", PHASES)
def test_the_reserve_never_grows_smaller_for_a_newcomer_than_for_a_lifter(
    make: Any, phase: Any
) -> None:
    option, week = make.option("goblet-squat"), make.week(phase)
    newcomer, lifter = (
        make.shop(make.athlete(level)).dosing.prototype(option, "hypertrophy", week, paired=False)
        for level in ("none", "advanced")
    )
    assert newcomer.rir[0] >= lifter.rir[0]


def test_holds_carries_and_contacts_are_counted_as_what_they_are(make: Any) -> None:
    dosing = make.shop().dosing
    week = make.week()
    hold = dosing.prototype(make.option("wall-sit"), "hold", week, paired=False)
    hops = dosing.prototype(make.option("pogo-hop"), "power", week, paired=False)
    assert hold.seconds == (25, 40)
    assert hold.reps is None
    assert (hops.contacts, hops.reps) == (10, None)


def test_a_pair_rests_less_and_one_leg_at_a_time_is_said(make: Any) -> None:
    dosing = make.shop().dosing
    option, week = make.option("split-squat"), make.week()
    alone = dosing.prototype(option, "hypertrophy", week, paired=False)
    paired = dosing.prototype(option, "hypertrophy", week, paired=True)
    assert paired.rest_s == 25 < alone.rest_s
    assert alone.per_side
    assert alone.load_kg is None
