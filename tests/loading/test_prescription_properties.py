"""Whatever was logged: no weight is negative, unbuildable, above the cap, or silent.

The logs hold own sets, sets of relatives, or none; mistyped, assisted, bodyweight and two-handed
ones; the iron is coarse, missing, or in pounds.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.loading.conftest import build_exercise

from ironstride.loading.estimate import Estimate, NotEnoughData
from ironstride.loading.known_strength import KnownStrength
from ironstride.loading.next_load import NextLoad, choose_next_load
from ironstride.loading.observation import load_sign, system_kg
from ironstride.loading.plates import bar_loads
from ironstride.loading.prescription import (
    LoadRange,
    LoadRequest,
    NoLoadNeeded,
    prescribe_load,
)
from ironstride.loading.search import LoadSearch, TooHeavy
from ironstride.policy.reader import read_policy
from ironstride.training.exercise import Setup
from ironstride.training.sets import LoggedSet, PlannedSet
from ironstride.units import kg_from_lb

if TYPE_CHECKING:
    from ironstride.training.exercise import Exercise
    from ironstride.training.sets import IntRange
    from ironstride.training.words import RepClass

POLICY: Final = read_policy()
CAP: Final = POLICY.number("progression.cap_reweigh_fraction")
MISS: Final = POLICY.number("loading.range.miss_chance")
START: Final = dt.datetime(2026, 1, 5, 18)
BODY_KG: Final = 60.0
GRAM: Final = 0.001

PAIR = Setup(frozenset({"dumbbells"}), "dumbbell", "per_hand")
BELT = Setup(frozenset({"dumbbells"}), "dumbbell")
STACK = Setup(frozenset({"cable"}), "machine")
LIFTS: Final[dict[str, Exercise]] = {
    one.id: one
    for one in (
        build_exercise("back-squat", ratio=1.0, body=0.88),
        build_exercise("front-squat", ratio=0.8, body=0.88),
        build_exercise("dumbbell-squat", ratio=0.33, body=0.88, setups=(PAIR,)),
        build_exercise("leg-curl", setups=(STACK,)),
        build_exercise("calf-raise", set_kind="bodyweight", ratio=0.2, body=0.97, setups=(BELT,)),
        build_exercise("pull-up", pattern="pull", set_kind="assisted", body=1.0, setups=(STACK,)),
    )
}


def rounded(*loads_lb: float) -> tuple[float, ...]:
    return tuple(kg_from_lb(load) for load in loads_lb)


POUNDS = bar_loads(kg_from_lb(45), rounded(45, 45, 35, 35, 25, 25, 10, 10, 5, 5, 2.5, 2.5))
IRON = st.sampled_from(
    [
        tuple(20 + 2.5 * step for step in range(60)),
        bar_loads(20, (20, 20, 10, 10)),
        POUNDS,
        rounded(5, 10, 15, 20, 25, 30, 40, 50),
        (4.0, 8.0, 16.0, 24.0),
        (60.0,),
        (),
    ]
)
DOSES: Final[st.SearchStrategy[tuple[RepClass, IntRange, IntRange | None]]] = st.sampled_from(
    [
        ("strength", (3, 5), (1, 3)),
        ("strength", (6, 6), (2, 2)),
        ("strength", (1, 1), (0, 0)),
        ("hypertrophy", (8, 10), (2, 3)),
        ("hypertrophy", (12, 15), (4, 5)),
        ("hypertrophy", (8, 12), None),
    ]
)


@dataclass(frozen=True, slots=True)
class Written:
    """A set as somebody wrote it, with the pounds rounded as a log holds them."""

    lift: str
    day: int
    load_kg: float
    reps: int
    rir: float | None
    first_rep_effort: int | None
    kind: str


# Of a set: a weight of the iron, in kilograms and in pounds, and one with a digit too many.
WEIGHTS = st.sampled_from([0.0, 5.0, 20.0, 40.0, 61.23497, 80.0, 102.5, 24.94758, 1000.0])
SETS = st.builds(
    Written,
    lift=st.sampled_from(list(LIFTS)),
    day=st.integers(0, 60),
    load_kg=WEIGHTS,
    reps=st.integers(0, 25),
    rir=st.none() | st.sampled_from([0.0, 1.0, 2.5, 4.0, 9.0, 20.0]),
    first_rep_effort=st.none() | st.integers(0, 10),
    kind=st.sampled_from(["work", "work", "work", "warmup", "drop"]),
)


def logged(one: Written, number: int) -> LoggedSet:
    return LoggedSet(
        id=str(number),
        exercise=one.lift,
        performed_at=START + dt.timedelta(days=one.day, minutes=number),
        set_kind=LIFTS[one.lift].set_kind,
        kind=one.kind,  # type: ignore[arg-type]  # one of the roles above
        load_kg=one.load_kg,
        reps=one.reps,
        rir=one.rir,
        first_rep_effort=one.first_rep_effort,
    )


def known(sets: list[LoggedSet]) -> KnownStrength:
    return KnownStrength.from_sets(
        sets,
        LIFTS,
        body_mass_kg=BODY_KG,
        experience="intermediate",
        today=(START + dt.timedelta(days=61)).date(),
        policy=POLICY,
    )


@st.composite
def asked(draw: st.DrawFn, lift: str) -> LoadRequest:
    rep_class, reps, rir = draw(DOSES)
    return LoadRequest(
        exercise=LIFTS[lift],
        setup=LIFTS[lift].setups[0],
        loads=draw(IRON),
        rep_class=rep_class,
        reps=reps,
        rir=rir,
        estimate=NotEnoughData(lift),
        body_mass_kg=BODY_KG,
        experience="intermediate",
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[LoggedSet], LoadRequest]:
    """Return a log and what is asked of a lift that may be in it."""
    written = draw(st.lists(SETS, max_size=8))
    request = draw(st.sampled_from(list(LIFTS)).flatmap(asked))
    return [logged(one, number) for number, one in enumerate(written)], request


def built(request: LoadRequest) -> set[float]:
    """Return what can be built; with nothing added where it is the body that moves."""
    bare = {0.0} if request.exercise.set_kind == "bodyweight" else set()
    return set(request.loads) | bare


def hardest_allowed(load_kg: float, request: LoadRequest) -> float:
    """Return what the cap or one step of the iron allows, as what it asks (help below 0)."""
    sign = load_sign(request.exercise)
    harder = (sign * load for load in built(request) if sign * load > sign * load_kg + GRAM)
    return max(sign * load_kg + CAP * load_kg, min(harder, default=-math.inf)) + GRAM


@settings(max_examples=400)
@given(cases())
def test_every_lift_gets_a_range_a_search_or_a_reason(
    case: tuple[list[LoggedSet], LoadRequest],
) -> None:
    sets, request = case
    request = replace(request, estimate=known(sets).estimate(request.exercise.id))
    answer = prescribe_load(request, POLICY)
    match answer:
        case LoadRange():
            assert {answer.low_kg, answer.best_kg, answer.high_kg} <= built(request)
            assert 0 <= answer.low_kg <= answer.best_kg <= answer.high_kg
            assert isinstance(request.estimate, Estimate)
            assert 0 <= answer.miss_chance <= MISS + 1e-6
        case LoadSearch():
            assert isinstance(request.estimate, NotEnoughData)
            assert answer.start_kg in request.loads
            assert answer.start_kg >= 0
            assert all(answer.steps)
            assert 1 <= answer.sets_max <= 4
        case TooHeavy():
            assert answer.lightest_kg in built(request)
        case NoLoadNeeded():
            assert request.loads == ()


@settings(max_examples=400)
@given(cases(), st.data())
def test_no_range_is_above_the_cap_or_one_step(
    case: tuple[list[LoggedSet], LoadRequest], data: st.DataObject
) -> None:
    sets, request = case
    before_kg = data.draw(st.sampled_from([*request.loads, 0.0, 61.23497]))
    estimate = known(sets).estimate(request.exercise.id)
    capped = replace(request, estimate=estimate, previous_high_kg=before_kg, cap_fraction=CAP)
    answer = prescribe_load(capped, POLICY)
    if isinstance(answer, LoadRange):
        sign = load_sign(request.exercise)
        top = max(sign * answer.low_kg, sign * answer.high_kg)
        lightest = min(sign * load for load in built(request))
        assert top <= max(hardest_allowed(before_kg, request), lightest)


@settings(max_examples=600)
@given(cases(), st.data())
def test_the_next_set_can_be_built_is_said_and_keeps_the_cap(
    case: tuple[list[LoggedSet], LoadRequest], data: st.DataObject
) -> None:
    sets, request = case
    weights = WEIGHTS if not request.loads else WEIGHTS | st.sampled_from(request.loads)
    last = data.draw(
        st.builds(
            Written,
            lift=st.just(request.exercise.id),
            day=st.just(61),
            load_kg=weights,
            reps=st.integers(0, 25),
            rir=st.none() | st.sampled_from([0.0, 1.0, 2.0, 3.0, 6.0, 12.0]),
            first_rep_effort=st.none() | st.integers(0, 10),
            kind=st.just("work"),
        )
    )
    pain = data.draw(st.none() | st.integers(0, 10))
    done = replace(logged(last, 99), pain=pain)
    strength = known([*sets, done])
    target = PlannedSet("work", done.set_kind, reps=request.reps, rir=request.rir)
    found = choose_next_load(done, target, request, strength, POLICY)
    if found is None:
        moved_kg = system_kg(done.load_kg or 0.0, request.exercise, BODY_KG)
        nothing_known = isinstance(strength.estimate_next_set(done.exercise), NotEnoughData)
        assert nothing_known or moved_kg <= 0
        return
    assert found.text
    assert found.verdict.text
    if found.load_kg is None:
        assert found.code in {"stop_pain", "no_lighter"}
        return
    assert found.load_kg >= 0
    check_move(found, done.load_kg or 0.0, request, strength)


def check_move(
    found: NextLoad, load_kg: float, request: LoadRequest, strength: KnownStrength
) -> None:
    assert found.load_kg is not None
    sign = load_sign(request.exercise)
    harder = sign * (found.load_kg - load_kg)
    if found.code == "heavier":
        assert found.load_kg in built(request)
        assert harder > GRAM
        estimate = strength.estimate_next_set(request.exercise.id)
        if isinstance(estimate, Estimate) and estimate.source == "own":
            assert sign * found.load_kg <= hardest_allowed(load_kg, request)
    elif found.code == "lighter":
        assert found.load_kg in built(request)
        assert harder < -GRAM
    else:
        assert abs(harder) < GRAM


def follow(request: LoadRequest, *sets: Written) -> NextLoad | None:
    done = [logged(one, number) for number, one in enumerate(sets)]
    target = PlannedSet("work", done[-1].set_kind, reps=request.reps, rir=request.rir)
    return choose_next_load(done[-1], target, request, known(done), POLICY)


def wanted(lift: str, loads: tuple[float, ...], rep_class: RepClass = "hypertrophy") -> LoadRequest:
    reps, rir = ((8, 10), (2, 3)) if rep_class == "hypertrophy" else ((3, 5), (1, 3))
    exercise = LIFTS[lift]
    return LoadRequest(
        exercise, exercise.setups[0], loads, rep_class, reps, rir,
        NotEnoughData(lift), BODY_KG, "intermediate",
    )  # fmt: skip


def test_a_step_up_from_pounds_of_a_log_is_more_than_their_rounding() -> None:
    """135 lb stand in a log to a hundredth of a gram, on a bar to a gram: one weight."""
    assert 61.23497 not in POUNDS
    sets = [Written("back-squat", day, 61.23497, 10, 10, None, "work") for day in (0, 7)]
    found = follow(wanted("back-squat", POUNDS), *sets)
    assert found is not None
    assert found.code == "heavier"
    assert found.load_kg in [one for one in POUNDS if one > 62]


def test_below_the_lightest_dumbbell_is_the_body_alone() -> None:
    sets = [Written("calf-raise", day, 4.0, 5, 0, None, "work") for day in (0, 7)]
    found = follow(wanted("calf-raise", (4.0, 8.0)), *sets)
    assert found is not None
    assert (found.code, found.load_kg) == ("lighter", 0)


def test_a_lift_known_from_relatives_goes_up_without_a_word_on_what_was_left() -> None:
    relatives = [Written("front-squat", day, 80.0, 5, 2, None, "work") for day in (0, 7)]
    many = Written("back-squat", 14, 20.0, 16, None, None, "work")
    loads = tuple(20 + 2.5 * step for step in range(60))
    found = follow(wanted("back-squat", loads, "strength"), *relatives, many)
    assert found is not None
    assert (found.code, found.load_kg) == ("heavier", 22.5)
