from __future__ import annotations

import pytest
from rich.text import Text

from ironstride.cli.screen import as_text, indented, open_console, progress_bar, show


@pytest.mark.parametrize(("given", "width"), [("20", 60), ("80", 80), ("300", 120)])
def test_a_console_is_60_to_120_columns_wide(
    monkeypatch: pytest.MonkeyPatch, given: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", given)
    assert open_console().width == width


def test_markup_and_emoji_codes_of_names_stay_text() -> None:
    assert as_text("[bold]x[/bold] :runner:") == "[bold]x[/bold] :runner:\n"


def test_wrapped_text_stays_under_its_text() -> None:
    lines = as_text(indented("one two three", 2, "why", 4), width=14).splitlines()
    assert lines == ["  why  one two", "       three"]


def test_a_long_word_goes_on_below() -> None:
    assert "".join(as_text(indented("x" * 30), width=12).split()) == "x" * 30


def test_a_pipe_gets_lines_without_trailing_blanks(capsys: pytest.CaptureFixture[str]) -> None:
    show(Text("a  "), Text("b", style="bold red"))
    assert capsys.readouterr().out == "a\nb\n"


def test_a_bar_stays_silent_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar("Working") as progress:
        progress.advance(progress.add_task("", total=2))
    assert capsys.readouterr() == ("", "")
