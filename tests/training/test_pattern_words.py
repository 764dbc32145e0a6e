"""Each pattern has plain words that fit a title and a bracket."""

from __future__ import annotations

import pytest

from ironstride.training.pattern_words import PATTERN_WORDS, PatternWords
from ironstride.training.words import PATTERNS


def test_each_pattern_is_said_in_plain_words() -> None:
    assert set(PATTERN_WORDS) == set(PATTERNS)


@pytest.mark.parametrize("pattern", PATTERN_WORDS)
def test_words_stand_inside_a_sentence(pattern: str) -> None:
    words = PATTERN_WORDS[pattern]  # type: ignore[index] # a plain word as key
    for text in (words.name, words.meaning, words.purpose):
        assert text == text.strip()
        assert text[0].islower()
        assert not text.endswith(".")
        assert "_" not in text
    assert words.meaning != words.name


@pytest.mark.parametrize(
    ("name", "short"),
    [("calf, knee bent", "calf"), ("squat", "squat"), ("front of the trunk", "front of the trunk")],
)
def test_a_short_name_leaves_the_detail_out(name: str, short: str) -> None:
    assert PatternWords(name, "what it is", "what for").short == short


def test_both_calf_patterns_share_a_short_name_and_no_others_do() -> None:
    shorts = [words.short for words in PATTERN_WORDS.values()]
    assert {short for short in shorts if shorts.count(short) > 1} == {"calf"}
