from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import pytest

from ironstride.sheets.season_charts import (
    LEFT,
    RIGHT,
    WIDTH,
    Columns,
    Stack,
    bar_row,
    heat_table,
    row_heading,
)
from ironstride.sheets.week_facts import count_weeks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.sheets.week_facts import WeekFacts
    from ironstride.training.plan import Plan


@pytest.fixture
def weeks(plans: Mapping[str, Plan], catalogue: Catalogue) -> Sequence[WeekFacts]:
    return count_weeks(plans["sample"], catalogue)[:3]


def heights(drawn: str) -> list[float]:
    return [float(one) for one in re.findall(r'<rect [^>]*height="([\d.]+)"', drawn)]


@pytest.mark.parametrize("number", [1, 17, 104])
def test_columns_fill_the_width(number: int) -> None:
    columns = Columns(number)
    assert columns.at(0) == LEFT
    assert columns.at(number) == pytest.approx(WIDTH - RIGHT)
    assert columns.has_numbers is (number < 40)


def test_bars_are_as_high_as_their_share(weeks: Sequence[WeekFacts]) -> None:
    stack = Stack("Legs", (), (("lifts", weeks.index),))
    drawn = "".join(bar_row(stack, weeks, Columns(3), 0))
    small, large = heights(drawn)
    assert large == pytest.approx(2 * small)


def test_a_limit_stands_as_one_line_with_its_number(weeks: Sequence[WeekFacts]) -> None:
    stack = Stack("Jumps", (), (("lifts", lambda _: 50),), limit=lambda _: 100)
    drawn = "".join(bar_row(stack, weeks, Columns(3), 0))
    assert drawn.count('class="budget"') == 1
    assert ">100</text>" in drawn


@pytest.mark.parametrize(("size", "look"), [(40, "muted"), (97, "ink"), (100, "ink")])
def test_no_number_stands_on_the_line_of_a_limit(
    weeks: Sequence[WeekFacts], size: float, look: str
) -> None:
    stack = Stack("Jumps", (), (("lifts", lambda _: size),), limit=lambda _: 100)
    drawn = "".join(bar_row(stack, weeks[:1], Columns(3), 0))
    bar = re.search(r'<rect [^>]*y="([\d.]+)"[^>]*class="lifts"', drawn)
    number = re.search(rf'<text [^>]*y="([\d.]+)"[^>]*class="{look}"[^>]*>{size}</text>', drawn)
    assert bar is not None, drawn
    assert number is not None, drawn
    assert (float(number[1]) > float(bar[1])) is (look == "ink")


def test_nothing_is_said_not_drawn(weeks: Sequence[WeekFacts]) -> None:
    drawn = "".join(bar_row(Stack("Runs", (), (("runs", lambda _: 0),)), weeks, Columns(3), 0))
    assert "nothing known" in drawn
    assert heights(drawn) == []


def test_marks_stay_inside_the_row(weeks: Sequence[WeekFacts]) -> None:
    stack = Stack("Runs", (), (("runs", lambda _: 1),), marks=lambda _: 500)
    drawn = "".join(bar_row(stack, weeks, Columns(3), 0))
    assert 0 < drawn.count("<polygon") <= 30


def test_a_cell_has_its_number_or_its_height(weeks: Sequence[WeekFacts]) -> None:
    two = [
        dataclasses.replace(one, sets={"squat": number})
        for one, number in zip(weeks, (1, 2), strict=False)
    ]
    wide = "".join(heat_table(("squat", "pull"), two, Columns(2), 0))
    assert ">1</text>" in wide
    assert len(set(heights(wide))) == 1
    assert wide.count("\u00b7") == 2
    narrow = heights("".join(heat_table(("squat",), two, Columns(104), 0)))
    assert narrow[1] == pytest.approx(2 * narrow[0])


def test_a_heading_has_its_notes_below() -> None:
    drawn = "".join(row_heading(("Running", "km a week"), 10))
    assert 'font-weight="bold">Running' in drawn
    assert "km a week" in drawn
