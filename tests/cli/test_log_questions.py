from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from ironstride.cli.log_questions import ask_about_names, is_terminal
from ironstride.formats.log_names import Choice, NameTable

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue

COUNTS = Counter({"Squat (Barbell)": 9, "Leg Press Downstairs": 3, "Bench Press (Dumbbell)": 5})


@pytest.mark.parametrize(
    ("answers", "decided"),
    [
        (
            "both\nyes\n",
            {
                "Bench Press (Dumbbell)": Choice("dumbbell-bench-press", both_hands=True),
                "Leg Press Downstairs": Choice("leg-press"),
            },
        ),
        (
            "o\nn\n",
            {
                "Bench Press (Dumbbell)": Choice("dumbbell-bench-press"),
                "Leg Press Downstairs": Choice(None),
            },
        ),
        ("\nlater\n", {}),
    ],
)
def test_only_what_is_in_doubt_is_asked_about(
    catalogue: Catalogue,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answers: str,
    decided: dict[str, Choice],
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    names = NameTable(catalogue, {}, {"Bench Press (Dumbbell)"})
    assert ask_about_names(names, COUNTS, catalogue) == decided
    asked = capsys.readouterr().out
    assert "is it 'Dumbbell bench press', with the weight of one dumbbell or of both?" in asked
    assert "Squat" not in asked


def test_a_pipe_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    assert not is_terminal()
