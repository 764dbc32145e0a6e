from __future__ import annotations

import pytest

from ironstride.sheets.drawing import (
    COLOURS,
    box,
    circle,
    cut,
    fold,
    line,
    lines_of,
    move,
    picture,
    shape,
    width_of,
    words,
)


def test_a_picture_says_what_it_shows() -> None:
    svg = picture(100, 50, "A <title>", "What & why", words(0, 10, "x"))
    assert "<title>A &lt;title&gt;</title><desc>What &amp; why</desc>" in svg
    assert 'role="img"' in svg
    assert 'viewBox="0 0 100 50"' in svg


@pytest.mark.parametrize("look", COLOURS)
def test_each_colour_is_a_class_too(look: str) -> None:
    assert f'class="{look}" fill="{COLOURS[look]}"' in box(0, 0, 1, 1, look)


def test_shapes_have_their_place() -> None:
    assert 'x1="1" y1="2" x2="3" y2="4"' in line(1, 2, 3, 4)
    assert 'points="0,0 1.5,2"' in shape(((0, 0), (1.5, 2)), "ink")
    assert 'fill="none"' in circle(0, 0, 1, is_full=False)
    assert 'fill="none"' not in circle(0, 0, 1, is_full=True)
    assert move(words(0, 0, "x"), 1.234, 2).startswith('<g transform="translate(1.23 2)">')
    assert "<title>a &lt; b</title>" in box(0, 0, 1, 1, "ink", hint="a < b")
    assert 'width="0"' in box(0, 0, -5, 1, "ink")


def test_lines_stand_below_each_other() -> None:
    drawn = lines_of(0, 10, ["a", "b"], 10)
    assert 'y="10"' in drawn
    assert 'y="23"' in drawn


@pytest.mark.parametrize("text", ["short", "a few plain words in a row", "x" * 300, "", "a " * 50])
def test_folded_lines_fit_and_lose_nothing(text: str) -> None:
    lines = fold(text, 120)
    assert all(width_of(one) <= 120 for one in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["short", "W" * 300, "\u4f60" * 100])
def test_a_cut_text_fits(text: str) -> None:
    assert width_of(cut(text, 100)) <= 100
    assert cut("short", 100) == "short"


def test_the_longest_name_of_a_plan_is_cut() -> None:
    assert width_of(cut("Name " * 2_000, 100)) <= 100


def test_wide_letters_are_wider() -> None:
    assert width_of("iii") < width_of("aaa") < width_of("WWW")
    assert width_of("a", bold=True) > width_of("a")
    assert width_of("\u4f60") > width_of("a")
