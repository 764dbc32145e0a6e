"""Calendars: the two feeds, plain calendars, repeats, zones, and files that are broken."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.icalendar_runs import read_icalendar_runs

if TYPE_CHECKING:
    from ironstride.errors import Problem
    from ironstride.formats.run_collection import Runs
    from ironstride.training.run import PlannedRun

STARTS_ON = dt.date(2026, 11, 16)
ENDS_ON = dt.date(2027, 1, 15)


def calendar(*events: str, head: str = "PRODID:-//Test//EN") -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", head]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.strip().splitlines(), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def read(content: bytes) -> Runs:
    return read_icalendar_runs(content, file="f.ics", starts_on=STARTS_ON, ends_on=ENDS_ON)


def read_one(
    event: str, head: str = "PRODID:-//Test//EN"
) -> tuple[PlannedRun, tuple[Problem, ...]]:
    runs, problems, _ = read(calendar(event, head=head))
    assert len(runs) == 1, problems
    return runs[0], problems


TRAININGPEAKS = "PRODID:-//TrainingPeaks//EN"


def test_trainingpeaks_planned_run() -> None:
    run, problems = read_one(
        "UID:1\nDTSTART;VALUE=DATE:20261117\nDTEND;VALUE=DATE:20261118\nSUMMARY:Run: 6x800 m\n"
        "DESCRIPTION:Workout type: Run\\nEinlaufen\\, dann los\\n\\nPlanned Time: 1:30\\nDista\n"
        " nce Planned: 12000 m",
        head=TRAININGPEAKS,
    )
    assert (run.type, run.title, run.at, run.uid) == ("intervals", "6x800 m", None, "1")
    assert (run.distance_m, run.duration_s) == (12000, 5400)
    assert problems == ()


def test_trainingpeaks_folds_inside_an_escaped_line_break() -> None:
    run, _ = read_one(
        "UID:1\nDTSTART;VALUE=DATE:20261117\nSUMMARY:Run: Long run\n"
        "DESCRIPTION:Workout type: Run\\\n nPlanned Time: 2:05\\nDistance Planned: 24 km",
        head=TRAININGPEAKS,
    )
    assert (run.type, run.distance_m, run.duration_s) == ("long", 24000, 7500)


def test_trainingpeaks_done_run_keeps_what_was_run_and_its_time() -> None:
    run, _ = read_one(
        "UID:1\nDTSTART:20261118T063000\nSUMMARY:Run: Easy\nDESCRIPTION:Workout type: Run\\n"
        "Planned Time: 0:45\\nDistance Planned: 8 km\\nActual Time: 0:48\\n"
        "Actual Distance: 7.87 km\\nPace: 6.28 min/km",
        head=TRAININGPEAKS,
    )
    assert (run.at, run.distance_m, run.duration_s) == (dt.time(6, 30), 7870, 2880)


@pytest.mark.parametrize(
    ("summary", "run_type"),
    [
        ("Bike: 4x8 min threshold", "cross"),
        ("Swim: technique", "cross"),
        ("Brick: bike and run", "cross"),
        ("Other: Yoga", "cross"),
        ("Day Off", "rest"),
        ("Day Off: travel", "rest"),
        ("Winterlauf Hannover", "race"),
        ("Berlin Half Marathon", "race"),
    ],
)
def test_trainingpeaks_other_sports_days_off_and_races(summary: str, run_type: str) -> None:
    run, problems = read_one(
        f"UID:1\nDTSTART;VALUE=DATE:20261122\nSUMMARY:{summary}", head=TRAININGPEAKS
    )
    assert run.type == run_type
    assert problems == ()


def test_strength_of_another_planner_is_no_run() -> None:
    for event in (
        (
            "UID:1\nDTSTART;VALUE=DATE:20261117\nSUMMARY:Strength: Legs\n"
            "DESCRIPTION:Workout type: Strength"
        ),
        (
            "UID:UPCOMING_PLAN_WORKOUT-a_plan_week_7_LEGS_AND_CORE_0\nDTSTART:20261117\n"
            "SUMMARY:\U0001f3cb\ufe0f Lower Body Session \u2022 55m - 65m"
        ),
        "UID:2\nDTSTART:20261117T180000\nSUMMARY:Gym",
    ):
        runs, problems, strength = read(calendar(event))
        assert (runs, problems) == ((), ())
        assert [one.on for one in strength] == [dt.date(2026, 11, 17)]


@pytest.mark.parametrize(
    ("token", "run_type"),
    [
        ("WALK_RUN", "easy"),
        ("EASY_RUN", "easy"),
        ("LONG_RUN", "long"),
        ("TEMPO", "tempo"),
        ("INTERVALS", "intervals"),
        ("RACE", "race"),
    ],
)
def test_runna_types_come_from_the_id(token: str, run_type: str) -> None:
    for state in ("UPCOMING", "COMPLETED"):
        run, problems = read_one(
            f"UID:{state}_PLAN_WORKOUT-x1_plan_week_7_{token}_0\nDTSTAMP:20261101\n"
            "DTSTART:20261117\nSUMMARY:\U0001f3c3 Mystery \u2022 12.9km\n"
            "DESCRIPTION:Tempo \u2022 12.9km \u2022 1h10m\\nwarm up easy",
            head="PRODID:-//Runna//EN",
        )
        assert (run.type, run.title) == (run_type, "Mystery")
        assert (run.distance_m, run.duration_s, run.at) == (12900, 4200, None)
        assert problems == ()


def test_runna_ranges_miles_and_the_estimate() -> None:
    event = (
        "UID:UPCOMING_PLAN_WORKOUT-x_plan_week_7_INTERVALS_0\nDTSTART:20261117\n"
        "SUMMARY:\U0001f3c3 Rolling 400s \u2022 5mi\n"
        "DESCRIPTION:Intervals \u2022 5mi \u2022 45m - 50m\\nsteps"
    )
    run, _ = read_one(event)
    assert run.distance_m == pytest.approx(8046.72)
    assert run.duration_s == 3000
    run, _ = read_one(f"{event}\nX-WORKOUT-ESTIMATED-DURATION:2880")
    assert run.duration_s == 2880


def test_an_unknown_runna_type_is_kept_and_said() -> None:
    run, problems = read_one(
        "UID:UPCOMING_PLAN_WORKOUT-x_plan_week_7_NEW_KIND_0\nDTSTART:20261117\n"
        "SUMMARY:\U0001f3c3 Mystery \u2022 8km"
    )
    assert (run.type, run.distance_m) == ("unknown", 8000)
    assert "NEW_KIND" in problems[0].where


def test_a_timed_event_takes_its_wall_time_and_length() -> None:
    run, _ = read_one(
        "UID:1\nDTSTART;TZID=America/New_York:20261117T063000\n"
        "DTEND;TZID=America/New_York:20261117T074500\nSUMMARY:Tempo run"
    )
    assert (run.on.day, run.at, run.duration_s) == (17, dt.time(6, 30), 4500)
    run, _ = read_one("UID:1\nDTSTART:20261117T063000\nDURATION:PT50M\nSUMMARY:Easy run")
    assert run.duration_s == 3000


def test_an_all_day_event_has_no_time_and_no_length() -> None:
    run, _ = read_one("UID:1\nDTSTART;VALUE=DATE:20261117\nDTEND;VALUE=DATE:20261118\nSUMMARY:Easy")
    assert (run.at, run.duration_s) == (None, None)


def test_utc_times_are_turned_to_the_zone_of_the_calendar() -> None:
    event = "UID:1\nDTSTART:20261117T233000Z\nSUMMARY:Easy run"
    run, problems = read_one(event, head="X-WR-TIMEZONE:Europe/Berlin")
    assert (run.on.day, run.at) == (18, dt.time(0, 30))
    assert problems == ()
    for head in ("PRODID:x", "X-WR-TIMEZONE:No/Where", "X-WR-TIMEZONE:../../etc"):
        run, problems = read_one(event, head=head)
        assert (run.on.day, run.at) == (17, dt.time(23, 30))
        assert "UTC" in problems[0].text


def test_repeats_with_exceptions_and_a_moved_date() -> None:
    runs, problems, _ = read(
        calendar(
            "UID:a\nDTSTART;TZID=Europe/Berlin:20261103T063000\nRRULE:FREQ=WEEKLY;COUNT=6\n"
            "EXDATE;TZID=Europe/Berlin:20261124T063000\nSUMMARY:Tempo 8 km",
            "UID:a\nRECURRENCE-ID;TZID=Europe/Berlin:20261201T063000\n"
            "DTSTART;TZID=Europe/Berlin:20261202T070000\nSUMMARY:6x800 m",
        )
    )
    assert [(run.on.isoformat(), run.at and run.at.hour, run.type) for run in runs] == [
        ("2026-11-17", 6, "tempo"),
        ("2026-12-02", 7, "intervals"),
        ("2026-12-08", 6, "tempo"),
    ]
    assert problems == ()


def test_endless_repeats_stop_at_the_end_of_the_plan() -> None:
    runs, _, _ = read(calendar("UID:a\nDTSTART:20261101\nRRULE:FREQ=DAILY\nSUMMARY:Easy 5 km"))
    assert len(runs) == (ENDS_ON - STARTS_ON).days + 1


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=10000", "FREQ=DAILY;BYSECOND=1,2,3", "nonsense"]
)
def test_rules_that_no_runner_has_give_one_date_and_a_problem(rule: str) -> None:
    runs, problems, _ = read(
        calendar(f"UID:a\nDTSTART:20261117T060000\nRRULE:{rule}\nSUMMARY:Easy")
    )
    assert [run.on.day for run in runs] == [17]
    assert "only its first date was read" in problems[0].text


def test_cancelled_events_are_no_runs() -> None:
    runs, problems, _ = read(
        calendar("UID:1\nDTSTART:20261117\nSTATUS:CANCELLED\nSUMMARY:Tempo run")
    )
    assert (runs, problems) == ((), ())


def test_a_message_that_cancels_gives_no_runs_and_says_so() -> None:
    runs, problems, _ = read(
        calendar("UID:1\nDTSTART:20261117\nSUMMARY:Easy", head="METHOD:CANCEL")
    )
    assert runs == ()
    assert [problem.where for problem in problems] == ["METHOD"]


def test_an_event_that_moved_counts_once() -> None:
    runs, _, _ = read(
        calendar(
            "UID:1\nSEQUENCE:1\nDTSTART:20261118\nSUMMARY:Tempo run",
            "UID:1\nSEQUENCE:0\nDTSTART:20261117\nSUMMARY:Tempo run",
        )
    )
    assert [run.on.day for run in runs] == [18]


def test_daily_life_is_left_out_and_said_but_not_in_a_training_feed() -> None:
    events = (
        "UID:1\nDTSTART:20261117\nSUMMARY:Dentist",
        "UID:2\nDTSTART:20261118\nSUMMARY:Easy run",
    )
    runs, problems, _ = read(calendar(*events))
    assert [run.uid for run in runs] == ["2"]
    assert "'Dentist'" in problems[0].text
    note = "UID:3\nDTSTART:20261116\nSUMMARY:Recovery week"
    runs, problems, _ = read(calendar(*events, note, head=TRAININGPEAKS))
    assert [run.uid for run in runs] == ["1", "2"]
    assert "'Recovery week'" in problems[-1].text


@pytest.mark.parametrize(
    ("summary", "duration_s"),
    [
        ("Easy 8 km", 4500), ("Easy 40 min", 2400), ("Threshold 3 x 10 min", 4500),
        ("Easy run", 4500),
    ],
)  # fmt: skip
def test_an_event_lasts_as_long_as_it_stands_unless_its_text_says_otherwise(
    summary: str, duration_s: float
) -> None:
    run, _ = read_one(f"UID:1\nDTSTART:20261117T063000\nDTEND:20261117T074500\nSUMMARY:{summary}")
    assert run.duration_s == duration_s


def test_a_strength_session_is_returned_with_its_time_and_length() -> None:
    _, _, strength = read(
        calendar("UID:7\nDTSTART:20261117T180000\nDURATION:PT50M\nSUMMARY:Gym", head="X:y")
    )
    assert [
        (one.on.day, one.at, one.duration_s, one.title, one.source, one.uid) for one in strength
    ] == [(17, dt.time(18), 3000, "Gym", "f.ics", "7")]


def test_what_is_not_understood_is_kept_as_unknown_with_its_id() -> None:
    run, problems = read_one("UID:abc\nDTSTART:20261117\nSUMMARY:Club night")
    assert run.type == "unknown"
    assert [problem.where for problem in problems] == ["event abc"]


def test_one_bad_event_never_loses_the_rest() -> None:
    runs, problems, _ = read(
        calendar(
            "UID:1\nDTSTART:someday\nSUMMARY:Easy",
            "UID:2\nSUMMARY:Easy",
            "UID:3\nDTSTART:20261341\nSUMMARY:Easy",
            "UID:4\nDTSTAMP:\nDTSTART:20261117\nBEGIN:VALARM\nDTSTART:19990101\nEND:VALARM\n"
            "SUMMARY:Easy run",
            head="VERSION:99",
        )
    )
    assert [run.uid for run in runs] == ["4"]
    assert [problem.where for problem in problems] == ["event 1", "event 2", "event 3"]


def test_a_file_that_was_cut_off_gives_what_came_before() -> None:
    whole = calendar(
        *(f"UID:{day}\nDTSTART:202611{day}\nSUMMARY:\U0001f3c3 Easy run" for day in range(17, 27))
    )
    for cut in range(len(whole) // 2, len(whole) - 20, 7):
        runs, problems, _ = read(whole[:cut])
        assert len(runs) >= 3
        assert "ends too early" in problems[-1].text


def test_lines_folded_inside_a_letter() -> None:
    content = calendar("UID:1\nDTSTART:20261117\nSUMMARY:Fractionn\u00e9 10x400")
    first = content.index("\u00e9".encode()) + 1
    folded = content[:first] + b"\r\n " + content[first:]
    assert read(folded)[0][0].title == "Fractionn\u00e9 10x400"


def test_hostile_files_are_bounded() -> None:
    deep = b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 50_000 + b"END:VEVENT\n" * 50_000
    assert read(deep)[0] == ()
    wide = calendar(*(f"UID:{n}\nDTSTART:20261117\nSUMMARY:Easy" for n in range(21_000)))
    runs, problems, _ = read(wide)
    assert len(runs) == 20_000
    assert "too big" in problems[-1].text
    bombs = calendar(
        *(f"UID:{n}\nDTSTART:20260101\nRRULE:FREQ=DAILY\nSUMMARY:Easy" for n in range(305))
    )
    runs, problems, _ = read(bombs)
    assert any("more than 300 repeating" in problem.text for problem in problems)
    long_line = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261117\nSUMMARY:" + b"6x" * 500_000
    assert len(read(long_line)[0]) == 1


def test_the_libraries_are_not_imported_without_repeats() -> None:
    saved = {name: sys.modules.pop(name) for name in list(sys.modules) if name == "icalendar"}
    try:
        read(calendar("UID:1\nDTSTART:20261117\nSUMMARY:Easy"))
        assert "icalendar" not in sys.modules
    finally:
        sys.modules.update(saved)


LINES = st.sampled_from(
    [
        "BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "DTSTART:20261117",
        "DTSTART;TZID=Europe/Berlin:20261117T060000", "RRULE:FREQ=WEEKLY", "RRULE:COUNT=3",
        "EXDATE:20261124", "SUMMARY:Run: Easy", "SUMMARY:Tempo", "UID:1", "DURATION:P", " folded",
        "DTSTART:00010101", "RDATE:20261201,x", "RECURRENCE-ID:20261117", "DTEND:99991231T235959",
        "BEGIN:VTIMEZONE", "END:VTIMEZONE", "DTSTART:20261117T060000Z",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=25))
def test_any_order_of_lines_gives_runs_in_the_span(lines: list[str]) -> None:
    runs, _, _ = read("\r\n".join(lines).encode())
    assert all(STARTS_ON <= run.on <= ENDS_ON for run in runs)


@given(st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    read(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261117\n" + content)
