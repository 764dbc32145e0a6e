from __future__ import annotations

import pytest

from ironstride.training.intake_words import COMFORT_WORDS, comfort_word, least_comfort_word


@pytest.mark.parametrize(("word", "level"), COMFORT_WORDS.items())
def test_an_answer_is_said_in_its_own_word(word: str, level: int) -> None:
    assert comfort_word(level) == word
    assert least_comfort_word(level) == word


def test_a_comfort_between_two_words_never_says_more_than_was_meant() -> None:
    assert comfort_word(3) == "unsure"
    assert least_comfort_word(3) == "fine"


@pytest.mark.parametrize("need", range(2, 6))
def test_what_is_needed_and_what_was_said_never_read_the_same(need: int) -> None:
    said = {comfort_word(level) for level in range(1, need)}
    assert least_comfort_word(need) not in said
