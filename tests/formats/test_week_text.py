from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.run_text import read_run_lines
from ironstride.formats.week_text import (
    UNITS,
    WeekRun,
    read_usual_week,
    read_week_run,
    write_week_run,
)

MONDAY = dt.date(2026, 11, 23)
# What a week of the app may hold: a race has its own page, `unknown` and `rest` are no runs.
TYPES = "easy recovery steady long tempo threshold intervals hills strides cross".split()
RUNS = st.builds(
    WeekRun,
    st.integers(0, 6),
    st.sampled_from(TYPES),
    st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(["", "5", "12.5", "90"]),
    st.sampled_from(UNITS),
)


@given(run=RUNS)
def test_a_written_run_reads_back(run: WeekRun) -> None:
    back = read_week_run(write_week_run(run))
    assert back is not None
    assert back == (run if run.amount else WeekRun(run.weekday, run.type, run.at))


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize(("amount", "unit"), [("8", "km"), ("45", "min"), ("5", "mi"), ("", "km")])
def test_a_written_run_is_understood_as_what_it_is(kind: str, amount: str, unit: str) -> None:
    line = write_week_run(WeekRun(1, kind, dt.time(6, 30), amount, unit))  # type: ignore[arg-type]  # a word of TYPES
    runs, problems, _ = read_run_lines(
        [line], file="x", where="week", starts_on=MONDAY, ends_on=MONDAY + dt.timedelta(days=6)
    )
    assert [run.type for run in runs] == [kind]
    assert runs[0].at == dt.time(6, 30)
    assert not problems
    if amount:
        sizes = {"km": 8000, "mi": 8046.72, "min": 2700}
        assert (runs[0].duration_s if unit == "min" else runs[0].distance_m) == pytest.approx(
            sizes[unit]
        )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Tue 6x800, Sun 26k", ("Tue 6x800", "Sun 26k")),
        ("Monday:\neasy 8 km\n\nSunday: long 22 km", ("Monday: easy 8 km", "Sunday: long 22 km")),
        ("Tue am easy 6 km\nTue pm 6x800", ("Tue am easy 6 km", "Tue pm 6x800")),
        ("Sun long 20 km, Mon rest, Tue 6x800", ("Sun long 20 km", "Mon rest", "Tue 6x800")),
        ("tue 6x800\nsomething else", ("tue 6x800", "something else")),
        ("", ()),
    ],
)
def test_a_week_without_dates_repeats(text: str, lines: tuple[str, ...]) -> None:
    assert read_usual_week(text, near=MONDAY) == lines


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-05: race 10 km",
        "Week 1\nTue 6x800\nWeek 2\nTue 8x800",
        "Tue 6x800, Sun 26k\nTue 8x800, Sun 28k",
        "Week 1 starts 2026-12-07\nTue 6x800",
        "\n".join(["easy"] * 100),
    ],
)
def test_a_plan_of_its_own_weeks_does_not_repeat(text: str) -> None:
    assert read_usual_week(text, near=MONDAY) is None


@given(text=st.text(max_size=300))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    read_usual_week(text, near=MONDAY)
    read_week_run(text)
