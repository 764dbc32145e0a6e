"""Benchmarks explain themselves, and a wrong word ends in one line."""

from __future__ import annotations

import pytest

from arguments import read_numbers


def call(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[int]:
    monkeypatch.setattr("sys.argv", ["bench_any.py", *words])
    return read_numbers("Measures it.", athletes=300, first=0)


def test_numbers_that_are_not_given_are_the_usual_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    assert call(monkeypatch) == [300, 0]
    assert call(monkeypatch, "20") == [20, 0]
    assert call(monkeypatch, "20", "7") == [20, 7]


def test_help_says_what_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        call(monkeypatch, "--help")
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert "Measures it." in said
    assert "else 300" in said


def test_a_word_that_is_no_number_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        call(monkeypatch, "many")
    assert ended.value.code == 2
    assert "invalid int value: 'many'" in capsys.readouterr().err
