"""A day may lower a session: in three steps, each with its reason, and never raise it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.planning.leg_dose import NO_LEGS
from ironstride.planning.lowering import LoweredSession, lower_session
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.athlete import Pain
from ironstride.training.readiness import Readiness
from ironstride.training.run import DatedRun
from ironstride.training.session import Block, PlannedSession, Why
from ironstride.training.words import QUALITIES, REGIONS

if TYPE_CHECKING:
    from tests.planning.conftest import Make

    from ironstride.training.session import PlannedItem
    from ironstride.training.words import RunType

POLICY, PROBLEMS = override_policy(
    read_policy(),
    {
        "today.readiness_steps": {"1": 2, "2": 1, "3": 0, "4": 0, "5": 0},
        "today.sore_from": [4, 6, 8],
        "today.run_cost_from": 2,
        "today.run_hours": {"1": 48, "2": 24},
    },
    "tests",
)


@pytest.fixture(name="squats")
def fixture_squats(make: Make) -> PlannedSession:
    """Return Monday 18:00: jumps, heavy squats, a pair of rows and calves, a dead bug."""
    kg: dict[str, Any] = {"load_kg": (60.0, 65.0), "rir": (2, 3)}
    ramped = make.item("back-squat", "strength", 3, ramp=2, **kg)
    sets = (*ramped.sets[:1], replace(ramped.sets[1], load_kg=(62.5, 62.5)), *ramped.work_sets)
    return session_of(
        make,
        mobility=(make.item("cat-camel", "mobility", 1),),
        power=(make.item("countermovement-jump", "power", 2, contacts=5),),
        strength=(replace(ramped, sets=sets),),
        hypertrophy=(
            make.item("dumbbell-row", "hypertrophy", 2, rir=(2, 3), pair_group="a"),
            make.item("standing-calf-raise", "hypertrophy", 1, rir=(2, 3), pair_group="a"),
        ),
        stability=(make.item("dead-bug", "stability", 2),),
    )


def session_of(make: Make, **blocks: tuple[PlannedItem, ...]) -> PlannedSession:
    items = [item for quality in QUALITIES for item in blocks.get(quality, ())]
    return PlannedSession(
        id="s",
        on=make.day(0),
        at=dt.time(18),
        at_source="given",
        place="gym",
        kind="lift",
        leg_grade=2,
        minutes=45,
        title="Lift",
        why=(Why("pattern_tiers", "Because.", "convention"),),
        blocks=tuple(Block(one, blocks[one]) for one in QUALITIES if one in blocks),
        versions={"25": {item.id: len(item.work_sets) for item in items[-4:]}},
    )


def run(make: Make, day: int, run_type: RunType, hour: int = 7, leg_cost: int = 3) -> DatedRun:
    on = make.day(day)
    return DatedRun(
        "r", on, dt.time(hour), "given", run_type, run_type, None, None, True, leg_cost, "athlete"
    )


def lower(
    make: Make, session: PlannedSession, readiness: Readiness, *planned: DatedRun
) -> LoweredSession:
    return lower_session(session, readiness, planned, make.catalogue, POLICY)


def doses(lowered: LoweredSession) -> dict[str, tuple[int, tuple[int, int] | None]]:
    return {
        item.exercise: (len(item.work_sets), item.work_sets[0].rir)
        for _, item in lowered.session.items()
    }


def test_the_numbers_of_the_tests_are_accepted() -> None:
    assert PROBLEMS == ()


@pytest.mark.parametrize("score", [None, 3, 4, 5])
def test_a_good_day_changes_nothing(make: Make, squats: PlannedSession, score: int | None) -> None:
    lowered = lower(make, squats, Readiness(score, {"quad": 3}, (Pain("knee", 2),)))
    assert lowered == LoweredSession(squats, ())


def test_low_readiness_takes_a_set(make: Make, squats: PlannedSession) -> None:
    lowered = lower(make, squats, Readiness(2))
    assert doses(lowered) == {
        "cat-camel": (1, None),
        "countermovement-jump": (1, None),
        "back-squat": (2, (2, 3)),
        "dumbbell-row": (1, (2, 3)),
        # One set cannot lose one: it gets easier.
        "standing-calf-raise": (1, (3, 4)),
        "dead-bug": (2, None),
    }
    assert [(one.code, one.by) for one in lowered.lowerings] == [
        ("low_readiness", "effort"),
        ("low_readiness", "sets"),
    ]
    said = lowered.lowerings[1].text
    assert said.endswith("Back squat, One-arm row: one set less (readiness 2 of 5).")


def test_worn_out_takes_effort_as_well_and_the_jumps(make: Make, squats: PlannedSession) -> None:
    lowered = lower(make, squats, Readiness(1))
    assert doses(lowered)["back-squat"] == (2, (3, 4))
    assert "countermovement-jump" not in doses(lowered)
    (squat,) = (item for _, item in lowered.session.items() if item.exercise == "back-squat")
    assert {one.load_kg for one in squat.work_sets} == {(60.0, 60.0)}
    assert len(squat.sets) == 3, "the ramp set of 62.5 kg is no warm-up for 60 kg"
    texts = [one.text for one in lowered.lowerings]
    assert (
        "Back squat, One-arm row: one set less and a rep more in reserve, at the lighter end "
        in ("".join(texts))
    )


@pytest.mark.parametrize(
    ("soreness", "squat", "jump"),
    [(4, (2, (2, 3)), 1), (6, (2, (3, 4)), None), (8, None, None)],
)
def test_soreness_lowers_what_loads_its_region(
    make: Make,
    squats: PlannedSession,
    soreness: int,
    squat: tuple[int, tuple[int, int]] | None,
    jump: int | None,
) -> None:
    lowered = lower(make, squats, Readiness(soreness={"quad": soreness}))
    found = doses(lowered)
    assert found.get("back-squat") == squat
    assert found.get("countermovement-jump", (None,))[0] == jump
    assert found["dumbbell-row"] == (2, (2, 3))
    assert {one.code for one in lowered.lowerings} == {"sore"}


@pytest.mark.parametrize(
    ("day", "hour", "left"),
    [
        (-2, 17, 3),
        (-2, 18, 2),
        (-1, 17, 2),
        (0, 7, 2),
        (0, 19, 3),
    ],
)
def test_an_unplanned_hard_run_lowers_the_legs_for_two_days(
    make: Make, squats: PlannedSession, day: int, hour: int, left: int
) -> None:
    lowered = lower(make, squats, Readiness(ran=(run(make, day, "intervals", hour),)))
    found = doses(lowered)
    assert found["back-squat"][0] == left
    assert found["dumbbell-row"] == (2, (2, 3))
    assert {one.code for one in lowered.lowerings} == ({"hard_run"} if left < 3 else set())


def test_a_day_after_it_they_get_easier_too(make: Make, squats: PlannedSession) -> None:
    lowered = lower(make, squats, Readiness(ran=(run(make, -1, "long", 18),)))
    assert doses(lowered)["back-squat"] == (2, (3, 4))
    text = lowered.lowerings[-1].text
    assert "a long run on Sunday that the plan did not have" in text
    assert {one.code for one in lowered.lowerings} == {"long_run"}


def test_tired_legs_on_a_bad_day_leave_the_upper_body(make: Make, squats: PlannedSession) -> None:
    lowered = lower(make, squats, Readiness(2, ran=(run(make, 0, "race", 9),)))
    found = doses(lowered)
    assert set(found) == {"cat-camel", "dumbbell-row", "dead-bug"}
    (row,) = (item for _, item in lowered.session.items() if item.exercise == "dumbbell-row")
    assert row.pair_group is None, "its partner is left out"
    assert lowered.lowerings[0].by == "left_out"
    assert lowered.session.versions == {
        "25": {"dumbbell-row-hypertrophy": 1, "dead-bug-stability": 2}
    }


def test_a_planned_run_lowers_nothing(make: Make, squats: PlannedSession) -> None:
    long = run(make, -1, "long", leg_cost=2)
    assert lower(make, squats, Readiness(ran=(long,)), long).lowerings == ()
    harder = replace(long, leg_cost=3)
    assert lower(make, squats, Readiness(ran=(harder,)), long).lowerings != ()


def test_pain_takes_what_loads_its_region(make: Make, squats: PlannedSession) -> None:
    lowered = lower(make, squats, Readiness(pain=(Pain("knee", 3),)))
    assert "back-squat" not in doses(lowered)
    assert "dumbbell-row" in doses(lowered)
    assert {(one.code, one.by) for one in lowered.lowerings} == {("pain", "left_out")}
    assert "pain of 3 in the knee" in lowered.lowerings[0].text


def test_great_pain_leaves_mobility_only(make: Make, squats: PlannedSession) -> None:
    lowered = lower(make, squats, Readiness(pain=(Pain("shoulder", 6),)))
    assert all(quality == "mobility" for quality, _ in lowered.session.items())
    assert {one.code for one in lowered.lowerings} == {"pain_stop"}


def test_help_of_an_assisted_set_grows(make: Make) -> None:
    item = make.item("assisted-pull-up", "hypertrophy", 2, load_kg=(10.0, 20.0), rir=(2, 3))
    lowered = lower(make, session_of(make, hypertrophy=(item,)), Readiness(1))
    ((_, pull),) = lowered.session.items()
    assert pull.work_sets[0].load_kg == (20.0, 20.0)


def test_an_unknown_exercise_is_taken_to_load_what_hurts(make: Make) -> None:
    own = replace(make.item("leg-press", "hypertrophy", 2, rir=(2, 3)), exercise="my-own")
    lowered = lower(make, session_of(make, hypertrophy=(own,)), Readiness(pain=(Pain("knee", 4),)))
    assert list(lowered.session.items()) == []


def run_before(days: int, leg_cost: int) -> DatedRun:
    on = dt.date(2026, 11, 23) - dt.timedelta(days=days)
    return DatedRun(
        "r", on, dt.time(7), "given", "tempo", "Tempo", None, None, True, leg_cost, "athlete"
    )


DAYS = st.builds(
    Readiness,
    st.sampled_from([None, 1, 2, 3, 4, 5]),
    st.dictionaries(st.sampled_from(REGIONS), st.integers(0, 10), max_size=3),
    st.lists(st.builds(Pain, st.sampled_from(REGIONS), st.integers(0, 10)), max_size=2).map(tuple),
    st.lists(st.builds(run_before, st.integers(0, 4), st.integers(1, 3)), max_size=2).map(tuple),
)


@given(day=DAYS, more=DAYS, number=st.integers(0, 100))
def test_no_day_ever_raises_anything(
    make: Make, day: Readiness, more: Readiness, number: int
) -> None:
    sessions = make.lifts(make.plan_once("intermediate"))
    session = replace(sessions[number % len(sessions)], on=make.day(0))
    once = lower(make, session, day).session
    assert is_no_more(once, session)
    both = Readiness(
        min((one.score for one in (day, more) if one.score), default=None),
        {**day.soreness, **{r: max(s, day.soreness.get(r, 0)) for r, s in more.soreness.items()}},
        (*day.pain, *more.pain),
        (*day.ran, *more.ran),
    )
    assert is_no_more(lower(make, session, both).session, once), "one more reason raised something"


def is_no_more(new: PlannedSession, old: PlannedSession) -> bool:
    before = {item.id: item for _, item in old.items()}
    return all(item.id in before and is_no_harder(item, before[item.id]) for _, item in new.items())


def is_no_harder(new: PlannedItem, old: PlannedItem) -> bool:
    pairs = zip(new.work_sets, old.work_sets, strict=False)
    return len(new.work_sets) <= len(old.work_sets) and all(
        (one.reps, one.contacts, one.seconds) == (was.reps, was.contacts, was.seconds)
        and (one.rir is None or was.rir is None or one.rir >= was.rir)
        and (
            one.load_kg is None
            or was.load_kg is None
            or one.set_kind == "assisted"
            or (one.load_kg[0] <= was.load_kg[0] and one.load_kg[1] <= was.load_kg[1])
        )
        for one, was in pairs
    )


def test_legs_left_out_are_legs(make: Make, squats: PlannedSession) -> None:
    lowered = lower(make, squats, Readiness(1, ran=(run(make, 0, "hills", 9),)))
    (left_out,) = (one for one in lowered.lowerings if one.code == "hard_run")
    patterns = {item.id: item.patterns[0] for _, item in squats.items()}
    assert all(patterns[name] not in NO_LEGS for name in left_out.items)
