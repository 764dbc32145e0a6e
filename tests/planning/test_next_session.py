"""The next session: the one that is due, its weights from the log, less where that is right."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.loading.inventory import buildable_loads
from ironstride.planning.next_session import find_next_session, plan_next_session
from ironstride.training.athlete import Pain
from ironstride.training.events import Done, Reported
from ironstride.training.readiness import Readiness
from ironstride.training.session import Block
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from tests.planning.conftest import Make

    from ironstride.planning.next_session import NextSession
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedItem, PlannedSession

SQUAT = "back-squat"


def logged(
    make: Make, day: int, load_kg: float, reps: int, rir: float | None, **more: Any
) -> LoggedSet:
    at = dt.datetime.combine(make.day(day), dt.time(18, more.pop("minute", 0)))
    plain: dict[str, Any] = {"exercise": SQUAT, "set_kind": "load_reps"} | more
    return LoggedSet(
        id=f"{at}-{load_kg}-{plain['exercise']}",
        performed_at=at,
        load_kg=load_kg,
        reps=reps,
        rir=rir,
        **plain,
    )


def with_log(plan: Plan, *sets: LoggedSet) -> Plan:
    return replace(plan, athlete=replace(plan.athlete, lifts=(), log=sets))


def answer(
    make: Make, plan: Plan, session: PlannedSession, readiness: Readiness | None = None
) -> NextSession:
    return plan_next_session(
        plan, session, readiness or Readiness(), policy=make.policy, catalogue=make.catalogue
    )


def first(make: Make, plan: Plan) -> PlannedSession:
    session = find_next_session(plan, make.day(0), make.policy)
    assert session is not None
    return session


def squat_of(found: NextSession) -> PlannedItem:
    return next(item for _, item in found.session.items() if item.exercise == SQUAT)


def test_the_next_session_is_the_first_one_open(make: Make) -> None:
    plan = make.season()
    session = first(make, plan)
    assert session.on == min(one.on for week in plan.weeks for one in week.sessions)
    done = replace(plan, events=(*plan.events, Reported(session.on, Done(session.id))))
    assert first(make, done).on > session.on
    last = plan.weeks[-1].days()[-1]
    assert find_next_session(plan, last + dt.timedelta(days=1), make.policy) is None


def test_a_session_whose_sets_are_logged_is_over(make: Make) -> None:
    plan = make.season()
    session = first(make, plan)
    sets = [
        replace(
            logged(make, 0, 20, 8, 3, minute=minute),
            id=f"{item.exercise}{minute}",
            exercise=item.exercise,
            performed_at=dt.datetime.combine(session.on, dt.time(18, minute)),
        )
        for _, item in session.items()
        for minute in range(len(item.work_sets))
    ]
    assert first(make, with_log(plan, *sets)).on > session.on
    assert first(make, with_log(plan, *sets[:2])).on == session.on


def test_the_log_says_how_heavy(make: Make) -> None:
    plan = make.season()
    session = first(make, plan)
    planned = squat_of(answer(make, plan, session)).work_sets[0].load_kg
    stronger = [logged(make, -3 * back, 130, 5, 3) for back in range(1, 6)]
    heavier = squat_of(answer(make, with_log(plan, *reversed(stronger)), session))
    assert planned is not None
    assert heavier.work_sets[0].load_kg is not None
    assert heavier.work_sets[0].load_kg[1] > planned[1]
    place = plan.athlete.places[session.place]
    setup = make.option(SQUAT, place).setup
    loads = buildable_loads(place, setup, make.policy)
    assert {load for work in heavier.sets for load in work.load_kg or ()} <= set(loads)
    assert any("own sets" in why.text for why in heavier.why)


def test_the_same_log_twice_is_the_same_session(make: Make) -> None:
    plan = with_log(make.season(), logged(make, -3, 90, 5, 2))
    session = first(make, plan)
    assert answer(make, plan, session) == answer(make, plan, session)


@pytest.mark.parametrize(
    "readiness",
    [Readiness(score=1), Readiness(soreness={"quad": 7}), Readiness(pain=(Pain("knee", 4),))],
)
def test_how_the_runner_is_only_lowers(make: Make, readiness: Readiness) -> None:
    plan = make.season()
    session = first(make, plan)
    plain, lowered = answer(make, plan, session), answer(make, plan, session, readiness)
    assert lowered.lowerings
    assert lowered.session != plain.session
    count = sum(len(item.work_sets) for _, item in lowered.session.items())
    assert count <= sum(len(item.work_sets) for _, item in plain.session.items())


def test_a_set_of_today_gets_its_verdict_and_the_next_weight(make: Make) -> None:
    plan = make.season()
    session = first(make, plan)
    plan = with_log(plan, *(logged(make, -3 * back, 90, 5, 2) for back in range(5, 0, -1)))
    squat = squat_of(answer(make, plan, session))
    target = squat.work_sets[0]
    assert target.load_kg is not None
    assert target.reps is not None
    assert target.rir is not None
    done = logged(make, 0, target.load_kg[0], target.reps[0], target.rir[0])
    far = logged(make, 0, target.load_kg[0], target.reps[0], 12)
    log = plan.athlete.log
    right = answer(make, with_log(plan, *log, done), session).begun[squat.id]
    light = answer(make, with_log(plan, *log, far), session).begun[squat.id]
    assert right.following is not None
    assert light.following is not None
    assert (right.following.code, right.following.load_kg) == ("same", done.load_kg)
    assert light.following.verdict.verdict == "too_light"
    assert (light.following.load_kg or 0) > target.load_kg[0]
    assert right.item.work_sets[0] == target


def test_a_worn_out_lift_gets_an_easier_session(make: Make) -> None:
    plan = make.season()
    session = first(make, plan)
    steady = [logged(make, -3 * back, 90, 5, 2) for back in range(12, 2, -1)]
    weak = [logged(make, -3 * back, 90, 2, 0) for back in (2, 1)]
    found = answer(make, with_log(plan, *steady, *weak), session)
    assert [flag.code for flag in found.flags if flag.exercise == SQUAT] == ["worn_out"]
    assert {one.code for one in found.lowerings} == {"worn_out"}
    plain = answer(make, with_log(plan, *steady), session)
    eased, usual = squat_of(found).work_sets[0].rir, squat_of(plain).work_sets[0].rir
    assert eased is not None
    assert usual is not None
    assert eased[0] == usual[0] + 1


def test_a_stalled_lift_starts_again_lighter(make: Make) -> None:
    plan = make.season()
    session = first(make, plan)
    same = [logged(make, -3 * back, 90, 5, 2) for back in range(10, 0, -1)]
    found = answer(make, with_log(plan, *same), session)
    assert [flag.code for flag in found.flags] == ["stalled"]
    rising = [logged(make, -3 * back, 90 - 2 * back, 5, 2) for back in range(10, 0, -1)]
    plain = answer(make, with_log(plan, *rising), session)
    assert not plain.flags
    assert (squat_of(found).work_sets[0].load_kg or (0, 0))[1] < 90


@pytest.mark.parametrize(
    ("pain", "code", "is_left_out"), [(4, "hurt", False), (7, "hurt_much", True)]
)
def test_a_lift_that_hurt_last_time_is_easier_or_left_out(
    make: Make, pain: int, code: str, is_left_out: bool
) -> None:
    plan = make.season()
    session = first(make, plan)
    sore = with_log(plan, logged(make, -6, 90, 5, 2), logged(make, -3, 90, 5, 2, pain=pain))
    found = answer(make, sore, session)
    assert [flag.code for flag in found.flags] == [code]
    assert f"{pain} of 10" in found.flags[0].text
    assert {one.code for one in found.lowerings} == {"hurt"}
    lifts = {item.exercise for _, item in found.session.items()}
    assert (SQUAT not in lifts) is is_left_out


@pytest.mark.parametrize(("day", "pain", "later"), [(-3, 2, False), (-20, 7, False), (-6, 7, True)])
def test_pain_that_was_slight_long_ago_or_is_over_changes_nothing(
    make: Make, day: int, pain: int, later: bool
) -> None:
    plan = make.season()
    session = first(make, plan)
    sets = [logged(make, day, 90, 5, 2, pain=pain)]
    if later:
        sets.append(logged(make, -3, 90, 5, 2, pain=0))
    assert not answer(make, with_log(plan, *sets), session).lowerings


def test_what_is_said_of_today_counts_more_than_last_time(make: Make) -> None:
    plan = with_log(make.season(), logged(make, -3, 90, 5, 2, pain=7))
    session = first(make, plan)
    better = answer(make, plan, session, Readiness(pain=(Pain("knee", 1),)))
    assert not better.flags
    assert not better.lowerings


@pytest.mark.parametrize(
    ("rirs", "is_over"),
    [
        ((3, 3, 3), True),
        ((12, 12), False),
        ((12, 12, 12), False),
        ((12, 12, 12, 12), True),
        ((None, None, None), True),
    ],
)
def test_a_session_goes_on_while_a_weight_is_searched_for(
    make: Make, rirs: tuple[int | None, ...], is_over: bool
) -> None:
    plan = make.season()
    session = first(make, plan)
    item = next(item for _, item in session.items() if item.exercise == SQUAT)
    target = replace(item.work_sets[0], reps=(8, 10), rir=(2, 3), load_kg=None, find_load=True)
    only = replace(item, rep_class="hypertrophy", sets=(target,) * 3)
    alone = replace(session, blocks=(Block("hypertrophy", (only,)),))
    sets = [
        replace(
            logged(make, 0, 20, 8, rir, minute=minute),
            id=str(minute),
            performed_at=dt.datetime.combine(session.on, dt.time(18, minute)),
        )
        for minute, rir in enumerate(rirs)
    ]
    weeks = tuple(
        replace(week, sessions=(alone,) if session.on in week.days() else ()) for week in plan.weeks
    )
    found = find_next_session(with_log(replace(plan, weeks=weeks), *sets), session.on, make.policy)
    assert (found is None) is is_over
