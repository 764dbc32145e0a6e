"""What a dated run replaces, and runs that two sources tell."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ironstride.formats.run_merge import merge_runs
from ironstride.training.run import PlannedRun

if TYPE_CHECKING:
    from ironstride.training.words import RunType

MONDAY = dt.date(2026, 11, 16)


def run(
    day: int,
    run_type: RunType = "easy",
    distance_m: float | None = None,
    *,
    source: str = "a",
    at: dt.time | None = None,
    uid: str | None = None,
) -> PlannedRun:
    return PlannedRun(
        on=MONDAY + dt.timedelta(days=day),
        type=run_type,
        title="t",
        source=source,
        at=at,
        distance_m=distance_m,
        uid=uid,
    )


def test_a_dated_day_replaces_the_weekly_pattern_of_that_day_only() -> None:
    weekly = [run(1, "intervals"), run(6, "long"), run(8, "intervals")]
    dated = [run(1, "rest", source="f.ics")]
    runs, problems, _ = merge_runs(weekly, [dated])
    assert [(r.on.day, r.type) for r in runs] == [(17, "rest"), (22, "long"), (24, "intervals")]
    assert problems == ()


def test_a_feed_without_times_keeps_the_usual_time_of_the_day() -> None:
    usual = dt.time(6, 30)
    weekly = [run(1, "intervals", at=usual), run(6, "long", at=usual), run(6, "easy", at=usual)]
    dated = [run(1, "tempo"), run(6, "long"), run(8, "rest")]
    runs, _, _ = merge_runs(weekly, [dated])
    assert [(r.type, r.at) for r in runs] == [("tempo", usual), ("long", None), ("rest", None)]
    later = run(1, "tempo", at=dt.time(18))
    assert merge_runs(weekly[:1], [[later]])[0] == (later,)


def test_a_run_told_by_two_sources_is_kept_once_the_one_that_says_more() -> None:
    one = run(1, "long", 20000, source="a.csv")
    two = run(1, "long", 20900, source="b.ics", at=dt.time(9), uid="u")
    for sources in ([[one], [two]], [[two], [one]]):
        runs, problems, _ = merge_runs([], sources)
        assert runs == (two,)
        assert problems[0].file == "a.csv"
        assert "b.ics" in problems[0].text


def test_other_distances_types_or_one_source_stay_two_runs() -> None:
    assert len(merge_runs([], [[run(1, "long", 20000)], [run(1, "long", 21500)]])[0]) == 2
    assert len(merge_runs([], [[run(1, "easy", 8000)], [run(1, "long", 8000)]])[0]) == 2
    assert len(merge_runs([], [[run(1, "easy", 8000), run(1, "easy", 8000)], []])[0]) == 2
    twice = [run(1, "easy", 8000)] * 2
    assert len(merge_runs([], [twice, twice])[0]) == 2


def at_days(runs: tuple[PlannedRun, ...]) -> list[tuple[int, str]]:
    return [((one.on - MONDAY).days, one.type) for one in runs]


def test_a_calendar_covers_its_whole_weeks() -> None:
    # Monday of week 1 to Sunday of week 4: the calendar has something in weeks 2 and 4.
    weekly = [run(7 * week + day) for week in range(4) for day in (0, 3, 6)]
    calendar = [run(9, "tempo", source="f.ics"), run(27, "long", source="f.ics")]
    runs, problems, _ = merge_runs(weekly, [], [calendar])
    assert at_days(runs) == [
        (0, "easy"),
        (3, "easy"),
        (6, "easy"),
        (9, "tempo"),
        (14, "easy"),
        (17, "easy"),
        (20, "easy"),
        (27, "long"),
    ]
    assert problems == ()


def test_a_single_line_covers_its_day_and_adds_to_a_calendar() -> None:
    weekly = [run(0), run(2), run(4)]
    line, calendar = [run(2, "race", source="lines")], [run(5, "long", source="f.ics")]
    assert at_days(merge_runs(weekly, [line])[0]) == [(0, "easy"), (2, "race"), (4, "easy")]
    assert at_days(merge_runs(weekly, [line], [calendar])[0]) == [(2, "race"), (5, "long")]


def test_an_empty_calendar_covers_nothing() -> None:
    weekly = [run(0), run(2)]
    assert merge_runs(weekly, [], [[], []]) == (tuple(weekly), (), ())


def test_two_calendars_cover_the_weeks_of_both() -> None:
    weekly = [run(7 * week) for week in range(3)]
    one, other = [run(1, "tempo", source="a.ics")], [run(15, "long", source="b.csv")]
    runs, problems, _ = merge_runs(weekly, [], [one, other])
    assert at_days(runs) == [(1, "tempo"), (7, "easy"), (15, "long")]
    assert problems == ()


def test_two_calendars_that_tell_one_run_keep_it_once() -> None:
    one, other = run(1, "long", 20000, source="a.ics"), run(1, "long", 20000, source="b.csv")
    runs, problems, _ = merge_runs([run(1)], [], [[one], [other]])
    assert runs == (one,)
    assert [problem.file for problem in problems] == ["b.csv"]


def test_many_runs_in_two_calendars_are_said_once_for_each_pair() -> None:
    def season(source: str, days: int) -> list[PlannedRun]:
        # Every second run says more, so that each calendar has some that are kept.
        is_told = source == "a.ics"
        return [
            run(day, source=source, uid="u" if day % 2 == is_told else None) for day in range(days)
        ]

    calendars = [season("a.ics", 93), season("b.ics", 93), [run(1, source="c.csv")]]
    runs, problems, _ = merge_runs([], [], calendars)
    assert len(runs) == 93
    assert len(problems) == 2
    assert "93 runs" in problems[0].text
    assert problems[0].file in ("a.ics", "b.ics")
    assert problems[0].where == "2026-11-16 to 2027-02-16"
    assert problems[1].file == "c.csv"
    for count in (3, 4):
        _, problems, _ = merge_runs([], [], [season("a.ics", count), season("b.ics", count)])
        assert len(problems) == (3 if count == 3 else 1)


def test_a_calendar_of_rest_days_still_covers_its_week() -> None:
    runs, _, _ = merge_runs([run(0), run(1)], [], [[run(6, "rest", source="f.ics")]])
    assert at_days(runs) == [(6, "rest")]


def test_a_calendar_without_times_takes_the_usual_time_of_the_weekday() -> None:
    usual = dt.time(6, 30)
    runs, _, _ = merge_runs([run(1, at=usual), run(2, at=usual)], [], [[run(1, "tempo")]])
    assert [(one.type, one.at) for one in runs] == [("tempo", usual)]
