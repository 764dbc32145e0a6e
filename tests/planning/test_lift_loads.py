"""Known lifts with their next weights, from the iron of each place, or a reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ironstride.catalogue.reader import read_catalogue
from ironstride.formats.athlete_file import read_athlete_file
from ironstride.loading.inventory import buildable_loads
from ironstride.planning.lift_loads import KnownLoads, LiftLoads, find_lift_loads
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import Health, Pain
from ironstride.training.sets import CLASS_REPS, LoggedSet

if TYPE_CHECKING:
    from ironstride.training.athlete import Athlete
    from ironstride.training.words import SetKind

CATALOGUE = read_catalogue()
POLICY = read_policy()
TODAY = dt.date(2026, 11, 23)
SAMPLE = Path(__file__).parents[2] / "examples" / "sample" / "athlete.yaml"


def sample() -> Athlete:
    found, problems = read_athlete_file(SAMPLE.read_bytes(), SAMPLE.name)
    assert found is not None
    assert problems == ()
    return replace(found.athlete, lifts=())


def done(
    exercise: str,
    load_kg: float,
    reps: int,
    *,
    ago: int = 3,
    rir: float | None = 2,
    set_kind: SetKind = "load_reps",
) -> LoggedSet:
    at = dt.datetime.combine(TODAY - dt.timedelta(days=ago), dt.time(18))
    name = f"{exercise} {load_kg} {reps} {ago}"
    return LoggedSet(name, exercise, at, set_kind, load_kg=load_kg, reps=reps, rir=rir)


def find(*sets: LoggedSet, athlete: Athlete | None = None, today: dt.date = TODAY) -> KnownLoads:
    runner = replace(athlete or sample(), log=sets)
    return find_lift_loads(runner, CATALOGUE, today, POLICY)


def only(known: KnownLoads) -> LiftLoads:
    (lift,) = known.own
    return lift


def squats() -> list[LoggedSet]:
    return [done("back-squat", 70, 8, ago=ago) for ago in (3, 10, 17)]


def test_a_lift_gives_both_classes_at_the_place_that_has_the_iron() -> None:
    lift = only(find(*squats()))
    assert [(one.rep_class, one.reps) for one in lift.next] == [
        ("strength", (3, 5)),
        ("hypertrophy", (8, 10)),
    ]
    heavy, size = lift.next
    assert [one.place for one in heavy.at] == ["gym"]
    assert heavy.at[0].load is not None
    assert size.at[0].load is not None
    assert 70 < heavy.at[0].load.high_kg < lift.one_rep_max_kg.median_kg
    assert size.at[0].load.high_kg <= 70 * 1.1


def test_weights_are_those_that_the_iron_there_makes() -> None:
    lift = only(find(*squats()))
    squat, gym = CATALOGUE.exercise("back-squat"), sample().places["gym"]
    setup = squat.setup_for(gym.equipment)
    assert setup is not None
    built = buildable_loads(gym, setup, POLICY)
    for dose in lift.next:
        for one in dose.at:
            assert one.load is not None
            assert set(one.load.load_kg) <= set(built)


def test_the_one_rep_max_is_written_without_the_body() -> None:
    lift = only(find(done("back-squat", 70, 1, rir=0)))
    assert lift.one_rep_max_kg.median_kg == pytest.approx(70, rel=0.05)
    assert lift.estimate.body_share_kg > 0


def test_the_one_rep_max_is_per_hand_where_the_lift_counts_so() -> None:
    lift = only(find(done("dumbbell-bench-press", 20, 1, rir=0)))
    assert lift.one_rep_max_kg.median_kg == pytest.approx(20, rel=0.05)
    assert lift.estimate.median_kg == pytest.approx(40, rel=0.05)


def test_less_help_is_stronger_and_the_range_still_ascends() -> None:
    name = "assisted-pull-up"
    sets = [done(name, 20, 8, ago=ago, set_kind="assisted") for ago in (3, 10)]
    most = only(find(*sets)).one_rep_max_kg
    assert most.low_kg < most.median_kg < most.high_kg
    assert most.median_kg < 20


def test_a_closed_gate_says_what_is_missing_instead_of_a_weight() -> None:
    runner = sample()
    shy = replace(runner, lifting=replace(runner.lifting, comfort={"squat": 2}))
    heavy = only(find(*squats(), athlete=shy)).next[0]
    assert heavy.at == ()
    assert 'it has to feel "fine" to you' in heavy.reason


def test_a_lift_without_a_gate_has_no_heavy_class() -> None:
    lift = only(find(done("bench-press", 50, 8)))
    assert [one.rep_class for one in lift.next] == ["hypertrophy"]


def test_sets_after_today_do_not_count() -> None:
    future = done("back-squat", 200, 5, ago=-5)
    assert find(*squats(), future) == find(*squats())
    assert find(future).own == ()


def test_a_remembered_lift_counts_unless_it_is_ahead() -> None:
    found, _ = read_athlete_file(SAMPLE.read_bytes(), SAMPLE.name)
    assert found is not None
    assert "back-squat" in [one.name for one in find(athlete=found.athlete).own]
    assert find(athlete=found.athlete, today=dt.date(2026, 1, 1)).own == ()


def test_a_name_that_the_catalogue_lacks_keeps_its_estimate_and_says_why_no_weight() -> None:
    lift = only(find(done("My machine", 50, 8)))
    assert lift.exercise is None
    assert lift.one_rep_max_kg.median_kg > 50
    assert (lift.next, lift.reason) == (
        (),
        "not an exercise of the catalogue, so no weight follows",
    )


def test_a_lift_without_a_place_says_so() -> None:
    runner = sample()
    home = replace(runner, places={"home": runner.places["home"]})
    lift = only(find(*squats(), athlete=home))
    assert (lift.next, lift.reason) == ((), "none of your places has what it needs")


def test_a_lift_that_hurts_is_left_out_with_the_reason() -> None:
    sore = replace(sample(), health=Health(pain=(Pain("knee", 6),)))
    assert only(find(*squats(), athlete=sore)).reason == "left out while it would load what hurts"


def test_lifts_that_follow_from_others_are_apart_and_name_them() -> None:
    known = find(*squats())
    related = {one.name: one for one in known.related}
    assert "back-squat" not in related
    assert related
    assert {one.estimate.from_exercise for one in known.related} == {"back-squat"}
    own = only(known).one_rep_max_kg
    box = related["box-squat"].one_rep_max_kg
    assert box.high_kg / box.low_kg > own.high_kg / own.low_kg


def test_a_mistyped_set_is_pointed_out_and_moves_nothing() -> None:
    odd = done("back-squat", 1000, 5, ago=1)
    known = find(*squats(), odd)
    assert known.doubted == (odd,)
    assert only(known).one_rep_max_kg.median_kg < 120


def test_the_newest_lift_comes_first() -> None:
    known = find(*squats(), done("bench-press", 50, 8, ago=1), done("deadlift", 90, 5, ago=30))
    assert [one.name for one in known.own] == ["bench-press", "back-squat", "deadlift"]


def test_nothing_logged_is_nothing_known() -> None:
    assert find() == KnownLoads((), (), ())


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["back-squat", "pull-up", "assisted-pull-up", "leg-press", "goblet-squat", "mine"]
            ),
            st.floats(0, 400),
            st.integers(0, 30),
            st.none() | st.floats(0, 10),
            st.integers(0, 400),
        ),
        max_size=12,
    )
)
def test_whatever_was_logged_a_weight_is_buildable_or_has_a_reason(
    rows: list[tuple[str, float, int, float | None, int]],
) -> None:
    sets = [
        done(name, load, reps, rir=rir, ago=ago, set_kind=_kind(name))
        for name, load, reps, rir, ago in rows
    ]
    known = find(*sets)
    for lift in (*known.own, *known.related):
        assert lift.next or lift.reason
        for dose in lift.next:
            low, high = CLASS_REPS[dose.rep_class]
            assert low <= dose.reps[0] <= dose.reps[1] <= high
            assert dose.at or dose.reason
            for one in dose.at:
                assert one.load is not None or one.reason
                if one.load is not None:
                    assert 0 <= one.load.low_kg <= one.load.high_kg


def _kind(name: str) -> SetKind:
    known = CATALOGUE.exercises.get(name)
    return "load_reps" if known is None else known.set_kind
