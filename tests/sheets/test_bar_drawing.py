"""A bar end drawn with letters: sizes, numbers, both units, and what a pipe gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.loading.inventory import explain_load
from ironstride.sheets.bar_drawing import draw_bars
from ironstride.sheets.cards import BarCard
from ironstride.training.exercise import Setup
from ironstride.training.place import Inventory


def bar(load: str, *plates: tuple[str, float], unit: str = "kg") -> BarCard:
    numbers = tuple(number for number, _ in plates)
    text = f"20 {unit} bar, each side {' + '.join(numbers)} {unit}" if plates else "20 kg bar alone"
    return BarCard(load, f"20 {unit}", numbers, tuple(size for _, size in plates), text)


HEAVY = bar("112.5 kg", ("25", 1.0), ("20", 0.8), ("1.25", 0.05))
LIGHT = bar("47.5 kg", ("10", 0.4), ("2.5", 0.1), ("1.25", 0.05))


def test_plates_are_drawn_in_their_sizes() -> None:
    assert draw_bars(
        [bar("102.5 kg", ("25", 1.0), ("15", 0.6), ("5", 0.2), ("1.25", 0.05))], 80
    ) == [
        "102.5 kg: 20 kg bar, each side",
        "      ┏━━┓┏━━┓╭─╮",
        "━━━━━╋┃25┃┃15┃│5│[1.25]━━",
        "      ┗━━┛┗━━┛╰─╯",
    ]


def test_a_pipe_gets_plain_letters() -> None:
    lines = draw_bars([LIGHT], 80, plain=True)
    assert lines == [
        "47.5 kg: 20 kg bar, each side",
        "      .--.",
        "=====||10|[2.5][1.25]==",
        "      '--'",
    ]
    assert all(line.isascii() for line in lines)


def test_two_bars_stand_side_by_side_where_they_fit() -> None:
    wide = draw_bars([LIGHT, HEAVY], 70, plain=True)
    assert len(wide) == 4
    assert "47.5 kg: 20 kg bar, each side   112.5 kg: 20 kg bar, each side" in wide
    narrow = draw_bars([LIGHT, HEAVY], 50, plain=True)
    assert len(narrow) == 8
    assert draw_bars([], 80) == []


def test_a_bar_alone_is_told_and_not_drawn() -> None:
    assert draw_bars([bar("20 kg")], 80) == ["20 kg: 20 kg bar alone"]
    beside = draw_bars([bar("20 kg"), LIGHT], 80, plain=True)
    assert beside[0].startswith("20 kg: 20 kg bar alone   47.5 kg")
    assert len(beside) == 4


def test_what_nothing_makes_is_told_once() -> None:
    text = explain_load(61, Inventory(bars_kg=(20,)), Setup(frozenset(), "barbell"))
    assert draw_bars([BarCard("61 kg", "", (), (), text)], 80) == [
        "61 kg: no bar and plates here make it"
    ]


@pytest.mark.parametrize("plain", [True, False])
@given(
    plates=st.lists(st.tuples(st.integers(1, 100), st.floats(0, 1)), min_size=1, max_size=8),
    width=st.integers(20, 120),
)
def test_every_plate_is_there_in_its_order(
    plates: list[tuple[int, float]], width: int, plain: bool
) -> None:
    card = bar("90 lb", *((f"{number}", size) for number, size in plates), unit="lb")
    lines = draw_bars([card, card], width, plain=plain)
    middle = next(line for line in lines if line.startswith("=" if plain else "━"))
    found = "".join(letter if letter.isdigit() else " " for letter in middle).split()
    assert found[: len(plates)] == [str(number) for number, _ in plates]
    assert all(line == line.rstrip() for line in lines)
