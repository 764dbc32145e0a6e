from __future__ import annotations

import io
from typing import TYPE_CHECKING

import click
import pytest

from ironstride.cli.init_answers import (
    ask,
    ask_choice,
    ask_many,
    ask_numbered,
    ask_yes,
    read_date,
    read_numbers,
    to_kg,
    weight_reader,
)
from ironstride.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def give(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return give


def test_a_wrong_answer_is_asked_again(
    answer: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    answer("soon", "1990-05-31")
    assert ask("Born", read_date).isoformat() == "1990-05-31"
    assert "like 1990-05-31" in capsys.readouterr().out


def test_the_end_of_the_answers_stops(answer: Callable[..., None]) -> None:
    answer("soon")
    with pytest.raises(click.Abort):
        ask("Born", read_date)


def test_a_list_ends_with_an_empty_answer(answer: Callable[..., None]) -> None:
    answer("a", "b", "", "c")
    assert ask_many("Next", str) == ["a", "b"]


def test_the_beginning_of_a_word_is_enough(answer: Callable[..., None]) -> None:
    answer("purple", "CONF")
    assert ask_choice("How", {"never": 1, "confident": 5}, "never") == 5
    answer("", "y", "no")
    assert [ask_yes("Sure?") for _ in range(3)] == [False, True, False]


@pytest.mark.parametrize(
    ("given", "chosen"), [(["2, 3"], [1, 2]), ([""], []), (["none"], []), (["4", "x", "1"], [0])]
)
def test_numbers_choose_sentences(
    answer: Callable[..., None], given: list[str], chosen: list[int]
) -> None:
    answer(*given)
    assert ask_numbered("Any?", ["one", "two", "three"]) == chosen


def test_weights_are_read_in_the_runners_unit() -> None:
    assert weight_reader("kg", 20, 400)("61,5 kg") == 61.5
    assert weight_reader("lb", 20, 400)("165") == pytest.approx(74.84, abs=0.01)
    assert to_kg(10, "kg") == 10
    for text in ("", "heavy", "3", "900"):
        with pytest.raises(InvalidValueError, match=r"weight in kg|numbers"):
            weight_reader("kg", 20, 400)(text)


def test_numbers_are_found_in_an_answer() -> None:
    assert read_numbers("4 8, 12.5") == [4, 8, 12.5]
    assert read_numbers("") == []
