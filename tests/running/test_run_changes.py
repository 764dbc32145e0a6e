"""What changed between two readings of a calendar."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.errors import InvalidValueError
from ironstride.running.run_changes import RunChange, compare_runs
from ironstride.training.run import PlannedRun

MONDAY = dt.date(2026, 11, 23)
SEVEN = dt.time(7)


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(days=number)


def run(number: int, run_type: Any = "easy", km: float | None = None, **fields: Any) -> PlannedRun:
    distance_m = None if km is None else km * 1000
    return PlannedRun(day(number), run_type, "t", "f.ics", distance_m=distance_m, **fields)


WEEK = (
    run(1, "intervals", 10, uid="a"),
    run(3, "tempo", 9, uid="b"),
    run(4, "easy", 6, uid="c"),
    run(6, "long", 18, uid="d"),
)


def told(old: Any, new: Any, from_day: dt.date = MONDAY) -> list[tuple[str, str]]:
    return [(one.kind, one.say()) for one in compare_runs(old, new, from_day)]


def test_the_same_calendar_has_no_changes() -> None:
    assert compare_runs(WEEK, reversed(WEEK), MONDAY) == ()
    assert compare_runs((), (), MONDAY) == ()


@pytest.mark.parametrize(
    ("changed", "kind", "sentence"),
    [
        (replace(WEEK[0], on=day(2)), "moved",
         "The intervals of Tuesday 24 November move to Wednesday 25"),
        (replace(WEEK[0], on=day(9)), "moved",
         "The intervals of Tuesday 24 November move to Wednesday 2 December"),
        (replace(WEEK[0], at=SEVEN), "retimed",
         "The intervals of Tuesday 24 November start at 07:00"),
        (replace(WEEK[0], distance_m=12000), "resized",
         "The intervals of Tuesday 24 November change from 10 km to 12 km"),
        (replace(WEEK[0], type="hills"), "retyped",
         "The intervals of Tuesday 24 November become hills"),
        (replace(WEEK[0], type="easy"), "retyped",
         "The intervals of Tuesday 24 November become an easy run"),
        (replace(WEEK[0], key=False), "retyped",
         "The intervals of Tuesday 24 November are no key run any more"),
    ],
)  # fmt: skip
def test_a_run_of_one_id_changes_in_one_way(changed: PlannedRun, kind: str, sentence: str) -> None:
    assert told(WEEK, (changed, *WEEK[1:])) == [(kind, sentence)]


def test_a_run_may_change_in_several_ways() -> None:
    changed = replace(WEEK[1], on=day(4), distance_m=7000.0, at=SEVEN)
    found = compare_runs(WEEK, (WEEK[0], changed, *WEEK[2:]), MONDAY)
    assert [one.kind for one in found] == ["moved", "retimed", "resized"]
    assert {(one.old, one.new) for one in found} == {(WEEK[1], changed)}


def test_runs_come_and_go() -> None:
    assert told(WEEK, WEEK[:3]) == [("dropped", "The long run of Sunday 29 November is dropped")]
    assert told(WEEK[1:], WEEK) == [("added", "Intervals (10 km) are added on Tuesday 24 November")]
    assert told((), [run(2, "cross", duration_s=2700.0)]) == [
        ("added", "Cross-training (45 min) is added on Wednesday 25 November")
    ]


def test_the_past_is_not_compared() -> None:
    assert told(WEEK, WEEK[2:], from_day=day(4)) == []
    done = replace(WEEK[0], distance_m=10900.0, at=SEVEN)
    assert told(WEEK, (done, *WEEK[1:]), from_day=day(3)) == []
    assert told(WEEK[1:], WEEK, from_day=day(3)) == []


def test_a_missed_run_that_is_set_anew_moves_out_of_the_past() -> None:
    again = replace(WEEK[0], on=day(5))
    assert [kind for kind, _ in told(WEEK, (again, *WEEK[1:]), from_day=day(3))] == ["moved"]
    early = replace(WEEK[3], on=day(2))
    assert [kind for kind, _ in told(WEEK, (*WEEK[:3], early), from_day=day(3))] == ["moved"]


def test_runnas_ids_change_when_a_run_is_done() -> None:
    planned = run(1, "tempo", 9, uid="UPCOMING_PLAN_WORKOUT-x_plan_week_1_TEMPO_0")
    done = replace(planned, uid="COMPLETED_PLAN_WORKOUT-x_plan_week_1_TEMPO_0", on=day(2))
    assert [kind for kind, _ in told([planned], [done])] == ["moved"]


def test_ids_that_are_numbered_anew_do_not_move_the_whole_plan() -> None:
    kinds: list[Any] = ["intervals", "easy", "tempo", "long"]
    plan = [run(2 * n, kinds[n % 4], 8 + n % 4, uid=f"event-{n}") for n in range(24)]
    later = [replace(one, uid=f"event-{n}") for n, one in enumerate(plan[4:])]
    assert told(plan, later, from_day=plan[4].on) == []
    changed = [replace(later[0], distance_m=14000.0), *later[1:]]
    assert [kind for kind, _ in told(plan, changed, from_day=plan[4].on)] == ["resized"]


def test_files_without_ids_are_matched_by_day_type_and_size() -> None:
    bare = tuple(replace(one, uid=None) for one in WEEK)
    assert told(bare, bare) == []
    assert told(bare, (replace(bare[0], on=day(2)), *bare[1:])) == [
        ("moved", "The intervals of Tuesday 24 November move to Wednesday 25")
    ]
    assert [kind for kind, _ in told(bare, (replace(bare[0], distance_m=14000), *bare[1:]))] == [
        "resized"
    ]
    assert [kind for kind, _ in told(bare, (replace(bare[0], type="easy"), *bare[1:]))] == [
        "retyped"
    ]
    far = replace(bare[3], on=day(20))
    assert sorted(kind for kind, _ in told(bare, (*bare[:3], far))) == ["added", "dropped"]


def test_two_runs_of_a_day_keep_apart() -> None:
    morning, evening = run(1, "easy", 6, at=SEVEN), run(1, "easy", 12)
    assert told([morning, evening], [evening, morning]) == []
    assert told([morning, evening], [evening]) == [
        ("dropped", "The easy run of Tuesday 24 November is dropped")
    ]


def test_the_days_of_a_series_share_an_id() -> None:
    series = [run(1 + 7 * week, "tempo", 8, uid="s") for week in range(6)]
    assert told(series, series[1:], from_day=day(7)) == []
    moved = [*series[:3], replace(series[3], on=day(23)), *series[4:]]
    assert [kind for kind, _ in told(series, moved)] == ["moved"]
    longer = [*series[2:], run(43, "tempo", 8, uid="s")]
    assert [kind for kind, _ in told(series, longer, from_day=day(14))] == ["added"]


def test_small_differences_and_rest_days_are_no_changes() -> None:
    assert told([run(1, "long", 20, uid="a")], [run(1, "long", 20.9, uid="a")]) == []
    assert told([], [run(1, "rest")]) == []
    assert told([run(1, "rest", uid="a")], [run(1, "easy", 5, uid="a")]) == [
        ("added", "An easy run (5 km) is added on Tuesday 24 November")
    ]


def test_a_size_that_is_said_at_last_is_a_change() -> None:
    assert told([run(1, uid="a")], [run(1, km=8, uid="a")]) == [
        ("resized", "The easy run of Tuesday 24 November changes from no size to 8 km")
    ]
    with_time = run(1, km=8, uid="a", duration_s=2700.0)
    assert told([run(1, km=8, uid="a")], [with_time]) == []


def test_sizes_in_miles_and_hours() -> None:
    (change,) = compare_runs(
        [run(1, "long", 16.09344, uid="a")],
        [run(1, "long", 20, uid="a", duration_s=7500.0)],
        MONDAY,
    )
    assert change.say(in_miles=True).endswith("changes from 10 mi to 12.4 mi, 2:05 h")


def test_times_that_go_and_come() -> None:
    timed = run(1, "strides", at=SEVEN, uid="a")
    (gone,) = compare_runs([timed], [replace(timed, at=None)], MONDAY)
    assert gone.say().endswith("have no time of day any more")
    (later,) = compare_runs([timed], [replace(timed, at=dt.time(18, 30))], MONDAY)
    assert later.say().endswith("start at 18:30 instead of 07:00")


def test_a_change_has_the_runs_that_its_kind_needs() -> None:
    with pytest.raises(InvalidValueError, match="added"):
        RunChange("added", WEEK[0], WEEK[1])
    with pytest.raises(InvalidValueError, match="dropped"):
        RunChange("moved", WEEK[0], None)
    assert RunChange("added", None, WEEK[0]).on == WEEK[0].on


def test_huge_calendars_are_compared_in_time() -> None:
    crowd = [run(1, "easy", n % 50 + 1, uid=f"o{n}") for n in range(10_000)]
    others = [run(1, "easy", n % 50 + 60, uid=f"n{n}") for n in range(10_000)]
    years = [run(n % 3000, "easy", n % 50 + 1) for n in range(10_000)]
    started = time.perf_counter()
    compare_runs(crowd, others, MONDAY)
    compare_runs(years, years[::-1], MONDAY)
    assert time.perf_counter() - started < 10


calendars = st.lists(
    st.builds(
        run,
        st.integers(-5, 20),
        st.sampled_from(["easy", "tempo", "long", "intervals", "rest"]),
        st.none() | st.integers(1, 30),
        uid=st.none() | st.sampled_from("abcde"),
        at=st.none() | st.just(SEVEN),
    ),
    max_size=8,
)


@given(calendars, calendars)
def test_the_changes_account_for_every_run_ahead(
    old: list[PlannedRun], new: list[PlannedRun]
) -> None:
    changes = compare_runs(old, new, MONDAY)
    count = {kind: sum(one.kind == kind for one in changes) for kind in ("added", "dropped")}
    into = sum(one.kind == "moved" and one.old.on < MONDAY for one in changes if one.old)
    out = sum(one.kind == "moved" and one.new.on < MONDAY for one in changes if one.new)
    ahead = [sum(r.on >= MONDAY and r.type != "rest" for r in runs) for runs in (old, new)]
    assert ahead[0] - count["dropped"] + count["added"] + into - out == ahead[1]
    assert all(one.say() for one in changes)


@given(calendars)
def test_a_calendar_that_is_only_read_again_has_no_changes(runs: list[PlannedRun]) -> None:
    assert compare_runs(runs, runs, MONDAY) == ()
