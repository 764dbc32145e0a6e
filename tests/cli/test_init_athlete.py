from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

from ironstride.cli.init_athlete import ask_athlete
from ironstride.training.intake_words import COMFORT_QUESTIONS

if TYPE_CHECKING:
    import pytest

TODAY = dt.date(2026, 11, 23)


def test_the_answers_make_an_athlete(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["", "Robin", "2030-01-01", "1990-05-01", "male", "lb", "150", "reg"]
    lines += ["fine"] * len(COMFORT_QUESTIONS) + ["many", "30", "25"]
    lines += ["gym", "", "mon 40", "", "", "back squat 135 x 8, 2 left", "", *[""] * 5]
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    athlete = ask_athlete(TODAY).athlete
    assert (athlete.name, athlete.born.year, athlete.units) == ("Robin", 1990, "lb")
    assert athlete.lifting.experience == "intermediate"
    assert athlete.lifting.comfort["hinge"] == 4
    assert athlete.lifting.sessions == {"squat": 30, "hinge": 25}
    assert [lift.exercise for lift in athlete.lifts] == ["back-squat"]
