from __future__ import annotations

from ironstride.cli.screen import as_text
from ironstride.cli.sparkline import Sparkline, draw_line


def test_low_is_low_and_high_is_high() -> None:
    assert draw_line([1, 2, 3, 8], 4, "abcdefgh") == "abch"


def test_many_numbers_share_signs_by_their_mean() -> None:
    assert draw_line([1, 3, 5, 7], 2, "abc") == "ac"
    assert len(draw_line(range(1000), 24)) == 24


def test_equal_numbers_are_a_line_and_none_are_nothing() -> None:
    assert draw_line([5, 5, 5], 9, "abc") == "bbb"
    assert draw_line([], 9) == ""


def test_it_is_shown_in_a_pipe() -> None:
    assert as_text(Sparkline((1.0, 2.0), 8)) == "▁█\n"
