"""Weekly lines, dated lines and pasted weeks, in five languages."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.run_keywords import RUN_WORDS, WEEKDAY_WORDS
from ironstride.formats.run_text import read_run_lines, read_run_text
from ironstride.training.words import RUN_TYPES

if TYPE_CHECKING:
    from ironstride.errors import Problem
    from ironstride.formats.run_collection import Runs
    from ironstride.training.run import PlannedRun

MONDAY = dt.date(2026, 11, 16)
SUNDAY = dt.date(2026, 11, 22)


def read_one(line: str) -> tuple[PlannedRun, tuple[Problem, ...]]:
    runs, problems, _ = read_run_lines(
        [line], file="athlete.yaml", where="runs.week", starts_on=MONDAY, ends_on=SUNDAY
    )
    assert len(runs) == 1, (runs, problems)
    return runs[0], problems


@pytest.mark.parametrize(
    ("line", "weekday", "at", "run_type", "distance_m", "duration_min"),
    [
        ("tue 06:30: 6x800 m", 1, "06:30", "intervals", 4800, None),
        ("sun: long 22 km", 6, None, "long", 22000, None),
        ("Mo: Ruhetag", 0, None, "rest", None, None),
        ("mardi 18h30: fractionné 10x400", 1, "18:30", "intervals", 4000, None),
        ("2026-11-21 09:00: race 10 km", 5, "09:00", "race", 10000, None),
        ("Thu 6am: tempo 8 km", 3, "06:00", "tempo", 8000, None),
        ("thu 6:15 pm: tempo 5 miles", 3, "18:15", "tempo", 8046.72, None),
        ("Mi 18 Uhr: Schwelle 4 x 2000 m", 2, "18:00", "threshold", 8000, None),
        ("jeu 1h10 footing", 3, None, "easy", None, 70),
        ("sábado 7:30: tirada larga 20 km", 5, "07:30", "long", 20000, None),
        ("mié: 8 km suave", 2, None, "easy", 8000, None),
        ("giovedì 18:00: ripetute 5x1000 m", 3, "18:00", "intervals", 5000, None),
        ("Every Tuesday 6x800 at 18:30", 1, "18:30", "intervals", 4800, None),
        ("Tue: 06:30 easy 6 km", 1, "06:30", "easy", 6000, None),
        ("22.11.2026: Wettkampf 10 km", 6, None, "race", 10000, None),
        ("22 Nov: parkrun", 6, None, "race", 5000, None),
        ("sun 1:30 h easy", 6, None, "easy", None, 90),
    ],
)
def test_a_line_gives_day_time_type_and_size(
    line: str,
    weekday: int,
    at: str | None,
    run_type: str,
    distance_m: float | None,
    duration_min: float | None,
) -> None:
    run, problems = read_one(line)
    assert run.on.weekday() == weekday
    assert run.at == (None if at is None else dt.time.fromisoformat(at))
    assert run.type == run_type
    assert run.distance_m == (None if distance_m is None else pytest.approx(distance_m))
    assert run.duration_s == (None if duration_min is None else duration_min * 60)
    assert run.key is None
    assert problems == ()


@pytest.mark.parametrize("language", WEEKDAY_WORDS)
def test_every_weekday_is_known_full_and_short_in_each_language(language: str) -> None:
    for weekday, words in enumerate(WEEKDAY_WORDS[language]):
        for word in words.split():
            for written in (word, word.capitalize(), word.upper(), f"{word}."):
                run, _ = read_one(f"{written}: 6x800 m")
                assert run.on.weekday() == weekday, written


@pytest.mark.parametrize("language", RUN_WORDS)
def test_every_type_has_words_in_each_language(language: str) -> None:
    for run_type in set(RUN_TYPES) - {"unknown"}:
        for word in RUN_WORDS[language][run_type]:
            run, _ = read_one(f"tuesday: {word.rstrip('*')}")
            assert run.type == run_type, word


@pytest.mark.parametrize("language", RUN_WORDS)
def test_strength_words_are_no_runs_but_strength_in_each_language(language: str) -> None:
    for word in RUN_WORDS[language]["strength"]:
        runs, problems, strength = read_run_lines(
            [f"tue: {word} 45 min"], file="f", where="w", starts_on=MONDAY, ends_on=SUNDAY
        )
        assert (runs, problems) == ((), ()), word
        assert [(one.on, one.duration_s) for one in strength] == [(dt.date(2026, 11, 17), 2700)]


def test_what_follows_a_week_and_names_no_day_is_said_unless_it_is_a_remark() -> None:
    span = {"starts_on": MONDAY, "ends_on": MONDAY + dt.timedelta(days=20)}
    text = "Week 1 (taper)\nWeek 2: some easy running whenever you like to go out\n"
    runs, problems, _ = read_run_text(text, file="f", **span)
    assert runs == ()
    assert [problem.where for problem in problems] == ["line 2"]
    lettered = "Wk1: M - off / T - 10k easy / W - 5x1k / Th - off / F - off / S - off / S - 18k LSD"
    runs, problems, _ = read_run_text(lettered, file="f", **span)
    assert [run.on.weekday() for run in runs] == list(range(7))
    assert problems == ()


def test_a_weekly_line_stands_on_each_matching_day_of_the_span() -> None:
    runs, problems, _ = read_run_lines(
        ["lun+mer: footing 50 min", "Fri-Sun: easy 5 km", "Tue, Thu: 6x800"],
        file="f", where="w", starts_on=MONDAY, ends_on=MONDAY + dt.timedelta(days=13),
    )  # fmt: skip
    assert [run.on.weekday() for run in runs] == [0, 1, 2, 3, 4, 5, 6] * 2
    assert problems == ()


def test_the_span_may_start_on_any_weekday() -> None:
    for offset in range(7):
        starts_on = MONDAY + dt.timedelta(days=offset)
        runs, _, _ = read_run_lines(
            ["sun: long 22 km"], file="f", where="w", starts_on=starts_on,
            ends_on=starts_on + dt.timedelta(days=6),
        )  # fmt: skip
        assert [run.on for run in runs] == [SUNDAY]


def test_two_runs_on_one_day() -> None:
    runs, problems, _ = read_run_lines(
        ["tue: am easy 6 km / pm 6x800", "thu 6:00: easy 6k; 18:00: 6x800"],
        file="f", where="w", starts_on=MONDAY, ends_on=SUNDAY,
    )  # fmt: skip
    assert [(run.type, run.distance_m) for run in runs] == [("easy", 6000), ("intervals", 4800)] * 2
    assert [run.at for run in runs] == [None, None, dt.time(6), dt.time(18)]
    assert problems == ()


@pytest.mark.parametrize(
    "line", ["tue: 10 km", "tue: with Anna", "tue:", "tue: ???", "tue: Halbmarathonvorbereitung"]
)
def test_what_is_not_understood_is_kept_as_unknown_and_said_once(line: str) -> None:
    runs, problems, _ = read_run_lines(
        [line], file="a.yaml", where="runs.week", starts_on=MONDAY,
        ends_on=MONDAY + dt.timedelta(days=20),
    )  # fmt: skip
    assert [run.type for run in runs] == ["unknown"] * 3
    assert len(problems) == 1
    assert problems[0].where == "runs.week[0]"
    assert "write" in problems[0].text or "add a word" in problems[0].text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("long run", "names no day"),
        ("2027-02-30: easy 5 km", "no such date"),
        ("3/4/2027: race 10 km", "2027-03-04 or 2027-04-03"),
    ],
)
def test_a_line_without_a_clear_day_is_a_problem_that_says_what_to_write(
    line: str, said: str
) -> None:
    runs, problems, _ = read_run_lines(
        ["", line], file="f", where="runs.dated", starts_on=MONDAY, ends_on=SUNDAY
    )
    assert runs == ()
    assert len(problems) == 1
    assert problems[0].where == "runs.dated[1]"
    assert said in problems[0].text


def test_key_stays_open_unless_the_text_says_so() -> None:
    assert read_one("tue: easy 8 km")[0].key is None
    assert read_one("tue: easy 8 km (key)")[0].key is True
    assert read_one("tue: tempo 8 km, not key")[0].key is False
    assert read_one("Di: lockerer Lauf 8 km (Schlüsseleinheit)")[0].key is True


def read_pasted(text: str, days: int = 60) -> Runs:
    return read_run_text(
        text, file="plan.txt", starts_on=MONDAY, ends_on=MONDAY + dt.timedelta(days=days)
    )


def test_a_pasted_week() -> None:
    runs, problems, _ = read_pasted("Tue 6x800, Sun 26k")
    assert [(run.on, run.type, run.distance_m) for run in runs] == [
        (dt.date(2026, 11, 17), "intervals", 4800),
        (SUNDAY, "unknown", 26000),
    ]
    assert [problem.where for problem in problems] == ["line 1"]


def test_commas_inside_a_workout_do_not_cut_it() -> None:
    runs, problems, _ = read_pasted("Tue WU 2k, 6x800, CD 2k; Thu easy 8k\nSun LR 24 km")
    assert [(run.type, run.distance_m) for run in runs] == [
        ("intervals", 8800), ("easy", 8000), ("long", 24000)
    ]  # fmt: skip
    assert problems == ()


def test_weeks_go_on_by_headings_and_by_days_that_come_again() -> None:
    text = "Week 3\nTue 6x800\nSun\nlong 20k\nWeek 4: Tue 5x1000\nWeek 6\nSun long 22k\nMon easy 5k"
    runs, problems, _ = read_pasted(text)
    assert [(run.on - MONDAY).days for run in runs] == [1, 6, 8, 27, 28]
    assert problems == ()


def test_a_german_calendar_week_is_that_week() -> None:
    runs, _, _ = read_pasted("KW 48: Di 6x800, So 20 km lang\nKW 2: Di 5x1000")
    assert [run.on for run in runs] == [
        dt.date(2026, 11, 24), dt.date(2026, 11, 29), dt.date(2027, 1, 12)
    ]  # fmt: skip


def test_pasted_runs_outside_the_span_are_said() -> None:
    runs, problems, _ = read_pasted("Mon easy 5k\nTue 6x800\nMon easy 5k", days=3)
    assert len(runs) == 2
    assert "1 run lies outside" in problems[0].text


def test_a_pasted_note_is_a_problem_and_loses_nothing_else() -> None:
    runs, problems, _ = read_pasted("My winter plan\nTue 6x800\n")
    assert len(runs) == 1
    assert (problems[0].file, problems[0].where) == ("plan.txt", "line 1")


@given(st.text(max_size=60))
def test_any_line_gives_a_run_or_a_problem(line: str) -> None:
    runs, problems, _ = read_run_lines(
        [line], file="f", where="w", starts_on=MONDAY, ends_on=SUNDAY
    )
    visible = any(char.isalnum() for char in line)
    assert not visible or runs or problems


PIECES = st.sampled_from(
    "mon tue Mi. sun 06:30 18h30 : , ; / + - 6x800 8 km 1h10 90' ( ) @ 4:10/km long easy tempo "
    "week 3 x 2x( 400 m 2026-12-05 3/4 r=1'30 jog rest am pm 99999 key not".split()
)


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_any_order_of_words_gives_runs_with_sane_sizes_or_a_problem(line: str) -> None:
    runs, problems, _ = read_run_text(line, file="f", starts_on=MONDAY, ends_on=SUNDAY)
    for run in runs:
        assert run.distance_m is None or 0 < run.distance_m <= 1_000_000
        assert run.duration_s is None or 0 < run.duration_s <= 7 * 86400
        assert run.type != "easy" or "easy" in line or "jog" in line
    assert all(problem.text for problem in problems)


def test_hostile_lines_are_read_in_time_and_bounded() -> None:
    lines = [
        "tue " + "x" * 100_000,
        "tue " + "1x" * 50_000,
        "tue: " + " " * 100_000 + "6x800",
        "tue: " + "9" * 5000 + " km",
        "tue: 99 x 999999 km",
        "tue " + "(" * 9000,
    ]
    runs, problems, _ = read_run_lines(lines, file="f", where="w", starts_on=MONDAY, ends_on=SUNDAY)
    assert all(run.distance_m is None or run.distance_m <= 1_000_000 for run in runs)
    assert all(len(run.title) <= 200 for run in runs)
    assert problems
